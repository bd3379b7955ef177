//! The kind of what a list knows, and what is no name at all.

use super::scan::{Found, Scan};
use crate::lexicon::{body_heads, listed};
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

/// Words that praise what comes after them, and are no part of its name.
const PRAISE: [&str; 8] =
    ["historic", "landmark", "new", "groundbreaking", "sweeping", "comprehensive", "recent", "unprecedented"];

/// Leaves out words of praise before the name of an agreement or a law: "historic Memorandum of Cooperation".
pub(super) fn without_praise(scan: &Scan, found: &mut [Found], schema: &Schema) {
    let is_named =
        |one: &&mut Found| schema.plays(one.class, Role::Agreement) || schema.plays(one.class, Role::Law);
    for one in found.iter_mut().filter(is_named) {
        let praised =
            one.to - one.from > 1 && PRAISE.contains(&scan.words[one.from]) && scan.is_capital(one.from + 1);
        one.from += usize::from(praised);
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

/// Makes a body of what the reader took for a place or an event and whose last word says that it is one: "Middle East
/// Branch", "International Energy Agency".
pub(super) fn body_by_head(found: &mut [Found], scan: &Scan, schema: &Schema) {
    let is_other = |one: &Found| {
        (schema.plays(one.class, Role::Place) && !schema.plays(one.class, Role::Facility))
            || schema.plays(one.class, Role::Event)
    };
    for one in found.iter_mut().filter(|one| one.to - one.from > 1 && is_other(one)) {
        let heads = body_heads();
        let head = heads.at(&scan.folded, one.to - 1).filter(|_| scan.is_capital(one.to - 1));
        if let Some(class) = head.and_then(|(_, name)| schema.class_id(name)) {
            one.class = class;
        }
    }
}

/// Offenses of one word that say nothing of what was done.
const NO_OFFENSE: [&str; 10] = [
    "violation",
    "violations",
    "offense",
    "offenses",
    "crime",
    "crimes",
    "charges",
    "felony",
    "committing",
    "conspiring",
];

/// Offices and groups without anybody in them.
const NO_PERSON: [&str; 12] = [
    "minister",
    "ministers",
    "official",
    "officials",
    "president",
    "presidents",
    "governor",
    "ambassador",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "senator",
];

/// Whether one word is no name and no description of anything: "city", "kingdom", "Minister", "violation".
pub(super) fn is_bare(scan: &Scan, one: &Found, schema: &Schema) -> bool {
    if one.to - one.from > 1 {
        return false;
    }
    let word = scan.folded[one.from].as_str();
    let plays = |role: Role| schema.plays(one.class, role);
    let is_small = !scan.is_capital(one.from) && scan.words[one.from].chars().all(char::is_lowercase);
    (is_small && (plays(Role::Place) || plays(Role::PublicBody)))
        || (plays(Role::Offense) && NO_OFFENSE.contains(&word))
        || (plays(Role::Person) && NO_PERSON.contains(&word))
}
