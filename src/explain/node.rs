//! One node: what its documents say, and why they were taken to mean one thing.

use super::ExplainError;
use super::listing::find;
use crate::graph::{KnowledgeGraph, Node};
use crate::matcher::fold_name;
use crate::schema::Schema;
use serde_json::{Value, json};
use std::fmt::Write;

/// The node in words, or as JSON.
pub(crate) fn explain_node(
    graph: &KnowledgeGraph,
    schema: &Schema,
    asked: &str,
    json: bool,
) -> Result<String, ExplainError> {
    let node = find(graph, asked)?;
    Ok(if json { format!("{:#}\n", as_json(graph, schema, node)) } else { as_text(graph, schema, node) })
}

fn as_text(graph: &KnowledgeGraph, schema: &Schema, node: &Node) -> String {
    let mut out = format!("{} ({}): {}\n", node.label, schema.class(node.class).label, node.id);
    if !node.aliases.is_empty() {
        let _ = writeln!(out, "also called: {}", node.aliases.join(" | "));
    }
    for (name, value) in node.identifiers.iter().chain(&node.attributes) {
        let _ = writeln!(out, "{name}: {value}");
    }
    let documents = node.documents();
    if documents.len() > 1 || !node.reasons.is_empty() {
        out.push_str("\nwhy one node:\n");
        if node.reasons.is_empty() {
            out.push_str(
                "  - nothing was merged: the documents' readings share a name that few things bear\n",
            );
        }
        for reason in &node.reasons {
            let _ = writeln!(out, "  - {reason}");
        }
    }
    for (document, count) in documents {
        let document = graph.document(document);
        let title = document.title.as_deref().unwrap_or("untitled");
        let day = document.published.map_or_else(String::new, |day| format!(", {day}"));
        let _ = writeln!(
            out,
            "\n{} ({title}{day}), {count} mention{}:",
            document.id,
            if count == 1 { "" } else { "s" }
        );
        for mention in
            node.mentions.iter().filter(|mention| graph.document(mention.document).id == document.id)
        {
            let title =
                mention.title.map_or_else(String::new, |title| format!("[{}] ", title.of(&document.text)));
            let class = mention
                .class
                .map_or_else(String::new, |class| format!(", read as {}", schema.class(class).label));
            let sentence =
                mention.sentence.of(&document.text).split_whitespace().collect::<Vec<_>>().join(" ");
            let _ = writeln!(
                out,
                "  {}..{} {title}{}{class}\n      {sentence}",
                mention.span.start,
                mention.span.end,
                mention.span.of(&document.text),
            );
        }
    }
    out
}

fn as_json(graph: &KnowledgeGraph, schema: &Schema, node: &Node) -> Value {
    let mentions: Vec<Value> = node
        .mentions
        .iter()
        .map(|mention| {
            let document = graph.document(mention.document);
            json!({
                "document": document.id,
                "start": mention.span.start,
                "end": mention.span.end,
                "text": mention.span.of(&document.text),
                "title": mention.title.map(|title| title.of(&document.text)),
                "class": schema.class(mention.class.unwrap_or(node.class)).name,
                "sentence": mention.sentence.of(&document.text),
                "reason": mention.reason,
                "confidence": mention.confidence,
            })
        })
        .collect();
    json!({
        "id": node.id,
        "class": schema.class(node.class).name,
        "label": node.label,
        "aliases": node.aliases,
        "reasons": node.reasons,
        "mentions": mentions,
    })
}

/// Whether a node is called so, case, accents and punctuation aside.
pub(super) fn is_called(node: &Node, folded: &str) -> bool {
    std::iter::once(&node.label).chain(&node.aliases).any(|name| fold_name(name) == folded)
}
