//! Every pair of a section's entities, scored block after block.

use super::arithmetic::sum;
use super::encoded::{Encoded, Section};
use super::head::{Head, Prepared, Row};
use super::looks::Looks;
use super::matrix::Gemm;
use super::pairs::{Places, Thing};
use super::product::product;
use crate::types::Text;
use std::ops::Range;

/// Unordered pairs scored at a time.
const BLOCK: usize = 32;
/// Sections of more entities look only at pairs ...
const MANY: usize = 300;
/// ... whose closest mentions have at most so many words between them: pairs then grow with the text, not with its
/// square.
const CLOSE: usize = 64;

/// A scored pair.
pub(super) struct Scored<'a> {
    /// The place of the source.
    pub(super) source: usize,
    /// The place of the target; the document's is the number of entities.
    pub(super) target: usize,
    /// A probability for each relation, 0 where the schema does not allow it.
    pub(super) probabilities: &'a [f32],
    /// What the features and spans were.
    #[cfg(test)]
    pub(super) described: &'a super::pairs::Described,
    shares: &'a [f32],
    first_piece: usize,
}

impl Scored<'_> {
    /// How much of the look falls on each sentence, in the order of the text.
    pub(super) fn sentences(&self, encoded: &Encoded, text: &Text) -> Vec<(usize, f32)> {
        let mut sums: Vec<(usize, f32)> = Vec::new();
        let mut word = encoded.word_of(self.first_piece);
        for (piece, share) in (self.first_piece..).zip(self.shares) {
            while encoded.starts[word + 1] <= piece {
                word += 1;
            }
            let sentence = text.tokens[word].sentence.index();
            match sums.last_mut() {
                Some((last, sum)) if *last == sentence => *sum += share,
                _ => sums.push((sentence, *share)),
            }
        }
        sums
    }
}

/// What all blocks of a section share.
pub(super) struct Scorer<'a> {
    gemm: &'a Gemm,
    head: &'a Head,
    things: &'a [Thing],
    looks: Looks,
    prepared: Prepared,
    places: Places<'a>,
    pieces: Range<usize>,
    symmetric: u64,
}

/// Two entities, or an entity and the document, in the directions that the schema allows.
struct Candidate {
    range: Range<usize>,
    rows: Vec<(Row, u64)>,
}

