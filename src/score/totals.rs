//! The scores of several documents in one.

use super::{Counts, DocumentScore, Finding, Tally};
use crate::schema::Schema;
use crate::types::{ClassId, PropertyId};
use std::collections::BTreeMap;

/// Sums over documents: every figure counts nodes and edges of all of them alike (micro-averaged).
#[derive(Clone, Debug)]
pub struct Totals<'s> {
    pub(super) schema: &'s Schema,
    /// The number of documents.
    pub documents: usize,
    /// Nodes and edges.
    pub counts: Counts,
    /// Nodes by their exact type.
    pub by_class: BTreeMap<ClassId, Tally>,
    /// Edges by relation.
    pub by_property: BTreeMap<PropertyId, Tally>,
    /// Titles, dates, sentences and amounts of the edges that are right.
    pub by_attribute: BTreeMap<String, Tally>,
    /// Nodes and edges by the collection that the document comes from.
    pub by_source: BTreeMap<String, Counts>,
    /// Annotated relations that the graphs lack, by document.
    pub missed: Vec<Finding>,
    /// Edges that are not annotated, by document.
    pub extra: Vec<Finding>,
}

impl<'s> Totals<'s> {
    /// Sums over no document yet; the schema is the one that the scores were counted with.
    pub fn new(schema: &'s Schema) -> Self {
        Self {
            schema,
            documents: 0,
            counts: Counts::default(),
            by_class: BTreeMap::new(),
            by_property: BTreeMap::new(),
            by_attribute: BTreeMap::new(),
            by_source: BTreeMap::new(),
            missed: Vec::new(),
            extra: Vec::new(),
        }
    }

    /// Takes one more document in.
    pub fn add(&mut self, score: DocumentScore) {
        self.documents += 1;
        self.counts += score.counts;
        *self.by_source.entry(score.source).or_default() += score.counts;
        for (class, tally) in score.by_class {
            *self.by_class.entry(class).or_default() += tally;
        }
        for (property, tally) in score.by_property {
            *self.by_property.entry(property).or_default() += tally;
        }
        for (name, tally) in score.by_attribute {
            *self.by_attribute.entry(name).or_default() += tally;
        }
        self.missed.extend(score.missed);
        self.extra.extend(score.extra);
    }
}

impl Extend<DocumentScore> for Totals<'_> {
    fn extend<T: IntoIterator<Item = DocumentScore>>(&mut self, scores: T) {
        scores.into_iter().for_each(|score| self.add(score));
    }
}
