//! What a full stop means: the end of a sentence, an abbreviation, a part of a name or of an address.

use super::abbreviations::{Trait, abbreviation, is};
use super::sentences::Walk;
use crate::types::TokenKind;

/// Letters with full stops between them, at most: `U.S.S.R.`.
const LONGEST_ACRONYM: usize = 6;

/// The first thing after a mark that could end a sentence.
pub(super) struct Follow {
    /// Position of its word, behind opening quotation marks and brackets.
    pub(super) at: usize,
    /// What it looks like.
    pub(super) shape: Shape,
    /// Whether quotation marks or brackets open before it.
    pub(super) has_opener: bool,
    /// Whether white space stands between it and the mark.
    pub(super) is_spaced: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// A word that can open a sentence: a capital, or a script without capitals.
    Upper,
    /// A word that can not.
    Lower,
    /// A number.
    Digit,
    /// A mark that can open a sentence: `$`, `•`.
    Symbol,
    /// A mark that goes on: `,`, `–`.
    Joiner,
}

impl Walk<'_> {
    pub(super) fn follow(&self, next: usize) -> Follow {
        let is_opener = |at: usize| match self.word(at) {
            "“" | "‘" | "«" | "(" | "[" | "¿" | "¡" | "„" | "「" | "\"" => true,
            "'" | "’" => self.is_joined(at + 1),
            _ => false,
        };
        let at = (next..next + 3).find(|at| !is_opener(*at)).unwrap_or(next + 3);
        let is_spaced = !self.is_joined(next);
        Follow { at, shape: self.shape(at), has_opener: at > next, is_spaced }
    }

    fn shape(&self, at: usize) -> Shape {
        let word = self.word(at);
        let mut chars = word.chars();
        match (self.tokens.get(at).map(|token| token.kind), chars.next()) {
            (
                Some(TokenKind::Mark),
                Some('$' | '€' | '£' | '¥' | '•' | '*' | '·' | '§' | '#' | '@' | '▪' | '●' | '►'),
            ) => Shape::Symbol,
            (Some(TokenKind::Mark), Some(mark)) if !mark.is_ascii() && !is_general_punctuation(mark) => {
                Shape::Symbol
            }
            (Some(TokenKind::Mark) | None, _) | (_, None) => Shape::Joiner,
            (_, Some(first)) if first.is_numeric() => Shape::Digit,
            (_, Some(first)) if !first.is_lowercase() => Shape::Upper,
            _ if chars.any(char::is_uppercase) => Shape::Upper,
            _ if matches!(word, "al" | "el" | "d") && self.is_joined(at + 1) && !self.is_stop(at + 1) => {
                Shape::Upper
            }
            _ => Shape::Lower,
        }
    }

    fn is_stop(&self, at: usize) -> bool {
        self.word(at) == "."
    }

    /// Whether the full stop at `stop` ends the sentence.
    pub(super) fn full_stop_splits(&self, stop: usize, has_closers: bool, follow: &Follow) -> bool {
        let opens = matches!(follow.shape, Shape::Upper | Shape::Digit | Shape::Symbol);
        if stop == self.start || !self.is_joined(stop) {
            return opens && follow.is_spaced;
        }
        let before = stop - 1;
        if !follow.is_spaced {
            return self.joint_splits(before, has_closers, follow);
        }
        let is_enumerator = before == self.start && self.word(before).len() <= 3;
        match self.abbreviation_at(before) {
            None => opens && !(is_enumerator && self.tokens[before].kind == TokenKind::Number),
            Some(Trait::Inner) if is_enumerator => false,
            Some(kind) => self.abbreviation_splits(kind, follow),
        }
    }

    fn abbreviation_splits(&self, kind: Trait, follow: &Follow) -> bool {
        let next = self.word(follow.at);
        let is_upper = follow.shape == Shape::Upper;
        match kind {
            Trait::Number => {
                let is_mark = is_roman_or_letter(next) || follow.shape == Shape::Digit || next == "#";
                !is_mark && matches!(follow.shape, Shape::Upper | Shape::Symbol)
            }
            Trait::Time => is_upper && !is(next, Trait::Clock),
            Trait::Inner => (is_upper && self.is_opener(follow.at)) || matches!(next, "•" | "▪" | "●"),
            Trait::Etc => is_upper,
            _ => false,
        }
    }

    /// A full stop without white space behind it: "today.The", but not "Justice.gov" or "U.S.A".
    fn joint_splits(&self, before: usize, has_closers: bool, follow: &Follow) -> bool {
        if follow.shape != Shape::Upper || !(self.is_plain_capital(follow) || has_closers) {
            return false;
        }
        if self.is_address(follow.at) {
            return false;
        }
        let is_opener = self.is_opener(follow.at);
        let is_address = matches!(self.word(before.wrapping_sub(1)), "." | "/" | "@" | ":" | "_");
        if is_address && self.is_joined(before) {
            return is_opener;
        }
        match self.tokens[before].kind {
            TokenKind::Mark => true,
            TokenKind::Number => before != self.start,
            TokenKind::Word if has_closers || is_opener => true,
            TokenKind::Word => self.is_small_word(before) && abbreviation(self.word(before)).is_none(),
        }
    }

    /// "The", "Police", "A": a word as a sentence opens with, rather than "GOV" or "S".
    pub(super) fn is_plain_capital(&self, follow: &Follow) -> bool {
        let word = self.word(follow.at);
        let mut chars = word.chars();
        let opens = chars.next().is_some_and(|first| !first.is_lowercase());
        match chars.next() {
            Some(second) => opens && !second.is_uppercase(),
            None => matches!(word, "A" | "I") && !self.is_joined(follow.at + 1),
        }
    }

    /// Whether the word opens a sentence and is no name; "A." is an initial.
    fn is_opener(&self, at: usize) -> bool {
        let is_initial = self.word(at).len() == 1 && self.is_joined(at + 1) && self.is_stop(at + 1);
        is(self.word(at), Trait::Opener) && !is_initial
    }

    /// Whether a word goes on like the name of a web site: "YouTube.com".
    fn is_address(&self, at: usize) -> bool {
        let is_joined = self.is_joined(at + 1) && self.is_stop(at + 1) && self.is_joined(at + 2);
        is_joined && self.word(at + 2).starts_with(char::is_lowercase)
    }

    fn is_small_word(&self, at: usize) -> bool {
        let word = self.word(at);
        word.len() > 1 && word.starts_with(char::is_lowercase) && word.ends_with(char::is_lowercase)
    }

    /// How the word at `at`, with a full stop behind it, abbreviates, if it does.
    fn abbreviation_at(&self, at: usize) -> Option<Trait> {
        if self.tokens[at].kind != TokenKind::Word {
            return None;
        }
        let word = self.word(at);
        let head = self.acronym_head(at);
        if head < at {
            return abbreviation(self.tokens[head].span.join(self.tokens[at].span).of(self.text))
                .or(Some(Trait::Inner));
        }
        let is_letter = word.chars().nth(1).is_none() && word.chars().all(char::is_alphabetic);
        let is_initial = is_letter && word.starts_with(|c: char| c.is_uppercase() || c.is_lowercase());
        abbreviation(word).or(is_initial.then_some(Trait::Inner))
    }

    /// The first letter of `U.S`, `Ph.D`, `p.m` where the word at `at` is the last one; `at` itself elsewhere.
    fn acronym_head(&self, at: usize) -> usize {
        let is_part =
            |at: usize| self.tokens[at].kind == TokenKind::Word && self.word(at).chars().nth(2).is_none();
        let mut head = at;
        while is_part(at)
            && head >= 2
            && at - head < 2 * LONGEST_ACRONYM
            && self.is_joined(head)
            && self.is_joined(head - 1)
            && self.is_stop(head - 1)
            && is_part(head - 2)
        {
            head -= 2;
        }
        // "standfor.co.nz" is an address.
        let is_address = head > 0 && self.is_joined(head) && matches!(self.word(head - 1), "." | "/" | "@");
        if is_address { at } else { head }
    }
}

/// `IV`, `B`: what can follow "No." in place of a number.
fn is_roman_or_letter(word: &str) -> bool {
    let is_roman = word.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C'));
    (is_roman && word != "I")
        || (word.chars().nth(1).is_none()
            && word.starts_with(|c: char| c.is_uppercase())
            && word != "A"
            && word != "I")
}

/// Dashes, quotation marks and their like: U+2000 to U+206F, and `·` and its neighbours in Latin-1.
fn is_general_punctuation(mark: char) -> bool {
    matches!(mark, '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ff65}')
}
