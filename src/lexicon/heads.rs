//! Head words of agreements and events.

use super::table::lines;
use crate::matcher::Phrases;
use std::sync::LazyLock;

/// "memorandum of understanding", "treaty", "accord".
pub(crate) fn agreements() -> &'static Phrases<()> {
    static HEADS: LazyLock<Phrases<()>> =
        LazyLock::new(|| lines(include_str!("../../schema/lexicon/heads_agreement.txt")).collect());
    &HEADS
}

/// "protests", "hostage crisis", "summit".
pub(crate) fn happenings() -> &'static Phrases<()> {
    static HEADS: LazyLock<Phrases<()>> =
        LazyLock::new(|| lines(include_str!("../../schema/lexicon/heads_event.txt")).collect());
    &HEADS
}
