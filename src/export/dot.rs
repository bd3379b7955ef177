//! DOT, for Graphviz.

use super::folded::folded;
use super::rows;
use crate::graph::KnowledgeGraph;
use crate::schema::Schema;
use std::io::{self, Write};

/// Writes the graph: a node in the colour of its class, an edge with its relation; what is not asserted is dashed.
pub(super) fn write(graph: &KnowledgeGraph, schema: &Schema, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "digraph tieline {{\nnode [style=filled, shape=box];")?;
    for node in graph.nodes() {
        let class = schema.class(node.class);
        writeln!(
            out,
            "{} [label={}, class={}, fillcolor=\"{}\"];",
            quoted(&node.id),
            quoted(&node.label),
            quoted(&class.name),
            class.color
        )?;
    }
    for row in rows::edges(graph, schema) {
        let ends = [&row.source.id, &row.target.id].map(|id| quoted(id));
        let style = match &row.cells[1] {
            rows::Cell::Text(status) if status.is_empty() => ", style=dotted",
            rows::Cell::Text(status) if status != crate::types::ClaimStatus::Asserted.name() => {
                ", style=dashed"
            }
            _ => "",
        };
        let (relation, id) = (quoted(row.relation), quoted(&row.id));
        writeln!(out, "{} -> {} [label={relation}, id={id}{style}];", ends[0], ends[1])?;
    }
    writeln!(out, "}}")
}

/// A quoted string, whose only escape is that of the quote; Graphviz reads a doubled backslash as one.
fn quoted(text: &str) -> String {
    format!("\"{}\"", folded(text).replace('\\', "\\\\").replace('"', "\\\""))
}
