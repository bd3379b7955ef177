//! RDF 1.1 in every syntax, from one list of quads a subject.
//!
//! An asserted edge is a direct triple. Every edge is also an `rdf:Statement` of its own IRI with its standing,
//! confidence and attributes, derived (PROV-O) from pieces of evidence: each an `oa:TextQuoteSelector` and
//! `oa:TextPositionSelector` (Web Annotation; positions in characters) on a document, with the bytes beside it.

use super::Options;
use crate::graph::{EdgeView, KnowledgeGraph, Node};
use crate::schema::{Role, Schema};
use crate::types::{ClaimStatus, Document, Evidence, Span};
use oxrdf::vocab::{rdf, rdfs, xsd};
use oxrdf::{GraphName, Literal, NamedNode, NamedOrBlankNode, Quad, Term};
use oxrdfio::{RdfFormat, RdfSerializer};
use std::io::{self, Write};

/// Terms of tieline's own that no schema names: standing, confidence, byte offsets, method.
const CORE: &str = "https://tieline.example/ns/core#";

const PREFIXES: [(&str, &str); 9] = [
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
    ("prov", "http://www.w3.org/ns/prov#"),
    ("oa", "http://www.w3.org/ns/oa#"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("dcterms", "http://purl.org/dc/terms/"),
    ("schema", "https://schema.org/"),
    ("tl", CORE),
];

/// Writes the graph in a syntax.
pub(super) fn write<'a, W: Write>(
    graph: &'a KnowledgeGraph,
    schema: &'a Schema,
    syntax: RdfFormat,
    options: &'a Options,
) -> impl FnOnce(W) -> io::Result<()> + use<'a, W> {
    move |out| {
        let mut serializer = RdfSerializer::from_format(syntax);
        let own = [("id", options.base.as_str()), (schema.name(), schema.namespace())];
        for (prefix, iri) in PREFIXES.into_iter().chain(own) {
            serializer = serializer.with_prefix(prefix, iri).map_err(io::Error::other)?;
        }
        let mut serializer = serializer.for_writer(out);
        let writer = Rdf { graph, schema, base: &options.base };
        writer.quads(syntax.supports_datasets() && !matches!(syntax, RdfFormat::JsonLd { .. })).try_for_each(|quad| serializer.serialize_quad(&quad))?;
        serializer.finish().map(drop)
    }
}

struct Rdf<'g> {
    graph: &'g KnowledgeGraph,
    schema: &'g Schema,
    base: &'g str,
}

