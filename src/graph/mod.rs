//! Room 8: the knowledge graph.
//!
//! In: the extractions of all documents and the resolution that says which entities are one node. Out: a
//! [`KnowledgeGraph`]: nodes in the order of their ids, documents among them; edges in the order of relation,
//! source, target and status, each with all its evidence. petgraph holds it and does not show outside: callers
//! see ids, which stay where indices move. Nothing here depends on the order of documents or threads.

mod build;
mod edge;
mod fit;
mod knowledge;
mod node;
mod select;
mod sources;

pub(crate) use build::build;
pub use edge::{Edge, EdgeView};
pub use knowledge::{GraphError, KnowledgeGraph};
pub use node::{Node, NodeMention};
pub use select::Selection;
