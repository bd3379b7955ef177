//! Room 6: relations between the entities of one document.
//!
//! In: a text, its mentions and entities. Out: relation mentions, each with the sentence that states it, its
//! claim status and what found it. Rules come from `schema/rules/*.toml`, where a user adds some; every rule
//! carries examples that hold when it is loaded from a user's file and when the tests run.

mod abroad;
mod attributes;
mod by_model;
mod by_rule;
mod claims;
mod collective;
mod elsewhere;
mod ends;
mod examples;
mod instead;
mod prune;
mod relate;
mod rules;
mod sayings;
mod single;
mod speech;
mod within;

pub(crate) use attributes::date_of;
pub(crate) use examples::check_examples;
pub(crate) use prune::prune;
pub(crate) use relate::relate;
pub(crate) use rules::{BUILT_IN_RULES, Rules};

#[cfg(test)]
mod tests;
