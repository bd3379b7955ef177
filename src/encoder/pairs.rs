//! What a pair of entities is to the relation layers, besides the network's vectors.

use super::encoded::{Encoded, Section};
use super::features::begins_line;
use crate::types::Text;
use std::ops::Range;

/// Where each group of pair features begins; those of the source's type begin at 0.
const TARGET: usize = 15;
const GAP: usize = 31;
const SENTENCE: usize = 52;
const COUNT: usize = 56;
const PLACE: usize = 64;
/// The number of features, and the number that each pair has.
pub(super) const FEATURES: usize = 74;
/// Types of mentions that the features tell apart.
pub(super) const TYPES: usize = 15;

/// Mentions farther apart, in words, are not read between.
const NEAR: usize = 40;
/// Words read before and after two mentions.
const AROUND: usize = 3;

/// An entity of a section.
#[derive(Clone, Debug)]
pub(super) struct Thing {
    /// The place of its type.
    pub(super) kind: usize,
    /// First and last words of its mentions within the section, in the order of the text; at least one.
    pub(super) mentions: Vec<(usize, usize)>,
}

/// Where words stand.
pub(super) struct Places<'a> {
    text: &'a Text,
    encoded: &'a Encoded,
    /// The number of line beginnings up to each word.
    lines: Vec<usize>,
    words: Range<usize>,
}

/// The features of a pair and the pieces read around and between its closest mentions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Described {
    /// Rows of the table of pair features.
    pub(super) features: [usize; 8],
    /// Pieces before the first mention, between the two, after the last.
    pub(super) spans: [Range<usize>; 3],
    /// Whether the source comes first.
    pub(super) forth: bool,
    /// Words between the closest mentions.
    pub(super) gap: usize,
}

impl<'a> Places<'a> {
    pub(super) fn new(text: &'a Text, encoded: &'a Encoded, section: &Section) -> Self {
        let mut line = 0;
        let count = |&feature: &u8| {
            line += usize::from(begins_line(feature));
            line
        };
        let lines = encoded.features.iter().map(count).collect();
        Self { text, encoded, lines, words: section.words.clone() }
    }

    pub(super) fn sentence(&self, word: usize) -> usize {
        self.text.tokens.get(word).map_or(0, |token| token.sentence.index())
    }

    /// A pair of entities.
    pub(super) fn pair(&self, source: &Thing, target: &Thing) -> Described {
        let pairs = source.mentions.iter().flat_map(|&x| target.mentions.iter().map(move |&y| (x, y)));
        let between = |x: (usize, usize), y: (usize, usize)| x.0.max(y.0).saturating_sub(x.1.min(y.1) + 1);
        let (gap, _, _, x, y) =
            pairs.map(|(x, y)| (between(x, y), x.0, y.0, x, y)).min().unwrap_or((0, 0, 0, (0, 0), (0, 0)));
        let (first, last) = if x.0 <= y.0 { (x, y) } else { (y, x) };
        let near = match self.sentence(x.0).abs_diff(self.sentence(y.0)) {
            0 => 0,
            1 => 1,
            _ if self.lines[x.0] == self.lines[y.0] => 2,
            _ => 3,
        };
        let order = usize::from(x.0 > y.0);
        let own = self.own(source);
        let features = [
            own[0],
            own[1],
            own[2],
            TARGET + target.kind,
            GAP + 2 * bucket(gap, &[0, 1, 2, 4, 8, 16, 32, 64, 128]) + order,
            SENTENCE + near,
            COUNT + 4 + bucket(target.mentions.len(), &[1, 2, 4]),
            PLACE + 5 + self.place(target),
        ];
        let spans = if gap > NEAR {
            [0..0, 0..0, 0..0]
        } else {
            let between = self.pieces(first.1 + 1..last.0.max(first.1 + 1));
            [self.before(first.0), between, self.after(last.1)]
        };
        Described { features, spans, forth: x.0 <= y.0, gap }
    }

    /// An entity and the document.
    pub(super) fn with_document(&self, source: &Thing) -> Described {
        let (first, last) = source.mentions[0];
        let own = self.own(source);
        let features = [own[0], own[1], own[2], TARGET + TYPES, GAP + 20, SENTENCE + 3, COUNT + 4, PLACE + 5];
        Described { features, spans: [self.before(first), 0..0, self.after(last)], forth: true, gap: 0 }
    }

    fn own(&self, source: &Thing) -> [usize; 3] {
        [source.kind, COUNT + bucket(source.mentions.len(), &[1, 2, 4]), PLACE + self.place(source)]
    }

    fn place(&self, thing: &Thing) -> usize {
        bucket(self.sentence(thing.mentions[0].0), &[0, 1, 4, 9])
    }

    fn before(&self, word: usize) -> Range<usize> {
        self.pieces(word.saturating_sub(AROUND)..word)
    }

    fn after(&self, word: usize) -> Range<usize> {
        self.pieces(word + 1..word + 1 + AROUND)
    }

    /// The pieces of words, as far as they belong to the section.
    fn pieces(&self, words: Range<usize>) -> Range<usize> {
        let inside = |word: usize| self.encoded.starts[word.clamp(self.words.start, self.words.end)];
        inside(words.start)..inside(words.end)
    }
}

/// How many of the limits a number exceeds.
fn bucket(number: usize, limits: &[usize]) -> usize {
    limits.iter().filter(|&&limit| limit < number).count()
}
