//! Units that compare well become one, the surest first, where nothing forbids it.

use super::compare::{Comparison, exclude};
use super::given::Given;
use super::names::{Kind, Name, NameLevel};
use super::sets::Sets;
use super::symbols::Symbols;
use super::unit::Unit;
use super::weights::Weight;
use crate::types::DocumentIx;
use std::collections::{BTreeMap, BTreeSet};

/// From this score on two units are one.
pub(super) const ONE: Weight = 0;
/// Down to this score, if what is known of them alone comes to it, two units are told apart so clearly that nothing between
/// them may join them. (A short name, which says little, tells nobody apart, and one that several may bear bars nothing.)
pub(super) const TWO: Weight = -300;
/// By so much the best of several things that a vague name fits must stand out.
const STANDS_OUT: Weight = 200;

/// So many times as many documents outvote others: `STANDS_OUT` again, as odds.
const OUTVOTES: usize = 4;

/// Two units and how they compare.
#[derive(Clone, Debug)]
pub(super) struct Link {
    pub(super) a: usize,
    pub(super) b: usize,
    pub(super) comparison: Comparison,
}

/// Why two units that compare well stay two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Bar {
    /// A document names both and keeps them apart.
    Document(DocumentIx),
    /// Full names that exclude each other would come together.
    Names(u32, u32),
    /// Two units that differ clearly would come together.
    Differ(usize, usize),
    /// The user said so; the number of the decision.
    Decided(usize),
    /// The name fits another thing nearly as well.
    Vague(usize),
}

/// The units in clusters, and what was decided of each link.
pub(super) struct Clustering {
    pub(super) sets: Sets,
    /// Links that joined two clusters or lie within one, positions in the list of links.
    pub(super) joined: BTreeSet<usize>,
    /// Links that were good enough and could not join.
    pub(super) barred: BTreeMap<usize, Bar>,
}

/// Joins by the links; their order does not matter.
pub(super) fn cluster(units: &[Unit], links: &[Link], symbols: &Symbols, given: &Given) -> Clustering {
    let mut work = Work::new(units, links, symbols, given);
    let mut order: Vec<usize> = (0..links.len()).filter(|&at| links[at].comparison.score >= ONE).collect();
    order.sort_by_key(|&at| (-links[at].comparison.score, links[at].a, links[at].b));
    let (vague, clear): (Vec<usize>, Vec<usize>) =
        order.into_iter().partition(|&at| links[at].comparison.level.is_vague());
    for at in clear {
        work.try_join(at);
    }
    work.join_vague(&vague);
    Clustering { sets: work.sets, joined: work.joined, barred: work.barred }
}

struct Work<'w> {
    units: &'w [Unit],
    links: &'w [Link],
    symbols: &'w Symbols,
    /// Persons whose short name fits several fuller ones of a document, so that it keeps them apart from none there.
    unclear: BTreeSet<(DocumentIx, usize)>,
    sets: Sets,
    /// By the set's smallest member.
    parts: Vec<Part>,
    joined: BTreeSet<usize>,
    barred: BTreeMap<usize, Bar>,
}

/// A link from a vague name to a fuller one.
struct Fit {
    score: Weight,
    /// The unit that bears the vague name.
    bearer: usize,
    /// The set of the fuller name.
    long: usize,
    /// Its unit at the end of the link.
    unit: usize,
    /// The link.
    at: usize,
}

/// What a cluster is checked by.
#[derive(Default)]
struct Part {
    documents: BTreeMap<DocumentIx, Vec<usize>>,
    names: BTreeSet<u32>,
    /// Pairs that differ clearly: a member, and a unit that must stay outside.
    apart: Vec<(usize, usize)>,
    /// Decisions to keep apart, and which side of them it holds.
    sides: BTreeSet<(usize, usize)>,
}

