//! Days, months and years on a line.

use super::days::{month, resolve, weekday, year};
use super::{Found, slice};
use crate::lexicon::day_of_month as day;
use crate::matcher::{Line, fold, words};
use crate::types::{Document, SentenceIx, Text};
use jiff::civil::{Date, Weekday};
use jiff::{ToSpan, civil};
use std::cell::OnceCell;

/// Words after which a bare year or month is a date.
const LEADS: [&str; 10] = ["in", "since", "of", "by", "until", "during", "from", "late", "early", "before"];

/// What the date of a document lets be told of others.
pub(super) struct Day<'t> {
    /// The document.
    document: &'t Document,
    /// The first whole date of the text, looked for where it is needed.
    first: OnceCell<Option<Date>>,
}

/// What words come to that are a date.
enum Told {
    /// ISO 8601.
    Resolved(String),
    /// A day of a year that nothing tells.
    AsWritten,
    /// Counted from a day that is not known.
    Unknown,
}

impl<'t> Day<'t> {
    pub(super) fn of(document: &'t Document) -> Self {
        Self { document, first: OnceCell::new() }
    }

    /// The day that "today" is.
    fn told(&self) -> Option<Date> {
        self.document.published
    }

    /// A day near which those are that are told without a year.
    fn near(&self) -> Option<Date> {
        self.told().or_else(|| *self.first.get_or_init(|| first_whole(&self.document.text)))
    }
}

/// The first date of a text that has a day, a month and a year.
fn first_whole(source: &str) -> Option<Date> {
    let words: Vec<String> = words(source).map(|span| fold(span.of(source))).collect();
    let word = |at: usize| words.get(at).map_or("", String::as_str);
    (0..words.len()).find_map(|at| {
        if let Some((_, date)) = iso(&|offset| word(at + offset)) {
            return Some(date);
        }
        let (month_at, day_at) = if month(word(at)).is_some() { (at, at + 1) } else { (at + 1, at) };
        let end = at + 2;
        let range = if matches!(word(end), "-" | "–" | "to") { 2 } else { 0 };
        let year = year(word(end + range))
            .or_else(|| year(word(end + range + 1)).filter(|_| word(end + range) == ","))?;
        Date::new(year, month(word(month_at))?, day(word(day_at))?).ok()
    })
}

/// The dates of a line outside its mentions, in their order: ISO 8601, or the words where only the year is unknown.
pub(super) fn dates(told: &Day, text: &Text, sentence: SentenceIx, line: &Line) -> Vec<Found> {
    let ahead = line.words.iter().any(|word| word == "will" || word == "scheduled");
    let (mut found, mut at) = (Vec::new(), 0);
    while at < line.words.len() {
        let Some((length, value)) = date_at(&line.words, at, told, ahead) else {
            at += 1;
            continue;
        };
        let words = at..at + length;
        at = words.end;
        let value = match value {
            Told::Resolved(value) => value,
            Told::AsWritten => slice(text, sentence, &words),
            Told::Unknown => continue,
        };
        if !line.slots.iter().any(|slot| slot.start < words.end && words.start < slot.end) {
            found.push((words, value));
        }
    }
    found
}

/// The first date of a few words of a document by themselves: ISO 8601, or nothing where none is told or it cannot be resolved.
pub(crate) fn date_of(written: &str, document: &Document) -> Option<String> {
    // A bare year or month is a date here.
    let lead = std::iter::once("in".to_owned());
    let words: Vec<String> = lead.chain(words(written).map(|span| fold(span.of(written)))).collect();
    let told = Day::of(document);
    match (1..words.len()).find_map(|at| date_at(&words, at, &told, false))? {
        (_, Told::Resolved(value)) => Some(value),
        _ => None,
    }
}

/// How many words at a place are a date, and what it comes to; `ahead`: they speak of what is to come.
fn date_at(words: &[String], at: usize, told: &Day, ahead: bool) -> Option<(usize, Told)> {
    let word = |offset: usize| words.get(at + offset).map_or("", String::as_str);
    let before = at.checked_sub(1).and_then(|at| words.get(at)).map_or("", String::as_str);
    if let Some((length, date)) = iso(&word) {
        return Some((length, Told::Resolved(date.to_string())));
    }
    if let (Some(month), Some(first)) = (month(word(0)), day(word(1))) {
        let range = matches!(word(2), "-" | "–" | "to").then(|| day(word(3))).flatten();
        let end = if range.is_some() { 4 } else { 2 };
        let comma = usize::from(word(end) == ",");
        let year = year(word(end + comma));
        let length = if year.is_some() { end + comma + 1 } else { end };
        return Some((length, span(month, (first, range), year, told)));
    }
    if let Some(first) = day(word(0)) {
        let range = matches!(word(1), "-" | "–" | "to").then(|| day(word(2))).flatten();
        let end = if range.is_some() { 3 } else { 1 };
        if let Some(month) = month(word(end)) {
            let year = year(word(end + 1));
            let length = end + 1 + usize::from(year.is_some());
            return Some((length, span(month, (first, range), year, told)));
        }
    }
    if let Some(month) = month(word(0)) {
        let of = usize::from(word(1) == "of");
        if let Some(year) = year(word(1 + of)) {
            return Some((2 + of, Told::Resolved(format!("{year:04}-{month:02}"))));
        }
        let latest = || told.near().map_or(Told::AsWritten, |near| Told::Resolved(latest_month(month, near)));
        return LEADS.contains(&before).then(|| (1, latest()));
    }
    if let Some(year) = year(word(0)).filter(|_| LEADS.contains(&before) && word(1) != "%") {
        return Some((1, Told::Resolved(format!("{year:04}"))));
    }
    if let Some(day) = weekday(word(0)) {
        let ahead = before == "next" || ahead && before != "last";
        return Some((1, resolved(told.told().and_then(|told| near(day, told, ahead)))));
    }
    let (length, value) = relative(word(0), word(1), told.told())?;
    Some((length, resolved(value)))
}

fn resolved(value: Option<String>) -> Told {
    value.map_or(Told::Unknown, Told::Resolved)
}

/// `2024`, `-`, `05`, `-`, `03` as five words.
fn iso<'w>(word: &impl Fn(usize) -> &'w str) -> Option<(usize, Date)> {
    if word(1) != "-" || word(3) != "-" {
        return None;
    }
    let month = word(2).parse().ok().filter(|_| word(2).len() == 2)?;
    Some((5, Date::new(year(word(0))?, month, day(word(4))?).ok()?))
}

/// A day or several of a month.
fn span(month: i8, days: (i8, Option<i8>), year: Option<i16>, told: &Day) -> Told {
    let near = year.is_none().then(|| told.near()).flatten();
    let Some(first) = resolve(month, days.0, year, near) else { return Told::AsWritten };
    let last = days.1.and_then(|day| Date::new(first.year(), month, day).ok()).filter(|last| *last > first);
    Told::Resolved(last.map_or_else(|| first.to_string(), |last| format!("{first}/{last}")))
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
