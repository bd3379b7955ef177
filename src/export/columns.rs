//! The columns of a table of nodes or edges: those that are always there, and those that the graph's attributes ask for.

use crate::graph::KnowledgeGraph;
use std::collections::{BTreeMap, BTreeSet};

/// A column: `id` is unique over nodes and edges, `name` among its own kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Column {
    pub(super) id: String,
    /// `node` or `edge`.
    pub(super) element: &'static str,
    pub(super) name: String,
    pub(super) kind: &'static str,
}

/// Id, element, name and type of every column that does not depend on the graph.
const FIXED: [(&str, &str, &str, &str); 25] = [
    ("labels", "node", "labels", "string"),
    ("label", "node", "label", "string"),
    ("kind", "node", "kind", "string"),
    ("aliases", "node", "aliases", "string"),
    ("identifiers", "node", "identifiers", "string"),
    ("mentions", "node", "mentions", "int"),
    ("documents", "node", "documents", "int"),
    ("doc_ids", "node", "doc_ids", "string"),
    ("reasons", "node", "reasons", "string"),
    ("sha256", "node", "sha256", "string"),
    ("published", "node", "published", "string"),
    ("publisher", "node", "publisher", "string"),
    ("file", "node", "file", "string"),
    ("edgelabel", "edge", "label", "string"),
    ("rel", "edge", "rel", "string"),
    ("edge_id", "edge", "edge_id", "string"),
    ("status", "edge", "status", "string"),
    ("weight", "edge", "weight", "double"),
    ("confidence", "edge", "confidence", "double"),
    ("support", "edge", "support", "int"),
    ("publishers", "edge", "publishers", "int"),
    ("edge_documents", "edge", "documents", "string"),
    ("evidence", "edge", "evidence", "string"),
    ("method", "edge", "method", "string"),
    ("said_by", "edge", "said_by", "string"),
];

/// Names that Gephi, igraph or graphology take for something of their own.
const RESERVED: [&str; 16] = [
    "id",
    "type",
    "timeset",
    "source",
    "target",
    "x",
    "y",
    "z",
    "r",
    "g",
    "b",
    "size",
    "color",
    "colour",
    "nodelabel",
    "edge weight",
];

/// All columns of a graph.
pub(super) struct Columns {
    fixed: Vec<Column>,
    node: BTreeMap<String, Column>,
    edge: BTreeMap<String, Column>,
}

impl Columns {
    /// The columns that a graph needs.
    pub(super) fn of(graph: &KnowledgeGraph) -> Self {
        let fixed: Vec<Column> = FIXED
            .into_iter()
            .map(|(id, element, name, kind)| Column {
                id: id.to_owned(),
                element,
                name: name.to_owned(),
                kind,
            })
            .collect();
        let nodes: BTreeSet<&str> =
            graph.nodes().flat_map(|node| node.attributes.keys().map(String::as_str)).collect();
        let edges: BTreeSet<&str> =
            graph.edges().flat_map(|view| view.edge.attributes.keys().map(String::as_str)).collect();
        let mut taken = Taken::by(&fixed);
        let edge = edges.into_iter().map(|name| (name.to_owned(), taken.column("edge", name))).collect();
        let node = nodes.into_iter().map(|name| {
            let mut values = graph.nodes().filter_map(|node| node.attributes.get(name));
            let kind = if values.all(|value| is_decimal(value)) { "double" } else { "string" };
            (name.to_owned(), Column { kind, ..taken.column("node", name) })
        });
        let node = node.collect();
        Self { fixed, node, edge }
    }

    /// All of them, the fixed ones first.
    pub(super) fn all(&self) -> impl Iterator<Item = &Column> {
        self.fixed.iter().chain(self.node.values()).chain(self.edge.values())
    }

    /// The column of a node's attribute.
    pub(super) fn node(&self, attribute: &str) -> &str {
        self.node.get(attribute).map_or("", |column| &column.id)
    }

    /// The column of an edge's attribute.
    pub(super) fn edge(&self, attribute: &str) -> &str {
        self.edge.get(attribute).map_or("", |column| &column.id)
    }
}

/// Whether a value is digits with a point among them, as every reader takes for a number.
fn is_decimal(value: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let number = value.strip_prefix('-').unwrap_or(value);
    number.split_once('.').is_some_and(|(whole, rest)| digits(whole) && digits(rest))
}

/// Ids and names given out, in lower case: Gephi makes one column of `Date` and `date`.
struct Taken {
    ids: BTreeSet<String>,
    names: BTreeSet<(&'static str, String)>,
}

impl Taken {
    fn by(columns: &[Column]) -> Self {
        Self {
            ids: columns.iter().map(|column| column.id.to_lowercase()).collect(),
            names: columns.iter().map(|column| (column.element, column.name.to_lowercase())).collect(),
        }
    }

    fn is_free(&self, element: &'static str, name: &str) -> bool {
        let name = name.to_lowercase();
        !RESERVED.contains(&name.as_str())
            && !self.ids.contains(&name)
            && !self.names.contains(&(element, name))
    }

    /// A column for an attribute: under its own name, or, where that is taken or no XML name, under one made of it.
    fn column(&mut self, element: &'static str, attribute: &str) -> Column {
        let token: String =
            attribute.chars().map(|c| if c.is_ascii_alphanumeric() || c == '-' { c } else { '_' }).collect();
        let numbered = (2..).map(|number| format!("{element}_{token}_{number}"));
        let candidates = [token.clone(), format!("{element}_{token}")].into_iter().chain(numbered);
        let id = candidates
            .into_iter()
            .find(|id| id.starts_with(|c: char| c.is_ascii_alphabetic()) && self.is_free(element, id))
            .expect("numbers do not end");
        let readable = !attribute.trim().is_empty() && !attribute.contains(char::is_control);
        let name =
            if readable && self.is_free(element, attribute) { attribute.to_owned() } else { id.clone() };
        self.ids.insert(id.to_lowercase());
        self.names.insert((element, name.to_lowercase()));
        Column { id, element, name, kind: "string" }
    }
}

#[cfg(test)]
mod tests {
    use super::{Columns, FIXED, Taken};

    #[track_caller]
    fn case(attributes: &[&str], expected: &[(&str, &str)]) {
        let fixed = Columns::of(&crate::export::sample::empty()).fixed;
        let mut taken = Taken::by(&fixed);
        let columns: Vec<_> = attributes.iter().map(|name| taken.column("edge", name)).collect();
        let found: Vec<_> = columns.iter().map(|column| (column.id.as_str(), column.name.as_str())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn attributes_keep_their_names_where_they_can() {
        case(&["date", "amount"], &[("date", "date"), ("amount", "amount")]);
        case(
            &["Date", "date", "DATE"],
            &[("Date", "Date"), ("edge_date", "edge_date"), ("edge_DATE_2", "edge_DATE_2")],
        );
        case(&["id", "size"], &[("edge_id_2", "edge_id_2"), ("edge_size", "edge_size")]);
        case(&["filed on", "дата"], &[("filed_on", "filed on"), ("edge_____", "дата")]);
        case(&["", "5%"], &[("edge_", "edge_"), ("edge_5_", "5%")]);
    }

    #[test]
    fn fixed_ids_are_unique() {
        let ids: std::collections::BTreeSet<&str> = FIXED.iter().map(|(id, ..)| *id).collect();
        assert_eq!(ids.len(), FIXED.len());
    }
}
