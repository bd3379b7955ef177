//! When a fact is said to hold.

use crate::graph::{EdgeView, KnowledgeGraph};
use crate::schema::{Exclusion, Time};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// The days that the texts of an edge name, or else the days on which its documents were published.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Times {
    /// The days, in order; those that a text gives in full.
    pub days: BTreeSet<Date>,
    /// Whether the texts name them.
    pub is_told: bool,
}

impl Times {
    /// The times of an edge.
    pub(super) fn of(view: &EdgeView, graph: &KnowledgeGraph) -> Self {
        let dates = view.edge.attributes.get("date").into_iter().flatten();
        let told: BTreeSet<Date> =
            dates.filter(|date| date.len() == 10).filter_map(|date| date.parse().ok()).collect();
        if !told.is_empty() {
            return Self { days: told, is_told: true };
        }
        let documents = view.edge.documents().into_iter().map(|at| graph.document(at));
        Self { days: documents.filter_map(|document| document.published).collect(), is_told: false }
    }

    /// The first and the last of the days.
    pub fn range(&self) -> Option<(Date, Date)> {
        Some((*self.days.first()?, *self.days.last()?))
    }

    /// Whether facts of these times exclude each other.
    pub(super) fn meet(&self, other: &Self, exclusion: &Exclusion) -> bool {
        match exclusion.time {
            Time::Always => true,
            Time::Day => self.is_told && other.is_told && !self.days.is_disjoint(&other.days),
            Time::Period => match (self.range(), other.range()) {
                (Some((first, last)), Some((other_first, other_last))) => {
                    let before = |end: Date, start: Date| (start - end).get_days() > exclusion.days;
                    !before(last, other_first) && !before(other_last, first)
                }
                _ => true,
            },
        }
    }
}
