//! What the lists know of a place, as a node holds it.

use super::choose::Told;
use crate::lexicon::{Gazetted, Level};
use crate::types::{BASIS, COUNTRY, LATITUDE, LONGITUDE, NodeFacts, REGION};
use std::collections::BTreeMap;

/// Codes, numbers and coordinates of a place, and what told it from others of its name.
pub(super) fn facts(place: Gazetted, told: Told) -> NodeFacts {
    let iso = match place.level {
        Level::Country => ("iso3166-1", place.country()),
        Level::Region => ("iso3166-2", place.region()),
        Level::City => ("", ""),
    };
    let identifiers = [
        iso,
        ("iso3166-1-alpha3", place.alpha3()),
        ("geonames", place.geonames()),
        ("wikidata", place.wikidata()),
    ];
    let [latitude, longitude] = place
        .position()
        .map_or_else(Default::default, |(latitude, longitude)| [latitude, longitude].map(with_point));
    let country = if place.level == Level::Country { "" } else { place.country() };
    let region = place.division_row().filter(|_| place.level == Level::City).map_or("", Gazetted::region);
    let basis = basis(told);
    let attributes = [
        (LATITUDE, latitude.as_str()),
        (LONGITUDE, longitude.as_str()),
        (COUNTRY, country),
        (REGION, region),
        (BASIS, basis.as_str()),
    ];
    NodeFacts { identifiers: known(&identifiers), attributes: known(&attributes) }
}

/// What is put in a region where the lists have no place of its name.
pub(super) fn elsewhere(region: Gazetted) -> NodeFacts {
    let basis = format!("named with {}, where the lists have none of the name", region.name());
    let attributes = [(COUNTRY, region.country()), (REGION, region.region()), (BASIS, &basis)];
    NodeFacts { identifiers: BTreeMap::new(), attributes: known(&attributes) }
}

/// With a point always, so that every reader takes it for a decimal number.
fn with_point(degrees: &str) -> String {
    if degrees.contains('.') { degrees.to_owned() } else { format!("{degrees}.0") }
}

fn known(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    let known = pairs.iter().filter(|(_, value)| !value.is_empty());
    known.map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn basis(told: Told) -> String {
    match told {
        Told::Beside(wide) => format!("named with {}", wide.name()),
        Told::Document(wide) => format!("the document names {}", wide.name()),
        Told::Others(wide) => format!("other documents put it in {}", wide.name()),
        Told::Size(count) => format!("the most likely of {count} of the name"),
        Told::Only => String::new(),
    }
}
