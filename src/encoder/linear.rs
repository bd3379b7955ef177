//! A dense layer with 8-bit weights: `y = (q · w) * (s * scale) + bias` for rows of whole numbers q with scale s.

use super::arithmetic::{gelu, whole};
use super::matrix::{Columns, Gemm, Rows};
use super::vector::{Kernel, widest};
use std::ops::Range;

/// What is done to the outputs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Activation {
    /// Nothing.
    None,
    /// The Gaussian error linear unit.
    Gelu,
    /// Nothing below zero.
    Relu,
}

/// The weights of a layer, packed for the machine that runs.
pub(super) struct Linear {
    columns: Columns,
    scales: Vec<f32>,
    bias: Vec<f32>,
    inputs: usize,
}

impl Linear {
    /// Packs weights: for each output `inputs` weights, a scale and a bias.
    pub(super) fn new(gemm: &Gemm, weights: &[i8], scales: Vec<f32>, bias: Vec<f32>, inputs: usize) -> Self {
        Self { columns: Columns::pack(gemm, weights, inputs), scales, bias, inputs }
    }

    /// The number of outputs.
    pub(super) fn outputs(&self) -> usize {
        self.bias.len()
    }

    /// Applies the layer to rows of floats that lie one after another.
    pub(super) fn apply(&self, gemm: &Gemm, rows: &[f32], activation: Activation) -> Vec<f32> {
        self.apply_to(gemm, &Rows::quantise(gemm, rows, self.inputs), activation)
    }

    /// Applies the layer to rows that are whole numbers already.
    pub(super) fn apply_to(&self, gemm: &Gemm, rows: &Rows, activation: Activation) -> Vec<f32> {
        let mut out = vec![0.0; rows.len() * self.outputs()];
        let mut start = 0;
        for (block, scales) in rows.blocks() {
            let size = scales.len() * self.outputs();
            let out = &mut out[start..start + size];
            self.columns.multiply(gemm, block, |columns, offsets, products| {
                widest(Finish { layer: self, activation, columns, offsets, products, scales, out });
            });
            start += size;
        }
        out
    }
}

/// Makes floats of a block of products.
struct Finish<'a> {
    layer: &'a Linear,
    activation: Activation,
    columns: Range<usize>,
    offsets: &'a [i32],
    products: &'a [i32],
    scales: &'a [f32],
    out: &'a mut [f32],
}

impl Kernel for Finish<'_> {
    #[expect(clippy::inline_always, reason = "see vector.rs")]
    #[inline(always)]
    fn run(self) {
        match self.activation {
            Activation::None => self.with(|value| value),
            Activation::Gelu => self.with(gelu),
            Activation::Relu => self.with(|value| if value > 0.0 { value } else { 0.0 }),
        }
    }
}

impl Finish<'_> {
    #[expect(clippy::inline_always, reason = "see vector.rs")]
    #[inline(always)]
    fn with(self, activation: impl Fn(f32) -> f32) {
        let weights = &self.layer.scales[self.columns.clone()];
        let bias = &self.layer.bias[self.columns.clone()];
        let rows = self.out.chunks_exact_mut(self.layer.bias.len());
        for ((row, products), &scale) in
            rows.zip(self.products.chunks_exact(self.columns.len())).zip(self.scales)
        {
            let row = &mut row[self.columns.clone()];
            for (((value, &product), &offset), (&weight, &bias)) in
                row.iter_mut().zip(products).zip(self.offsets).zip(weights.iter().zip(bias))
            {
                *value = activation(whole(product - offset) * (scale * weight) + bias);
            }
        }
    }
}
