//! Why the members of a node are one, in words.

use super::join::Joined;
use super::names::NameLevel;
use super::weights::Weight;
use crate::types::{Bits, DocumentIx, Merge};
use std::collections::{BTreeMap, BTreeSet};

/// The reasons of each cluster of several entities, by its smallest unit, sorted.
pub(super) fn of(joined: &Joined) -> BTreeMap<usize, Vec<Merge>> {
    let mut all: BTreeMap<usize, BTreeSet<Merge>> = BTreeMap::new();
    for (root, units) in joined.clusters() {
        let members: BTreeSet<usize> =
            units.iter().flat_map(|&at| joined.units[at].members.iter().copied()).collect();
        if members.len() < 2 {
            continue;
        }
        let reasons = all.entry(root).or_default();
        let decided = joined.chosen.joining(&members).map(|decision| format!("decided: {decision}"));
        reasons.extend(shared_names(joined, &members).into_iter().chain(decided).map(Merge::because));
    }
    let mut best: BTreeMap<(usize, String), Weight> = BTreeMap::new();
    for &at in &joined.clustering.joined {
        let link = &joined.links[at];
        if let Some(reason) = variant(joined, link.comparison.level, link.comparison.names) {
            let root = joined.clustering.sets.root(link.a);
            let score = best.entry((root, reason)).or_insert(link.comparison.score);
            *score = link.comparison.score.max(*score);
        }
    }
    for ((root, because), score) in best {
        all.entry(root).or_default().insert(Merge { because, bits: Some(bits(score)) });
    }
    all.into_iter().map(|(root, reasons)| (root, reasons.into_iter().collect())).collect()
}

/// Names that several of the members bear.
fn shared_names(joined: &Joined, members: &BTreeSet<usize>) -> Vec<String> {
    let mut bearers: BTreeMap<&str, (usize, BTreeSet<DocumentIx>)> = BTreeMap::new();
    for &member in members {
        let profile = &joined.profiles[member];
        for &name in &profile.names {
            let bearer = bearers.entry(&joined.symbols.name(name).key).or_default();
            bearer.0 += 1;
            bearer.1.insert(profile.at.0);
        }
    }
    let several = bearers.into_iter().filter(|(_, (count, _))| *count > 1);
    several
        .map(|(name, (_, documents))| match documents.len() {
            1 => format!("one document names it twice, in forms of `{name}`"),
            count => format!("{count} documents call it `{name}`"),
        })
        .collect()
}

/// What two names that are not the same have in common.
fn variant(joined: &Joined, level: NameLevel, (one, other): (u32, u32)) -> Option<String> {
    let mut names = [one, other].map(|name| joined.symbols.name(name).written.as_str());
    names.sort_unstable();
    let [one, other] = names;
    level.words().map(|words| format!("`{one}` and `{other}`: {words}"))
}

/// A score of hundredths of a bit, rounded to tenths, halves away from zero.
pub(super) fn bits(score: Weight) -> Bits {
    Bits::from_tenths((score.abs() + 5) / 10 * score.signum())
}

#[cfg(test)]
mod tests {
    use super::bits;

    #[test]
    fn scores_are_shown_in_tenths_of_a_bit() {
        assert_eq!([524, -5, 0, -1299].map(|score| bits(score).to_string()), ["5.2", "-0.1", "0.0", "-13.0"]);
    }
}
