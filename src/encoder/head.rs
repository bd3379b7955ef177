//! The layers that give every pair of entities a probability for each relation.

use super::arithmetic::sigmoid;
use super::encoded::Section;
use super::linear::{Activation, Linear};
use super::looks::Looks;
use super::matrix::Gemm;
use super::pairs::{Described, FEATURES};
use super::product::product;
use super::weights::{Weights, WeightsError};

/// The relation layers of a file.
pub(super) struct Head {
    source: Linear,
    target: Linear,
    source_low: Linear,
    target_low: Linear,
    context: Linear,
    lexical: Linear,
    forth: Linear,
    back: Linear,
    second: Linear,
    pair_features: Vec<f32>,
    /// The vector of the document as a target.
    document: Vec<f32>,
    /// Transposed, rows filled up to a multiple of 32.
    score: Vec<f32>,
    score_bias: Vec<f32>,
}

/// What the layers make of a section, before pairs are looked at.
pub(super) struct Prepared {
    source: Vec<f32>,
    target: Vec<f32>,
    source_low: Vec<f32>,
    target_low: Vec<f32>,
    /// A row for each piece.
    pub(super) context: Vec<f32>,
    lexical: Vec<f32>,
    first_piece: usize,
}

/// A pair to be scored.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// The place of the source.
    pub(super) source: usize,
    /// The place of the target; the document's follows the last entity's.
    pub(super) target: usize,
    /// The row of contexts that belongs to it.
    pub(super) context: usize,
    /// What else is known of it.
    pub(super) described: Described,
}

impl Head {
    /// The layers of a file.
    pub(super) fn new(gemm: &Gemm, weights: &Weights) -> Result<Self, WeightsError> {
        let (width, relations) = (weights.header.width, weights.header.relations.len());
        let (inner, low) = (weights.rows("source.weight")?, weights.rows("source_low.weight")?);
        let words = weights.rows("lexical.weight")?;
        let linear = |name: &str, outputs, inputs| weights.linear(gemm, name, [outputs, inputs]);
        Ok(Self {
            source: linear("source", inner, width)?,
            target: linear("target", inner, width)?,
            source_low: linear("source_low", low, width)?,
            target_low: linear("target_low", low, width)?,
            context: linear("context", inner, width)?,
            lexical: linear("lexical", words, 2 * width)?,
            forth: linear("forth", inner, 3 * words)?,
            back: linear("back", inner, 3 * words)?,
            second: linear("second", inner, inner + low)?,
            pair_features: weights.floats("pair_features", &[FEATURES, inner])?,
            document: weights.floats("document", &[width])?,
            score: weights.transposed("score.weight", [relations, inner])?,
            score_bias: weights.floats("score.bias", &[relations])?,
        })
    }

    /// The width of contexts.
    pub(super) fn inner(&self) -> usize {
        self.context.outputs()
    }

    /// The number of relations.
    pub(super) fn relations(&self) -> usize {
        self.score_bias.len()
    }

    /// What needs to be done once a section.
    pub(super) fn prepare(
        &self,
        gemm: &Gemm,
        section: &Section,
        looks: &Looks,
        starts: &[usize],
    ) -> Prepared {
        let width = self.document.len();
        let vectors = [&looks.vectors[..], &self.document].concat();
        let mut hidden = Vec::with_capacity(section.pieces.len() * width);
        let mut both = Vec::with_capacity(section.pieces.len() * width * 2);
        for (window, states) in section.windows.iter().zip(section.states.iter()) {
            let row = |word: usize| 1 + starts[word] - starts[window.words.start];
            let values = row(window.own.start) * width..row(window.own.end) * width;
            let own = &states.hidden[values.clone()];
            hidden.extend_from_slice(own);
            let rows = states.embedded[values].chunks_exact(width).zip(own.chunks_exact(width));
            both.extend(rows.flat_map(|(embedded, hidden)| embedded.iter().chain(hidden)));
        }
        let plain = |layer: &Linear, rows: &[f32]| layer.apply(gemm, rows, Activation::None);
        Prepared {
            source: plain(&self.source, &vectors),
            target: plain(&self.target, &vectors),
            source_low: plain(&self.source_low, &vectors),
            target_low: plain(&self.target_low, &vectors),
            context: plain(&self.context, &hidden),
            lexical: self.lexical.apply(gemm, &both, Activation::Relu),
            first_piece: section.pieces.start,
        }
    }

    /// The probabilities of all relations for each row.
    pub(super) fn score(&self, gemm: &Gemm, prepared: &Prepared, rows: &[Row], contexts: &[f32]) -> Vec<f32> {
        let (inner, low) = (self.inner(), self.source_low.outputs());
        let words = self.words(gemm, prepared, rows);
        let mut input = Vec::with_capacity(rows.len() * (inner + low));
        for (row, words) in rows.iter().zip(words.chunks_exact(inner)) {
            let source = &prepared.source[row.source * inner..][..inner];
            let target = &prepared.target[row.target * inner..][..inner];
            let context = &contexts[row.context * inner..][..inner];
            let features = self.features(row);
            input.extend(
                (0..inner)
                    .map(|at| (source[at] + target[at] + context[at] + features[at] + words[at]).max(0.0)),
            );
            let source = &prepared.source_low[row.source * low..][..low];
            let target = &prepared.target_low[row.target * low..][..low];
            input.extend(source.iter().zip(target).map(|(source, target)| source * target));
        }
        let found = self.second.apply(gemm, &input, Activation::Relu);
        let padded = self.score.len() / inner;
        product(&found, &self.score, inner, padded)
            .chunks_exact(padded)
            .flat_map(|row| row.iter().zip(&self.score_bias).map(|(score, bias)| sigmoid(score + bias)))
            .collect()
    }

    fn features(&self, row: &Row) -> Vec<f32> {
        let mut sum = vec![0.0; self.inner()];
        for feature in row.described.features {
            let values = &self.pair_features[feature * sum.len()..(feature + 1) * sum.len()];
            for (sum, value) in sum.iter_mut().zip(values) {
                *sum += value;
            }
        }
        sum
    }

    /// What the words around and between the mentions say, in the order of the rows.
    fn words(&self, gemm: &Gemm, prepared: &Prepared, rows: &[Row]) -> Vec<f32> {
        let inner = self.inner();
        let mut out = vec![0.0; rows.len() * inner];
        for (layer, forth) in [(&self.forth, true), (&self.back, false)] {
            let chosen: Vec<usize> =
                (0..rows.len()).filter(|&at| rows[at].described.forth == forth).collect();
            let spans: Vec<f32> =
                chosen.iter().flat_map(|&at| self.spans(prepared, &rows[at].described)).collect();
            let found = layer.apply(gemm, &spans, Activation::None);
            for (&at, values) in chosen.iter().zip(found.chunks_exact(inner)) {
                out[at * inner..(at + 1) * inner].copy_from_slice(values);
            }
        }
        out
    }

    /// The sums of the three spans side by side.
    fn spans(&self, prepared: &Prepared, described: &Described) -> Vec<f32> {
        let width = self.lexical.outputs();
        let mut sums = vec![0.0; 3 * width];
        for (span, sums) in described.spans.iter().zip(sums.chunks_exact_mut(width)) {
            let start = span.start.saturating_sub(prepared.first_piece);
            for row in prepared.lexical.chunks_exact(width).skip(start).take(span.len()) {
                for (sum, value) in sums.iter_mut().zip(row) {
                    *sum += value;
                }
            }
            for sum in sums {
                *sum *= 0.25;
            }
        }
        sums
    }
}
