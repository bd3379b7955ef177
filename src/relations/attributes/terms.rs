//! The sentence of a court: "37 months in federal prison".

use super::slice;
use crate::matcher::fold;
use crate::types::{SentenceIx, Text};

const COUNTS: [&str; 14] = [
    "a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "fifteen",
];
const UNITS: [&str; 6] = ["years", "year", "months", "month", "days", "day"];
/// Words of a threat, not of a sentence that was given.
const THREATS: [&str; 7] = ["maximum", "faces", "face", "facing", "carries", "statutory", "up"];
const GIVEN: [&str; 5] = ["sentenced", "sentences", "sentence", "jailed", "imprisoned"];
/// Words that may follow the length and belong to it.
const PLACES: [&str; 16] = [
    "in",
    "of",
    "federal",
    "state",
    "prison",
    "jail",
    "custody",
    "imprisonment",
    "probation",
    "supervised",
    "release",
    "home",
    "confinement",
    "incarceration",
    "a",
    "detention",
];
const CLOSING: [&str; 9] = [
    "prison",
    "jail",
    "custody",
    "imprisonment",
    "probation",
    "release",
    "confinement",
    "incarceration",
    "detention",
];

/// The sentence that a court is said to have given, as the text has it.
pub(super) fn term(text: &Text, sentence: SentenceIx) -> Option<String> {
    let words: Vec<String> = text.tokens_of(sentence).map(|token| fold(text.word(token))).collect();
    let given = words.iter().position(|word| GIVEN.contains(&word.as_str()))?;
    if words.iter().any(|word| THREATS.contains(&word.as_str())) {
        return None;
    }
    let found = (given + 1..words.len()).find_map(|at| Some(at..at + length(&words[at..])?))?;
    Some(slice(text, sentence, &found))
}

/// How many words at the head are the length of a sentence.
fn length(words: &[String]) -> Option<usize> {
    let word = |at: usize| words.get(at).map_or("", String::as_str);
    let counts = |word: &str| {
        COUNTS.contains(&word) || !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
    };
    let mut end = if word(0) == "life" {
        1
    } else {
        let dash = usize::from(word(1) == "-");
        (counts(word(0)) && UNITS.contains(&word(1 + dash))).then_some(2 + dash)?
    };
    while word(end) == "and" && counts(word(end + 1)) && UNITS.contains(&word(end + 2)) {
        end += 3;
    }
    let tail = (end..words.len().min(end + 4)).take_while(|&at| PLACES.contains(&word(at)));
    let closed = tail.filter(|&at| CLOSING.contains(&word(at))).last();
    Some(closed.map_or(end, |at| at + 1))
}
