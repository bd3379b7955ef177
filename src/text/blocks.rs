//! The page: headlines, paragraphs, items of lists.
//!
//! A blank line always ends a block. Whether a single line end does depends on how the text was set: with a
//! paragraph a line it does, in text broken at a fixed width it does not. Text broken at a width betrays
//! itself: no line could have taken the next line's first word.

use super::lines::{Capitals, Line, lines};
use crate::types::{BlockKind, Span};

/// Widths, in characters, at which text is broken by hand or by mailers.
const WRAP_WIDTHS: std::ops::RangeInclusive<usize> = 50..=110;

/// Words of a headline that is written like a sentence.
const PLAIN_HEADLINE_WORDS: usize = 10;

/// A block before its sentences are known.
#[derive(Clone, Copy, Debug)]
pub(super) struct Draft {
    /// Its bytes, without the white space around it.
    pub(super) span: Span,
    /// What it is.
    pub(super) kind: BlockKind,
    /// Byte offset of the words after the list marker; the block's start where there is none.
    pub(super) body: usize,
}

/// The blocks of a text, in order; together they hold all that is not white space.
pub(super) fn split(text: &str) -> Vec<Draft> {
    let lines: Vec<Line> = lines(text).collect();
    let wrap_width = wrap_width(&lines);
    let mut blocks = Vec::new();
    for chunk in lines.split(Line::is_blank).filter(|chunk| !chunk.is_empty()) {
        let width = chunk.iter().map(|line| line.width).max().unwrap_or_default();
        let setting = Setting { is_narrow: WRAP_WIDTHS.contains(&width), wrap_width };
        let mut start = 0;
        for end in 1..=chunk.len() {
            if end == chunk.len() || !setting.goes_on(&chunk[start..end], &chunk[end]) {
                blocks.push(draft(text, &chunk[start..end], blocks.is_empty()));
                start = end;
            }
        }
    }
    blocks
}

/// How the lines between two blank lines are set.
struct Setting {
    /// Whether the longest of them is as short as lines that were broken at a width.
    is_narrow: bool,
    /// The width at which the text was broken, if it was.
    wrap_width: Option<usize>,
}

impl Setting {
    /// Whether `next` belongs to the block of the lines `held`.
    fn goes_on(&self, held: &[Line], next: &Line) -> bool {
        let (Some(first), Some(last)) = (held.first(), held.last()) else { return false };
        let flows = self.flows(last, next);
        // A dash that wrapping carried to the start of a line is no list marker.
        let carried = flows && !last.is_ended() && first.marker().is_none();
        if next.is_markdown_heading() || last.is_markdown_heading() || is_rule(last) || is_rule(next) {
            return false;
        }
        if let Some(marker) = next.marker() {
            return carried && next.text[marker..].starts_with(char::is_lowercase);
        }
        if first.marker().is_some() && next.indent > first.indent {
            return true;
        }
        flows && !(held.len() == 1 && stands_alone(last, next))
    }

    /// Whether the two lines were one before the text was broken at a width.
    fn flows(&self, last: &Line, next: &Line) -> bool {
        let is_full = self.wrap_width.is_some_and(|width| is_full(last, next, width));
        self.is_narrow && (is_full || (!last.is_ended() && next.opens_small()))
    }
}

/// Whether the next line's first word had no room on this line.
fn is_full(line: &Line, next: &Line, width: usize) -> bool {
    line.width + 1 + next.first_word_width() > width
}

/// Whether a line in capitals stands over running text.
fn stands_alone(line: &Line, next: &Line) -> bool {
    line.headline_capitals() == Some(Capitals::All) && next.text.contains(char::is_lowercase)
}

/// A line of marks alone: `***`, `-----`, `###`.
fn is_rule(line: &Line) -> bool {
    !line.text.contains(char::is_alphanumeric)
}

/// The width at which the text was broken: that of its longest line that stops in mid-sentence, if enough of
/// its lines are full and do.
fn wrap_width(lines: &[Line]) -> Option<usize> {
    let (mut pairs, mut broken, mut widest) = (0_usize, 0_usize, 0_usize);
    for chunk in lines.split(Line::is_blank) {
        let width = chunk.iter().map(|line| line.width).max().unwrap_or_default();
        pairs += chunk.len().saturating_sub(1);
        if !WRAP_WIDTHS.contains(&width) {
            continue;
        }
        let stops = |pair: &&[Line]| !pair[0].is_ended() && pair[1].opens_small();
        for pair in chunk.windows(2).filter(stops).filter(|pair| is_full(&pair[0], &pair[1], width)) {
            broken += 1;
            widest = widest.max(pair[0].width);
        }
    }
    (broken > 0 && broken * 4 >= pairs).then_some(widest)
}

fn draft(text: &str, held: &[Line], is_first: bool) -> Draft {
    let (first, last) = (&held[0], &held[held.len() - 1]);
    let span = first.span().join(last.span());
    let whole = Line { text: span.of(text), width: held.iter().map(|line| line.width + 1).sum(), ..*first };
    let kind = match first.marker() {
        Some(_) => BlockKind::ListItem,
        None if is_headline(&whole, is_first) => BlockKind::Headline,
        None => BlockKind::Paragraph,
    };
    let body = first.start + first.marker().unwrap_or_default();
    Draft { span, kind, body }
}

fn is_headline(line: &Line, is_first: bool) -> bool {
    line.is_markdown_heading()
        || match line.headline_capitals() {
            Some(Capitals::All | Capitals::Most) => true,
            Some(Capitals::First) => is_first || line.text.split_whitespace().count() <= PLAIN_HEADLINE_WORDS,
            Some(Capitals::None) | None => false,
        }
}
