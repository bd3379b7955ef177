//! The kind of what a list knows, and what is no name at all.

use super::scan::{Found, Scan};
use crate::lexicon::{body_heads, listed, offense_heads};
use crate::schema::{Role, Schema};
use crate::types::Confidence;

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

/// Last words of names of happenings, which some bodies bear as well.
const HAPPENINGS: [&str; 13] = [
    "war",
    "meeting",
    "festival",
    "ceremony",
    "dialogue",
    "session",
    "summit",
    "cup",
    "championship",
    "championships",
    "games",
    "conference",
    "election",
];

/// Down from this confidence the reader's class gives way to what the last word of a name says.
const UNSURE: Confidence = Confidence::from_permille(500);

/// How sure a class is that the last word of a name says: the reader was torn between classes, not over the name.
const HEADED: Confidence = Confidence::from_permille(750);

/// Makes a happening of what the reader, unsure, took for a body or a person and whose last word says that it happens: "Heads of
/// Bureaus Conference".
pub(super) fn event_by_head(found: &mut [Found], scan: &Scan, schema: &Schema) {
    let Some(event) = schema.class_for(Role::Event) else { return };
    let is_other =
        |one: &Found| schema.plays(one.class, Role::Organization) || schema.plays(one.class, Role::Person);
    for one in
        found.iter_mut().filter(|one| one.to - one.from > 1 && one.confidence < UNSURE && is_other(one))
    {
        if scan.is_capital(one.to - 1) && HAPPENINGS.contains(&scan.folded[one.to - 1].as_str()) {
            (one.class, one.confidence) = (event, HEADED);
        }
    }
}

/// Words that tie the crimes on both sides of an "and" together.
const TIES: [&str; 12] = ["to", "of", "by", "for", "with", "in", "against", "under", "on", "from", ",", "or"];

/// Makes two of "commercial sex and human trafficking": both sides name a crime, the second by its last word, and nothing but
/// "and" ties them together.
pub(super) fn two_offenses(found: &mut Vec<Found>, scan: &Scan, schema: &Schema) {
    let heads = offense_heads();
    let is_head = |from: usize, to: usize| {
        (from..to).any(|at| heads.all_at(&scan.folded, at).any(|(length, ())| at + length == to))
    };
    let mut second = Vec::new();
    for one in found.iter_mut().filter(|one| schema.plays(one.class, Role::Offense)) {
        let words = &scan.folded[one.from..one.to];
        let ands: Vec<usize> = (one.from..one.to).filter(|&at| scan.folded[at] == "and").collect();
        let tied = words.iter().any(|word| TIES.contains(&word.as_str())) || words[0].ends_with("ing");
        if let ([and], false) = (&ands[..], tied) {
            let named = is_head(one.from, *and) || *and - one.from > 1;
            if named && is_head(and + 1, one.to) && *and > one.from {
                second.push(Found { from: and + 1, ..one.clone() });
                one.to = *and;
            }
        }
    }
    found.extend(second);
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

#[cfg(test)]
mod tests {
    use super::super::scan::{Found, Scan};
    use super::{event_by_head, two_offenses};
    use crate::schema::{Role, Schema, load_default};
    use crate::text::segment;
    use crate::types::{Confidence, Document, MentionForm, Reason, SentenceIx};

    /// What becomes of all words of a sentence, taken for one mention of a class: the words of each, with its class.
    #[track_caller]
    fn case(words: &str, role: Role, permille: u16, expected: &[(&str, Role)]) {
        let schema = load_default().unwrap();
        let class = |role| schema.class_for(role).unwrap();
        let text = segment(Document::of_text("d", words));
        let scan = Scan::new(&text, SentenceIx(0));
        let mut found = vec![Found {
            from: 0,
            to: scan.len(),
            class: class(role),
            form: MentionForm::Name,
            title: None,
            reason: Reason::Model,
            confidence: Confidence::from_permille(permille),
            rank: 0,
        }];
        let change: [fn(&mut Vec<Found>, &Scan, &Schema); 2] =
            [|found, scan, schema| event_by_head(found, scan, schema), two_offenses];
        for change in change {
            change(&mut found, &scan, &schema);
        }
        let found: Vec<_> = found.iter().map(|one| (scan.slice(one.from, one.to), one.class)).collect();
        let expected: Vec<_> = expected.iter().map(|&(words, role)| (words, class(role))).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn the_last_word_tells_a_happening_where_the_reader_is_unsure() {
        let name = "Heads of Harbour Offices Conference";
        case(name, Role::PublicBody, 318, &[(name, Role::Event)]);
        case(name, Role::PublicBody, 800, &[(name, Role::PublicBody)]);
        case("a press conference", Role::Organization, 318, &[("a press conference", Role::Organization)]);
        case("Harbour Office", Role::PublicBody, 318, &[("Harbour Office", Role::PublicBody)]);
    }

    #[test]
    fn two_crimes_are_two() {
        let two = [("commercial sex", Role::Offense), ("human trafficking", Role::Offense)];
        case("commercial sex and human trafficking", Role::Offense, 800, &two);
        case("fraud and theft", Role::Offense, 800, &[("fraud", Role::Offense), ("theft", Role::Offense)]);
        for one in ["conspiracy to commit fraud and theft", "racist and xenophobic messages", "wire fraud"] {
            case(one, Role::Offense, 800, &[(one, Role::Offense)]);
        }
    }
}
