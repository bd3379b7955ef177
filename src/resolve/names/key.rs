//! A name as it is compared.

use super::written::{patronymics, plain, without_brackets};
use crate::lexicon::{
    american, canonical, counted, counts, head_last, is_body_word, is_family, is_given, listed, spelled_out,
    without_generation, without_legal_form,
};
use crate::matcher::{fold, fold_name, words};
use std::collections::BTreeSet;

/// What names are compared as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::resolve) enum Kind {
    /// Persons.
    Person,
    /// Bodies of people.
    Body,
    /// Places.
    Place,
    /// What happens or is agreed once: events, agreements.
    Happening,
    /// All else, of which a name is enough: laws, offenses.
    Concept,
}

impl Kind {
    /// All kinds with their names in `schema/resolution.toml`.
    pub(in crate::resolve) const ALL: [(Self, &'static str); 5] = [
        (Self::Person, "person"),
        (Self::Body, "body"),
        (Self::Place, "place"),
        (Self::Happening, "happening"),
        (Self::Concept, "concept"),
    ];
}

/// One name, taken apart.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::resolve) struct Name {
    /// What equal names share: folded, lists' names and forms made one.
    pub(in crate::resolve) key: String,
    /// As the text has it.
    pub(in crate::resolve) written: String,
    pub(in crate::resolve) kind: Kind,
    /// The words of `key`.
    pub(in crate::resolve) words: Vec<String>,
    /// The words that matter, sorted, adjectives of countries as the countries.
    pub(in crate::resolve) content: Vec<String>,
    /// A body's key without the legal form at its end.
    pub(in crate::resolve) legal: String,
    /// The letters of a short form (`FBI`, `TdA`), folded.
    pub(in crate::resolve) letters: Option<String>,
    /// The first letters of the words, with and without the small ones, where there are several.
    pub(in crate::resolve) initials: BTreeSet<String>,
    /// Whether many things are called so.
    pub(in crate::resolve) common: bool,
    /// Whether a list knows it.
    pub(in crate::resolve) known: bool,
    /// `jr`, `sr`, `ii`, `iii`, `iv`, of a person.
    pub(in crate::resolve) generation: Option<&'static str>,
}

impl Name {
    /// A name; nothing where no letter or digit is left of it, or only one.
    pub(in crate::resolve) fn of(written: &str, kind: Kind) -> Option<Self> {
        let bare = without_brackets(written);
        let known = canonical(bare).filter(|_| matches!(kind, Kind::Place | Kind::Body));
        let mut key = fold_name(&plain(known.unwrap_or(bare), kind).replace(['\'', '’'], ""));
        let mut generation = None;
        if kind == Kind::Person {
            let (rest, told) = without_generation(without_degrees(&key));
            (key, generation) = (patronymics(rest), told);
        } else if kind == Kind::Body {
            key = key.split(' ').map(|word| counted(american(word))).collect::<Vec<_>>().join(" ");
            key = head_last(&key);
        } else if kind == Kind::Happening {
            key = key.split(' ').map(counted).collect::<Vec<_>>().join(" ");
        } else if kind == Kind::Place {
            key = spelled_out(&key);
        }
        if key.chars().count() < 2 {
            return None;
        }
        let words: Vec<String> = key.split(' ').map(str::to_owned).collect();
        let content = if kind == Kind::Person {
            Vec::new()
        } else {
            content(&plain(bare, kind), known.is_some(), &words)
        };
        let common = match kind {
            Kind::Person => words.len() == 2 && is_given(&words[0]) && is_family(&words[1]),
            // A body that is called as its country is: its army, its government, its team.
            Kind::Body => {
                is_country(bare)
                    || (known.is_none() && content.iter().all(|word| is_body_word(word) || counts(word)))
            }
            Kind::Happening => !written.chars().any(|c| c.is_uppercase() || c.is_numeric()),
            Kind::Place | Kind::Concept => false,
        };
        Some(Self {
            legal: if kind == Kind::Body {
                fold_name(&without_legal_form(bare).replace(['\'', '’'], ""))
            } else {
                String::new()
            },
            letters: letters(written, &words),
            initials: initials(bare),
            written: written.to_owned(),
            known: known.is_some(),
            key,
            kind,
            words,
            content,
            common,
            generation,
        })
    }

