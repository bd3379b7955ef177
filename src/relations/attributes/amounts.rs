//! Sums of money on a line.

use super::{Found, slice};
use crate::matcher::Line;
use crate::types::{SentenceIx, Text};

const SIGNS: [&str; 5] = ["$", "€", "£", "¥", "₹"];
const UNITS: [&str; 12] = [
    "dollars", "dollar", "euros", "euro", "pounds", "rupees", "yen", "yuan", "rubles", "pesos", "francs",
    "kronor",
];
const SCALES: [&str; 6] = ["thousand", "million", "billion", "trillion", "m", "bn"];

/// The sums of a line, in their order, as the text has them.
pub(super) fn amounts(text: &Text, sentence: SentenceIx, line: &Line) -> Vec<Found> {
    let (mut found, mut at) = (Vec::new(), 0);
    while at < line.words.len() {
        match length(&line.words[at..]) {
            Some(length) => {
                found.push((at..at + length, slice(text, sentence, &(at..at + length))));
                at += length;
            }
            None => at += 1,
        }
    }
    found
}

/// How many words at the head are a sum.
fn length(words: &[String]) -> Option<usize> {
    let word = |at: usize| words.get(at).map_or("", String::as_str);
    let sign = usize::from(SIGNS.contains(&word(0)));
    let mut end = sign + digits(words.get(sign..)?)?;
    let scaled = SCALES.contains(&word(end));
    end += usize::from(scaled);
    let unit = UNITS.contains(&word(end));
    (sign == 1 || unit).then_some(end + usize::from(unit))
}

/// How many words at the head are one number: `7`, `.`, `1` or `310`, `,`, `000`.
fn digits(words: &[String]) -> Option<usize> {
    let number = |at: usize| {
        words.get(at).is_some_and(|word| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let mut end = number(0).then_some(1)?;
    while words.get(end).is_some_and(|mark| mark == "," || mark == ".") && number(end + 1) {
        end += 2;
    }
    Some(end)
}
