//! Days as news texts write them: "March 1, 2013", "1 March 2013", "2013-03-01".

use crate::lexicon::{MONTHS, WEEKDAYS, day_of_month as day};
use jiff::civil::Date;

/// Labels that name the day of publication ("Published: March 1, 2013").
const LABELS: [&str; 12] = [
    "published on",
    "published",
    "publication date",
    "date published",
    "posted on",
    "posted",
    "release date",
    "released on",
    "released",
    "issued on",
    "issued",
    "date",
];

/// Characters of the longest line that is taken for a date.
const LONGEST: usize = 70;

/// The day that a line consists of, apart from a weekday before it and an hour after it.
pub(super) fn parse(line: &str) -> Option<Date> {
    let (date, rest) = head(line)?;
    rest.iter().all(|word| is_of_an_hour(word)).then_some(date)
}

/// The day of a line that says when the document was published; `None` where it says anything more.
pub(super) fn published(line: &str) -> Option<Date> {
    let plain = line.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_'));
    let label = LABELS.iter().find(|label| {
        let begins = plain.get(..label.len()).is_some_and(|head| head.eq_ignore_ascii_case(label));
        begins && !plain[label.len()..].starts_with(char::is_alphanumeric)
    })?;
    parse(
        plain[label.len()..].trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '*' | '_')),
    )
}

/// Whether the words are a day, a month or a year, or a part of one: "June 4", "Friday", "2013".
pub(super) fn is_part(words: &str) -> bool {
    let parts = words_of(words);
    let fits = |word: &&str| {
        month(word).is_some() || is_weekday(word) || day(word).is_some() || year(word).is_some()
    };
    (1..=4).contains(&parts.len()) && parts.iter().all(fits)
}

/// A day at the head of the words, and what follows.
fn head(line: &str) -> Option<(Date, Vec<&str>)> {
    if line.len() > LONGEST {
        return None;
    }
    let mut words = words_of(line);
    if words.first().is_some_and(|word| is_weekday(word)) {
        words.remove(0);
    }
    if let Some(date) = words.first().and_then(|word| iso(word)) {
        return Some((date, words.split_off(1)));
    }
    let [first, second, third] = *words.first_chunk()?;
    let date = match (month(first), month(second)) {
        (Some(month), _) => date(year(third)?, month, day(second)?),
        (_, Some(month)) if year(first).is_some() => date(year(first)?, month, day(third)?),
        (_, Some(month)) => date(year(third)?, month, day(first)?),
        _ => None,
    };
    Some((date?, words.split_off(3)))
}

fn words_of(line: &str) -> Vec<&str> {
    let words =
        line.split(|c: char| c.is_whitespace() || c == ',').map(|word| word.trim_matches(['.', '(', ')']));
    words.filter(|word| !word.is_empty() && !matches!(*word, "the" | "of" | "on")).collect()
}

fn date(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day).ok()
}

/// `2013-03-01`, `2013/03/01`, with or without an hour behind a `T`.
fn iso(word: &str) -> Option<Date> {
    let (year_digits, rest) = (word.get(..4)?, word.get(4..10)?);
    let mark = rest.chars().next().filter(|mark| matches!(mark, '-' | '/'))?;
    let (month, day_digits) = rest[1..].split_once(mark)?;
    let is_whole = word.len() == 10 || word[10..].starts_with('T');
    if !is_whole {
        return None;
    }
    date(year(year_digits)?, month.parse().ok()?, day(day_digits)?)
}

fn month(word: &str) -> Option<i8> {
    let word = word.to_lowercase();
    let is_short =
        |name: &str| word.len() >= 3 && name.starts_with(&word) || word == "sept" && name == "september";
    MONTHS.iter().position(|name| is_short(name)).and_then(|position| i8::try_from(position + 1).ok())
}

fn is_weekday(word: &str) -> bool {
    let word = word.to_lowercase();
    word.len() >= 3 && WEEKDAYS.iter().any(|day| day.starts_with(&word))
}

fn year(word: &str) -> Option<i16> {
    let is_year = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    word.parse().ok().filter(|year| is_year && (1000..=2999).contains(year))
}

/// "at 10:30 a.m. EST", "| 3 pm".
fn is_of_an_hour(word: &str) -> bool {
    let zones = [
        "at", "am", "pm", "a.m", "p.m", "est", "edt", "et", "cst", "cdt", "pst", "pdt", "gmt", "utc", "cet",
        "cest",
    ];
    let is_clock = word.len() <= 8 && word.bytes().all(|b| b.is_ascii_digit() || b == b':');
    is_clock || zones.contains(&word.to_lowercase().as_str()) || matches!(word, "|" | "-" | "–" | "—" | "/")
}

#[cfg(test)]
mod tests {
    use super::{is_part, parse, published};
    use jiff::civil::date;

    #[test]
    fn reads_the_forms_of_a_day() {
        let forms = [
            "March 1, 2013",
            "Friday, March 1, 2013",
            "Fri., Mar. 1, 2013",
            "1 March 2013",
            "1st of March 2013",
            "2013-03-01",
            "2013/03/01",
            "2013-03-01T10:30:00Z",
            "2013 March 01",
            "MARCH 1, 2013 at 10:30 a.m. EST",
        ];
        for form in forms {
            assert_eq!(parse(form), Some(date(2013, 3, 1)), "{form}");
        }
        assert_eq!(parse("Sept. 30, 2020"), Some(date(2020, 9, 30)));
    }

    #[test]
    fn reads_nothing_else() {
        for line in [
            "March 2013",
            "March 32, 2013",
            "March 1, 2013 was cold",
            "03/01/2013",
            "2013-03-011",
            "In 2013",
            "",
        ] {
            assert_eq!(parse(line), None, "{line}");
        }
    }

    #[test]
    fn labels_tell_of_publication() {
        for line in ["Published: March 1, 2013", "**Published on** 1 March 2013", "Date: 2013-03-01"] {
            assert_eq!(published(line), Some(date(2013, 3, 1)), "{line}");
        }
        assert_eq!(published("Updated: March 1, 2013"), None);
        assert_eq!(published("Dateline: March 1, 2013"), None);
    }

    #[test]
    fn knows_parts_of_a_date() {
        assert!(["June 4", " 2013", "Friday", "4 June", "June 4 2013"].into_iter().all(is_part));
        assert!(!["France", "June Smith", "", "Washington 4"].into_iter().any(is_part));
    }
}
