//! Room 7: which entities of which documents are one node.
//!
//! In: the extractions of all documents and the user's decisions. Out: a [`Resolution`](crate::types::Resolution): every entity in
//! exactly one node, each node with a readable id and the reasons why its members are one. Entities whose names share a key are
//! compared feature by feature; each agreement and difference has a weight in bits (`schema/resolution.toml`), and what adds up to more
//! than nothing becomes one, the surest first. Nothing joins what one document keeps apart, names that exclude each other, what
//! differs clearly, or what the user keeps apart. The result does not depend on the order of the documents.

mod answer;
mod block;
mod born;
mod cluster;
mod compare;
mod decide;
mod decisions;
mod distinction;
mod given;
mod join;
mod label;
mod names;
mod profile;
mod reasons;
mod report;
mod sets;
mod symbols;
mod uncertain;
mod unit;
mod weights;

pub(crate) use answer::{Answer, Pointed};
pub use decisions::Decisions;
pub(crate) use join::{Joined, resolve};
pub(crate) use report::{Compared, Verdict};
pub(crate) use uncertain::Uncertain;

#[cfg(test)]
mod tests;
