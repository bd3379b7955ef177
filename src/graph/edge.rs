//! A relation of the graph.

use super::Node;
use crate::types::{ClaimStatus, Confidence, Document, DocumentIx, Evidence, PropertyId};
use std::collections::{BTreeMap, BTreeSet};

/// A relation between two nodes in one standing, with every statement of it.
///
/// The same fact stated five times is one edge with five pieces of evidence; the same fact asserted here and
/// denied there is two edges.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edge {
    /// Stable: made of relation, ends and standing.
    pub id: String,
    /// Which relation.
    pub property: PropertyId,
    /// Whether it is said to hold.
    pub status: ClaimStatus,
    /// Title, date, sentence, amount: every value that the texts give, sorted.
    pub attributes: BTreeMap<String, BTreeSet<String>>,
    /// The best of its evidence.
    pub confidence: Confidence,
    /// The statements, by document and place; never empty.
    pub evidence: Vec<Evidence>,
    /// How many independent publishers state it: a reprint counts as what it repeats, and a document that names no
    /// publisher as one of its own.
    pub publishers: usize,
}

impl Edge {
    /// The documents that state it, each once, in order.
    pub fn documents(&self) -> BTreeSet<DocumentIx> {
        self.evidence.iter().map(|one| one.document).collect()
    }

    /// Who says so, in the words of the documents, where they put it in somebody's mouth; each once, in order.
    ///
    /// # Panics
    /// If `documents` are not those of its graph.
    pub fn speakers<'d>(&self, documents: &'d [Document]) -> BTreeSet<&'d str> {
        let words = |one: &Evidence| Some(one.speaker?.of(&documents[one.document.index()].text));
        self.evidence.iter().filter_map(words).collect()
    }

    /// How many documents state it.
    pub fn support(&self) -> usize {
        self.documents().len()
    }
}

/// An edge with its ends.
#[derive(Clone, Copy, Debug)]
pub struct EdgeView<'a> {
    /// Where it starts.
    pub source: &'a Node,
    /// Where it points.
    pub target: &'a Node,
    /// The edge.
    pub edge: &'a Edge,
}
