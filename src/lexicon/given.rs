//! Names of persons: which are common, and which stand for each other.

use super::table::{lines, parts, rows};
use crate::matcher::fold_name;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// Whether a folded word is a common given name.
pub(crate) fn is_given(word: &str) -> bool {
    static NAMES: LazyLock<BTreeSet<String>> =
        LazyLock::new(|| single(include_str!("../../schema/lexicon/given_names.txt")));
    NAMES.contains(word)
}

/// Whether a folded word is a common family name.
pub(crate) fn is_family(word: &str) -> bool {
    static NAMES: LazyLock<BTreeSet<String>> =
        LazyLock::new(|| single(include_str!("../../schema/lexicon/family_names.txt")));
    NAMES.contains(word)
}

/// The names of a list that are one word when folded.
fn single(source: &'static str) -> BTreeSet<String> {
    lines(source).map(fold_name).filter(|name| !name.contains(' ')).collect()
}

/// The given names that a folded one is short for, itself among them: `bill` gives `bill` and `william`.
pub(crate) fn formal_names(word: &str) -> impl Iterator<Item = &str> {
    static NICKNAMES: LazyLock<BTreeMap<String, BTreeSet<String>>> = LazyLock::new(|| {
        let entries = rows(include_str!("../../schema/lexicon/nicknames.tsv"));
        entries.map(|[short, formal]| (fold_name(short), parts(formal).map(fold_name).collect())).collect()
    });
    let formal = NICKNAMES.get(word).into_iter().flatten().map(String::as_str);
    std::iter::once(word).chain(formal)
}

/// Whether two different folded given names may be one person's: one is short for the other, or both for a third.
pub(crate) fn is_nickname(one: &str, other: &str) -> bool {
    one != other && formal_names(one).any(|name| formal_names(other).any(|formal| formal == name))
}

/// The group of spellings that a folded name belongs to.
pub(crate) fn spelling_group(word: &str) -> Option<usize> {
    static GROUPS: LazyLock<BTreeMap<String, usize>> = LazyLock::new(|| {
        let groups = lines(include_str!("../../schema/lexicon/spellings.txt")).enumerate();
        groups
            .flat_map(|(group, line)| line.split_whitespace().map(move |name| (fold_name(name), group)))
            .collect()
    });
    GROUPS.get(word).copied()
}

#[cfg(test)]
mod tests {
    use super::{is_family, is_given, is_nickname, spelling_group};

    #[test]
    fn lists_know_names_short_forms_and_spellings() {
        assert!(is_given("john") && is_family("smith") && !is_family("zzyzx"));
        assert!(is_nickname("bill", "william") && is_nickname("will", "bill"));
        assert!(!is_nickname("bill", "bill") && !is_nickname("bill", "john"));
        assert_eq!(spelling_group("mohammed"), spelling_group("muhammad"));
        assert_ne!(spelling_group("sergei"), spelling_group("andrei"));
    }
}
