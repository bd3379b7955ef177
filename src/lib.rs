//! Reads documents and builds a knowledge graph in which every edge shows the sentence that states it.

pub mod cli;
mod documents;
mod entities;
mod export;
mod graph;
mod lexicon;
mod matcher;
mod mentions;
mod pipeline;
mod relations;
mod resolve;
mod schema;
mod score;
mod text;
pub mod types;

pub use graph::{Edge, EdgeView, GraphError, KnowledgeGraph, Node, NodeMention, build};
pub use schema::{Class, DEFAULT_SCHEMA, Property, Role, Schema, load, load_default, print};
pub use score::{
    Counts, DocumentScore, Finding, GoldDocument, GoldEntity, GoldRelation, Tally, Totals, load_gold, report, score,
};
