//! The schema: node types and relations, as data.
//!
//! In: a TOML file (`schema/press.toml` is built in). Out: a [`Schema`] that hands out [`ClassId`](crate::types::ClassId)s and
//! [`PropertyId`](crate::types::PropertyId)s, knows which class lies under which and what a relation may join. It guarantees that
//! every parent, domain and range exists and that no class lies under itself; a file that breaks this is
//! refused with the line and the remedy.

mod exclusion;
mod load;
mod ontology;
mod print;
mod role;

pub use exclusion::{Exclusion, One, Time};
pub use load::{DEFAULT_SCHEMA, load, load_default};
pub use ontology::{Class, Property, Schema};
pub use print::print;
pub use role::Role;
