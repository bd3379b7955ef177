//! Countries, regions and cities with what identifies them, and where they lie.

use super::table::{lines, parts};
use crate::matcher::fold_name;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What kind of place a list is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Level {
    Country,
    Region,
    City,
}

/// A row of a list of places; two rows of one city, under two of its names, are equal.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Gazetted {
    /// The list.
    pub level: Level,
    row: &'static str,
}

impl Gazetted {
    /// A column of the row, by its place in each list; empty where the list has none.
    fn cell(self, country: Option<usize>, region: Option<usize>, city: Option<usize>) -> &'static str {
        let column = match self.level {
            Level::Country => country,
            Level::Region => region,
            Level::City => city,
        };
        column.and_then(|column| self.row.split('\t').nth(column)).unwrap_or_default()
    }

    /// The name under which the row stands.
    pub(crate) fn name(self) -> &'static str {
        self.cell(Some(0), Some(0), Some(0))
    }

    /// ISO 3166-1 alpha-2 code of the country that it is or lies in.
    pub(crate) fn country(self) -> &'static str {
        self.cell(Some(1), Some(1), Some(1))
    }

    /// ISO 3166-1 alpha-3 code of a country.
    pub(crate) fn alpha3(self) -> &'static str {
        self.cell(Some(2), None, None)
    }

    /// ISO 3166-2 code of a region.
    pub(crate) fn region(self) -> &'static str {
        self.cell(None, Some(2), None)
    }

    /// The first-level division that a region is or a city lies in, by its GeoNames code; after a `<` the one that a
    /// region lies in.
    fn division(self) -> &'static str {
        self.cell(None, Some(8), Some(2))
    }

    /// The number of the place in GeoNames.
    pub(crate) fn geonames(self) -> &'static str {
        self.cell(Some(3), Some(3), Some(3))
    }

    /// The item of the place in Wikidata.
    pub(crate) fn wikidata(self) -> &'static str {
        self.cell(Some(6), Some(9), None)
    }

    /// Latitude and longitude in decimal degrees, if they are known.
    pub(crate) fn position(self) -> Option<(&'static str, &'static str)> {
        let cell = |at| self.cell(Some(at), Some(at), Some(at));
        Some((cell(4), cell(5))).filter(|(latitude, longitude)| !latitude.is_empty() && !longitude.is_empty())
    }

    /// How many people live in a city.
    pub(crate) fn population(self) -> u64 {
        self.cell(None, None, Some(6)).parse().unwrap_or_default()
    }

    /// Whether another place lies in this country or region.
    pub(crate) fn holds(self, other: Self) -> bool {
        let inside =
            |division: &str| division == self.division().trim_start_matches('<') && !division.is_empty();
        match (self.level, other.level) {
            (Level::Country, Level::Region | Level::City) => self.country() == other.country(),
            (Level::Region, Level::City) => self.country() == other.country() && inside(other.division()),
            _ => false,
        }
    }

    /// Whether the row gives the main name of a place, and not another one of a city.
    pub(crate) fn is_main(self) -> bool {
        self.cell(None, None, Some(7)).is_empty()
    }

    /// What is one for all rows of a place and differs between places.
    pub(crate) fn key(self) -> (Level, &'static str, &'static str) {
        match self.level {
            Level::Country => (self.level, self.country(), ""),
            Level::Region => (self.level, self.country(), self.name()),
            Level::City => (self.level, self.country(), self.geonames()),
        }
    }

    /// The region, if the list has it, or else the country that a place lies in; a country lies in nothing.
    pub(crate) fn around(self) -> Option<Self> {
        let region = (self.level == Level::City).then(|| self.division_row()).flatten();
        region.or_else(|| (self.level != Level::Country).then(|| country_of(self.country())).flatten())
    }

    /// The row of the first-level division that a city lies in.
    pub(crate) fn division_row(self) -> Option<Self> {
        LISTS.divisions.get(&(self.country(), self.division())).copied()
    }
}

