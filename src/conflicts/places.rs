//! Which places lie in which.

use crate::graph::{KnowledgeGraph, Node};
use crate::schema::{Role, Schema};
use crate::types::{COUNTRY, ClaimStatus, REGION};
use std::collections::{BTreeMap, BTreeSet};

/// The places that each place is said to lie in.
pub(super) struct Nesting<'g> {
    pub(super) schema: &'g Schema,
    around: BTreeMap<&'g str, BTreeSet<&'g str>>,
}

impl<'g> Nesting<'g> {
    pub(super) fn of(graph: &'g KnowledgeGraph, schema: &'g Schema) -> Self {
        let property = schema.property_for(Role::LiesIn);
        let mut around: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        let lying = graph
            .edges()
            .filter(|view| Some(view.edge.property) == property && view.edge.status == ClaimStatus::Asserted);
        for view in lying {
            around.entry(&view.source.id).or_default().insert(&view.target.id);
        }
        Self { schema, around }
    }

    /// Whether one of two things can hold beside the other: places of different classes, and places of which one lies in the
    /// other.
    pub(super) fn allows(&self, one: &'g Node, other: &'g Node) -> bool {
        let is_place = |node: &Node| self.schema.plays(node.class, Role::Place);
        if !is_place(one) || !is_place(other) {
            return false;
        }
        one.class != other.class || self.holds(one, other) || self.holds(other, one)
    }

    fn holds(&self, wide: &'g Node, place: &'g Node) -> bool {
        let code = |name: &str, list: &str| {
            place.attributes.get(name).is_some_and(|code| wide.identifiers.get(list) == Some(code))
        };
        code(COUNTRY, "iso3166-1") || code(REGION, "iso3166-2") || self.reaches(&place.id, &wide.id)
    }

    /// Whether the steps from a place to those around it lead to another.
    fn reaches(&self, from: &'g str, to: &str) -> bool {
        let (mut seen, mut next) = (BTreeSet::from([from]), vec![from]);
        while let Some(at) = next.pop() {
            for &around in self.around.get(at).into_iter().flatten() {
                if around == to {
                    return true;
                }
                if seen.insert(around) {
                    next.push(around);
                }
            }
        }
        false
    }
}
