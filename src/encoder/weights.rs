//! The file of weights: `TLRD`, a version, a header in JSON, tensors (`train/README.md` describes it).

use super::linear::Linear;
use super::matrix::Gemm;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::ops::Range;

/// Tensors and the first of them begin at multiples of this.
const ALIGN: usize = 64;

/// Why a file of weights cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum WeightsError {
    /// It does not begin as such files do.
    #[error("this is not a file of weights")]
    Magic,
    /// Its digest is not the one stored beside it.
    #[error("the weights are damaged")]
    Damaged,
    /// It is of another version of the format.
    #[error("version `{0}` of the format of weights is not known")]
    Version(u32),
    /// The header cannot be read.
    #[error("the header of the weights cannot be read: {0}")]
    Header(String),
    /// Numbers of the header do not go together.
    #[error("the header of the weights contradicts itself: `{0}`")]
    Shape(&'static str),
    /// A tensor is missing, of another type or shape, or beyond the end of the file.
    #[error("tensor `{0}` is not as expected")]
    Tensor(String),
    /// A word piece is missing without which no text can be read.
    #[error("word piece `{0}` is missing")]
    Piece(&'static str),
}

/// FNV-1a over words of eight bytes, little-endian, the last one filled with zeros: quick, and the same for ever.
pub(super) fn digest(bytes: &[u8]) -> u64 {
    let word = |chunk: &[u8]| {
        let mut word = [0; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        u64::from_le_bytes(word)
    };
    bytes
        .chunks(8)
        .fold(0xcbf2_9ce4_8422_2325, |digest, chunk| (digest ^ word(chunk)).wrapping_mul(0x100_0000_01b3))
}

/// What the header says.
#[derive(Debug, Deserialize)]
pub(super) struct Header {
    /// Word pieces; an id is a place in this list.
    pub(super) vocab: Vec<String>,
    /// `O`, then `B-` and `I-` of each type.
    pub(super) labels: Vec<String>,
    /// Types of mentions.
    pub(super) types: Vec<String>,
    /// Relations.
    pub(super) relations: Vec<String>,
    /// Relations without a direction.
    pub(super) symmetric: Vec<String>,
    /// From what probability a relation is taken to hold, one a relation.
    pub(super) thresholds: Vec<f32>,
    pub(super) layers: usize,
    pub(super) heads: usize,
    pub(super) width: usize,
    /// Pieces of a window, without its marks.
    pub(super) window: usize,
    /// Pieces that neighbouring windows share.
    pub(super) overlap: usize,
    tensors: Vec<Entry>,
}

#[derive(Debug, Deserialize)]
struct Entry {
    name: String,
    #[serde(rename = "type")]
    kind: Kind,
    shape: Vec<usize>,
    offset: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
enum Kind {
    #[serde(rename = "i8")]
    Byte,
    #[serde(rename = "f32")]
    Float,
}

/// A file of weights, taken apart.
#[derive(Debug)]
pub(super) struct Weights<'a> {
    pub(super) header: Header,
    tensors: BTreeMap<String, (Kind, Vec<usize>, &'a [u8])>,
}

impl<'a> Weights<'a> {
    /// Takes a file of weights apart.
    pub(super) fn parse(bytes: &'a [u8]) -> Result<Self, WeightsError> {
        let word = |at: usize| Some(u32::from_le_bytes(*bytes.get(at..)?.first_chunk()?));
        if !bytes.starts_with(b"TLRD") {
            return Err(WeightsError::Magic);
        }
        let version = word(4).ok_or(WeightsError::Magic)?;
        if version != 1 {
            return Err(WeightsError::Version(version));
        }
        let end = 12usize.saturating_add(word(8).ok_or(WeightsError::Magic)? as usize);
        let json = bytes.get(12..end).ok_or_else(|| WeightsError::Header("it is cut off".into()))?;
        let header: Header =
            serde_json::from_slice(json).map_err(|error| WeightsError::Header(error.to_string()))?;
        let body = bytes.get(end.next_multiple_of(ALIGN)..).unwrap_or_default();
        let tensors = header
            .tensors
            .iter()
            .map(|entry| Ok((entry.name.clone(), (entry.kind, entry.shape.clone(), entry.bytes(body)?))))
            .collect::<Result<_, WeightsError>>()?;
        let weights = Self { header, tensors };
        weights.check()?;
        Ok(weights)
    }

    /// Whether the numbers of the header go together. (Shapes of tensors are checked as they are asked for.)
    fn check(&self) -> Result<(), WeightsError> {
        let Header { labels, types, relations, thresholds, heads, width, window, overlap, .. } = &self.header;
        let checks = [
            ("labels", labels.len() == 1 + 2 * types.len() && labels.len() < 256),
            ("thresholds", thresholds.len() == relations.len()),
            ("relations", (1..=64).contains(&relations.len())),
            ("heads", *heads > 0 && *width > 0 && width.is_multiple_of(*heads) && width / heads <= 64),
            // A word is of 100 pieces at most, and any word must fit into a window.
            ("window", *window >= 100 && overlap < window && *window < 1 << 16),
        ];
        match checks.into_iter().find(|(_, holds)| !holds) {
            Some((name, _)) => Err(WeightsError::Shape(name)),
            None => Ok(()),
        }
    }

    fn tensor(&self, name: &str, kind: Kind, shape: &[usize]) -> Result<&'a [u8], WeightsError> {
        match self.tensors.get(name) {
            Some((found, size, bytes)) if *found == kind && size == shape => Ok(bytes),
            _ => Err(WeightsError::Tensor(name.to_owned())),
        }
    }

    /// A tensor of floats of that shape.
    pub(super) fn floats(&self, name: &str, shape: &[usize]) -> Result<Vec<f32>, WeightsError> {
        let bytes = self.tensor(name, Kind::Float, shape)?;
        Ok(bytes.as_chunks().0.iter().map(|chunk| f32::from_le_bytes(*chunk)).collect())
    }

    /// A tensor of floats transposed, its rows filled up with zeros to a multiple of 32.
    pub(super) fn transposed(
        &self,
        name: &str,
        [outputs, inputs]: [usize; 2],
    ) -> Result<Vec<f32>, WeightsError> {
        let rows = self.floats(name, &[outputs, inputs])?;
        let width = outputs.next_multiple_of(32);
        let mut columns = vec![0.0; inputs * width];
        for (output, row) in rows.chunks_exact(inputs).enumerate() {
            for (input, value) in row.iter().enumerate() {
                columns[input * width + output] = *value;
            }
        }
        Ok(columns)
    }

    /// A tensor of bytes of that shape.
    pub(super) fn bytes(&self, name: &str, shape: &[usize]) -> Result<Vec<i8>, WeightsError> {
        Ok(self.tensor(name, Kind::Byte, shape)?.iter().map(|byte| byte.cast_signed()).collect())
    }

    /// A dense layer; one that has no bias gets zeros.
    pub(super) fn linear(
        &self,
        gemm: &Gemm,
        name: &str,
        [outputs, inputs]: [usize; 2],
    ) -> Result<Linear, WeightsError> {
        let weights = self.bytes(&format!("{name}.weight"), &[outputs, inputs])?;
        let scales = self.floats(&format!("{name}.scale"), &[outputs])?;
        let bias_name = format!("{name}.bias");
        let bias = match self.tensors.get(&bias_name) {
            Some(_) => self.floats(&bias_name, &[outputs])?,
            None => vec![0.0; outputs],
        };
        Ok(Linear::new(gemm, &weights, scales, bias, inputs))
    }

    /// The number of rows of a matrix.
    pub(super) fn rows(&self, name: &str) -> Result<usize, WeightsError> {
        match self.tensors.get(name) {
            Some((_, shape, _)) if shape.len() == 2 => Ok(shape[0]),
            _ => Err(WeightsError::Tensor(name.to_owned())),
        }
    }
}

impl Entry {
    fn bytes<'a>(&self, body: &'a [u8]) -> Result<&'a [u8], WeightsError> {
        let size = match self.kind {
            Kind::Byte => Some(1usize),
            Kind::Float => Some(4),
        };
        let size =
            self.shape.iter().fold(size, |size, &side| size?.checked_mul(side).filter(|&size| size > 0));
        let range =
            size.and_then(|size| Some(Range { start: self.offset, end: self.offset.checked_add(size)? }));
        range.and_then(|range| body.get(range)).ok_or_else(|| WeightsError::Tensor(self.name.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::{Weights, WeightsError};

    #[test]
    fn refuses_what_is_no_file_of_weights() {
        let fails = |bytes: &[u8]| Weights::parse(bytes).map(|_| ()).expect_err("these are no weights");
        assert_eq!(fails(b""), WeightsError::Magic);
        assert_eq!(fails(b"TLRD\x01\0\0"), WeightsError::Magic);
        assert_eq!(fails(b"TLRD\x02\0\0\0\0\0\0\0"), WeightsError::Version(2));
        assert!(matches!(fails(b"TLRD\x01\0\0\0\xff\xff\xff\xff{}"), WeightsError::Header(_)));
        assert!(matches!(fails(b"TLRD\x01\0\0\0\x02\0\0\0{}"), WeightsError::Header(_)));
    }
}
