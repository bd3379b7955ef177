//! Offices, ranks and honorifics that stand beside names.

use super::table::rows;
use crate::matcher::Phrases;
use std::sync::LazyLock;

/// What a title says of its holder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TitleKind {
    /// A public office, a rank or a judge's seat: the holder is an official.
    Public,
    /// A post in business or elsewhere.
    Private,
    /// Mr., Dr., Rev.
    Honorific,
}

/// A title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Title {
    /// What it says of its holder.
    pub kind: TitleKind,
}

const TITLES: &str = include_str!("../../schema/lexicon/titles.tsv");

/// Titles by their words.
pub fn titles() -> &'static Phrases<Title> {
    static PHRASES: LazyLock<Phrases<Title>> = LazyLock::new(|| {
        let mut phrases = Phrases::default();
        for [phrase, kind, _] in rows(TITLES) {
            let kind = match kind {
                "honorific" => TitleKind::Honorific,
                "private" => TitleKind::Private,
                _ => TitleKind::Public,
            };
            phrases.insert(phrase, Title { kind });
        }
        phrases
    });
    &PHRASES
}

/// Named sets for patterns: all titles, those of heads, those of other posts.
pub fn title_sets() -> [(&'static str, Phrases<()>); 3] {
    let with = |hint: Option<&str>| {
        rows(TITLES)
            .filter(|[_, _, holds]| hint.is_none_or(|hint| hint == *holds))
            .map(|[phrase, _, _]| phrase)
            .collect()
    };
    [("title", with(None)), ("heads-title", with(Some("heads"))), ("works-title", with(Some("works-for")))]
}