impl PartialEq for Gazetted {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for Gazetted {}

/// The places of a name, capitals, accents and full stops aside: countries, then regions, then cities, the largest first.
pub(crate) fn places_named(name: &str) -> &'static [Gazetted] {
    LISTS.names.get(&fold_name(name)).map_or(&[], Vec::as_slice)
}

/// The countries and regions whose people or things are called so: `Georgian`.
pub(crate) fn places_called(demonym: &str) -> &'static [Gazetted] {
    LISTS.demonyms.get(&fold_name(demonym)).map_or(&[], Vec::as_slice)
}

/// The country of an ISO 3166-1 alpha-2 code.
pub(crate) fn country_of(code: &str) -> Option<Gazetted> {
    LISTS.countries.get(code).copied()
}

#[derive(Default)]
struct Lists {
    names: BTreeMap<String, Vec<Gazetted>>,
    demonyms: BTreeMap<String, Vec<Gazetted>>,
    countries: BTreeMap<&'static str, Gazetted>,
    divisions: BTreeMap<(&'static str, &'static str), Gazetted>,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let mut lists = Lists::default();
    let rows = |level, source| lines(source).map(move |row| Gazetted { level, row });
    for place in rows(Level::Country, include_str!("../../schema/lexicon/countries.tsv")) {
        lists.countries.insert(place.country(), place);
        lists.add(place, place.cell(Some(7), None, None), place.cell(Some(8), None, None));
    }
    for place in rows(Level::Region, include_str!("../../schema/lexicon/regions.tsv")) {
        if !place.division().is_empty() && !place.division().starts_with('<') {
            lists.divisions.entry((place.country(), place.division())).or_insert(place);
        }
        lists.add(place, place.cell(None, Some(6), None), place.cell(None, Some(7), None));
    }
    for place in rows(Level::City, include_str!("../../schema/lexicon/cities.tsv")) {
        lists.add(place, "", "");
    }
    for places in lists.names.values_mut() {
        // Rows of a list stand in the order of the alphabet; names that fold to one are brought together here.
        places.sort_by_key(|place| (place.level, std::cmp::Reverse(place.population())));
        places.dedup();
    }
    lists
});

impl Lists {
    fn add(&mut self, place: Gazetted, aliases: &'static str, demonyms: &'static str) {
        for name in std::iter::once(place.name()).chain(parts(aliases)) {
            self.names.entry(fold_name(name)).or_default().push(place);
        }
        for demonym in parts(demonyms) {
            self.demonyms.entry(fold_name(demonym)).or_default().push(place);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Level, country_of, places_called, places_named};

    #[test]
    fn places_of_a_name_stand_in_order() {
        let londons: Vec<_> =
            places_named("LONDON").iter().map(|place| (place.country(), place.geonames())).collect();
        assert_eq!(londons, [("GB", "2643743"), ("CA", "6058560"), ("US", "4517009"), ("US", "4298960")]);
        let levels: Vec<Level> = places_named("Georgia").iter().map(|place| place.level).collect();
        assert_eq!(levels, [Level::Country, Level::Region]);
        assert!(places_named("Zarqania").is_empty());
        assert_eq!(places_named("Sao Paulo")[0], places_named("São Paulo")[0]);
    }

    #[test]
    fn regions_and_countries_hold_what_lies_in_them() {
        let ontario = places_named("Ont.")[0];
        let londons = places_named("London");
        assert_eq!((ontario.region(), ontario.wikidata()), ("CA-ON", "Q1904"));
        assert_eq!(
            londons.iter().map(|city| ontario.holds(*city)).collect::<Vec<_>>(),
            [false, true, false, false]
        );
        assert_eq!(londons[1].around(), Some(ontario));
        assert_eq!(ontario.around(), country_of("CA"));
        let kent = places_named("Kent").iter().find(|place| place.level == Level::Region).unwrap();
        assert!(kent.holds(londons[0]), "England is as near as the lists come");
        assert_eq!(londons[0].division_row().unwrap().name(), "England");
        assert_eq!(places_called("georgian")[0].country(), "GE");
    }
}
