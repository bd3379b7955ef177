//! What is checked of nodes.

use super::documents::Documents;
use super::records::{Placed, Raw, RawMention, RawNode};
use super::{Finding, Kind, spans};
use crate::schema::{Role, Schema};
use crate::types::{LATITUDE, LONGITUDE};

pub(super) fn check(graph: &Raw, documents: &Documents, schema: &Schema, found: &mut Vec<Finding>) {
    for node in &graph.nodes {
        let class = schema.class_id(&node.value.class);
        if class.is_none() {
            let message = format!("the schema has no class `{}`", node.value.class);
            node.report(found, Kind::UnknownClass, message);
        }
        if node.value.label.trim().is_empty() {
            node.report(found, Kind::NoLabel, "has no label".to_owned());
        }
        position(node, found);
        let is_document = class.is_some_and(|class| schema.plays(class, Role::Document));
        match &node.value.document {
            Some(id) => {
                known(graph, id, node, found);
                if class.is_some() && !is_document {
                    let message =
                        format!("stands for the document `{id}`, and is of the class `{}`", node.value.class);
                    node.report(found, Kind::DocumentNode, message);
                }
            }
            None if is_document => {
                node.report(found, Kind::DocumentNode, "names no document that it stands for".to_owned());
            }
            None if node.value.mentions.is_empty() => {
                node.report(found, Kind::NoMention, "no document mentions it".to_owned());
            }
            None => {}
        }
        for mention in &node.value.mentions {
            if let Some(class) = mention.class.as_ref().filter(|class| schema.class_id(class).is_none()) {
                let message = format!("has a mention of `{class}`, and the schema has no such class");
                node.report(found, Kind::UnknownClass, message);
            }
            mentioned(graph, documents, node, mention, found);
        }
    }
}

/// Whether the coordinates, where there are any, are such.
fn position(node: &Placed<RawNode>, found: &mut Vec<Finding>) {
    let bounds = [(LATITUDE, 90.0), (LONGITUDE, 180.0)];
    let values = bounds.map(|(name, _)| node.value.attributes.get(name));
    for ((name, most), value) in bounds.into_iter().zip(values) {
        let Some(value) = value else { continue };
        if !value.parse::<f64>().is_ok_and(|degrees| (-most..=most).contains(&degrees)) {
            let message = format!("has the {name} `{value}`, and -{most} to {most} is allowed");
            node.report(found, Kind::Position, message);
        }
    }
    if values[0].is_some() != values[1].is_some() {
        let message = format!("has a {LATITUDE} or a {LONGITUDE} without the other");
        node.report(found, Kind::Position, message);
    }
}

/// Whether a document is one of the file's; says so where it is not.
pub(super) fn known<T>(graph: &Raw, id: &str, placed: &Placed<T>, found: &mut Vec<Finding>) {
    if !graph.ids[0].contains(id) {
        placed.report(
            found,
            Kind::UnknownDocument,
            format!("names the document `{id}`, which the file lacks"),
        );
    }
}

fn mentioned(
    graph: &Raw,
    documents: &Documents,
    node: &Placed<RawNode>,
    mention: &RawMention,
    found: &mut Vec<Finding>,
) {
    if !spans::is_probability(mention.confidence) {
        let message = format!("a mention has the confidence {}, and 0 to 1 is allowed", mention.confidence);
        node.report(found, Kind::Confidence, message);
    }
    known(graph, &mention.document, node, found);
    let Some(document) = documents.get(mention.document.as_str()) else { return };
    let sentence = &mention.sentence;
    let title = mention.title.as_ref();
    let parts = [
        Some(("a mention", mention.start, mention.end, Some(mention.text.as_str()))),
        Some(("a mention's sentence", sentence.start, sentence.end, None)),
        title.map(|title| ("a mention's title", title.start, title.end, Some(title.text.as_str()))),
    ];
    let before = found.len();
    for (part, start, end, words) in parts.into_iter().flatten() {
        if let Some((kind, what)) = spans::fault(document, start, end, words) {
            node.report(found, kind, format!("{part}: {what}"));
        }
    }
    let inside = sentence.start <= mention.start && mention.end <= sentence.end;
    if found.len() == before && !inside {
        let message = format!(
            "a mention at bytes {}..{} of `{}` lies outside its sentence",
            mention.start, mention.end, mention.document
        );
        node.report(found, Kind::Span, message);
    }
}
