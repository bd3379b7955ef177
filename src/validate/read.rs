//! Reads the file item by item, so that one of a wrong form does not hide the others.

use super::records::{Placed, Raw, RawEdge, RawNode};
use super::{Finding, Item, Kind};
use crate::export::JSON_FORM;
use crate::schema::Schema;
use crate::types::{Diagnostic, Document, Place};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};
use serde_json::Value;
use std::collections::BTreeSet;

#[derive(Deserialize)]
struct File {
    format: String,
    version: u32,
    schema: About,
    documents: Vec<Read<Document>>,
    nodes: Vec<Read<RawNode>>,
    edges: Vec<Read<RawEdge>>,
}

/// An item with its id, or what is wrong with its form.
struct Read<T> {
    id: String,
    value: Result<T, serde_json::Error>,
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for Read<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(from)?;
        let id = value.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
        Ok(Self { id, value: serde_json::from_value(value) })
    }
}

#[derive(Deserialize)]
struct About {
    namespace: String,
}

pub(super) fn read(
    file: &str,
    source: &str,
    schema: &Schema,
    found: &mut Vec<Finding>,
) -> Result<Raw, Diagnostic> {
    let parsed: File = serde_json::from_str(source).map_err(|error| {
        let place = Place { file: file.to_owned(), line: Some(error.line()), column: Some(error.column()) };
        let hint = "give a graph.json that `tieline build` wrote";
        Diagnostic::error(place, format!("is no graph: {error}"), hint)
    })?;
    if (parsed.format.as_str(), parsed.version) != JSON_FORM {
        let message = format!(
            "has the form {} {}, and this program reads {} {}",
            parsed.format, parsed.version, JSON_FORM.0, JSON_FORM.1
        );
        return Err(Diagnostic::error(
            Place::at(file, "", 0),
            message,
            "build the graph again with this version of tieline",
        ));
    }
    if parsed.schema.namespace != schema.namespace() {
        let message =
            format!("was built by the schema <{}>, not <{}>", parsed.schema.namespace, schema.namespace());
        return Err(Diagnostic::error(Place::at(file, "", 0), message, "give that schema with --schema"));
    }
    let mut ids = [const { BTreeSet::new() }; 3];
    Ok(Raw {
        documents: items(Item::Document, source, parsed.documents, &mut ids[0], found),
        nodes: items(Item::Node, source, parsed.nodes, &mut ids[1], found),
        edges: items(Item::Edge, source, parsed.edges, &mut ids[2], found),
        ids,
    })
}

/// The items of a list that have the right form; the others, and ids that are there twice, are found.
fn items<T>(
    item: Item,
    source: &str,
    values: Vec<Read<T>>,
    ids: &mut BTreeSet<String>,
    found: &mut Vec<Finding>,
) -> Vec<Placed<T>> {
    let first = first_line(item, source, values.len());
    let mut items = Vec::with_capacity(values.len());
    for (index, Read { id, value }) in values.into_iter().enumerate() {
        let line = first.map(|first| first + index);
        let mut placed = Placed { item, index, line, id: id.clone(), value: () };
        if !ids.insert(id) {
            placed.report(
                found,
                Kind::DuplicateId,
                format!("another {} has the id `{}`", item.name(), placed.id),
            );
        }
        match value {
            Ok(value) => items.push(Placed { item, index, line, id: std::mem::take(&mut placed.id), value }),
            Err(error) => placed.report(found, Kind::Form, format!("has a wrong form: {error}")),
        }
    }
    items
}

/// The line of the first item, if each has a line of its own.
fn first_line(item: Item, source: &str, count: usize) -> Option<usize> {
    let head = format!("\"{}\":[", item.list());
    let before = source.lines().position(|line| line == head)?;
    let is_item = |line: &str| line.starts_with('{');
    let lines = source.lines().skip(before + 1).take_while(|line| is_item(line)).count();
    (lines == count).then_some(before + 2)
}

impl<T> Placed<T> {
    /// Adds a finding about the item.
    pub(super) fn report(&self, found: &mut Vec<Finding>, kind: Kind, message: String) {
        let (item, index, line, id) = (self.item, self.index, self.line, self.id.clone());
        found.push(Finding { item, index, id, line, kind, message });
    }
}
