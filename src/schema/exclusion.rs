//! Facts that exclude each other.

use super::Schema;
use crate::types::{ClassId, PropertyId};
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
    /// Classes of what there is one of; of any where none is named.
    pub ends: Vec<ClassId>,
    /// When the facts exclude each other.
    pub time: Time,
    /// So many days between two times count as none.
    pub days: i32,
    /// Attributes of which the facts must share a value.
    pub same: Vec<String>,
    /// Words of such a value that take it out.
    pub unless: Vec<String>,
}

impl Exclusion {
    /// Whether there is one of what has this class.
    pub(crate) fn takes(&self, class: ClassId, schema: &Schema) -> bool {
        self.ends.is_empty() || self.ends.iter().any(|&end| schema.is_a(class, end))
    }

    /// A value of an attribute in lower case without punctuation; nothing where one of its words takes it out or it has none.
    pub(crate) fn value(&self, written: &str) -> Option<String> {
        let lower = written.to_lowercase();
        let words: Vec<&str> =
            lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let is_out = words.iter().any(|word| self.unless.iter().any(|out| out == word));
        (!is_out && !words.is_empty()).then(|| words.join(" "))
    }
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
