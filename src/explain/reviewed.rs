//! What is least certain, with most at stake first.

use super::merge::Shown;
use super::recall::Recalled;
use crate::graph::KnowledgeGraph;
use crate::resolve::{Compared, Decisions, Joined, Pointed, Uncertain, Verdict};
use crate::schema::Schema;
use serde_json::{Value, json};
use std::fmt::Write;
use std::io;

/// The least certain merges and non-merges, so many of each at most, in words or as JSON.
pub(crate) fn review(
    graph: &KnowledgeGraph,
    schema: &Schema,
    decisions: &Decisions,
    most: usize,
    json: bool,
) -> String {
    let recalled = Recalled::of(graph);
    let joined = Joined::of(&recalled.corpus, schema, decisions);
    let found = joined.review();
    let shown = Shown { graph, recalled: &recalled };
    if json {
        let list = |all: &[Uncertain]| -> Vec<Value> {
            let all = all.iter().take(most).map(|one| {
                let mut value = shown.json(&one.compared);
                value["mentions"] = one.mentions.into();
                value
            });
            all.collect()
        };
        return format!("{:#}\n", json!({"merges": list(&found.merges), "non_merges": list(&found.others)}));
    }
    let mut out = String::new();
    section(&mut out, "one node, least certain", &found.merges, most, &shown, "different");
    out.push('\n');
    section(&mut out, "two nodes, nearly one", &found.others, most, &shown, "same");
    out.push_str(
        "\nTo decide otherwise, put a line into a file for `tieline build --decisions FILE`, under `same = [` or \
         `different = [`, and fill in the note and the date.\n",
    );
    out
}

fn section(out: &mut String, title: &str, all: &[Uncertain], most: usize, shown: &Shown, list: &str) {
    let _ = writeln!(out, "{title}: {}", all.len());
    for one in all.iter().take(most) {
        let [a, b] = ends(&one.compared, shown);
        let _ =
            writeln!(out, "\n{}    {list}: {{ a = {a}, b = {b}, note = \"\", date = }},", told(one, shown));
    }
    if all.len() > most {
        let _ = writeln!(out, "\n  {} more: --limit shows them", all.len() - most);
    }
}

/// What is at stake, and how the two compare.
fn told(one: &Uncertain, shown: &Shown) -> String {
    let compared = &one.compared;
    let [a, b] = shown.nodes(compared);
    let nodes = if a == b { a.to_owned() } else { format!("{a} · {b}") };
    let why = match &compared.verdict {
        Verdict::Barred(why) => format!("; {why}"),
        _ => String::new(),
    };
    let told: Vec<String> = compared
        .lines
        .iter()
        .skip(1)
        .filter(|line| line.weight != 0)
        .map(|line| format!("{} {} {}", line.feature, line.level, Compared::bits(line.weight)))
        .collect();
    format!(
        "  {} mention{} at stake, {} bits: {nodes}{why}\n    {}\n",
        one.mentions,
        if one.mentions == 1 { "" } else { "s" },
        Compared::bits(compared.score),
        told.join(", "),
    )
}

/// The two as a decision points at them.
fn ends(compared: &Compared, shown: &Shown) -> [Pointed; 2] {
    let alike = compared.names[0] == compared.names[1];
    [0, 1].map(|at| {
        let document =
            compared.sides[at].first().map(|(document, _)| shown.graph.document(*document).id.clone());
        Pointed { name: compared.names[at].clone(), document: document.filter(|_| alike) }
    })
}

/// A pair that a person should decide.
pub(crate) struct Question {
    /// What is at stake, how the two compare, and a sentence of each.
    pub(crate) text: String,
    /// Whether they are one node now.
    pub(crate) is_one: bool,
    /// The two.
    pub(crate) ends: [Pointed; 2],
}

/// The least certain merges and non-merges, so many of each at most.
pub(crate) fn questions(
    graph: &KnowledgeGraph,
    schema: &Schema,
    decisions: &Decisions,
    most: usize,
) -> Vec<Question> {
    let recalled = Recalled::of(graph);
    let found = Joined::of(&recalled.corpus, schema, decisions).review();
    let shown = Shown { graph, recalled: &recalled };
    let question = |one: &Uncertain, is_one: bool| {
        let mut text = told(one, &shown);
        for (document, sentence) in
            one.compared.sides.iter().filter_map(|side| recalled.sentence(*side.first()?))
        {
            let _ = writeln!(text, "    {document}: {sentence}");
        }
        Question { text, is_one, ends: ends(&one.compared, &shown) }
    };
    let merges = found.merges.iter().take(most).map(|one| question(one, true));
    merges.chain(found.others.iter().take(most).map(|one| question(one, false))).collect()
}

/// Every comparison as a line of JSON.
pub(crate) fn pairs(
    graph: &KnowledgeGraph,
    schema: &Schema,
    decisions: &Decisions,
    mut out: impl io::Write,
) -> io::Result<()> {
    let recalled = Recalled::of(graph);
    let joined = Joined::of(&recalled.corpus, schema, decisions);
    let shown = Shown { graph, recalled: &recalled };
    for compared in joined.all_compared() {
        serde_json::to_writer(&mut out, &shown.json(&compared))?;
        out.write_all(b"\n")?;
    }
    Ok(())
}