impl<'a> Scorer<'a> {
    /// Reads the section's entities. `symmetric` has a bit for each relation that has no direction.
    pub(super) fn new(
        gemm: &'a Gemm,
        (head, shape, symmetric): (&'a Head, (usize, usize), u64),
        (text, encoded, section): (&'a Text, &'a Encoded, &Section),
        things: &'a [Thing],
    ) -> Self {
        let mentions: Vec<&[(usize, usize)]> = things.iter().map(|thing| &thing.mentions[..]).collect();
        let looks = Looks::new(encoded, section, &mentions, shape);
        let prepared = head.prepare(gemm, section, &looks, &encoded.starts);
        let places = Places::new(text, encoded, section);
        Self { gemm, head, things, looks, prepared, places, pieces: section.pieces.clone(), symmetric }
    }

    /// Scores all pairs. `allowed` tells the relations, a bit each, that may join a source and a target; `take` gets
    /// the scored pairs.
    pub(super) fn score(&self, allowed: impl Fn(usize, usize) -> u64, mut take: impl FnMut(&Scored)) {
        let count = self.things.len();
        let mut block = Vec::with_capacity(BLOCK);
        for source in 0..count {
            for target in source + 1..=count {
                block.extend(self.candidate(source, target, &allowed));
                if block.len() == BLOCK {
                    self.score_block(&std::mem::take(&mut block), &mut take);
                }
            }
        }
        self.score_block(&block, &mut take);
    }

    fn candidate(
        &self,
        source: usize,
        target: usize,
        allowed: impl Fn(usize, usize) -> u64,
    ) -> Option<Candidate> {
        let count = self.things.len();
        let directions = [(source, target), (target, source)];
        let is_document = target == count;
        let directions = directions.into_iter().take(if is_document { 1 } else { 2 });
        let rows: Vec<(Row, u64)> = directions
            .map(|(source, target)| (source, target, allowed(source, target)))
            .filter(|(_, _, allowed)| *allowed != 0)
            .map(|(source, target, allowed)| {
                let described = match self.things.get(target) {
                    Some(thing) => self.places.pair(&self.things[source], thing),
                    None => self.places.with_document(&self.things[source]),
                };
                (Row { source, target, context: 0, described }, allowed)
            })
            .filter(|(row, _)| is_document || count <= MANY || row.described.gap <= CLOSE)
            .collect();
        let (a, b) = (&self.looks.ranges[source], self.looks.ranges.get(target));
        let range = b.map_or(a.clone(), |b| a.start.max(b.start)..a.end.min(b.end).max(a.start.max(b.start)));
        (!rows.is_empty()).then_some(Candidate { range, rows })
    }

    fn score_block(&self, block: &[Candidate], take: &mut impl FnMut(&Scored)) {
        let ranges = || block.iter().map(|candidate| &candidate.range).filter(|range| !range.is_empty());
        let start = ranges().map(|range| range.start).min().unwrap_or(0);
        let range = start..ranges().map(|range| range.end).max().unwrap_or(0);
        let shares: Vec<f32> = block.iter().flat_map(|candidate| self.shares(candidate, &range)).collect();
        let inner = self.head.inner();
        let context = &self.prepared.context[range.start * inner..range.end * inner];
        let mut contexts = product(&shares, context, range.len(), inner);
        contexts.resize(block.len() * inner, 0.0);
        let numbered = block.iter().enumerate().flat_map(|(context, candidate)| {
            candidate.rows.iter().map(move |(row, allowed)| (Row { context, ..row.clone() }, *allowed))
        });
        let (rows, allowed): (Vec<Row>, Vec<u64>) = numbered.unzip();
        let mut found = self.head.score(self.gemm, &self.prepared, &rows, &contexts);
        let relations = self.head.relations();
        self.settle(&rows, &allowed, &mut found);
        for (row, probabilities) in rows.iter().zip(found.chunks_exact(relations)) {
            take(&Scored {
                source: row.source,
                target: row.target,
                probabilities,
                #[cfg(test)]
                described: &row.described,
                shares: &shares[row.context * range.len()..(row.context + 1) * range.len()],
                first_piece: self.pieces.start + range.start,
            });
        }
    }

    /// The normed product of both looks, over a range of pieces.
    fn shares(&self, candidate: &Candidate, range: &Range<usize>) -> Vec<f32> {
        let (Row { source, target, .. }, _) = &candidate.rows[0];
        let width = self.pieces.len();
        let look = |entity: usize| &self.looks.shares[entity * width..(entity + 1) * width][range.clone()];
        let mut both = look(*source).to_vec();
        if *target < self.things.len() {
            for (share, other) in both.iter_mut().zip(look(*target)) {
                *share *= other;
            }
        }
        let total = sum(&both) + 1e-9;
        for share in &mut both {
            *share /= total;
        }
        both
    }

    /// Leaves out what the schema does not allow; a relation without direction gets the mean of both.
    fn settle(&self, rows: &[Row], allowed: &[u64], found: &mut [f32]) {
        let relations = self.head.relations();
        for (values, allowed) in found.chunks_exact_mut(relations).zip(allowed) {
            for (relation, value) in values.iter_mut().enumerate() {
                *value = if allowed >> relation & 1 == 1 { *value } else { 0.0 };
            }
        }
        for at in 1..rows.len() {
            if (rows[at - 1].source, rows[at - 1].target) != (rows[at].target, rows[at].source) {
                continue;
            }
            let (before, after) = found.split_at_mut(at * relations);
            let pairs = before[(at - 1) * relations..].iter_mut().zip(after);
            for (_, (a, b)) in
                pairs.take(relations).enumerate().filter(|(at, _)| self.symmetric >> at & 1 == 1)
            {
                let mean = (*a + *b) * 0.5;
                (*a, *b) = (mean, mean);
            }
        }
    }
}
