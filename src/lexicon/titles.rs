//! Offices, ranks and honorifics that stand beside names.

use super::table::rows;
use crate::matcher::Phrases;
use std::collections::BTreeSet;
use std::sync::LazyLock;

const TITLES: &str = include_str!("../../schema/lexicon/titles.tsv");

/// Titles by their words.
pub(crate) fn titles() -> &'static Phrases<()> {
    static PHRASES: LazyLock<Phrases<()>> = LazyLock::new(|| with(None));
    &PHRASES
}

/// Whether a title is a mere form of address ("Mr.", "Dr."), and no office.
pub(crate) fn is_address(title: &str) -> bool {
    static ADDRESSES: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
        let honorific = rows(TITLES).filter(|[_, kind, _]| *kind == "honorific");
        honorific.map(|[phrase, _, _]| phrase.to_lowercase()).collect()
    });
    ADDRESSES.contains(&title.to_lowercase())
}

/// Named sets for patterns: all titles, those of heads, those of other posts.
pub(crate) fn title_sets() -> [(&'static str, Phrases<()>); 3] {
    [("title", with(None)), ("heads-title", with(Some("heads"))), ("works-title", with(Some("works-for")))]
}

/// Titles whose holder stands to the body as named; all without a name.
fn with(hint: Option<&str>) -> Phrases<()> {
    rows(TITLES)
        .filter(|[_, _, holds]| hint.is_none_or(|hint| hint == *holds))
        .map(|[phrase, _, _]| phrase)
        .collect()
}
