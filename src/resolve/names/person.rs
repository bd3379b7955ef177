//! Names of persons.

use super::spelling::alike;
use super::{Name, NameLevel};
use crate::lexicon::{is_family, is_given, is_nickname};

pub(super) fn compare(one: &Name, other: &Name) -> NameLevel {
    if one.generation.is_some() && other.generation.is_some() && one.generation != other.generation {
        return NameLevel::Conflict;
    }
    if one.key == other.key {
        return NameLevel::Generation;
    }
    let level = words(one, other);
    // "Vane" may be any of them, "Vane Jr." is not every Vane.
    let is_bare = |name: &Name| name.generation.is_none() && name.is_one_word();
    let one_sided = one.generation != other.generation && !is_bare(one) && !is_bare(other);
    if one_sided && level.is_candidate() { NameLevel::Generation } else { level }
}

/// How two names agree, whatever generation they tell.
fn words(one: &Name, other: &Name) -> NameLevel {
    match (one.words.as_slice(), other.words.as_slice()) {
        ([word], [.., last]) | ([.., last], [word]) if word == last => NameLevel::Surname,
        ([word], [first, ..]) | ([first, ..], [word])
            if word == first && is_family(word) && !is_given(word) =>
        {
            NameLevel::Surname
        }
        ([word], [only]) if alike(word, only) => NameLevel::Spelling,
        ([_], _) | (_, [_]) => NameLevel::Other,
        (one, other) => full(one, other),
    }
}

/// Names of two words or more.
fn full(one: &[String], other: &[String]) -> NameLevel {
    let mut sorted = [one.to_vec(), other.to_vec()];
    for words in &mut sorted {
        words.sort();
    }
    if sorted[0] == sorted[1] {
        return NameLevel::Order;
    }
    if one.concat() == other.concat() {
        return NameLevel::Spelling;
    }
    let (Some((family, given)), Some((other_family, other_given))) = (one.split_last(), other.split_last())
    else {
        return NameLevel::Other;
    };
    if family == other_family {
        return given_names(&tokens(given), &tokens(other_given));
    }
    if alike(family, other_family) {
        return match given_names(&tokens(given), &tokens(other_given)) {
            NameLevel::Same | NameLevel::Spelling => NameLevel::Spelling,
            NameLevel::Conflict => NameLevel::Conflict,
            _ => NameLevel::Other,
        };
    }
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let mut rest = long.iter();
    if short.len() < long.len() && short.iter().all(|word| rest.any(|held| held == word)) {
        return NameLevel::Longer;
    }
    NameLevel::Other
}

/// Given names with initials apart: `j`, `d` for "J.D." and "JD".
fn tokens(given: &[String]) -> Vec<String> {
    let is_run = |word: &str| {
        (2..=3).contains(&word.len()) && !word.contains(['a', 'e', 'i', 'o', 'u', 'y']) && word.is_ascii()
    };
    given
        .iter()
        .flat_map(
            |word| {
                if is_run(word) { word.chars().map(String::from).collect() } else { vec![word.clone()] }
            },
        )
        .collect()
}

/// How the given names of one family name agree.
fn given_names(one: &[String], other: &[String]) -> NameLevel {
    let (Some((first, middle)), Some((other_first, other_middle))) = (one.split_first(), other.split_first())
    else {
        return NameLevel::Other;
    };
    let initial = |a: &String, b: &String| {
        let short = |word: &String| word.chars().count() == 1;
        (short(a) || short(b)) && a.chars().next() == b.chars().next()
    };
    let fits = |a: &String, b: &String| a == b || initial(a, b) || alike(a, b);
    let first_level = if first == other_first {
        NameLevel::Same
    } else if initial(first, other_first) {
        NameLevel::Initial
    } else if is_nickname(first, other_first) {
        NameLevel::Nickname
    } else if alike(first, other_first) {
        NameLevel::Spelling
    } else if other_middle.contains(first) || middle.contains(other_first) {
        // Known by the second given name.
        return NameLevel::Longer;
    } else {
        return NameLevel::Conflict;
    };
    let (short, long) =
        if middle.len() <= other_middle.len() { (middle, other_middle) } else { (other_middle, middle) };
    let mut rest = long.iter();
    if !short.iter().all(|word| rest.any(|held| fits(word, held))) {
        return NameLevel::Conflict;
    }
    match first_level {
        NameLevel::Same if one == other => NameLevel::Same,
        NameLevel::Same => NameLevel::Middle,
        level => level,
    }
}
