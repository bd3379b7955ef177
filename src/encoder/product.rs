//! Products of matrices of floats, summed in the order of the rows.
//!
//! Vectors run along the outputs, never along a sum: each output is the sum of its terms one after another.

#![expect(clippy::inline_always, reason = "parts of a kernel, see vector.rs")]

use super::vector::{Kernel, widest};

/// `left` (rows of `inner` values) times `right` (`inner` rows of `outputs` values).
pub(super) fn product(left: &[f32], right: &[f32], inner: usize, outputs: usize) -> Vec<f32> {
    let mut out = vec![0.0; left.len() / inner.max(1) * outputs];
    if inner > 0 && outputs > 0 {
        widest(Product { left, right, inner, outputs, out: &mut out });
    }
    out
}

struct Product<'a> {
    left: &'a [f32],
    right: &'a [f32],
    inner: usize,
    outputs: usize,
    out: &'a mut [f32],
}

impl Kernel for Product<'_> {
    #[inline(always)]
    fn run(self) {
        let Self { left, right, inner, outputs, out } = self;
        for (weights, out) in left.chunks_exact(inner).zip(out.chunks_exact_mut(outputs)) {
            let (fours, weights_left) = weights.as_chunks::<4>();
            let rows = right.chunks_exact(4 * outputs);
            for (weights, rows) in fours.iter().zip(rows) {
                add_four(out, weights, rows);
            }
            for (weight, row) in weights_left.iter().zip(right.chunks_exact(outputs).skip(4 * fours.len())) {
                for (sum, value) in out.iter_mut().zip(row) {
                    *sum += weight * value;
                }
            }
        }
    }
}

/// Adds four rows, each with its weight, one after another: sums are loaded and stored once for the four.
#[inline(always)]
fn add_four(sums: &mut [f32], weights: &[f32; 4], rows: &[f32]) {
    let width = sums.len();
    let (first, second) = rows.split_at(2 * width);
    let ((p0, p1), (p2, p3)) = (first.split_at(width), second.split_at(width));
    for ((((sum, v0), v1), v2), v3) in sums.iter_mut().zip(p0).zip(p1).zip(p2).zip(p3) {
        *sum = *sum + weights[0] * v0 + weights[1] * v1 + weights[2] * v2 + weights[3] * v3;
    }
}

#[cfg(test)]
mod tests {
    use super::product;

    #[test]
    fn sums_in_order() {
        let (inner, outputs) = (3, 37);
        let left: Vec<f32> = (0..5u8 * 3).map(|value| f32::from(value) / 7.0).collect();
        let right: Vec<f32> = (0..3u8 * 37).map(|value| f32::from(value) / 3.0).collect();
        let found = product(&left, &right, inner, outputs);
        for (at, &value) in found.iter().enumerate() {
            let (row, column) = (at / outputs, at % outputs);
            let expected =
                (0..inner).fold(0.0, |sum, k| sum + left[row * inner + k] * right[k * outputs + column]);
            assert_eq!(value.to_bits(), f32::to_bits(expected));
        }
        assert_eq!(found.len(), 5 * outputs);
    }
}
