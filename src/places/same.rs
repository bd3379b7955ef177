//! Nodes that the lists know for one place.

use super::choose::{Choice, Told};
use crate::lexicon::{Level, places_named};
use crate::types::{DocumentIx, Merge, NodeCluster};
use std::collections::{BTreeMap, BTreeSet};

/// Joins nodes of one place under two of its names ("Kiev" and "Kyiv"), but for those that one document keeps apart, and
/// those that only their size tells from others of the name.
pub(super) fn join(nodes: Vec<(NodeCluster, Choice)>) -> Vec<(NodeCluster, Choice)> {
    let mut kept: Vec<(NodeCluster, Choice)> = Vec::new();
    let mut at: BTreeMap<(Level, &str, &str), usize> = BTreeMap::new();
    for (node, choice) in nodes {
        let place = match choice {
            Choice::Listed(_, Told::Size(_)) | Choice::Elsewhere(_) | Choice::Unknown => None,
            Choice::Listed(place, _) => Some(place),
        };
        let other = place.and_then(|place| at.get(&place.key())).copied();
        let other = other.filter(|&other| documents(&kept[other].0).is_disjoint(&documents(&node)));
        if let Some(other) = other {
            kept[other].0 = joined(kept[other].0.clone(), node);
            continue;
        }
        if let Some(place) = place {
            at.entry(place.key()).or_insert(kept.len());
        }
        kept.push((node, choice));
    }
    kept
}

fn documents(node: &NodeCluster) -> BTreeSet<DocumentIx> {
    node.members.iter().map(|(document, _)| *document).collect()
}

/// Both as one, named as the one of more members, of equal ones as the one that has the main name.
fn joined(one: NodeCluster, other: NodeCluster) -> NodeCluster {
    let is_main = |node: &NodeCluster| places_named(&node.label).iter().any(|place| place.is_main());
    let rank = |node: &NodeCluster| (node.members.len(), is_main(node));
    let (mut node, other) = if rank(&other) > rank(&one) { (other, one) } else { (one, other) };
    let names: BTreeSet<String> =
        node.aliases.drain(..).chain(other.aliases).chain([other.label.clone()]).collect();
    node.aliases = names.into_iter().filter(|name| *name != node.label).collect();
    node.members.extend(other.members);
    node.members.sort_unstable();
    node.reasons.extend(other.reasons);
    let known = format!("the lists of places know `{}` and `{}` for one", node.label, other.label);
    node.reasons.push(Merge::because(known));
    node.reasons.sort();
    node.reasons.dedup();
    node
}
