//! What the reader proposed and nothing bears out.

use crate::schema::{Role, Schema};
use crate::types::{Confidence, EntityIx, LocalEntity, Mention, MentionForm, RelationMention, Target};
use std::collections::BTreeSet;

/// Leaves out entities that are unlikely to be things of the graph, and the relations of those.
///
/// A name needs less certainty than a description, and what takes part in a relation less than what does not; people
/// and happenings without a name are things of the graph only by a relation.
pub(crate) fn prune(
    entities: Vec<LocalEntity>,
    relations: Vec<RelationMention>,
    mentions: &[Mention],
    schema: &Schema,
) -> (Vec<LocalEntity>, Vec<RelationMention>) {
    let ends = relations.iter().flat_map(|relation| {
        let target = match relation.target {
            Target::Entity(entity) => Some(entity),
            Target::Document => None,
        };
        [Some(relation.source), target]
    });
    let related: BTreeSet<EntityIx> = ends.flatten().collect();
    let keeps: Vec<bool> = entities
        .iter()
        .enumerate()
        .map(|(index, entity)| is_likely(entity, related.contains(&EntityIx::new(index)), mentions, schema))
        .collect();
    let places: Vec<EntityIx> = keeps
        .iter()
        .scan(0, |count, keep| {
            let place = EntityIx::new(*count);
            *count += usize::from(*keep);
            Some(place)
        })
        .collect();
    let renumber = |mut relation: RelationMention| {
        let place = |entity: EntityIx| keeps[entity.index()].then(|| places[entity.index()]);
        relation.source = place(relation.source)?;
        if let Target::Entity(target) = relation.target {
            relation.target = Target::Entity(place(target)?);
        }
        Some(relation)
    };
    let relations = relations.into_iter().filter_map(renumber).collect();
    let entities =
        entities.into_iter().zip(&keeps).filter(|(_, keep)| **keep).map(|(entity, _)| entity).collect();
    (entities, relations)
}

fn is_likely(entity: &LocalEntity, related: bool, mentions: &[Mention], schema: &Schema) -> bool {
    let of = |form: MentionForm| {
        entity.mentions.iter().map(|ix| &mentions[ix.index()]).filter(move |one| one.form == form)
    };
    let surest = |form: MentionForm| of(form).map(|one| one.confidence).max();
    let needs_name = [Role::Person, Role::Event, Role::Organization]
        .into_iter()
        .any(|role| schema.plays(entity.class, role));
    let happening = schema.plays(entity.class, Role::Event);
    let least = |permille: u16| Confidence::from_permille(permille);
    match (surest(MentionForm::Name), surest(MentionForm::Description)) {
        (Some(name), _) => name >= least(if related { 550 } else { 700 }),
        (None, Some(described)) if related => described >= least(if happening { 850 } else { 700 }),
        (None, Some(described)) => !needs_name && described >= least(850),
        (None, None) => false,
    }
}
