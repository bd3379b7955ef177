//! Who serves a country is no visitor there.

use crate::lexicon::{Level, places_called, places_named};
use crate::schema::{Role, Schema};
use crate::types::{EntityIx, LocalEntity, PropertyId, RelationMention, Target};
use std::collections::{BTreeMap, BTreeSet};

/// Leaves out relations whose target lies in a country to which the source has one of the relations that the schema
/// names under `abroad`: a minister who receives a guest at home is easily taken to have come there too.
pub(super) fn without(
    relations: Vec<RelationMention>,
    entities: &[LocalEntity],
    schema: &Schema,
) -> Vec<RelationMention> {
    let is_country = |entity: EntityIx| schema.plays(entities[entity.index()].class, Role::Country);
    let mut held: BTreeMap<(EntityIx, PropertyId), BTreeSet<&str>> = BTreeMap::new();
    for one in relations.iter().filter(|one| one.status.counts()) {
        if let Target::Entity(target) = one.target
            && is_country(target)
        {
            held.entry((one.source, one.property)).or_default().extend(countries(&entities[target.index()]));
        }
    }
    let lies_in = |place: EntityIx| -> BTreeSet<&str> {
        let entity = &entities[place.index()];
        if is_country(place) {
            return countries(entity);
        }
        // What the text says of a place comes before what the lists say of places of its name.
        let told = schema.property_for(Role::LiesIn).and_then(|lies_in| held.get(&(place, lies_in)));
        told.cloned().unwrap_or_else(|| largest(entity, schema).into_iter().collect())
    };
    let is_at_home = |one: &RelationMention| {
        let mut of_home = schema.property(one.property).abroad.iter();
        matches!(one.target, Target::Entity(target) if of_home.any(|&relation| {
            held.get(&(one.source, relation)).is_some_and(|home| !home.is_disjoint(&lies_in(target)))
        }))
    };
    let keeps: Vec<bool> = relations.iter().map(|one| !is_at_home(one)).collect();
    relations.into_iter().zip(keeps).filter(|(_, keep)| *keep).map(|(one, _)| one).collect()
}

/// The countries that a country's names or demonyms mean, as ISO 3166-1 codes.
fn countries(country: &LocalEntity) -> BTreeSet<&'static str> {
    let called = std::iter::once(&country.name).chain(&country.aliases);
    let places = called.flat_map(|name| places_named(name).iter().chain(places_called(name)));
    places.filter(|place| place.level == Level::Country).map(|place| place.country()).collect()
}

/// The country of the largest place of a name; of a city's name the largest city.
fn largest(place: &LocalEntity, schema: &Schema) -> Option<&'static str> {
    let is_city = schema.plays(place.class, Role::City);
    let mut named = places_named(&place.name).iter();
    named.find(|one| !is_city || one.level == Level::City).map(|one| one.country())
}

#[cfg(test)]
mod tests {
    use super::without;
    use crate::relations::tests::stated;
    use crate::schema::load_default;
    use crate::types::{LocalEntity, Target};

    /// Where the official is said to have been in the end: of these things, with the relations between them.
    #[track_caller]
    fn case(things: &[(&str, &str)], told: &[(usize, &str, usize)], expected: &[&str]) {
        let schema = load_default().expect("the shipped schema loads");
        let entities: Vec<LocalEntity> = things
            .iter()
            .map(|(name, class)| LocalEntity {
                class: schema.class_id(class).expect("the class is known"),
                name: (*name).to_owned(),
                aliases: Vec::new(),
                mentions: Vec::new(),
            })
            .collect();
        let visited = schema.property_id("visited").expect("the relation is known");
        let relations = told.iter().map(|&told| stated(&schema, told, 1000));
        let left = without(relations.collect(), &entities, &schema);
        let places: Vec<&str> = left
            .iter()
            .filter_map(|one| match one.target {
                Target::Entity(target) if one.property == visited => Some(things[target.index()].0),
                _ => None,
            })
            .collect();
        assert_eq!(places, expected);
    }

    #[test]
    fn nobody_visits_the_country_that_they_serve() {
        let things = [("Ann Lee", "Official"), ("Kenyan", "Country"), ("Nairobi", "City"), ("Oslo", "City")];
        let visits = [(0, "visited", 1), (0, "visited", 2), (0, "visited", 3)];
        case(&things, &[&visits[..], &[(0, "works-for", 1)]].concat(), &["Oslo"]);
        case(&things, &visits, &["Kenyan", "Nairobi", "Oslo"]);
    }

    #[test]
    fn the_text_says_better_where_a_place_lies() {
        let things =
            [("Ann Lee", "Official"), ("France", "Country"), ("Paris", "City"), ("Canada", "Country")];
        let told = [(0, "heads", 1), (0, "visited", 2)];
        case(&things, &told, &[]);
        case(&things, &[&told[..], &[(2, "located-at", 3)]].concat(), &["Paris"]);
    }
}
