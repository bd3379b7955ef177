//! Scores graphs against annotated documents, by the rules of the corpus's guide.
//!
//! In: gold documents ([`load_gold`]) and the graph that was built from each alone. Out: a [`DocumentScore`]
//! each, summed in [`Totals`] and shown by [`report`]. It guarantees the figures of the corpus's `score.py`:
//! the same folding of names, the same one-to-one matching, the same edges counted.

mod count;
mod fold;
mod gold;
mod load;
mod matching;
pub mod report;
mod tally;
#[cfg(test)]
mod tests;
mod totals;

pub use count::{DocumentScore, Finding, score};
pub use gold::{GoldDocument, GoldEntity, GoldRelation};
pub use load::load_gold;
pub use tally::{Counts, Tally};
pub use totals::Totals;
