//! Which predicted node is which annotated one.

use super::fold::fold;
use crate::schema::Schema;
use crate::types::ClassId;
use std::collections::{BTreeMap, BTreeSet};

/// A node of either side as the matching sees it.
pub(super) struct Named<'a> {
    id: &'a str,
    class: ClassId,
    top: ClassId,
    main: String,
    names: BTreeSet<String>,
}

impl<'a> Named<'a> {
    pub(super) fn new<'n>(
        id: &'a str,
        class: ClassId,
        main: &str,
        others: impl IntoIterator<Item = &'n str>,
        schema: &Schema,
    ) -> Self {
        let main = fold(main);
        let mut names: BTreeSet<String> = others.into_iter().map(fold).chain([main.clone()]).collect();
        names.remove("");
        Self { id, class, top: schema.top(class), main, names }
    }
}

/// For every predicted node the position of the annotated one that it is: one to one, as many as can be.
///
/// The order in which pairs are tried settles who gets a contested node, and so the exact types that count as
/// right: the same main name first, then the same type, then the id, as `score.py` has it.
pub(super) fn pair(predicted: &[Named], gold: &[Named]) -> Vec<Option<usize>> {
    let candidates = candidates(predicted, gold);
    let mut order: Vec<usize> = (0..predicted.len()).collect();
    order.sort_by_key(|&p| {
        let same_name = candidates[p].iter().any(|&g| predicted[p].main == gold[g].main);
        (!same_name, candidates[p].len(), predicted[p].id)
    });
    let mut owners = vec![None; gold.len()];
    for p in order {
        grow(p, &candidates, &mut owners, &mut vec![false; gold.len()]);
    }
    let mut pairs = vec![None; predicted.len()];
    for (g, owner) in owners.into_iter().enumerate() {
        if let Some(p) = owner {
            pairs[p] = Some(g);
        }
    }
    pairs
}

/// The annotated nodes that share a name and the top type with each predicted one, the likeliest first.
fn candidates(predicted: &[Named], gold: &[Named]) -> Vec<Vec<usize>> {
    let mut by_name: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (g, node) in gold.iter().enumerate() {
        for name in &node.names {
            by_name.entry(name).or_default().push(g);
        }
    }
    let likeliest_first = |node: &Named| {
        let named_alike =
            node.names.iter().flat_map(|name| by_name.get(name.as_str()).into_iter().flatten().copied());
        let compatible: BTreeSet<usize> = named_alike.filter(|&g| gold[g].top == node.top).collect();
        let mut sorted: Vec<usize> = compatible.into_iter().collect();
        sorted.sort_by_key(|&g| (gold[g].main != node.main, gold[g].class != node.class, gold[g].id));
        sorted
    };
    predicted.iter().map(likeliest_first).collect()
}

/// Gives `p` a node, if need be by moving those that have one already (an augmenting path).
fn grow(p: usize, candidates: &[Vec<usize>], owners: &mut [Option<usize>], seen: &mut [bool]) -> bool {
    for &g in &candidates[p] {
        if std::mem::replace(&mut seen[g], true) {
            continue;
        }
        if owners[g].is_none_or(|owner| grow(owner, candidates, owners, seen)) {
            owners[g] = Some(p);
            return true;
        }
    }
    false
}
