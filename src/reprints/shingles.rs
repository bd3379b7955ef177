//! Runs of words, as numbers that stay the same on every machine.

use crate::matcher::words;
use crate::types::Span;

/// How many words a run has: fewer, and other texts on the same matter share many; more, and a corrected word costs many.
const WORDS: usize = 5;

/// The words of a text, and the number of the run that begins at each but the last few.
pub(super) struct Shingles {
    pub(super) words: Vec<Span>,
    pub(super) runs: Vec<u64>,
}

impl Shingles {
    /// How many words from the one at which a run begins belong to it.
    pub(super) const LENGTH: usize = WORDS;

    pub(super) fn of(text: &str) -> Self {
        let is_word = |span: &Span| span.of(text).starts_with(char::is_alphanumeric);
        let words: Vec<Span> = words(text).filter(is_word).collect();
        let numbers: Vec<u64> = words.iter().map(|span| number(span.of(text))).collect();
        let runs = numbers.windows(WORDS).map(|run| run.iter().fold(0, |all, word| mixed(all ^ word)));
        Self { runs: runs.collect(), words }
    }
}

/// A word in lower case as a number (FNV-1a).
fn number(word: &str) -> u64 {
    let letters = word.chars().flat_map(char::to_lowercase);
    letters.fold(0xcbf2_9ce4_8422_2325, |hash, letter| {
        (hash ^ u64::from(u32::from(letter))).wrapping_mul(0x0100_0000_01b3)
    })
}

/// A number spread over all bits, so that runs of the same words in another order differ (the finisher of `SplitMix64`).
fn mixed(number: u64) -> u64 {
    let number = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

#[cfg(test)]
mod tests {
    use super::Shingles;

    #[test]
    fn runs_are_of_words_in_their_order_whatever_the_capitals_and_marks() {
        let one = Shingles::of("The mayor, Ann Lee, signed THE accord.");
        assert_eq!((one.words.len(), one.runs.len()), (7, 3));
        assert_eq!(one.runs, Shingles::of("the Mayor Ann Lee signed the Accord!").runs);
        assert_ne!(one.runs[0], Shingles::of("the mayor Lee Ann signed").runs[0]);
        assert!(Shingles::of("too few words here").runs.is_empty());
        assert_eq!(Shingles::of("a b c d e").runs, [0xe438_dc4d_8d58_8523]);
    }
}
