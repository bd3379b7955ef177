//! What the schema allows between nodes, once documents have come together.
//!
//! A relation is held against the schema where its document is read. Two documents can still disagree: one makes a node a
//! place that the other took for a body, one has somebody work for whom he heads in the other.

use super::Edge;
use crate::schema::Schema;
use crate::types::{ClaimStatus, ClassId, Confidence, PropertyId};
use std::collections::BTreeMap;

/// An edge after the ids of its source and target.
pub(super) type Tie = (String, String, Edge);

/// Relations between two nodes in one standing, with how sure each is.
type Beside<'e> = BTreeMap<(&'e str, &'e str, ClaimStatus), BTreeMap<PropertyId, Confidence>>;

/// The edges that the schema allows between nodes of these classes; of those that exclude each other, the surest.
pub(super) fn fitting(edges: Vec<Tie>, classes: &BTreeMap<&str, ClassId>, schema: &Schema) -> Vec<Tie> {
    let class = |id: &str| classes.get(id).copied();
    let is_allowed = |(source, target, edge): &Tie| {
        class(source)
            .zip(class(target))
            .is_some_and(|(source, target)| schema.accepts(edge.property, source, target))
    };
    let allowed: Vec<Tie> = edges.into_iter().filter(is_allowed).collect();
    let mut beside = Beside::new();
    for (source, target, edge) in &allowed {
        beside.entry((source, target, edge.status)).or_default().insert(edge.property, edge.confidence);
    }
    let stands = |(source, target, edge): &Tie| {
        let others = beside.get(&(source.as_str(), target.as_str(), edge.status));
        others.into_iter().flatten().all(|(&other, &confidence)| {
            !schema.excludes(edge.property, other) || (confidence, other) < (edge.confidence, edge.property)
        })
    };
    let keeps: Vec<bool> = allowed.iter().map(stands).collect();
    allowed.into_iter().zip(keeps).filter(|(_, keep)| *keep).map(|(edge, _)| edge).collect()
}

#[cfg(test)]
mod tests {
    use super::{Edge, fitting};
    use crate::schema::{Schema, load_default};
    use crate::types::{ClaimStatus, Confidence};
    use std::collections::BTreeMap;

    /// Edges as relation, source, target, standing, thousandths; and the relations that stay.
    #[track_caller]
    fn case(edges: &[(&str, &str, &str, ClaimStatus, u16)], expected: &[&str]) {
        let schema: Schema = load_default().unwrap();
        let class = |name: &str| schema.class_id(name).unwrap();
        let classes = BTreeMap::from([
            ("ann", class("Person")),
            ("court", class("PublicBody")),
            ("oslo", class("City")),
        ]);
        let ties = edges.iter().map(|&(relation, source, target, status, permille)| {
            let property = schema.property_id(relation).unwrap();
            let confidence = Confidence::from_permille(permille);
            let (id, attributes, evidence) = (relation.to_owned(), BTreeMap::new(), Vec::new());
            let edge = Edge { id, property, status, attributes, confidence, evidence, publishers: 0 };
            (source.to_owned(), target.to_owned(), edge)
        });
        let found = fitting(ties.collect(), &classes, &schema);
        assert_eq!(found.iter().map(|(_, _, edge)| edge.id.as_str()).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn an_edge_between_classes_that_its_relation_does_not_join_goes() {
        let said = ClaimStatus::Asserted;
        case(
            &[("works-for", "ann", "court", said, 900), ("works-for", "oslo", "ann", said, 900)],
            &["works-for"],
        );
        case(
            &[("heads", "court", "ann", said, 900), ("located-at", "court", "oslo", said, 900)],
            &["located-at"],
        );
        case(&[("works-for", "ann", "nobody", said, 900)], &[]);
    }

    #[test]
    fn of_edges_that_exclude_each_other_the_surest_stays() {
        let (said, denied) = (ClaimStatus::Asserted, ClaimStatus::Negated);
        let works = ("works-for", "ann", "court", said, 900);
        case(&[("heads", "ann", "court", said, 800), works], &["works-for"]);
        case(&[("heads", "ann", "court", said, 950), works], &["heads"]);
        case(&[("heads", "ann", "court", denied, 950), works], &["heads", "works-for"]);
        case(&[("heads", "ann", "oslo", said, 950), works], &["heads", "works-for"]);
    }
}
