//! A document that repeats another.

use super::{Confidence, DocumentIx, Span};

/// That one document repeats most of an earlier one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reprint {
    /// The later document.
    pub document: DocumentIx,
    /// The earlier one.
    pub original: DocumentIx,
    /// Words of the later one that stand in the earlier one too.
    pub passage: Span,
    /// How much of the shorter of the two stands in the other.
    pub likeness: Confidence,
}
