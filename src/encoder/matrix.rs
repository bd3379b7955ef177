//! Products of matrices of whole numbers.
//!
//! Rows are bytes 0..=255, columns bytes -63..=63: pairs of products stay within 16 bits, which the kernels of
//! machines without dot products need. Sums of whole numbers are exact, so that every kernel and every order gives
//! the same. `rten-gemm` divides a product among threads by blocks of 64 rows and 128 columns; it is given one such
//! block at a time, since here documents are what threads share, and a thread that waited inside a product would
//! take up another document meanwhile.

use super::arithmetic::{scale, shifted};
use super::vector::{Kernel, widest};
use rten_gemm::{GemmExecutor, GemmInputA, GemmInputB, GemmOptions, PackedAMatrix, PackedBMatrix};
use rten_tensor::NdTensorView;
use std::ops::Range;

/// The kernels for the machine that runs.
pub(super) type Gemm = GemmExecutor<u8, i8, i32>;

/// Rows multiplied at a time.
pub(super) const ROWS: usize = 64;
/// Columns multiplied at a time.
pub(super) const COLUMNS: usize = 128;

/// Rows of bytes, packed in blocks of [`ROWS`].
pub(super) struct Rows {
    blocks: Vec<PackedAMatrix<u8>>,
    /// What the whole numbers of each row are to be multiplied with.
    scales: Vec<f32>,
}

impl Rows {
    /// Brings every row of floats to whole numbers -127..=127 by itself, and adds 128.
    pub(super) fn quantise(gemm: &Gemm, rows: &[f32], width: usize) -> Self {
        let mut bytes = vec![0; rows.len()];
        let mut scales = vec![0.0; rows.len() / width];
        widest(Quantise { rows, width, bytes: &mut bytes, scales: &mut scales });
        let blocks = bytes.chunks(ROWS * width).map(|block| pack_rows(gemm, block, width)).collect();
        Self { blocks, scales }
    }

    /// The number of rows.
    pub(super) fn len(&self) -> usize {
        self.scales.len()
    }

    /// The blocks, each with the scales of its rows.
    pub(super) fn blocks(&self) -> impl Iterator<Item = (&PackedAMatrix<u8>, &[f32])> {
        self.blocks.iter().zip(self.scales.chunks(ROWS))
    }
}

/// Packs at most [`ROWS`] rows of bytes.
pub(super) fn pack_rows(gemm: &Gemm, bytes: &[u8], width: usize) -> PackedAMatrix<u8> {
    gemm.prepack_a(NdTensorView::from_data([bytes.len() / width, width], bytes))
}

struct Quantise<'a> {
    rows: &'a [f32],
    width: usize,
    bytes: &'a mut [u8],
    scales: &'a mut [f32],
}

impl Kernel for Quantise<'_> {
    #[expect(clippy::inline_always, reason = "see vector.rs")]
    #[inline(always)]
    fn run(self) {
        let rows = self.rows.chunks_exact(self.width).zip(self.bytes.chunks_exact_mut(self.width));
        for ((row, bytes), kept) in rows.zip(self.scales) {
            let scale = scale(row, 127.0);
            for (byte, value) in bytes.iter_mut().zip(row) {
                *byte = shifted(value / scale);
            }
            *kept = scale;
        }
    }
}

/// Columns of bytes, packed in panels of [`COLUMNS`].
pub(super) struct Columns {
    panels: Vec<PackedBMatrix<i8>>,
    /// The sum of each column, times 128.
    offsets: Vec<i32>,
}

impl Columns {
    /// Packs columns that lie one after another, each of `height` bytes.
    pub(super) fn pack(gemm: &Gemm, columns: &[i8], height: usize) -> Self {
        let panel = |columns: &[i8]| {
            gemm.prepack_b(NdTensorView::from_data([columns.len() / height, height], columns).transposed())
        };
        let offset = |column: &[i8]| column.iter().map(|&byte| i32::from(byte)).sum::<i32>() * 128;
        Self {
            panels: columns.chunks(COLUMNS * height).map(panel).collect(),
            offsets: columns.chunks_exact(height).map(offset).collect(),
        }
    }

    /// The number of columns.
    pub(super) fn len(&self) -> usize {
        self.offsets.len()
    }

    /// Multiplies a block of rows with every panel. `take` gets the columns of a panel, what to subtract from the
    /// products of each for the 128 added to the rows, and the products row by row.
    pub(super) fn multiply(
        &self,
        gemm: &Gemm,
        rows: &PackedAMatrix<u8>,
        mut take: impl FnMut(Range<usize>, &[i32], &[i32]),
    ) {
        let mut buffer = vec![0; rows.rows() * COLUMNS.min(self.len())];
        let mut start = 0;
        for panel in &self.panels {
            let columns = start..start + panel.cols();
            let products = &mut buffer[..rows.rows() * panel.cols()];
            multiply(gemm, GemmInputA::Packed(rows), panel, products);
            start = columns.end;
            take(columns.clone(), &self.offsets[columns], products);
        }
    }
}

/// Multiplies at most [`ROWS`] rows with a panel.
pub(super) fn multiply(gemm: &Gemm, rows: GemmInputA<u8>, panel: &PackedBMatrix<i8>, products: &mut [i32]) {
    gemm.gemm(products, rows, GemmInputB::Packed(panel), GemmOptions::default())
        .expect("rows and columns are of one length, and the products are as many as they make");
}
