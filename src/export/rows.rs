//! A row a node and a row an edge, as the formats that are tables or lists of properties take them.

use super::mentioned::{document_ids, mentioned};
use crate::graph::{EdgeView, KnowledgeGraph, Node};
use crate::schema::{Role, Schema};
use crate::types::{ClassId, DocumentIx, Evidence, LATITUDE, LONGITUDE};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// A value of a cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cell<'g> {
    /// Words.
    Text(Cow<'g, str>),
    /// A count.
    Whole(u64),
    /// A probability.
    Decimal(f64),
    /// A number that is not known of all.
    Optional(Option<f64>),
    /// Several words.
    List(Vec<Cow<'g, str>>),
}

impl Cell<'_> {
    /// Whether there is nothing in it.
    pub(super) fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.is_empty(),
            Self::List(list) => list.is_empty(),
            Self::Optional(number) => number.is_none(),
            Self::Whole(_) | Self::Decimal(_) => false,
        }
    }
}

/// What kind of values a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Whole,
    Decimal,
    Optional,
    List,
}

/// The columns of a node after id and class.
pub(super) const NODE: [(&str, Kind); 14] = [
    ("name", Kind::Text),
    ("aliases", Kind::List),
    ("identifiers", Kind::List),
    ("attributes", Kind::List),
    ("mentions", Kind::Whole),
    ("documents", Kind::List),
    ("reasons", Kind::List),
    ("file", Kind::Text),
    ("sha256", Kind::Text),
    ("published", Kind::Text),
    ("publisher", Kind::Text),
    ("language", Kind::Text),
    ("latitude", Kind::Optional),
    ("longitude", Kind::Optional),
];

/// The columns of an edge after its ends and relation.
pub(super) const EDGE: [(&str, Kind); 13] = [
    ("edge_id", Kind::Text),
    ("status", Kind::Text),
    ("confidence", Kind::Decimal),
    ("weight", Kind::Whole),
    ("documents", Kind::List),
    ("evidence", Kind::List),
    ("methods", Kind::List),
    ("titles", Kind::List),
    ("dates", Kind::List),
    ("attributes", Kind::List),
    ("said_by", Kind::List),
    ("support", Kind::Whole),
    ("publishers", Kind::Whole),
];

/// A node as a row.
pub(super) struct NodeRow<'g> {
    pub(super) id: &'g str,
    pub(super) class: ClassId,
    /// By [`NODE`].
    pub(super) cells: [Cell<'g>; NODE.len()],
}

/// An edge as a row; a document that mentions a node is an edge as well.
pub(super) struct EdgeRow<'g> {
    pub(super) source: &'g Node,
    pub(super) target: &'g Node,
    pub(super) relation: &'g str,
    pub(super) id: Cow<'g, str>,
    /// By [`EDGE`].
    pub(super) cells: [Cell<'g>; EDGE.len()],
}

fn text<'g>(text: impl Into<Cow<'g, str>>) -> Cell<'g> {
    Cell::Text(text.into())
}

fn list<'g, T: Into<Cow<'g, str>>>(items: impl IntoIterator<Item = T>) -> Cell<'g> {
    Cell::List(items.into_iter().map(Into::into).collect())
}

fn degrees(node: &Node, name: &str) -> Cell<'static> {
    let known = node.attributes.get(name).and_then(|value| value.parse().ok());
    Cell::Optional(known.filter(|number: &f64| number.is_finite()))
}

/// A row for every node.
pub(super) fn nodes(graph: &KnowledgeGraph) -> impl Iterator<Item = NodeRow<'_>> {
    graph.nodes().map(|node| node_row(graph, node))
}

/// A node as a row.
pub(super) fn node_row<'g>(graph: &'g KnowledgeGraph, node: &'g Node) -> NodeRow<'g> {
    let about = node.document.map(|document| graph.document(document));
    let known = |words: Option<&'_ str>| text(words.unwrap_or_default().to_owned());
    NodeRow {
        id: &node.id,
        class: node.class,
        cells: [
            text(&node.label),
            list(node.aliases.iter().map(String::as_str)),
            list(node.identifiers.iter().map(|(name, id)| format!("{name}:{id}"))),
            list(node.attributes.iter().map(|(name, value)| format!("{name}={value}"))),
            Cell::Whole(node.mentions.len() as u64),
            list(node.documents().into_keys().map(|at| graph.document(at).id.as_str())),
            list(node.reasons.iter().map(ToString::to_string)),
            known(about.map(|document| document.source.as_str())),
            known(about.map(|document| document.sha256.as_str())),
            text(about.and_then(|about| about.published).map_or_else(String::new, |day| day.to_string())),
            known(about.and_then(|document| document.publisher.as_deref())),
            known(about.map(|document| document.language.as_str())),
            degrees(node, LATITUDE),
            degrees(node, LONGITUDE),
        ],
    }
}

