//! A sentence prepared for the finders.

use crate::matcher::fold;
use crate::types::{SentenceIx, Span, Text};

/// Words of a sentence as written and folded.
pub(super) struct Scan<'t> {
    pub(super) text: &'t Text,
    /// Position of the first word among the text's tokens.
    pub(super) first: usize,
    pub(super) words: Vec<&'t str>,
    pub(super) folded: Vec<String>,
    /// Whether the sentence is printed in capitals, so that capitals say nothing.
    pub(super) capitals: bool,
}

impl<'t> Scan<'t> {
    pub(super) fn new(text: &'t Text, sentence: SentenceIx) -> Self {
        let tokens = text.tokens_of(sentence);
        let words: Vec<&str> = tokens.clone().map(|token| text.word(token)).collect();
        let (mut upper, mut lower) = (0, 0);
        for letter in words.iter().flat_map(|word| word.chars()) {
            upper += usize::from(letter.is_uppercase());
            lower += usize::from(letter.is_lowercase());
        }
        let folded = words.iter().map(|word| fold(word)).collect();
        Self { text, first: tokens.start, capitals: upper > 3 * lower && words.len() > 2, words, folded }
    }

    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether a word begins with a capital letter.
    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.starts_with(char::is_uppercase))
    }

    /// The bytes of the words `from..to`.
    pub(super) fn span(&self, from: usize, to: usize) -> Span {
        let token =
            |at: usize| self.text.tokens.get(self.first + at).map(|token| token.span).unwrap_or_default();
        if to <= from { Span::default() } else { token(from).join(token(to - 1)) }
    }

    /// The text of the words `from..to`.
    pub(super) fn slice(&self, from: usize, to: usize) -> &'t str {
        self.text.slice(self.span(from, to))
    }
}

/// A mention in the making: the words `from..to` of a sentence.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) class: crate::types::ClassId,
    pub(super) form: crate::types::MentionForm,
    pub(super) title: Option<(usize, usize)>,
    pub(super) reason: crate::types::Reason,
    pub(super) confidence: crate::types::Confidence,
    /// Of two that overlap the one of higher rank stays, then the longer one.
    pub(super) rank: u8,
}
