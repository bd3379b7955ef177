//! Sentences, and the blocks of the page that hold them.

use super::Span;
use std::ops::Range;

/// What kind of block of the page it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BlockKind {
    /// A title or a heading.
    Headline,
    /// Running text.
    Paragraph,
    /// An item of a list.
    ListItem,
}

/// A paragraph, a headline or an item of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its bytes, without the white space around it.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
    /// Positions of its sentences.
    pub sentences: Range<u32>,
}

/// A sentence, or a line that stands for one (a headline, a list item without a full stop).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its bytes, without the white space around it.
    pub span: Span,
    /// Positions of its tokens.
    pub tokens: Range<u32>,
    /// Position of its block.
    pub block: u32,
}
