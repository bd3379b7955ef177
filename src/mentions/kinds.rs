//! The kind of a place that a list knows.

use super::scan::{Found, Scan};
use crate::lexicon::listed;
use crate::schema::{Role, Schema};

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
