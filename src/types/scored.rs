//! A relation as the reader proposes it.

use super::{Confidence, EntityIx, PropertyId, SentenceIx, Target};

/// A relation that may hold between two entities of a document.
///
/// A relation without a direction is given once, its source the entity that comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScoredPair {
    /// From what.
    pub source: EntityIx,
    /// To what.
    pub target: Target,
    /// Which relation.
    pub property: PropertyId,
    /// How sure the reader is.
    pub confidence: Confidence,
    /// Whether that is enough, by the reader's own threshold for the relation.
    pub above: bool,
    /// The sentence that the reader looked at most.
    pub sentence: SentenceIx,
}
