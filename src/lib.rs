//! Reads documents and builds a knowledge graph in which every edge shows the sentence that states it.
//!
//! [`Engine`] is the way in: [`Engine::extract`] reads one document, [`Engine::assemble`] makes a graph of what was
//! read, [`Engine::build`] does both for files and folders. [`write()`] gives the graph in a [`Format`].
//!
//! ```
//! use tieline::{Engine, Format, Options, parse_document, write};
//!
//! let engine = Engine::new().expect("the built-in schema and rules load");
//! let document = parse_document("note.txt", b"OSLO - Norway signed the Oslo Accord on Monday.").expect("text");
//! let graph = engine.assemble(vec![engine.extract(document)]);
//! let mut turtle: Vec<u8> = Vec::new();
//! write(&graph, engine.schema(), Format::Turtle, &Options::default(), &mut turtle)?;
//! assert!(graph.node("norway").is_some());
//! # Ok::<(), std::io::Error>(())
//! ```

pub mod cli;
pub mod conflicts;
mod documents;
mod encoder;
mod entities;
mod explain;
mod export;
mod graph;
mod lexicon;
mod matcher;
mod mentions;
mod pipeline;
mod places;
pub mod query;
mod relations;
mod reprints;
mod resolve;
mod schema;
mod score;
mod text;
mod timings;
pub mod types;
pub mod validate;

pub use export::{
    DEFAULT_BASE, Files, Folder, Format, Options, OptionsError, Rdf, read_json, verify, write,
    write_ontology, write_shapes,
};
pub use graph::{Edge, EdgeView, GraphError, KnowledgeGraph, Node, NodeMention, Selection};
pub use pipeline::{Build, Engine, Progress, parse_document};
pub use resolve::Decisions;
pub use schema::{
    Class, DEFAULT_SCHEMA, Exclusion, One, Property, Role, Schema, Time, load, load_default, print,
};
pub use score::{
    Counts, DocumentScore, Finding, GoldDocument, GoldEntity, GoldRelation, Tally, Totals, load_gold, report,
    score,
};
pub use timings::{Stage, Timings};
