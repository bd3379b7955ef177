//! Lines of a page, and what each looks like.

use crate::types::Span;

/// Words of a line that is still taken for a headline.
const HEADLINE_WORDS: usize = 25;

/// A line without the white space around it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    /// Its words.
    pub(super) text: &'a str,
    /// Byte offset of the first one.
    pub(super) start: usize,
    /// Characters of white space before them.
    pub(super) indent: usize,
    /// Its length in characters.
    pub(super) width: usize,
}

/// How a line that could be a headline is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Capitals {
    /// ALL OF IT
    All,
    /// Most Words of It
    Most,
    /// Only the first word
    First,
    /// not even that
    None,
}

impl<'a> Line<'a> {
    fn new(raw: &'a str, offset: usize) -> Self {
        let body = raw.trim_start();
        let text = body.trim_end();
        let start = offset + raw.len() - body.len();
        let indent = raw[..raw.len() - body.len()].chars().count();
        Self { text, start, indent, width: text.chars().count() }
    }

    /// One past its last byte.
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Its bytes.
    pub(super) fn span(&self) -> Span {
        Span::new(self.start, self.end())
    }

    /// Whether nothing but white space is on it.
    pub(super) fn is_blank(&self) -> bool {
        self.text.is_empty()
    }

    /// Whether it is a heading of Markdown (`## Title`).
    pub(super) fn is_markdown_heading(&self) -> bool {
        let after = self.text.trim_start_matches('#');
        (1..=6).contains(&(self.text.len() - after.len())) && after.starts_with(char::is_whitespace)
    }

    /// Length in bytes of a list marker and the white space after it, if the line opens an item.
    pub(super) fn marker(&self) -> Option<usize> {
        let (marker, rest) = self.text.split_once(char::is_whitespace)?;
        let opens = match marker {
            "-" | "*" | "+" | "•" | "–" | "—" | "▪" | "●" | "◦" | "·" | "‣" | "►" | "o" => {
                true
            }
            _ => is_number_marker(marker),
        };
        opens.then(|| self.text.len() - rest.trim_start().len())
    }

    /// Whether the last words end a sentence, or announce what follows.
    pub(super) fn is_ended(&self) -> bool {
        let closers = ['"', '\'', '”', '’', ')', ']', '»', '*', '_'];
        self.text
            .trim_end_matches(closers)
            .ends_with(['.', '!', '?', '…', ':', ';', '。', '！', '？', '।', '؟'])
    }

    /// Whether it opens with a small letter, as a line in mid-sentence does.
    pub(super) fn opens_small(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_lowercase)
    }

    /// Characters of its first word.
    pub(super) fn first_word_width(&self) -> usize {
        self.text.chars().take_while(|c| !c.is_whitespace()).count()
    }

    /// Its capitals if it can be a headline: short, and without the end of a sentence.
    pub(super) fn headline_capitals(&self) -> Option<Capitals> {
        let words: Vec<&str> = self.text.split_whitespace().take(HEADLINE_WORDS + 1).collect();
        let ends_open =
            self.text.ends_with(['.', ':', ';', ',', '-', '—', '…']) && !ends_in_acronym(words.last()?);
        if ends_open
            || words.len() > HEADLINE_WORDS
            || self.width > 250
            || !self.text.contains(char::is_alphabetic)
        {
            return None;
        }
        let capitals = capitals(&words);
        let is_fit = match self.text.strip_suffix(['?', '!']) {
            Some(inner) => {
                matches!(capitals, Capitals::All | Capitals::Most) && !inner.contains(['?', '!', '.', '…'])
            }
            None => !self.is_ended() || ends_in_acronym(words.last()?),
        };
        is_fit.then_some(capitals)
    }
}

fn capitals(words: &[&str]) -> Capitals {
    let has_small = words.iter().any(|word| word.contains(char::is_lowercase));
    if !has_small {
        let has_capitals = words.iter().any(|word| word.contains(char::is_uppercase));
        return if has_capitals { Capitals::All } else { Capitals::First };
    }
    let heavy = words.iter().filter(|word| word.chars().count() > 3 && word.contains(char::is_alphabetic));
    let (total, capital) = heavy.fold((0, 0), |(total, capital), word| {
        let raised = word.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| !c.is_lowercase());
        (total + 1, capital + usize::from(raised))
    });
    let opens_small = words[0].chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_lowercase);
    match (capital * 4 >= total * 3, opens_small) {
        (_, true) => Capitals::None,
        (true, false) => Capitals::Most,
        (false, false) => Capitals::First,
    }
}

/// `U.S.`, `Jr.`: a full stop that does not end a headline.
fn ends_in_acronym(word: &str) -> bool {
    let stem = word.trim_end_matches('.');
    word.ends_with('.') && (stem.contains('.') || matches!(stem, "Jr" | "Sr" | "Inc" | "Corp" | "Co" | "Ltd"))
}

/// `1.`, `12)`, `(3)`, `(a)`, `b)`, `(iv)`.
fn is_number_marker(marker: &str) -> bool {
    let Some(body) = marker.strip_suffix(['.', ')']) else { return false };
    let digits = |body: &str| (1..=3).contains(&body.len()) && body.bytes().all(|b| b.is_ascii_digit());
    let letter = |body: &str| body.len() == 1 && body.bytes().all(|b| b.is_ascii_lowercase());
    let roman =
        |body: &str| (1..=4).contains(&body.len()) && body.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'));
    match (body.strip_prefix('('), marker.ends_with(')')) {
        (Some(inner), true) => digits(inner) || letter(inner) || roman(inner),
        (None, true) => digits(body) || letter(body) || roman(body),
        (None, false) => digits(body),
        (Some(_), false) => false,
    }
}

/// The lines of a text. Form feeds and the separators of Unicode end a line as well as `\n` does.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let mut offset = 0;
    text.split_inclusive(['\n', '\u{b}', '\u{c}', '\u{2028}', '\u{2029}']).map(move |raw| {
        let line = Line::new(raw, offset);
        offset += raw.len();
        line
    })
}