impl<'g> Rdf<'g> {
    /// All quads, a subject's together. With `named`, what a document states lies in the graph of that document.
    fn quads(&self, named: bool) -> impl Iterator<Item = Quad> + '_ {
        let nodes = self.graph.nodes().flat_map(move |node| self.node(node, named));
        let edges = self.graph.edges().flat_map(move |view| self.statement(&view, named));
        nodes.chain(edges)
    }

    fn node(&self, node: &Node, named: bool) -> Vec<Quad> {
        let subject = self.node_iri(node);
        let mut about = About::new(subject.clone(), GraphName::DefaultGraph);
        about.add(rdf::TYPE.into_owned(), self.term(&self.schema.class(node.class).name));
        about.add(rdfs::LABEL.into_owned(), Literal::new_simple_literal(&node.label));
        for alias in &node.aliases {
            about.add(iri("skos", "altLabel"), Literal::new_simple_literal(alias));
        }
        for (list, identifier) in &node.identifiers {
            about.add(iri("dcterms", "identifier"), Literal::new_simple_literal(format!("{list}:{identifier}")));
        }
        for reason in &node.reasons {
            about.add(core("mergedBecause"), Literal::new_simple_literal(reason));
        }
        if let Some(document) = node.document {
            self.document(self.graph.document(document), &mut about);
        }
        if let Some(mentioned) = self.schema.property_for(Role::Mentioned) {
            let name = &self.schema.property(mentioned).name;
            for document in node.documents().into_keys().map(|document| self.document_iri(self.graph.document(document))) {
                about.graph = if named { GraphName::NamedNode(document.clone()) } else { GraphName::DefaultGraph };
                about.add(self.term(name), document);
            }
        }
        about.quads.extend(self.direct(node, named));
        about.quads
    }

    fn document(&self, document: &Document, about: &mut About) {
        about.add(rdf::TYPE.into_owned(), iri("prov", "Entity"));
        about.add(iri("dcterms", "source"), Literal::new_simple_literal(&document.source));
        about.add(iri("dcterms", "language"), Literal::new_simple_literal(&document.language));
        about.add(core("sha256"), Literal::new_simple_literal(&document.sha256));
        if let Some(title) = &document.title {
            about.add(iri("dcterms", "title"), Literal::new_simple_literal(title));
        }
        if let Some(publisher) = &document.publisher {
            about.add(iri("dcterms", "publisher"), Literal::new_simple_literal(publisher));
        }
        if let Some(date) = document.published {
            about.add(iri("dcterms", "issued"), Literal::new_typed_literal(date.to_string(), xsd::DATE));
        }
    }

    /// The asserted edges that start at a node, as triples; in each document that states them.
    fn direct(&self, node: &Node, named: bool) -> Vec<Quad> {
        let mut quads = Vec::new();
        for view in self.graph.edges_from(&node.id).filter(|view| view.edge.status == ClaimStatus::Asserted) {
            let predicate = self.term(&self.schema.property(view.edge.property).name);
            let mut graphs: Vec<GraphName> = view.edge.evidence.iter().map(|one| self.graph_of(one, named)).collect();
            graphs.dedup();
            quads.extend(graphs.into_iter().map(|graph| {
                Quad::new(self.node_iri(view.source), predicate.clone(), self.node_iri(view.target), graph)
            }));
        }
        quads
    }

    fn statement(&self, view: &EdgeView, named: bool) -> Vec<Quad> {
        let edge = view.edge;
        let mut about = About::new(self.named(&format!("statement/{}", edge.id)), GraphName::DefaultGraph);
        about.add(rdf::TYPE.into_owned(), rdf::STATEMENT.into_owned());
        about.add(rdf::SUBJECT.into_owned(), self.node_iri(view.source));
        about.add(rdf::PREDICATE.into_owned(), self.term(&self.schema.property(edge.property).name));
        about.add(rdf::OBJECT.into_owned(), self.node_iri(view.target));
        about.add(core("status"), Literal::new_simple_literal(edge.status.name()));
        about.add(core("confidence"), Literal::new_typed_literal(edge.confidence.to_string(), xsd::DECIMAL));
        for (name, values) in &edge.attributes {
            for value in values {
                about.add(core(&encoded(name)), Literal::new_simple_literal(value));
            }
        }
        let evidence = |index: usize| self.named(&format!("evidence/{}/{}", edge.id, index + 1));
        for index in 0..edge.evidence.len() {
            about.add(iri("prov", "wasDerivedFrom"), evidence(index));
        }
        let mut quads = about.quads;
        for (index, one) in edge.evidence.iter().enumerate() {
            quads.extend(self.evidence(evidence(index), one, named));
        }
        quads
    }

    fn evidence(&self, subject: NamedNode, evidence: &Evidence, named: bool) -> Vec<Quad> {
        let document = self.graph.document(evidence.document);
        let mut about = About::new(subject, self.graph_of(evidence, named));
        about.add(rdf::TYPE.into_owned(), iri("prov", "Entity"));
        about.add(rdf::TYPE.into_owned(), iri("oa", "TextQuoteSelector"));
        about.add(rdf::TYPE.into_owned(), iri("oa", "TextPositionSelector"));
        about.add(iri("prov", "wasQuotedFrom"), self.document_iri(document));
        about.add(iri("oa", "exact"), Literal::new_simple_literal(evidence.sentence.of(&document.text)));
        about.add(iri("oa", "start"), integer(characters(&document.text, evidence.sentence.start)));
        about.add(iri("oa", "end"), integer(characters(&document.text, evidence.sentence.end)));
        for (prefix, span) in
            [("", Some(evidence.sentence)), ("source", Some(evidence.source)), ("target", evidence.target)]
        {
            bytes(&mut about, prefix, span);
        }
        about.add(core("sha256"), Literal::new_simple_literal(&document.sha256));
        about.add(core("method"), Literal::new_simple_literal(format!("{}:{}", evidence.method.kind(), evidence.method.id())));
        about.add(core("confidence"), Literal::new_typed_literal(evidence.confidence.to_string(), xsd::DECIMAL));
        about.quads
    }

    fn graph_of(&self, evidence: &Evidence, named: bool) -> GraphName {
        if named { self.document_iri(self.graph.document(evidence.document)).into() } else { GraphName::DefaultGraph }
    }

    /// A class or relation.
    fn term(&self, name: &str) -> NamedNode {
        NamedNode::new_unchecked(format!("{}{}", self.schema.namespace(), encoded(name)))
    }

    fn named(&self, id: &str) -> NamedNode {
        NamedNode::new_unchecked(format!("{}{}", self.base, encoded(id)))
    }

    fn node_iri(&self, node: &Node) -> NamedNode {
        self.named(&node.id)
    }

    fn document_iri(&self, document: &Document) -> NamedNode {
        self.named(&format!("document/{}", document.id))
    }
}

