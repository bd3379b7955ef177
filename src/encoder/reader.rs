//! The reader: the weights that the program carries, and a schema to name what it finds.

use super::encoded::Encoded;
use super::matrix::Gemm;
use super::model::{Model, bits};
use super::pairs::Thing;
use super::relate::{Scored, Scorer};
use super::tags::decode;
use super::weights::{Weights, WeightsError, digest};
use crate::schema::{Role, Schema};
use crate::types::{
    ClassId, Confidence, EntityIx, LocalEntity, Mention, PropertyId, ScoredPair, SentenceIx, TaggedSpan,
    Target, Text, TokenIx,
};
use std::ops::Range;
use std::sync::LazyLock;

static SHIPPED: LazyLock<Result<Model, WeightsError>> = LazyLock::new(|| {
    let bytes: &[u8] = include_bytes!("../../models/reader.bin");
    let stored = include_str!("../../models/reader.digest").trim();
    if format!("{:016x}", digest(bytes)) != stored {
        return Err(WeightsError::Damaged);
    }
    Model::new(&Weights::parse(bytes)?)
});

/// Relations are reported from this part of their threshold on.
const FLOOR: f32 = 0.5;

/// The entities of a document, with the first and last words of their mentions in the order of the text.
#[derive(Clone, Copy)]
pub(super) struct Entities<'a> {
    pub(super) list: &'a [LocalEntity],
    pub(super) words: &'a [Vec<(usize, usize)>],
}

/// Reads texts: proposes mentions and relations, in the terms of a schema.
///
/// Types and relations that the schema does not have are left out.
#[derive(Clone)]
pub(crate) struct Reader {
    model: &'static Model,
    /// The class of each type.
    classes: Vec<Option<ClassId>>,
    /// The type that each class lies under.
    kinds: Vec<Option<usize>>,
    /// The property of each relation.
    properties: Vec<Option<PropertyId>>,
    /// A row for each class, a bit for each relation, for each class as target and for the document.
    allowed: Vec<Vec<u64>>,
}

impl std::fmt::Debug for Reader {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reader")
            .field("classes", &self.classes)
            .field("properties", &self.properties)
            .finish_non_exhaustive()
    }
}

impl Reader {
    /// The reader that the program carries. Its weights are unpacked once.
    ///
    /// # Errors
    /// None as shipped: tests unpack it.
    pub(crate) fn shipped(schema: &Schema) -> Result<Self, WeightsError> {
        Ok(Self::new(SHIPPED.as_ref().map_err(Clone::clone)?, schema))
    }

    fn new(model: &'static Model, schema: &Schema) -> Self {
        let classes: Vec<Option<ClassId>> = model.types.iter().map(|name| schema.class_id(name)).collect();
        let kind = |(class, _)| {
            schema.ancestry(class).find_map(|class| classes.iter().position(|&own| own == Some(class)))
        };
        let properties: Vec<_> = model.relations.iter().map(|name| schema.property_id(name)).collect();
        let joins =
            |source: ClassId, target: ClassId| {
                bits(properties.iter().map(|property| {
                    property.is_some_and(|property| schema.accepts(property, source, target))
                }))
            };
        let targets =
            || schema.classes().map(|(class, _)| Some(class)).chain([schema.class_for(Role::Document)]);
        let row =
            |(source, _)| targets().map(|target| target.map_or(0, |target| joins(source, target))).collect();
        let allowed = schema.classes().map(row).collect();
        Self { model, kinds: schema.classes().map(kind).collect(), classes, properties, allowed }
    }

    /// Reads a text once for all that follows.
    pub(crate) fn encode(&self, text: &Text) -> Encoded {
        self.encode_in(text, self.model.window)
    }

    pub(super) fn encode_in(&self, text: &Text, window: (usize, usize)) -> Encoded {
        let Model { pieces, network, tagger, .. } = self.model;
        Encoded::new(&Gemm::new(), (pieces, network, tagger), text, window)
    }

    /// The mentions that the reader proposes, in the order of the text; none overlaps another.
    pub(crate) fn tag(&self, encoded: &Encoded) -> Vec<TaggedSpan> {
        decode(&encoded.scores, self.model.tagger.labels())
            .into_iter()
            .filter_map(|span| {
                let tokens = TokenIx::new(span.words.start).0..TokenIx::new(span.words.end).0;
                Some(TaggedSpan {
                    tokens,
                    class: self.classes[span.kind]?,
                    confidence: Confidence::new(span.probability),
                })
            })
            .collect()
    }

