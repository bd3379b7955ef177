//! The formats, and the one door to them.

use super::{Options, graphml, html, json, rdf};
use crate::graph::KnowledgeGraph;
use crate::schema::Schema;
use oxrdfio::{JsonLdProfile, RdfFormat};
use std::io::{self, Write};

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
    /// One page for a browser: the picture, and the sentences behind it.
    Html,
}

impl Format {
    /// All formats.
    pub const ALL: [Self; 9] = [
        Self::Json,
        Self::Turtle,
        Self::NTriples,
        Self::NQuads,
        Self::TriG,
        Self::RdfXml,
        Self::JsonLd,
        Self::GraphMl,
        Self::Html,
    ];

    /// The name on the command line.
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
            Self::Html => "html",
        }
    }

    /// What the file's name ends in: `graph.<extension>`.
    pub fn extension(self) -> &'static str {
        self.name()
    }

    /// What a server says the content is.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::GraphMl => "application/graphml+xml",
            Self::Html => "text/html",
            Self::Turtle => "text/turtle",
            Self::NTriples => "application/n-triples",
            Self::NQuads => "application/n-quads",
            Self::TriG => "application/trig",
            Self::RdfXml => "application/rdf+xml",
            Self::JsonLd => "application/ld+json",
        }
    }

    /// The format of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name().eq_ignore_ascii_case(name.trim()))
    }

    /// All names, as an error message lists them.
    pub fn names() -> String {
        Self::ALL.map(Self::name).join(", ")
    }
}

/// Writes a graph.
///
/// # Errors
/// Those of the writer.
pub fn write(
    graph: &KnowledgeGraph,
    schema: &Schema,
    format: Format,
    options: &Options,
    out: impl Write,
) -> io::Result<()> {
    let syntax = match format {
        Format::Json => return json::write(graph, schema, out),
        Format::GraphMl => return graphml::write(graph, schema, options, out),
        Format::Html => return html::write(graph, schema, out),
        Format::Turtle => RdfFormat::Turtle,
        Format::NTriples => RdfFormat::NTriples,
        Format::NQuads => RdfFormat::NQuads,
        Format::TriG => RdfFormat::TriG,
        Format::RdfXml => RdfFormat::RdfXml,
        Format::JsonLd => RdfFormat::JsonLd { profile: JsonLdProfile::Streaming.into() },
    };
    rdf::write(graph, schema, syntax, options, out)
}

#[cfg(test)]
mod tests {
    use super::{Format, write};
    use crate::export::{Options, sample};

    #[test]
    fn names_lead_back() {
        for format in Format::ALL {
            assert_eq!(Format::from_name(format.name()), Some(format));
        }
        assert_eq!(Format::from_name(" TTL "), Some(Format::Turtle));
        assert_eq!(Format::from_name("xlsx"), None);
        assert_eq!(Format::names(), "json, ttl, nt, nq, trig, rdf, jsonld, graphml, html");
    }

    #[test]
    fn the_same_graph_gives_the_same_bytes() {
        let schema = sample::schema();
        for format in Format::ALL {
            let bytes = || {
                let mut out = Vec::new();
                write(&sample::hostile(&schema), &schema, format, &Options::default(), &mut out).unwrap();
                out
            };
            assert_eq!(bytes(), bytes(), "{}", format.name());
        }
    }

    /// `TIELINE_SAMPLE=folder cargo test --lib export -- --ignored`, then `tests/clients/run.sh folder`.
    #[test]
    #[ignore = "writes files for the clients, which are not run by cargo"]
    fn the_sample_is_written_for_the_clients() {
        let folder = std::path::PathBuf::from(std::env::var_os("TIELINE_SAMPLE").expect("a folder"));
        let schema = sample::schema();
        for format in Format::ALL {
            let file = std::fs::File::create(folder.join(format!("graph.{}", format.extension()))).unwrap();
            write(&sample::hostile(&schema), &schema, format, &Options::default(), file).unwrap();
        }
    }
}
