//! The relations of a document: those of the rules and those of the reader.

use super::rules::Rules;
use super::{abroad, attributes, by_model, by_rule, collective, elsewhere, single, speech, within};
use crate::matcher::Line;
use crate::schema::Schema;
use crate::types::{
    Confidence, EntityIx, LocalEntity, Mention, PropertyId, RelationMention, ScoredPair, Target, Text,
};
use std::collections::BTreeMap;

/// The relations that a document states, by source, target and relation.
///
/// Where a rule and the reader find the same relation in one sentence, it has one piece of evidence: the surer one,
/// with the attributes and the claim status that the rule read off the words.
pub(crate) fn relate(
    text: &Text,
    mentions: &[Mention],
    entities: &[LocalEntity],
    scored: &[ScoredPair],
    schema: &Schema,
    rules: &Rules,
) -> Vec<RelationMention> {
    type Key = (EntityIx, Target, PropertyId, crate::types::Span);
    let key = |relation: &RelationMention| -> Key {
        (relation.source, relation.target, relation.property, relation.evidence.sentence)
    };
    let lines = Line::all(text, mentions);
    let mut found: BTreeMap<Key, RelationMention> =
        by_rule::relations(text, &lines, mentions, entities, schema, rules, None)
            .into_iter()
            .map(|one| (key(&one), one))
            .collect();
    for proposed in by_model::relations(text, &lines, mentions, entities, scored, schema, rules) {
        match found.get_mut(&key(&proposed)) {
            Some(known) if known.evidence.confidence < proposed.evidence.confidence => {
                known.evidence = proposed.evidence;
            }
            Some(_) => {}
            None => {
                found.insert(key(&proposed), proposed);
            }
        }
    }
    for one in within::relations(text, mentions, entities, schema) {
        found.entry(key(&one)).or_insert(one);
    }
    let known: Vec<RelationMention> = found.values().cloned().collect();
    for inherited in by_rule::relations(text, &lines, mentions, entities, schema, rules, Some(&known)) {
        found.entry(key(&inherited)).or_insert(inherited);
    }
    let relations = without_excluded(found.into_values().collect(), schema);
    let relations = elsewhere::without(relations, entities, schema);
    let relations = single::without(relations, entities, mentions, schema);
    let mut relations = abroad::without(relations, entities, schema);
    relations.extend(collective::missing(&relations, schema, |entity| entities[entity.index()].class));
    relations.sort_by_key(&key);
    attributes::add(&mut relations, text, &lines, mentions, entities, schema);
    speech::attribute(&mut relations, text, &lines, schema, &rules.sets);
    relations
}

/// Of relations between the same two things that exclude each other, the surest stays.
fn without_excluded(relations: Vec<RelationMention>, schema: &Schema) -> Vec<RelationMention> {
    let mut surest: BTreeMap<(EntityIx, Target), BTreeMap<PropertyId, Confidence>> = BTreeMap::new();
    for one in relations.iter().filter(|one| one.status.counts()) {
        let best = surest
            .entry((one.source, one.target))
            .or_default()
            .entry(one.property)
            .or_insert(one.evidence.confidence);
        *best = one.evidence.confidence.max(*best);
    }
    let stands = |one: &RelationMention| {
        let others = surest.get(&(one.source, one.target));
        let own =
            others.and_then(|others| others.get(&one.property)).copied().unwrap_or(one.evidence.confidence);
        others.into_iter().flatten().all(|(&other, &confidence)| {
            !schema.excludes(one.property, other) || (confidence, other) < (own, one.property)
        })
    };
    let keeps: Vec<bool> = relations.iter().map(stands).collect();
    relations.into_iter().zip(keeps).filter(|(_, keep)| *keep).map(|(one, _)| one).collect()
}
