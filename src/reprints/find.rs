//! Holds the documents against each other.

use super::passage::passage;
use super::shingles::Shingles;
use crate::types::{Confidence, Document, DocumentIx, Reprint};
use rayon::prelude::*;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// A text with fewer runs of words is too short to tell a copy from a common turn of phrase.
const FEWEST: usize = 20;

/// Percent of all runs of both that documents of about one length share. Two releases on one case, the plea and the
/// sentence, share some 60 of 100; a copy with another head line and date shares more than 80.
const WHOLE: usize = 70;

/// Percent of the runs of the shorter that the longer one has, where one is cut.
const PART: usize = 90;

/// A cut copy is at least this part of the longer one: below it, it is a quotation.
const CUT: usize = 3;

/// Percent of the runs of any document that another has at least if the two are like: `PART` of a third.
const LEAST: usize = PART / CUT;

/// A copy so near to an earlier document need not be looked up itself: what is like it is like that one.
const SAME: usize = 98;

/// The reprints among documents; `documents` is in the order that the handles count by.
pub(crate) fn find(documents: &[&Document]) -> Vec<Reprint> {
    let mut order: Vec<usize> = (0..documents.len()).collect();
    order.sort_by_key(|&at| documents[at].order_of_publication());
    let runs: Vec<Vec<u64>> =
        order.par_iter().map(|&at| sorted(Shingles::of(&documents[at].text).runs)).collect();
    let mut found: Vec<Reprint> = tree(runs.len(), likenesses(&runs))
        .into_par_iter()
        .filter_map(|Like { earlier, later, shared, shorter }| {
            let passage = passage(&Shingles::of(&documents[order[later]].text), &runs[earlier])?;
            #[expect(clippy::cast_precision_loss, reason = "no document has 2^52 words")]
            let likeness = Confidence::new(shared as f64 / shorter as f64);
            let [document, original] = [later, earlier].map(|at| DocumentIx::new(order[at]));
            Some(Reprint { document, original, passage, likeness })
        })
        .collect();
    found.sort_by_key(|reprint| (reprint.document, reprint.original));
    found
}

fn sorted(mut runs: Vec<u64>) -> Vec<u64> {
    runs.sort_unstable();
    runs.dedup();
    runs
}

/// Two documents, by their places in the order, of which one repeats the other.
struct Like {
    earlier: usize,
    later: usize,
    shared: usize,
    shorter: usize,
}

/// All pairs of like documents, but for those of which one is a copy that hardly differs from an earlier one.
///
/// A document is looked up by its rarest runs only: of a document with `n` runs, a like one has at least `LEAST` percent, so
/// it has one of the rarest `n` less that many, and of these few are common turns of phrase.
fn likenesses(runs: &[Vec<u64>]) -> Vec<Like> {
    let counts = shared_by(runs);
    let (mut index, mut found): (BTreeMap<u64, Vec<usize>>, _) = (BTreeMap::new(), Vec::new());
    for (later, own) in runs.iter().enumerate().filter(|(_, own)| own.len() >= FEWEST) {
        let mut rare: Vec<(usize, u64)> =
            own.iter().filter_map(|run| Some((*counts.get(run)?, *run))).collect();
        let least = (own.len() * LEAST).div_ceil(100);
        if rare.len() < least {
            continue;
        }
        rare.sort_unstable();
        rare.truncate(rare.len() + 1 - least);
        let mut candidates: Vec<usize> =
            rare.iter().filter_map(|(_, run)| index.get(run)).flatten().copied().collect();
        candidates.sort_unstable();
        candidates.dedup();
        let like: Vec<Like> =
            candidates.into_iter().filter_map(|earlier| like(runs, earlier, later)).collect();
        let is_same = |like: &Like| {
            like.shared * 100 >= SAME * own.len() && like.shared * 100 >= SAME * runs[like.earlier].len()
        };
        if !like.iter().any(is_same) {
            for (_, run) in rare {
                index.entry(run).or_default().push(later);
            }
        }
        found.extend(like);
    }
    found
}

/// In how many documents each run stands that stands in more than one.
fn shared_by(runs: &[Vec<u64>]) -> BTreeMap<u64, usize> {
    let mut all: Vec<u64> = runs.iter().flatten().copied().collect();
    all.par_sort_unstable();
    all.chunk_by(|a, b| a == b).filter(|same| same.len() > 1).map(|same| (same[0], same.len())).collect()
}

fn like(runs: &[Vec<u64>], earlier: usize, later: usize) -> Option<Like> {
    let (one, other) = (&runs[earlier], &runs[later]);
    let (shorter, longer) = (one.len().min(other.len()), one.len().max(other.len()));
    if shorter * CUT < longer {
        return None;
    }
    let shared = in_both(one, other);
    let is_like = shared * 100 >= PART * shorter || shared * 100 >= WHOLE * (shorter + longer - shared);
    is_like.then_some(Like { earlier, later, shared, shorter })
}

/// How many numbers two sorted lists have in common.
fn in_both(one: &[u64], other: &[u64]) -> usize {
    let (mut a, mut b, mut count) = (0, 0, 0);
    while let (Some(x), Some(y)) = (one.get(a), other.get(b)) {
        a += usize::from(x <= y);
        b += usize::from(y <= x);
        count += usize::from(x == y);
    }
    count
}

/// Of all pairs those that tie each group together, those that share most first, then the earliest.
fn tree(count: usize, mut pairs: Vec<Like>) -> Vec<Like> {
    pairs.sort_by_key(|pair| (Reverse(pair.shared), pair.earlier, pair.later));
    let mut group: Vec<usize> = (0..count).collect();
    let mut members: Vec<Vec<usize>> = (0..count).map(|at| vec![at]).collect();
    pairs.retain(|pair| {
        let (mut one, mut other) = (group[pair.earlier], group[pair.later]);
        if one == other {
            return false;
        }
        // The smaller group moves.
        if members[one].len() < members[other].len() {
            std::mem::swap(&mut one, &mut other);
        }
        let moved = std::mem::take(&mut members[other]);
        for &at in &moved {
            group[at] = one;
        }
        members[one].extend(moved);
        true
    });
    pairs
}
