//! A part of a graph, made of the graph itself: what stays is moved, not copied.

use super::sources::Sources;
use super::{Edge, KnowledgeGraph, Node};
use crate::schema::{Role, Schema};
use crate::types::{ClaimStatus, ClassId, Confidence, DocumentIx, PropertyId};
use std::collections::{BTreeMap, BTreeSet};

/// Which nodes and edges stay; an empty list asks for nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Nodes of these classes or classes below them.
    pub classes: Vec<ClassId>,
    /// Edges of these relations.
    pub relations: Vec<PropertyId>,
    /// What these documents say: mentions and evidence of others go.
    pub documents: BTreeSet<DocumentIx>,
    /// Edges that are at least so sure.
    pub confidence: Confidence,
    /// Edges of these standings.
    pub statuses: Vec<ClaimStatus>,
}

impl Selection {
    /// Whether edges are chosen by more than their ends.
    fn is_about_edges(&self) -> bool {
        !self.relations.is_empty() || !self.statuses.is_empty() || self.confidence > Confidence::default()
    }

    fn takes(&self, edge: &Edge) -> bool {
        !edge.evidence.is_empty()
            && (self.relations.is_empty() || self.relations.contains(&edge.property))
            && (self.statuses.is_empty() || self.statuses.contains(&edge.status))
            && edge.confidence >= self.confidence
    }
}

impl KnowledgeGraph {
    /// What a selection asks for.
    ///
    /// An edge stays if it is asked for and both its ends are of the classes asked for. Where edges are chosen by
    /// relation, standing or confidence, a node stays if one of them ends at it; else if a chosen document speaks of
    /// it. A document stays if something that stays quotes it, and is a node whatever the classes are. An edge's
    /// attributes are those of all its evidence, also where some of that goes.
    #[must_use]
    pub fn select(self, selection: &Selection, schema: &Schema) -> Self {
        let sources = self.sources(schema);
        let (documents, mut nodes, mut edges) = self.into_parts();
        if !selection.documents.is_empty() {
            for node in &mut nodes {
                hold_to(node, &selection.documents);
            }
            for (.., edge) in &mut edges {
                hold_edge_to(edge, &selection.documents, &sources);
            }
        }
        let of_class = |node: &Node| {
            node.document.is_some()
                || selection.classes.is_empty()
                || selection.classes.iter().any(|&class| schema.is_a(node.class, class))
        };
        edges.retain(|(source, target, edge)| {
            selection.takes(edge) && of_class(&nodes[*source]) && of_class(&nodes[*target])
        });
        let ends: BTreeSet<usize> = edges.iter().flat_map(|(source, target, _)| [*source, *target]).collect();
        let stays: Vec<bool> = nodes
            .iter()
            .enumerate()
            .map(|(at, node)| {
                let by_itself = !selection.is_about_edges() && !node.mentions.is_empty() && of_class(node);
                node.document.is_none() && (by_itself || ends.contains(&at))
            })
            .collect();
        let quoted = quoted(&nodes, &stays, &edges);
        let at: BTreeMap<DocumentIx, DocumentIx> =
            quoted.iter().enumerate().map(|(new, &old)| (old, DocumentIx::new(new))).collect();
        let documents = documents
            .into_iter()
            .enumerate()
            .filter(|(old, _)| at.contains_key(&DocumentIx::new(*old)))
            .map(|(_, document)| document)
            .collect();
        for node in &mut nodes {
            node.mentions.retain(|mention| at.contains_key(&mention.document));
            node.mentions.iter_mut().for_each(|mention| mention.document = at[&mention.document]);
            node.document = node.document.and_then(|document| at.get(&document).copied());
        }
        for one in edges.iter_mut().flat_map(|(.., edge)| &mut edge.evidence) {
            one.document = at[&one.document];
        }
        let stays = nodes.iter().zip(&stays).map(|(node, &stays)| stays || node.document.is_some()).collect();
        Self::of_parts(documents, nodes, stays, edges)
    }

    /// Which documents speak with one voice, by the edges that say that one repeats another.
    fn sources(&self, schema: &Schema) -> Sources {
        let property = schema.property_for(Role::Duplicate);
        let repeats = self.edges().filter(|view| Some(view.edge.property) == property);
        let repeats = repeats.filter_map(|view| view.source.document.zip(view.target.document));
        Sources::of(self.documents().iter(), repeats)
    }
}

/// Documents that a node or edge that stays quotes, or that an edge points at.
fn quoted(nodes: &[Node], stays: &[bool], edges: &[(usize, usize, Edge)]) -> BTreeSet<DocumentIx> {
    let mentions = nodes.iter().zip(stays).filter(|(_, stays)| **stays).flat_map(|(node, _)| &node.mentions);
    let evidence = edges.iter().flat_map(|(.., edge)| &edge.evidence);
    let ends =
        edges.iter().flat_map(|(source, target, _)| [nodes[*source].document, nodes[*target].document]);
    mentions
        .map(|mention| mention.document)
        .chain(evidence.map(|one| one.document))
        .chain(ends.flatten())
        .collect()
}

/// Leaves of a node what some documents say.
fn hold_to(node: &mut Node, documents: &BTreeSet<DocumentIx>) {
    node.mentions.retain(|mention| documents.contains(&mention.document));
}

/// Leaves of an edge what some documents say; it is as sure as the best of that.
fn hold_edge_to(edge: &mut Edge, documents: &BTreeSet<DocumentIx>, sources: &Sources) {
    let before = edge.evidence.len();
    edge.evidence.retain(|one| documents.contains(&one.document));
    if edge.evidence.len() < before {
        edge.confidence = edge.evidence.iter().map(|one| one.confidence).max().unwrap_or_default();
        edge.publishers = sources.count(edge.documents());
    }
}
