//! The kind of a place that a list knows.

use super::scan::{Found, Scan};
use crate::lexicon::listed;
use crate::schema::{Role, Schema};

/// Leaves out small words behind the name of a country ("U.S. illegally"); no country is called so.
pub(super) fn shorten(scan: &Scan, found: &mut [Found], schema: &Schema) {
    for one in found.iter_mut().filter(|one| schema.plays(one.class, Role::Country)) {
        let is_small = |at: usize| scan.words[at].starts_with(char::is_lowercase);
        while one.to > one.from + 1 && is_small(one.to - 1) {
            one.to -= 1;
        }
    }
}

/// Gives places their listed class, where the list has one for the whole name and the name means nothing else.
pub(super) fn refine(scan: &Scan, found: &mut [Found], schema: &Schema) {
    for one in found.iter_mut().filter(|one| schema.plays(one.class, Role::Place)) {
        let mut entries = listed()
            .all_at(&scan.folded, one.from)
            .filter(|(length, entry)| one.from + length == one.to && !entry.ambiguous)
            .filter_map(|(_, entry)| Some((entry.list, entry.class(schema)?)));
        if let Some((list, class)) = entries.next()
            && list == "countries"
            && entries.next().is_none()
            && schema.plays(class, Role::Place)
        {
            one.class = class;
        }
    }
}
