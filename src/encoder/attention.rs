//! Attention in whole numbers.
//!
//! For each head: queries of 127 levels times keys of 63 give scores; `p = round(255 * exp(score - largest))` are the
//! shares; shares times values of 63 levels, divided by the sum of the shares, are the result.

#![expect(clippy::inline_always, reason = "parts of kernels, see vector.rs")]

use super::arithmetic::{exp, greater, largest, scale, shifted, signed, unsigned, whole};
use super::matrix::{Columns, Gemm, ROWS, multiply, pack_rows};
use super::vector::{Kernel, widest};
use rten_gemm::{GemmInputA, PackedBMatrix};
use rten_tensor::NdTensorView;
use std::ops::Range;

/// Rows of queries, keys and values, all heads side by side.
#[derive(Clone, Copy)]
pub(super) struct Inputs<'a> {
    pub(super) query: &'a [f32],
    pub(super) key: &'a [f32],
    pub(super) value: &'a [f32],
    /// The width of a row.
    pub(super) width: usize,
    /// The number of heads.
    pub(super) heads: usize,
}

/// What each row gathers from all rows, all heads side by side.
pub(super) fn attend(gemm: &Gemm, inputs: Inputs) -> Vec<f32> {
    let Inputs { width, heads, .. } = inputs;
    let (count, size) = (inputs.query.len() / width, width / heads);
    let whole = Whole::new(inputs);
    let mut out = vec![0.0; inputs.query.len()];
    let mut scores = vec![0.0; ROWS * count];
    let mut shares = vec![0; ROWS * count];
    for at in 0..heads {
        let head = Head::new(gemm, &whole, at, count, size);
        for (block, out) in out.chunks_mut(ROWS * width).enumerate() {
            let rows = block * ROWS..block * ROWS + out.len() / width;
            let sums = head.shares(gemm, rows.clone(), &mut scores, &mut shares);
            let mut products = [0; ROWS * 64];
            let products = &mut products[..rows.len() * size];
            let left = NdTensorView::from_data([rows.len(), count], &shares[..rows.len() * count]);
            multiply(gemm, GemmInputA::Unpacked(left), &head.values, products);
            let columns = at * size..(at + 1) * size;
            widest(Gather { products, scales: head.value_scales, sums: &sums, columns, width, out });
        }
    }
    out
}

/// The inputs in whole numbers, head after head.
struct Whole {
    query: Vec<u8>,
    query_scales: Vec<f32>,
    key: Vec<i8>,
    key_scales: Vec<f32>,
    value: Vec<i8>,
    value_scales: Vec<f32>,
}

impl Whole {
    fn new(inputs: Inputs) -> Self {
        let size = inputs.query.len();
        let rows = size / inputs.width * inputs.heads;
        let mut whole = Self {
            query: vec![0; size],
            query_scales: vec![0.0; rows],
            key: vec![0; size],
            key_scales: vec![0.0; rows],
            value: vec![0; size],
            value_scales: vec![0.0; inputs.width],
        };
        widest(Split { inputs, whole: &mut whole });
        whole
    }
}

struct Split<'a> {
    inputs: Inputs<'a>,
    whole: &'a mut Whole,
}

impl Kernel for Split<'_> {
    #[inline(always)]
    fn run(self) {
        let Self { inputs: Inputs { query, key, value, width, heads }, whole } = self;
        split(query, width, heads, 127.0, shifted, &mut whole.query, &mut whole.query_scales);
        split(key, width, heads, 63.0, signed, &mut whole.key, &mut whole.key_scales);
        let scales = &mut whole.value_scales;
        for row in value.chunks_exact(width) {
            for (most, value) in scales.iter_mut().zip(row) {
                *most = greater(*most, value.abs());
            }
        }
        for scale in scales.iter_mut() {
            *scale = greater(*scale, 1e-9) / 63.0;
        }
        let (count, size) = (value.len() / width, width / heads);
        for (at, row) in value.chunks_exact(width).enumerate() {
            for (head, (part, scales)) in row.chunks_exact(size).zip(scales.chunks_exact(size)).enumerate() {
                let out = &mut whole.value[(head * count + at) * size..][..size];
                for ((byte, value), scale) in out.iter_mut().zip(part).zip(scales) {
                    *byte = signed(value / scale);
                }
            }
        }
    }
}

