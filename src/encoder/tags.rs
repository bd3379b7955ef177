//! Label scores of words, and the best sequence of labels that makes sense.

use super::arithmetic::{exp, ln};
use super::product::product;
use super::weights::{Weights, WeightsError};
use std::ops::Range;

/// The layer that gives each word a score for each label: `O`, then `B` and `I` of each type.
pub(super) struct Tagger {
    /// Transposed, rows filled up to a multiple of 32.
    weights: Vec<f32>,
    bias: Vec<f32>,
    width: usize,
}

impl Tagger {
    /// The layer of a file.
    pub(super) fn new(weights: &Weights) -> Result<Self, WeightsError> {
        let (labels, width) = (weights.header.labels.len(), weights.header.width);
        Ok(Self {
            weights: weights.transposed("tag.weight", [labels, width])?,
            bias: weights.floats("tag.bias", &[labels])?,
            width,
        })
    }

    /// The number of labels.
    pub(super) fn labels(&self) -> usize {
        self.bias.len()
    }

    /// The scores of some rows of a window.
    pub(super) fn scores(&self, hidden: &[f32], rows: impl Iterator<Item = usize>) -> Vec<f32> {
        let chosen: Vec<f32> =
            rows.flat_map(|row| &hidden[row * self.width..(row + 1) * self.width]).copied().collect();
        let padded = self.weights.len() / self.width;
        product(&chosen, &self.weights, self.width, padded)
            .chunks_exact(padded)
            .flat_map(|row| row.iter().zip(&self.bias).map(|(score, bias)| score + bias))
            .collect()
    }
}

/// Words with one label.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Labelled {
    /// The words.
    pub(super) words: Range<usize>,
    /// The place of the type.
    pub(super) kind: usize,
    /// The geometric mean of the words' probabilities.
    pub(super) probability: f64,
}

/// The best sequence of labels in which `I` follows `B` or `I` of its type only, as labelled words.
pub(super) fn decode(scores: &[f32], labels: usize) -> Vec<Labelled> {
    let logs: Vec<f32> = scores.chunks_exact(labels).flat_map(log_softmax).collect();
    let path = best_path(&logs, labels);
    let mut found = Vec::new();
    let mut at = 0;
    while at < path.len() {
        let label = path[at];
        let inside = |next: &&usize| label > 0 && **next == label + 1;
        let end = at + 1 + path[at + 1..].iter().take_while(inside).count();
        if label > 0 {
            let total: f64 = (at..end).map(|word| f64::from(logs[word * labels + path[word]])).sum();
            #[expect(
                clippy::cast_precision_loss,
                clippy::cast_possible_truncation,
                reason = "a mean of a few values"
            )]
            let mean = (total / (end - at) as f64) as f32;
            found.push(Labelled { words: at..end, kind: (label - 1) / 2, probability: f64::from(exp(mean)) });
        }
        at = end;
    }
    found
}

#[expect(clippy::cast_possible_truncation, reason = "a score")]
fn log_softmax(scores: &[f32]) -> impl Iterator<Item = f32> {
    let most = scores.iter().fold(f32::NEG_INFINITY, |most, &score| if score > most { score } else { most });
    let sum: f32 = scores.iter().map(|score| exp(score - most)).sum();
    let log = ln(f64::from(sum)) as f32;
    scores.iter().map(move |score| score - log - most)
}

/// The label of each word. Sums run in double precision: they reach far over long documents.
fn best_path(logs: &[f32], labels: usize) -> Vec<usize> {
    let mut rows = logs.chunks_exact(labels);
    let Some(first) = rows.next() else { return Vec::new() };
    let is_inside = |label: usize| label > 0 && label.is_multiple_of(2);
    let mut best: Vec<f64> =
        (0..labels).map(|at| if is_inside(at) { -1e9 } else { f64::from(first[at]) }).collect();
    let mut back = Vec::with_capacity(logs.len());
    for row in rows {
        let top = place_of_largest(&best);
        let from = |at: usize| match is_inside(at) {
            true if best[at] >= best[at - 1] => at,
            true => at - 1,
            false => top,
        };
        let origins: Vec<u8> = (0..labels).map(|at| u8::try_from(from(at)).unwrap_or(0)).collect();
        best =
            origins.iter().zip(row).map(|(&from, &log)| best[usize::from(from)] + f64::from(log)).collect();
        back.extend(origins);
    }
    let mut path = vec![place_of_largest(&best)];
    for origins in back.chunks_exact(labels).rev() {
        let next = path[path.len() - 1];
        path.push(usize::from(origins[next]));
    }
    path.reverse();
    path
}

/// The first place of the largest value.
fn place_of_largest(values: &[f64]) -> usize {
    (1..values.len()).fold(0, |most, at| if values[at] > values[most] { at } else { most })
}

#[cfg(test)]
mod tests {
    use super::{Labelled, decode};

    #[track_caller]
    fn case(scores: &[[f32; 5]], expected: &[(std::ops::Range<usize>, usize)]) {
        let found = decode(scores.as_flattened(), 5);
        let spans: Vec<_> = found.iter().map(|Labelled { words, kind, .. }| (words.clone(), *kind)).collect();
        assert_eq!(spans, expected);
        assert!(found.iter().all(|span| span.probability > 0.0 && span.probability <= 1.0));
    }

    #[test]
    fn inside_follows_beginning() {
        case(&[], &[]);
        case(&[[0.0, 5.0, 0.0, 0.0, 0.0], [0.0, 0.0, 5.0, 0.0, 0.0]], &[(0..2, 0)]);
        // An inside of another type cannot follow: the next best sequence is two mentions.
        case(&[[0.0, 9.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 4.0, 5.0]], &[(0..1, 0), (1..2, 1)]);
        case(&[[0.0, 0.0, 0.0, 1.0, 9.0], [9.0, 0.0, 0.0, 0.0, 0.0]], &[(0..1, 1)]);
    }
}
