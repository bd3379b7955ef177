//! The scored comparison of two units, feature by feature, in the manner of Fellegi and Sunter.

use super::names::{Kind, Name, NameLevel};
use super::symbols::{Symbol, Symbols, shared};
use super::unit::Unit;
use super::weights::{Fact, FactLevel, Weight, Weights};
use crate::schema::Schema;
use crate::types::ClassId;

/// Offices of one person may follow each other; further apart than so many days, other ones say less.
const YEARS_APART: i32 = 550;

/// Further apart than so many days, a person may hold the same office of another place. (More than the schema's `two-seats` allows: what is
/// compared here is when documents were published, which name offices that are held for years.)
const SEATS_APART: i32 = 180;

/// How two units compare.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Comparison {
    /// The names that agree best, and how.
    pub(super) names: (u32, u32),
    pub(super) level: NameLevel,
    /// Each fact's level; facts that do not matter for the kind are left out.
    pub(super) facts: Vec<(Fact, FactLevel)>,
    /// The sum of the facts' weights.
    pub(super) told: Weight,
    /// The sum of the prior and of all weights.
    pub(super) score: Weight,
}

/// Compares two units of one kind whose names are worth it.
pub(super) fn compare(one: &Unit, other: &Unit, symbols: &Symbols, schema: &Schema) -> Option<Comparison> {
    if one.kind != other.kind {
        return None;
    }
    let weights = Weights::of(one.kind);
    let (level, names) = best_names(one, other, symbols, weights)?;
    let mut facts = vec![(Fact::Class, class(one.class, other.class, schema))];
    let set = |one: &[Symbol], other: &[Symbol]| match (one.is_empty() || other.is_empty(), ()) {
        (true, ()) => FactLevel::Unknown,
        (false, ()) if shared(one, other).next().is_some() => FactLevel::Same,
        (false, ()) => FactLevel::Differ,
    };
    if one.kind == Kind::Person {
        let office = set(&one.offices, &other.offices);
        let later = office == FactLevel::Differ && years_apart(one, other);
        facts.push((Fact::Office, if later { FactLevel::DifferLater } else { office }));
        facts.push((Fact::Body, set(&one.bodies, &other.bodies)));
    }
    if one.kind != Kind::Concept {
        let places = set(&one.places, &other.places);
        // Regions tell two places apart, and where one side names none, countries do.
        let by_country = one.kind == Kind::Place && places == FactLevel::Unknown;
        facts.push((Fact::Place, if by_country { set(&one.bodies, &other.bodies) } else { places }));
        facts.push((Fact::Company, company(one, other, symbols)));
    }
    if one.kind == Kind::Person && one.born.is_some() && other.born.is_some() {
        let level = if one.born == other.born { FactLevel::Same } else { FactLevel::Differ };
        facts.push((Fact::Born, level));
    }
    if let Some(level) = seat(one, other, symbols) {
        facts.push((Fact::Seat, level));
    }
    let other_generation = symbols.name(names.0).is_other_generation(symbols.name(names.1));
    let level =
        if other_generation && !speaks_for_one(one, other, &facts) { NameLevel::Conflict } else { level };
    let told: Weight = facts.iter().map(|&(fact, level)| weights.fact(fact, level)).sum();
    Some(Comparison { names, level, told, score: weights.prior + weights.name(level) + told, facts })
}

/// Whether all that is known beside the names says that two persons are one: the same offices, and the same body or company.
fn speaks_for_one(one: &Unit, other: &Unit, facts: &[(Fact, FactLevel)]) -> bool {
    let is = |fact, level| facts.contains(&(fact, level));
    let beside = is(Fact::Company, FactLevel::Beside) || is(Fact::Company, FactLevel::BesideMany);
    !one.offices.is_empty()
        && one.offices == other.offices
        && (is(Fact::Body, FactLevel::Same) || beside)
        && !is(Fact::Body, FactLevel::Differ)
        && !is(Fact::Place, FactLevel::Differ)
}

