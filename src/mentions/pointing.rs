//! Words that point back to an agreement told of before: "the agreement", "this landmark accord".

use super::detect::by_rule;
use super::scan::{Found, Scan};
use crate::lexicon::agreements;
use crate::schema::{Role, Schema};
use crate::types::{MentionForm, Reason};

const POINTING: [&str; 3] = ["the", "this", "that"];

/// Such words of a sentence.
pub(super) fn find(scan: &Scan, schema: &Schema) -> Vec<Found> {
    let Some(class) = schema.class_for(Role::Agreement) else { return Vec::new() };
    (1..scan.len())
        .filter(|&at| agreements().at(&scan.folded, at).is_some_and(|(length, ())| length == 1))
        .filter(|&at| (1..=2).any(|back| at >= back && POINTING.contains(&scan.folded[at - back].as_str())))
        .map(|at| Found {
            from: at,
            to: at + 1,
            class,
            form: MentionForm::Reference,
            title: None,
            reason: Reason::Rule("points-back".into()),
            confidence: by_rule(),
            rank: 1,
        })
        .collect()
}
