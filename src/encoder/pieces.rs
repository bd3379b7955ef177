//! Words into word pieces, as BERT makes them.

use super::weights::WeightsError;
use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Words of more characters are one unknown piece.
const LONGEST: usize = 100;

/// The word pieces of the vocabulary.
pub(super) struct Pieces {
    /// Those that begin a word.
    first: HashMap<Box<str>, u32>,
    /// Those that continue one, without the `##`.
    next: HashMap<Box<str>, u32>,
    unknown: u32,
    /// The mark at the beginning of a window.
    pub(super) begin: u32,
    /// The mark at its end.
    pub(super) end: u32,
}

impl Pieces {
    /// The pieces of a vocabulary, whose ids are their places.
    pub(super) fn new(vocab: &[String]) -> Result<Self, WeightsError> {
        let mut first = HashMap::with_capacity(vocab.len());
        let mut next = HashMap::new();
        for (piece, id) in vocab.iter().zip(0..) {
            match piece.strip_prefix("##") {
                Some(rest) if !rest.is_empty() => next.insert(rest.into(), id),
                _ => first.insert(Box::from(piece.as_str()), id),
            };
        }
        let mark = |name: &'static str| first.get(name).copied().ok_or(WeightsError::Piece(name));
        let (unknown, begin, end) = (mark("[UNK]")?, mark("[CLS]")?, mark("[SEP]")?);
        Ok(Self { first, next, unknown, begin, end })
    }

    /// Appends the pieces of a word: at least one, at most 100.
    pub(super) fn split(&self, word: &str, ids: &mut Vec<u32>) {
        let start = ids.len();
        let plain = plain(word);
        let mut rest = plain.as_str();
        let fits = !rest.is_empty() && rest.chars().count() <= LONGEST;
        while fits && !rest.is_empty() {
            let pieces = if ids.len() == start { &self.first } else { &self.next };
            let Some((id, length)) = longest(pieces, rest) else { break };
            ids.push(id);
            rest = &rest[length..];
        }
        if !fits || !rest.is_empty() {
            ids.truncate(start);
            ids.push(self.unknown);
        }
    }
}

/// The longest piece that the word begins with, and its length in bytes.
fn longest(pieces: &HashMap<Box<str>, u32>, word: &str) -> Option<(u32, usize)> {
    let mut ends = word.char_indices().map(|(start, c)| start + c.len_utf8()).rev();
    ends.find_map(|end| Some((*pieces.get(&word[..end])?, end)))
}

/// A word in lower case without accents, printers' marks as a keyboard has them.
fn plain(word: &str) -> String {
    match word {
        "’" | "‘" => "'".into(),
        "“" | "”" => "\"".into(),
        "–" | "—" => "-".into(),
        "…" => ".".into(),
        _ if word.is_ascii() => word.to_ascii_lowercase(),
        _ => word.to_lowercase().nfd().filter(|c| !is_combining_mark(*c)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Pieces, WeightsError};

    fn pieces() -> Pieces {
        let vocab = ["[UNK]", "[CLS]", "[SEP]", "un", "##known", "##k", "'", "elan", "-", "a", "##a"];
        Pieces::new(&vocab.map(String::from)).expect("the marks are there")
    }

    #[track_caller]
    fn case(word: &str, expected: &[u32]) {
        let mut ids = vec![9];
        pieces().split(word, &mut ids);
        assert_eq!(ids[1..], *expected, "{word}");
    }

    #[test]
    fn takes_the_longest_piece() {
        case("Unknown", &[3, 4]);
        case("UNK", &[3, 5]);
        case("unknow", &[0]);
        case("known", &[0]);
    }

    #[test]
    fn folds_accents_and_marks() {
        case("Élan", &[7]);
        case("e\u{301}lan", &[7]);
        case("’", &[6]);
        case("—", &[8]);
        case("\u{301}", &[0]);
    }

    #[test]
    fn long_words_are_unknown() {
        case(&"a".repeat(100), &[&[9][..], &[10; 99]].concat());
        case(&"a".repeat(101), &[0]);
        case("", &[0]);
    }

    #[test]
    fn marks_must_be_there() {
        assert_eq!(Pieces::new(&["[UNK]".to_owned()]).err(), Some(WeightsError::Piece("[CLS]")));
    }
}
