//! A document's words in windows that overlap, each word decided on by one of them.

use std::ops::Range;

/// A stretch of words that is read at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Window {
    /// Its words.
    pub(super) words: Range<usize>,
    /// Those of them that are decided on in this window: an overlap is cut in its middle.
    pub(super) own: Range<usize>,
}

/// Windows of at most `size` pieces, neighbours sharing at least `overlap` pieces where they can. `starts` holds the
/// number of pieces before each word, and of all.
pub(super) fn windows(starts: &[usize], size: usize, overlap: usize) -> Vec<Window> {
    let words = starts.len().saturating_sub(1);
    let mut spans: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    while start < words {
        let limit = starts[start] + size;
        let end = (start + 1).max(starts.partition_point(|&before| before <= limit) - 1);
        spans.push(start..end);
        if end >= words {
            break;
        }
        let shared = starts[end].saturating_sub(overlap);
        start = (start + 1).max(starts.partition_point(|&before| before < shared));
    }
    let cut = |at: usize| usize::midpoint(spans[at].end, spans[at + 1].start);
    (0..spans.len())
        .map(|at| {
            let first = if at == 0 { 0 } else { cut(at - 1) };
            let last = if at + 1 == spans.len() { words } else { cut(at) };
            Window { words: spans[at].clone(), own: first..last }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::windows;
    use proptest::prelude::*;

    fn starts(lengths: &[usize]) -> Vec<usize> {
        let mut total = 0;
        std::iter::once(0)
            .chain(lengths.iter().map(|length| {
                total += length;
                total
            }))
            .collect()
    }

    #[test]
    fn short_documents_have_one_window() {
        assert_eq!(windows(&starts(&[]), 10, 3), []);
        let found = windows(&starts(&[1, 2, 3]), 10, 3);
        assert_eq!((found.len(), &found[0].words, &found[0].own), (1, &(0..3), &(0..3)));
    }

    #[test]
    fn cuts_overlaps_in_the_middle() {
        let found = windows(&starts(&[1; 20]), 10, 4);
        let pairs: Vec<_> = found.into_iter().map(|window| (window.words, window.own)).collect();
        assert_eq!(pairs, [(0..10, 0..8), (6..16, 8..14), (12..20, 14..20)]);
    }

    proptest! {
        #[test]
        fn every_word_has_one_owner(lengths in prop::collection::vec(1usize..20, 0..200), overlap in 0usize..60) {
            let starts = starts(&lengths);
            let found = windows(&starts, 64, overlap);
            let mut next = 0;
            for window in &found {
                prop_assert_eq!(window.own.start, next);
                prop_assert!(window.words.start <= window.own.start && window.own.end <= window.words.end);
                prop_assert!(starts[window.words.end] - starts[window.words.start] <= 64);
                next = window.own.end;
            }
            prop_assert_eq!(next, lengths.len());
        }
    }
}
