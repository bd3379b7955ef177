//! Acronyms defined in brackets, both ways: "Memorandum of Cooperation (MOC)", "MOC (Memorandum of Cooperation)".

use super::scan::{Found, Scan};
use crate::matcher::abbreviates;
use crate::types::{MentionForm, Reason};

/// Acronyms that the brackets of a sentence define for the names found in it.
pub(super) fn find(scan: &Scan, found: &[Found]) -> Vec<Found> {
    (0..scan.len())
        .filter(|&at| scan.words[at] == "(")
        .filter_map(|open| defined(scan, open, found))
        .collect()
}

fn defined(scan: &Scan, open: usize, found: &[Found]) -> Option<Found> {
    let close = (open + 1..scan.len().min(open + 12)).find(|&at| scan.words[at] == ")")?;
    let inside = scan.slice(open + 1, close);
    let outside = found
        .iter()
        .filter(|name| name.form == MentionForm::Name)
        .find(|name| name.to == open || name.from == open + 1)?;
    let (from, to) = if outside.to == open { (open + 1, close) } else { (before(scan, open)?, open) };
    let short = if outside.to == open { inside } else { scan.slice(from, to) };
    let long = scan.slice(outside.from, outside.to);
    (abbreviates(short, long) && !is_of_its_object(short, long)).then(|| Found {
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

fn before(scan: &Scan, open: usize) -> Option<usize> {
    open.checked_sub(1).filter(|&at| scan.is_capital(at))
}
