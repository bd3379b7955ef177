//! The office that a text gives a person, in full: what stands before the name, or behind a comma after it.

use crate::lexicon::{is_address, titles};
use crate::matcher::fold;
use crate::types::{LocalEntity, Mention, MentionForm, Span, Text};
use std::ops::Range;

/// An office has so many words at most.
const LONGEST: usize = 16;

/// Small words within an office: "Deputy Minister for Trade and Industry".
const SMALL: [&str; 9] = ["of", "for", "and", "the", "to", "in", "on", "-", "/"];

/// Words before an office that belong to it.
const FORMER: [&str; 5] = ["former", "ex", "acting", "then", "outgoing"];

/// The office of a person where one mention stands; in the words of another mention where these say more.
///
/// `given` is what is known already: it stays where the text has nothing that goes on from it.
pub(super) fn office(
    text: &Text,
    mentions: &[Mention],
    person: &LocalEntity,
    place: Span,
    given: Option<&str>,
) -> Option<String> {
    let given = given.filter(|title| !is_address(title));
    let here = of_mention(text, mentions, place);
    let here = match (given, here) {
        (Some(given), Some(here)) if !contains(&here, given) => given.to_owned(),
        (Some(given), None) => given.to_owned(),
        (_, here) => here?,
    };
    let others = person.mentions.iter().map(|ix| mentions[ix.index()].span).filter(|span| *span != place);
    let fuller = others.filter_map(|span| of_mention(text, mentions, span)).find(|other| {
        let rest = other.get(here.len()..).filter(|_| fold(other).starts_with(&fold(&here)));
        rest.is_some_and(|rest| rest.starts_with(" of ") || rest.starts_with(" for "))
    });
    Some(singular(fuller.unwrap_or(here)))
}

fn contains(whole: &str, part: &str) -> bool {
    fold(whole).contains(&fold(part))
}

fn of_mention(text: &Text, mentions: &[Mention], place: Span) -> Option<String> {
    let name = text.tokens_in(place);
    let words = before(text, mentions, &name).or_else(|| after(text, mentions, &name))?;
    let (first, last) =
        (text.tokens.get(words.start)?.span, text.tokens.get(words.end.checked_sub(1)?)?.span);
    let written: Vec<&str> = text.slice(first.join(last)).split_whitespace().collect();
    Some(written.join(" ")).filter(|title| !is_address(title))
}

/// The words of an office directly before a name, forms of address between them left out.
fn before(text: &Text, mentions: &[Mention], name: &Range<usize>) -> Option<Range<usize>> {
    let folded = Folded { text };
    let sentence = text.tokens_of(text.sentence_at(text.tokens.get(name.start)?.span));
    let mut end = name.start;
    while let Some(from) =
        (end.saturating_sub(2).max(sentence.start)..end).find(|&from| folded.is_address(from..end))
    {
        end = from;
    }
    let first = end.saturating_sub(LONGEST).max(sentence.start);
    let begins = (first..end).find_map(|at| {
        let length = folded.title(at).filter(|length| at + length <= end)?;
        let tail = at + length..end;
        let is_tail = folded.is_tail(tail.clone()) && !is_named(text, mentions, &tail);
        is_tail.then_some(at)
    })?;
    let former = begins
        .checked_sub(1)
        .filter(|&at| at >= sentence.start && FORMER.contains(&folded.word(at).as_str()));
    Some(former.unwrap_or(begins)..end)
}

/// The words of an office behind a comma after a name: "Ann Lee, 35, a probation officer".
fn after(text: &Text, mentions: &[Mention], name: &Range<usize>) -> Option<Range<usize>> {
    let folded = Folded { text };
    let sentence = text.tokens_of(text.sentence_at(text.tokens.get(name.start)?.span));
    let mut at = name.end;
    if folded.word(at) != "," {
        return None;
    }
    at += 1;
    if folded.word(at).parse::<u8>().is_ok() && folded.word(at + 1) == "," {
        at += 2;
    }
    if ["a", "an", "the"].contains(&folded.word(at).as_str()) {
        at += 1;
    }
    // "Ann Lee, the Justice Department trial attorney": "Justice" alone is an office too.
    if let Some(end) = folded.title(at).map(|length| at + length) {
        let starts = text.tokens.get(at)?.span.start;
        let from = mentions.partition_point(|one| one.span.start < starts);
        let here = mentions[from..].iter().take_while(|one| one.span.start == starts);
        at = here.map(|one| text.tokens_in(one.span).end).filter(|&held| held > end).max().unwrap_or(at);
    }
    let begins = at;
    if FORMER.contains(&folded.word(at).as_str()) {
        at += 1;
    }
    let mut end = at + folded.title(at)?;
    // What the office is for, but not the body that it is in.
    if folded.word(end) == "for" {
        let tail =
            (end + 1..sentence.end.min(end + LONGEST)).take_while(|&at| folded.is_tail(at..at + 1)).count();
        let whole = end..end + 1 + tail;
        let capitals = |at: &usize| text.word(*at).starts_with(char::is_uppercase);
        let last = whole.clone().rev().find(capitals);
        end = last.filter(|_| !is_named(text, mentions, &whole)).map_or(end, |last| last + 1);
    }
    (end <= sentence.end).then_some(begins..end)
}

