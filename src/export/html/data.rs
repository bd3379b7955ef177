//! The graph as the page reads it: numbers for names, and only the sentences that are shown.
//!
//! An object of lists, an item a line. Nodes, relations, documents and the rest point at each other by their places in
//! these lists; `page/data.js` gives the places of an item's parts their names.

use super::passages::{Mark, Passages};
use crate::export::mentioned::mentioned;
use crate::graph::{EdgeView, KnowledgeGraph, Node};
use crate::schema::{Role, Schema};
use crate::types::{ClaimStatus, ClassId, Document, DocumentIx, Method, PropertyId};
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

/// A node is shown in so many of its documents' words.
const SHOWN_MENTIONS: usize = 3;

/// Writes the object.
pub(super) fn write(graph: &KnowledgeGraph, schema: &Schema, out: &mut impl Write) -> io::Result<()> {
    let roles = json!({
        "document": schema.class_for(Role::Document).map(ClassId::index),
        "mentioned": schema.property_for(Role::Mentioned).map(PropertyId::index),
    });
    write!(out, "{{\"roles\":{roles},\n\"statuses\":{}", json!(ClaimStatus::ALL.map(ClaimStatus::name)))?;
    list(out, "classes", classes(schema))?;
    list(out, "relations", relations(schema))?;
    list(out, "documents", graph.documents().iter().map(document))?;
    let methods = numbered(graph.edges().flat_map(|view| view.edge.evidence.iter().map(|one| &one.method)));
    list(out, "methods", methods.keys().map(|method| (method.kind(), method.id())))?;
    let mut passages = Passages::new(graph);
    list(out, "nodes", graph.nodes().map(|item| node(item, &mut passages)))?;
    let places: BTreeMap<&str, usize> =
        graph.nodes().enumerate().map(|(place, node)| (node.id.as_str(), place)).collect();
    let mut write_edge = |view: EdgeView| {
        let ends = [&view.source.id, &view.target.id].map(|id| places[id.as_str()]);
        edge(&view, ends, graph.documents(), &methods, &mut passages)
    };
    list(out, "edges", graph.edges().map(&mut write_edge))?;
    let ties = mentioned(graph).map(|tie| (places[tie.node.id.as_str()], tie.document.index(), tie.count));
    list(out, "mentions", ties)?;
    list(out, "passages", passages.all())?;
    writeln!(out, "}}")
}

fn list(out: &mut impl Write, name: &str, items: impl Iterator<Item = impl Serialize>) -> io::Result<()> {
    write!(out, ",\n\"{name}\":[")?;
    for (index, item) in items.enumerate() {
        out.write_all(if index == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *out, &item)?;
    }
    out.write_all(b"]")
}

/// Distinct methods with their places.
fn numbered<'m>(methods: impl Iterator<Item = &'m Method>) -> BTreeMap<&'m Method, usize> {
    let distinct: BTreeSet<&Method> = methods.collect();
    distinct.into_iter().enumerate().map(|(place, method)| (method, place)).collect()
}

/// Name, label, plural, colour, and the uppermost class above it, which gives the shape.
fn classes(schema: &Schema) -> impl Iterator<Item = impl Serialize> {
    schema
        .classes()
        .map(|(id, class)| (&class.name, &class.label, &class.plural, &class.color, schema.top(id).index()))
}

/// Name, and how it reads either way.
fn relations(schema: &Schema) -> impl Iterator<Item = impl Serialize> {
    schema.properties().map(|(_, property)| (&property.name, &property.label, &property.inverse))
}

/// What a document says of itself.
fn document(document: &Document) -> impl Serialize {
    let published = document.published.map(|day| day.to_string());
    (&document.id, &document.title, published, &document.publisher, &document.source)
}

/// Id, class, label, aliases, what is known of it, the document it is, some mentions, the number of mentions.
fn node(node: &Node, passages: &mut Passages) -> Value {
    let mut seen = BTreeSet::new();
    let marks: Vec<Mark> = node
        .mentions
        .iter()
        .filter(|mention| seen.insert(mention.document))
        .take(SHOWN_MENTIONS)
        .map(|mention| passages.mark(mention.document, mention.sentence, mention.span))
        .collect();
    let about: BTreeMap<&String, &String> = node.identifiers.iter().chain(&node.attributes).collect();
    let document = node.document.map(DocumentIx::index);
    json!([
        node.id,
        node.class.index(),
        node.label,
        node.aliases,
        about,
        document,
        marks,
        node.mentions.len()
    ])
}

/// Id, relation, ends, standing, confidence in thousandths, attributes, evidence, publishers.
fn edge(
    view: &EdgeView,
    [source, target]: [usize; 2],
    documents: &[Document],
    methods: &BTreeMap<&Method, usize>,
    passages: &mut Passages,
) -> impl Serialize + use<> {
    let edge = view.edge;
    let evidence: Vec<Value> = edge
        .evidence
        .iter()
        .map(|one| {
            let sentence = passages.number(one.document, one.sentence);
            let source = passages.end(one.document, one.sentence, one.source, view.source);
            let target = one.target.map(|words| passages.end(one.document, one.sentence, words, view.target));
            let speaker = one.speaker.map(|words| words.of(&documents[one.document.index()].text));
            json!([sentence, source, target, methods[&one.method], one.confidence.permille(), speaker])
        })
        .collect();
    let status = ClaimStatus::ALL.iter().position(|&status| status == edge.status);
    json!([
        edge.id,
        edge.property.index(),
        source,
        target,
        status,
        edge.confidence.permille(),
        edge.attributes,
        evidence,
        edge.publishers
    ])
}
