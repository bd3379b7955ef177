//! Where the sentences of a block end.
//!
//! The walk finds the marks that could end a sentence and takes the quotation marks and brackets after them
//! along; [`stops`](super::stops) decides what each full stop means. Every step looks at a bounded number of
//! tokens, so that the time grows with the length of the block and no faster.

use super::abbreviations::{Trait, is};
use super::stops::{Follow, Shape};
use crate::types::{Token, TokenKind};

/// Tokens within which a bracket that opens in mid-sentence must close to hold the sentence together.
const BRACKET_REACH: usize = 60;

/// The tokens of one block, while it is walked.
pub(super) struct Walk<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    /// The first token of the sentence after its list marker.
    pub(super) start: usize,
    /// Whether a letter or digit has been seen in it.
    has_words: bool,
    /// Whether a straight quotation mark is open in the block.
    in_quotes: bool,
    /// The bracket that is open since the middle of the sentence.
    bracket: Option<usize>,
}

/// Positions, one past the last token, of the sentences; `marker` tokens at the head are no sentence.
pub(super) fn ends(text: &str, tokens: &[Token], marker: usize) -> Vec<usize> {
    let mut walk = Walk { text, tokens, start: marker, has_words: false, in_quotes: false, bracket: None };
    let mut ends = Vec::new();
    let mut at = marker;
    while at < tokens.len() {
        if !walk.is_terminal(at) {
            walk.see(at);
            at += 1;
            continue;
        }
        let run = walk.run(at);
        let closed = walk.closers(run);
        if walk.splits(at, run, closed) {
            (run..closed).for_each(|closer| walk.see(closer));
            (walk.start, walk.has_words, walk.bracket) = (closed, false, None);
            ends.push(closed);
            at = closed;
        } else {
            at = run;
        }
    }
    if ends.last() != Some(&tokens.len()) {
        ends.push(tokens.len());
    }
    ends
}

impl Walk<'_> {
    /// The words of a token; nothing beyond the ends.
    pub(super) fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.span.of(self.text))
    }

    /// Whether a token stands directly behind the one before it.
    pub(super) fn is_joined(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| !token.spaced)
    }

    fn is_mark(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Mark)
    }

    fn is_terminal(&self, at: usize) -> bool {
        self.is_mark(at)
            && matches!(self.word(at), "." | "!" | "?" | "…" | "。" | "！" | "？" | "؟" | "।" | "‼" | "⁉")
    }

    fn see(&mut self, at: usize) {
        if !self.is_mark(at) {
            self.has_words = true;
            return;
        }
        match self.word(at) {
            "\"" => self.in_quotes = !self.in_quotes,
            "(" | "[" if self.has_words && self.bracket.is_none() => self.bracket = Some(at),
            ")" | "]" => self.bracket = None,
            _ => {}
        }
    }

    /// One past the terminal marks from `at` on: `?!`, `...`, `. . .`.
    fn run(&self, at: usize) -> usize {
        let goes_on =
            |next: &usize| self.is_terminal(*next) && (self.is_joined(*next) || self.word(*next) == ".");
        (at + 1..self.tokens.len()).find(|next| !goes_on(next)).unwrap_or(self.tokens.len())
    }

    /// One past the quotation marks and brackets that close behind the marks, and a note's number (`[3]`).
    fn closers(&self, run: usize) -> usize {
        let mut at = run;
        let mut in_quotes = self.in_quotes;
        loop {
            let joined = self.is_joined(at);
            match self.word(at) {
                "”" | "»" | "」" | "』" | "）" => {}
                "’" | ")" | "]" | "'" if joined && !self.is_letter_next(at) => {}
                "’" | ")" | "]" if joined && self.word(at) != "’" => {}
                "\"" if joined && (in_quotes || !self.is_joined(at + 1)) => in_quotes = false,
                "[" if self.is_note(at) => at += 2,
                _ => return at,
            }
            at += 1;
        }
    }

    fn is_letter_next(&self, at: usize) -> bool {
        self.is_joined(at + 1) && !self.is_mark(at + 1)
    }

    fn is_note(&self, at: usize) -> bool {
        self.tokens.get(at + 1).is_some_and(|token| token.kind == TokenKind::Number)
            && self.word(at + 2) == "]"
    }

    /// Whether a sentence ends after the marks `at..run` and the closers up to `closed`.
    fn splits(&self, at: usize, run: usize, closed: usize) -> bool {
        if !self.has_words || closed >= self.tokens.len() || self.is_in_bracket(closed) {
            return false;
        }
        let follow = self.follow(closed);
        match self.word(at) {
            "。" | "！" | "？" | "।" => true,
            "." if run == at + 1 => self.full_stop_splits(at, run < closed, &follow),
            "." | "…" => {
                follow.shape == Shape::Upper && (follow.is_spaced || self.is_plain_capital(&follow))
            }
            _ => self.exclamation_splits(closed > run, &follow),
        }
    }

    fn exclamation_splits(&self, has_closers: bool, follow: &Follow) -> bool {
        if !follow.is_spaced {
            return follow.shape == Shape::Upper
                && (has_closers || follow.has_opener || self.is_plain_capital(follow));
        }
        match follow.shape {
            Shape::Digit if self.word(follow.at - 1) == "(" => false,
            Shape::Upper if has_closers => !self.is_attributed(follow.at),
            Shape::Upper => !matches!(self.word(follow.at), "Inc" | "Corp" | "Co" | "Ltd" | "LLC" | "News"),
            Shape::Digit | Shape::Symbol => true,
            Shape::Lower | Shape::Joiner => false,
        }
    }

    /// `“Why?” Judge Ann Lee asked`: up to four capitalised words and a verb of saying.
    fn is_attributed(&self, at: usize) -> bool {
        (at..at + 5)
            .find(|next| !self.word(*next).starts_with(char::is_uppercase) && self.word(*next) != ".")
            .is_some_and(|next| is(self.word(next), Trait::Saying))
    }

    /// Whether the bracket that opened in mid-sentence is still open, or closes with the mark itself.
    fn is_in_bracket(&self, closed: usize) -> bool {
        self.bracket.is_some_and(|open| {
            let shuts = |at: usize| matches!(self.word(at), ")" | "]");
            closed.saturating_sub(open) <= BRACKET_REACH
                && (shuts(closed - 1) || (closed..closed + BRACKET_REACH).any(shuts))
        })
    }
}