/// Brings each head's part of each row to whole numbers by itself.
#[inline(always)]
fn split<T>(
    rows: &[f32],
    width: usize,
    heads: usize,
    levels: f32,
    byte: impl Fn(f32) -> T,
    bytes: &mut [T],
    scales: &mut [f32],
) {
    let (count, size) = (rows.len() / width, width / heads);
    for (at, row) in rows.chunks_exact(width).enumerate() {
        for (head, part) in row.chunks_exact(size).enumerate() {
            let place = head * count + at;
            let scale = scale(part, levels);
            scales[place] = scale;
            for (out, value) in bytes[place * size..][..size].iter_mut().zip(part) {
                *out = byte(value / scale);
            }
        }
    }
}

/// One head, its keys and values packed.
struct Head<'a> {
    queries: &'a [u8],
    query_scales: &'a [f32],
    keys: Columns,
    /// Those of the keys, divided by the square root of the head's size.
    key_scales: Vec<f32>,
    values: PackedBMatrix<i8>,
    value_scales: &'a [f32],
    size: usize,
}

impl<'a> Head<'a> {
    fn new(gemm: &Gemm, whole: &'a Whole, at: usize, count: usize, size: usize) -> Self {
        #[expect(clippy::cast_precision_loss, reason = "a head is some dozen values wide")]
        let root = (size as f32).sqrt();
        let (rows, parts) = (at * count..(at + 1) * count, at * count * size..(at + 1) * count * size);
        Self {
            queries: &whole.query[parts.clone()],
            query_scales: &whole.query_scales[rows.clone()],
            keys: Columns::pack(gemm, &whole.key[parts.clone()], size),
            key_scales: whole.key_scales[rows].iter().map(|scale| scale / root).collect(),
            values: gemm.prepack_b(NdTensorView::from_data([count, size], &whole.value[parts])),
            value_scales: &whole.value_scales[at * size..(at + 1) * size],
            size,
        }
    }

    /// The shares of a block of rows, and the sum of each row's.
    fn shares(&self, gemm: &Gemm, rows: Range<usize>, scores: &mut [f32], shares: &mut [u8]) -> [f32; ROWS] {
        let count = self.keys.len();
        let queries = pack_rows(gemm, &self.queries[rows.start * self.size..rows.end * self.size], self.size);
        let scales = &self.query_scales[rows.clone()];
        self.keys.multiply(gemm, &queries, |columns, offsets, products| {
            widest(Score { products, offsets, scales, head: self, columns, scores });
        });
        let mut sums = [0.0; ROWS];
        widest(Share { scores: &scores[..rows.len() * count], count, shares, sums: &mut sums });
        sums
    }
}

/// Makes scores of products.
struct Score<'a> {
    products: &'a [i32],
    offsets: &'a [i32],
    scales: &'a [f32],
    head: &'a Head<'a>,
    columns: Range<usize>,
    scores: &'a mut [f32],
}

impl Kernel for Score<'_> {
    #[inline(always)]
    fn run(self) {
        let key_scales = &self.head.key_scales[self.columns.clone()];
        let rows = self.products.chunks_exact(self.columns.len()).zip(self.scales);
        for ((products, &scale), scores) in rows.zip(self.scores.chunks_exact_mut(self.head.keys.len())) {
            let scores = &mut scores[self.columns.clone()];
            for (((score, &product), &offset), &key) in
                scores.iter_mut().zip(products).zip(self.offsets).zip(key_scales)
            {
                *score = whole(product - offset) * (scale * key);
            }
        }
    }
}

/// Makes shares of scores.
struct Share<'a> {
    scores: &'a [f32],
    count: usize,
    shares: &'a mut [u8],
    sums: &'a mut [f32; ROWS],
}

impl Kernel for Share<'_> {
    #[inline(always)]
    fn run(self) {
        let rows = self.scores.chunks_exact(self.count).zip(self.shares.chunks_exact_mut(self.count));
        for ((scores, shares), kept) in rows.zip(self.sums) {
            let most = largest(scores);
            for (share, score) in shares.iter_mut().zip(scores) {
                *share = unsigned(255.0 * exp(score - most));
            }
            *kept = whole(shares.iter().map(|&share| i32::from(share)).sum());
        }
    }
}

/// Makes a head's results of products.
struct Gather<'a> {
    products: &'a [i32],
    scales: &'a [f32],
    sums: &'a [f32; ROWS],
    columns: Range<usize>,
    width: usize,
    out: &'a mut [f32],
}

impl Kernel for Gather<'_> {
    #[inline(always)]
    fn run(self) {
        let rows = self.products.chunks_exact(self.columns.len()).zip(self.sums);
        for ((products, &sum), out) in rows.zip(self.out.chunks_exact_mut(self.width)) {
            for ((value, &product), &scale) in
                out[self.columns.clone()].iter_mut().zip(products).zip(self.scales)
            {
                *value = whole(product) * scale / sum;
            }
        }
    }
}
