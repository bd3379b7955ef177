//! Which decisions are least certain, and how much hangs on them.

use super::cluster::{Bar, ONE, TWO};
use super::join::Joined;
use super::report::Compared;
use super::sets::Sets;
use super::weights::Weight;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// A decision that may be wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Uncertain {
    /// The comparison that it rests on.
    pub(crate) compared: Compared,
    /// How many mentions would change their node: those of the smaller side.
    pub(crate) mentions: usize,
}

/// The decisions that are less sure than [`TWO`] is far from even, those with most mentions at stake first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Review {
    /// Nodes that hang together by little.
    pub(crate) merges: Vec<Uncertain>,
    /// Pairs of nodes that are nearly one.
    pub(crate) others: Vec<Uncertain>,
}

impl Joined<'_> {
    /// What is worth a look.
    pub(crate) fn review(&self) -> Review {
        Review { merges: self.weak_merges(), others: self.near_misses() }
    }

    /// Links without which a node would fall apart, surer ones being taken first.
    fn weak_merges(&self) -> Vec<Uncertain> {
        let mut order: Vec<usize> = self.clustering.joined.iter().copied().collect();
        order.sort_by_key(|&at| (-self.links[at].comparison.score, self.links[at].a, self.links[at].b));
        let mut sets = Sets::new(self.units.len());
        let mut mentions = self.mentions();
        let mut found = Vec::new();
        for at in order {
            let link = &self.links[at];
            let (a, b) = (sets.find(link.a), sets.find(link.b));
            if a == b {
                continue;
            }
            if link.comparison.score < ONE - TWO {
                found.push((mentions[a].min(mentions[b]), at));
            }
            sets.join(a, b);
            mentions[a.min(b)] = mentions[a] + mentions[b];
        }
        self.ranked(found)
    }

    /// The best comparison between every two clusters that are two, where it is close or was overruled.
    fn near_misses(&self) -> Vec<Uncertain> {
        let sets = &self.clustering.sets;
        let mut mentions = vec![0; self.units.len()];
        for (at, count) in self.mentions().into_iter().enumerate() {
            mentions[sets.root(at)] += count;
        }
        let mut best: BTreeMap<(usize, usize), (Weight, usize)> = BTreeMap::new();
        for (at, link) in self.links.iter().enumerate() {
            let (a, b) = (sets.root(link.a), sets.root(link.b));
            let certain = matches!(self.clustering.barred.get(&at), Some(Bar::Decided(_) | Bar::Document(_)));
            if a == b || link.comparison.score <= TWO || certain {
                continue;
            }
            let held = best.entry((a.min(b), a.max(b))).or_insert((link.comparison.score, at));
            if link.comparison.score > held.0 {
                *held = (link.comparison.score, at);
            }
        }
        let found = best.into_iter().map(|((a, b), (_, at))| (mentions[a].min(mentions[b]), at));
        self.ranked(found.collect())
    }

    /// Those with most mentions first, of equal ones the closest to even.
    fn ranked(&self, mut found: Vec<(usize, usize)>) -> Vec<Uncertain> {
        found.sort_by_key(|&(mentions, at)| (Reverse(mentions), self.links[at].comparison.score.abs(), at));
        let one = |(mentions, at): (usize, usize)| {
            let link = &self.links[at];
            Uncertain { compared: self.compared(link.a, link.b, &link.comparison), mentions }
        };
        found.into_iter().map(one).collect()
    }

    /// The number of mentions of each unit.
    fn mentions(&self) -> Vec<usize> {
        let of = |member: &usize| self.entity(*member).mentions.len();
        self.units.iter().map(|unit| unit.members.iter().map(of).sum()).collect()
    }

    /// Every comparison of names that agree, and as many of names that do not, drawn evenly: what weights are counted from.
    pub(crate) fn all_compared(&self) -> impl Iterator<Item = Compared> + '_ {
        let candidates = self.links.iter().map(|link| self.compared(link.a, link.b, &link.comparison));
        let count = self.units.len().max(1);
        let drawn = (0..count).flat_map(move |a| (1..4).map(move |turn| (a, (a * 31 + turn * 7919) % count)));
        let others = drawn.filter(|(a, b)| a != b).filter_map(|(a, b)| self.best_between(&[a], &[b]));
        candidates.chain(others.filter(|compared| compared.lines[1].level == "other"))
    }
}
