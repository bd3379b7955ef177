//! Why several things of several documents are taken for one.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// A weight of evidence as base-2 logarithm of odds, in tenths: exact in every file, equal on every machine.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Bits(#[cfg_attr(test, schemars(with = "f64"))] i32);

impl Bits {
    /// So many tenths of a bit.
    pub const fn from_tenths(tenths: i32) -> Self {
        Self(tenths)
    }

    /// The nearest tenth.
    pub fn new(bits: f64) -> Self {
        #[expect(clippy::cast_possible_truncation, reason = "the cast saturates, and NaN becomes 0")]
        Self((bits * 10.0).round() as i32)
    }

    /// The number of bits.
    pub fn value(self) -> f64 {
        f64::from(self.0) / 10.0
    }
}

impl fmt::Display for Bits {
    /// With one digit: `5.2`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let tenths = self.0.unsigned_abs();
        f.pad(&format!("{sign}{}.{}", tenths / 10, tenths % 10))
    }
}

impl Serialize for Bits {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.value())
    }
}

impl<'de> Deserialize<'de> for Bits {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        f64::deserialize(deserializer).map(Self::new)
    }
}

/// A reason for which members of a node are one. (Why something is a mention at all is a [`Reason`](super::Reason).)
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Merge {
    /// The reason in words.
    pub because: String,
    /// What the comparison comes to, where one was made; nothing where a name or a decision was enough.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bits: Option<Bits>,
}

impl Merge {
    /// A reason that no comparison was needed for.
    pub fn because(because: impl Into<String>) -> Self {
        Self { because: because.into(), bits: None }
    }
}

impl fmt::Display for Merge {
    /// The words, with the bits behind them: "the same but for a legal form (5.0 bits)".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.because)?;
        self.bits.map_or(Ok(()), |bits| write!(f, " ({bits} bits)"))
    }
}

#[cfg(test)]
mod tests {
    use super::{Bits, Merge};

    #[test]
    fn bits_are_shown_in_tenths() {
        let shown = [52, -1, 0, -130].map(|tenths| Bits::from_tenths(tenths).to_string());
        assert_eq!(shown, ["5.2", "-0.1", "0.0", "-13.0"]);
        assert_eq!(format!("{:>6}|", Bits::from_tenths(4)), "   0.4|");
        assert_eq!(Bits::new(-0.1), Bits::from_tenths(-1));
    }

    #[test]
    fn a_reason_shows_what_it_weighs() {
        assert_eq!(Merge::because("said so").to_string(), "said so");
        let merge = Merge { because: "alike".into(), bits: Some(Bits::from_tenths(50)) };
        assert_eq!(merge.to_string(), "alike (5.0 bits)");
    }
}
