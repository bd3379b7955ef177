//! Dates, sums, sentences of courts, on one line each.

use super::{amounts, date_of, terms, when};
use crate::matcher::Line;
use crate::text::segment;
use crate::types::{Document, SentenceIx, Text};
use jiff::civil::date;

/// A line of a document of Wednesday, 12 June 2024.
fn text(line: &str, dated: bool) -> Text {
    let mut document = Document::of_text("t", line);
    document.published = dated.then(|| date(2024, 6, 12));
    segment(document)
}

fn dates(line: &str, dated: bool) -> Vec<String> {
    let text = text(line, dated);
    let sentence = SentenceIx::new(0);
    let line = Line::of(&text, sentence, &[]);
    when::dates(&when::Day::of(&text.document), &text, sentence, &line)
        .into_iter()
        .map(|(_, value)| value)
        .collect()
}

#[test]
fn dates_are_counted_from_the_day_of_the_document() {
    for (line, expected) in [
        ("She signed it on May 3, 2021.", "2021-05-03"),
        ("She signed it on 3 May 2021.", "2021-05-03"),
        ("She signed it on 2021-05-03.", "2021-05-03"),
        ("She signed it on May 3.", "2024-05-03"),
        ("She signed it on Dec 30.", "2023-12-30"),
        ("They met July 13-16, 2022.", "2022-07-13/2022-07-16"),
        ("The raid took place on Tuesday.", "2024-06-11"),
        ("The raid took place on Wednesday.", "2024-06-12"),
        ("He will appear in court on Monday.", "2024-06-17"),
        ("He appears next Monday.", "2024-06-17"),
        ("They were arrested yesterday.", "2024-06-11"),
        ("They were arrested last week.", "2024-06-03/2024-06-09"),
        ("They were arrested last month.", "2024-05"),
        ("They were arrested last year.", "2023"),
        ("It was founded in 1991.", "1991"),
        ("It was founded in April 2020.", "2020-04"),
        ("He was convicted in October.", "2023-10"),
        ("He was convicted in April.", "2024-04"),
    ] {
        assert_eq!(dates(line, true), [expected], "{line}");
    }
}

#[test]
fn without_a_day_of_the_document_only_what_the_text_itself_tells_is_a_date() {
    for (line, expected) in [
        ("The raid took place on Tuesday.", None),
        ("They were arrested last month.", None),
        ("She signed it on May 3.", Some("May 3")),
        ("It was founded in April 2020.", Some("2020-04")),
    ] {
        assert_eq!(dates(line, false), Vec::from_iter(expected), "{line}");
    }
    let days = dates(
        "They travel from March 3 to 8, 2022: to Riga on March 5, to Lviv on 6 to 7 March, home in April.",
        false,
    );
    assert_eq!(days, ["2022-03-03/2022-03-08", "2022-03-05", "2022-03-06/2022-03-07", "2021-04"]);
}

#[test]
fn what_is_no_date_is_none() {
    for line in [
        "He may sign 3 accords.",
        "They march on.",
        "Of the 2024 members, 12 came.",
        "She said so 30 times, on February 31, 2021.",
        "The last man left.",
    ] {
        let found = dates(line, true);
        assert!(found.iter().all(|date| date.starts_with("February 31")), "{line}: {found:?}");
    }
}

#[test]
fn a_date_by_itself_comes_to_the_same_as_in_a_sentence() {
    let document = text("", true).document;
    let case = |written: &str, expected: Option<&str>| {
        assert_eq!(date_of(written, &document).as_deref(), expected, "{written}");
    };
    case("May 1, 2024", Some("2024-05-01"));
    case("2024-05-01", Some("2024-05-01"));
    case("1980", Some("1980"));
    case("last Wednesday", Some("2024-06-12"));
    case("May 2006", Some("2006-05"));
    case("the next round", None);
}

#[test]
fn sums_are_taken_as_the_text_has_them() {
    for (line, expected) in [
        ("It paid $7.1 million to the state.", Some("$7.1 million")),
        ("It paid €310,000 to the state.", Some("€310,000")),
        ("It paid 60 billion rupees to the state.", Some("60 billion rupees")),
        ("It paid 60 people of the state.", None),
        ("It grew by 5 million.", None),
    ] {
        let text = text(line, true);
        let sentence = SentenceIx::new(0);
        let found = amounts::amounts(&text, sentence, &Line::of(&text, sentence, &[]));
        assert_eq!(found.first().map(|(_, value)| value.as_str()), expected, "{line}");
    }
}

#[test]
fn sentences_that_were_given_are_told_from_threats() {
    for (line, expected) in [
        ("Roe was sentenced to 37 months in federal prison.", Some("37 months in federal prison")),
        ("Roe was sentenced late Friday to a year and a day in prison.", Some("a year and a day in prison")),
        ("Roe received a sentence of 10 years.", Some("10 years")),
        ("Roe was jailed for life.", Some("life")),
        ("Roe faces a maximum sentence of 20 years in prison.", None),
        ("Roe will be sentenced on May 3.", None),
        ("Roe worked there for 10 years.", None),
    ] {
        assert_eq!(terms::term(&text(line, true), SentenceIx::new(0)).as_deref(), expected, "{line}");
    }
}
