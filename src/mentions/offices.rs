//! Offices and honorifics beside the names of persons.

use super::scan::{Found, Scan};
use crate::lexicon::titles;
use crate::schema::{Role, Schema};

/// Words of the longest title that is looked for.
const LONGEST: usize = 12;

/// Gives each person the title that stands directly before the name.
pub(super) fn attach(scan: &Scan, found: &mut [Found], schema: &Schema) {
    for one in found.iter_mut().filter(|one| schema.plays(one.class, Role::Person)) {
        let first = one.from.saturating_sub(LONGEST);
        one.title = (first..one.from)
            .find(|&at| titles().all_at(&scan.folded, at).any(|(length, ())| at + length == one.from))
            .map(|at| (at, one.from));
    }
}
