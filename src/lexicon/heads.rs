//! Words that say of a name, or of a description, what class it has.

use super::table::{lines, rows};
use crate::matcher::Phrases;
use std::sync::LazyLock;

/// Head words by kind.
#[derive(Clone, Debug)]
pub struct Heads {
    /// Words of the names of bodies, with the name of their class: "Ministry", "Police Department".
    pub organizations: Phrases<&'static str>,
    /// Legal forms of companies: "Inc.", `GmbH`.
    pub legal_forms: Phrases<()>,
    /// "memorandum of understanding", "treaty".
    pub agreements: Phrases<()>,
    /// "summit", "conference".
    pub events: Phrases<()>,
    /// "wire fraud", "murder".
    pub offenses: Phrases<()>,
}

/// The head words.
pub fn heads() -> &'static Heads {
    static HEADS: LazyLock<Heads> = LazyLock::new(|| {
        let mut organizations = Phrases::default();
        for [word, _, class] in rows(include_str!("../../schema/lexicon/org_heads.tsv")) {
            organizations.insert(word, class);
        }
        Heads {
            organizations,
            legal_forms: lines(include_str!("../../schema/lexicon/legal_forms.txt")).collect(),
            agreements: lines(include_str!("../../schema/lexicon/heads_agreement.txt")).collect(),
            events: lines(include_str!("../../schema/lexicon/heads_event.txt")).collect(),
            offenses: lines(include_str!("../../schema/lexicon/heads_offense.txt")).collect(),
        }
    });
    &HEADS
}
