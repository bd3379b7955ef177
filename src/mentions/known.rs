//! Names that word lists know.

use super::scan::{Found, Scan};
use crate::lexicon::{Listed, listed};
use crate::schema::Schema;
use crate::types::{MentionForm, Reason};

/// Listed names of a sentence. A name counts where it is written as listed (or all in capitals in a sentence
/// of capitals); one that commonly means something else only beside another listed place.
pub(super) fn find(scan: &Scan, schema: &Schema) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < scan.len() {
        let hit = listed().all_at(&scan.folded, at).find(|(length, entry)| written(scan, at, *length, entry));
        let Some((length, entry)) = hit else {
            at += 1;
            continue;
        };
        if let Some(class) =
            entry.class(schema).filter(|_| !entry.ambiguous || beside_place(scan, at, length))
        {
            found.push(Found {
                from: at,
                to: at + length,
                class,
                form: MentionForm::Name,
                title: None,
                reason: Reason::List(entry.list.into()),
                rank: if entry.list == "orgs" { 4 } else { 2 },
            });
        }
        at += length;
    }
    found
}

fn written(scan: &Scan, at: usize, length: usize, entry: &Listed) -> bool {
    let text = scan.slice(at, at + length);
    text == entry.written
        || (scan.capitals && text.chars().all(|c| !c.is_lowercase()) && length + entry.written.len() > 4)
}

/// "Reading, England": a comma and a listed name behind it.
fn beside_place(scan: &Scan, at: usize, length: usize) -> bool {
    let after = at + length;
    scan.folded.get(after).is_some_and(|word| word == ",") && listed().at(&scan.folded, after + 1).is_some()
}
