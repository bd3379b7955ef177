//! Room 2: a document taken apart into blocks, sentences and tokens.
//!
//! In: a [`Document`]. Out: a [`Text`] whose lists are in the order of the text. The room is total: it
//! accepts any string, takes time in proportion to its length, and puts every character that is not white
//! space into exactly one token of exactly one sentence of exactly one block.

mod abbreviations;
mod blocks;
mod lines;
mod sentences;
mod stops;

use crate::matcher::words;
use crate::types::{Block, BlockKind, Document, Sentence, SentenceIx, Span, Text, Token, TokenIx, TokenKind};
use blocks::Draft;

/// Tokens of the longest sentence.
const LONGEST: usize = 500;

/// Takes a document apart.
pub(crate) fn segment(document: Document) -> Text {
    let mut tokens = tokens(&document.text);
    let mut sentences = Vec::new();
    let mut blocks = Vec::new();
    let mut first = 0;
    for draft in blocks::split(&document.text) {
        let end =
            first + tokens[first..].iter().take_while(|token| token.span.start < draft.span.end).count();
        let opened = sentences.len();
        let mut start = first;
        for stop in cut(sentence_ends(&document.text, &tokens[first..end], &draft)) {
            let held = start..first + stop;
            start = held.end;
            let sentence = SentenceIx::new(sentences.len());
            sentences.push(sentence_of(&mut tokens, held, sentence, blocks.len()));
        }
        let sentences = SentenceIx::new(opened).0..SentenceIx::new(sentences.len()).0;
        blocks.push(Block { span: draft.span, kind: draft.kind, sentences });
        first = end;
    }
    Text { document, blocks, sentences, tokens }
}

fn tokens(text: &str) -> Vec<Token> {
    let mut end = 0;
    words(text)
        .map(|span| {
            let word = span.of(text);
            let kind = match word.chars().next() {
                Some(first) if !first.is_alphanumeric() => TokenKind::Mark,
                _ if word.chars().all(char::is_numeric) => TokenKind::Number,
                _ => TokenKind::Word,
            };
            let spaced = span.start == 0 || span.start > end;
            end = span.end;
            Token { span, kind, sentence: SentenceIx::new(0), spaced }
        })
        .collect()
}

/// The ends of sentences with more of them where one would be longer than any sentence is: what looks at a sentence
/// as a whole stays cheap on any text.
fn cut(ends: Vec<usize>) -> impl Iterator<Item = usize> {
    let starts = std::iter::once(0).chain(ends.clone());
    starts
        .zip(ends)
        .flat_map(|(start, end)| (start..end).step_by(LONGEST).skip(1).chain(std::iter::once(end)))
}

/// Positions, one past the last token, of a block's sentences. A headline is one.
fn sentence_ends(text: &str, tokens: &[Token], draft: &Draft) -> Vec<usize> {
    if draft.kind == BlockKind::Headline {
        return vec![tokens.len()];
    }
    let marker = tokens.partition_point(|token| (token.span.start as usize) < draft.body);
    sentences::ends(text, tokens, marker)
}

fn sentence_of(tokens: &mut [Token], held: std::ops::Range<usize>, ix: SentenceIx, block: usize) -> Sentence {
    let span = match &mut tokens[held.clone()] {
        [] => Span::default(),
        own => {
            for token in own.iter_mut() {
                token.sentence = ix;
            }
            own[0].span.join(own[own.len() - 1].span)
        }
    };
    let tokens = TokenIx::new(held.start).0..TokenIx::new(held.end).0;
    Sentence { span, tokens, block: SentenceIx::new(block).0 }
}

#[cfg(test)]
mod tests;
