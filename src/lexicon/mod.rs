//! The word lists of `schema/lexicon`, parsed once, shared by the rooms.
//!
//! In: tab-separated files compiled into the program. Out: phrases with what they name. Lists refer to
//! classes by the name that the press schema gives them; an entry whose class a user's schema lacks is left out.

mod heads;
mod listed;
mod table;
mod titles;

pub use heads::{Heads, heads};
pub use listed::{Listed, listed};
pub use titles::{TitleKind, title_sets, titles};

use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Whether a word is a common given name; the word is compared in lower case.
pub fn is_given_name(folded: &str) -> bool {
    static NAMES: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
        table::lines(include_str!("../../schema/lexicon/given_names.txt")).map(str::to_lowercase).collect()
    });
    NAMES.contains(folded)
}

/// Whether a word is a common family name; the word is compared in lower case.
pub fn is_family_name(folded: &str) -> bool {
    static NAMES: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
        table::lines(include_str!("../../schema/lexicon/family_names.txt")).map(str::to_lowercase).collect()
    });
    NAMES.contains(folded)
}
