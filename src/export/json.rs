//! `graph.json`: the graph without a loss, an item a line.
//!
//! Spans are bytes of the document's text, which the file holds. What stands under a span is written beside it and
//! compared when the file is read, so that a file that was edited by hand is not taken for what was built.

use crate::graph::{Edge, EdgeView, KnowledgeGraph, Node, NodeMention};
use crate::schema::Schema;
use crate::types::{
    ClaimStatus, Confidence, Diagnostic, Document, DocumentIx, Evidence, MentionForm, Method, Place, Reason, Span,
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

/// Name and version of the form.
const FORMAT: (&str, u32) = ("tieline-graph", 1);

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    format: String,
    version: u32,
    schema: SchemaRecord,
    documents: Vec<Document>,
    nodes: Vec<NodeRecord>,
    edges: Vec<EdgeRecord>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SchemaRecord {
    name: String,
    version: String,
    namespace: String,
}

/// A span with the words under it.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Quote {
    start: u32,
    end: u32,
    text: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct NodeRecord {
    id: String,
    class: String,
    label: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    aliases: Vec<String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    identifiers: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    attributes: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    reasons: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    document: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    mentions: Vec<MentionRecord>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct MentionRecord {
    document: String,
    start: u32,
    end: u32,
    text: String,
    sentence: Span,
    form: MentionForm,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    title: Option<Quote>,
    reason: Reason,
    confidence: Confidence,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct EdgeRecord {
    id: String,
    relation: String,
    source: String,
    target: String,
    status: ClaimStatus,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    attributes: BTreeMap<String, BTreeSet<String>>,
    confidence: Confidence,
    evidence: Vec<EvidenceRecord>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct EvidenceRecord {
    document: String,
    start: u32,
    end: u32,
    quote: String,
    source: Quote,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    target: Option<Quote>,
    method: Method,
    confidence: Confidence,
}

/// Writes the graph.
pub(super) fn write(graph: &KnowledgeGraph, schema: &Schema, mut out: impl Write) -> io::Result<()> {
    let about = SchemaRecord {
        name: schema.name().to_owned(),
        version: schema.version().to_owned(),
        namespace: schema.namespace().to_owned(),
    };
    writeln!(out, "{{\"format\":{},\"version\":{},\"schema\":{},", json!(FORMAT.0), FORMAT.1, serde_json::to_string(&about)?)?;
    lines(&mut out, "documents", graph.documents().iter())?;
    writeln!(out, ",")?;
    lines(&mut out, "nodes", graph.nodes().map(|node| node_record(graph, schema, node)))?;
    writeln!(out, ",")?;
    lines(&mut out, "edges", graph.edges().map(|view| edge_record(graph, schema, &view)))?;
    writeln!(out, "}}")
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
        mentions: node.mentions.iter().map(|mention| mention_record(graph, mention)).collect(),
    }
}

fn mention_record(graph: &KnowledgeGraph, mention: &NodeMention) -> MentionRecord {
    let document = graph.document(mention.document);
    MentionRecord {
        document: document.id.clone(),
        start: mention.span.start,
        end: mention.span.end,
        text: mention.span.of(&document.text).to_owned(),
        sentence: mention.sentence,
        form: mention.form,
        title: mention.title.map(|span| quote(document, span)),
        reason: mention.reason.clone(),
        confidence: mention.confidence,
    }
}

fn edge_record(graph: &KnowledgeGraph, schema: &Schema, view: &EdgeView) -> EdgeRecord {
    let evidence = view.edge.evidence.iter().map(|one| {
        let document = graph.document(one.document);
        EvidenceRecord {
            document: document.id.clone(),
            start: one.sentence.start,
            end: one.sentence.end,
            quote: one.sentence.of(&document.text).to_owned(),
            source: quote(document, one.source),
            target: one.target.map(|span| quote(document, span)),
            method: one.method.clone(),
            confidence: one.confidence,
        }
    });
    EdgeRecord {
        id: view.edge.id.clone(),
        relation: schema.property(view.edge.property).name.clone(),
        source: view.source.id.clone(),
        target: view.target.id.clone(),
        status: view.edge.status,
        attributes: view.edge.attributes.clone(),
        confidence: view.edge.confidence,
        evidence: evidence.collect(),
    }
}

/// Reads a graph back; `file` is the name that errors show.
///
/// # Errors
/// The file is no graph of this form, was built by another schema, names a class or relation that the schema
/// lacks, or quotes what its documents do not say.
pub fn read_json(file: &str, source: &str, schema: &Schema) -> Result<KnowledgeGraph, Diagnostic> {
    let parsed: File = serde_json::from_str(source).map_err(|error| {
        let place = Place { file: file.to_owned(), line: Some(error.line()), column: Some(error.column()) };
        Diagnostic::error(place, format!("is no graph: {error}"), "give a graph.json that `tieline build` wrote")
    })?;
    let reader = Reader { file, schema, documents: index(&parsed.documents) };
    if (parsed.format.as_str(), parsed.version) != FORMAT {
        let message = format!("has the form {} {}, not {} {}", parsed.format, parsed.version, FORMAT.0, FORMAT.1);
        return Err(reader.error(message));
    }
    if parsed.schema.namespace != schema.namespace() {
        return Err(reader.error(format!("was built by the schema <{}>, not <{}>", parsed.schema.namespace, schema.namespace())));
    }
    let texts: Vec<&str> = parsed.documents.iter().map(|document| document.text.as_str()).collect();
    let nodes: Vec<Node> = parsed.nodes.into_iter().map(|node| reader.node(node, &texts)).collect::<Result<_, _>>()?;
    let edges: Vec<_> = parsed.edges.into_iter().map(|edge| reader.edge(edge, &texts)).collect::<Result<_, _>>()?;
    KnowledgeGraph::new(parsed.documents, nodes, edges)
        .map_err(|error| Diagnostic::error(Place::file(file), error.to_string(), "build the graph again"))
}

fn index(documents: &[Document]) -> BTreeMap<String, DocumentIx> {
    documents.iter().enumerate().map(|(index, document)| (document.id.clone(), DocumentIx::new(index))).collect()
}

struct Reader<'r> {
    file: &'r str,
    schema: &'r Schema,
    documents: BTreeMap<String, DocumentIx>,
}

impl Reader<'_> {
    fn error(&self, message: String) -> Diagnostic {
        Diagnostic::error(Place::file(self.file), message, "build the graph again, or name its schema with --schema")
    }

    fn document(&self, id: &str) -> Result<DocumentIx, Diagnostic> {
        self.documents.get(id).copied().ok_or_else(|| self.error(format!("names the document `{id}`, which it lacks")))
    }

    /// The span, if the words under it are those given.
    fn span(&self, of: &str, text: &str, start: u32, end: u32, words: &str) -> Result<Span, Diagnostic> {
        let span = Span { start, end };
        if start > end || span.of(text) != words {
            return Err(self.error(format!("`{of}` quotes `{words}`, which does not stand at bytes {start}..{end} of its document")));
        }
        Ok(span)
    }

    fn node(&self, node: NodeRecord, texts: &[&str]) -> Result<Node, Diagnostic> {
        let class = self.schema.class_id(&node.class);
        let class = class.ok_or_else(|| self.error(format!("`{}` has the unknown class `{}`", node.id, node.class)))?;
        let mentions =
            node.mentions.into_iter().map(|mention| self.mention(&node.id, mention, texts)).collect::<Result<_, _>>()?;
        Ok(Node {
            class,
            mentions,
            document: node.document.map(|id| self.document(&id)).transpose()?,
            id: node.id,
            label: node.label,
            aliases: node.aliases,
            identifiers: node.identifiers,
            attributes: node.attributes,
            reasons: node.reasons,
        })
    }

    fn mention(&self, node: &str, mention: MentionRecord, texts: &[&str]) -> Result<NodeMention, Diagnostic> {
        let document = self.document(&mention.document)?;
        let text = texts[document.index()];
        let title = mention.title.map(|title| self.span(node, text, title.start, title.end, &title.text)).transpose()?;
        Ok(NodeMention {
            document,
            span: self.span(node, text, mention.start, mention.end, &mention.text)?,
            sentence: mention.sentence,
            form: mention.form,
            title,
            reason: mention.reason,
            confidence: mention.confidence,
        })
    }

    fn edge(&self, edge: EdgeRecord, texts: &[&str]) -> Result<(String, String, Edge), Diagnostic> {
        let property = self.schema.property_id(&edge.relation);
        let property =
            property.ok_or_else(|| self.error(format!("`{}` has the unknown relation `{}`", edge.id, edge.relation)))?;
        let evidence =
            edge.evidence.into_iter().map(|one| self.evidence(&edge.id, one, texts)).collect::<Result<_, _>>()?;
        let read = Edge {
            id: edge.id,
            property,
            status: edge.status,
            attributes: edge.attributes,
            confidence: edge.confidence,
            evidence,
        };
        Ok((edge.source, edge.target, read))
    }

    fn evidence(&self, edge: &str, one: EvidenceRecord, texts: &[&str]) -> Result<Evidence, Diagnostic> {
        let document = self.document(&one.document)?;
        let text = texts[document.index()];
        let span = |quote: Quote| self.span(edge, text, quote.start, quote.end, &quote.text);
        Ok(Evidence {
            document,
            sentence: self.span(edge, text, one.start, one.end, &one.quote)?,
            source: span(one.source)?,
            target: one.target.map(span).transpose()?,
            method: one.method,
            confidence: one.confidence,
        })
    }
}
