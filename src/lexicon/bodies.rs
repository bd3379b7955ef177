//! Names of bodies: words that many of them bear, and the forms that say the same.

use super::table::lines;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Whether a folded word says what a body is and not which.
pub(crate) fn is_body_word(word: &str) -> bool {
    static WORDS: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
        let listed = lines(include_str!("../../schema/lexicon/body_words.txt"));
        listed.flat_map(str::split_whitespace).map(|word| word.replace('\'', "")).collect()
    });
    WORDS.contains(word)
}

/// A folded word as American papers spell it, and in full: `defence` is `defense`, `labour` is `labor`, `bros` is `brothers`.
pub(crate) fn american(word: &str) -> &str {
    match word {
        "defence" => "defense",
        "labour" => "labor",
        "centre" => "center",
        "organisation" => "organization",
        "programme" => "program",
        "harbour" => "harbor",
        "theatre" => "theater",
        "grey" => "gray",
        "neighbourhood" => "neighborhood",
        "organisations" => "organizations",
        "bros" => "brothers",
        "dept" => "department",
        "intl" => "international",
        "assn" => "association",
        _ => word,
    }
}

/// Ordinal numbers in words and in digits.
const ORDINALS: [(&str, &str); 12] = [
    ("first", "1st"),
    ("second", "2nd"),
    ("third", "3rd"),
    ("fourth", "4th"),
    ("fifth", "5th"),
    ("sixth", "6th"),
    ("seventh", "7th"),
    ("eighth", "8th"),
    ("ninth", "9th"),
    ("tenth", "10th"),
    ("eleventh", "11th"),
    ("twelfth", "12th"),
];

/// An ordinal number in digits, any other folded word as it is.
pub(crate) fn counted(word: &str) -> &str {
    ORDINALS.iter().find(|(name, _)| *name == word).map_or(word, |(_, digits)| digits)
}

/// Whether a folded word is a low ordinal number in digits.
pub(crate) fn counts(word: &str) -> bool {
    ORDINALS.iter().any(|(_, digits)| *digits == word)
}

/// A place's folded name with "st", "mt" and "ft" before it written out.
pub(crate) fn spelled_out(name: &str) -> String {
    let short = [("st ", "saint "), ("mt ", "mount "), ("ft ", "fort ")];
    let found = short.iter().find_map(|(short, long)| Some(format!("{long}{}", name.strip_prefix(short)?)));
    found.unwrap_or_else(|| name.to_owned())
}

/// A body's folded name in one order and without the country before it: "u s department of justice" and "justice
/// department" are both `justice department`.
pub(crate) fn body_key(name: &str) -> String {
    let plain = ["u s ", "us ", "united states "]
        .iter()
        .find_map(|country| name.strip_prefix(country))
        .unwrap_or(name);
    head_last(plain)
}

/// A body's folded name with its head at the end: "department of justice" is `justice department`.
pub(crate) fn head_last(name: &str) -> String {
    let of = ["department", "ministry"].into_iter().find_map(|head| {
        let of = name.strip_prefix(head).and_then(|rest| rest.strip_prefix(" of "))?;
        Some(format!("{} {head}", of.strip_prefix("the ").unwrap_or(of)))
    });
    of.unwrap_or_else(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{american, body_key, counted, counts, is_body_word, spelled_out};

    #[test]
    fn a_body_is_known_by_what_sets_it_apart() {
        assert_eq!(body_key("u s department of justice"), body_key("justice department"));
        assert!(is_body_word("supreme") && is_body_word("court") && !is_body_word("maryland"));
        assert_eq!(american("defence"), "defense");
        assert_eq!((counted("ninth"), counted("93rd")), ("9th", "93rd"));
        assert!(counts("9th") && !counts("93rd"));
        assert_eq!([spelled_out("mt ellery"), spelled_out("stad")], ["mount ellery", "stad"]);
    }
}
