//! All that was read out of one document.

use super::{Document, LocalEntity, Mention, RelationMention};

/// The result of reading one document; it depends on nothing but that document, the schema and the models.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extraction {
    /// What was read.
    pub document: Document,
    /// The mentions in the order of the text.
    pub mentions: Vec<Mention>,
    /// The bytes of the sentence that holds each mention, in the order of `mentions`.
    pub sentences: Vec<super::Span>,
    /// The things they denote.
    pub entities: Vec<LocalEntity>,
    /// The relations between them.
    pub relations: Vec<RelationMention>,
}
