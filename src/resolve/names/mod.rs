//! How the names of two things compare.

mod body;
mod key;
mod level;
mod person;
mod spelling;
mod written;

pub(super) use key::{Kind, Name};
pub(super) use level::NameLevel;
pub(super) use spelling::skeleton;

use crate::lexicon::is_family;

impl Name {
    /// How this name compares with another of the same kind.
    pub(super) fn compare(&self, other: &Self) -> NameLevel {
        if self.key == other.key && self.generation == other.generation {
            return self.same();
        }
        match self.kind {
            Kind::Person => person::compare(self, other),
            _ => body::compare(self, other),
        }
    }

    /// Whether the other is the same name in another form, so that one document may call one thing by both.
    pub(super) fn is_form_of(&self, other: &Self) -> bool {
        self.key == other.key && self.generation == other.generation
            || matches!(self.compare(other), NameLevel::LegalForm | NameLevel::SameWords)
    }

    /// Whether one alone of two names of a person says of which generation it is, and not both are one word: of father and
    /// son, most likely. A king may be called by his name alone.
    pub(super) fn is_other_generation(&self, other: &Self) -> bool {
        self.kind == Kind::Person
            && (self.words.len() > 1 || other.words.len() > 1)
            && self.generation != other.generation
            && self.compare(other) == NameLevel::Generation
    }

    /// Whether this is a body's name of several words that begin with these letters: "United Shipbuilding Corporation" and "USC".
    pub(super) fn spells(&self, letters: &str) -> bool {
        self.kind == Kind::Body
            && self.words.len() > 1
            && self.initials.iter().any(|initials| initials.ends_with(letters))
    }

    /// Whether the names have a word in common that matters.
    pub(super) fn shares_a_word(&self, other: &Self) -> bool {
        self.content.iter().any(|word| other.content.contains(word))
    }

    /// The level of a name with itself.
    pub(super) fn same(&self) -> NameLevel {
        match self.kind {
            Kind::Person if self.words.len() == 1 && is_family(&self.key) => NameLevel::OneFamily,
            Kind::Person if self.words.len() == 1 => NameLevel::OneWord,
            _ if self.common => NameLevel::SameCommon,
            Kind::Body if !self.known && self.letters.is_some() => NameLevel::SameLetters,
            _ => NameLevel::Same,
        }
    }
}

#[cfg(test)]
mod tests;
