//! What a thing is called, without what only stands beside its name.

use crate::lexicon::canonical;
use crate::schema::{Role, Schema};
use crate::types::ClassId;

/// Words before a number of people.
const ABOUT: [&str; 10] = [
    "at least ",
    "some ",
    "about ",
    "around ",
    "nearly ",
    "almost ",
    "more than ",
    "over ",
    "up to ",
    "an estimated ",
];

/// Words before an offense that are no part of what it is called.
const MANNER: [&str; 8] = [
    "knowingly ",
    "willfully ",
    "unlawfully ",
    "intentionally ",
    "federal ",
    "felony ",
    "engaging in ",
    "committing ",
];

/// A listed name without the "s" that is left of a lost or kept apostrophe: "FBIs", "Department of Justices".
pub(super) fn whole(name: &str) -> &str {
    let stem = ["'s", "’s", "s"].iter().find_map(|ending| name.strip_suffix(ending));
    stem.filter(|stem| canonical(name).is_none() && canonical(stem).is_some()).unwrap_or(name)
}

/// The shortest that a described group or an offense is called: "44 people", of "at least 44 people".
pub(super) fn shorter<'n>(name: &'n str, class: ClassId, schema: &Schema) -> Option<&'n str> {
    if schema.plays(class, Role::Person) {
        let rest = ABOUT.iter().find_map(|about| name.strip_prefix(about));
        return rest.filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit() || c.is_lowercase()));
    }
    let manner = MANNER.iter().find_map(|manner| name.strip_prefix(manner));
    manner.filter(|_| schema.plays(class, Role::Offense))
}
