//! The smallest piece of text that has a part in anything.

use super::{SentenceIx, Span};

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TokenKind {
    /// Letters, perhaps with digits.
    Word,
    /// Digits alone.
    Number,
    /// One character that is neither.
    Mark,
}

/// A maximal run of letters and digits, or one other character that is not white space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its bytes.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// The sentence that holds it.
    pub sentence: SentenceIx,
    /// Whether white space stands before it.
    pub spaced: bool,
}
