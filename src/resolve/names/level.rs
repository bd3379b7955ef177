//! The levels of agreement of two names.

/// How two names agree, by the rule that tells it. What each is worth stands in `schema/resolution.toml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::resolve) enum NameLevel {
    /// The same words, of which few things are called.
    Same,
    /// The same words, by which many are called: a common given and family name, "Supreme Court".
    SameCommon,
    /// The same few letters, as of an acronym that no list knows.
    SameLetters,
    /// The same words in another order or form: "Philippine Supreme Court", "Supreme Court of the Philippines".
    SameWords,
    /// The same but for a legal form: "Kestrel Polymers, Inc.".
    LegalForm,
    /// One has a middle name or initial that the other lacks.
    Middle,
    /// A given name and its familiar form.
    Nickname,
    /// A given name and its first letter.
    Initial,
    /// Spelled alike: a transliteration, a slip.
    Spelling,
    /// The same words in another order: family name first.
    Order,
    /// One name of a person holds the words of the other, and more.
    Longer,
    /// One says what it is besides: "Wagner", "Wagner Group".
    HeadWord,
    /// A short form and the words that its letters begin.
    Acronym,
    /// A person's name of one word, the same.
    OneWord,
    /// A common family name alone, the same.
    OneFamily,
    /// One says of which generation it is: "Jr.".
    Generation,
    /// A family name alone, and a full name that ends in it.
    Surname,
    /// Names that no one thing bears: of brothers, of father and son, with other numbers.
    Conflict,
    /// Nothing in common.
    Other,
}

impl NameLevel {
    /// All levels with their names in `schema/resolution.toml`.
    pub(in crate::resolve) const ALL: [(Self, &'static str); 19] = [
        (Self::Same, "same"),
        (Self::SameCommon, "same-common"),
        (Self::SameLetters, "same-letters"),
        (Self::SameWords, "same-words"),
        (Self::LegalForm, "legal-form"),
        (Self::Middle, "middle"),
        (Self::Nickname, "nickname"),
        (Self::Initial, "initial"),
        (Self::Spelling, "spelling"),
        (Self::Order, "order"),
        (Self::Longer, "longer"),
        (Self::HeadWord, "head-word"),
        (Self::Acronym, "acronym"),
        (Self::OneWord, "one-word"),
        (Self::OneFamily, "one-family"),
        (Self::Generation, "generation"),
        (Self::Surname, "surname"),
        (Self::Conflict, "conflict"),
        (Self::Other, "other"),
    ];

    /// Whether the names alone make the pair worth comparing.
    pub(in crate::resolve) fn is_candidate(self) -> bool {
        !matches!(self, Self::Conflict | Self::Other)
    }

    /// Whether such a name fits several things equally well, so that the best of them must stand out.
    pub(in crate::resolve) fn is_vague(self) -> bool {
        matches!(self, Self::Surname | Self::Initial | Self::Acronym)
    }

    /// Its name in the file.
    pub(in crate::resolve) fn name(self) -> &'static str {
        Self::ALL.iter().find(|(level, _)| *level == self).map_or("", |(_, name)| name)
    }

    /// What two different names of this level have in common, in words; nothing where they are the same.
    pub(in crate::resolve) fn words(self) -> Option<&'static str> {
        Some(match self {
            Self::Same | Self::SameCommon | Self::SameLetters | Self::OneWord | Self::OneFamily => {
                return None;
            }
            Self::Generation => "one says of which generation it is",
            Self::SameWords => "the same words in another order",
            Self::LegalForm => "the same but for a legal form",
            Self::Middle => "one has a middle name that the other lacks",
            Self::Nickname => "a given name and its familiar form",
            Self::Initial => "a given name and its first letter",
            Self::Spelling => "spelled alike",
            Self::Order => "the same names in another order",
            Self::Longer => "one name holds the other",
            Self::HeadWord => "one says what it is besides",
            Self::Acronym => "a short form and the words that its letters begin",
            Self::Surname => "a family name alone and a full name that ends in it",
            Self::Conflict => "names that no one thing bears",
            Self::Other => "nothing in common",
        })
    }
}
