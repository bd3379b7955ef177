//! Writes `graph.json`.

use super::FORMAT;
use super::record::{EdgeRecord, EvidenceRecord, MentionRecord, NodeRecord, Quote, SchemaRecord};
use crate::export::Files;
use crate::graph::{EdgeView, KnowledgeGraph, Node, NodeMention};
use crate::schema::Schema;
use crate::types::{Document, Evidence, Span};
use serde::Serialize;
use serde_json::json;
use std::io::{self, Write};

/// Writes the graph: the head on one line, then a document, node or edge a line, so that a diff shows what changed.
pub(in crate::export) fn write(
    graph: &KnowledgeGraph,
    schema: &Schema,
    mut out: impl Write,
) -> io::Result<()> {
    let about = SchemaRecord {
        name: schema.name().to_owned(),
        version: schema.version().to_owned(),
        namespace: schema.namespace().to_owned(),
    };
    writeln!(
        out,
        "{{\"format\":{},\"version\":{},\"schema\":{},",
        json!(FORMAT.0),
        FORMAT.1,
        serde_json::to_string(&about)?
    )?;
    lines(&mut out, "documents", graph.documents().iter())?;
    writeln!(out, ",")?;
    lines(&mut out, "nodes", graph.nodes().map(|node| node_record(graph, schema, node)))?;
    writeln!(out, ",")?;
    lines(&mut out, "edges", graph.edges().map(|view| edge_record(graph, schema, &view)))?;
    writeln!(out, "}}")
}

/// Writes documents, nodes and edges as a file each, an item a line as in `graph.json`.
pub(in crate::export) fn write_lines(
    graph: &KnowledgeGraph,
    schema: &Schema,
    name: &str,
    files: &mut impl Files,
) -> io::Result<()> {
    files.file(&format!("{name}/documents.jsonl"), &mut |out| each(out, graph.documents().iter()))?;
    files.file(&format!("{name}/nodes.jsonl"), &mut |out| {
        each(out, graph.nodes().map(|node| node_record(graph, schema, node)))
    })?;
    files.file(&format!("{name}/edges.jsonl"), &mut |out| {
        each(out, graph.edges().map(|view| edge_record(graph, schema, &view)))
    })
}

fn each(out: &mut dyn Write, items: impl Iterator<Item = impl Serialize>) -> io::Result<()> {
    for item in items {
        serde_json::to_writer(&mut *out, &item)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

fn lines(out: &mut impl Write, name: &str, items: impl Iterator<Item = impl Serialize>) -> io::Result<()> {
    write!(out, "\"{name}\":[")?;
    for (index, item) in items.enumerate() {
        out.write_all(if index == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *out, &item)?;
    }
    out.write_all(b"\n]")
}

fn quote(document: &Document, span: Span) -> Quote {
    Quote { start: span.start, end: span.end, text: span.of(&document.text).to_owned() }
}

fn node_record(graph: &KnowledgeGraph, schema: &Schema, node: &Node) -> NodeRecord {
    NodeRecord {
        id: node.id.clone(),
        class: schema.class(node.class).name.clone(),
        label: node.label.clone(),
        aliases: node.aliases.clone(),
        identifiers: node.identifiers.clone(),
        attributes: node.attributes.clone(),
        reasons: node.reasons.clone(),
        document: node.document.map(|document| graph.document(document).id.clone()),
        mentions: node.mentions.iter().map(|mention| mention_record(graph, schema, mention)).collect(),
    }
}

fn mention_record(graph: &KnowledgeGraph, schema: &Schema, mention: &NodeMention) -> MentionRecord {
    let document = graph.document(mention.document);
    MentionRecord {
        document: document.id.clone(),
        start: mention.span.start,
        end: mention.span.end,
        text: mention.span.of(&document.text).to_owned(),
        sentence: mention.sentence,
        class: mention.class.map(|class| schema.class(class).name.clone()),
        form: mention.form,
        title: mention.title.map(|span| quote(document, span)),
        reason: mention.reason.clone(),
        confidence: mention.confidence,
    }
}

fn edge_record(graph: &KnowledgeGraph, schema: &Schema, view: &EdgeView) -> EdgeRecord {
    EdgeRecord {
        id: view.edge.id.clone(),
        relation: schema.property(view.edge.property).name.clone(),
        source: view.source.id.clone(),
        target: view.target.id.clone(),
        status: view.edge.status,
        attributes: view.edge.attributes.clone(),
        confidence: view.edge.confidence,
        support: view.edge.support(),
        publishers: view.edge.publishers,
        evidence: view.edge.evidence.iter().map(|one| evidence_record(graph, one)).collect(),
    }
}

fn evidence_record(graph: &KnowledgeGraph, evidence: &Evidence) -> EvidenceRecord {
    let document = graph.document(evidence.document);
    EvidenceRecord {
        document: document.id.clone(),
        start: evidence.sentence.start,
        end: evidence.sentence.end,
        quote: evidence.sentence.of(&document.text).to_owned(),
        source: quote(document, evidence.source),
        target: evidence.target.map(|span| quote(document, span)),
        speaker: evidence.speaker.map(|span| quote(document, span)),
        method: evidence.method.clone(),
        confidence: evidence.confidence,
    }
}
