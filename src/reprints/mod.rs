//! Which documents repeat others: reprints, copies with a new head or a corrected line, wire stories cut to length.
//!
//! In: all documents, in the order of their ids. Out: [`Reprint`](crate::types::Reprint)s, a tree for each group of like
//! documents, each from a later document to an earlier one. Two documents are held against each other by their runs of five
//! words; none that is like another is missed, and nothing depends on chance. The result does not depend on the order of
//! the documents.

mod find;
mod passage;
mod shingles;

pub(crate) use find::find;

#[cfg(test)]
mod tests;