/// Whether something is named in these words.
fn is_named(text: &Text, mentions: &[Mention], words: &Range<usize>) -> bool {
    mentions.iter().filter(|one| one.form != MentionForm::Reference).any(|one| {
        let held = text.tokens_in(one.span);
        held.start < words.end && words.start < held.end
    })
}

/// "Special Agents" of several is "Special Agent" of each.
fn singular(title: String) -> String {
    let one = title.strip_suffix('s').map(str::to_owned);
    one.filter(|one| is_title(one)).unwrap_or(title)
}

fn is_title(phrase: &str) -> bool {
    let folded: Vec<String> = crate::matcher::words(phrase).map(|span| fold(span.of(phrase))).collect();
    titles().all_at(&folded, 0).any(|(length, ())| length == folded.len())
}

/// The words of a text, folded where they are asked for.
struct Folded<'t> {
    text: &'t Text,
}

impl Folded<'_> {
    fn word(&self, at: usize) -> String {
        fold(self.text.word(at))
    }

    fn words(&self, range: Range<usize>) -> Vec<String> {
        range.map(|at| self.word(at)).collect()
    }

    /// The length of the longest listed title that begins here.
    fn title(&self, at: usize) -> Option<usize> {
        let words = self.words(at..at + LONGEST);
        titles().all_at(&words, 0).map(|(length, ())| length).max()
    }

    fn is_address(&self, words: Range<usize>) -> bool {
        let tokens = words.clone().filter_map(|at| self.text.tokens.get(at));
        let span = tokens.map(|token| token.span).reduce(Span::join);
        !words.is_empty() && span.is_some_and(|span| is_address(self.text.slice(span)))
    }

    /// Whether words may end an office: capital ones and small ones between them.
    fn is_tail(&self, words: Range<usize>) -> bool {
        let mut tail = words.map(|at| self.text.word(at));
        tail.all(|word| SMALL.contains(&fold(word).as_str()) || word.starts_with(char::is_uppercase))
    }
}

#[cfg(test)]
mod tests {
    use super::office;
    use crate::schema::load_default;
    use crate::text::segment;
    use crate::types::{Confidence, Document, LocalEntity, Mention, MentionForm, MentionIx, Reason, Span};

    /// The office of the last mention of a name, beside what else is named.
    fn told(line: &str, name: &str, others: &[&str], given: Option<&str>) -> Option<String> {
        let schema = load_default().unwrap();
        let class = schema.class_id("Person").unwrap();
        let text = segment(Document::of_text("t", line));
        let spans = |words: &str| -> Vec<Span> {
            line.match_indices(words).map(|(at, _)| Span::new(at, at + words.len())).collect()
        };
        let mention = |span| Mention {
            span,
            class,
            form: MentionForm::Name,
            title: None,
            reason: Reason::Model,
            confidence: Confidence::CERTAIN,
        };
        let own: Vec<Span> = spans(name);
        let all = own.iter().copied().chain(others.iter().flat_map(|other| spans(other)));
        let mentions: Vec<Mention> = all.map(mention).collect();
        let person = LocalEntity {
            class,
            name: name.to_owned(),
            aliases: Vec::new(),
            mentions: (0..own.len()).map(MentionIx::new).collect(),
        };
        office(&text, &mentions, &person, *own.last().unwrap(), given)
    }

    #[track_caller]
    fn case(line: &str, expected: Option<&str>) {
        assert_eq!(
            told(line, "Ann Lee", &["Justice Department", "Bo Roe"], None).as_deref(),
            expected,
            "{line}"
        );
    }

    #[test]
    fn offices_stand_before_names_and_behind_them() {
        case("Secretary of State Ann Lee came.", Some("Secretary of State"));
        case(
            "Assistant Secretary of State for Oceans and Fisheries Ann Lee came.",
            Some("Assistant Secretary of State for Oceans and Fisheries"),
        );
        case("Then former President Ann Lee came.", Some("former President"));
        case("Minister Dr. Ann Lee came.", Some("Minister"));
        case("Ann Lee, Secretary of State, came.", Some("Secretary of State"));
        case("Ann Lee, 35, a probation officer with the county, came.", Some("probation officer"));
        case("Ann Lee, the former Director of the Justice Department, came.", Some("former Director"));
        case("Ann Lee, the Justice Department trial attorney, came.", Some("trial attorney"));
        case("Trial Attorneys Bo Roe and Ann Lee came.", None);
        case("Special Counsel Bo Roe and Trial Attorney Ann Lee came.", Some("Trial Attorney"));
        case("Special Agents Ann Lee and Bo Roe came.", Some("Special Agent"));
        case("Mr. Ann Lee came, a friend.", None);
    }

    #[test]
    fn what_is_known_already_is_filled_up_and_not_replaced() {
        let line = "Secretary Ann Lee spoke. Ann Lee, Secretary of State. SECRETARY Ann Lee: Good morning.";
        assert_eq!(told(line, "Ann Lee", &[], Some("SECRETARY")).as_deref(), Some("Secretary of State"));
        let line = "Chairman Ann Lee is President of the club.";
        assert_eq!(told(line, "Ann Lee", &[], Some("President")).as_deref(), Some("President"));
        assert_eq!(told("Dr. Ann Lee came.", "Ann Lee", &[], Some("Dr.")), None);
    }
}
