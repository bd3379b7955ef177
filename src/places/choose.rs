//! The place of the lists that a place of a document is.

use super::pointers::{Beside, Pointers};
use crate::lexicon::{Gazetted, Level, places_called, places_named};
use crate::types::{EntityIx, LocalEntity};

/// Of a region that the document names, a smaller city is meant from this part of the people of the largest on:
/// "London" beside "Ontario", but not "Paris" beside "Texas".
const NAMED_REGION: f64 = 0.03;

/// The same of a country: "Cambridge" in a report on the United States.
const NAMED_COUNTRY: f64 = 0.2;

/// What told a place from others of its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    /// A name beside its own.
    Beside(Gazetted),
    /// A region or country that the document names.
    Document(Gazetted),
    /// Other documents, which put it there.
    Others(Gazetted),
    /// Nothing: it is the largest of so many.
    Size(usize),
    /// The lists know no other.
    Only,
}

/// What a place of a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Choice {
    /// A place of the lists.
    Listed(Gazetted, Told),
    /// A place in a region where the lists have none of the name.
    Elsewhere(Gazetted),
    /// None that could be told.
    Unknown,
}

/// Whether a city is so large beside the largest of its name that it may be meant where something points to it.
pub(super) fn is_likely(city: Gazetted, largest: Gazetted) -> bool {
    share(city, largest) >= NAMED_COUNTRY
}

#[expect(clippy::cast_precision_loss, reason = "no city has 2^52 people")]
fn share(city: Gazetted, largest: Gazetted) -> f64 {
    city.population() as f64 / (largest.population() as f64).max(1.0)
}

/// Chooses the place that an entity of a document is.
pub(super) fn choose(pointers: &Pointers, index: EntityIx, entity: &LocalEntity) -> Choice {
    let candidates = candidates(pointers, entity);
    let Some(first) = candidates.first() else { return Choice::Unknown };
    let beside = pointers.beside(index);
    let mut pointed: Vec<(Gazetted, Gazetted)> = Vec::new();
    for Beside { places, .. } in &beside {
        let holder = |city: Gazetted| places.iter().copied().find(|wide| wide.holds(city));
        let fit = candidates.iter().find_map(|city| Some((*city, holder(*city)?)));
        pointed.extend(fit.filter(|(city, _)| pointed.iter().all(|(other, _)| other != city)));
    }
    match pointed[..] {
        [(place, wide)] => return Choice::Listed(place, Told::Beside(wide)),
        [] => {}
        // One document speaks of both.
        _ => return Choice::Unknown,
    }
    let is_region = |wide: &Gazetted| wide.level == Level::Region;
    let elsewhere = beside.iter().find(|one| one.is_firm && one.places.iter().all(is_region));
    if let Some(region) = elsewhere.and_then(|one| one.places.first()).filter(|_| first.level == Level::City)
    {
        return Choice::Elsewhere(*region);
    }
    match first.level {
        Level::City => city(pointers, entity, &candidates),
        Level::Country | Level::Region => wide(pointers, entity, &candidates),
    }
}

/// The places of a thing's name that its class allows; where the lists have none of the class, those of other classes.
fn candidates(pointers: &Pointers, entity: &LocalEntity) -> Vec<Gazetted> {
    let head = |name: &'_ str| name.split_once(',').map_or(name.len(), |(head, _)| head.len());
    let found = entity.names().find_map(|name| {
        let whole = places_named(name);
        let places = if whole.is_empty() { places_named(&name[..head(name)]) } else { whole };
        (!places.is_empty() && name.starts_with(|c: char| !c.is_lowercase())).then_some(places)
    });
    let found = found.unwrap_or_default();
    let is_wide = pointers.fits(entity, Level::Country) || pointers.fits(entity, Level::Region);
    let of_class: Vec<Gazetted> = found
        .iter()
        .copied()
        .filter(|place| pointers.fits(entity, place.level) || (is_wide && place.level != Level::City))
        .collect();
    let is_placed = is_wide || pointers.fits(entity, Level::City);
    if of_class.is_empty() && is_placed { found.to_vec() } else { of_class }
}

/// A city that no name stands beside.
fn city(pointers: &Pointers, entity: &LocalEntity, candidates: &[Gazetted]) -> Choice {
    let [largest, others @ ..] = candidates else { return Choice::Unknown };
    if others.is_empty() {
        return Choice::Listed(*largest, Told::Only);
    }
    let region_of =
        |city: Gazetted| pointers.names(entity, |wide| wide.level == Level::Region && wide.holds(city));
    let country_of =
        |city: Gazetted| pointers.names(entity, |wide| wide.level == Level::Country && wide.holds(city));
    let home = region_of(*largest);
    if home.is_none() {
        let mut near = others.iter().filter(|city| share(**city, *largest) >= NAMED_REGION);
        let found = near.find_map(|city| Some((*city, region_of(*city)?)));
        // A country that the document names outweighs a region of another.
        let abroad = |city: Gazetted| city.country() != largest.country() && country_of(*largest).is_some();
        if let Some((city, wide)) = found.filter(|(city, _)| !abroad(*city)) {
            return Choice::Listed(city, Told::Document(wide));
        }
        if country_of(*largest).is_none() {
            let mut near = others.iter().filter(|city| share(**city, *largest) >= NAMED_COUNTRY);
            if let Some((city, wide)) = near.find_map(|city| Some((*city, country_of(*city)?))) {
                return Choice::Listed(city, Told::Document(wide));
            }
        }
    }
    let told = home.or_else(|| country_of(*largest)).map(Told::Document);
    Choice::Listed(*largest, told.unwrap_or(Told::Size(candidates.len())))
}

/// A country or region that no name stands beside.
fn wide(pointers: &Pointers, entity: &LocalEntity, candidates: &[Gazetted]) -> Choice {
    if let [only] = candidates {
        return Choice::Listed(*only, Told::Only);
    }
    // "Savannah, Georgia" tells which Georgia it is.
    let holds_city = |wide: Gazetted| {
        pointers.cities().find_map(|(city, beside)| {
            let is_beside = beside.iter().any(|one| one.places.contains(&wide));
            let held = || places_named(&city.name).iter().copied().find(|place| wide.holds(*place));
            is_beside.then(held).flatten()
        })
    };
    let held: Vec<(Gazetted, Gazetted)> =
        candidates.iter().filter_map(|wide| Some((*wide, holds_city(*wide)?))).collect();
    if let [(place, city)] = held[..] {
        return Choice::Listed(place, Told::Beside(city));
    }
    let called = |wide: Gazetted| entity.names().any(|name| places_called(name).contains(&wide));
    let of_class = |wide: Gazetted| pointers.fits(entity, wide.level);
    let around = |wide: Gazetted| pointers.names(entity, |country| country.holds(wide)).is_some();
    for passes in [&called as &dyn Fn(Gazetted) -> bool, &of_class, &|wide| of_class(wide) && around(wide)] {
        let left: Vec<Gazetted> = candidates.iter().copied().filter(|wide| passes(*wide)).collect();
        if let [place] = left[..] {
            return Choice::Listed(place, Told::Size(candidates.len()));
        }
    }
    Choice::Unknown
}
