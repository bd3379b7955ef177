//! Relations that the reader proposes.

use super::rules::Rules;
use super::sayings::{Sets, frames};
use crate::matcher::Line;
use crate::schema::Schema;
use crate::types::{
    Attributes, Confidence, DocumentIx, EntityIx, Evidence, LocalEntity, Mention, MentionIx, Method,
    RelationMention, ScoredPair, SentenceIx, Target, Text,
};
use std::collections::BTreeSet;
use std::ops::Range;

/// Relations less sure than this are not stated, whatever the reader's own threshold: that was chosen for entities as
/// people annotate them, not as they are found.
const LEAST: Confidence = Confidence::from_permille(400);

/// What a title is called among the attributes.
const TITLE: &str = "title";

/// What the evidence of these relations names.
const MODEL: &str = "reader";

/// Those of the proposed relations that are over the reader's threshold, each with the sentence that it looked at.
pub(super) fn relations(
    text: &Text,
    lines: &[Line],
    mentions: &[Mention],
    entities: &[LocalEntity],
    scored: &[ScoredPair],
    schema: &Schema,
    rules: &Rules,
) -> Vec<RelationMention> {
    let sets = Sets::of(&rules.sets);
    let speaks = |entity: EntityIx, sentence: SentenceIx| {
        let line = lines.get(sentence.index());
        line.zip(sets.as_ref()).is_some_and(|(line, sets)| {
            let owned = &entities[entity.index()].mentions;
            let own: Vec<_> = line.slots.iter().filter(|slot| owned.contains(&slot.mention)).collect();
            own.iter().any(|slot| line.words.get(slot.end).is_some_and(|word| word == ":"))
                || frames(line, schema, sets)
                    .iter()
                    .any(|frame| own.iter().any(|slot| slot.start == frame.speaker.start))
        })
    };
    scored
        .iter()
        .filter(|pair| pair.above && pair.confidence >= LEAST)
        .filter_map(|pair| {
            let ix = evidence(pair, entities, mentions, text, &speaks);
            let sentence = text.sentences.get(ix.index())?.span;
            let near = |entity: EntityIx| entities[entity.index()].nearest(mentions, sentence);
            let source = near(pair.source)?;
            let target = match pair.target {
                Target::Entity(entity) => Some(near(entity)?),
                Target::Document => None,
            };
            let line = lines.get(ix.index())?;
            let status = between(line, source, target)
                .map_or_else(Default::default, |(words, both)| rules.claims.between(line, &words, &both));
            Some(RelationMention {
                property: rules.instead.of(pair.property, line)?,
                source: pair.source,
                target: pair.target,
                status,
                attributes: title(pair, &mentions[source.index()], text, schema),
                evidence: Evidence {
                    document: DocumentIx(0),
                    sentence,
                    source: mentions[source.index()].span,
                    target: target.map(|target| mentions[target.index()].span),
                    speaker: None,
                    method: Method::Model(MODEL.into()),
                    confidence: pair.confidence,
                },
            })
        })
        .collect()
}

/// The sentence that states a relation: the one that the reader looked at, if it names both ends; else the nearest to
/// it that does; else the nearest that names the end with fewer mentions.
/// For the document as target, it is the nearest in which the source speaks.
fn evidence(
    pair: &ScoredPair,
    entities: &[LocalEntity],
    mentions: &[Mention],
    text: &Text,
    speaks: &impl Fn(EntityIx, SentenceIx) -> bool,
) -> SentenceIx {
    let sentences = |entity: EntityIx| -> BTreeSet<SentenceIx> {
        let mentions = entities[entity.index()].mentions.iter().map(|ix| mentions[ix.index()].span);
        mentions.map(|span| text.sentence_at(span)).collect()
    };
    let nearest = |held: &mut dyn Iterator<Item = SentenceIx>| {
        held.min_by_key(|ix| (ix.0.abs_diff(pair.sentence.0), *ix))
    };
    let source = sentences(pair.source);
    let Target::Entity(target) = pair.target else {
        return nearest(&mut source.iter().copied().filter(|&ix| speaks(pair.source, ix)))
            .or_else(|| nearest(&mut source.iter().copied()))
            .unwrap_or(pair.sentence);
    };
    let target = sentences(target);
    let rarer = if target.len() <= source.len() { &target } else { &source };
    nearest(&mut source.intersection(&target).copied())
        .or_else(|| nearest(&mut rarer.iter().copied()))
        .unwrap_or(pair.sentence)
}

/// The office that stands beside the name, for a relation that has a title.
fn title(pair: &ScoredPair, source: &Mention, text: &Text, schema: &Schema) -> Attributes {
    let property = schema.property(pair.property);
    let takes_title = property.titles.is_empty() && property.attributes.iter().any(|name| name == TITLE);
    let title = source.title.filter(|_| takes_title);
    title.map(|span| (TITLE.to_owned(), text.slice(span).to_owned())).into_iter().collect()
}

/// The words between two mentions of a line, and those from the beginning of the first to the end of both.
fn between(
    line: &Line,
    source: MentionIx,
    target: Option<MentionIx>,
) -> Option<(Range<usize>, Range<usize>)> {
    let slot = |mention: MentionIx| line.slots.iter().find(|slot| slot.mention == mention);
    let (a, b) = (slot(source)?, slot(target?)?);
    let (first, second) = if a.start <= b.start { (a, b) } else { (b, a) };
    Some((first.end..second.start.max(first.end), first.start..first.end.max(second.end)))
}
