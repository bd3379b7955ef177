//! What a text says of itself at its head and its end.

use super::{dateline, dates, publisher};
use crate::types::Dateline;
use jiff::civil::Date;

/// Lines at the head and at the end that can tell of the document rather than of its subject.
pub(super) const HEAD: usize = 12;
const TAIL: usize = 6;

/// Words and bytes of the longest title.
const TITLE_WORDS: usize = 35;
const TITLE_BYTES: usize = 300;

/// Lines of pages and releases that are neither title nor text.
const BOILERPLATE: [&str; 15] = [
    "for immediate release",
    "immediate release",
    "press release",
    "press releases",
    "joint media release",
    "latest news",
    "news release",
    "media release",
    "media note",
    "press statement",
    "skip to main content",
    "skip to content",
    "news",
    "home",
    "share",
];

/// A line that is not blank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line<'a> {
    /// Its words, without white space around them.
    pub(super) text: &'a str,
    /// Byte offset of the first one.
    pub(super) start: usize,
}

/// As much as was found.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Told {
    pub(super) title: Option<String>,
    pub(super) published: Option<Date>,
    pub(super) publisher: Option<String>,
    pub(super) dateline: Option<Dateline>,
}

/// Reads head and end of a text.
pub(super) fn describe(text: &str) -> Told {
    let mut offset = 0;
    let lines: Vec<Line> = text
        .split_inclusive('\n')
        .filter_map(|raw| {
            let start = offset + raw.len() - raw.trim_start().len();
            offset += raw.len();
            Some(Line { text: raw.trim(), start }).filter(|line| !line.text.is_empty())
        })
        .collect();
    let (head, below) = lines.split_at(lines.len().min(HEAD));
    let tail = &below[below.len().saturating_sub(TAIL)..];
    // In a short text the last lines of the head are the end.
    let end = if below.is_empty() { &head[head.len().saturating_sub(TAIL)..] } else { tail };

    let (dateline, day) = head.iter().find_map(dateline::find).unzip();
    let (letterhead, title) = title(text, head);
    Told {
        title,
        published: published(head, end, day.flatten()),
        publisher: publisher::find(head, end).or(letterhead),
        dateline: dateline.or_else(|| dateline::find_colon(&lines)),
    }
}

/// Whether the line is part of the page or the release form: no title and no text.
pub(super) fn is_label(line: &str) -> bool {
    let plain = line.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    BOILERPLATE.contains(&plain.as_str())
        || line.contains('»')
        || dates::parse(line).is_some()
        || dates::published(line).is_some()
        || publisher::labelled(line).is_some()
}

/// The title, and before it the name above the form ("INTERPOL", then the day, then the title).
fn title(text: &str, head: &[Line]) -> (Option<String>, Option<String>) {
    let heading = head.iter().find_map(|line| line.text.strip_prefix("# "));
    if let Some(heading) = heading.filter(|heading| heading.contains(char::is_alphanumeric)) {
        return (None, Some(heading.trim().trim_end_matches('#').trim_end().to_owned()));
    }
    // Bodies are skipped where the form of a release follows them; one alone can be a headline's subject.
    let bodies = head.iter().take_while(|line| publisher::is_body(line.text)).count();
    let is_form = bodies > 1 || head.get(bodies).is_some_and(|line| is_label(line.text));
    let at = after_labels(head, if is_form { bodies } else { 0 });
    let Some(first) = title_at(text, head, at) else { return (None, None) };

    let below = after_labels(head, at + 1);
    let words = |title: &str| title.split_whitespace().count();
    match title_at(text, head, below).filter(|_| below > at + 1) {
        Some(second) if is_name(&first) && words(&second) > words(&first) => (Some(first), Some(second)),
        _ => (None, Some(first)),
    }
}

/// A few words, each with a capital: a body rather than a headline.
fn is_name(words: &str) -> bool {
    let is_small = |word: &str| matches!(word, "of" | "the" | "and" | "for" | "–" | "-" | "&" | "de");
    words.split_whitespace().count() <= 6
        && words.split_whitespace().all(|word| is_small(word) || !word.starts_with(char::is_lowercase))
}

fn after_labels(head: &[Line], at: usize) -> usize {
    at + head.iter().skip(at).take_while(|line| is_label(line.text)).count()
}

/// The line as a title, with the next one if that goes on in small letters.
fn title_at(text: &str, head: &[Line], at: usize) -> Option<String> {
    let line = head.get(at)?;
    let is_short = line.text.len() <= TITLE_BYTES && line.text.split_whitespace().count() <= TITLE_WORDS;
    let is_over_text = || {
        let below = &text[line.start + line.text.len()..];
        let has_blank_below = below.trim_start_matches([' ', '\t', '\r']).starts_with("\n\n");
        has_blank_below || head[at + 1..].iter().take(3).any(|next| next.text.len() > line.text.len())
    };
    if !is_short || head.len() <= at + 1 || ends_sentence(line.text) || is_item(line.text) || !is_over_text()
    {
        return None;
    }
    let title = line.text.trim_matches(['*', '_']);
    let more = head[at + 1].text;
    let goes_on = more.len() <= 100 && more.starts_with(char::is_lowercase) && !ends_sentence(more);
    Some(if goes_on { format!("{title} {more}") } else { title.to_owned() })
}

