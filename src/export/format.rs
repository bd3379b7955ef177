//! The formats, and the one door to them.

use super::{graphml, json, rdf};
use crate::graph::KnowledgeGraph;
use crate::schema::Schema;
use oxrdf::NamedNode;
use oxrdfio::RdfFormat;
use std::io::{self, Write};

/// What the IRIs of nodes, edges and evidence begin with where the user says nothing else.
pub const DEFAULT_BASE: &str = "https://tieline.example/id/";

/// A format of the graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// `graph.json`: loses nothing; every command reads it.
    Json,
    /// [Turtle](https://www.w3.org/TR/turtle/).
    Turtle,
    /// [N-Triples](https://www.w3.org/TR/n-triples/).
    NTriples,
    /// [N-Quads](https://www.w3.org/TR/n-quads/), a named graph for each document.
    NQuads,
    /// [`TriG`](https://www.w3.org/TR/trig/), a named graph for each document.
    TriG,
    /// [RDF/XML](https://www.w3.org/TR/rdf-syntax-grammar/).
    RdfXml,
    /// [JSON-LD](https://www.w3.org/TR/json-ld11/).
    JsonLd,
    /// [GraphML](http://graphml.graphdrawing.org/), with what Gephi and Neo4j look for.
    GraphMl,
}

impl Format {
    /// All formats.
    pub const ALL: [Self; 8] =
        [Self::Json, Self::Turtle, Self::NTriples, Self::NQuads, Self::TriG, Self::RdfXml, Self::JsonLd, Self::GraphMl];

    /// The name on the command line, which is the file's extension too.
    pub fn name(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Turtle => "ttl",
            Self::NTriples => "nt",
            Self::NQuads => "nq",
            Self::TriG => "trig",
            Self::RdfXml => "rdf",
            Self::JsonLd => "jsonld",
            Self::GraphMl => "graphml",
        }
    }

    /// What the file's name ends in.
    pub fn extension(self) -> &'static str {
        self.name()
    }

    /// The format of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name().eq_ignore_ascii_case(name.trim()))
    }
}

/// How the files are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    pub(super) base: String,
    pub(super) strict: bool,
}

/// Why options are refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OptionsError {
    /// The base is no IRI that names can be added to.
    #[error("`{base}` is no IRI that ends in `/` or `#`\n  hint: write it like {DEFAULT_BASE}")]
    Base {
        /// What was given.
        base: String,
    },
}

impl Options {
    /// Options with a base for IRIs; `strict` leaves out of GraphML what its schema does not know.
    ///
    /// # Errors
    /// If the base is no absolute IRI that ends in `/` or `#`.
    pub fn new(base: &str, strict: bool) -> Result<Self, OptionsError> {
        if NamedNode::new(base).is_err() || !base.ends_with(['/', '#']) {
            return Err(OptionsError::Base { base: base.to_owned() });
        }
        Ok(Self { base: base.to_owned(), strict })
    }
}

impl Default for Options {
    fn default() -> Self {
        Self { base: DEFAULT_BASE.to_owned(), strict: false }
    }
}

/// Writes a graph.
///
/// # Errors
/// Those of the writer.
pub fn write(graph: &KnowledgeGraph, schema: &Schema, format: Format, options: &Options, out: impl Write) -> io::Result<()> {
    let rdf = |syntax| rdf::write(graph, schema, syntax, options);
    match format {
        Format::Json => json::write(graph, schema, out),
        Format::GraphMl => graphml::write(graph, schema, options, out),
        Format::Turtle => rdf(RdfFormat::Turtle)(out),
        Format::NTriples => rdf(RdfFormat::NTriples)(out),
        Format::NQuads => rdf(RdfFormat::NQuads)(out),
        Format::TriG => rdf(RdfFormat::TriG)(out),
        Format::RdfXml => rdf(RdfFormat::RdfXml)(out),
        Format::JsonLd => rdf(RdfFormat::JsonLd { profile: oxrdfio::JsonLdProfile::Streaming.into() })(out),
    }
}

#[cfg(test)]
mod tests {
    use super::{Format, Options};

    #[test]
    fn names_lead_back() {
        for format in Format::ALL {
            assert_eq!(Format::from_name(format.name()), Some(format));
        }
        assert_eq!(Format::from_name("xlsx"), None);
    }

    #[test]
    fn a_base_is_an_iri() {
        assert!(Options::new("https://example.org/", false).is_ok());
        for wrong in ["example.org/", "https://example.org", "https://exa mple.org/", ""] {
            assert!(Options::new(wrong, false).is_err(), "{wrong}");
        }
    }
}
