//! Names within longer names and descriptions: "U.S. District Court in Boston" names Boston too, "Russia's aggression in
//! Ukraine" two countries.

use super::detect::by_rule;
use super::scan::{Found, Scan};
use crate::lexicon::listed;
use crate::matcher::Phrases;
use crate::schema::{Role, Schema};
use crate::types::{ClassId, MentionForm, Reason};

/// The names within a mention that stand for something of their own.
pub(super) fn find(
    scan: &Scan,
    whole: &Found,
    names: &Phrases<(ClassId, &'static str)>,
    schema: &Schema,
) -> Vec<Found> {
    let mut within = Vec::new();
    let mut at = whole.from;
    while at < whole.to {
        let one = longest(scan, whole, at, names, schema).filter(|one| is_named(scan, whole, one, schema));
        at = one.as_ref().map_or(at + 1, |one| one.to);
        within.extend(one);
    }
    within
}

/// The longest name that begins at a word of a mention and ends in it, by the lists or by what the document names elsewhere.
fn longest(
    scan: &Scan,
    whole: &Found,
    at: usize,
    names: &Phrases<(ClassId, &'static str)>,
    schema: &Schema,
) -> Option<Found> {
    let fits = |length: &usize| at + length <= whole.to && *length < whole.to - whole.from;
    let of_list = listed()
        .all_at(&scan.folded, at)
        .filter(|(length, entry)| {
            fits(length) && !entry.ambiguous && scan.slice(at, at + length) == entry.written
        })
        .find_map(|(length, entry)| Some((length, entry.class(schema)?)));
    let of_text = names
        .at(&scan.folded, at)
        .filter(|(length, _)| fits(length))
        .map(|(length, (class, _))| (length, *class));
    let (length, class) = of_text.into_iter().chain(of_list).max_by_key(|(length, _)| *length)?;
    scan.is_capital(at).then(|| Found {
        from: at,
        to: at + length,
        class,
        form: MentionForm::Name,
        title: None,
        reason: Reason::Rule("named-within".into()),
        confidence: by_rule(),
        rank: 0,
    })
}

/// Whether a name within a mention is spoken of by itself.
fn is_named(scan: &Scan, whole: &Found, one: &Found, schema: &Schema) -> bool {
    let is = |role: Role| schema.plays(one.class, role);
    let behind = |words: &[&str]| is_behind(scan, whole, one, words);
    let owns = one.to + 1 < whole.to && matches!(scan.folded[one.to].as_str(), "'s" | "’s");
    if schema.plays(whole.class, Role::Event) {
        // The war of a president, the blockade of a country, a metro attack in a city.
        let stands = is(Role::Place) || is(Role::Organization) || is(Role::Person) && owns;
        return stands && !is_part(scan, whole, one);
    }
    if schema.plays(whole.class, Role::Person) {
        // Not "Paris Hilton", but "EU counterparts".
        let is_group = scan.words[whole.to - 1].starts_with(char::is_lowercase);
        return is_group && (is(Role::Place) || is(Role::Organization)) && !is_part(scan, whole, one);
    }
    if schema.plays(whole.class, Role::Offense) {
        return is(Role::Organization);
    }
    if schema.plays(whole.class, Role::Organization) && whole.form == MentionForm::Name {
        let of_unit = UNITS.iter().any(|unit| behind(&[unit, "of"]) || behind(&[unit, "of", "the"]));
        let is_at = behind(&["in"]) || behind(&["in", "the"]);
        return is(Role::Place) && is_at && one.to == whole.to || is(Role::Organization) && (owns || of_unit);
    }
    false
}

/// Parts of a body: "Albuquerque Division of the FBI" names the FBI too.
const UNITS: [&str; 5] = ["division", "office", "branch", "chapter", "agency"];

/// Whether these words stand before a name within a mention.
fn is_behind(scan: &Scan, whole: &Found, one: &Found, words: &[&str]) -> bool {
    let from = one.from.checked_sub(words.len()).filter(|from| *from >= whole.from);
    from.is_some_and(|from| {
        words.iter().zip(&scan.folded[from..one.from]).all(|(word, folded)| word == folded)
    })
}

/// Whether a name is but a part of a longer one: "African American", "Brussels Conference on Syria", "Summit of the
/// Americas".
fn is_part(scan: &Scan, whole: &Found, one: &Found) -> bool {
    let is_capital = |at: usize| (whole.from..whole.to).contains(&at) && scan.is_capital(at);
    let behind = |words: &[&str]| is_behind(scan, whole, one, words);
    let small = if behind(&["of", "the"]) { 2 } else { usize::from(behind(&["of"])) };
    let follows = one.from.checked_sub(small + 1).is_some_and(is_capital);
    behind(&["-"]) || follows || is_capital(one.to)
}
