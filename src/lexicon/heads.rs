//! Head words of agreements, bodies, events and crimes.

use super::table::{lines, rows};
use crate::matcher::Phrases;
use std::sync::LazyLock;

/// "memorandum of understanding", "treaty", "accord".
pub(crate) fn agreements() -> &'static Phrases<()> {
    static HEADS: LazyLock<Phrases<()>> =
        LazyLock::new(|| lines(include_str!("../../schema/lexicon/heads_agreement.txt")).collect());
    &HEADS
}

/// What a headline says of an agreement that is new: "inks", "reaches".
pub(crate) fn headline_verbs() -> &'static Phrases<()> {
    static VERBS: LazyLock<Phrases<()>> =
        LazyLock::new(|| lines(include_str!("../../schema/lexicon/headline_verbs.txt")).collect());
    &VERBS
}

/// Single words in which the name of a public body ends, whatever comes before ("Agency", "Bureau"), with its class.
pub(crate) fn body_heads() -> &'static Phrases<&'static str> {
    static HEADS: LazyLock<Phrases<&'static str>> = LazyLock::new(|| {
        let mut heads = Phrases::default();
        for [word, place, class] in rows(include_str!("../../schema/lexicon/org_heads.tsv")) {
            if BODIES.contains(&word) && place != "first" {
                heads.insert(word, class);
            }
        }
        heads
    });
    &HEADS
}

/// Head nouns and phrases of crimes: "fraud", "money laundering".
pub(crate) fn offense_heads() -> &'static Phrases<()> {
    static HEADS: LazyLock<Phrases<()>> =
        LazyLock::new(|| lines(include_str!("../../schema/lexicon/heads_offense.txt")).collect());
    &HEADS
}

/// Heads that name nothing else than a body.
const BODIES: [&str; 9] = [
    "Agency",
    "Branch",
    "Bureau",
    "Commission",
    "Department",
    "Directorate",
    "Division",
    "Ministry",
    "Secretariat",
];

/// "protests", "hostage crisis", "summit".
pub(crate) fn happenings() -> &'static Phrases<()> {
    static HEADS: LazyLock<Phrases<()>> =
        LazyLock::new(|| lines(include_str!("../../schema/lexicon/heads_event.txt")).collect());
    &HEADS
}
