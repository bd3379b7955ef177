//! A linear layer with 8-bit weights.
//!
//! The rows of the input are brought to whole numbers -127..=127, each by a scale of its own, and stored with 128
//! added; weights are whole numbers -63..=63 with a scale for each output. The products are whole numbers too, so
//! that their sum is exact in any order: every kernel gives the same bits. Seven-bit weights keep the kernels that
//! add pairs in 16 bits from overflowing.

use super::arithmetic::{largest, round};
use rten_gemm::{GemmExecutor, GemmInputA, GemmInputB, PackedBMatrix};
use rten_tensor::prelude::*;
use rten_tensor::NdTensorView;

/// What is added to a quantised input.
const ZERO: i32 = 128;

/// A matrix of weights, packed for the machine that runs, with its scales and biases.
pub(super) struct Linear {
    gemm: GemmExecutor<u8, i8, i32>,
    packed: PackedBMatrix<i8>,
    scales: Vec<f32>,
    bias: Vec<f32>,
    /// The sum of the weights of each output, times [`ZERO`].
    offsets: Vec<i32>,
    inputs: usize,
}

impl Linear {
    /// Packs weights given by output (`bias.len()` rows of `inputs` weights).
    pub(super) fn new(weights: &[i8], scales: Vec<f32>, bias: Vec<f32>, inputs: usize) -> Self {
        let gemm = GemmExecutor::<u8, i8, i32>::new();
        let outputs = bias.len();
        let view = NdTensorView::from_data([outputs, inputs], weights);
        let packed = gemm.prepack_b(view.transposed());
        let offsets = weights.chunks(inputs.max(1)).map(|row| row.iter().map(|&w| i32::from(w)).sum::<i32>() * ZERO).collect();
        Self { gemm, packed, scales, bias, offsets, inputs }
    }

    /// The number of outputs.
    pub(super) fn outputs(&self) -> usize {
        self.bias.len()
    }

    /// Applies the layer to rows of inputs that lie one after another.
    pub(super) fn apply(&self, rows: &[f32]) -> Vec<f32> {
        let (quantised, scales) = quantise(rows, self.inputs);
        self.apply_quantised(&quantised, &scales)
    }

    /// Applies the layer to rows that are quantised already.
    pub(super) fn apply_quantised(&self, quantised: &[u8], scales: &[f32]) -> Vec<f32> {
        let (count, outputs) = (scales.len(), self.outputs());
        let mut products = vec![0i32; count * outputs];
        multiply(&self.gemm, quantised, self.inputs, GemmInputB::Packed(&self.packed), &mut products, outputs);
        let mut out = vec![0.0f32; count * outputs];
        for ((row, products), &scale) in out.chunks_mut(outputs).zip(products.chunks(outputs)).zip(scales) {
            for (((value, &product), &offset), (&weight, &bias)) in
                row.iter_mut().zip(products).zip(&self.offsets).zip(self.scales.iter().zip(&self.bias))
            {
                *value = whole(product - offset) * (scale * weight) + bias;
            }
        }
        out
    }
}

/// Rows as bytes with 128 added, and the scale of each.
pub(super) fn quantise(rows: &[f32], width: usize) -> (Vec<u8>, Vec<f32>) {
    let mut bytes = vec![0u8; rows.len()];
    let scales = rows
        .chunks(width)
        .zip(bytes.chunks_mut(width))
        .map(|(row, bytes)| {
            let most = largest(row);
            let scale = if most > 0.0 { 127.0 / most } else { 0.0 };
            for (byte, value) in bytes.iter_mut().zip(row) {
                *byte = byte_of(round(value * scale) + 128.0);
            }
            most / 127.0
        })
        .collect();
    (bytes, scales)
}

/// Products of rows of bytes with a matrix.
pub(super) fn multiply(
    gemm: &GemmExecutor<u8, i8, i32>,
    rows: &[u8],
    inner: usize,
    matrix: GemmInputB<i8>,
    out: &mut [i32],
    outputs: usize,
) {
    if out.is_empty() {
        return;
    }
    let rows = NdTensorView::from_data([out.len() / outputs, inner], rows);
    gemm.gemm(out, GemmInputA::Unpacked(rows), matrix, rten_gemm::GemmOptions::default())
        .expect("the shapes are those of the packed weights");
}

/// A whole number as a float: exact, since no sum of products here reaches 2^24 by much and both ends of the
/// rounding are fixed by IEEE 754.
#[expect(clippy::cast_precision_loss, reason = "rounds the same way everywhere")]
pub(super) fn whole(value: i32) -> f32 {
    value as f32
}

/// A whole number 0..=255 as a byte.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within 0..=255 by construction")]
pub(super) fn byte_of(value: f32) -> u8 {
    value as u8
}
