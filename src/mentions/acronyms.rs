//! Acronyms defined in brackets, both ways: "Memorandum of Cooperation (MOC)", "MOC (Memorandum of Cooperation)".

use super::scan::{Found, Scan};
use crate::matcher::abbreviates;
use crate::schema::{Role, Schema};
use crate::types::{MentionForm, Reason};

/// Acronyms that the brackets of a sentence define for the names found in it.
pub(super) fn find(scan: &Scan, found: &[Found], schema: &Schema) -> Vec<Found> {
    (0..scan.len())
        .filter(|&at| scan.words[at] == "(")
        .filter_map(|open| defined(scan, open, found, schema))
        .collect()
}

fn defined(scan: &Scan, open: usize, found: &[Found], schema: &Schema) -> Option<Found> {
    let close = (open + 1..scan.len().min(open + 12)).find(|&at| scan.words[at] == ")")?;
    let inside = scan.slice(open + 1, close);
    let outside = found
        .iter()
        .filter(|name| name.form == MentionForm::Name)
        .find(|name| name.to == open || name.from == open + 1)?;
    let (from, to) = if outside.to == open { (open + 1, close) } else { (before(scan, open)?, open) };
    let short = if outside.to == open { inside } else { scan.slice(from, to) };
    let long = scan.slice(outside.from, outside.to);
    let other = found.iter().find(|one| one.from == from && one.to == to).map(|one| schema.top(one.class));
    let is_named_so = outside.to == open
        && is_capitals(short)
        && !schema.plays(outside.class, Role::Place)
        && !schema.plays(outside.class, Role::Person)
        && other.is_none_or(|top| top == schema.top(outside.class));
    let is_defined = (abbreviates(short, long) || is_named_so) && !is_of_its_object(short, long);
    is_defined.then(|| Found {
        from,
        to,
        class: outside.class,
        form: MentionForm::Name,
        title: None,
        reason: Reason::Rule("acronym".into()),
        confidence: outside.confidence,
        rank: 6,
    })
}

/// Whether the brackets name what the name ends in, and not the whole: "Memorandum against the
/// Port Gang (PG)".
fn is_of_its_object(short: &str, long: &str) -> bool {
    let first = |name: &str| name.chars().next().map(|letter| letter.to_lowercase().to_string());
    let objects = [" against ", " with ", " on ", " between "].into_iter();
    let mut objects = objects.filter_map(|word| long.split_once(word).map(|(_, object)| object));
    first(short) != first(long) && objects.any(|object| abbreviates(short, object))
}

/// Whether it is one word of two to eight capitals: "NCMOU", whatever words it is made of.
fn is_capitals(short: &str) -> bool {
    (2..=8).contains(&short.chars().count()) && short.chars().all(char::is_uppercase)
}

fn before(scan: &Scan, open: usize) -> Option<usize> {
    open.checked_sub(1).filter(|&at| scan.is_capital(at))
}
