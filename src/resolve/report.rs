//! What was compared, for people: one pair of things, or all that is uncertain.

use super::cluster::{Bar, ONE};
use super::compare::{Comparison, compare};
use super::join::Joined;
use super::names::Kind;
use super::reasons::bits;
use super::symbols::Symbol;
use super::unit::Unit;
use super::weights::{Fact, FactLevel, Weight, Weights};
use crate::matcher::fold_name;
use crate::types::{Bits, DocumentIx, EntityIx, MentionForm};
use std::collections::{BTreeMap, BTreeSet};

/// How two things compare, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Compared {
    /// The entities of both sides.
    pub(crate) sides: [Vec<(DocumentIx, EntityIx)>; 2],
    /// The names that agree best.
    pub(crate) names: [String; 2],
    /// What each feature says, the prior first.
    pub(crate) lines: Vec<Line>,
    /// The sum in hundredths of a bit.
    pub(crate) score: i32,
    /// What came of it.
    pub(crate) verdict: Verdict,
}

/// One feature of a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// `prior`, `name`, `class`, `office`, `body`, `place`, `company`.
    pub(crate) feature: &'static str,
    /// How it agrees, as in `schema/resolution.toml`.
    pub(crate) level: &'static str,
    /// What that is worth, in hundredths of a bit.
    pub(crate) weight: i32,
    /// What is the same on both sides, or each side's values.
    pub(crate) values: String,
}

/// What came of a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// They are one, and this comparison is enough.
    One,
    /// They are one by others between them.
    Through,
    /// The comparison is not enough, and nothing else makes them one.
    Two,
    /// The comparison is enough, and something forbids it; what.
    Barred(String),
}

