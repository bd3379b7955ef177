//! A mention as the reader proposes it.

use super::{ClassId, Confidence};
use std::ops::Range;

/// Words that the reader takes for a mention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaggedSpan {
    /// Positions of the tokens.
    pub tokens: Range<u32>,
    /// The type.
    pub class: ClassId,
    /// How sure the reader is.
    pub confidence: Confidence,
}
