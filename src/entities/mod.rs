//! Room 5: the nodes of one document.
//!
//! In: mentions. Out: entities, each a cluster of mentions with its fullest name and one class. Every mention
//! belongs to at most one entity; one that only points back ("the agreement") and has nothing to point to
//! belongs to none.

mod annotated;
mod cluster;
mod family;
mod headline;
mod naming;
mod partial;
mod plain;
mod prosecutor;

pub(crate) use annotated::{Annotated, annotated};
pub(crate) use cluster::cluster;
