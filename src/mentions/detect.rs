//! Runs the finders over a text and settles what overlaps.

use super::scan::{Found, Scan};
use super::{acronyms, described, known, names};
use crate::matcher::Phrases;
use crate::schema::{Role, Schema};
use crate::types::{ClassId, Confidence, Mention, MentionForm, Reason, SentenceIx, Text};

/// All mentions of a text, in its order, none over another.
pub fn detect(text: &Text, schema: &Schema) -> Vec<Mention> {
    let scans: Vec<Scan> =
        (0..text.sentences.len()).map(|index| Scan::new(text, SentenceIx::new(index))).collect();
    let first: Vec<Vec<Found>> = scans
        .iter()
        .map(|scan| {
            let mut found = known::find(scan, schema);
            found.extend(names::find(scan, schema));
            found.extend(acronyms::find(scan, &found));
            found.extend(described::find(scan, schema));
            settle(found)
        })
        .collect();
    let named = named(&scans, &first, schema);
    scans
        .iter()
        .zip(first)
        .flat_map(|(scan, mut found)| {
            found.extend(again(scan, &named));
            settle(found).into_iter().map(|found| mention(scan, &found)).collect::<Vec<_>>()
        })
        .collect()
}

/// Of those that overlap keeps the one of higher rank, then the longer, then the earlier.
fn settle(mut found: Vec<Found>) -> Vec<Found> {
    found.sort_by_key(|one| (std::cmp::Reverse((one.rank, one.to - one.from)), one.from));
    let mut taken = vec![false; found.iter().map(|one| one.to).max().unwrap_or_default()];
    let mut kept: Vec<Found> = Vec::new();
    for one in found {
        if taken[one.from..one.to].iter().all(|word| !word) {
            // The words of an office are no mention of their own: "U.S. Attorney" speaks of no country.
            let start = one.title.map_or(one.from, |(from, _)| from);
            taken[start..one.to].fill(true);
            kept.push(one);
        }
    }
    kept.sort_by_key(|one| one.from);
    kept
}

/// What the document names, to be found wherever else it stands: names, acronyms, and surnames of persons.
fn named(scans: &[Scan], found: &[Vec<Found>], schema: &Schema) -> Phrases<(ClassId, bool)> {
    let mut phrases = Phrases::default();
    let mut seen = std::collections::BTreeSet::new();
    for (scan, found) in scans.iter().zip(found) {
        for one in found.iter().filter(|one| one.form == MentionForm::Name && one.rank > 2) {
            let name = scan.slice(one.from, one.to);
            if seen.insert(name) {
                phrases.insert(name, (one.class, false));
            }
            let surname = scan.words[one.to - 1];
            if schema.plays(one.class, Role::Person)
                && one.to - one.from > 1
                && surname.len() > 2
                && seen.insert(surname)
            {
                phrases.insert(surname, (one.class, true));
            }
        }
    }
    phrases
}

fn again<'s>(scan: &'s Scan, named: &'s Phrases<(ClassId, bool)>) -> impl Iterator<Item = Found> + 's {
    (0..scan.len()).filter_map(|at| {
        let (length, &(class, surname)) = named.at(&scan.folded, at)?;
        (scan.is_capital(at)).then(|| Found {
            from: at,
            to: at + length,
            class,
            form: MentionForm::Name,
            title: None,
            reason: Reason::Rule(if surname { "surname" } else { "named-before" }.into()),
            rank: 3,
        })
    })
}

fn mention(scan: &Scan, found: &Found) -> Mention {
    Mention {
        span: scan.span(found.from, found.to),
        class: found.class,
        form: found.form,
        title: found.title.map(|(from, to)| scan.span(from, to)),
        reason: found.reason.clone(),
        confidence: Confidence::from_permille(500 + 80 * u16::from(found.rank)),
    }
}
