//! Places within the names of bodies: "U.S. District Court in Boston" names Boston too.

use super::detect::by_rule;
use super::scan::{Found, Scan};
use crate::lexicon::listed;
use crate::schema::{Role, Schema};
use crate::types::{MentionForm, Reason};

/// The listed place in which a body's name ends, behind "in".
pub(super) fn place(scan: &Scan, body: &Found, schema: &Schema) -> Option<Found> {
    if !schema.plays(body.class, Role::Organization) || body.form != MentionForm::Name {
        return None;
    }
    let behind = (body.from + 1..body.to).rev().find(|&at| scan.folded[at] == "in")? + 1;
    let from = if scan.folded.get(behind).is_some_and(|word| word == "the") { behind + 1 } else { behind };
    let (_, entry) = listed().all_at(&scan.folded, from).find(|(length, entry)| {
        from + length == body.to
            && !entry.demonym
            && entry.class(schema).is_some_and(|class| schema.plays(class, Role::Place))
    })?;
    let is_written = scan.slice(from, body.to) == entry.written;
    is_written.then(|| Found {
        from,
        to: body.to,
        class: entry.class(schema).unwrap_or(body.class),
        form: MentionForm::Name,
        title: None,
        reason: Reason::Rule("place-within".into()),
        confidence: by_rule(),
        rank: 0,
    })
}
