//! What a pattern is held against.

use super::words::fold;
use crate::types::{ClassId, Mention, MentionIx, SentenceIx, Text};

/// A mention on a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Slot {
    /// Position of its first word on the line.
    pub start: usize,
    /// One past the position of its last word.
    pub end: usize,
    /// Its type.
    pub class: ClassId,
    /// Which mention of the document it is.
    pub mention: MentionIx,
}

/// The words of a sentence, folded, and the mentions among them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Line {
    /// Folded words.
    pub words: Vec<String>,
    /// Mentions in the order of the text.
    pub slots: Vec<Slot>,
}

impl Line {
    /// A sentence with those of a document's mentions (in the order of the text) that lie in it.
    pub(crate) fn of(text: &Text, sentence: SentenceIx, mentions: &[Mention]) -> Self {
        let tokens = text.tokens_of(sentence);
        let words = tokens.clone().map(|token| fold(text.word(token))).collect();
        let span =
            text.sentences.get(sentence.index()).map_or_else(Default::default, |sentence| sentence.span);
        let first = mentions.partition_point(|mention| mention.span.start < span.start);
        let slots = mentions
            .iter()
            .enumerate()
            .skip(first)
            .take_while(|(_, mention)| mention.span.end <= span.end)
            .map(|(index, mention)| {
                let within = text.tokens_in(mention.span);
                Slot {
                    start: within.start.saturating_sub(tokens.start),
                    end: within.end.saturating_sub(tokens.start),
                    class: mention.class,
                    mention: MentionIx::new(index),
                }
            })
            .collect();
        Self { words, slots }
    }

    /// Every sentence of a document, in order.
    pub(crate) fn all(text: &Text, mentions: &[Mention]) -> Vec<Self> {
        (0..text.sentences.len()).map(|at| Self::of(text, SentenceIx::new(at), mentions)).collect()
    }

    /// Mentions that begin at a word.
    pub(crate) fn slots_at(&self, word: usize) -> impl Iterator<Item = &Slot> {
        let first = self.slots.partition_point(|slot| slot.start < word);
        self.slots[first..].iter().take_while(move |slot| slot.start == word)
    }
}
