//! The graph as the other rooms see it.

use super::{Edge, EdgeView, Node};
use crate::types::{Document, DocumentIx};
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::EdgeRef;
use std::collections::BTreeMap;

/// Nodes, edges and the documents that they come from.
#[derive(Clone, Debug)]
pub struct KnowledgeGraph {
    documents: Vec<Document>,
    graph: DiGraph<Node, Edge>,
    index: BTreeMap<String, NodeIndex>,
}

/// An edge after the positions of its source and target.
type Placed = (usize, usize, Edge);

/// Why nodes and edges do not make a graph.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum GraphError {
    /// Two nodes of one id.
    #[error("two nodes have the id `{id}`")]
    TwiceNode {
        /// The id.
        id: String,
    },
    /// An edge whose end is no node.
    #[error("the edge `{edge}` ends at `{node}`, which is no node")]
    LooseEdge {
        /// The edge's id.
        edge: String,
        /// The missing node's id.
        node: String,
    },
}

impl KnowledgeGraph {
    /// Puts a graph together; an edge comes with the ids of its source and target.
    ///
    /// # Errors
    /// If two nodes share an id or an edge's end is missing.
    pub fn new(
        documents: Vec<Document>,
        nodes: impl IntoIterator<Item = Node>,
        edges: impl IntoIterator<Item = (String, String, Edge)>,
    ) -> Result<Self, GraphError> {
        let mut graph = DiGraph::new();
        let mut index = BTreeMap::new();
        for node in nodes {
            let id = node.id.clone();
            let at = graph.add_node(node);
            if index.insert(id.clone(), at).is_some() {
                return Err(GraphError::TwiceNode { id });
            }
        }
        for (source, target, edge) in edges {
            let find = |node: &str| {
                index
                    .get(node)
                    .copied()
                    .ok_or_else(|| GraphError::LooseEdge { edge: edge.id.clone(), node: node.into() })
            };
            let (source, target) = (find(&source)?, find(&target)?);
            graph.add_edge(source, target, edge);
        }
        Ok(Self { documents, graph, index })
    }

    /// Documents, nodes, and edges with the positions of their ends.
    pub(super) fn into_parts(self) -> (Vec<Document>, Vec<Node>, Vec<Placed>) {
        let (nodes, edges) = self.graph.into_nodes_edges();
        let nodes = nodes.into_iter().map(|node| node.weight).collect();
        let edges = edges
            .into_iter()
            .map(|edge| (edge.source().index(), edge.target().index(), edge.weight))
            .collect();
        (self.documents, nodes, edges)
    }

    /// A graph of parts, without the nodes that do not stay; no edge may end at one of those.
    pub(super) fn of_parts(
        documents: Vec<Document>,
        nodes: Vec<Node>,
        stays: Vec<bool>,
        edges: Vec<Placed>,
    ) -> Self {
        let mut graph = DiGraph::with_capacity(nodes.len(), edges.len());
        let at: Vec<Option<NodeIndex>> =
            nodes.into_iter().zip(stays).map(|(node, stays)| stays.then(|| graph.add_node(node))).collect();
        for (source, target, edge) in edges {
            if let (Some(source), Some(target)) = (at[source], at[target]) {
                graph.add_edge(source, target, edge);
            }
        }
        let index = graph.node_indices().map(|at| (graph[at].id.clone(), at)).collect();
        Self { documents, graph, index }
    }

    /// The documents, in the order of their ids.
    pub fn documents(&self) -> &[Document] {
        &self.documents
    }

    /// A document by its handle.
    ///
    /// # Panics
    /// If the handle belongs to another graph.
    pub fn document(&self, document: DocumentIx) -> &Document {
        &self.documents[document.index()]
    }

    /// The node of that id.
    pub fn node(&self, id: &str) -> Option<&Node> {
        self.index.get(id).map(|&at| &self.graph[at])
    }

    /// The node of a document.
    pub fn document_node(&self, document: DocumentIx) -> Option<&Node> {
        self.nodes().find(|node| node.document == Some(document))
    }

    /// All nodes, documents among them, in the order in which they were built.
    pub fn nodes(&self) -> impl Iterator<Item = &Node> {
        self.graph.node_weights()
    }

    /// All edges with their ends, in the order in which they were built.
    pub fn edges(&self) -> impl Iterator<Item = EdgeView<'_>> {
        self.graph.edge_references().map(|edge| self.view(edge))
    }

    /// Edges that start at a node, in the order in which they were built.
    pub fn edges_from(&self, id: &str) -> impl Iterator<Item = EdgeView<'_>> {
        let mut edges: Vec<_> = self.index.get(id).into_iter().flat_map(|&at| self.graph.edges(at)).collect();
        edges.sort_by_key(petgraph::visit::EdgeRef::id);
        edges.into_iter().map(|edge| self.view(edge))
    }

    fn view<'a>(&'a self, edge: petgraph::graph::EdgeReference<'a, Edge>) -> EdgeView<'a> {
        EdgeView {
            source: &self.graph[edge.source()],
            target: &self.graph[edge.target()],
            edge: edge.weight(),
        }
    }

    /// The number of nodes.
    pub fn node_count(&self) -> usize {
        self.graph.node_count()
    }

    /// The number of edges.
    pub fn edge_count(&self) -> usize {
        self.graph.edge_count()
    }
}

impl PartialEq for KnowledgeGraph {
    fn eq(&self, other: &Self) -> bool {
        let edges = |graph: &Self| -> Vec<(String, String, Edge)> {
            graph
                .edges()
                .map(|view| (view.source.id.clone(), view.target.id.clone(), view.edge.clone()))
                .collect()
        };
        self.documents == other.documents && self.nodes().eq(other.nodes()) && edges(self) == edges(other)
    }
}