    /// The relations that the reader proposes between entities of the text, ordered by source, target (the document
    /// last) and relation; the less likely among them are marked. Nothing is proposed between entities that are some
    /// 5,000 words apart, or 64 where a stretch of that length has more than 300 entities.
    pub(crate) fn relate(
        &self,
        encoded: &Encoded,
        text: &Text,
        entities: &[LocalEntity],
        mentions: &[Mention],
    ) -> Vec<ScoredPair> {
        let mut found = Vec::new();
        let words =
            entities.iter().map(|entity| words_of(encoded, text, entity, mentions)).collect::<Vec<_>>();
        self.each_pair(encoded, text, Entities { list: entities, words: &words }, |places, scored| {
            let target = places
                .get(scored.target)
                .map_or(Target::Document, |&place| Target::Entity(EntityIx::new(place)));
            self.propose(encoded, text, (EntityIx::new(places[scored.source]), target), scored, &mut found);
        });
        // Pairs met in several sections: the likeliest counts.
        let key = |pair: &ScoredPair| (pair.source, pair.target, pair.property);
        found.sort_by_key(|pair| (key(pair), std::cmp::Reverse(pair.confidence)));
        found.dedup_by_key(|pair| key(pair));
        found
    }

    /// Scores the pairs of every section. `take` gets the places of a section's entities with each pair.
    pub(super) fn each_pair(
        &self,
        encoded: &Encoded,
        text: &Text,
        entities: Entities,
        mut take: impl FnMut(&[usize], &Scored),
    ) {
        let gemm = Gemm::new();
        let Model { head, network, symmetric, shape, .. } = self.model;
        for section in encoded.sections(&gemm, network) {
            let (places, things) = self.things(entities, &section.words);
            if things.is_empty() {
                continue;
            }
            let class = |place: usize| places.get(place).map(|&place| entities.list[place].class.index());
            let allowed = |source: usize, target: usize| {
                let row = class(source).and_then(|class| self.allowed.get(class));
                row.and_then(|row| row.get(class(target).unwrap_or(row.len() - 1))).copied().unwrap_or(0)
            };
            let scorer = Scorer::new(&gemm, (head, *shape, *symmetric), (text, encoded, &section), &things);
            scorer.score(allowed, |scored| take(&places, scored));
        }
    }

    /// The entities that are mentioned in a stretch of words, and their places among all.
    fn things(&self, entities: Entities, held: &Range<usize>) -> (Vec<usize>, Vec<Thing>) {
        let within = |words: &[(usize, usize)]| {
            words.iter().filter(|(first, _)| held.contains(first)).copied().collect()
        };
        let with_words = entities.list.iter().zip(entities.words);
        with_words
            .enumerate()
            .filter_map(|(place, (entity, words))| {
                let kind = self.kinds.get(entity.class.index()).copied().flatten()?;
                let thing = Thing { kind, mentions: within(words) };
                (!thing.mentions.is_empty()).then_some((place, thing))
            })
            .unzip()
    }

    /// The name of a type of the weights.
    #[cfg(test)]
    pub(super) fn type_name(&self, kind: usize) -> &str {
        &self.model.types[kind]
    }

    /// The names of the relations of the weights.
    #[cfg(test)]
    pub(super) fn relation_names(&self) -> &[String] {
        &self.model.relations
    }

    fn propose(
        &self,
        encoded: &Encoded,
        text: &Text,
        (source, target): (EntityIx, Target),
        scored: &Scored,
        found: &mut Vec<ScoredPair>,
    ) {
        let mut sentence = None;
        for (relation, &probability) in scored.probabilities.iter().enumerate() {
            let Some(property) = self.properties[relation] else { continue };
            let threshold = self.model.thresholds[relation];
            let is_second = self.model.symmetric >> relation & 1 == 1 && scored.target < scored.source;
            if probability <= 0.0 || probability < threshold * FLOOR || is_second {
                continue;
            }
            let sentence = *sentence.get_or_insert_with(|| evidence(&scored.sentences(encoded, text)));
            let (confidence, above) = (Confidence::new(f64::from(probability)), probability >= threshold);
            found.push(ScoredPair { source, target, property, confidence, above, sentence });
        }
    }
}

/// First and last words of an entity's mentions.
fn words_of(
    encoded: &Encoded,
    text: &Text,
    entity: &LocalEntity,
    mentions: &[Mention],
) -> Vec<(usize, usize)> {
    let spans = entity.mentions.iter().filter_map(|ix| Some(text.tokens_in(mentions.get(ix.index())?.span)));
    let inside = |words: &Range<usize>| !words.is_empty() && words.end <= encoded.words();
    let mut words: Vec<_> = spans.filter(inside).map(|words| (words.start, words.end - 1)).collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// The first of the sentences that the most falls on.
fn evidence(sentences: &[(usize, f32)]) -> SentenceIx {
    let most = sentences
        .iter()
        .fold((0, f32::NEG_INFINITY), |most, &next| if next.1 > most.1 { next } else { most });
    SentenceIx::new(most.0)
}
