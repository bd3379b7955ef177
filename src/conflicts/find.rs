//! Holds the facts of a graph against each other.

use super::places::Nesting;
use super::times::Times;
use crate::graph::{EdgeView, KnowledgeGraph, Node};
use crate::schema::{Exclusion, One, Schema};
use crate::types::ClaimStatus;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Two facts of which only one can hold.
#[derive(Clone, Debug)]
pub struct Conflict<'g> {
    /// What says that they exclude each other.
    pub exclusion: &'g Exclusion,
    /// The facts, in the order of the graph.
    pub facts: [EdgeView<'g>; 2],
    /// When each is said to hold.
    pub times: [Times; 2],
    /// The values of attributes that make them one matter, as the first has them: the office.
    pub same: Vec<String>,
}

/// Everything in a graph that excludes something else, by the exclusions of the schema.
pub fn find<'g>(graph: &'g KnowledgeGraph, schema: &'g Schema) -> Vec<Conflict<'g>> {
    let nesting = Nesting::of(graph, schema);
    schema
        .exclusions()
        .iter()
        .flat_map(|exclusion| {
            let mut found = of_one(exclusion, graph, &nesting);
            found.sort_by_key(|conflict| {
                let publishers = conflict.facts.map(|view| view.edge.publishers);
                let confidence = conflict.facts.map(|view| view.edge.confidence);
                let ids = conflict.facts.map(|view| view.edge.id.clone());
                (Reverse(publishers.into_iter().min()), Reverse(confidence.into_iter().min()), ids)
            });
            found
        })
        .collect()
}

fn of_one<'g>(
    exclusion: &'g Exclusion,
    graph: &'g KnowledgeGraph,
    nesting: &Nesting<'g>,
) -> Vec<Conflict<'g>> {
    let counts = |view: &EdgeView| {
        exclusion.relation.is_none_or(|relation| relation == view.edge.property)
            && (view.edge.status == ClaimStatus::Asserted
                || (exclusion.one == One::Standing && view.edge.status == ClaimStatus::Negated))
    };
    // Facts of one matter: the relation, and the ends that must be the same.
    let mut matters: BTreeMap<_, Vec<EdgeView>> = BTreeMap::new();
    for view in graph.edges().filter(counts) {
        let (source, target) = (view.source.id.as_str(), view.target.id.as_str());
        let ends = match exclusion.one {
            One::Source => [None, Some(target)],
            One::Target => [Some(source), None],
            One::Standing => [Some(source), Some(target)],
        };
        matters.entry((view.edge.property, ends)).or_default().push(view);
    }
    let matters = matters.values();
    let pairs = matters.flat_map(|facts| {
        facts
            .iter()
            .enumerate()
            .flat_map(move |(at, one)| facts[at + 1..].iter().map(move |other| [*one, *other]))
    });
    pairs.filter_map(|facts| conflict(exclusion, facts, graph, nesting)).collect()
}

fn conflict<'g>(
    exclusion: &'g Exclusion,
    facts: [EdgeView<'g>; 2],
    graph: &KnowledgeGraph,
    nesting: &Nesting<'g>,
) -> Option<Conflict<'g>> {
    let [one, other] = facts;
    let ends: Option<[&'g Node; 2]> = match exclusion.one {
        One::Source => Some([one.source, other.source]),
        One::Target => Some([one.target, other.target]),
        One::Standing => None,
    };
    let differs = match ends {
        Some([one, other]) => {
            let takes = |node: &Node| exclusion.takes(node.class, nesting.schema);
            takes(one) && takes(other) && !nesting.allows(one, other)
        }
        None => one.edge.status != other.edge.status,
    };
    let same: Option<Vec<Vec<String>>> =
        exclusion.same.iter().map(|name| shared(name, facts, exclusion)).collect();
    let times = facts.map(|view| Times::of(&view, graph));
    let same = same.filter(|_| differs && times[0].meet(&times[1], exclusion))?;
    Some(Conflict { exclusion, facts, times, same: same.concat() })
}

/// The values of an attribute that two edges share, as the first has them; none where there is none.
fn shared(name: &str, facts: [EdgeView; 2], exclusion: &Exclusion) -> Option<Vec<String>> {
    let values = |view: EdgeView| -> BTreeMap<String, String> {
        let values = view.edge.attributes.get(name).into_iter().flatten();
        values.filter_map(|value| Some((exclusion.value(value)?, value.clone()))).collect()
    };
    let (one, other) = (values(facts[0]), values(facts[1]));
    let shared: Vec<String> =
        one.into_iter().filter(|(folded, _)| other.contains_key(folded)).map(|(_, value)| value).collect();
    (!shared.is_empty()).then_some(shared)
}
