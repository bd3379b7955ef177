//! Room 9: the graph as files.
//!
//! In: a [`KnowledgeGraph`](crate::graph::KnowledgeGraph). Out: bytes that depend on the graph, the schema and the
//! options alone. Formats come in families: one iterator of quads feeds all RDF syntaxes, one XML writer the XML
//! formats. `graph.json` loses nothing and is read back. [`verify()`] holds every quotation against its document.
//! A new format is a variant of [`Format`] and a short file.

mod columns;
mod format;
mod graphml;
mod json;
mod mentioned;
mod ontology;
mod options;
mod rdf;
#[cfg(test)]
pub(crate) mod sample;
mod verify;
mod xml;

pub use format::{Format, write};
pub(crate) use json::FORMAT as JSON_FORM;
pub use json::read_json;
pub use ontology::{write_ontology, write_shapes};
pub use options::{DEFAULT_BASE, Options, OptionsError};
pub(crate) use rdf::{for_each_quad, item_iri, prefixes};
pub use verify::verify;
