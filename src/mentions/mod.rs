//! Room 4: where the text speaks of something.
//!
//! In: a text. Out: mentions in the order of the text, none overlapping another, each with its class and the
//! reason why it is one. Word lists find known places and bodies, capitals and head words find names, brackets
//! define acronyms; what a document names once is found again wherever it stands. This is a baseline of lists
//! and surface rules: it knows nothing of a sentence's meaning.

mod acronyms;
mod described;
mod detect;
mod known;
mod names;
mod scan;

pub use detect::detect;
