//! What a sentence says of several, it says of each.
//!
//! "The three were charged with fraud and arson" charges each of the three with both. Where relations of a kind that the
//! schema calls `collective` join several sources and several targets by one sentence, those pairs that nothing found are
//! added.

use crate::schema::Schema;
use crate::types::{ClaimStatus, EntityIx, PropertyId, RelationMention, Span, Target};
use std::collections::BTreeMap;

/// The missing pairs, each with the evidence and the attributes of the least sure relation that bears it out.
pub(super) fn missing(
    relations: &[RelationMention],
    schema: &Schema,
    class: impl Fn(EntityIx) -> crate::types::ClassId,
) -> Vec<RelationMention> {
    let mut by_sentence: BTreeMap<(PropertyId, Span), Vec<&RelationMention>> = BTreeMap::new();
    for one in relations {
        if schema.property(one.property).collective && one.status == ClaimStatus::Asserted {
            by_sentence.entry((one.property, one.evidence.sentence)).or_default().push(one);
        }
    }
    let mut added = Vec::new();
    for stated in by_sentence.into_values() {
        let by_source = ends(&stated, |one| one.source);
        let by_target = ends(&stated, |one| one.target);
        for (&source, from) in &by_source {
            for (&target, to) in &by_target {
                let fits = match target {
                    Target::Entity(entity) => {
                        entity != source && schema.accepts(from.property, class(source), class(entity))
                    }
                    Target::Document => true,
                };
                let known = relations
                    .iter()
                    .any(|one| (one.source, one.target, one.property) == (source, target, from.property));
                if fits && !known {
                    let surety = |one: &&RelationMention| one.evidence.confidence;
                    let mut relation = std::cmp::min_by_key(*from, *to, surety).clone();
                    relation.source = source;
                    relation.target = target;
                    relation.evidence.source = from.evidence.source;
                    relation.evidence.target = to.evidence.target;
                    added.push(relation);
                }
            }
        }
    }
    added
}

/// The surest relation for each end.
fn ends<'r, E: Ord>(
    stated: &[&'r RelationMention],
    end: impl Fn(&RelationMention) -> E,
) -> BTreeMap<E, &'r RelationMention> {
    let mut surest: BTreeMap<E, &RelationMention> = BTreeMap::new();
    for &one in stated {
        let best = surest.entry(end(one)).or_insert(one);
        if one.evidence.confidence > best.evidence.confidence {
            *best = one;
        }
    }
    surest
}
