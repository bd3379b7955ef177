//! Names of months and weekdays, and the numbers beside them.

use crate::lexicon::{MONTHS, WEEKDAYS};
use jiff::civil::{Date, Weekday};

/// The month of a folded word, short forms included.
pub(super) fn month(word: &str) -> Option<i8> {
    let fits = |name: &&str| {
        *name == word || word.len() == 3 && name.starts_with(word) || word == "sept" && *name == "september"
    };
    MONTHS.iter().position(fits).and_then(|at| i8::try_from(at + 1).ok())
}

/// The weekday of a folded word.
pub(super) fn weekday(word: &str) -> Option<Weekday> {
    let at = WEEKDAYS.iter().position(|name| *name == word)?;
    i8::try_from(at).ok().and_then(|at| Weekday::from_monday_zero_offset(at).ok())
}

/// The year that a word of four digits gives.
pub(super) fn year(word: &str) -> Option<i16> {
    let plain = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    word.parse().ok().filter(|year| plain && (1500..=2199).contains(year))
}

/// A day of a month: of the year given, else of the year that brings it nearest to the day of the document.
pub(super) fn resolve(month: i8, day: i8, year: Option<i16>, told: Option<Date>) -> Option<Date> {
    if let Some(year) = year {
        return Date::new(year, month, day).ok();
    }
    let told = told?;
    let years = [told.year(), told.year() - 1, told.year() + 1];
    let dates = years.into_iter().filter_map(|year| Date::new(year, month, day).ok());
    dates.min_by_key(|date| date.since(told).map_or(i32::MAX, |span| span.get_days().abs()))
}