impl<'w> Work<'w> {
    fn new(units: &'w [Unit], links: &'w [Link], symbols: &'w Symbols, given: &Given) -> Self {
        let part = |(at, unit): (usize, &Unit)| Part {
            documents: unit.documents.iter().map(|&document| (document, vec![at])).collect(),
            names: unit.names.iter().copied().collect(),
            ..Part::default()
        };
        let mut parts: Vec<Part> = units.iter().enumerate().map(part).collect();
        let differs = |comparison: &Comparison| {
            comparison.score <= TWO && comparison.told <= TWO && !comparison.level.is_vague()
        };
        for link in links.iter().filter(|link| differs(&link.comparison)) {
            parts[link.a].apart.push((link.a, link.b));
            parts[link.b].apart.push((link.b, link.a));
        }
        for (decision, sides) in &given.different {
            for (side, members) in sides.iter().enumerate() {
                for &at in members {
                    parts[at].sides.insert((*decision, side));
                }
            }
        }
        let mut work = Self {
            units,
            links,
            symbols,
            unclear: unclear(units, symbols),
            sets: Sets::new(units.len()),
            parts,
            joined: BTreeSet::new(),
            barred: BTreeMap::new(),
        };
        for same in &given.same {
            same.windows(2).for_each(|pair| work.join(pair[0], pair[1]));
        }
        work
    }

    fn try_join(&mut self, at: usize) {
        let (a, b) = (self.links[at].a, self.links[at].b);
        let (one, other) = (self.sets.find(a), self.sets.find(b));
        if one == other {
            self.joined.insert(at);
            return;
        }
        let level = self.links[at].comparison.level;
        if let Some(bar) = self.bar(one, other, level) {
            self.barred.insert(at, bar);
        } else {
            self.join(one, other);
            self.joined.insert(at);
        }
    }

    /// Names that fit several things go to the one that stands out, if one does: by the score of its best link, or because
    /// many more documents speak for it ("Biden" beside "Joe Biden" and "Hunter Biden").
    fn join_vague(&mut self, vague: &[usize]) {
        let mut fits: BTreeMap<usize, Vec<Fit>> = BTreeMap::new();
        for &at in vague {
            let link = &self.links[at];
            let (one, other) = link.comparison.names;
            let length = |name: u32| self.symbols.name(name).key.len();
            let (bearer, unit) =
                if length(one) <= length(other) { (link.a, link.b) } else { (link.b, link.a) };
            let (short, long) = (self.sets.find(bearer), self.sets.find(unit));
            if short == long {
                self.joined.insert(at);
                continue;
            }
            let score = link.comparison.score;
            fits.entry(short).or_default().push(Fit { score, bearer, long, unit, at });
        }
        for links in fits.values() {
            let mut best: BTreeMap<usize, Weight> = BTreeMap::new();
            for fit in links {
                let held = best.entry(fit.long).or_insert(fit.score);
                *held = fit.score.max(*held);
            }
            let first = best.iter().max_by_key(|(long, score)| (**score, std::cmp::Reverse(**long)));
            let Some((&first, &score)) = first else { continue };
            let rival = best.iter().find(|(long, held)| **long != first && score - **held < STANDS_OUT);
            let chosen = match rival {
                Some(_) => self.outvoting(links, score),
                None => Some(first),
            };
            for &Fit { long, at, .. } in links {
                if chosen == Some(long) {
                    self.try_join(at);
                } else {
                    let other = if long == first { rival.map_or(first, |(rival, _)| *rival) } else { first };
                    self.barred.insert(at, Bar::Vague(chosen.unwrap_or(other)));
                }
            }
        }
    }

