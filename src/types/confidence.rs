//! How sure the finder of a mention or relation is.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// A probability in thousandths: exact in every file, equal on every machine.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Confidence(#[cfg_attr(test, schemars(with = "f64", range(min = 0, max = 1)))] u16);

impl Confidence {
    /// What is certain by construction (a defined acronym, a user's decision).
    pub const CERTAIN: Self = Self(1000);

    /// The nearest thousandth of a probability; values outside 0 to 1 are brought to the nearer end.
    pub fn new(probability: f64) -> Self {
        let thousandths = (probability.clamp(0.0, 1.0) * 1000.0).round();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "clamped to 0..=1000; NaN becomes 0"
        )]
        Self::from_permille(thousandths as u16)
    }

    /// A number of thousandths, at most 1000.
    pub const fn from_permille(thousandths: u16) -> Self {
        Self(if thousandths > 1000 { 1000 } else { thousandths })
    }

    /// The probability, 0 to 1.
    pub fn value(self) -> f64 {
        f64::from(self.0) / 1000.0
    }

    /// The same in thousandths.
    pub fn permille(self) -> u16 {
        self.0
    }
}

impl fmt::Display for Confidence {
    /// As a decimal without trailing zeros: `0.85`, `1`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value().fmt(f)
    }
}

impl Serialize for Confidence {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.value())
    }
}

impl<'de> Deserialize<'de> for Confidence {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        f64::deserialize(deserializer).map(Self::new)
    }
}

#[cfg(test)]
mod tests {
    use super::Confidence;

    #[test]
    fn prints_without_trailing_zeros() {
        assert_eq!(Confidence::new(0.85).to_string(), "0.85");
        assert_eq!(Confidence::CERTAIN.to_string(), "1");
        assert_eq!(Confidence::new(7.0), Confidence::CERTAIN);
    }
}
