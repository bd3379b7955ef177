//! The words that show that a document repeats another.

use super::shingles::Shingles;
use crate::types::Span;

/// No more words than these are shown.
const MOST: usize = 40;

/// The beginning of the longest stretch of a document, the first of equal ones, all of whose runs the other one (by its
/// sorted runs) has too; nothing where they share none.
pub(super) fn passage(of: &Shingles, other: &[u64]) -> Option<Span> {
    let (mut best, mut start) = (0..0, 0);
    for (at, run) in of.runs.iter().enumerate() {
        if other.binary_search(run).is_err() {
            start = at + 1;
        } else if at + 1 - start > best.len() {
            best = start..at + 1;
        }
    }
    let words = (best.len() + Shingles::LENGTH - 1).min(MOST);
    let last = of.words.get(best.start + words - 1)?;
    (!best.is_empty()).then(|| Span { start: of.words[best.start].start, end: last.end })
}
