//! Room 6: relations between the entities of one document.
//!
//! In: a text, its mentions and entities. Out: relation mentions, each with the sentence that states it, its
//! claim status and what found it. Rules come from `schema/rules/*.toml`, where a user adds some; every rule
//! carries examples that hold when it is loaded from a user's file and when the tests run.

mod claims;
mod examples;
mod relate;
mod rules;

pub use examples::check_examples;
pub use relate::relate;
pub use rules::{BUILT_IN_RULES, Rules};
