//! What a query gives, and the forms in which it is written.

use super::{Query, table};
use oxrdf::{Term, Triple, Variable};
use oxrdfio::{JsonLdProfile, RdfFormat, RdfSerializer};
use sparesults::{QueryResultsFormat, QueryResultsSerializer};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// What a query gives.
#[derive(Debug)]
pub enum Answer {
    /// Of SELECT.
    Rows(Rows),
    /// Of ASK.
    Truth(bool),
    /// Of CONSTRUCT and DESCRIBE, sorted, each once.
    Triples(Vec<Triple>),
}

/// A row for each solution.
#[derive(Debug)]
pub struct Rows {
    /// What the columns are called.
    pub variables: Vec<Variable>,
    /// A term for each variable, where it is bound.
    pub rows: Vec<Vec<Option<Term>>>,
}

/// A form for rows and truths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResultsFormat {
    /// Columns for people; long cells are cut.
    Table,
    /// SPARQL 1.1 Query Results CSV.
    Csv,
    /// SPARQL 1.1 Query Results TSV.
    Tsv,
    /// SPARQL 1.1 Query Results JSON.
    Json,
    /// SPARQL Query Results XML.
    Xml,
}

/// A syntax for triples, by its name on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Syntax(RdfFormat);

/// A name that no syntax of RDF has.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown RDF syntax `{name}`\n  hint: the syntaxes are ttl, nt, nq, trig, rdf, jsonld")]
pub struct UnfitFormat {
    name: String,
}

impl Syntax {
    /// The syntax of that name.
    ///
    /// # Errors
    /// If there is none.
    pub fn from_name(name: &str) -> Result<Self, UnfitFormat> {
        Ok(Self(match name {
            "ttl" => RdfFormat::Turtle,
            "nt" => RdfFormat::NTriples,
            "nq" => RdfFormat::NQuads,
            "trig" => RdfFormat::TriG,
            "rdf" => RdfFormat::RdfXml,
            "jsonld" => RdfFormat::JsonLd { profile: JsonLdProfile::Streaming.into() },
            _ => return Err(UnfitFormat { name: name.to_owned() }),
        }))
    }
}

impl Answer {
    /// Writes rows and truths in a form for results, triples in a syntax of RDF, by the prefixes of the query.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn write(
        &self,
        results: ResultsFormat,
        syntax: Syntax,
        query: &Query,
        mut out: impl Write,
    ) -> io::Result<()> {
        let prefixes = &query.prefixes;
        match self {
            Self::Triples(triples) => write_triples(triples, syntax, prefixes, out),
            Self::Rows(rows) => match serializer(results) {
                Some(serializer) => write_rows(rows, serializer, out),
                None => out.write_all(table::of(rows, prefixes).as_bytes()),
            },
            Self::Truth(truth) => match serializer(results) {
                Some(serializer) => writeln!(serializer.serialize_boolean_to_writer(out, *truth)?),
                None => writeln!(out, "{truth}"),
            },
        }
    }
}

fn serializer(results: ResultsFormat) -> Option<QueryResultsSerializer> {
    let format = match results {
        ResultsFormat::Table => return None,
        ResultsFormat::Csv => QueryResultsFormat::Csv,
        ResultsFormat::Tsv => QueryResultsFormat::Tsv,
        ResultsFormat::Json => QueryResultsFormat::Json,
        ResultsFormat::Xml => QueryResultsFormat::Xml,
    };
    Some(QueryResultsSerializer::from_format(format))
}

fn write_rows(rows: &Rows, serializer: QueryResultsSerializer, out: impl Write) -> io::Result<()> {
    let mut serializer = serializer.serialize_solutions_to_writer(out, rows.variables.clone())?;
    for row in &rows.rows {
        let bound =
            rows.variables.iter().zip(row).filter_map(|(variable, term)| Some((variable, term.as_ref()?)));
        serializer.serialize(bound)?;
    }
    serializer.finish()?.flush()
}

fn write_triples(
    triples: &[Triple],
    syntax: Syntax,
    prefixes: &BTreeMap<String, String>,
    out: impl Write,
) -> io::Result<()> {
    let mut serializer = RdfSerializer::from_format(syntax.0);
    for (prefix, iri) in prefixes {
        serializer = serializer.with_prefix(prefix, iri).map_err(io::Error::other)?;
    }
    let mut serializer = serializer.for_writer(out);
    triples.iter().try_for_each(|triple| serializer.serialize_triple(triple))?;
    serializer.finish()?.flush()
}
