//! Applies the rules to the sentences of a document.

use super::ends::RuleSource;
use super::rules::{Rule, Rules};
use crate::matcher::{Line, Match};
use crate::schema::Schema;
use crate::types::{
    Attributes, ClaimStatus, DocumentIx, EntityIx, Evidence, LocalEntity, Mention, MentionIx, Method,
    PropertyId, RelationMention, SentenceIx, Span, Target, Text,
};
use std::collections::BTreeMap;

/// The relations that the rules find in a document, in the order of the text.
///
/// A rule speaks for every pair of its source and target lists whose classes the schema lets the relation join.
/// Where several rules find the same relation in one sentence, the surest one stands for it, and the weakest
/// claim status: a sentence that denies a thing does not also assert it. Given the relations `known` so far, the rules
/// that take their sources from those speak; without, the others.
pub(super) fn relations(
    text: &Text,
    lines: &[Line],
    mentions: &[Mention],
    entities: &[LocalEntity],
    schema: &Schema,
    rules: &Rules,
    known: Option<&[RelationMention]>,
) -> Vec<RelationMention> {
    let owners = LocalEntity::owners(entities, mentions.len());
    lines
        .iter()
        .enumerate()
        .flat_map(|(index, line)| {
            Sentence {
                text,
                index: SentenceIx::new(index),
                line,
                mentions,
                entities,
                owners: &owners,
                schema,
                rules,
                known,
            }
            .relations()
        })
        .collect()
}

/// A sentence with all that its relations are read from.
pub(super) struct Sentence<'s> {
    pub(super) text: &'s Text,
    pub(super) index: SentenceIx,
    pub(super) line: &'s Line,
    pub(super) mentions: &'s [Mention],
    pub(super) entities: &'s [LocalEntity],
    pub(super) owners: &'s [Option<EntityIx>],
    pub(super) schema: &'s Schema,
    pub(super) rules: &'s Rules,
    pub(super) known: Option<&'s [RelationMention]>,
}

impl Sentence<'_> {
    fn relations(&self) -> impl Iterator<Item = RelationMention> + use<> {
        let mut found: BTreeMap<(PropertyId, EntityIx, Target), RelationMention> = BTreeMap::new();
        if !self.line.slots.is_empty() {
            for rule in self.rules.iter().filter(|rule| self.speaks(rule)) {
                for fit in rule.pattern.find_all(self.line, self.schema, &self.rules.sets) {
                    for relation in self.stated(rule, &fit) {
                        keep(&mut found, relation);
                    }
                }
            }
        }
        found.into_values()
    }

    fn stated(&self, rule: &Rule, fit: &Match) -> Vec<RelationMention> {
        let status =
            rule.status.unwrap_or_else(|| self.rules.claims.status(self.line, &fit.turning, &fit.words));
        let attributes = self.attributes(fit);
        let targets = self.targets(rule, fit);
        let pairs = self.sources(rule, fit).into_iter();
        pairs
            .flat_map(|source| targets.iter().map(move |&target| (source, target)))
            .filter_map(|(source, target)| self.relation(rule, source, target, status, &attributes))
            .collect()
    }

    fn speaks(&self, rule: &Rule) -> bool {
        matches!(rule.source, RuleSource::SourcesOf(_)) == self.known.is_some()
    }

    fn relation(
        &self,
        rule: &Rule,
        source: MentionIx,
        target: Option<MentionIx>,
        status: ClaimStatus,
        attributes: &Attributes,
    ) -> Option<RelationMention> {
        let source_entity = self.owner(source)?;
        let target_entity = match target {
            Some(target) => Target::Entity(self.owner(target)?),
            None => Target::Document,
        };
        if let Target::Entity(entity) = target_entity {
            let class = |ix: EntityIx| self.entities[ix.index()].class;
            if entity == source_entity
                || !self.schema.accepts(rule.property, class(source_entity), class(entity))
            {
                return None;
            }
        }
        Some(RelationMention {
            property: rule.property,
            source: source_entity,
            target: target_entity,
            status,
            attributes: attributes.clone(),
            evidence: Evidence {
                document: DocumentIx(0),
                sentence: self.text.sentences[self.index.index()].span,
                source: self.mentions[source.index()].span,
                target: target.map(|target| self.mentions[target.index()].span),
                speaker: None,
                method: Method::Rule(rule.id.clone().into()),
                confidence: rule.confidence,
            },
        })
    }

    pub(super) fn owner(&self, mention: MentionIx) -> Option<EntityIx> {
        self.owners.get(mention.index()).copied().flatten()
    }

    fn attributes(&self, fit: &Match) -> Attributes {
        let first = self.text.tokens_of(self.index).start;
        let words = |positions: &std::ops::Range<usize>| -> Option<Span> {
            let start = self.text.tokens.get(first + positions.start)?.span;
            let end = self.text.tokens.get(first + positions.end.checked_sub(1)?)?.span;
            Some(start.join(end))
        };
        fit.captured
            .iter()
            .filter_map(|(name, positions)| {
                Some((name.clone(), self.text.slice(words(positions)?).to_owned()))
            })
            .collect()
    }
}

/// Keeps the surest finding of a relation with the weakest standing and all attributes.
fn keep(found: &mut BTreeMap<(PropertyId, EntityIx, Target), RelationMention>, relation: RelationMention) {
    let key = (relation.property, relation.source, relation.target);
    let Some(known) = found.get_mut(&key) else {
        found.insert(key, relation);
        return;
    };
    let status = known.status.max(relation.status);
    let mut attributes = relation.attributes.clone();
    attributes.extend(known.attributes.clone());
    if relation.evidence.confidence > known.evidence.confidence {
        *known = relation;
    }
    known.status = status;
    known.attributes = attributes;
}