    /// What so many times as many documents speak for as for any other of several things that a vague name fits: those of units that fit
    /// it nearly best, and those of bearers of the name that fit one of them best.
    fn outvoting(&self, links: &[Fit], best: Weight) -> Option<usize> {
        let near = || links.iter().filter(|fit| best - fit.score < STANDS_OUT);
        let mut bearers: BTreeMap<usize, (Weight, BTreeSet<usize>)> = BTreeMap::new();
        for fit in near() {
            let held = bearers.entry(fit.bearer).or_insert((fit.score, BTreeSet::new()));
            if fit.score > held.0 {
                *held = (fit.score, BTreeSet::new());
            }
            if fit.score == held.0 {
                held.1.insert(fit.long);
            }
        }
        let fitting = near().map(|fit| (fit.unit, fit.long)).collect::<BTreeSet<_>>();
        let decided = bearers.into_iter().filter_map(|(bearer, (_, longs))| {
            let mut longs = longs.into_iter();
            longs.next().filter(|_| longs.next().is_none()).map(|long| (bearer, long))
        });
        let mut votes: BTreeMap<usize, usize> = BTreeMap::new();
        for (unit, long) in fitting.into_iter().chain(decided) {
            *votes.entry(long).or_default() += self.units[unit].documents.len();
        }
        let (&first, &most) = votes.iter().max_by_key(|(_, count)| **count)?;
        let others = votes.iter().filter(|(long, _)| **long != first).map(|(_, count)| *count);
        (most >= others.max()? * OUTVOTES).then_some(first)
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.sets.find(a), self.sets.find(b));
        if a == b {
            return;
        }
        let (mut one, mut other) = (std::mem::take(&mut self.parts[a]), std::mem::take(&mut self.parts[b]));
        if one.documents.len() < other.documents.len() {
            std::mem::swap(&mut one, &mut other);
        }
        for (document, units) in other.documents {
            one.documents.entry(document).or_default().extend(units);
        }
        one.names.extend(other.names);
        one.apart.extend(other.apart);
        one.sides.extend(other.sides);
        self.sets.join(a, b);
        self.parts[a.min(b)] = one;
    }

    /// What forbids two clusters to become one.
    fn bar(&mut self, a: usize, b: usize, level: NameLevel) -> Option<Bar> {
        let (one, other) = (&self.parts[a], &self.parts[b]);
        let side = one.sides.iter().find(|(decision, side)| other.sides.contains(&(*decision, 1 - side)));
        if let Some((decision, _)) = side {
            return Some(Bar::Decided(*decision));
        }
        if let Some(document) = self.kept_apart(one, other) {
            return Some(Bar::Document(document));
        }
        let names = |part: &Part| part.names.iter().copied().collect::<Vec<u32>>();
        let (mine, theirs) = (names(one), names(other));
        if let Some((one, other)) = excluding(&mine, &theirs, self.symbols) {
            return Some(Bar::Names(one, other));
        }
        if let Some((one, other)) = read_otherwise(&mine, &theirs, self.symbols) {
            return Some(Bar::Names(one, other));
        }
        // Where one of them is called by both already, the generation tells nothing more.
        let both = [(&mine, &mine), (&theirs, &theirs)]
            .iter()
            .any(|(a, b)| of_generations(a, b, self.symbols).is_some());
        if level != NameLevel::Generation
            && !both
            && let Some((one, other)) = of_generations(&mine, &theirs, self.symbols)
        {
            return Some(Bar::Names(one, other));
        }
        let (few, target) = if one.apart.len() <= other.apart.len() { (a, b) } else { (b, a) };
        let apart = &self.parts[few].apart;
        let hit = apart.iter().find(|(_, outside)| self.sets.root(*outside) == target);
        hit.map(|&(inside, outside)| Bar::Differ(inside, outside))
    }

    /// The first document that names things of both by different names.
    fn kept_apart(&self, one: &Part, other: &Part) -> Option<DocumentIx> {
        let (few, many) =
            if one.documents.len() <= other.documents.len() { (one, other) } else { (other, one) };
        let names = |at: usize| self.units[at].names.iter().map(|&name| self.symbols.name(name));
        let one_name = |a: usize, b: usize| names(a).any(|name| names(b).any(|held| name.is_form_of(held)));
        few.documents
            .iter()
            .find(|(document, units)| {
                let is_clear = |at: &&usize| !self.unclear.contains(&(**document, **at));
                let held = many.documents.get(document).into_iter().flatten().filter(is_clear);
                let mut own = units.iter().filter(is_clear).peekable();
                held.clone().count() > 0
                    && own.peek().is_some()
                    && !own.any(|&a| held.clone().any(|&b| one_name(a, b)))
            })
            .map(|(document, _)| *document)
    }
}