/// The pair of names that is worth most.
fn best_names(
    one: &Unit,
    other: &Unit,
    symbols: &Symbols,
    weights: &Weights,
) -> Option<(NameLevel, (u32, u32))> {
    let pairs = one.names.iter().flat_map(|&a| other.names.iter().map(move |&b| (a, b)));
    let levels = pairs.map(|(a, b)| (symbols.name(a).compare(symbols.name(b)), (a, b)));
    let mut best: Option<(NameLevel, (u32, u32))> = None;
    for (level, pair) in levels {
        let better = best.is_none_or(|(held, _)| {
            (level.is_candidate(), weights.name(level)) > (held.is_candidate(), weights.name(held))
        });
        if better {
            best = Some((level, pair));
        }
    }
    best
}

/// Whether two sets of names exclude each other: full names of two brothers, of father and son.
pub(super) fn exclude(one: &[&Name], other: &[&Name]) -> bool {
    let full = |name: &&&Name| name.kind == Kind::Person && name.words.len() > 1;
    one.iter().filter(full).any(|a| other.iter().filter(full).any(|b| a.compare(b) == NameLevel::Conflict))
}

fn class(one: ClassId, other: ClassId, schema: &Schema) -> FactLevel {
    if one == other {
        FactLevel::Same
    } else if schema.is_a(one, other) || schema.is_a(other, one) {
        FactLevel::Under
    } else {
        FactLevel::Differ
    }
}

fn years_apart(one: &Unit, other: &Unit) -> bool {
    days_between(one, other).is_some_and(|days| days > YEARS_APART)
}

/// Days between the last document of one and the first of the other; less than 0 where they overlap.
fn days_between(one: &Unit, other: &Unit) -> Option<i32> {
    let ((first, last), (other_first, other_last)) = (one.days?, other.days?);
    let gap = if first > other_last { first - other_last } else { other_first - last };
    Some(gap.get_days())
}

/// How two units' offices of places agree: the same one, or the same office of two places at about one time.
fn seat(one: &Unit, other: &Unit, symbols: &Symbols) -> Option<FactLevel> {
    // "New York" and "New York City" are no two places.
    let is_part = |a: &str, b: &str| a.split(' ').all(|word| b.split(' ').any(|held| held == word));
    let may_be_one = |a: Symbol, b: Symbol| {
        let (a, b) = (symbols.text(a), symbols.text(b));
        is_part(a, b) || is_part(b, a)
    };
    let pairs = one.seats.iter().flat_map(|a| other.seats.iter().map(move |b| (a, b)));
    let same_office: Vec<_> = pairs.filter(|(a, b)| a.0 == b.0).collect();
    if same_office.iter().any(|(a, b)| may_be_one(a.1, b.1)) {
        return Some(FactLevel::Same);
    }
    let is_later = days_between(one, other).is_some_and(|days| days > SEATS_APART);
    (!is_later && !same_office.is_empty()).then_some(FactLevel::Differ)
}

/// What is named with both, the common name itself left out.
fn company(one: &Unit, other: &Unit, symbols: &Symbols) -> FactLevel {
    let own = |symbol: &Symbol| {
        let text = symbols.text(*symbol);
        let mut names = one.names.iter().chain(&other.names);
        names.any(|&name| symbols.name(name).key == text)
    };
    match shared(&one.beside, &other.beside).filter(|symbol| !own(symbol)).take(2).count() {
        2 => return FactLevel::BesideMany,
        1 => return FactLevel::Beside,
        _ => {}
    }
    let nothing = |unit: &Unit| unit.named.iter().all(own);
    match shared(&one.named, &other.named).filter(|symbol| !own(symbol)).take(3).count() {
        3 => FactLevel::NamedMany,
        0 if nothing(one) || nothing(other) => FactLevel::Unknown,
        0 => FactLevel::Alone,
        _ => FactLevel::Named,
    }
}
