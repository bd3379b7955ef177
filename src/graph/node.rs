//! A thing of the graph.

use crate::types::{ClassId, Confidence, DocumentIx, MentionForm, Merge, Reason, Span};
use std::collections::BTreeMap;

/// A person, body, place, agreement ..., or a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Readable and unique: `jeffrey-a-grimming`, `document/01-release`.
    pub id: String,
    /// Its type.
    pub class: ClassId,
    /// The name shown.
    pub label: String,
    /// Its other names, sorted.
    pub aliases: Vec<String>,
    /// What other lists call it: `iso3166-1` -> `CA`, `geonames` -> `6251999`.
    pub identifiers: BTreeMap<String, String>,
    /// Further facts of its own.
    pub attributes: BTreeMap<String, String>,
    /// Where the documents speak of it, by document and place; empty for a document.
    pub mentions: Vec<NodeMention>,
    /// Why its mentions in several documents are one node, sorted.
    pub reasons: Vec<Merge>,
    /// The document that the node is, if it is one.
    pub document: Option<DocumentIx>,
}

impl Node {
    /// The documents that mention the node, each once with the number of mentions, in order.
    pub fn documents(&self) -> BTreeMap<DocumentIx, usize> {
        let mut documents = BTreeMap::new();
        for mention in &self.mentions {
            *documents.entry(mention.document).or_default() += 1;
        }
        documents
    }
}

/// One place in one document that speaks of a node.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct NodeMention {
    /// The document.
    pub document: DocumentIx,
    /// The words.
    pub span: Span,
    /// The sentence around them.
    pub sentence: Span,
    /// The type that its words were read as, where that is not the node's.
    pub class: Option<ClassId>,
    /// How the text speaks of it.
    pub form: MentionForm,
    /// The office or honorific beside the name.
    pub title: Option<Span>,
    /// Why it was taken for a mention.
    pub reason: Reason,
    /// How sure that is.
    pub confidence: Confidence,
}
