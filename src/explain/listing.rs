//! Finding a node by its id or name.

use super::ExplainError;
use super::node::is_called;
use crate::graph::{KnowledgeGraph, Node};
use crate::matcher::fold_name;

/// The node of that id, or the only one of that name.
pub(super) fn find<'g>(graph: &'g KnowledgeGraph, asked: &str) -> Result<&'g Node, ExplainError> {
    if let Some(node) = graph.node(asked) {
        return Ok(node);
    }
    let folded = fold_name(asked);
    let named: Vec<&Node> = graph.nodes().filter(|node| is_called(node, &folded)).collect();
    match named.as_slice() {
        [node] => Ok(node),
        [] => Err(unknown(graph, asked, None)),
        several => Err(ExplainError::Several {
            asked: asked.to_owned(),
            nodes: several.iter().map(|node| node.id.clone()).collect(),
        }),
    }
}

/// That nothing is called so, with ids that hold one of its words.
pub(super) fn unknown(graph: &KnowledgeGraph, asked: &str, document: Option<&str>) -> ExplainError {
    let plain = asked.replace('-', " ");
    let folded = fold_name(&plain);
    let words: Vec<&str> = folded.split(' ').filter(|word| word.chars().count() > 2).collect();
    let shares = |node: &&Node| node.id.split('-').filter(|word| words.contains(word)).count();
    let mut similar: Vec<(usize, &Node)> =
        graph.nodes().map(|node| (shares(&node), node)).filter(|(count, _)| *count > 0).collect();
    similar.sort_by(|(a, one), (b, other)| b.cmp(a).then_with(|| one.id.cmp(&other.id)));
    ExplainError::Unknown {
        asked: asked.to_owned(),
        document: document.map(str::to_owned),
        similar: similar.into_iter().take(4).map(|(_, node)| node.id.clone()).collect(),
    }
}
