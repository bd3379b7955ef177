//! What the text says of a relation: that it holds, or something less.

use serde::{Deserialize, Serialize};
use std::fmt;

/// The standing of a relation in the sentence that tells it.
///
/// Only asserted relations become direct triples; the others are kept and marked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum ClaimStatus {
    /// Stated as a fact.
    #[default]
    Asserted,
    /// Stated as certain to come ("will be sentenced on May 3").
    Planned,
    /// Told as somebody's unproven claim ("allegedly", "accused of").
    Alleged,
    /// Only imagined or conditional ("would sign", "if arrested").
    Hypothetical,
    /// Stated not to be so ("refused to sign").
    Negated,
}

impl ClaimStatus {
    /// All standings, the strongest first.
    pub const ALL: [Self; 5] =
        [Self::Asserted, Self::Planned, Self::Alleged, Self::Hypothetical, Self::Negated];

    /// The word used in every export.
    pub fn name(self) -> &'static str {
        match self {
            Self::Asserted => "asserted",
            Self::Planned => "planned",
            Self::Alleged => "alleged",
            Self::Hypothetical => "hypothetical",
            Self::Negated => "negated",
        }
    }

    /// The standing of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.name() == name)
    }

    /// Whether the scoring rules count a relation of this standing.
    pub fn counts(self) -> bool {
        matches!(self, Self::Asserted | Self::Planned)
    }
}

impl fmt::Display for ClaimStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
