//! The place (and day, and agency) before the dash that opens a news text.

use super::dates;
use super::metadata::Line;
use crate::types::{Dateline, Span};
use jiff::civil::Date;

/// Bytes within which the dash must come.
const LONGEST: usize = 110;

/// Bytes from which a line is running text even if it does not end in a full stop.
const RUNNING_TEXT: usize = 120;

/// Small words inside place names.
const PARTICLES: [&str; 15] =
    ["de", "la", "le", "du", "des", "del", "da", "do", "dos", "of", "and", "the", "upon", "sur", "am"];

/// Words that open a paragraph with a dash and are no places.
const NO_PLACES: [&str; 24] = [
    "Background",
    "Summary",
    "Update",
    "Updated",
    "Note",
    "Question",
    "Answer",
    "Correction",
    "Editor",
    "Breaking",
    "Analysis",
    "Opinion",
    "Contact",
    "Moderator",
    "What",
    "When",
    "Mr",
    "Ms",
    "Secretary",
    "President",
    "Prime",
    "Minister",
    "Ambassador",
    "Speaker",
];

/// Words that open the text behind a dateline that lost its dash.
const OPENERS: [&str; 12] =
    ["The", "A", "An", "Today", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Former"];

/// The dateline of a line and the day that it names in full, if the line opens with one.
pub(super) fn find(line: &Line) -> Option<(Dateline, Option<Date>)> {
    let is_running = line.text.len() > RUNNING_TEXT
        || line.text.trim_end_matches(['”', '"', '’', '\'', ')']).ends_with(['.', '!', '?', ':']);
    if !is_running {
        return None;
    }
    let (head, whole) = dash(line.text).or_else(|| lost_dash(line.text))?;
    let (place, day) = part_day(part_agency(head));
    let is_marked = place.contains(',') || place.len() < head.trim_end().len();
    if !is_place(place, is_marked) {
        return None;
    }
    let span = |words: &str| Span::new(line.start, line.start + words.len());
    Some((Dateline { place: span(place), span: span(whole) }, day))
}

/// What stands before the first dash between words, and the same with the dash.
fn dash(text: &str) -> Option<(&str, &str)> {
    let near = &text[..text.floor_char_boundary(LONGEST)];
    let found = near.char_indices().find_map(|(at, mark)| {
        let (before, after) = (&text[..at], &text[at + mark.len_utf8()..]);
        let is_open = before.ends_with(char::is_whitespace) || after.starts_with(char::is_whitespace);
        match mark {
            '—' | '―' => Some((at, mark.len_utf8())),
            '-' if after.starts_with('-') => Some((at, 2)),
            '–' if is_open => Some((at, mark.len_utf8())),
            '-' if is_open => Some((at, 1)),
            _ => None,
        }
    });
    let (at, length) = found?;
    let after = text[at + length..].trim_start().trim_start_matches(['“', '"', '‘', '\'', '(', '«']);
    let opens =
        after.chars().next().is_some_and(|first| first.is_uppercase() || first.is_numeric() || first == '$');
    opens.then(|| (&text[..at], &text[..at + length]))
}

/// "WASHINGTON The Justice Department ...": capitals, then a word that opens a sentence.
fn lost_dash(text: &str) -> Option<(&str, &str)> {
    let mut end = 0;
    for word in text.split_inclusive(' ').take(4) {
        let bare = word.trim_end().trim_end_matches([',', '.']);
        if OPENERS.contains(&bare) && end > 0 {
            let whole = text[..end].trim_end();
            let is_sentence = whole.ends_with('.') && !whole.contains(',');
            return Some((if is_sentence { whole.trim_end_matches('.') } else { whole }, whole));
        }
        let follows_capital =
            text.starts_with("WASHINGTON ") && end > 0 && bare.starts_with(char::is_uppercase);
        if follows_capital {
            return Some(("WASHINGTON", "WASHINGTON"));
        }
        let is_capitals = bare.chars().count() >= 5 && bare.chars().all(char::is_uppercase);
        // A state behind the comma: "MIAMI, Fla. A jury".
        let is_state = text[..end].trim_end().ends_with(',') && word.trim_end().ends_with('.');
        if !(is_capitals || is_state) {
            return None;
        }
        end += word.len();
    }
    None
}

/// The place before the colon of "PARIS: The minister ...", where it is the only line of that form: in the
/// record of a talk every speaker's lines begin so.
pub(super) fn find_colon(lines: &[Line]) -> Option<Dateline> {
    let label = |line: &Line| {
        let (place, _) = line.text.split_once(": ")?;
        let is_label = place.len() <= 40 && place.len() >= 4 && !place.contains(char::is_lowercase);
        is_label.then_some(place.len())
    };
    let mut labelled = lines.iter().enumerate().filter_map(|(at, line)| Some((at, line, label(line)?)));
    let (at, line, length) = labelled.next().filter(|_| labelled.next().is_none())?;
    let place = &line.text[..length];
    let is_notice =
        NO_PLACES.iter().any(|word| place.split(' ').next() == Some(word.to_uppercase().as_str()));
    let opens_text = at < super::metadata::HEAD && line.text.len() > RUNNING_TEXT;
    let is_dateline = opens_text && !is_notice && !place.contains('.') && is_place(place, false);
    is_dateline.then(|| Dateline {
        place: Span::new(line.start, line.start + length),
        span: Span::new(line.start, line.start + length + 1),
    })
}

/// The words before a closing "(Reuters)".
fn part_agency(head: &str) -> &str {
    let head = head.trim_end();
    head.strip_suffix(')')
        .and_then(|open| open.rsplit_once('('))
        .map_or(head, |(before, _)| before.trim_end())
}

/// The words before a closing day ("WASHINGTON, June 4, 2020"), and that day if it has a year.
fn part_day(head: &str) -> (&str, Option<Date>) {
    let mut place = head;
    while let Some((before, last)) = place.rsplit_once(',') {
        if !dates::is_part(last) {
            break;
        }
        place = before;
    }
    (place.trim_end(), dates::parse(head[place.len()..].trim_start_matches([',', ' '])))
}

fn is_place(place: &str, is_marked: bool) -> bool {
    let words: Vec<&str> = place.split([' ', '\u{a0}']).filter(|word| !word.is_empty()).collect();
    let Some(first) = words.first() else { return false };
    let is_capitals = first.chars().count() >= 3 && !first.contains(char::is_lowercase);
    let fits = |word: &&str| {
        let bare = word.trim_end_matches([',', '.']);
        let is_name = bare.starts_with(char::is_uppercase) || PARTICLES.contains(&bare);
        is_name && bare.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’' | '/'))
    };
    let most = if is_marked || is_capitals { 8 } else { 3 };
    first.starts_with(char::is_uppercase)
        && !NO_PLACES.contains(&first.trim_end_matches(','))
        && words.len() <= most
        && words.iter().all(fits)
}

#[cfg(test)]
mod tests {
    use super::{Line, find};
    use jiff::civil::{Date, date};

    #[track_caller]
    fn case(text: &str, expected: Option<(&str, &str, Option<Date>)>) {
        let text = format!("{text} ministers signed the pact today.");
        let found = find(&Line { text: &text, start: 0 });
        let found = found.map(|(dateline, day)| (dateline.place.of(&text), dateline.span.of(&text), day));
        assert_eq!(found, expected);
    }

    #[test]
    fn reads_datelines() {
        case("Lyon, France — The", Some(("Lyon, France", "Lyon, France —", None)));
        case("WASHINGTON – Two", Some(("WASHINGTON", "WASHINGTON –", None)));
        case(
            "WASHINGTON, June 4 (Reuters) - Two",
            Some(("WASHINGTON", "WASHINGTON, June 4 (Reuters) -", None)),
        );
        case("LONDON (AP) — “Two", Some(("LONDON", "LONDON (AP) —", None)));
        case("SAN JOSE, Calif.--Two", Some(("SAN JOSE, Calif.", "SAN JOSE, Calif.--", None)));
        case("Washington, D.C. — Two", Some(("Washington, D.C.", "Washington, D.C. —", None)));
        case("Rio de Janeiro — Two", Some(("Rio de Janeiro", "Rio de Janeiro —", None)));
        let day = Some(date(2021, 3, 1));
        case(
            "PORT-AU-PRINCE, Haiti, March 1, 2021 — Two",
            Some(("PORT-AU-PRINCE, Haiti", "PORT-AU-PRINCE, Haiti, March 1, 2021 —", day)),
        );
        case("WASHINGTON -Two", Some(("WASHINGTON", "WASHINGTON -", None)));
        case("WASHINGTON HSBC Holdings and two", Some(("WASHINGTON", "WASHINGTON", None)));
        case("ULAANBAATAR. The", Some(("ULAANBAATAR", "ULAANBAATAR.", None)));
        case("WASHINGTON The", Some(("WASHINGTON", "WASHINGTON", None)));
        case("MIAMI, Fla. A", Some(("MIAMI, Fla.", "MIAMI, Fla.", None)));
    }

    #[test]
    fn other_dashes_open_no_text() {
        case("Ann Lee — the mayor — and two", None);
        case("The ministers of both states — Two", None);
        case("Background – Two", None);
        case("The Moldova–Russia", None);
        case("Marie-Josee Homsy and two", None);
        case("INTERPOL Washington and two", None);
    }
}
