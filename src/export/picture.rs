//! Where the nodes of a picture lie, which of them belong together, and how much each matters.
//!
//! All on one thread and from fixed starts, so that the same graph gives the same bytes.

use crate::graph::KnowledgeGraph;
use fa2::{FA2Data, FA2Settings};
use leiden_rs::{GraphDataBuilder, Leiden, LeidenConfig};
use std::collections::BTreeMap;

/// What is known of a node's place.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Placed {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) community: usize,
    pub(super) degree: usize,
    /// Chance of a walker to be here, who leaves by a relation with 0.85.
    pub(super) pagerank: f64,
}

/// A place for every node, in the order of the graph; `ties` are further edges, as ids of source and target.
pub(super) fn place(graph: &KnowledgeGraph, ties: &[(String, String)]) -> Vec<Placed> {
    let index: BTreeMap<&str, usize> =
        graph.nodes().enumerate().map(|(at, node)| (node.id.as_str(), at)).collect();
    let real = graph.edges().map(|view| (index[&*view.source.id], index[&*view.target.id]));
    let ties = ties.iter().filter_map(|(a, b)| Some((*index.get(a.as_str())?, *index.get(b.as_str())?)));
    let edges: Vec<(usize, usize)> = real.chain(ties).collect();
    let mut placed = vec![Placed::default(); index.len()];
    if placed.is_empty() {
        return placed;
    }
    for &(a, b) in &edges {
        placed[a].degree += 1;
        placed[b].degree += 1;
    }
    for (one, rank) in placed.iter_mut().zip(pagerank(index.len(), &edges)) {
        one.pagerank = rank;
    }
    for (one, community) in placed.iter_mut().zip(communities(index.len(), &edges)) {
        one.community = community;
    }
    for (one, (x, y)) in placed.iter_mut().zip(layout(index.len(), &edges)) {
        (one.x, one.y) = (x, y);
    }
    placed
}

#[expect(clippy::cast_precision_loss, reason = "no graph has 2^52 nodes")]
fn pagerank(nodes: usize, edges: &[(usize, usize)]) -> Vec<f64> {
    let count = nodes as f64;
    let mut out = vec![0.0; nodes];
    for &(from, _) in edges {
        out[from] += 1.0;
    }
    let mut rank = vec![1.0 / count; nodes];
    for _ in 0..50 {
        let stuck: f64 = rank.iter().zip(&out).filter(|(_, out)| **out == 0.0).map(|(rank, _)| rank).sum();
        let mut next = vec![(0.15 + 0.85 * stuck) / count; nodes];
        for &(from, to) in edges {
            next[to] += 0.85 * rank[from] / out[from];
        }
        rank = next;
    }
    rank
}

/// Leiden's communities, numbered in the order of their first nodes; each node its own where that fails.
fn communities(nodes: usize, edges: &[(usize, usize)]) -> Vec<usize> {
    let mut weights: BTreeMap<(usize, usize), f64> = BTreeMap::new();
    for &(a, b) in edges.iter().filter(|(a, b)| a != b) {
        *weights.entry((a.min(b), a.max(b))).or_default() += 1.0;
    }
    let found = || {
        let mut builder = GraphDataBuilder::new(nodes);
        for (&(a, b), &weight) in &weights {
            builder.add_edge(a, b, weight)?;
        }
        Leiden::new(LeidenConfig::builder().seed(1).build()).run(&builder.build()?)
    };
    let raw = if weights.is_empty() { None } else { found().ok() };
    let raw = raw.map_or_else(|| (0..nodes).collect(), |found| found.partition.as_slice().to_vec());
    let mut numbers = BTreeMap::new();
    raw.into_iter()
        .map(|community| {
            let next = numbers.len();
            *numbers.entry(community).or_insert(next)
        })
        .collect()
}

/// `ForceAtlas2` from a spiral by the golden angle, in which no two nodes share a place.
#[expect(clippy::cast_precision_loss, reason = "no graph has 2^52 nodes")]
fn layout(nodes: usize, edges: &[(usize, usize)]) -> Vec<(f64, f64)> {
    let mut data = FA2Data::<f64>::with_capacity(nodes, edges.len());
    for at in 0..nodes {
        let (angle, radius) = (at as f64 * 2.399_963_229_728_653, 10.0 * (at as f64 + 1.0).sqrt());
        data.add_node_with_position(radius * angle.cos(), radius * angle.sin());
    }
    edges.iter().filter(|(a, b)| a != b).for_each(|&(a, b)| data.add_edge(a, b));
    let mut layout = FA2Settings::from_graph_order(nodes).parallel(false).build(data);
    layout.run(if nodes > 20_000 { 60 } else { 500 });
    // Sines differ in their last bits between machines: what is written is a hundredth.
    layout.data().positions().map(|(x, y)| (rounded(x), rounded(y))).collect()
}

fn rounded(number: f64) -> f64 {
    let rounded = (number * 100.0).round() / 100.0;
    if rounded.is_finite() { rounded + 0.0 } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::{communities, layout, pagerank};

    /// Two triangles that one edge joins.
    const EDGES: [(usize, usize); 7] = [(0, 1), (1, 2), (2, 0), (3, 4), (4, 5), (5, 3), (0, 3)];

    #[test]
    fn two_triangles_are_two_communities() {
        assert_eq!(communities(6, &EDGES), [0, 0, 0, 1, 1, 1]);
        assert_eq!(communities(3, &[]), [0, 1, 2]);
    }

    #[test]
    fn ranks_are_chances() {
        let rank = pagerank(6, &EDGES);
        assert!((rank.iter().sum::<f64>() - 1.0).abs() < 1e-9, "{rank:?}");
        assert!(rank[3] > rank[0], "{rank:?}");
    }

    #[test]
    fn a_layout_spreads_and_keeps_neighbours_near() {
        let places = layout(6, &EDGES);
        let far = |a: usize, b: usize| (places[a].0 - places[b].0).hypot(places[a].1 - places[b].1);
        assert!(far(1, 2) < far(1, 5), "{places:?}");
        assert!((0..6).all(|a| (0..a).all(|b| far(a, b) > 0.1)), "{places:?}");
    }
}
