//! What is known of words before and after a full stop: `schema/lexicon/abbreviations.txt`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

const SOURCE: &str = include_str!("../../schema/lexicon/abbreviations.txt");

/// The longest entry worth looking up; longer words are no abbreviations.
const LONGEST: usize = 16;

/// What a word tells of the full stop beside it, by the section of the file that holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Trait {
    /// A name follows.
    Title,
    /// An abbreviation if a number follows.
    Number,
    /// Never the end.
    Never,
    /// A time of day.
    Time,
    /// The end only before an opener.
    Inner,
    /// The end before any capital letter.
    Etc,
    /// Opens a sentence, and no name.
    Opener,
    /// Follows a time of day within a sentence.
    Clock,
    /// A verb of saying.
    Saying,
}

const SECTIONS: [(&str, Trait); 9] = [
    ("title", Trait::Title),
    ("number", Trait::Number),
    ("never", Trait::Never),
    ("time", Trait::Time),
    ("inner", Trait::Inner),
    ("etc", Trait::Etc),
    ("openers", Trait::Opener),
    ("clock", Trait::Clock),
    ("saying", Trait::Saying),
];

static TRAITS: LazyLock<BTreeMap<&'static str, Vec<Trait>>> = LazyLock::new(|| {
    let mut traits: BTreeMap<&str, Vec<Trait>> = BTreeMap::new();
    let mut section = None;
    for word in SOURCE.lines().filter_map(|line| line.split('#').next()).flat_map(str::split_whitespace) {
        if let Some(name) = word.strip_prefix('[').and_then(|name| name.strip_suffix(']')) {
            section = SECTIONS.iter().find(|(known, _)| *known == name).map(|(_, found)| *found);
        } else {
            traits.entry(word).or_default().extend(section);
        }
    }
    traits
});

fn traits(word: &str) -> &'static [Trait] {
    if word.len() > LONGEST {
        return &[];
    }
    TRAITS.get(word).map_or(&[], Vec::as_slice)
}

/// How the word, written without its last full stop, behaves as an abbreviation, if it is one.
pub(super) fn abbreviation(word: &str) -> Option<Trait> {
    let behaves = |known: &&Trait| !matches!(known, Trait::Opener | Trait::Clock | Trait::Saying);
    traits(word).iter().find(behaves).copied()
}

/// Whether the file lists the word in that section.
pub(super) fn is(word: &str, section: Trait) -> bool {
    traits(word).contains(&section)
}

#[cfg(test)]
mod tests {
    use super::{SECTIONS, SOURCE, Trait, abbreviation, is};

    #[test]
    fn every_section_of_the_file_is_known_and_filled() {
        let heads = SOURCE.lines().filter_map(|line| line.strip_prefix('[')?.split(']').next());
        assert_eq!(heads.collect::<Vec<_>>(), SECTIONS.map(|(name, _)| name));
    }

    #[test]
    fn case_tells_a_state_from_a_verb() {
        assert_eq!(abbreviation("Wash"), Some(Trait::Inner));
        assert_eq!(abbreviation("wash"), None);
        assert_eq!(abbreviation("No"), Some(Trait::Number));
        assert!(is("No", Trait::Opener) && !is("Attorney", Trait::Opener));
    }
}
