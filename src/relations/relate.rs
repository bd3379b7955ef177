//! The relations of a document: those of the rules and those of the reader.

use super::rules::Rules;
use super::{by_model, by_rule};
use crate::schema::Schema;
use crate::types::{LocalEntity, Mention, PropertyId, RelationMention, ScoredPair, Target, Text};
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
    type Key = (crate::types::EntityIx, Target, PropertyId, crate::types::Span);
    let key = |relation: &RelationMention| -> Key {
        (relation.source, relation.target, relation.property, relation.evidence.sentence)
    };
    let mut found: BTreeMap<Key, RelationMention> =
        by_rule::relations(text, mentions, entities, schema, rules)
            .into_iter()
            .map(|one| (key(&one), one))
            .collect();
    for proposed in by_model::relations(text, mentions, entities, scored, schema, &rules.claims) {
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
    found.into_values().collect()
}
