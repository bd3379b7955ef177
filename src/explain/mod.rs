//! Room 11: why things are one node, or two.
//!
//! In: a graph. Out: in words or JSON, what a node's documents say and why they were taken to mean one thing; how two things compare,
//! feature by feature; which decisions are least certain. The comparison is made anew from what the graph records, by the same code
//! that built it.

mod listing;
mod merge;
mod node;
mod recall;
mod reviewed;

pub(crate) use merge::{Asked, explain_merge};
pub(crate) use node::explain_node;
pub(crate) use reviewed::{Question, pairs, questions, review};

/// Why nothing can be explained.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub(crate) enum ExplainError {
    /// No node has the id, and no mention reads so.
    #[error("no node has the id or name `{asked}`{}\n  hint: {}", .document.as_ref().map_or_else(String::new, |id| format!(" in `{id}`")), near(.similar))]
    Unknown {
        /// What was asked for.
        asked: String,
        /// The document it was asked for in.
        document: Option<String>,
        /// Ids that are like it.
        similar: Vec<String>,
    },
    /// The name fits several nodes.
    #[error("`{asked}` is the name of {} nodes: {}\n  hint: give one of these ids, or the name and a document: \"{asked} @ DOCUMENT\"", .nodes.len(), .nodes.join(", "))]
    Several {
        /// What was asked for.
        asked: String,
        /// The nodes that bear it.
        nodes: Vec<String>,
    },
    /// The two are not of one kind.
    #[error(
        "`{one}` and `{other}` are not compared: {classes}\n  hint: only things of one kind are: two persons, two bodies, two places"
    )]
    Kinds {
        /// One.
        one: String,
        /// The other.
        other: String,
        /// What they are.
        classes: String,
    },
}

fn near(similar: &[String]) -> String {
    if similar.is_empty() {
        "`tieline query GRAPH 'SELECT ?id ?name { ?id rdfs:label ?name }'` lists the nodes".to_owned()
    } else {
        format!("there is {}", similar.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", "))
    }
}
