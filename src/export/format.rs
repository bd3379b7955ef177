//! The formats, and the one door to them.

use super::{Files, Options, Rdf, csv, cypher, dot, ftm, gexf, graphml, html, json, parquet, rdf};
use crate::graph::KnowledgeGraph;
use crate::schema::Schema;
use oxrdfio::{JsonLdProfile, RdfFormat};
use std::io;

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
    /// [GEXF 1.3](https://gexf.net/), laid out and coloured.
    Gexf,
    /// A folder of JSON lines: documents, nodes, edges, each as in `graph.json`.
    JsonLines,
    /// A folder of CSV: two tables for spreadsheets, and those that Neo4j and Ladybug import.
    Csv,
    /// Cypher, one statement a line, with constraints in a file of their own.
    Cypher,
    /// [`FollowTheMoney`](https://followthemoney.tech/) entities, one a line.
    Ftm,
    /// A folder of [Parquet](https://parquet.apache.org/): nodes, edges, evidence.
    Parquet,
    /// [DOT](https://graphviz.org/doc/info/lang.html), for Graphviz.
    Dot,
    /// One page for a browser: the picture, and the sentences behind it.
    Html,
}

impl Format {
    /// All formats.
    pub const ALL: [Self; 16] = [
        Self::Json,
        Self::Turtle,
        Self::NTriples,
        Self::NQuads,
        Self::TriG,
        Self::RdfXml,
        Self::JsonLd,
        Self::GraphMl,
        Self::Gexf,
        Self::JsonLines,
        Self::Csv,
        Self::Cypher,
        Self::Ftm,
        Self::Parquet,
        Self::Dot,
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
            Self::Gexf => "gexf",
            Self::JsonLines => "jsonl",
            Self::Csv => "csv",
            Self::Cypher => "cypher",
            Self::Ftm => "ftm",
            Self::Parquet => "parquet",
            Self::Dot => "dot",
            Self::Html => "html",
        }
    }

    /// What the file's name ends in: `graph.<extension>`.
    pub fn extension(self) -> &'static str {
        if self == Self::Ftm { "ftm.json" } else { self.name() }
    }

    /// What a server says the content is.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::GraphMl => "application/graphml+xml",
            Self::Gexf => "application/gexf+xml",
            Self::JsonLines | Self::Ftm => "application/x-ndjson",
            Self::Csv => "text/csv",
            Self::Cypher => "application/x-cypher-query",
            Self::Parquet => "application/vnd.apache.parquet",
            Self::Dot => "text/vnd.graphviz",
            Self::Html => "text/html",
            Self::Turtle => "text/turtle",
            Self::NTriples => "application/n-triples",
            Self::NQuads => "application/n-quads",
            Self::TriG => "application/trig",
            Self::RdfXml => "application/rdf+xml",
            Self::JsonLd => "application/ld+json",
        }
    }

    /// Whether it can hold RDF of that version, or holds none at all.
    pub fn holds(self, version: Rdf) -> bool {
        version == Rdf::V11 || self != Self::JsonLd
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

/// Writes a graph: one file named `graph.<extension>`, or, for a format that is several, a folder of that name.
///
/// # Errors
/// Those of the files.
pub fn write(
    graph: &KnowledgeGraph,
    schema: &Schema,
    format: Format,
    options: &Options,
    files: &mut impl Files,
) -> io::Result<()> {
    let name = format!("graph.{}", format.extension());
    let syntax = match format {
        Format::Json => return files.file(&name, &mut |out| json::write(graph, schema, out)),
        Format::GraphMl => {
            return files.file(&name, &mut |out| graphml::write(graph, schema, options, out));
        }
        Format::Gexf => return files.file(&name, &mut |out| gexf::write(graph, schema, out)),
        Format::JsonLines => return json::write_lines(graph, schema, &name, files),
        Format::Csv => return csv::write(graph, schema, &name, files),
        Format::Cypher => return cypher::write(graph, schema, &name, files),
        Format::Ftm => return files.file(&name, &mut |out| ftm::write(graph, schema, out)),
        Format::Parquet => return parquet::write(graph, schema, &name, files),
        Format::Dot => return files.file(&name, &mut |out| dot::write(graph, schema, out)),
        Format::Html => return files.file(&name, &mut |out| html::write(graph, schema, out)),
        Format::Turtle => RdfFormat::Turtle,
        Format::NTriples => RdfFormat::NTriples,
        Format::NQuads => RdfFormat::NQuads,
        Format::TriG => RdfFormat::TriG,
        Format::RdfXml => RdfFormat::RdfXml,
        Format::JsonLd => RdfFormat::JsonLd { profile: JsonLdProfile::Streaming.into() },
    };
    files.file(&name, &mut |out| rdf::write(graph, schema, syntax, options, out))
}

#[cfg(test)]
mod tests {
    use super::{Format, write};
    use crate::export::{Folder, Options, sample};

    #[test]
    fn names_lead_back() {
        for format in Format::ALL {
            assert_eq!(Format::from_name(format.name()), Some(format));
        }
        assert_eq!(Format::from_name(" TTL "), Some(Format::Turtle));
        assert_eq!(Format::from_name("xlsx"), None);
        assert_eq!(
            Format::names(),
            "json, ttl, nt, nq, trig, rdf, jsonld, graphml, gexf, jsonl, csv, cypher, ftm, parquet, dot, html"
        );
    }

    #[test]
    fn the_same_graph_gives_the_same_bytes() {
        let schema = sample::schema();
        for format in Format::ALL {
            let bytes = || {
                let mut out: Vec<u8> = Vec::new();
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
        let mut files = Folder::new(&folder).unwrap();
        for format in Format::ALL {
            write(&sample::hostile(&schema), &schema, format, &Options::default(), &mut files).unwrap();
        }
    }
}
