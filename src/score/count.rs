//! One document's graph against its annotation.

use super::fold::fold;
use super::matching::{Named, pair};
use super::{Counts, GoldDocument, GoldRelation, Tally};
use crate::graph::{EdgeView, KnowledgeGraph, Node};
use crate::relations::date_of;
use crate::schema::{Role, Schema};
use crate::types::{ClassId, PropertyId, Target};
use std::collections::BTreeMap;

/// What aliases are joined by in GraphML; `score.py` splits them there, so one that holds it is two names.
const ALIAS_JOINT: &str = " | ";

/// The attribute that tells a day.
const DATE: &str = "date";

/// How one graph did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentScore {
    /// The collection that the document comes from.
    pub source: String,
    /// Nodes and edges.
    pub counts: Counts,
    /// Nodes by their exact type.
    pub by_class: BTreeMap<ClassId, Tally>,
    /// Edges by relation.
    pub by_property: BTreeMap<PropertyId, Tally>,
    /// Titles, dates, sentences and amounts of the edges that are right.
    pub by_attribute: BTreeMap<String, Tally>,
    /// Annotated relations that the graph lacks.
    pub missed: Vec<Finding>,
    /// Edges that are not annotated.
    pub extra: Vec<Finding>,
}

/// A relation that is on one side alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The document's id.
    pub document: String,
    /// Which relation.
    pub property: PropertyId,
    /// The name of its source.
    pub source: String,
    /// The name of its target; `doc` for the document.
    pub target: String,
    /// The words that state it, or that were taken to.
    pub evidence: String,
}

/// An end of an edge, in terms of the annotation where the node has a counterpart there.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum End {
    Gold(usize),
    Predicted(usize),
    Document,
}

/// What makes two edges the same; the ends of a symmetric relation in order.
type EdgeKey = (PropertyId, End, End);

/// Counts what a graph that was built from one document alone has right, by the rules of the guide.
///
/// A document that no graph could be built from is scored with an empty one.
pub fn score(gold: &GoldDocument, graph: &KnowledgeGraph, schema: &Schema) -> DocumentScore {
    let comparison = Comparison::new(gold, graph, schema);
    let mut score = DocumentScore {
        source: gold.source().to_owned(),
        counts: Counts::default(),
        by_class: BTreeMap::new(),
        by_property: BTreeMap::new(),
        by_attribute: BTreeMap::new(),
        missed: Vec::new(),
        extra: Vec::new(),
    };
    comparison.nodes(&mut score);
    comparison.edges(&mut score);
    score
}

struct Comparison<'a> {
    gold: &'a GoldDocument,
    graph: &'a KnowledgeGraph,
    schema: &'a Schema,
    /// The graph's nodes but the documents.
    things: Vec<&'a Node>,
    /// Their positions by id.
    positions: BTreeMap<&'a str, usize>,
    /// Their counterparts.
    pairs: Vec<Option<usize>>,
}

impl<'a> Comparison<'a> {
    fn new(gold: &'a GoldDocument, graph: &'a KnowledgeGraph, schema: &'a Schema) -> Self {
        let things: Vec<&Node> =
            graph.nodes().filter(|node| !schema.plays(node.class, Role::Document)).collect();
        let positions = things.iter().enumerate().map(|(index, node)| (node.id.as_str(), index)).collect();
        let predicted: Vec<Named> = things
            .iter()
            .map(|node| {
                let aliases = node.aliases.iter().flat_map(|alias| alias.split(ALIAS_JOINT));
                Named::new(&node.id, node.class, &node.label, aliases, schema)
            })
            .collect();
        let annotated: Vec<Named> = gold
            .entities
            .iter()
            .map(|entity| {
                let mentions = entity.mentions.iter().map(String::as_str);
                Named::new(&entity.id, entity.class, &entity.name, mentions, schema)
            })
            .collect();
        let pairs = pair(&predicted, &annotated);
        Self { gold, graph, schema, things, positions, pairs }
    }

    fn nodes(&self, score: &mut DocumentScore) {
        for (node, counterpart) in self.things.iter().zip(&self.pairs) {
            let exact = counterpart.is_some_and(|g| self.gold.entities[g].class == node.class);
            let tally = score.by_class.entry(node.class).or_default();
            tally.predicted += 1;
            tally.right += usize::from(exact);
        }
        for entity in &self.gold.entities {
            score.by_class.entry(entity.class).or_default().gold += 1;
        }
        for &tally in score.by_class.values() {
            score.counts.strict += tally;
        }
        score.counts.nodes = Tally { right: self.pairs.iter().flatten().count(), ..score.counts.strict };
    }

