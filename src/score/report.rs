//! Scores for people and for programs.

use super::{Counts, Finding, Tally, Totals};
use serde_json::{Map, Value, json};
use std::cmp::Reverse;
use std::fmt::{self, Write};

/// The length at which the table cuts a sentence, in characters.
const EVIDENCE: usize = 140;

/// What the table shows besides the sums.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReportOptions {
    /// Whether to show the figures of each type, relation and attribute.
    pub per_relation: bool,
    /// How many missed and how many extra relations to list.
    pub errors: usize,
}

/// Writes the figures as text; the last line is that of `score.py`, so are the tables' columns.
pub fn print(totals: &Totals, options: &ReportOptions, out: &mut impl Write) -> fmt::Result {
    if options.per_relation {
        writeln!(out, "by type (exact):")?;
        for (name, tally) in by_class(totals) {
            writeln!(out, "  {name:<15} {}", row(tally))?;
        }
        writeln!(out, "by relation:")?;
        for (name, tally) in by_property(totals) {
            writeln!(out, "  {name:<16} {}", row(tally))?;
        }
        writeln!(out, "attributes of the right edges:")?;
        for (name, tally) in by_attribute(totals) {
            writeln!(out, "  {name:<16} {}", row(tally))?;
        }
    }
    for (source, &counts) in &totals.by_source {
        writeln!(out, "{source:<6} {}", line(counts))?;
    }
    findings("missed", &totals.missed, totals, options, out)?;
    findings("extra", &totals.extra, totals, options, out)?;
    writeln!(out, "{}", line(totals.counts))
}

/// By name.
fn by_class<'t>(totals: &'t Totals) -> Vec<(&'t str, Tally)> {
    let name = |class| totals.schema.class(class).name.as_str();
    let mut rows: Vec<_> = totals.by_class.iter().map(|(&class, &tally)| (name(class), tally)).collect();
    rows.sort_by_key(|&(name, _)| name);
    rows
}

/// The most frequent in the annotation first.
fn by_property<'t>(totals: &'t Totals) -> Vec<(&'t str, Tally)> {
    let name = |property| totals.schema.property(property).name.as_str();
    let mut rows: Vec<_> =
        totals.by_property.iter().map(|(&property, &tally)| (name(property), tally)).collect();
    rows.sort_by_key(|&(name, tally)| (Reverse(tally.gold), name));
    rows
}

/// By name.
fn by_attribute<'t>(totals: &'t Totals) -> Vec<(&'t str, Tally)> {
    totals.by_attribute.iter().map(|(name, &tally)| (name.as_str(), tally)).collect()
}

fn row(tally: Tally) -> String {
    format!("gold {:4}  P {:.3} R {:.3} F1 {:.3}", tally.gold, tally.precision(), tally.recall(), tally.f1())
}

fn line(Counts { nodes, strict, edges }: Counts) -> String {
    format!(
        "node P {:.3} R {:.3} F1 {:.3} strict {:.3} | edge P {:.3} R {:.3} F1 {:.3}",
        nodes.precision(),
        nodes.recall(),
        nodes.f1(),
        strict.f1(),
        edges.precision(),
        edges.recall(),
        edges.f1()
    )
}

fn findings(
    kind: &str,
    list: &[Finding],
    totals: &Totals,
    options: &ReportOptions,
    out: &mut impl Write,
) -> fmt::Result {
    for finding in list.iter().take(options.errors) {
        let Finding { document, property, source, target, evidence } = finding;
        let relation = &totals.schema.property(*property).name;
        let start: String =
            evidence.chars().take(EVIDENCE).map(|c| if c.is_control() { ' ' } else { c }).collect();
        writeln!(out, "{kind} · {document} · {relation} · {source} · {target} · {start}")?;
    }
    Ok(())
}

/// The same figures with the counts behind them, and every missed and extra relation.
pub fn to_json(totals: &Totals) -> Value {
    let tallies = |rows: Vec<(&str, Tally)>| -> Map<String, Value> {
        rows.into_iter().map(|(name, tally)| (name.to_owned(), tally_json(tally))).collect()
    };
    let sources = totals.by_source.iter().map(|(source, &counts)| (source.clone(), counts_json(counts)));
    let list = |findings: &[Finding]| -> Vec<Value> {
        findings.iter().map(|finding| finding_json(finding, totals)).collect()
    };
    json!({
        "documents": totals.documents,
        "all": counts_json(totals.counts),
        "type": tallies(by_class(totals)),
        "relation": tallies(by_property(totals)),
        "attribute": tallies(by_attribute(totals)),
        "source": sources.collect::<Map<_, _>>(),
        "missed": list(&totals.missed),
        "extra": list(&totals.extra),
    })
}

fn tally_json(tally: Tally) -> Value {
    json!({
        "right": tally.right,
        "predicted": tally.predicted,
        "gold": tally.gold,
        "precision": tally.precision(),
        "recall": tally.recall(),
        "f1": tally.f1(),
    })
}

fn counts_json(Counts { nodes, strict, edges }: Counts) -> Value {
    json!({ "node": tally_json(nodes), "strict": tally_json(strict), "edge": tally_json(edges) })
}

fn finding_json(finding: &Finding, totals: &Totals) -> Value {
    json!({
        "document": finding.document,
        "relation": totals.schema.property(finding.property).name,
        "source": finding.source,
        "target": finding.target,
        "evidence": finding.evidence,
    })
}
