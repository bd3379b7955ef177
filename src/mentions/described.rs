//! Things without a name: offenses, agreements and groups of people by their head nouns, and words that point
//! back to them ("the agreement").

use super::scan::{Found, Scan};
use crate::lexicon::heads;
use crate::matcher::Phrases;
use crate::schema::{Role, Schema};
use crate::types::{MentionForm, Reason};

/// Words for people in groups.
const PEOPLE: [&str; 16] = [
    "individuals",
    "people",
    "men",
    "women",
    "suspects",
    "defendants",
    "persons",
    "members",
    "migrants",
    "officers",
    "soldiers",
    "civilians",
    "workers",
    "passengers",
    "children",
    "victims",
];

/// Words that count them.
const COUNTS: [&str; 16] = [
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "dozens",
    "several", "dozen", "twenty", "thirty",
];

/// Words that point to a thing told of before.
const POINTING: [&str; 3] = ["the", "this", "that"];

/// Described things of a sentence.
pub(super) fn find(scan: &Scan, schema: &Schema) -> Vec<Found> {
    let mut found = Vec::new();
    for at in 0..scan.len() {
        found.extend(phrase(scan, at, &heads().offenses, schema, Role::Offense));
        found.extend(agreement(scan, at, schema));
        found.extend(people(scan, at, schema));
    }
    found
}

fn phrase(scan: &Scan, at: usize, phrases: &Phrases<()>, schema: &Schema, role: Role) -> Option<Found> {
    let (length, ()) = phrases.at(&scan.folded, at)?;
    Some(Found {
        from: at,
        to: at + length,
        class: schema.class_for(role)?,
        form: MentionForm::Description,
        title: None,
        reason: Reason::Rule("head-noun".into()),
        rank: 1,
    })
}

/// "plea agreement" is described, "the agreement" and "this landmark agreement" point back.
fn agreement(scan: &Scan, at: usize, schema: &Schema) -> Option<Found> {
    if scan.is_capital(at) && !scan.capitals && at > 0 {
        return None;
    }
    let found = phrase(scan, at, &heads().agreements, schema, Role::Agreement)?;
    let pointing = (1..=2).any(|back| {
        at.checked_sub(back).is_some_and(|before| POINTING.contains(&scan.folded[before].as_str()))
    });
    match (found.to - found.from, pointing) {
        (1, true) => Some(Found { form: MentionForm::Reference, ..found }),
        (1, false) => None,
        _ => Some(found),
    }
}

/// "eight individuals", "two men tied to the gang".
fn people(scan: &Scan, at: usize, schema: &Schema) -> Option<Found> {
    let counted =
        COUNTS.contains(&scan.folded[at].as_str()) || scan.words[at].bytes().all(|b| b.is_ascii_digit());
    let noun = (at + 1..scan.len().min(at + 3)).find(|&noun| PEOPLE.contains(&scan.folded[noun].as_str()))?;
    counted.then_some(())?;
    let tied = scan
        .folded
        .get(noun + 1..noun + 3)
        .is_some_and(|next| ["tied", "linked"].contains(&next[0].as_str()));
    let to = if tied { (noun + 4).min(scan.len()) } else { noun + 1 };
    Some(Found {
        from: at,
        to,
        class: schema.class_for(Role::Person)?,
        form: MentionForm::Description,
        title: None,
        reason: Reason::Rule("counted-people".into()),
        rank: 1,
    })
}
