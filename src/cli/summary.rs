//! What a build gave, as a table and as JSON.

use crate::pipeline::Build;
use crate::schema::Schema;
use crate::types::ClaimStatus;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::time::Duration;

struct Counts {
    nodes: BTreeMap<String, usize>,
    edges: BTreeMap<String, usize>,
    marked: usize,
}

fn counts(built: &Build, schema: &Schema) -> Counts {
    let mut counts = Counts { nodes: BTreeMap::new(), edges: BTreeMap::new(), marked: 0 };
    for node in built.graph.nodes().filter(|node| node.document.is_none()) {
        *counts.nodes.entry(schema.class(node.class).name.clone()).or_default() += 1;
    }
    for view in built.graph.edges() {
        *counts.edges.entry(schema.property(view.edge.property).name.clone()).or_default() += 1;
        counts.marked += usize::from(view.edge.status != ClaimStatus::Asserted);
    }
    counts
}

/// The table that a person reads after a build.
pub(super) fn text(
    built: &Build,
    schema: &Schema,
    findings: Option<usize>,
    files: &[String],
    took: Duration,
) -> String {
    let counts = counts(built, schema);
    let mut out = String::new();
    let sum = |map: &BTreeMap<String, usize>| map.values().sum::<usize>();
    let documents = built.graph.documents().len();
    // Writing to a string cannot fail.
    let _ = writeln!(
        out,
        "{:<12}{documents} read, {} failed in {:.2} s",
        "documents",
        built.failures(),
        took.as_secs_f64()
    );
    if built.repeats > 0 {
        let _ = writeln!(out, "{:<12}{} given twice, read once", "", built.repeats);
    }
    if built.passed_over > 0 {
        let _ = writeln!(out, "{:<12}{} files of other kinds passed over", "", built.passed_over);
    }
    for (name, map) in [("nodes", &counts.nodes), ("edges", &counts.edges)] {
        let marked = if name == "edges" && counts.marked > 0 {
            format!(", of which {} not plainly asserted", counts.marked)
        } else {
            String::new()
        };
        let _ = writeln!(out, "{name:<12}{}{marked}", sum(map));
        let mut rows: Vec<(&String, &usize)> = map.iter().collect();
        rows.sort_by_key(|(name, count)| (std::cmp::Reverse(**count), (*name).clone()));
        for (name, count) in rows {
            let _ = writeln!(out, "  {count:>6}  {name}");
        }
    }
    let fits = match findings {
        None => "not checked".to_owned(),
        Some(0) => "the graph conforms".to_owned(),
        Some(1) => "1 finding".to_owned(),
        Some(count) => format!("{count} findings"),
    };
    let _ = writeln!(out, "{:<12}{fits}", "schema");
    let _ = writeln!(out, "{:<12}{}", "written", files.join("  "));
    out
}

/// The same for a program; without the seconds, so that equal builds print equal summaries.
pub(super) fn json(built: &Build, schema: &Schema, findings: Option<usize>, files: &[String]) -> Value {
    let counts = counts(built, schema);
    let problems: Vec<String> = built.diagnostics.iter().map(ToString::to_string).collect();
    json!({
        "documents": built.graph.documents().len(),
        "failed": built.failures(),
        "repeats": built.repeats,
        "passed_over": built.passed_over,
        "nodes": counts.nodes,
        "edges": counts.edges,
        "not_asserted": counts.marked,
        "problems": problems,
        "findings": findings,
        "files": files,
    })
}
