//! A document taken apart.

use super::{Block, Document, Sentence, SentenceIx, Span, Token, TokenIx};

/// A document with its blocks, sentences and tokens, each list in the order of the text.
///
/// Every span lies inside the text on character boundaries, tokens lie inside their sentence, sentences
/// inside their block, and none overlaps its neighbour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// What was taken apart.
    pub document: Document,
    /// Headlines, paragraphs, list items.
    pub blocks: Vec<Block>,
    /// Sentences of all blocks.
    pub sentences: Vec<Sentence>,
    /// Tokens of all sentences.
    pub tokens: Vec<Token>,
}

impl Text {
    /// The words under a span.
    pub fn slice(&self, span: Span) -> &str {
        span.of(&self.document.text)
    }

    /// The word at a position, or nothing beyond the end.
    pub fn word(&self, token: usize) -> &str {
        self.tokens.get(token).map_or("", |token| self.slice(token.span))
    }

    /// Positions of a sentence's tokens.
    pub fn tokens_of(&self, sentence: SentenceIx) -> std::ops::Range<usize> {
        self.sentences.get(sentence.index()).map_or(0..0, |s| s.tokens.start as usize..s.tokens.end as usize)
    }

    /// Positions of the tokens that lie inside a span.
    pub fn tokens_in(&self, span: Span) -> std::ops::Range<usize> {
        let start = self.tokens.partition_point(|token| token.span.start < span.start);
        let end = self.tokens.partition_point(|token| token.span.end <= span.end);
        start..end.max(start)
    }

    /// Positions of a span's tokens, counted from the beginning of a sentence; nothing where it begins outside.
    pub fn tokens_within(&self, sentence: SentenceIx, span: Span) -> Option<std::ops::Range<usize>> {
        let (all, held) = (self.tokens_of(sentence), self.tokens_in(span));
        all.contains(&held.start).then(|| held.start - all.start..held.end - all.start)
    }

    /// The sentence that holds a span's first token, or the last one before it.
    pub fn sentence_at(&self, span: Span) -> SentenceIx {
        let after = self.sentences.partition_point(|sentence| sentence.span.start <= span.start);
        SentenceIx::new(after.saturating_sub(1))
    }

    /// The bytes from one token to another, both included.
    pub fn cover(&self, first: TokenIx, last: TokenIx) -> Span {
        match (self.tokens.get(first.index()), self.tokens.get(last.index())) {
            (Some(first), Some(last)) => first.span.join(last.span),
            _ => Span::default(),
        }
    }
}
