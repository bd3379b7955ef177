//! How the names of two things compare.

mod body;
mod key;
mod level;
mod person;
mod spelling;

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
