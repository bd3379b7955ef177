//! Products of matrices of floats, summed in the order of the rows.
//!
//! Vectors run along the outputs, never along a sum: each output is the sum of its terms one after another.

#![expect(clippy::inline_always, reason = "parts of a kernel, see vector.rs")]

use super::vector::{Kernel, widest};

/// Outputs worked on at a time.
const TILE: usize = 32;

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
        for (left, out) in left.chunks(4 * inner).zip(out.chunks_mut(4 * outputs)) {
            if left.len() == 4 * inner {
                rows::<4>(left, right, inner, outputs, out);
            } else {
                for (left, out) in left.chunks_exact(inner).zip(out.chunks_exact_mut(outputs)) {
                    rows::<1>(left, right, inner, outputs, out);
                }
            }
        }
    }
}

/// So many rows of the product.
#[inline(always)]
fn rows<const N: usize>(left: &[f32], right: &[f32], inner: usize, outputs: usize, out: &mut [f32]) {
    let whole = outputs / TILE * TILE;
    for start in (0..whole).step_by(TILE) {
        let mut sums = [[0.0; TILE]; N];
        for (at, right) in right.chunks_exact(outputs).take(inner).enumerate() {
            let right: &[f32; TILE] = right[start..].first_chunk().expect("a tile lies within the row");
            for (row, sums) in sums.iter_mut().enumerate() {
                let weight = left[row * inner + at];
                for (sum, value) in sums.iter_mut().zip(right) {
                    *sum += weight * value;
                }
            }
        }
        for (sums, out) in sums.iter().zip(out.chunks_exact_mut(outputs)) {
            out[start..start + TILE].copy_from_slice(sums);
        }
    }
    for (left, out) in left.chunks_exact(inner).zip(out.chunks_exact_mut(outputs)) {
        let out = &mut out[whole..];
        for (&weight, right) in left.iter().zip(right.chunks_exact(outputs)) {
            for (sum, value) in out.iter_mut().zip(&right[whole..]) {
                *sum += weight * value;
            }
        }
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
