//! A city lies in one country, and in one region of the same level.

use crate::lexicon::{Gazetted, Level, places_called, places_named};
use crate::schema::{Role, Schema};
use crate::types::{Confidence, EntityIx, LocalEntity, RelationMention, Target};
use std::collections::BTreeMap;

/// A city of so many people is known where it lies.
const KNOWN: u64 = 100_000;

/// Of several countries in which a city is said to lie, or several regions of one country, the surest stays: the next of a
/// list is taken for one all too easily ("South Bend, Indiana, and Wichita, Kansas"). Where the lists know a large city of
/// the name and none in that country, it lies elsewhere ("to Cairo, Yemen and Oman").
pub(super) fn without(
    relations: Vec<RelationMention>,
    entities: &[LocalEntity],
    schema: &Schema,
) -> Vec<RelationMention> {
    let Some(lies_in) = schema.property_for(Role::LiesIn) else { return relations };
    let holder = |one: &RelationMention| match one.target {
        Target::Entity(target) if one.property == lies_in && one.status.counts() => {
            let is_city = schema.plays(entities[one.source.index()].class, Role::City);
            is_city.then_some(target)
        }
        _ => None,
    };
    let mut surest: BTreeMap<EntityIx, BTreeMap<EntityIx, Confidence>> = BTreeMap::new();
    for one in &relations {
        if let Some(target) = holder(one) {
            let best = surest.entry(one.source).or_default().entry(target).or_default();
            *best = one.evidence.confidence.max(*best);
        }
    }
    let stands = |one: &RelationMention| {
        let Some(target) = holder(one) else { return true };
        if is_known_elsewhere(&entities[one.source.index()], &entities[target.index()], schema) {
            return false;
        }
        let others = &surest[&one.source];
        let own = others[&target];
        others.iter().all(|(&other, &confidence)| {
            confidence <= own || !are_apart(&entities[target.index()], &entities[other.index()], schema)
        })
    };
    let keeps: Vec<bool> = relations.iter().map(stands).collect();
    relations.into_iter().zip(keeps).filter(|(_, keep)| *keep).map(|(one, _)| one).collect()
}

/// Whether the lists know large cities of a name, and none of that name in a country.
fn is_known_elsewhere(city: &LocalEntity, country: &LocalEntity, schema: &Schema) -> bool {
    let mut countries = places_named(&country.name)
        .iter()
        .chain(places_called(&country.name))
        .filter(|place| place.level == Level::Country)
        .peekable();
    let cities = || places_named(&city.name).iter().filter(|place| place.level == Level::City);
    schema.plays(country.class, Role::Country)
        && countries.peek().is_some()
        && cities().any(|city| city.population() >= KNOWN)
        && countries.all(|country| cities().all(|city| !country.holds(*city)))
}

/// Whether nothing can lie in both: two countries, or two first-level regions of one country.
fn are_apart(one: &LocalEntity, other: &LocalEntity, schema: &Schema) -> bool {
    let of = |entity: &LocalEntity, role: Role, level: Level| -> Vec<Gazetted> {
        let is = schema.plays(entity.class, role);
        places_named(&entity.name).iter().copied().filter(|place| is && place.level == level).collect()
    };
    let pairs_are = |role: Role, level: Level, apart: fn(Gazetted, Gazetted) -> bool| {
        let (one, other) = (of(one, role, level), of(other, role, level));
        !one.is_empty()
            && !other.is_empty()
            && one.iter().all(|&a| other.iter().all(|&b| a.key() != b.key() && apart(a, b)))
    };
    pairs_are(Role::Country, Level::Country, |_, _| true)
        || pairs_are(Role::Region, Level::Region, |a, b| a.country() == b.country())
}

#[cfg(test)]
mod tests {
    use super::without;
    use crate::relations::tests::stated;
    use crate::schema::load_default;
    use crate::types::{LocalEntity, Target};

    /// The names of the places in which the first one lies in the end, of those with a permille each.
    #[track_caller]
    fn case(class: &str, told: &[(&str, &str, u16)], expected: &[&str]) {
        let schema = load_default().expect("the shipped schema loads");
        let entity = |name: &str, class: &str| LocalEntity {
            class: schema.class_id(class).expect("the class is known"),
            name: name.to_owned(),
            aliases: Vec::new(),
            mentions: Vec::new(),
        };
        let mut entities = vec![entity("Quux Bend", class)];
        entities.extend(told.iter().map(|(name, class, _)| entity(name, class)));
        let relations = told
            .iter()
            .enumerate()
            .map(|(at, (_, _, permille))| stated(&schema, (0, "located-at", at + 1), *permille));
        let left = without(relations.collect(), &entities, &schema);
        let names: Vec<&str> = left
            .iter()
            .filter_map(|one| match one.target {
                Target::Entity(target) => Some(entities[target.index()].name.as_str()),
                Target::Document => None,
            })
            .collect();
        assert_eq!(names, expected);
    }

    #[test]
    fn a_place_lies_in_the_surest_of_two_regions_or_countries() {
        let regions = [("Kansas", "Region", 600), ("Indiana", "Region", 990)];
        case("City", &regions, &["Indiana"]);
        case("Company", &regions, &["Kansas", "Indiana"]);
        case("Place", &[("Mexico", "Country", 600), ("Canada", "Country", 700)], &["Mexico", "Canada"]);
        case("City", &[("Mexico", "Country", 600), ("Canada", "Country", 700)], &["Canada"]);
    }

    #[test]
    fn a_large_city_lies_where_the_lists_know_it() {
        let schema = load_default().expect("the shipped schema loads");
        let lies_in = |city: &str, country: &str| {
            let entity = |name: &str, class: &str| LocalEntity {
                class: schema.class_id(class).expect("the class is known"),
                name: name.to_owned(),
                aliases: Vec::new(),
                mentions: Vec::new(),
            };
            let entities = [entity(city, "City"), entity(country, "Country")];
            let told = vec![stated(&schema, (0, "located-at", 1), 900)];
            !without(told, &entities, &schema).is_empty()
        };
        assert!(
            !lies_in("Cairo", "Yemen") && !lies_in("Kyiv", "Russian") && !lies_in("Seoul", "United States")
        );
        assert!(lies_in("Cairo", "Egypt") && lies_in("Cairo", "United States"), "there is one in Illinois");
        assert!(
            lies_in("Quuxville", "Yemen")
                && lies_in("Cairo", "Zarqania")
                && lies_in("Cornwall", "United Kingdom")
        );
    }

    #[test]
    fn places_of_two_levels_and_regions_of_two_countries_stay() {
        case(
            "City",
            &[("Indiana", "Region", 600), ("United States", "Country", 700)],
            &["Indiana", "United States"],
        );
        case(
            "City",
            &[("Quux County", "Region", 990), ("Indiana", "Region", 600)],
            &["Quux County", "Indiana"],
        );
        case("City", &[("Indiana", "Region", 600), ("Indiana", "Region", 600)], &["Indiana", "Indiana"]);
    }
}
