//! Two things: how they compare, and why they are one node or two.

use super::ExplainError;
use super::listing::unknown;
use super::recall::Recalled;
use crate::graph::KnowledgeGraph;
use crate::resolve::{Compared, Decisions, Joined, Verdict};
use crate::schema::Schema;
use crate::types::{DocumentIx, EntityIx};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fmt::Write;

/// A thing as it is asked for: a node's id or a name, or `NAME @ DOCUMENT`.
#[derive(Clone, Debug)]
pub(crate) struct Asked<'a> {
    whole: &'a str,
    name: &'a str,
    document: Option<&'a str>,
}

impl<'a> From<&'a str> for Asked<'a> {
    fn from(whole: &'a str) -> Self {
        match whole.rsplit_once(" @ ") {
            Some((name, document)) => Self { whole, name: name.trim(), document: Some(document.trim()) },
            None => Self { whole, name: whole, document: None },
        }
    }
}

type Entities = BTreeSet<(DocumentIx, EntityIx)>;

/// How two things compare, in words or as JSON.
pub(crate) fn explain_merge(
    graph: &KnowledgeGraph,
    schema: &Schema,
    decisions: &Decisions,
    asked: [&Asked; 2],
    json: bool,
) -> Result<String, ExplainError> {
    let recalled = Recalled::of(graph);
    let joined = Joined::of(&recalled.corpus, schema, decisions);
    let one = entities(graph, &recalled, &joined, asked[0])?;
    let other = entities(graph, &recalled, &joined, asked[1])?;
    let (one_units, other_units) = (joined.units_of(&one), joined.units_of(&other));
    let Some(best) = joined.best_between(&one_units, &other_units) else {
        return Err(incomparable(graph, schema, &recalled, asked, [&one, &other]));
    };
    let chain = match best.verdict {
        Verdict::Through => joined.chain(&one_units, &other_units),
        _ => Vec::new(),
    };
    let shown = Shown { graph, recalled: &recalled };
    Ok(if json {
        let through: Vec<Value> = chain.iter().map(|step| shown.json(step)).collect();
        let mut value = shown.json(&best);
        value["through"] = Value::Array(through);
        format!("{value:#}\n")
    } else {
        let mut out = shown.text(&best);
        for (number, step) in chain.iter().enumerate() {
            let _ = write!(out, "\n{}. {}", number + 1, shown.text(step));
        }
        out
    })
}

fn entities(
    graph: &KnowledgeGraph,
    recalled: &Recalled,
    joined: &Joined,
    asked: &Asked,
) -> Result<Entities, ExplainError> {
    let of_node = |id: &str| -> Entities {
        let all = recalled.nodes.iter().enumerate().flat_map(|(document, nodes)| {
            let held = nodes.iter().enumerate().filter(|(_, node)| **node == id);
            held.map(move |(entity, _)| (DocumentIx::new(document), EntityIx::new(entity)))
        });
        all.collect()
    };
    let (found, document) = match graph.node(asked.name) {
        Some(node) => (of_node(&node.id), asked.document),
        None => (joined.called(asked.name, asked.document), asked.document),
    };
    let wanted =
        |&(at, _): &(DocumentIx, EntityIx)| document.is_none_or(|document| graph.document(at).id == document);
    let found: Entities = found.into_iter().filter(wanted).collect();
    if found.is_empty() { Err(unknown(graph, asked.name, asked.document)) } else { Ok(found) }
}

/// Why two things have no comparison: they are the same reading, or of different kinds.
fn incomparable(
    graph: &KnowledgeGraph,
    schema: &Schema,
    recalled: &Recalled,
    asked: [&Asked; 2],
    sides: [&Entities; 2],
) -> ExplainError {
    let class = |side: &Entities| {
        let (document, entity) = *side.first().expect("a side that was found holds an entity");
        let node = graph.node(recalled.node((document, entity)));
        node.map_or_else(String::new, |node| format!("`{}` ({})", node.id, schema.class(node.class).label))
    };
    let (one, other) = (class(sides[0]), class(sides[1]));
    let classes = if one == other {
        format!("both are {one}, by names that were never in question")
    } else {
        format!("one is {one}, the other {other}")
    };
    ExplainError::Kinds { one: asked[0].whole.to_owned(), other: asked[1].whole.to_owned(), classes }
}

