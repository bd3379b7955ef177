//! An annotated document.

use crate::types::{Attributes, ClassId, EntityIx, PropertyId, Target};

/// A document with the graph that a careful reader drew from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoldDocument {
    /// Its id; the part before the first `-` names the collection that it comes from.
    pub id: String,
    /// Its text.
    pub text: String,
    /// The things that it tells of.
    pub entities: Vec<GoldEntity>,
    /// What it says of them; ends are positions in `entities`.
    pub relations: Vec<GoldRelation>,
}

impl GoldDocument {
    /// The collection that the document comes from.
    pub fn source(&self) -> &str {
        self.id.split('-').next().unwrap_or(&self.id)
    }
}

/// One thing of an annotated document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoldEntity {
    /// Its id in the file.
    pub id: String,
    /// Its type.
    pub class: ClassId,
    /// Its fullest name.
    pub name: String,
    /// Every name that the text calls it by.
    pub mentions: Vec<String>,
}

/// One relation of an annotated document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoldRelation {
    /// Which relation.
    pub property: PropertyId,
    /// From what.
    pub source: EntityIx,
    /// To what.
    pub target: Target,
    /// The words that state it.
    pub evidence: String,
    /// Title, date, sentence, amount where the text gives them.
    pub attributes: Attributes,
}
