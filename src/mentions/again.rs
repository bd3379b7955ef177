//! What a document names once, found again wherever it stands.

use super::detect::by_rule;
use super::scan::{Found, Scan};
use crate::matcher::Phrases;
use crate::schema::{Role, Schema};
use crate::types::{ClassId, Confidence, MentionForm, Reason};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// A name that the reader is less sure of is not looked for elsewhere.
const SURE: Confidence = Confidence::from_permille(700);

/// What the definition of an acronym counts, in thousandths of a sure mention.
const DEFINED: u32 = 100_000;

const SURNAME: &str = "surname";

/// Gives a name one class throughout the document: the one that its mentions speak for most; an acronym that is defined
/// counts by its definition.
pub(super) fn agree(scans: &[Scan], found: &mut [Vec<Found>]) {
    let mut votes: BTreeMap<&str, BTreeMap<ClassId, u32>> = BTreeMap::new();
    for (scan, one) in
        scans.iter().zip(&*found).flat_map(|(scan, found)| found.iter().map(move |one| (scan, one)))
    {
        if one.form == MentionForm::Name {
            let weight =
                if one.reason == Reason::Model { u32::from(one.confidence.permille()) } else { DEFINED };
            let votes = votes.entry(scan.slice(one.from, one.to)).or_default();
            *votes.entry(one.class).or_default() += weight;
        }
    }
    for (scan, one) in
        scans.iter().zip(found).flat_map(|(scan, found)| found.iter_mut().map(move |one| (scan, one)))
    {
        let votes = votes.get(scan.slice(one.from, one.to)).filter(|_| one.form == MentionForm::Name);
        if let Some((class, _)) =
            votes.and_then(|votes| votes.iter().max_by_key(|(class, votes)| (**votes, Reverse(**class))))
        {
            one.class = *class;
        }
    }
}

/// Names, acronyms and surnames of persons, with the class that they have in the document.
pub(super) fn named(
    scans: &[Scan],
    found: &[Vec<Found>],
    schema: &Schema,
) -> Phrases<(ClassId, &'static str)> {
    let mut phrases = Phrases::default();
    let mut seen = BTreeSet::new();
    for (scan, found) in scans.iter().zip(found) {
        for one in found.iter().filter(|one| one.form == MentionForm::Name && one.confidence >= SURE) {
            let name = scan.slice(one.from, one.to);
            if name.chars().count() > 2 && seen.insert(name) {
                phrases.insert(name, (one.class, "named-elsewhere"));
            }
            let surname = scan.words[one.to - 1];
            let whole = schema.plays(one.class, Role::Person) && one.to - one.from > 1 && !scan.capitals;
            if whole && surname.chars().count() > 2 && seen.insert(surname) {
                phrases.insert(surname, (one.class, SURNAME));
            }
        }
    }
    phrases
}

/// Those names in a sentence.
pub(super) fn find<'s>(
    scan: &'s Scan,
    names: &'s Phrases<(ClassId, &'static str)>,
) -> impl Iterator<Item = Found> + 's {
    (0..scan.len()).filter(|&at| scan.is_capital(at)).filter_map(|at| {
        let (length, &(class, rule)) = names.at(&scan.folded, at)?;
        Some(Found {
            from: at,
            to: at + length,
            class,
            form: MentionForm::Name,
            title: None,
            reason: Reason::Rule(rule.into()),
            confidence: by_rule(),
            // A whole name is one even where the reader took it for two; a surname is less than what the reader sees.
            rank: if rule == SURNAME { 3 } else { 5 },
        })
    })
}