/// Comparisons as they are shown.
pub(super) struct Shown<'s> {
    pub(super) graph: &'s KnowledgeGraph,
    pub(super) recalled: &'s Recalled<'s>,
}

impl Shown<'_> {
    /// The ids of the nodes of both sides.
    pub(super) fn nodes(&self, compared: &Compared) -> [&str; 2] {
        let node = |side: &[(DocumentIx, EntityIx)]| side.first().map_or("", |&at| self.recalled.node(at));
        [node(&compared.sides[0]), node(&compared.sides[1])]
    }

    fn verdict(&self, compared: &Compared) -> (&'static str, String) {
        let score = Compared::bits(compared.score);
        let [one, other] = self.nodes(compared);
        let odd = match (one == other, &compared.verdict) {
            (true, Verdict::Two | Verdict::Barred(_)) => {
                " (the graph has them as one node: it was built otherwise)"
            }
            (false, Verdict::One | Verdict::Through) => {
                " (the graph has them as two nodes: it was built otherwise)"
            }
            _ => "",
        };
        let (name, why) = match &compared.verdict {
            Verdict::One => ("one", format!("one node: {score} bits, and 0 is enough")),
            Verdict::Through => {
                ("through", format!("one node by others between them: alone {score} bits would not do"))
            }
            Verdict::Two => ("two", format!("two nodes: {score} bits, and 0 would be enough")),
            Verdict::Barred(why) => {
                ("barred", format!("two nodes, though {score} bits would be enough: {why}"))
            }
        };
        (name, why + odd)
    }

    pub(super) fn text(&self, compared: &Compared) -> String {
        let [one, other] = self.nodes(compared);
        let side = |at: usize| {
            let documents: BTreeSet<&str> = compared.sides[at]
                .iter()
                .map(|(document, _)| self.graph.document(*document).id.as_str())
                .collect();
            let shown: Vec<&str> = documents.iter().copied().take(3).collect();
            let more = documents.len().saturating_sub(3);
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            format!("in {}{more}", shown.join(", "))
        };
        let mut out = format!(
            "{} ({one}, {})\n{} ({other}, {})\n\n",
            compared.names[0],
            side(0),
            compared.names[1],
            side(1)
        );
        for line in &compared.lines {
            let weight = Compared::bits(line.weight);
            let _ = writeln!(out, "  {:<8} {:<13} {weight:>6}  {}", line.feature, line.level, line.values);
        }
        let score = Compared::bits(compared.score);
        let _ = writeln!(out, "  {:<22} {score:>6}\n\n{}", "sum", self.verdict(compared).1);
        out
    }

    pub(super) fn json(&self, compared: &Compared) -> Value {
        let side = |at: usize| {
            let mentions: Vec<Value> =
                compared.sides[at].iter().flat_map(|&place| self.mentions(place)).collect();
            json!({"node": self.nodes(compared)[at], "name": compared.names[at], "mentions": mentions})
        };
        let number = |hundredths: i32| f64::from(hundredths) / 100.0;
        let features: Vec<Value> = compared
            .lines
            .iter()
            .map(|line| {
                json!({"feature": line.feature, "level": line.level, "weight": number(line.weight), "values": line.values})
            })
            .collect();
        let (verdict, why) = self.verdict(compared);
        json!({
            "a": side(0),
            "b": side(1),
            "features": features,
            "score": number(compared.score),
            "verdict": verdict,
            "why": why,
        })
    }

    fn mentions(&self, (document, entity): (DocumentIx, EntityIx)) -> impl Iterator<Item = Value> + '_ {
        let read = &self.recalled.corpus[document.index()];
        read.entities[entity.index()].mentions.iter().map(move |ix| {
            let span = read.mentions[ix.index()].span;
            json!({"document": read.document.id, "start": span.start, "end": span.end})
        })
    }
}
