//! Names of places and bodies that lists know.

use super::table::{lines, parts, rows};
use crate::matcher::{Phrases, fold, words};
use crate::schema::{Role, Schema};
use crate::types::ClassId;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// How a list says what class its entry has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Role(Role),
    Named(&'static str),
}

/// An entry of a list, under one of its names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Listed {
    /// The list: `countries`, `cities` ...
    pub list: &'static str,
    /// The name as it is listed; its capitals count.
    pub written: &'static str,
    /// The main name of what it names.
    pub canonical: &'static str,
    /// Whether it is an adjective or a word for people from there.
    pub demonym: bool,
    /// Whether the word commonly means something else.
    pub ambiguous: bool,
    kind: Kind,
}

impl Listed {
    /// Its class, if the schema has it.
    pub(crate) fn class(&self, schema: &Schema) -> Option<ClassId> {
        match self.kind {
            Kind::Role(role) => schema.class_for(role),
            Kind::Named(name) => schema.class_id(name),
        }
    }
}

/// All listed names by their words. Of several entries of one name the first of these lists stands first:
/// countries, regions, bodies, places, cities.
pub(crate) fn listed() -> &'static Phrases<Listed> {
    static PHRASES: LazyLock<Phrases<Listed>> = LazyLock::new(read);
    &PHRASES
}

/// The main name of the place or body that a list knows under exactly this name, capitals and a lost full stop aside.
pub(crate) fn canonical(name: &str) -> Option<&'static str> {
    let folded: Vec<String> = words(name).map(|span| fold(span.of(name))).collect();
    let stopped: Vec<String> = folded.iter().cloned().chain([".".to_owned()]).collect();
    let capitals = name.chars().count() > 4 && !name.chars().any(char::is_lowercase);
    let is_written = |written: &str| {
        written == name
            || written.strip_suffix('.') == Some(name)
            || (capitals && written.to_uppercase() == name)
    };
    [folded, stopped].iter().find_map(|words| {
        let (_, entry) = listed()
            .all_at(words, 0)
            .find(|(length, entry)| *length == words.len() && is_written(entry.written))?;
        Some(entry.canonical)
    })
}

fn read() -> Phrases<Listed> {
    let mut phrases = Phrases::default();
    let mut seen = BTreeSet::new();
    let mut add = |entry: Listed| {
        if seen.insert((entry.list, entry.written)) {
            phrases.insert(entry.written, entry);
        }
    };
    let entry = |list, written, canonical, kind| Listed {
        list,
        written,
        canonical,
        demonym: false,
        ambiguous: false,
        kind,
    };
    let country = Kind::Role(Role::Country);
    for [name, _, _, _, _, _, _, aliases, demonyms] in
        rows(include_str!("../../schema/lexicon/countries.tsv"))
    {
        std::iter::once(name)
            .chain(parts(aliases))
            .for_each(|written| add(entry("countries", written, name, country)));
        parts(demonyms)
            .for_each(|written| add(Listed { demonym: true, ..entry("countries", written, name, country) }));
    }
    let region = Kind::Role(Role::Region);
    for [name, _, _, _, _, _, aliases, demonyms] in rows(include_str!("../../schema/lexicon/regions.tsv")) {
        std::iter::once(name)
            .chain(parts(aliases))
            .for_each(|written| add(entry("regions", written, name, region)));
        parts(demonyms)
            .for_each(|written| add(Listed { demonym: true, ..entry("regions", written, name, region) }));
    }
    for [name, class, aliases] in rows(include_str!("../../schema/lexicon/orgs.tsv")) {
        std::iter::once(name)
            .chain(parts(aliases))
            .for_each(|written| add(entry("orgs", written, name, Kind::Named(class))));
    }
    for [name, _, aliases] in rows(include_str!("../../schema/lexicon/places.tsv")) {
        let place = Kind::Role(Role::Place);
        std::iter::once(name)
            .chain(parts(aliases))
            .for_each(|written| add(entry("places", written, name, place)));
    }
    let ambiguous: BTreeSet<&str> =
        lines(include_str!("../../schema/lexicon/cities_ambiguous.txt")).collect();
    for [name] in rows(include_str!("../../schema/lexicon/cities.tsv")) {
        let city = Kind::Role(Role::City);
        add(Listed { ambiguous: ambiguous.contains(name), ..entry("cities", name, name, city) });
    }
    phrases
}
