//! `tieline review --conflicts`.

use crate::KnowledgeGraph;
use crate::cli::Outcome;
use crate::cli::args::ReviewArgs;
use crate::cli::build::print;
use crate::conflicts::{Conflict, Times, find};
use crate::graph::EdgeView;
use crate::schema::Schema;
use serde_json::{Value, json};
use std::fmt::Write;

/// So many sentences of a fact are shown; `--json` has all.
const SHOWN: usize = 2;

pub(super) fn run(args: &ReviewArgs, graph: &KnowledgeGraph, schema: &Schema) -> anyhow::Result<Outcome> {
    let found = find(graph, schema);
    if args.json {
        let all: Vec<Value> = found.iter().map(|conflict| record(conflict, graph, schema)).collect();
        print(&format!("{}\n", json!({ "conflicts": all })))?;
        return Ok(Outcome::Done);
    }
    let mut out = String::new();
    let mut last = "";
    for conflict in &found {
        if conflict.exclusion.name != last {
            last = &conflict.exclusion.name;
            writeln!(out, "{last}: {}", conflict.exclusion.definition)?;
        }
        text(conflict, graph, schema, &mut out)?;
    }
    let count = found.len();
    if count > 0 {
        writeln!(out)?;
    }
    writeln!(out, "{count} {}", if count == 1 { "conflict" } else { "conflicts" })?;
    print(&out)?;
    Ok(Outcome::Done)
}

fn text(conflict: &Conflict, graph: &KnowledgeGraph, schema: &Schema, out: &mut String) -> std::fmt::Result {
    writeln!(out)?;
    if !conflict.same.is_empty() {
        writeln!(out, "  {}", conflict.same.join(", "))?;
    }
    for (view, times) in conflict.facts.iter().zip(&conflict.times) {
        let relation = &schema.property(view.edge.property).label;
        let (source, target) = (&view.source.label, &view.target.label);
        let standing = view.edge.status;
        writeln!(
            out,
            "  {source} [{}] {relation} {target} [{}], {standing}",
            view.source.id, view.target.id
        )?;
        writeln!(
            out,
            "    {}; {}, {}; {}",
            when(times),
            counted(view.edge.support(), "document"),
            counted(view.edge.publishers, "independent publisher"),
            view.edge.id
        )?;
        for one in view.edge.evidence.iter().take(SHOWN) {
            let document = graph.document(one.document);
            let words: Vec<&str> = one.sentence.of(&document.text).split_whitespace().collect();
            let speaker = one.speaker.map(|words| format!(" (so says {})", words.of(&document.text)));
            writeln!(out, "    {}: {}{}", document.id, words.join(" "), speaker.unwrap_or_default())?;
        }
    }
    Ok(())
}

fn when(times: &Times) -> String {
    let told = if times.is_told { "on" } else { "published" };
    match times.range() {
        None => "no day known".to_owned(),
        Some((first, last)) if first == last => format!("{told} {first}"),
        Some((first, last)) => format!("{told} {first} to {last}"),
    }
}

fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

/// The same for a program, with all sentences.
fn record(conflict: &Conflict, graph: &KnowledgeGraph, schema: &Schema) -> Value {
    let fact = |view: &EdgeView, times: &Times| {
        let evidence: Vec<Value> = view
            .edge
            .evidence
            .iter()
            .map(|one| {
                let document = graph.document(one.document);
                let speaker = one.speaker.map(|words| words.of(&document.text));
                json!({ "document": document.id, "quote": one.sentence.of(&document.text), "speaker": speaker })
            })
            .collect();
        json!({
            "edge": view.edge.id,
            "relation": schema.property(view.edge.property).name,
            "source": view.source.id,
            "target": view.target.id,
            "status": view.edge.status,
            "days": times.days.iter().map(ToString::to_string).collect::<Vec<_>>(),
            "days_told": times.is_told,
            "support": view.edge.support(),
            "publishers": view.edge.publishers,
            "confidence": view.edge.confidence.value(),
            "evidence": evidence,
        })
    };
    let facts: Vec<Value> =
        conflict.facts.iter().zip(&conflict.times).map(|(view, times)| fact(view, times)).collect();
    json!({
        "exclusion": conflict.exclusion.name,
        "definition": conflict.exclusion.definition,
        "same": conflict.same,
        "facts": facts,
    })
}
