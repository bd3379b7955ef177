//! What lists know of a thing.

use std::collections::BTreeMap;

/// Degrees north of the equator, south of it below zero.
pub const LATITUDE: &str = "latitude";
/// Degrees east of Greenwich, west of it below zero.
pub const LONGITUDE: &str = "longitude";
/// ISO 3166-1 alpha-2 code of the country that a place lies in.
pub const COUNTRY: &str = "country";
/// ISO 3166-2 code of the region that a city lies in.
pub const REGION: &str = "region";
/// Why a place is the one of several of its name.
pub const BASIS: &str = "located-by";

/// Identifiers and attributes of a node that come from lists and not from the documents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NodeFacts {
    /// What other lists call it: `geonames` -> `2643743`.
    pub identifiers: BTreeMap<String, String>,
    /// Further facts: `latitude` -> `51.5085`.
    pub attributes: BTreeMap<String, String>,
}
