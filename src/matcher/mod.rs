//! Patterns over words and mentions, shared by the rooms that look for mentions and for relations.
//!
//! In: a pattern as a user writes it (`{a:Person} signed ..4 {b:Agreement}`) and a [`Line`]: the words of a
//! sentence with the mentions found in it. Out: the mentions that the pattern's names are bound to, the words
//! that it captured and the words that it turned on. A pattern that does not parse is refused with the column.

mod acronym;
mod line;
mod pattern;
mod phrases;
mod run;
mod words;

pub(crate) use acronym::{abbreviates, spells_out};
pub(crate) use line::{Line, Slot};
pub(crate) use pattern::{Pattern, PhraseSets};
pub(crate) use phrases::Phrases;
pub(crate) use run::Match;
pub(crate) use words::{fold, fold_name, words};