/// What becomes the row of an edge.
#[derive(Clone, Copy)]
pub(super) enum Link<'g> {
    /// An edge of the graph.
    Edge(EdgeView<'g>),
    /// A document's node that mentions a node so many times.
    Mention { source: &'g Node, target: &'g Node, relation: &'g str, document: DocumentIx, count: usize },
}

impl<'g> Link<'g> {
    /// Relation and the classes of its ends.
    pub(super) fn kind(&self, schema: &'g Schema) -> (&'g str, ClassId, ClassId) {
        match self {
            Self::Edge(view) => {
                (&schema.property(view.edge.property).name, view.source.class, view.target.class)
            }
            Self::Mention { source, target, relation, .. } => (relation, source.class, target.class),
        }
    }

    /// As a row.
    pub(super) fn row(&self, graph: &'g KnowledgeGraph, schema: &'g Schema) -> EdgeRow<'g> {
        match self {
            Self::Edge(view) => edge(graph, schema, view),
            Self::Mention { source, target, relation, document, count } => {
                let id = format!("m-{}-{}", source.id, target.id);
                let none = || Cell::List(Vec::new());
                EdgeRow {
                    source,
                    target,
                    relation,
                    cells: [
                        text(id.clone()),
                        text(""),
                        Cell::Decimal(1.0),
                        Cell::Whole(*count as u64),
                        list([graph.document(*document).id.as_str()]),
                        none(),
                        none(),
                        none(),
                        none(),
                        none(),
                        none(),
                        Cell::Whole(1),
                        Cell::Whole(1),
                    ],
                    id: Cow::Owned(id),
                }
            }
        }
    }
}

/// Every edge, then every document that mentions a node.
pub(super) fn links<'g>(
    graph: &'g KnowledgeGraph,
    schema: &'g Schema,
) -> impl Iterator<Item = Link<'g>> + 'g {
    graph.edges().map(Link::Edge).chain(ties(graph, schema))
}

/// A row for every link.
pub(super) fn edges<'g>(
    graph: &'g KnowledgeGraph,
    schema: &'g Schema,
) -> impl Iterator<Item = EdgeRow<'g>> + 'g {
    links(graph, schema).map(move |link| link.row(graph, schema))
}

fn edge<'g>(graph: &'g KnowledgeGraph, schema: &'g Schema, view: &EdgeView<'g>) -> EdgeRow<'g> {
    let edge = view.edge;
    let quote = |one: &Evidence| one.sentence.of(&graph.document(one.document).text);
    let of = |wanted: &str| edge.attributes.get(wanted).into_iter().flatten().map(String::as_str);
    let others = edge.attributes.iter().filter(|(name, _)| *name != "title" && *name != "date");
    let others = others.flat_map(|(name, values)| values.iter().map(move |value| format!("{name}={value}")));
    EdgeRow {
        source: view.source,
        target: view.target,
        relation: &schema.property(edge.property).name,
        id: Cow::Borrowed(&edge.id),
        cells: [
            text(&edge.id),
            text(edge.status.name()),
            Cell::Decimal(edge.confidence.value()),
            Cell::Whole(edge.evidence.len() as u64),
            list(edge.documents().into_iter().map(|at| graph.document(at).id.as_str())),
            list(edge.evidence.iter().map(quote)),
            list(edge.evidence.iter().map(|one| one.method.id()).collect::<BTreeSet<_>>()),
            list(of("title")),
            list(of("date")),
            list(others),
            list(edge.speakers(graph.documents())),
            Cell::Whole(edge.support() as u64),
            Cell::Whole(edge.publishers as u64),
        ],
    }
}

fn ties<'g>(graph: &'g KnowledgeGraph, schema: &'g Schema) -> impl Iterator<Item = Link<'g>> + 'g {
    let relation = schema.property_for(Role::Mentioned).map(|id| schema.property(id).name.as_str());
    let ids = document_ids(graph);
    mentioned(graph).filter_map(move |tie| {
        let target = graph.node(&ids[tie.document.index()])?;
        let (source, document, count) = (tie.node, tie.document, tie.count);
        Some(Link::Mention { source, target, relation: relation?, document, count })
    })
}
