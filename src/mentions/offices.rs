//! Offices and honorifics beside the names of persons.

use super::scan::{Found, Scan};
use crate::lexicon::{is_given, titles};
use crate::schema::{Role, Schema};

/// Words of the longest title that is looked for.
const LONGEST: usize = 12;

/// Titles that belong to a name: nobody calls "Prince Andrew" by the second word alone.
const OF_NAMES: [&str; 12] = [
    "pope", "lord", "lady", "prince", "princess", "king", "queen", "emperor", "sheikh", "haji", "hajji",
    "saint",
];

/// Gives each person the title that stands directly before the name, or that the name begins with ("Minister Mudhaf").
pub(super) fn attach(scan: &Scan, found: &mut [Found], schema: &Schema) {
    for one in found.iter_mut().filter(|one| schema.plays(one.class, Role::Person)) {
        let word = scan.folded[one.from].as_str();
        let begins = titles().all_at(&scan.folded, one.from).map(|(length, ())| one.from + length);
        let name = begins.filter(|name| *name < one.to && scan.is_capital(*name)).max();
        one.from = name.filter(|_| !OF_NAMES.contains(&word) && !is_given(word)).unwrap_or(one.from);
        let first = one.from.saturating_sub(LONGEST);
        one.title = (first..one.from)
            .find(|&at| titles().all_at(&scan.folded, at).any(|(length, ())| at + length == one.from))
            .map(|at| (at, one.from));
    }
}
