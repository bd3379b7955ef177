//! The layers of a file of weights, all together.

use super::head::Head;
use super::matrix::Gemm;
use super::network::Network;
use super::pairs::TYPES;
use super::pieces::Pieces;
use super::tags::Tagger;
use super::weights::{Weights, WeightsError};

/// All layers, packed for the machine that runs.
pub(super) struct Model {
    pub(super) pieces: Pieces,
    pub(super) network: Network,
    pub(super) tagger: Tagger,
    pub(super) head: Head,
    pub(super) types: Vec<String>,
    pub(super) relations: Vec<String>,
    /// A bit for each relation without direction.
    pub(super) symmetric: u64,
    pub(super) thresholds: Vec<f32>,
    pub(super) window: (usize, usize),
    /// Width and heads.
    pub(super) shape: (usize, usize),
}

impl Model {
    /// Packs the weights of a file.
    pub(super) fn new(weights: &Weights) -> Result<Self, WeightsError> {
        let gemm = Gemm::new();
        let header = &weights.header;
        if header.types.len() != TYPES {
            return Err(WeightsError::Shape("types"));
        }
        let is_symmetric = |name: &String| header.symmetric.contains(name);
        Ok(Self {
            pieces: Pieces::new(&header.vocab)?,
            network: Network::new(&gemm, weights)?,
            tagger: Tagger::new(weights)?,
            head: Head::new(&gemm, weights)?,
            types: header.types.clone(),
            symmetric: bits(header.relations.iter().map(is_symmetric)),
            relations: header.relations.clone(),
            thresholds: header.thresholds.clone(),
            window: (header.window, header.overlap),
            shape: (header.width, header.heads),
        })
    }
}

/// A number with a bit for each that is true.
pub(super) fn bits(flags: impl Iterator<Item = bool>) -> u64 {
    flags.zip(0..).fold(0, |bits, (flag, at)| bits | u64::from(flag) << at)
}
