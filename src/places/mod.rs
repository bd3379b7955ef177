//! Which place of the lists each place of the documents is.
//!
//! In: the extractions of all documents and their [`Resolution`](crate::types::Resolution). Out: the resolution, in which
//! places of one name that the documents tell apart are nodes of their own, and for each node that a list knows its codes,
//! numbers and coordinates. A place goes where the words beside its name point, else where the document points, else to the
//! largest place of the name; what the words beside it put where the lists have none of the name stays without numbers. The result
//! does not depend on the order of the documents.

mod choose;
mod facts;
mod named;
mod nodes;
mod pointers;
mod same;

pub(crate) use nodes::locate;

#[cfg(test)]
mod tests;