    /// Whether a person is told by one word.
    pub(in crate::resolve) fn is_one_word(&self) -> bool {
        self.kind == Kind::Person && self.words.len() == 1
    }

    /// The numbers in the name.
    pub(in crate::resolve) fn numbers(&self) -> Vec<&str> {
        self.words
            .iter()
            .map(String::as_str)
            .filter(|word| word.chars().any(|c| c.is_ascii_digit()))
            .collect()
    }
}

fn letters(written: &str, words: &[String]) -> Option<String> {
    let capitals = written.chars().filter(|c| c.is_uppercase()).count();
    match words {
        [word] if !written.contains(' ') && capitals >= 2 && (2..=8).contains(&word.len()) => {
            Some(word.clone())
        }
        _ => None,
    }
}

pub(super) fn initials(written: &str) -> BTreeSet<String> {
    let folded = fold_name(written);
    // "UN Security Council" is UNSC; in capitals, words and acronyms look alike.
    let capitals = |word: &&str| word.chars().count() > 1 && word.chars().all(char::is_uppercase);
    let acronyms: BTreeSet<String> = if written.chars().any(char::is_lowercase) {
        written.split(|c: char| !c.is_alphanumeric()).filter(capitals).map(fold_name).collect()
    } else {
        BTreeSet::new()
    };
    let first = |words: &[&str]| -> String {
        words
            .iter()
            .flat_map(|word| word.chars().take(if acronyms.contains(*word) { 8 } else { 1 }))
            .collect()
    };
    let all: Vec<&str> = folded.split(' ').collect();
    let large: Vec<&str> = all.iter().copied().filter(|word| !is_small(word)).collect();
    [first(&all), first(&large)].into_iter().filter(|letters| letters.chars().count() >= 2).collect()
}

/// Whether the whole of a name is that of a country, or an adjective of one.
fn is_country(written: &str) -> bool {
    let folded: Vec<String> = words(written).map(|span| fold(span.of(written))).collect();
    let entry = listed().all_at(&folded, 0).find(|(_, entry)| entry.list == "countries");
    entry.is_some_and(|(length, _)| length == folded.len())
}

/// Words that only join others.
fn is_small(word: &str) -> bool {
    ["of", "the", "and", "for", "in", "on", "to", "de", "la", "del", "a", "an", "at", "s"].contains(&word)
}

/// A person's folded name without degrees at its end: "m d" of "M.D.".
fn without_degrees(key: &str) -> &str {
    const DEGREES: [&str; 6] = [" m d", " md", " ph d", " phd", " esq", " dds"];
    let bare = DEGREES.iter().find_map(|degree| key.strip_suffix(degree));
    bare.filter(|rest| rest.contains(' ')).unwrap_or(key)
}

/// The words that matter, sorted; "Philippine" and "Philippines'" count as the country.
fn content(written: &str, known: bool, key: &[String]) -> Vec<String> {
    if known {
        let mut content: Vec<String> = key.iter().filter(|word| !is_small(word)).cloned().collect();
        content.sort();
        return content;
    }
    let folded: Vec<String> = words(written).map(|span| fold(span.of(written))).collect();
    let mut content = Vec::new();
    let mut at = 0;
    while at < folded.len() {
        let place =
            listed().at(&folded, at).filter(|(_, entry)| ["countries", "regions"].contains(&entry.list));
        let (length, name) =
            place.map_or((1, folded[at].as_str()), |(length, entry)| (length, entry.canonical));
        let plain = fold_name(&name.replace(['\'', '’'], ""));
        let plain = plain.split(' ').map(|word| counted(american(word))).collect::<Vec<_>>().join(" ");
        if !is_small(&plain) && !plain.is_empty() {
            content.push(plain);
        }
        at += length;
    }
    content.sort();
    content
}
