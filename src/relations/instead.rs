//! Relations that the words of their sentence name otherwise.
//!
//! Who "pleaded guilty to fraud" was convicted of it, not charged with it. Which words say so is data: `[[instead]]` in the
//! rule files.

use crate::matcher::{Line, Phrases};
use crate::schema::Schema;
use crate::types::PropertyId;
use serde::Deserialize;

/// One entry of `[[instead]]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entry {
    /// The relation that the reader proposes.
    pub(super) relation: String,
    /// The relation that it is; none where it is none.
    pub(super) is: Option<String>,
    /// Phrases one of which stands in the sentence.
    pub(super) with: Vec<String>,
    /// Phrases none of which stands there.
    #[serde(default)]
    pub(super) without: Vec<String>,
}

/// The entries of all rule files, in their order; the first that fits counts.
#[derive(Clone, Debug, Default)]
pub(super) struct Instead(pub(super) Vec<Replacement>);

/// One entry with its relations looked up.
#[derive(Clone, Debug)]
pub(super) struct Replacement {
    relation: PropertyId,
    is: Option<PropertyId>,
    with: Phrases<()>,
    without: Phrases<()>,
}

impl Instead {
    /// One entry with its relations looked up.
    ///
    /// # Errors
    /// The name of a relation that the schema lacks.
    pub(super) fn entry(entry: &Entry, schema: &Schema) -> Result<Replacement, String> {
        let known = |name: &String| schema.property_id(name).ok_or_else(|| name.clone());
        let set = |phrases: &[String]| phrases.iter().map(String::as_str).collect();
        Ok(Replacement {
            relation: known(&entry.relation)?,
            is: entry.is.as_ref().map(known).transpose()?,
            with: set(&entry.with),
            without: set(&entry.without),
        })
    }

    /// What a proposed relation is by the words of its sentence, if it is one.
    pub(super) fn of(&self, proposed: PropertyId, line: &Line) -> Option<PropertyId> {
        let holds = |set: &Phrases<()>| (0..line.words.len()).any(|at| set.at(&line.words, at).is_some());
        self.0
            .iter()
            .find(|one| one.relation == proposed && holds(&one.with) && !holds(&one.without))
            .map_or(Some(proposed), |one| one.is)
    }
}
