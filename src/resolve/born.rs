//! The year of birth that a text gives behind a person's name.

/// The year in the words behind a name: ", born 1961,", " (born March 3, 1961)", " (1931-2007)", " (b. 1961)".
pub(super) fn born(behind: &str) -> Option<u16> {
    let (bracket, told) = match behind.trim_start().strip_prefix('(') {
        Some(told) => (true, told),
        None => (false, behind.trim_start().strip_prefix(',')?.trim_start()),
    };
    let said = ["born", "b."].iter().find_map(|word| told.strip_prefix(word));
    match said {
        // A day, a month and a place may stand before the year, another sentence may not.
        Some(rest) => rest.split([')', ';', '\n']).next().and_then(first_year),
        None if bracket => span_of_life(told),
        None => None,
    }
}

/// The first year within some words.
fn first_year(words: &str) -> Option<u16> {
    words.split_whitespace().take(5).find_map(|word| year(word.trim_end_matches([',', '.'])))
}

/// The first of two years with a dash between them and a bracket behind them.
fn span_of_life(told: &str) -> Option<u16> {
    let (years, _) = told.split_once(')')?;
    let (from, to) = years.split_once(['-', '–', '—'])?;
    let (from, to) = (year(from.trim())?, year(to.trim())?);
    // Shorter spans are those of an office.
    (15..=115).contains(&to.checked_sub(from)?).then_some(from)
}

fn year(word: &str) -> Option<u16> {
    let digits = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    word.parse().ok().filter(|year| digits && (1000..2100).contains(year))
}

#[cfg(test)]
mod tests {
    use super::born;

    #[test]
    fn a_year_of_birth_is_found_behind_a_name() {
        for (behind, year) in [
            (", born 1961, is a judge.", Some(1961)),
            (", born in 1961 in Ellery", Some(1961)),
            (" (born March 3, 1961) sang", Some(1961)),
            (" (b. 1961)", Some(1961)),
            (" (1931-2007) was a poet", Some(1931)),
            (" (1931–2007)", Some(1931)),
            (" (2001-2005) was mayor", None),
            (" (D-Ohio), born 1961", None),
            (", who was elected in 1961", None),
            (", born in Ellery to a family of bakers, left in 1961", None),
            (" (1961)", None),
            ("", None),
        ] {
            assert_eq!(born(behind), year, "{behind}");
        }
    }
}
