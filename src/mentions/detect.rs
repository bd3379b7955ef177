//! Runs the finders over a text and settles what overlaps.

use super::scan::{Found, Scan};
use super::{acronyms, again, kinds, offices, persons, pointing, within};
use crate::schema::Schema;
use crate::types::{Confidence, Mention, MentionForm, Reason, SentenceIx, TaggedSpan, Text};

/// All mentions of a text, in its order, none over another but for names within longer ones.
pub(crate) fn detect(text: &Text, tagged: &[TaggedSpan], schema: &Schema) -> Vec<Mention> {
    let scans: Vec<Scan> =
        (0..text.sentences.len()).map(|index| Scan::new(text, SentenceIx::new(index))).collect();
    let mut first: Vec<Vec<Found>> = scans
        .iter()
        .map(|scan| {
            let mut found = proposed(scan, tagged);
            kinds::shorten(scan, &mut found, schema);
            persons::alone(scan, &mut found, schema);
            kinds::without_praise(scan, &mut found, schema);
            kinds::refine(scan, &mut found, schema);
            kinds::body_by_head(&mut found, scan, schema);
            kinds::event_by_head(&mut found, scan, schema);
            kinds::two_offenses(&mut found, scan, schema);
            found.retain(|one| !kinds::is_bare(scan, one, schema));
            offices::attach(scan, &mut found, schema);
            found.extend(acronyms::find(scan, &found, schema));
            settle(found)
        })
        .collect();
    again::agree(&scans, &mut first);
    let names = again::named(&scans, &first, schema);
    scans
        .iter()
        .zip(first)
        .flat_map(|(scan, mut found)| {
            found.extend(again::find(scan, &names));
            found.extend(pointing::find(scan, schema));
            let mut found = settle(found);
            let within: Vec<Found> =
                found.iter().flat_map(|one| within::find(scan, one, &names, schema)).collect();
            found.extend(within);
            found.sort_by_key(|one| one.from);
            found.into_iter().map(|found| mention(scan, &found)).collect::<Vec<_>>()
        })
        .collect()
}

/// What the reader proposes within a sentence.
fn proposed(scan: &Scan, tagged: &[TaggedSpan]) -> Vec<Found> {
    let end = scan.first + scan.len();
    let from = tagged.partition_point(|span| (span.tokens.start as usize) < scan.first);
    tagged[from..]
        .iter()
        .take_while(|span| (span.tokens.start as usize) < end)
        .map(|span| {
            let from = span.tokens.start as usize - scan.first;
            let (from, to) = trim(scan, from, (span.tokens.end as usize).min(end) - scan.first);
            Found {
                from,
                to,
                class: span.class,
                form: form(scan, from, to),
                title: None,
                reason: Reason::Model,
                confidence: span.confidence,
                rank: 5,
            }
        })
        .collect()
}

/// Words that begin or end no name.
const LOOSE: [&str; 16] =
    ["the", "a", "an", "and", "of", "to", "in", "at", "on", "for", "with", "by", ",", "-", "(", "\""];

/// Leaves out loose words at both ends; a span of nothing else stays as it is.
fn trim(scan: &Scan, from: usize, to: usize) -> (usize, usize) {
    let is_loose = |at: &usize| LOOSE.contains(&scan.folded[*at].as_str());
    if scan.folded[from] == "at" && from + 1 < to && scan.folded[from + 1] == "least" {
        return (from, to);
    }
    match ((from..to).find(|at| !is_loose(at)), (from..to).rev().find(|at| !is_loose(at))) {
        (Some(first), Some(last)) => (first, last + 1),
        _ => (from, to),
    }
}

/// A name has a capital letter or, as "AK-47" and "al-Qaida", begins with one after a small word.
fn form(scan: &Scan, from: usize, to: usize) -> MentionForm {
    if scan.is_capital(from)
        || (from..to.min(from + 3)).any(|at| scan.is_capital(at) && scan.words[from].len() <= 3)
    {
        MentionForm::Name
    } else {
        MentionForm::Description
    }
}

/// Of those that overlap keeps the one of higher rank, then the longer, then the earlier.
fn settle(mut found: Vec<Found>) -> Vec<Found> {
    found.sort_by_key(|one| (std::cmp::Reverse((one.rank, one.to - one.from)), one.from));
    let mut taken = vec![false; found.iter().map(|one| one.to).max().unwrap_or_default()];
    let mut kept: Vec<Found> = Vec::new();
    for one in found {
        if taken[one.from..one.to].iter().all(|word| !word) {
            taken[one.from..one.to].fill(true);
            kept.push(one);
        }
    }
    kept.sort_by_key(|one| one.from);
    kept
}

fn mention(scan: &Scan, found: &Found) -> Mention {
    Mention {
        span: scan.span(found.from, found.to),
        class: found.class,
        form: found.form,
        title: found.title.map(|(from, to)| scan.span(from, to)),
        reason: found.reason.clone(),
        confidence: found.confidence,
    }
}

/// How sure a rule of this room is: it completes what the reader found.
pub(super) fn by_rule() -> Confidence {
    Confidence::from_permille(800)
}
