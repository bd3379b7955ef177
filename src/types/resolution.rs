//! Which entities of which documents are one node.

use super::{ClassId, DocumentIx, EntityIx, Merge};

/// One node of the graph to be: the entities that denote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NodeCluster {
    /// Readable and unique among the nodes of a build.
    pub id: String,
    /// The type.
    pub class: ClassId,
    /// The name shown.
    pub label: String,
    /// The other names, sorted.
    pub aliases: Vec<String>,
    /// What it is made of, sorted.
    pub members: Vec<(DocumentIx, EntityIx)>,
    /// Why these are one, sorted; empty where there is one member.
    pub reasons: Vec<Merge>,
}

/// The nodes of a build: every entity of every document is a member of exactly one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Resolution {
    /// The nodes in the order of their ids.
    pub nodes: Vec<NodeCluster>,
}