    fn edges(&self, score: &mut DocumentScore) {
        let (annotated, predicted) = (self.annotated_edges(), self.predicted_edges());
        for (key, view) in &predicted {
            let tally = score.by_property.entry(key.0).or_default();
            tally.predicted += 1;
            if let Some(relation) = annotated.get(key) {
                tally.right += 1;
                self.attributes(relation, view, score);
            } else {
                score.extra.push(self.finding(key, self.evidence(view)));
            }
        }
        for (key, relation) in &annotated {
            score.by_property.entry(key.0).or_default().gold += 1;
            if !predicted.contains_key(key) {
                score.missed.push(self.finding(key, &relation.evidence));
            }
        }
        for &tally in score.by_property.values() {
            score.counts.edges += tally;
        }
    }

    /// What is told of a right edge beside its ends.
    fn attributes(&self, relation: &GoldRelation, view: &EdgeView, score: &mut DocumentScore) {
        let told = &view.edge.attributes;
        for name in told.keys() {
            score.by_attribute.entry(name.clone()).or_default().predicted += 1;
        }
        let document = self.graph.documents().first();
        for (name, expected) in &relation.attributes {
            let is_same = |value: &String| {
                let day = |value: &str| {
                    document.and_then(|document| date_of(value, document)).filter(|_| name == DATE)
                };
                fold(value) == fold(expected) || day(value).is_some_and(|one| Some(one) == day(expected))
            };
            let tally = score.by_attribute.entry(name.clone()).or_default();
            tally.gold += 1;
            tally.right += usize::from(told.get(name).is_some_and(|values| values.iter().any(is_same)));
        }
    }

    fn annotated_edges(&self) -> BTreeMap<EdgeKey, &'a GoldRelation> {
        let key = |relation: &GoldRelation| {
            let target = match relation.target {
                Target::Document => End::Document,
                Target::Entity(entity) => End::Gold(entity.index()),
            };
            self.key(relation.property, End::Gold(relation.source.index()), target)
        };
        self.gold.relations.iter().map(|relation| (key(relation), relation)).collect()
    }

    fn predicted_edges(&self) -> BTreeMap<EdgeKey, EdgeView<'a>> {
        let mentioned = self.schema.property_for(Role::Mentioned);
        self.graph
            .edges()
            .filter(|view| view.edge.status.counts() && Some(view.edge.property) != mentioned)
            .filter_map(|view| {
                let key = self.key(view.edge.property, self.thing(view.source)?, self.target(view)?);
                Some((key, view))
            })
            .collect()
    }

    fn key(&self, property: PropertyId, source: End, target: End) -> EdgeKey {
        if self.schema.property(property).symmetric {
            (property, source.min(target), source.max(target))
        } else {
            (property, source, target)
        }
    }

    /// What an edge points at. A relation that can only end at documents ends at the one that is scored.
    fn target(&self, view: EdgeView) -> Option<End> {
        let range = &self.schema.property(view.edge.property).range;
        let is_document = |class: ClassId| self.schema.plays(class, Role::Document);
        let to_document = if is_document(view.target.class) {
            range.iter().any(|&class| is_document(class))
        } else {
            range.iter().all(|&class| is_document(class))
        };
        if to_document { Some(End::Document) } else { self.thing(view.target) }
    }

    /// A node as an end; nothing for a document.
    fn thing(&self, node: &Node) -> Option<End> {
        let position = *self.positions.get(node.id.as_str())?;
        Some(self.pairs[position].map_or(End::Predicted(position), End::Gold))
    }

    fn finding(&self, &(property, source, target): &EdgeKey, evidence: &str) -> Finding {
        Finding {
            document: self.gold.id.clone(),
            property,
            source: self.name(source).to_owned(),
            target: self.name(target).to_owned(),
            evidence: evidence.to_owned(),
        }
    }

    fn name(&self, end: End) -> &str {
        match end {
            End::Gold(position) => &self.gold.entities[position].name,
            End::Predicted(position) => &self.things[position].label,
            End::Document => "doc",
        }
    }

    fn evidence(&self, view: &EdgeView) -> &'a str {
        let first = view.edge.evidence.first();
        first.map_or("", |evidence| evidence.sentence.of(&self.graph.document(evidence.document).text))
    }
}
