//! Room 9: the graph as files.
//!
//! In: a [`KnowledgeGraph`](crate::graph::KnowledgeGraph). Out: bytes that depend on the graph, the schema and the
//! options alone. Formats come in families: one iterator of quads feeds all RDF syntaxes, one XML writer the XML
//! formats; the page for a browser has its script and style in files beside it. `graph.json` loses nothing and is read
//! back. [`verify()`] holds every quotation against its document.
//! A new format is a variant of [`Format`] and a short file.

mod columns;
mod csv;
mod cypher;
mod dot;
mod files;
mod folded;
mod format;
mod ftm;
mod gexf;
mod graphml;
mod html;
mod json;
#[cfg(test)]
mod kept;
mod mentioned;
mod ontology;
mod options;
mod parquet;
mod picture;
mod rdf;
mod rows;
#[cfg(test)]
pub(crate) mod sample;
mod verify;
mod xml;

pub use files::{Files, Folder};
pub use format::{Format, write};
pub(crate) use json::FORMAT as JSON_FORM;
pub use json::read_json;
pub use ontology::{write_ontology, write_shapes};
pub use options::{DEFAULT_BASE, Options, OptionsError, Rdf};
pub(crate) use rdf::{for_each_quad, item_iri, prefixes};
pub use verify::verify;
