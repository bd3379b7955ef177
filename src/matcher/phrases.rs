//! Sets of phrases, looked up at a position of a line.

use super::words::{fold, words};
use std::collections::BTreeMap;

/// Phrases with a value each; the longest that stands at a position is found.
#[derive(Clone, Debug)]
pub(crate) struct Phrases<V> {
    by_first: BTreeMap<String, Vec<(Vec<String>, V)>>,
}

impl<V> Default for Phrases<V> {
    fn default() -> Self {
        Self { by_first: BTreeMap::new() }
    }
}

impl<V> Phrases<V> {
    /// Adds a phrase; an empty one is left out.
    pub(crate) fn insert(&mut self, phrase: &str, value: V) {
        let mut folded = words(phrase).map(|span| fold(span.of(phrase)));
        if let Some(first) = folded.next() {
            let rest: Vec<String> = folded.collect();
            let bucket = self.by_first.entry(first).or_default();
            let at = bucket.partition_point(|(other, _)| other.len() >= rest.len());
            bucket.insert(at, (rest, value));
        }
    }

    /// The longest phrase whose words stand at `start`, as the number of its words and its value.
    pub(crate) fn at<'v>(&'v self, folded: &[String], start: usize) -> Option<(usize, &'v V)> {
        self.all_at(folded, start).next()
    }

    /// All phrases whose words stand at `start`, the longest first.
    pub(crate) fn all_at<'v>(
        &'v self,
        folded: &[String],
        start: usize,
    ) -> impl Iterator<Item = (usize, &'v V)> {
        let bucket = folded.get(start).and_then(|first| self.by_first.get(first));
        let rest = folded.get(start + 1..).unwrap_or_default();
        bucket
            .into_iter()
            .flatten()
            .filter(move |(phrase, _)| rest.starts_with(phrase))
            .map(|(phrase, value)| (phrase.len() + 1, value))
    }
}

impl<'p> FromIterator<&'p str> for Phrases<()> {
    fn from_iter<T: IntoIterator<Item = &'p str>>(phrases: T) -> Self {
        let mut set = Self::default();
        for phrase in phrases {
            set.insert(phrase, ());
        }
        set
    }
}

#[cfg(test)]
mod tests {
    use super::Phrases;

    #[test]
    fn finds_the_longest_phrase() {
        let mut phrases = Phrases::default();
        phrases.insert("U.S.", 1);
        phrases.insert("U.S. Attorney", 2);
        let line: Vec<String> = ["the", "u", ".", "s", ".", "attorney"].map(String::from).to_vec();
        assert_eq!(phrases.at(&line, 1), Some((5, &2)));
        assert_eq!(phrases.all_at(&line, 1).collect::<Vec<_>>(), [(5, &2), (4, &1)]);
        assert_eq!(phrases.at(&line, 0), None);
        assert_eq!(phrases.at(&line, 9), None);
    }
}
