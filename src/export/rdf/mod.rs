//! RDF in every syntax, from one iterator of quads.
//!
//! An asserted edge is a direct triple. Every edge is also an `rdf:Statement` of its own IRI with its standing,
//! confidence and attributes, derived (PROV-O) from pieces of evidence: each an `oa:TextQuoteSelector` and
//! `oa:TextPositionSelector` (Web Annotation) on a document. `oa:start` and `oa:end` count characters, as that
//! standard says; `tl:startByte` and the like count bytes of the text in UTF-8, as all of tieline does.
//!
//! What made mentions of several documents one node is a `tl:Merge` each, with its words and, where two things were
//! compared, the bits that spoke for it.
//!
//! In RDF 1.2 the IRI of the statement reifies a triple term instead, and Turtle has all that is said of an asserted edge
//! as an annotation of its triple.

mod annotated;
mod characters;
mod places;
mod quads;
pub(super) mod vocabulary;

use super::{Options, Rdf};
use crate::graph::KnowledgeGraph;
use crate::schema::Schema;
use oxrdf::{NamedNode, Quad};
use oxrdfio::{RdfFormat, RdfSerializer};
use quads::Quads;
use std::io::{self, Write};

/// Writes the graph in a syntax.
pub(super) fn write(
    graph: &KnowledgeGraph,
    schema: &Schema,
    syntax: RdfFormat,
    options: &Options,
    out: impl Write,
) -> io::Result<()> {
    let prefixes = prefixes(schema, options);
    let quads = Quads::of(graph, schema, &options.base)
        .version(options.rdf)
        .named(matches!(syntax, RdfFormat::NQuads | RdfFormat::TriG));
    if syntax == RdfFormat::Turtle && options.rdf == Rdf::V12 {
        return annotated::write(&quads, &prefixes, out);
    }
    let quads = if syntax == RdfFormat::RdfXml { quads.for_xml() } else { quads };
    let mut serializer = RdfSerializer::from_format(syntax);
    for (prefix, iri) in prefixes {
        serializer = serializer.with_prefix(prefix, iri).map_err(io::Error::other)?;
    }
    let mut serializer = serializer.for_writer(out);
    quads.iter().try_for_each(|quad| serializer.serialize_quad(&quad))?;
    serializer.finish().map(drop)
}

/// Gives every quad of the graph, what a document states in the graph of that document.
pub(crate) fn for_each_quad(
    graph: &KnowledgeGraph,
    schema: &Schema,
    options: &Options,
    take: impl FnMut(Quad),
) {
    Quads::of(graph, schema, &options.base).named(true).iter().for_each(take);
}

/// The prefixes of the files, with what they stand for.
pub(crate) fn prefixes(schema: &Schema, options: &Options) -> Vec<(String, String)> {
    vocabulary::prefixes(schema, &options.base)
}

/// The IRI of a node, or of what hangs on an edge, by its path below the base.
pub(crate) fn item_iri(options: &Options, path: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("{}{}", options.base, vocabulary::encoded(path)))
}

#[cfg(test)]
mod tests;
