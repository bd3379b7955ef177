//! What the entities of a section are to the network, and where it looks from them.

#![expect(clippy::inline_always, reason = "parts of a kernel, see vector.rs")]

use super::arithmetic::{exp, greater, largest, sum};
use super::encoded::{Encoded, Section};
use super::product::product;
use super::vector::{Kernel, widest};
use std::ops::Range;

/// A vector and a look for each entity of a section.
pub(super) struct Looks {
    /// Rows of the network's width.
    pub(super) vectors: Vec<f32>,
    /// Rows of one share a piece of the section.
    pub(super) shares: Vec<f32>,
    /// The pieces, counted from the section's first, outside which a row of shares is 0.
    pub(super) ranges: Vec<Range<usize>>,
}

/// A mention in its window.
struct Ends {
    entity: usize,
    window: usize,
    /// The rows of its first and last piece.
    rows: [usize; 2],
}

impl Looks {
    /// The vector of an entity is the largest value in each dimension over its mentions, its look the mean over them.
    /// Entities are given by the first and last words of their mentions.
    pub(super) fn new(
        encoded: &Encoded,
        section: &Section,
        entities: &[&[(usize, usize)]],
        (width, heads): (usize, usize),
    ) -> Self {
        let pieces = section.pieces.len();
        let mut looks = Self {
            vectors: vec![f32::NEG_INFINITY; entities.len() * width],
            shares: vec![0.0; entities.len() * pieces],
            ranges: vec![0..0; entities.len()],
        };
        let ends = ends(encoded, section, entities);
        for (at, ends) in ends.chunk_by(|a, b| a.window == b.window).map(|ends| (ends[0].window, ends)) {
            let attention = attention(section, at, ends, width, heads);
            for (ends, share) in ends.iter().zip(attention.chunks_exact(section_rows(encoded, section, at))) {
                #[expect(clippy::cast_precision_loss, reason = "a few mentions")]
                let part = 1.0 / entities[ends.entity].len() as f32;
                looks.add(encoded, section, ends, share, part);
            }
        }
        looks
    }

    fn add(&mut self, encoded: &Encoded, section: &Section, ends: &Ends, share: &[f32], part: f32) {
        let hidden = &section.states[ends.window].hidden;
        let width = hidden.len() / share.len();
        let [first, last] = ends.rows.map(|row| &hidden[row * width..(row + 1) * width]);
        let vector = &mut self.vectors[ends.entity * width..(ends.entity + 1) * width];
        for (value, (first, last)) in vector.iter_mut().zip(first.iter().zip(last)) {
            *value = greater(*value, (first + last) * 0.5);
        }
        // The window's pieces without its marks, those outside the section left out.
        let begin = encoded.starts[section.windows[ends.window].words.start];
        let window = begin..begin + share.len() - 2;
        let shared = window.start.max(section.pieces.start)..window.end.min(section.pieces.end);
        let range = shared.start - section.pieces.start..shared.end - section.pieces.start;
        let pieces = section.pieces.len();
        let row = &mut self.shares[ends.entity * pieces..(ends.entity + 1) * pieces];
        for (sum, share) in row[range.clone()].iter_mut().zip(&share[1 + shared.start - begin..]) {
            *sum += share * part;
        }
        let whole = &mut self.ranges[ends.entity];
        *whole = if Range::is_empty(whole) {
            range
        } else {
            whole.start.min(range.start)..whole.end.max(range.end)
        };
    }
}

/// The rows of a window: its pieces and two marks.
fn section_rows(encoded: &Encoded, section: &Section, at: usize) -> usize {
    let words = &section.windows[at].words;
    encoded.starts[words.end] - encoded.starts[words.start] + 2
}

/// All mentions in the order of their windows.
fn ends(encoded: &Encoded, section: &Section, entities: &[&[(usize, usize)]]) -> Vec<Ends> {
    let place = |entity: usize, first: usize, last: usize| {
        let window =
            section.windows.partition_point(|window| window.own.end <= first).min(section.windows.len() - 1);
        let words = &section.windows[window].words;
        let begin = encoded.starts[words.start];
        let end = encoded.starts[(last + 1).min(words.end)];
        Ends { entity, window, rows: [1 + encoded.starts[first] - begin, end - begin] }
    };
    let mut ends: Vec<Ends> = entities
        .iter()
        .enumerate()
        .flat_map(|(entity, mentions)| mentions.iter().map(move |&(first, last)| place(entity, first, last)))
        .collect();
    ends.sort_by_key(|ends| ends.window);
    ends
}

/// For each mention, how the last layer's attention of its two ends, the mean of all heads, divides among the rows
/// of the window.
fn attention(section: &Section, at: usize, ends: &[Ends], width: usize, heads: usize) -> Vec<f32> {
    let states = &section.states[at];
    let (rows, size) = (states.key.len() / width, width / heads);
    let mut sums = vec![0.0; ends.len() * 2 * rows];
    for head in 0..heads {
        let columns = head * size..(head + 1) * size;
        let queries: Vec<f32> = ends
            .iter()
            .flat_map(|ends| ends.rows)
            .flat_map(|row| &states.query[row * width..(row + 1) * width][columns.clone()])
            .copied()
            .collect();
        let mut keys = vec![0.0; states.key.len() / heads];
        for (row, key) in states.key.chunks_exact(width).enumerate() {
            for (dimension, value) in key[columns.clone()].iter().enumerate() {
                keys[dimension * rows + row] = *value;
            }
        }
        let scores = product(&queries, &keys, size, rows);
        widest(Softmax { scores, rows, size, sums: &mut sums });
    }
    #[expect(clippy::cast_precision_loss, reason = "a dozen heads")]
    let heads = heads as f32;
    let mean = |pair: &[f32]| {
        let (first, last) = pair.split_at(rows);
        first.iter().zip(last).map(|(first, last)| (first / heads + last / heads) * 0.5).collect::<Vec<f32>>()
    };
    sums.chunks_exact(2 * rows).flat_map(mean).collect()
}

/// Adds the softmax of each row of scores to a row of sums.
struct Softmax<'a> {
    scores: Vec<f32>,
    rows: usize,
    size: usize,
    sums: &'a mut [f32],
}

impl Kernel for Softmax<'_> {
    #[inline(always)]
    fn run(mut self) {
        #[expect(clippy::cast_precision_loss, reason = "a head is some dozen values wide")]
        let root = (self.size as f32).sqrt();
        for (scores, sums) in
            self.scores.chunks_exact_mut(self.rows).zip(self.sums.chunks_exact_mut(self.rows))
        {
            for score in scores.iter_mut() {
                *score /= root;
            }
            let most = largest(scores);
            for score in scores.iter_mut() {
                *score = exp(*score - most);
            }
            let total = sum(scores);
            for (sum, score) in sums.iter_mut().zip(scores) {
                *sum += *score / total;
            }
        }
    }
}