impl Joined<'_> {
    /// The units that hold some of these entities.
    pub(crate) fn units_of(&self, entities: &BTreeSet<(DocumentIx, EntityIx)>) -> Vec<usize> {
        let held =
            |unit: &Unit| unit.members.iter().any(|&member| entities.contains(&self.profiles[member].at));
        (0..self.units.len()).filter(|&at| held(&self.units[at])).collect()
    }

    /// The entities that documents call so.
    pub(crate) fn called(&self, name: &str, document: Option<&str>) -> BTreeSet<(DocumentIx, EntityIx)> {
        let folded = fold_name(name);
        let bears = |&(at, entity): &(DocumentIx, EntityIx)| {
            let read = &self.corpus[at.index()];
            let mentions = &read.entities[entity.index()].mentions;
            document.is_none_or(|document| read.document.id == document)
                && mentions.iter().map(|ix| &read.mentions[ix.index()]).any(|mention| {
                    mention.form != MentionForm::Reference
                        && fold_name(mention.span.of(&read.document.text)) == folded
                })
        };
        self.profiles.iter().map(|profile| profile.at).filter(bears).collect()
    }

    /// The best comparison between units of two sides; nothing where they are of different kinds.
    pub(crate) fn best_between(&self, one: &[usize], other: &[usize]) -> Option<Compared> {
        let pairs = one.iter().flat_map(|&a| other.iter().map(move |&b| (a, b)));
        let compared = pairs.filter(|(a, b)| a != b).filter_map(|(a, b)| {
            let comparison = compare(&self.units[a], &self.units[b], &self.symbols, self.schema)?;
            Some((a, b, comparison))
        });
        let best = compared.max_by_key(|(a, b, comparison)| {
            (comparison.level.is_candidate(), comparison.score, std::cmp::Reverse((*a, *b)))
        });
        best.map(|(a, b, comparison)| self.compared(a, b, &comparison))
    }

    /// One comparison in full.
    pub(super) fn compared(&self, a: usize, b: usize, comparison: &Comparison) -> Compared {
        let entities =
            |at: usize| self.units[at].members.iter().map(|&member| self.profiles[member].at).collect();
        let name = |number: u32| self.symbols.name(number).written.clone();
        Compared {
            sides: [entities(a), entities(b)],
            names: [name(comparison.names.0), name(comparison.names.1)],
            lines: self.lines(&self.units[a], &self.units[b], comparison),
            score: comparison.score,
            verdict: self.verdict(a, b, comparison),
        }
    }

    fn lines(&self, a: &Unit, b: &Unit, comparison: &Comparison) -> Vec<Line> {
        let weights = Weights::of(a.kind);
        let kind = Kind::ALL.iter().find(|(kind, _)| *kind == a.kind).map_or("", |(_, name)| *name);
        let [one, other] =
            [comparison.names.0, comparison.names.1].map(|name| self.symbols.name(name).written.as_str());
        let names = if one == other { format!("`{one}`") } else { format!("`{one}` · `{other}`") };
        let prior = Line { feature: "prior", level: kind, weight: weights.prior, values: String::new() };
        let level = comparison.level;
        let name = Line { feature: "name", level: level.name(), weight: weights.name(level), values: names };
        let facts = comparison.facts.iter().map(|&(fact, level)| Line {
            feature: fact.name(),
            level: level.name(),
            weight: weights.fact(fact, level),
            values: self.values(a, b, fact, level),
        });
        [prior, name].into_iter().chain(facts).collect()
    }

    /// What stands behind a level.
    fn values(&self, a: &Unit, b: &Unit, fact: Fact, level: FactLevel) -> String {
        let sets = match fact {
            Fact::Class => {
                let [one, other] = [a, b].map(|unit| self.schema.class(unit.class).label.as_str());
                return if one == other { one.to_owned() } else { format!("{one} · {other}") };
            }
            Fact::Born => {
                let [one, other] =
                    [a, b].map(|unit| unit.born.map_or_else(|| "–".to_owned(), |year| year.to_string()));
                return if one == other { one } else { format!("{one} · {other}") };
            }
            Fact::Seat => {
                let of = |unit: &Unit| {
                    let text = |symbol: Symbol| self.symbols.text(symbol);
                    let seats = unit
                        .seats
                        .iter()
                        .map(|&(office, place)| format!("{} of {}", text(office), text(place)));
                    seats.collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>().join(", ")
                };
                let (one, other) = (of(a), of(b));
                return if one == other { one } else { format!("{one} · {other}") };
            }
            Fact::Office => [&a.offices, &b.offices],
            Fact::Body => [&a.bodies, &b.bodies],
            Fact::Place if a.kind == Kind::Place && (a.places.is_empty() || b.places.is_empty()) => {
                [&a.bodies, &b.bodies]
            }
            Fact::Place => [&a.places, &b.places],
            Fact::Company if matches!(level, FactLevel::Named | FactLevel::NamedMany) => [&a.named, &b.named],
            Fact::Company => [&a.beside, &b.beside],
        };
        let own: BTreeSet<&str> =
            a.names.iter().chain(&b.names).map(|&name| self.symbols.name(name).key.as_str()).collect();
        let texts = |symbols: &[Symbol]| -> BTreeSet<String> {
            let texts = symbols.iter().map(|&symbol| self.symbols.text(symbol));
            texts.filter(|text| fact != Fact::Company || !own.contains(text)).map(str::to_owned).collect()
        };
        let (one, other) = (texts(sets[0]), texts(sets[1]));
        let both: BTreeSet<String> = one.intersection(&other).cloned().collect();
        if both.is_empty() { format!("{} · {}", few(&one), few(&other)) } else { few(&both) }
    }

    fn verdict(&self, a: usize, b: usize, comparison: &Comparison) -> Verdict {
        let sets = &self.clustering.sets;
        let enough = comparison.score >= ONE && comparison.level.is_candidate();
        if sets.root(a) == sets.root(b) {
            return if enough { Verdict::One } else { Verdict::Through };
        }
        let pair = (a.min(b), a.max(b));
        let at = self.links.binary_search_by_key(&pair, |link| (link.a, link.b)).ok();
        match at.and_then(|at| self.clustering.barred.get(&at)).filter(|_| enough) {
            Some(bar) => Verdict::Barred(self.bar(*bar)),
            None if enough => Verdict::Barred("they share no key by which they would be compared".into()),
            None => Verdict::Two,
        }
    }

    fn bar(&self, bar: Bar) -> String {
        let name = |unit: usize| {
            let names = self.units[unit].names.first().map(|&name| self.symbols.name(name).written.as_str());
            names.unwrap_or_default().to_owned()
        };
        match bar {
            Bar::Document(document) => {
                format!("`{}` names both and keeps them apart", self.corpus[document.index()].document.id)
            }
            Bar::Names(one, other) => format!(
                "it would make `{}` and `{}` one",
                self.symbols.name(one).written,
                self.symbols.name(other).written
            ),
            Bar::Differ(one, other) => {
                let [one, other] = [one, other].map(|unit| {
                    let document = self.units[unit].documents.first();
                    let within = document.map_or("", |document| &self.corpus[document.index()].document.id);
                    format!("`{}` in `{within}`", name(unit))
                });
                format!("it would make one of things that differ clearly: {one} and {other}")
            }
            Bar::Decided(number) => format!("decided: {}", self.chosen.decision(number)),
            Bar::Vague(rival) => format!("the name fits `{}` nearly as well", name(rival)),
        }
    }

    /// The comparisons that join two units of one node, one after the other, such that the weakest is as sure as can be.
    pub(crate) fn chain(&self, one: &[usize], other: &[usize]) -> Vec<Compared> {
        let mut order: Vec<usize> = self.clustering.joined.iter().copied().collect();
        order.sort_by_key(|&at| (-self.links[at].comparison.score, self.links[at].a, self.links[at].b));
        let mut sets = super::sets::Sets::new(self.units.len());
        let mut next: BTreeMap<usize, Vec<(usize, usize)>> = BTreeMap::new();
        for at in order {
            let (a, b) = (self.links[at].a, self.links[at].b);
            if sets.find(a) != sets.find(b) {
                sets.join(a, b);
                next.entry(a).or_default().push((b, at));
                next.entry(b).or_default().push((a, at));
            }
        }
        let mut from: BTreeMap<usize, Option<(usize, usize)>> = one.iter().map(|&at| (at, None)).collect();
        let mut queue: std::collections::VecDeque<usize> = one.iter().copied().collect();
        while let Some(at) = queue.pop_front() {
            for &(to, link) in next.get(&at).into_iter().flatten() {
                if let std::collections::btree_map::Entry::Vacant(free) = from.entry(to) {
                    free.insert(Some((at, link)));
                    queue.push_back(to);
                }
            }
        }
        let Some(&end) = other.iter().find(|at| from.contains_key(at)) else { return Vec::new() };
        let steps = std::iter::successors(from[&end], |(at, _)| from[at]);
        let mut steps: Vec<Compared> = steps
            .map(|(_, link)| {
                let link = &self.links[link];
                self.compared(link.a, link.b, &link.comparison)
            })
            .collect();
        steps.reverse();
        steps
    }
}

/// A few members, and how many more there are.
fn few(all: &BTreeSet<String>) -> String {
    const SHOWN: usize = 6;
    let shown: Vec<&str> = all.iter().take(SHOWN).map(String::as_str).collect();
    match all.len() {
        0 => "–".to_owned(),
        count if count > SHOWN => format!("{}, {} more", shown.join(", "), count - SHOWN),
        _ => shown.join(", "),
    }
}

impl Compared {
    /// The score as it is shown.
    pub(crate) fn bits(score: Weight) -> Bits {
        bits(score)
    }
}
