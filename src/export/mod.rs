//! Room 9: the graph as files.
//!
//! In: a [`KnowledgeGraph`](crate::graph::KnowledgeGraph). Out: bytes that depend on the graph, the schema and the
//! options alone. Formats come in families: one iterator of quads feeds all RDF syntaxes, one XML writer the XML
//! formats. `graph.json` loses nothing and is read back. [`verify`] holds every quotation against its document.

mod format;
mod graphml;
mod json;
mod rdf;
mod verify;
mod xml;

pub use format::{DEFAULT_BASE, Format, Options, OptionsError, write};
pub use json::read_json;
pub use verify::verify;
