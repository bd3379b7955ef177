//! Facts of a graph that exclude each other.
//!
//! In: a [`KnowledgeGraph`](crate::graph::KnowledgeGraph) and the exclusions of the [`Schema`](crate::schema::Schema). Out:
//! [`Conflict`]s, those of the schema's first exclusion first, of each the best attested first. Nothing is decided here:
//! each is for a person to look at, who may find an error of a text, of the reader or of the resolution. Places of which one lies in
//! the other exclude nothing, nor do places of different classes.

mod find;
mod places;
mod times;

pub use find::{Conflict, find};
pub use times::Times;

#[cfg(test)]
mod tests;
