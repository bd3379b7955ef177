//! Days, months and years on a line.

use super::days::{month, resolve, weekday, year};
use super::{Found, slice};
use crate::lexicon::day_of_month as day;
use crate::matcher::{Line, fold, words};
use crate::types::{SentenceIx, Text};
use jiff::civil::{Date, Weekday};
use jiff::{ToSpan, civil};

/// Words after which a bare year or month is a date.
const LEADS: [&str; 10] = ["in", "since", "of", "by", "until", "during", "from", "late", "early", "before"];

/// The dates of a line outside its mentions, in their order: ISO 8601, or the words where they cannot be resolved.
pub(super) fn dates(text: &Text, sentence: SentenceIx, line: &Line) -> Vec<Found> {
    let told = text.document.published;
    let ahead = line.words.iter().any(|word| word == "will" || word == "scheduled");
    let (mut found, mut at) = (Vec::new(), 0);
    while at < line.words.len() {
        match date_at(&line.words, at, told, ahead) {
            Some((length, value)) => {
                let words = at..at + length;
                at = words.end;
                if !line.slots.iter().any(|slot| slot.start < words.end && words.start < slot.end) {
                    let value = value.unwrap_or_else(|| slice(text, sentence, &words));
                    found.push((words, value));
                }
            }
            None => at += 1,
        }
    }
    found
}

/// The first date of a few words by themselves: ISO 8601, or nothing where none is told or it cannot be resolved.
pub(crate) fn date_of(written: &str, told: Option<Date>) -> Option<String> {
    // A bare year or month is a date here.
    let lead = std::iter::once("in".to_owned());
    let words: Vec<String> = lead.chain(words(written).map(|span| fold(span.of(written)))).collect();
    (1..words.len()).find_map(|at| date_at(&words, at, told, false)).and_then(|(_, value)| value)
}

/// How many words at a place are a date, and what it comes to if that can be told.
fn date_at(words: &[String], at: usize, told: Option<Date>, ahead: bool) -> Option<(usize, Option<String>)> {
    let word = |offset: usize| words.get(at + offset).map_or("", String::as_str);
    let before = at.checked_sub(1).and_then(|at| words.get(at)).map_or("", String::as_str);
    if let Some(found) = iso(&word) {
        return Some(found);
    }
    if let (Some(month), Some(first)) = (month(word(0)), day(word(1))) {
        let range = matches!(word(2), "-" | "–" | "to").then(|| day(word(3))).flatten();
        let end = if range.is_some() { 4 } else { 2 };
        let comma = usize::from(word(end) == ",");
        let year = year(word(end + comma));
        let length = if year.is_some() { end + comma + 1 } else { end };
        return Some((length, span(month, (first, range), year, told)));
    }
    if let (Some(first), Some(month)) = (day(word(0)), month(word(1))) {
        let year = year(word(2));
        return Some((if year.is_some() { 3 } else { 2 }, span(month, (first, None), year, told)));
    }
    if let Some(month) = month(word(0)) {
        let of = usize::from(word(1) == "of");
        if let Some(year) = year(word(1 + of)) {
            return Some((2 + of, Some(format!("{year:04}-{month:02}"))));
        }
        return LEADS.contains(&before).then(|| (1, told.map(|told| latest_month(month, told))));
    }
    if let Some(year) = year(word(0)).filter(|_| LEADS.contains(&before) && word(1) != "%") {
        return Some((1, Some(format!("{year:04}"))));
    }
    if let Some(day) = weekday(word(0)) {
        return Some((
            1,
            told.and_then(|told| near(day, told, before == "next" || ahead && before != "last")),
        ));
    }
    relative(word(0), word(1), told)
}

/// `2024`, `-`, `05`, `-`, `03` as five words.
fn iso<'w>(word: &impl Fn(usize) -> &'w str) -> Option<(usize, Option<String>)> {
    if word(1) != "-" || word(3) != "-" {
        return None;
    }
    let month = word(2).parse().ok().filter(|_| word(2).len() == 2)?;
    let date = Date::new(year(word(0))?, month, day(word(4))?).ok()?;
    Some((5, Some(date.to_string())))
}

/// A day or several of a month.
fn span(month: i8, days: (i8, Option<i8>), year: Option<i16>, told: Option<Date>) -> Option<String> {
    let first = resolve(month, days.0, year, told)?;
    let last = days.1.and_then(|day| Date::new(first.year(), month, day).ok()).filter(|last| *last > first);
    Some(last.map_or_else(|| first.to_string(), |last| format!("{first}/{last}")))
}

/// The month of that name up to the day of the document.
fn latest_month(month: i8, told: Date) -> String {
    let year = if month > told.month() { told.year() - 1 } else { told.year() };
    format!("{year:04}-{month:02}")
}

/// The weekday nearest before the day of the document, itself included, or after it.
fn near(day: Weekday, told: Date, ahead: bool) -> Option<String> {
    if told.weekday() == day && !ahead {
        return Some(told.to_string());
    }
    told.nth_weekday(if ahead { 1 } else { -1 }, day).ok().map(|date| date.to_string())
}

/// "yesterday", "last month": counted from the day of the document.
fn relative(first: &str, second: &str, told: Option<Date>) -> Option<(usize, Option<String>)> {
    let days = |count: i64| told.and_then(|told| told.checked_add(count.days()).ok());
    match first {
        "today" | "tonight" => return Some((1, told.map(|date| date.to_string()))),
        "yesterday" => return Some((1, days(-1).map(|date| date.to_string()))),
        "tomorrow" => return Some((1, days(1).map(|date| date.to_string()))),
        _ => {}
    }
    let step = match first {
        "last" => -1,
        "this" => 0,
        "next" => 1,
        _ => return None,
    };
    let value = |make: &dyn Fn(Date) -> Option<String>| told.and_then(make);
    let resolved = match second {
        "week" => value(&|told| {
            let monday = week(told.checked_add((7 * step).days()).ok()?)?;
            Some(format!("{monday}/{}", monday.checked_add(6.days()).ok()?))
        }),
        "month" => value(&|told| {
            let then = told.checked_add(step.months()).ok()?;
            Some(format!("{:04}-{:02}", then.year(), then.month()))
        }),
        "year" => value(&|told| Some(format!("{:04}", told.checked_add(step.years()).ok()?.year()))),
        _ => return None,
    };
    Some((2, resolved))
}

/// The Monday of a day's week.
fn week(day: civil::Date) -> Option<Date> {
    let back = i64::from(day.weekday().to_monday_zero_offset());
    day.checked_sub(back.days()).ok()
}
