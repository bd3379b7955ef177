//! A document as the network has read it.

use super::features::features;
use super::matrix::Gemm;
use super::network::{Network, States};
use super::pieces::Pieces;
use super::tags::Tagger;
use super::windows::{Window, windows};
use crate::types::Text;
use std::borrow::Cow;
use std::ops::Range;

/// Windows whose states are kept at a time: some 5,000 words, 50 MB. Relations are looked for within one such
/// section; documents of more are read again for them, section after section.
const SECTION: usize = 16;

/// A document as the network has read it: what [`super::Reader::tag`] and [`super::Reader::relate`] work on.
#[derive(Clone, Debug)]
pub(crate) struct Encoded {
    pieces: Vec<u32>,
    /// Of the words.
    pub(super) features: Vec<u8>,
    /// The number of pieces before each word, and of all.
    pub(super) starts: Vec<usize>,
    pub(super) windows: Vec<Window>,
    /// Label scores of every word.
    pub(super) scores: Vec<f32>,
    /// Of every window, if all fit into one section.
    states: Vec<States>,
    marks: (u32, u32),
}

/// Neighbouring windows and their states.
pub(super) struct Section<'a> {
    pub(super) windows: &'a [Window],
    pub(super) states: Cow<'a, [States]>,
    /// The words that the windows decide on.
    pub(super) words: Range<usize>,
    /// Their pieces.
    pub(super) pieces: Range<usize>,
}

impl Encoded {
    /// Reads a text in windows of `size` pieces.
    pub(super) fn new(
        gemm: &Gemm,
        (pieces, network, tagger): (&Pieces, &Network, &Tagger),
        text: &Text,
        (size, overlap): (usize, usize),
    ) -> Self {
        let mut ids = Vec::with_capacity(text.tokens.len() * 5 / 4);
        let mut starts = Vec::with_capacity(text.tokens.len() + 1);
        for token in &text.tokens {
            starts.push(ids.len());
            pieces.split(text.slice(token.span), &mut ids);
        }
        starts.push(ids.len());
        let windows = windows(&starts, size, overlap);
        let marks = (pieces.begin, pieces.end);
        let (scores, states) = (Vec::new(), Vec::new());
        let mut encoded =
            Self { pieces: ids, features: features(text), starts, windows, scores, states, marks };
        encoded.read(gemm, network, tagger);
        encoded
    }

    fn read(&mut self, gemm: &Gemm, network: &Network, tagger: &Tagger) {
        for at in 0..self.windows.len() {
            let states = self.states_of(gemm, network, at);
            let window = &self.windows[at];
            let firsts = self.starts[window.own.clone()]
                .iter()
                .map(|start| 1 + start - self.starts[window.words.start]);
            self.scores.extend(tagger.scores(&states.hidden, firsts));
            if self.windows.len() <= SECTION {
                self.states.push(states);
            }
        }
    }

    fn states_of(&self, gemm: &Gemm, network: &Network, at: usize) -> States {
        let words = self.windows[at].words.clone();
        let pieces = &self.pieces[self.starts[words.start]..self.starts[words.end]];
        let ids: Vec<u32> = [&[self.marks.0], pieces, &[self.marks.1]].concat();
        let mut features = vec![0; ids.len()];
        let first = self.starts[words.start];
        for word in words {
            features[1 + self.starts[word] - first..1 + self.starts[word + 1] - first]
                .fill(self.features[word]);
        }
        network.read(gemm, &ids, &features)
    }

    /// The number of words.
    pub(super) fn words(&self) -> usize {
        self.starts.len() - 1
    }

    /// The sections, from the first to the last.
    pub(super) fn sections<'a>(
        &'a self,
        gemm: &'a Gemm,
        network: &'a Network,
    ) -> impl Iterator<Item = Section<'a>> {
        self.windows.chunks(SECTION).enumerate().map(move |(number, windows)| {
            let read = || {
                (0..windows.len()).map(|at| self.states_of(gemm, network, number * SECTION + at)).collect()
            };
            let states =
                if self.states.is_empty() { Cow::Owned(read()) } else { Cow::Borrowed(&self.states[..]) };
            let words = windows[0].own.start..windows[windows.len() - 1].own.end;
            let pieces = self.starts[words.start]..self.starts[words.end];
            Section { windows, states, words, pieces }
        })
    }

    /// The word that a piece belongs to.
    pub(super) fn word_of(&self, piece: usize) -> usize {
        self.starts.partition_point(|&start| start <= piece).saturating_sub(1)
    }

    /// The first values of the first piece of each window.
    #[cfg(test)]
    pub(super) fn sample(&self) -> Vec<f32> {
        self.states.iter().flat_map(|states| states.hidden[384..392].to_vec()).collect()
    }

    /// The pieces of a word.
    #[cfg(test)]
    pub(super) fn pieces_of(&self, word: usize) -> &[u32] {
        &self.pieces[self.starts[word]..self.starts[word + 1]]
    }
}