/// Quads of one subject.
struct About {
    subject: NamedNode,
    graph: GraphName,
    quads: Vec<Quad>,
}

impl About {
    fn new(subject: NamedNode, graph: GraphName) -> Self {
        Self { subject, graph, quads: Vec::new() }
    }

    fn add(&mut self, predicate: NamedNode, object: impl Into<Term>) {
        let subject = NamedOrBlankNode::NamedNode(self.subject.clone());
        self.quads.push(Quad::new(subject, predicate, object, self.graph.clone()));
    }
}

fn bytes(about: &mut About, prefix: &str, span: Option<Span>) {
    let Some(span) = span else { return };
    let (start, end) = match prefix {
        "" => ("startByte".to_owned(), "endByte".to_owned()),
        _ => (format!("{prefix}StartByte"), format!("{prefix}EndByte")),
    };
    about.add(core(&start), integer(u64::from(span.start)));
    about.add(core(&end), integer(u64::from(span.end)));
}

fn integer(value: u64) -> Literal {
    Literal::new_typed_literal(value.to_string(), xsd::INTEGER)
}

/// The number of characters before a byte, as Web Annotation counts positions.
fn characters(text: &str, byte: u32) -> u64 {
    text.get(..byte as usize).map_or(0, |before| before.chars().count() as u64)
}

/// A term of a vocabulary of [`PREFIXES`].
fn iri(prefix: &str, name: &str) -> NamedNode {
    let base = PREFIXES.iter().find(|(known, _)| *known == prefix).map_or("", |(_, base)| base);
    NamedNode::new_unchecked(format!("{base}{name}"))
}

fn core(name: &str) -> NamedNode {
    iri("tl", name)
}

/// The id with what an IRI may not hold percent-encoded.
fn encoded(id: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-._~/".contains(c);
    let mut out = String::with_capacity(id.len());
    for c in id.chars() {
        if plain(c) {
            out.push(c);
        } else {
            let mut buffer = [0; 4];
            for byte in c.encode_utf8(&mut buffer).bytes() {
                out.push('%');
                out.extend([byte >> 4, byte & 15].map(|digit| char::from_digit(digit.into(), 16).unwrap_or('0').to_ascii_uppercase()));
            }
        }
    }
    out
}
