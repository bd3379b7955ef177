//! Room 7: which entities of which documents are one node.
//!
//! In: the extractions of all documents, in the order of the documents' ids. Out: a [`Resolution`](crate::types::Resolution): every
//! entity in exactly one node, each node with a readable id. Nodes of one uppermost class that share a full
//! name or a defined acronym are one; names are compared folded, a company's without its legal form. Persons of one
//! name whose offices and company differ clearly stay apart. The result does not depend on the order of
//! the documents.

mod context;
mod join;
mod label;

pub(crate) use join::resolve;

#[cfg(test)]
mod tests;
