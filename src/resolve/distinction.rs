//! What tells things of one name apart.

use crate::lexicon::is_address;
use crate::schema::{Role, Schema};
use crate::types::{DocumentIx, EntityIx, Extraction, Target};
use std::collections::{BTreeMap, BTreeSet};

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
