//! Which units are worth comparing: those that share a key of their names.

use super::names::{Kind, Name, skeleton};
use super::symbols::Symbols;
use super::unit::Unit;
use crate::lexicon::{formal_names, is_family, is_given, spelling_group};
use crate::types::{Diagnostic, Place};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Of a key that more units share, each is compared with so many of its neighbours in the order of their names and
/// facts, so that the work stays linear. A warning says so.
const MOST_COMPARED: usize = 256;

/// Pairs of positions of units, each once, the smaller first, in order; and a warning where a block was too large.
pub(super) fn pairs(units: &[Unit], symbols: &Symbols) -> (Vec<(usize, usize)>, Vec<Diagnostic>) {
    let mut blocks: BTreeMap<(Kind, String), Vec<usize>> = BTreeMap::new();
    for (at, unit) in units.iter().enumerate() {
        let keys: BTreeSet<String> = unit.names.iter().flat_map(|&name| keys(symbols.name(name))).collect();
        for key in keys {
            blocks.entry((unit.kind, key)).or_default().push(at);
        }
    }
    let mut pairs = Vec::new();
    let mut large: Vec<(usize, &str)> = Vec::new();
    for ((_, key), block) in &mut blocks {
        if block.len() > MOST_COMPARED {
            large.push((block.len(), key.as_str()));
            block.sort_by_cached_key(|&at| order(&units[at], symbols, at));
        }
        let by_surname = key.starts_with(SURNAME);
        for (from, &a) in block.iter().enumerate() {
            let others = block[from + 1..].iter().take(MOST_COMPARED);
            pairs.extend(
                others
                    .filter(|&&b| !by_surname || is_bare(&units[a], symbols) != is_bare(&units[b], symbols))
                    .map(|&b| (a.min(b), a.max(b))),
            );
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    (pairs, warning(large).into_iter().collect())
}

/// Keys begin with a mark of what they compare.
const SURNAME: char = '~';

/// Whether a person is known by one word alone.
fn is_bare(unit: &Unit, symbols: &Symbols) -> bool {
    unit.names.iter().any(|&name| symbols.name(name).is_one_word())
}

/// In a block that is too large, neighbours are alike in names, offices and places.
fn order(unit: &Unit, symbols: &Symbols, at: usize) -> (Vec<String>, Vec<String>, usize) {
    let names = unit.names.iter().map(|&name| symbols.name(name).key.clone()).collect();
    let facts = unit.offices.iter().chain(&unit.places).map(|&fact| symbols.text(fact).to_owned()).collect();
    (names, facts, at)
}

fn warning(mut large: Vec<(usize, &str)>) -> Option<Diagnostic> {
    // Whole names say more than keys of their sounds.
    let is_name = |key: &str| key.starts_with('=');
    large.sort_by_key(|&(count, key)| (!is_name(key), Reverse(count), key));
    let any_name = large.first().is_some_and(|(_, key)| is_name(key));
    let shown = large.iter().take_while(|(_, key)| !any_name || is_name(key)).take(3);
    let shown: Vec<String> = shown
        .map(|(count, key)| format!("`{}` ({count})", key.trim_start_matches(|c: char| !c.is_alphanumeric())))
        .collect();
    (!large.is_empty()).then(|| {
        Diagnostic::warning(
            Place::file("names across documents"),
            format!(
                "{} keys of names are shared by more than {MOST_COMPARED} things, most by {}: each of these was compared with \
                 {MOST_COMPARED} others alone",
                large.len(),
                shown.join(", ")
            ),
            "some of these may be two nodes where they are one: `tieline review` lists what is least certain",
        )
    })
}

/// The keys of one name.
fn keys(name: &Name) -> Vec<String> {
    let mut keys = vec![format!("={}", name.key)];
    match name.kind {
        Kind::Person => person_keys(name, &mut keys),
        Kind::Place => keys.extend(sound(name)),
        Kind::Body | Kind::Happening | Kind::Concept => {
            keys.push(format!("+{}", name.content.join(" ")));
            keys.extend(name.letters.iter().map(|letters| format!("!{letters}")));
            if name.words.len() > 1 {
                keys.extend(name.initials.iter().map(|letters| format!("!{letters}")));
            }
            keys.extend(sound(name));
            if name.kind == Kind::Body {
                keys.push(format!("={}", name.legal));
                let short = name.words.split_last().filter(|(_, rest)| !rest.is_empty());
                keys.extend(short.map(|(_, rest)| format!("={}", rest.join(" "))));
            }
        }
    }
    keys
}

/// What long names that are spelled alike share: the consonants of all words, or all words but one.
fn sound(name: &Name) -> Vec<String> {
    let letters: usize = name.words.iter().map(String::len).sum();
    if letters < 7 {
        return Vec::new();
    }
    let mut keys = vec![format!("*{}", skeleton(&name.words.concat()))];
    if (2..=7).contains(&name.words.len()) {
        keys.extend((0..name.words.len()).filter(|&at| name.words[at].len() >= 5).map(|at| {
            let mut words = name.words.clone();
            "_".clone_into(&mut words[at]);
            format!("-{}", words.join(" "))
        }));
    }
    keys
}

fn person_keys(name: &Name, keys: &mut Vec<String>) {
    let (Some(first), Some(last)) = (name.words.first(), name.words.last()) else { return };
    keys.push(format!("{SURNAME}{last}"));
    if name.words.len() == 1 {
        return;
    }
    if is_family(first) && !is_given(first) {
        keys.push(format!("{SURNAME}{first}"));
    }
    let family = spelling_group(last).map_or_else(|| skeleton(last), |group| group.to_string());
    let starts = formal_names(first).filter_map(|formal| skeleton(formal).chars().next());
    keys.extend(starts.map(|start| format!("%{family} {start}")));
    keys.extend(spelling_group(first).map(|group| format!("%{family} {group}")));
    let mut words: Vec<String> = name.words.iter().map(|word| skeleton(word)).collect();
    words.sort();
    keys.push(format!("#{}", words.concat()));
    keys.push(format!("@{}", name.words.concat()));
    keys.extend(name.words.windows(2).map(|pair| format!("&{} {}", pair[0], pair[1])));
    // A short form leaves out a middle name, or the second family name, or both.
    keys.extend(name.words.iter().skip(2).map(|word| format!("&{first} {word}")));
}
