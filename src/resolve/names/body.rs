//! Names of bodies, places and all else.

use super::spelling::alike;
use super::{Kind, Name, NameLevel};
use crate::lexicon::is_body_word;

pub(super) fn compare(one: &Name, other: &Name) -> NameLevel {
    if one.numbers() != other.numbers() {
        return NameLevel::Conflict;
    }
    if one.kind == Kind::Body && one.legal == other.legal {
        return NameLevel::LegalForm;
    }
    if one.kind != Kind::Place && one.content == other.content && !one.content.is_empty() {
        return if one.common { NameLevel::SameCommon } else { NameLevel::SameWords };
    }
    if is_short_form(one, other) || is_short_form(other, one) {
        return NameLevel::Acronym;
    }
    // "Nigerian" and "Nigerien" are spelled alike, and their countries are not.
    let alike = spelled_alike(&one.words, &other.words);
    if alike && (one.kind != Kind::Body || spelled_alike(&one.content, &other.content)) {
        return NameLevel::Spelling;
    }
    if one.kind == Kind::Body && (names_the_kind(one, other) || names_the_kind(other, one)) {
        return NameLevel::HeadWord;
    }
    NameLevel::Other
}

fn is_short_form(short: &Name, long: &Name) -> bool {
    long.kind != Kind::Place
        && long.words.len() > 1
        && short.letters.as_ref().is_some_and(|letters| long.initials.contains(letters))
}

/// Whether all words are the same but one, which is spelled like its like; of long names only.
fn spelled_alike(one: &[String], other: &[String]) -> bool {
    let length: usize = one.iter().map(String::len).sum();
    let mut differing = one.iter().zip(other).filter(|(a, b)| a != b);
    length >= 7
        && one.len() == other.len()
        && differing.next().is_some_and(|(a, b)| alike(a, b))
        && differing.next().is_none()
}

/// Whether a name is the other with a word behind it that says what it is: "Wagner Group".
fn names_the_kind(long: &Name, short: &Name) -> bool {
    const KINDS: [&str; 17] = [
        "group",
        "company",
        "corporation",
        "cartel",
        "gang",
        "movement",
        "party",
        "organization",
        "militants",
        "militia",
        "network",
        "airlines",
        "club",
        "fc",
        "cf",
        "newspaper",
        "holdings",
    ];
    long.words.len() == short.words.len() + 1
        && long.words.starts_with(&short.words)
        && long.words.last().is_some_and(|word| {
            let police = short.words.last().is_some_and(|last| last == "police");
            KINDS.contains(&word.as_str())
                || police && ["department", "force", "service"].contains(&word.as_str())
        })
        && !short.words.iter().all(|word| is_body_word(word))
}
