//! Facts that exclude each other.

use crate::types::PropertyId;
use serde::Deserialize;

/// That of several facts only one can hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exclusion {
    /// Its name in reports.
    pub name: String,
    /// What it says, for people.
    pub definition: String,
    /// The relation of the facts; every one where none is named.
    pub relation: Option<PropertyId>,
    /// What there is one of.
    pub one: One,
    /// When the facts exclude each other.
    pub time: Time,
    /// So many days between two times count as none.
    pub days: i32,
    /// Attributes of which the facts must share a value.
    pub same: Vec<String>,
    /// Words of such a value that take it out.
    pub unless: Vec<String>,
}

/// What there is one of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum One {
    /// Of a target, one source: a body has one head.
    Source,
    /// Of a source, one target: an arrest is made in one place.
    Target,
    /// Of two things, one standing: a relation holds or does not.
    Standing,
}

/// When facts exclude each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Time {
    /// Whenever they were.
    Always,
    /// At one time: the days that the texts name, or else those on which the documents were published, overlap; or no day of
    /// one of them is known.
    Period,
    /// On one day, which both texts name.
    Day,
}
