//! A relation as one document states it.

use super::{ClaimStatus, EntityIx, Evidence, PropertyId};
use std::collections::BTreeMap;

/// Further words on a relation: `title`, `date`, `sentence`, `amount`, each as the text has it.
pub type Attributes = BTreeMap<String, String>;

/// Where a relation points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// An entity of the document.
    Entity(EntityIx),
    /// The document itself.
    Document,
}

/// One relation of one document, with the words that state it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RelationMention {
    /// Which relation.
    pub property: PropertyId,
    /// From what.
    pub source: EntityIx,
    /// To what.
    pub target: Target,
    /// Whether it is said to hold.
    pub status: ClaimStatus,
    /// Title, date, sentence, amount where the text gives them.
    pub attributes: Attributes,
    /// The words.
    pub evidence: Evidence,
}