fn ends_sentence(line: &str) -> bool {
    let bare = line.trim_end_matches(['”', '"', '’', '\'', ')']);
    let is_acronym = bare.len() > 3 && bare.as_bytes()[bare.len() - 3] == b'.';
    bare.ends_with(['.', ',', ';', ':', '…']) && !(bare.ends_with('.') && is_acronym)
}

fn is_item(line: &str) -> bool {
    line.starts_with(['-', '*', '•', '–', '>']) && line.chars().nth(1).is_some_and(char::is_whitespace)
}

/// The day of a "Published:" line, else of a line of its own at the head, the dateline's, else one at the end.
///
/// Several days at the end belong to the headlines of other documents.
fn published(head: &[Line], end: &[Line], dateline: Option<Date>) -> Option<Date> {
    let labelled = || head.iter().chain(end).find_map(|line| dates::published(line.text));
    let alone = || head.iter().find_map(|line| dates::parse(line.text));
    let last = || {
        let mut days = end.iter().filter_map(|line| dates::parse(line.text));
        days.next().filter(|_| days.next().is_none())
    };
    labelled().or_else(alone).or(dateline).or_else(last)
}

#[cfg(test)]
mod tests {
    use super::{Told, describe};
    use jiff::civil::{Date, date};

    #[track_caller]
    fn case(text: &str, title: Option<&str>, publisher: Option<&str>, day: Option<Date>) {
        let expected = Told {
            title: title.map(Into::into),
            publisher: publisher.map(Into::into),
            published: day,
            dateline: None,
        };
        assert_eq!(Told { dateline: None, ..describe(text) }, expected);
    }

    #[test]
    fn reads_the_form_of_a_release() {
        case(
            "Department of Justice\nOffice of Public Affairs\nFOR IMMEDIATE RELEASE\nFriday, March 1, 2013\nTwo Men Plead Guilty\nTwo men pleaded guilty today to fraud, the court said.",
            Some("Two Men Plead Guilty"),
            Some("Department of Justice, Office of Public Affairs"),
            Some(date(2013, 3, 1)),
        );
        case(
            "STATES SIGN HISTORIC PACT\nLyon, France — Two directors have signed a historic pact.\nDepartment of Justice\nOffice of Public Affairs\nSource: Justice.gov",
            Some("STATES SIGN HISTORIC PACT"),
            Some("Department of Justice, Office of Public Affairs"),
            None,
        );
    }

    #[test]
    fn reads_news() {
        case(
            "Ministers meet in Oslo\n\nPublished: 4 June 2020\n\nThey met.\n\nSource: The Daily Note",
            Some("Ministers meet in Oslo"),
            Some("The Daily Note"),
            Some(date(2020, 6, 4)),
        );
        case(
            "# A *pact* #\n\nThey met in Oslo.\n\nMay 3, 2021",
            Some("A *pact*"),
            None,
            Some(date(2021, 5, 3)),
        );
        case(
            "Department of Justice Sues Two Firms\n\nTwo firms were sued.",
            Some("Department of Justice Sues Two Firms"),
            None,
            None,
        );
    }

    #[test]
    fn finds_no_title_where_the_text_begins_at_once() {
        case("The states have joined forces.\nIt works.", None, None, None);
        case("One line without an end", None, None, None);
        case("- an item\n- another item that is longer", None, None, None);
        let others = "They met.\n\nMore news\n\nMay 3, 2021\n\nStill more\n\nMay 4, 2021";
        case(&format!("{}{others}", "They met.\n".repeat(12)), None, None, None);
    }

    #[test]
    fn tells_a_letterhead_from_the_title() {
        case(
            "INTERPOL\n12 July 2024\n\nHundreds of victims found in operation\n\nThey were found in eleven states, the police said.",
            Some("Hundreds of victims found in operation"),
            Some("INTERPOL"),
            Some(date(2024, 7, 12)),
        );
        case(
            "Crane falls\n\nMay 3, 2021\n\nA crane fell on Monday.",
            Some("Crane falls"),
            None,
            Some(date(2021, 5, 3)),
        );
        case(
            "Two Firms\nto Pay Fines\nThe two firms will pay fines.",
            Some("Two Firms to Pay Fines"),
            None,
            None,
        );
        case(
            "A call with the minister\nOffice of the Spokesperson\nThe secretary spoke with the minister.",
            Some("A call with the minister"),
            Some("Office of the Spokesperson"),
            None,
        );
    }

    #[test]
    fn a_colon_can_end_a_dateline_but_not_a_speakers_name() {
        let news = format!("PARIS: The minister met them{}.", " again and again".repeat(8));
        let talk = format!("{news}\n\nQUESTION: Why?");
        assert_eq!(describe(&news).dateline.map(|dateline| dateline.span.of(&news)), Some("PARIS:"));
        assert_eq!(describe(&talk).dateline, None);
    }

    #[test]
    fn finds_the_dateline_below_the_title() {
        let text = "A Title\n\nWASHINGTON – The president met them.";
        let dateline = describe(text).dateline.unwrap();
        assert_eq!((dateline.place.of(text), dateline.span.of(text)), ("WASHINGTON", "WASHINGTON –"));
    }
}
