//! SPARQL over a graph.
//!
//! In: a [`KnowledgeGraph`](crate::graph::KnowledgeGraph) and the text of a query. Out: an [`Answer`]. The graph is
//! asked as the RDF that `export` writes: the default graph holds every triple, and each document has a named graph of
//! what it states. Terms are numbered and triples sorted, so the same query gives the same rows in the same order.
//! Nothing is fetched: a query that names another service is refused.

mod answer;
mod ask;
mod blanks;
mod dataset;
mod parse;
mod slip;
mod table;
#[cfg(test)]
mod tests;

pub use answer::{Answer, ResultsFormat, Rows, Syntax, UnfitFormat};
pub use ask::{Answered, Limits, QueryError, ask};
pub use dataset::Dataset;
pub use parse::{Query, parse};
