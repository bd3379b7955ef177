//! What a document tells of a person beside the name: offices, and who and what is named with them.

use crate::lexicon::is_address;
use crate::matcher::{fold, fold_name, words};
use crate::schema::{Role, Schema};
use crate::types::{DocumentIx, EntityIx, Extraction, Target};
use std::collections::{BTreeMap, BTreeSet};

/// Of more documents that share a person's name the name alone decides: so many name a public figure, and the
/// work stays linear.
const MOST_COMPARED: usize = 64;

/// The offices of each entity, and the names that each document holds.
pub(super) struct Contexts<'c> {
    corpus: &'c [Extraction],
    /// By document: folded names of persons, bodies and places; a region is left out, for neighbours share it.
    named: Vec<BTreeSet<String>>,
}

impl<'c> Contexts<'c> {
    pub(super) fn of(corpus: &'c [Extraction], schema: &Schema) -> Self {
        let wide = |class| schema.plays(class, Role::Region);
        let telling = [Role::Person, Role::Organization, Role::Place];
        let named = corpus.iter().map(|extraction| {
            let entities = extraction.entities.iter();
            let entities = entities.filter(|entity| {
                !wide(entity.class) && telling.into_iter().any(|role| schema.plays(entity.class, role))
            });
            entities.map(|entity| fold_name(&entity.name)).collect()
        });
        Self { corpus, named: named.collect() }
    }

    /// The pairs of a person's name that are one person: all but those whose contexts differ clearly. A pair differs
    /// where each has an office, no word of these offices is the same, and the documents name nobody and nothing
    /// else in common.
    pub(super) fn pairs(&self, name: &str, of: &[(DocumentIx, EntityIx)]) -> Vec<(usize, usize)> {
        if of.len() > MOST_COMPARED {
            return (1..of.len()).map(|at| (at - 1, at)).collect();
        }
        let offices: Vec<BTreeSet<String>> =
            of.iter().map(|&(document, entity)| self.offices(document, entity)).collect();
        let differ = |a: usize, b: usize| {
            let (one, other) = (&self.named[of[a].0.index()], &self.named[of[b].0.index()]);
            !offices[a].is_empty()
                && !offices[b].is_empty()
                && offices[a].is_disjoint(&offices[b])
                && one.intersection(other).all(|shared| shared == name)
        };
        (0..of.len())
            .flat_map(|a| (a + 1..of.len()).map(move |b| (a, b)))
            .filter(|&(a, b)| !differ(a, b))
            .collect()
    }

    /// Words of the offices that a document gives a person, beside the name or as the title of a relation.
    fn offices(&self, document: DocumentIx, entity: EntityIx) -> BTreeSet<String> {
        let extraction = &self.corpus[document.index()];
        let mentions = extraction.entities[entity.index()].mentions.iter();
        let beside = mentions
            .filter_map(|ix| extraction.mentions[ix.index()].title)
            .map(|span| span.of(&extraction.document.text));
        let related = extraction.relations.iter().filter(|relation| relation.source == entity);
        let told = related.filter_map(|relation| relation.attributes.get("title")).map(String::as_str);
        beside.chain(told).flat_map(office_words).collect()
    }
}

/// The words of an office; none of a mere form of address.
fn office_words(title: &str) -> Vec<String> {
    let folded: Vec<String> = words(title).map(|span| fold(span.of(title))).collect();
    let telling =
        |word: &String| word.chars().count() > 2 && !["and", "the", "for", "former"].contains(&&**word);
    if is_address(title) { Vec::new() } else { folded.into_iter().filter(telling).collect() }
}

/// What tells a person from others of the name: the body or place that most relations of the person lead to, of
/// equal ones the first of the alphabet, else the office.
pub(super) fn distinction(
    members: &[(DocumentIx, EntityIx)],
    corpus: &[Extraction],
    schema: &Schema,
) -> Option<String> {
    let (mut ends, mut offices) = (BTreeMap::<&str, usize>::new(), BTreeSet::<&str>::new());
    for &(document, entity) in members {
        let extraction = corpus.get(document.index())?;
        let related = extraction.relations.iter().filter(|relation| relation.source == entity);
        for relation in related {
            offices.extend(relation.attributes.get("title").map(String::as_str));
            let Target::Entity(target) = relation.target else { continue };
            let Some(target) = extraction.entities.get(target.index()) else { continue };
            let placed = [Role::Organization, Role::Place].into_iter();
            if placed.into_iter().any(|role| schema.plays(target.class, role)) {
                *ends.entry(&target.name).or_default() += 1;
            }
        }
        let mentions = extraction.entities.get(entity.index()).into_iter().flat_map(|of| &of.mentions);
        let beside = mentions.filter_map(|ix| extraction.mentions.get(ix.index())?.title);
        offices.extend(
            beside.map(|span| span.of(&extraction.document.text)).filter(|office| !is_address(office)),
        );
    }
    let most = ends.iter().max_by_key(|(name, count)| (**count, std::cmp::Reverse(**name)));
    most.map(|(name, _)| (*name).to_owned()).or_else(|| offices.first().map(|office| (*office).to_owned()))
}
