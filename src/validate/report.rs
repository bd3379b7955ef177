//! Findings for people, for programs, and as a report of SHACL.

use super::{Finding, Item};
use crate::export::{Options, item_iri};
use crate::schema::Schema;
use oxrdf::vocab::{rdf, xsd};
use oxrdf::{BlankNode, Literal, NamedNode, Term, Triple};
use oxrdfio::{RdfFormat, RdfSerializer};
use serde_json::json;
use std::io::{self, Write};

const SHACL: &str = "http://www.w3.org/ns/shacl#";
const CORE: &str = "https://tieline.example/ns/core#";

/// How findings are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Report {
    /// A line each.
    Text,
    /// One object.
    Json,
    /// A report graph of [SHACL](https://www.w3.org/TR/shacl/#validation-report) in Turtle.
    Turtle,
}

/// Writes what was found in a graph.
///
/// # Errors
/// Those of the writer.
pub fn print_report(
    found: &[Finding],
    file: &str,
    form: Report,
    schema: &Schema,
    options: &Options,
    mut out: impl Write,
) -> io::Result<()> {
    match form {
        Report::Text => text(found, file, &mut out),
        Report::Json => {
            let findings: Vec<_> = found.iter().map(|one| {
                json!({"item": one.item.name(), "id": one.id, "line": one.line, "kind": one.kind.name(), "message": one.message})
            }).collect();
            let report = json!({"file": file, "conforms": found.is_empty(), "schema": schema.namespace(), "findings": findings});
            writeln!(out, "{report}")
        }
        Report::Turtle => turtle(found, options, out),
    }
}

fn text(found: &[Finding], file: &str, out: &mut impl Write) -> io::Result<()> {
    for Finding { item, index, id, line, kind, message } in found {
        let place =
            line.map_or_else(|| format!("{file}: {}[{index}]", item.list()), |line| format!("{file}:{line}"));
        writeln!(out, "{place}: {}: the {} `{id}`: {message}", kind.name(), item.name())?;
    }
    match found.len() {
        0 => writeln!(out, "{file} conforms"),
        1 => writeln!(out, "1 finding: {file} does not conform"),
        count => writeln!(out, "{count} findings: {file} does not conform"),
    }
}

fn turtle(found: &[Finding], options: &Options, out: impl Write) -> io::Result<()> {
    let sh = |name: &str| NamedNode::new_unchecked(format!("{SHACL}{name}"));
    let mut serializer = RdfSerializer::from_format(RdfFormat::Turtle);
    for (prefix, iri) in [("sh", SHACL), ("tl", CORE), ("xsd", "http://www.w3.org/2001/XMLSchema#")] {
        serializer = serializer.with_prefix(prefix, iri).map_err(io::Error::other)?;
    }
    let mut serializer = serializer.for_writer(out);
    let report = BlankNode::new_unchecked("report");
    let result = |index: usize| BlankNode::new_unchecked(format!("result{}", index + 1));
    let conforms = Literal::new_typed_literal(found.is_empty().to_string(), xsd::BOOLEAN);
    let mut triples = vec![
        Triple::new(report.clone(), rdf::TYPE, sh("ValidationReport")),
        Triple::new(report.clone(), sh("conforms"), conforms),
    ];
    triples.extend((0..found.len()).map(|index| Triple::new(report.clone(), sh("result"), result(index))));
    for (index, one) in found.iter().enumerate() {
        let own = || NamedNode::new_unchecked(format!("{CORE}{}", one.kind.name()));
        let about: [(&str, Term); 5] = [
            ("focusNode", focus(one, options).into()),
            ("resultSeverity", sh("Violation").into()),
            ("sourceConstraintComponent", one.kind.constraint().map_or_else(own, sh).into()),
            ("sourceShape", own().into()),
            ("resultMessage", Literal::new_simple_literal(&one.message).into()),
        ];
        triples.push(Triple::new(result(index), rdf::TYPE, sh("ValidationResult")));
        triples.extend(about.map(|(name, value)| Triple::new(result(index), sh(name), value)));
    }
    triples.iter().try_for_each(|triple| serializer.serialize_triple(triple))?;
    serializer.finish()?.flush()
}

/// The item as the RDF calls it.
fn focus(one: &Finding, options: &Options) -> NamedNode {
    item_iri(
        options,
        &match one.item {
            Item::Document => format!("document/{}", one.id),
            Item::Node => one.id.clone(),
            Item::Edge => format!("statement/{}", one.id),
        },
    )
}
