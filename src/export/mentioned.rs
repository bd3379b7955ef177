//! Which documents mention which nodes, as every graph format ties them.

use crate::graph::{KnowledgeGraph, Node};
use crate::types::DocumentIx;
use std::borrow::Cow;

/// A document that mentions a node.
pub(super) struct Mentioned<'g> {
    pub(super) node: &'g Node,
    pub(super) document: DocumentIx,
    /// How many times.
    pub(super) count: usize,
}

/// Every document that mentions a node, once, in the order of nodes and documents.
pub(super) fn mentioned(graph: &KnowledgeGraph) -> impl Iterator<Item = Mentioned<'_>> {
    graph.nodes().flat_map(|node| {
        node.documents().into_iter().map(move |(document, count)| Mentioned { node, document, count })
    })
}

/// The id of each document's node, in the order of documents; one is made up where a document has no node, since
/// evidence points at it all the same.
pub(super) fn document_ids(graph: &KnowledgeGraph) -> Vec<Cow<'_, str>> {
    let mut ids: Vec<Cow<str>> =
        graph.documents().iter().map(|document| Cow::Owned(format!("document/{}", document.id))).collect();
    for node in graph.nodes() {
        if let Some(id) = node.document.and_then(|document| ids.get_mut(document.index())) {
            *id = Cow::Borrowed(&node.id);
        }
    }
    ids
}
