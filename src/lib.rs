//! Reads documents and builds a knowledge graph in which every edge shows the sentence that states it.

mod graph;
mod schema;
pub mod types;

pub use graph::{Edge, EdgeView, GraphError, KnowledgeGraph, Node, NodeMention, build};
pub use schema::{Class, DEFAULT_SCHEMA, Property, Role, Schema, load, load_default, print};
