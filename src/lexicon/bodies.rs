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

/// A folded word as American papers spell it: `defence` is `defense`, `labour` is `labor`.
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
        _ => word,
    }
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
    use super::{american, body_key, is_body_word};

    #[test]
    fn a_body_is_known_by_what_sets_it_apart() {
        assert_eq!(body_key("u s department of justice"), body_key("justice department"));
        assert!(is_body_word("supreme") && is_body_word("court") && !is_body_word("maryland"));
        assert_eq!(american("defence"), "defense");
    }
}
