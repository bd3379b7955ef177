//! Names of persons without what the sentence says around them.

use super::scan::{Found, Scan};
use crate::lexicon::is_given;
use crate::schema::{Role, Schema};
use crate::types::MentionForm;

/// Words that open a question or a clause and are no names.
const OPENERS: [&str; 25] = [
    "has", "have", "had", "did", "does", "is", "was", "were", "would", "could", "should", "but", "when",
    "while", "if", "because", "although", "since", "after", "before", "thanks", "yes", "well", "now", "then",
];

/// Leaves out a word that opens the sentence or the clause before a person's name ("Has Marlowe agreed?"), and what an aside goes
/// on with behind it ("President Marlowe – first said").
pub(super) fn alone(scan: &Scan, found: &mut [Found], schema: &Schema) {
    let names =
        found.iter_mut().filter(|one| one.form == MentionForm::Name && schema.plays(one.class, Role::Person));
    for one in names {
        let aside = (one.from + 1..one.to.saturating_sub(1))
            .find(|&at| is_dash(scan, at) && !scan.is_capital(at + 1));
        one.to = aside.unwrap_or(one.to);
        let next = one.from + 1;
        let begins =
            one.from.checked_sub(1).is_none_or(|at| !scan.words[at].ends_with(char::is_alphanumeric));
        if begins && next < one.to && scan.is_capital(next) && scan.is_capital(one.from) {
            let word = scan.folded[one.from].as_str();
            // Some are called So: before a given name it is the word ("So Matt, as you know").
            let opens = OPENERS.contains(&word) || word == "so" && is_given(&scan.folded[next]);
            one.from += usize::from(opens);
        }
    }
}

/// Whether a dash stands by itself between two words.
fn is_dash(scan: &Scan, at: usize) -> bool {
    let apart = |at: usize| scan.span(at, at + 1).end < scan.span(at + 1, at + 2).start;
    ["-", "–", "—"].contains(&scan.words[at]) && apart(at - 1) && apart(at)
}

#[cfg(test)]
mod tests {
    use super::super::scan::{Found, Scan};
    use super::alone;
    use crate::schema::{Role, load_default};
    use crate::text::segment;
    use crate::types::{Confidence, Document, MentionForm, Reason, SentenceIx};

    /// What is left of all words of a sentence, taken for a person's name.
    #[track_caller]
    fn case(words: &str, expected: &str) {
        let schema = load_default().unwrap();
        let text = segment(Document::of_text("d", words));
        let scan = Scan::new(&text, SentenceIx(0));
        let mut found = [Found {
            from: 0,
            to: scan.len(),
            class: schema.class_for(Role::Official).unwrap(),
            form: MentionForm::Name,
            title: None,
            reason: Reason::Model,
            confidence: Confidence::from_permille(900),
            rank: 0,
        }];
        alone(&scan, &mut found, &schema);
        assert_eq!(scan.slice(found[0].from, found[0].to), expected);
    }

    #[test]
    fn words_of_the_sentence_are_no_part_of_a_name() {
        case("Has Marlowe", "Marlowe");
        case("So Matt", "Matt");
        case("So Phan", "So Phan");
        case("Marlowe – first", "Marlowe");
        case("Kim Song-ho", "Kim Song-ho");
        case("Ann Lee - Roe", "Ann Lee - Roe");
        case("Will James", "Will James");
        case("Is", "Is");
    }
}
