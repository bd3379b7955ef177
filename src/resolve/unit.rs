//! Entities that are one without a question, taken together before anything is compared.
//!
//! A name that few things bear decides by itself, and so does a common one with the very same offices. Were these
//! compared one by one, a country named in ten thousand documents would make fifty million pairs.

use super::names::{Kind, NameLevel};
use super::profile::{Named, Profile};
use super::symbols::{Symbol, Symbols};
use crate::types::{ClassId, DocumentIx, Extraction};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// Of the names beside it and in its documents, so many of the most frequent stand for a unit.
const BESIDE: usize = 24;
const NAMED: usize = 48;

/// Entities of one class with the same names and the same facts beside them.
#[derive(Debug)]
pub(super) struct Unit {
    /// Positions of its profiles, sorted.
    pub(super) members: Vec<usize>,
    pub(super) kind: Kind,
    pub(super) class: ClassId,
    pub(super) names: Vec<u32>,
    pub(super) offices: Vec<Symbol>,
    pub(super) bodies: Vec<Symbol>,
    pub(super) places: Vec<Symbol>,
    /// Offices of places, each with its place.
    pub(super) seats: Vec<(Symbol, Symbol)>,
    /// The year of a person's birth.
    pub(super) born: Option<u16>,
    pub(super) beside: Vec<Symbol>,
    /// What its documents name.
    pub(super) named: Vec<Symbol>,
    /// Its documents, sorted.
    pub(super) documents: Vec<DocumentIx>,
    /// The first and last day on which they were published, where known.
    pub(super) days: Option<(Date, Date)>,
}

/// What makes entities one unit; the position sets a unit of one apart.
type Key = (Kind, ClassId, Vec<(String, Option<&'static str>)>, Vec<Symbol>, Option<u16>, usize);

/// The units of all profiles, in the order of their first members; `single` stay by themselves.
pub(super) fn units(
    profiles: &[Profile],
    named: &[Named],
    corpus: &[Extraction],
    symbols: &Symbols,
    single: &BTreeSet<usize>,
) -> Vec<Unit> {
    let mut groups: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    for (position, profile) in profiles.iter().enumerate() {
        let alone = single.contains(&position);
        groups.entry(key(position, profile, symbols, alone)).or_default().push(position);
    }
    let mut groups: Vec<Vec<usize>> = groups.into_values().collect();
    groups.sort();
    groups.into_iter().map(|members| unit(members, profiles, named, corpus, symbols)).collect()
}

fn key(position: usize, profile: &Profile, symbols: &Symbols, alone: bool) -> Key {
    let names: Vec<_> = profile
        .names
        .iter()
        .map(|&name| symbols.name(name))
        .map(|name| (name.key.clone(), name.generation))
        .collect();
    let facts = match profile.kind {
        Kind::Person => {
            let seats = profile.seats.iter().flat_map(|&(office, place)| [Symbol::MAX, office, place]);
            profile.offices.iter().copied().chain(seats).collect()
        }
        // The gap tells a country from a region.
        Kind::Place => [&profile.bodies[..], &[Symbol::MAX], &profile.places[..]].concat(),
        _ => Vec::new(),
    };
    let decides = |&name: &u32| {
        !matches!(
            symbols.name(name).same(),
            NameLevel::SameCommon | NameLevel::SameLetters | NameLevel::OneWord | NameLevel::OneFamily
        )
    };
    let sure = !alone
        && !names.is_empty()
        && match profile.kind {
            Kind::Person => !facts.is_empty() || profile.names.iter().all(decides),
            _ => profile.names.iter().any(decides),
        };
    (profile.kind, profile.class, names, facts, profile.born, if sure { 0 } else { position + 1 })
}

fn unit(
    members: Vec<usize>,
    profiles: &[Profile],
    named: &[Named],
    corpus: &[Extraction],
    symbols: &Symbols,
) -> Unit {
    let of = || members.iter().map(|&member| &profiles[member]);
    let all = |pick: fn(&Profile) -> &Vec<Symbol>| -> Vec<Symbol> {
        of().flat_map(|profile| pick(profile).iter().copied()).collect::<BTreeSet<_>>().into_iter().collect()
    };
    let documents: BTreeSet<DocumentIx> = of().map(|profile| profile.at.0).collect();
    let held = documents.iter().map(|document| &named[document.index()].all);
    let days = || documents.iter().filter_map(|document| corpus[document.index()].document.published);
    let days = days().min().zip(days().max());
    let first = &profiles[members[0]];
    Unit {
        kind: first.kind,
        class: first.class,
        names: first.names.clone(),
        offices: all(|profile| &profile.offices),
        bodies: all(|profile| &profile.bodies),
        places: all(|profile| &profile.places),
        seats: of()
            .flat_map(|profile| profile.seats.iter().copied())
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect(),
        born: first.born,
        beside: frequent(of().map(|profile| &profile.beside), BESIDE, symbols),
        named: frequent(held, NAMED, symbols),
        documents: documents.into_iter().collect(),
        days,
        members,
    }
}

/// The most frequent members of several lists, of equal ones the first of the alphabet; sorted by number.
fn frequent<'l>(lists: impl Iterator<Item = &'l Vec<Symbol>>, most: usize, symbols: &Symbols) -> Vec<Symbol> {
    let mut lists = lists.peekable();
    let Some(first) = lists.next() else { return Vec::new() };
    if lists.peek().is_none() {
        return first.clone();
    }
    let mut counts: BTreeMap<Symbol, usize> = BTreeMap::new();
    for &symbol in first.iter().chain(lists.flatten()) {
        *counts.entry(symbol).or_default() += 1;
    }
    let mut all: Vec<(Symbol, usize)> = counts.into_iter().collect();
    all.sort_by(|(a, one), (b, other)| other.cmp(one).then_with(|| symbols.text(*a).cmp(symbols.text(*b))));
    all.truncate(most);
    let mut kept: Vec<Symbol> = all.into_iter().map(|(symbol, _)| symbol).collect();
    kept.sort_unstable();
    kept
}