/// The persons of one word for which a document has several fuller names, each with the document.
fn unclear(units: &[Unit], symbols: &Symbols) -> BTreeSet<(DocumentIx, usize)> {
    let names = |at: usize| units[at].names.iter().map(|&name| symbols.name(name));
    let persons = || (0..units.len()).filter(|&at| units[at].kind == Kind::Person);
    let is_short = |at: &usize| names(*at).all(Name::is_one_word);
    let mut fuller: BTreeMap<(DocumentIx, &str), BTreeSet<usize>> = BTreeMap::new();
    for at in persons().filter(|at| !is_short(at)) {
        let ends = names(at).flat_map(|name| name.words.first().into_iter().chain(name.words.last()));
        for word in ends {
            for &document in &units[at].documents {
                fuller.entry((document, word)).or_default().insert(at);
            }
        }
    }
    let fits = |short: usize, full: usize| {
        names(short).any(|name| names(full).any(|full| name.compare(full) == NameLevel::Surname))
    };
    let in_document = |short: usize, document: DocumentIx| {
        let bearers = names(short).filter_map(|name| fuller.get(&(document, name.words.first()?.as_str())));
        let full: BTreeSet<usize> = bearers.flatten().copied().filter(|&full| fits(short, full)).collect();
        full.len() > 1
    };
    let shorts = persons().filter(is_short);
    shorts
        .flat_map(|at| units[at].documents.iter().map(move |&document| (document, at)))
        .filter(|&(document, at)| in_document(at, document))
        .collect()
}

/// The first two names of two clusters that exclude each other.
fn excluding(one: &[u32], other: &[u32], symbols: &Symbols) -> Option<(u32, u32)> {
    one.iter()
        .flat_map(|&a| other.iter().map(move |&b| (a, b)))
        .find(|&(a, b)| a != b && exclude(&[symbols.name(a)], &[symbols.name(b)]))
}

/// The first two names of two clusters that spell out the letters of either by words of which none is the same: "University of Southern
/// California" and "United Shipbuilding Corporation" are both USC.
fn read_otherwise(one: &[u32], other: &[u32], symbols: &Symbols) -> Option<(u32, u32)> {
    let name = |at: u32| symbols.name(at);
    let spelling = |all: &[u32], letters: &str| -> Vec<u32> {
        all.iter().copied().filter(|&at| name(at).spells(letters)).collect()
    };
    one.iter().chain(other).filter_map(|&at| name(at).letters.as_deref()).find_map(|letters| {
        let theirs = spelling(other, letters);
        let unlike = |a: u32| theirs.iter().find(|&&b| !name(a).shares_a_word(name(b))).map(|&b| (a, b));
        spelling(one, letters).into_iter().find_map(unlike)
    })
}

/// The first two names of two clusters of which one alone says of which generation it is.
fn of_generations(one: &[u32], other: &[u32], symbols: &Symbols) -> Option<(u32, u32)> {
    let told = |&at: &u32| symbols.name(at).generation.is_some();
    // Names with a generation are few.
    let pairs = |one: &[u32], other: &[u32]| {
        one.iter()
            .copied()
            .filter(told)
            .flat_map(|a| other.iter().map(move |&b| (a, b)))
            .find(|&(a, b)| symbols.name(a).is_other_generation(symbols.name(b)))
    };
    pairs(one, other).or_else(|| pairs(other, one))
}
