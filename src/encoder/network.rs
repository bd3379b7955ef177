//! The transformer: one window of word pieces in, a vector for each piece out.

#![expect(clippy::inline_always, reason = "parts of kernels, see vector.rs")]

use super::arithmetic::layer_norm;
use super::attention::{Inputs, attend};
use super::linear::{Activation, Linear};
use super::matrix::{Gemm, ROWS, Rows};
use super::vector::{Kernel, widest};
use super::weights::{Weights, WeightsError};

/// The encoder's weights, packed for the machine that runs.
pub(super) struct Network {
    words: Vec<i8>,
    word_scales: Vec<f32>,
    positions: Vec<f32>,
    features: Vec<f32>,
    norm: Norm,
    layers: Vec<Layer>,
    heads: usize,
    /// The width of a vector.
    pub(super) width: usize,
}

struct Layer {
    query: Linear,
    key: Linear,
    value: Linear,
    out: Linear,
    norm1: Norm,
    up: Linear,
    down: Linear,
    norm2: Norm,
}

struct Norm {
    weight: Vec<f32>,
    bias: Vec<f32>,
}

/// What a window's pieces, its two marks among them, are to the network: a row of `width` values each.
#[derive(Clone, Debug, Default)]
pub(super) struct States {
    /// Before the first layer.
    pub(super) embedded: Vec<f32>,
    /// After the last.
    pub(super) hidden: Vec<f32>,
    /// What the last layer looked for.
    pub(super) query: Vec<f32>,
    /// What the last layer was found by.
    pub(super) key: Vec<f32>,
}

impl Network {
    /// Packs the weights of a file.
    pub(super) fn new(gemm: &Gemm, weights: &Weights) -> Result<Self, WeightsError> {
        let header = &weights.header;
        let width = header.width;
        let (vocab, positions) = (header.vocab.len(), weights.rows("positions")?);
        if positions < header.window + 2 {
            return Err(WeightsError::Shape("positions"));
        }
        Ok(Self {
            words: weights.bytes("words.weight", &[vocab, width])?,
            word_scales: weights.floats("words.scale", &[vocab])?,
            positions: weights.floats("positions", &[positions, width])?,
            features: weights.floats("features", &[28, width])?,
            norm: Norm::new(weights, "norm0", width)?,
            layers: (0..header.layers)
                .map(|at| Layer::new(gemm, weights, at, width))
                .collect::<Result<_, _>>()?,
            heads: header.heads,
            width,
        })
    }

    /// Reads a window: pieces and features, those of the marks at both ends included.
    pub(super) fn read(&self, gemm: &Gemm, pieces: &[u32], features: &[u8]) -> States {
        let mut rows = vec![0.0; pieces.len() * self.width];
        widest(Embed { network: self, pieces, features, rows: &mut rows });
        let mut states = States { embedded: rows.clone(), ..States::default() };
        for layer in &self.layers {
            (states.query, states.key) = layer.apply(gemm, &mut rows, self.width, self.heads);
        }
        states.hidden = rows;
        states
    }
}

impl Norm {
    fn new(weights: &Weights, name: &str, width: usize) -> Result<Self, WeightsError> {
        Ok(Self {
            weight: weights.floats(&format!("{name}.weight"), &[width])?,
            bias: weights.floats(&format!("{name}.bias"), &[width])?,
        })
    }
}

impl Layer {
    fn new(gemm: &Gemm, weights: &Weights, at: usize, width: usize) -> Result<Self, WeightsError> {
        let name = |part: &str| format!("layers.{at}.{part}");
        let inner = weights.rows(&name("up.weight"))?;
        let linear = |part: &str, outputs, inputs| weights.linear(gemm, &name(part), [outputs, inputs]);
        Ok(Self {
            query: linear("query", width, width)?,
            key: linear("key", width, width)?,
            value: linear("value", width, width)?,
            out: linear("out", width, width)?,
            norm1: Norm::new(weights, &name("norm1"), width)?,
            up: linear("up", inner, width)?,
            down: linear("down", width, inner)?,
            norm2: Norm::new(weights, &name("norm2"), width)?,
        })
    }

    /// Applies the layer in place; returns queries and keys.
    fn apply(&self, gemm: &Gemm, rows: &mut [f32], width: usize, heads: usize) -> (Vec<f32>, Vec<f32>) {
        let input = Rows::quantise(gemm, rows, width);
        let project = |layer: &Linear| layer.apply_to(gemm, &input, Activation::None);
        let (query, key, value) = (project(&self.query), project(&self.key), project(&self.value));
        let found = attend(gemm, Inputs { query: &query, key: &key, value: &value, width, heads });
        // In blocks, so that the wide rows between `up` and `down` stay in the cache.
        for (rows, found) in rows.chunks_mut(ROWS * width).zip(found.chunks(ROWS * width)) {
            let added = self.out.apply(gemm, found, Activation::None);
            widest(AddNorm { norm: &self.norm1, added: &added, rows });
            let wide = self.up.apply(gemm, rows, Activation::Gelu);
            let added = self.down.apply(gemm, &wide, Activation::None);
            widest(AddNorm { norm: &self.norm2, added: &added, rows });
        }
        (query, key)
    }
}

/// Looks pieces up.
struct Embed<'a> {
    network: &'a Network,
    pieces: &'a [u32],
    features: &'a [u8],
    rows: &'a mut [f32],
}

impl Kernel for Embed<'_> {
    #[inline(always)]
    fn run(self) {
        let Network { words, word_scales, positions, features, norm, width, .. } = self.network;
        let rows = self.rows.chunks_exact_mut(*width).zip(positions.chunks_exact(*width));
        for ((row, position), (&piece, &feature)) in rows.zip(self.pieces.iter().zip(self.features)) {
            let word = &words[piece as usize * width..][..*width];
            let feature = &features[usize::from(feature) * width..][..*width];
            let scale = word_scales[piece as usize];
            for (((value, &word), position), feature) in row.iter_mut().zip(word).zip(position).zip(feature) {
                *value = f32::from(word) * scale + position + feature;
            }
            layer_norm(row, &norm.weight, &norm.bias);
        }
    }
}

/// Adds rows to rows and norms the sums.
struct AddNorm<'a> {
    norm: &'a Norm,
    added: &'a [f32],
    rows: &'a mut [f32],
}

impl Kernel for AddNorm<'_> {
    #[inline(always)]
    fn run(self) {
        let width = self.norm.bias.len();
        for (row, added) in self.rows.chunks_exact_mut(width).zip(self.added.chunks_exact(width)) {
            for (value, added) in row.iter_mut().zip(added) {
                *value += added;
            }
            layer_norm(row, &self.norm.weight, &self.norm.bias);
        }
    }
}
