//! What each agreement and difference is worth: `schema/resolution.toml`.

use super::names::{Kind, NameLevel};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

const SOURCE: &str = include_str!("../../schema/resolution.toml");

/// Hundredths of a bit: whole numbers add up to the same in any order.
pub(super) type Weight = i32;

/// A level of a feature: how often it is seen of one thing, of two, and what that is worth.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    m: f64,
    u: f64,
    weight: f64,
}

#[derive(Debug, Deserialize)]
struct KindEntry {
    prior: f64,
    #[serde(flatten)]
    features: BTreeMap<String, BTreeMap<String, Entry>>,
}

/// The weights of one kind of thing.
#[derive(Debug)]
pub(super) struct Weights {
    /// Before anything is known of a pair.
    pub(super) prior: Weight,
    names: BTreeMap<NameLevel, Weight>,
    facts: BTreeMap<(Fact, FactLevel), Weight>,
}

/// What is compared beside the names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fact {
    /// The type.
    Class,
    /// Words of a person's offices.
    Office,
    /// Bodies that a person belongs to.
    Body,
    /// Places that it is at, or lies in.
    Place,
    /// What is named with it.
    Company,
    /// The year of birth; compared only where both sides tell it.
    Born,
    /// Offices of places that nobody holds twice at a time; compared only where both sides tell one.
    Seat,
}

impl Fact {
    const ALL: [(Self, &'static str); 7] = [
        (Self::Class, "class"),
        (Self::Office, "office"),
        (Self::Body, "body"),
        (Self::Place, "place"),
        (Self::Company, "company"),
        (Self::Born, "born"),
        (Self::Seat, "seat"),
    ];

    /// Its name in the file.
    pub(super) fn name(self) -> &'static str {
        Self::ALL.iter().find(|(fact, _)| *fact == self).map_or("", |(_, name)| name)
    }
}

/// How a fact agrees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum FactLevel {
    /// The same class; at least one office, body or place in common.
    Same,
    /// One class lies under the other.
    Under,
    /// Nothing in common.
    Differ,
    /// Offices that have nothing in common, years apart.
    DifferLater,
    /// At least two names stand beside both.
    BesideMany,
    /// One name stands beside both.
    Beside,
    /// The documents name at least three things in common.
    NamedMany,
    /// The documents name one or two things in common.
    Named,
    /// The documents name nothing in common.
    Alone,
    /// One side tells nothing.
    Unknown,
}

impl FactLevel {
    const ALL: [(Self, &'static str); 10] = [
        (Self::Same, "same"),
        (Self::Under, "under"),
        (Self::Differ, "differ"),
        (Self::DifferLater, "differ-later"),
        (Self::BesideMany, "beside-many"),
        (Self::Beside, "beside"),
        (Self::NamedMany, "named-many"),
        (Self::Named, "named"),
        (Self::Alone, "alone"),
        (Self::Unknown, "unknown"),
    ];

    /// Its name in the file.
    pub(super) fn name(self) -> &'static str {
        Self::ALL.iter().find(|(level, _)| *level == self).map_or("", |(_, name)| name)
    }
}

impl Weights {
    /// The weights of a kind.
    pub(super) fn of(kind: Kind) -> &'static Self {
        static ALL: LazyLock<BTreeMap<Kind, Weights>> =
            LazyLock::new(|| read(SOURCE).expect("a test reads the weights that are built in"));
        &ALL[&kind]
    }

    /// What a level of the names is worth.
    pub(super) fn name(&self, level: NameLevel) -> Weight {
        self.names.get(&level).copied().unwrap_or_default()
    }

    /// What a level of a fact is worth.
    pub(super) fn fact(&self, fact: Fact, level: FactLevel) -> Weight {
        self.facts.get(&(fact, level)).copied().unwrap_or_default()
    }
}

fn hundredths(bits: f64) -> Weight {
    #[expect(clippy::cast_possible_truncation, reason = "a weight is some tens of bits")]
    let whole = (bits * 100.0).round() as Weight;
    whole
}

/// The weights of a file; what is wrong with it otherwise.
fn read(source: &str) -> Result<BTreeMap<Kind, Weights>, String> {
    let file: BTreeMap<String, KindEntry> = toml::from_str(source).map_err(|error| error.to_string())?;
    let mut all = BTreeMap::new();
    for (name, entry) in file {
        let kind = Kind::ALL.iter().find(|(_, known)| *known == name).map(|(kind, _)| *kind);
        let kind = kind.ok_or_else(|| format!("`{name}` is no kind"))?;
        let mut weights =
            Weights { prior: hundredths(entry.prior), names: BTreeMap::new(), facts: BTreeMap::new() };
        for (feature, levels) in &entry.features {
            for (level, entry) in levels {
                let unknown = || format!("`{name}.{feature}.{level}` is no level");
                if ((entry.m / entry.u).log2() - entry.weight).abs() > 0.02 {
                    return Err(format!("the weight of `{name}.{feature}.{level}` is not log2(m / u)"));
                }
                let weight = hundredths(entry.weight);
                if feature == "name" {
                    let level =
                        NameLevel::ALL.iter().find(|(_, known)| known == level).ok_or_else(unknown)?;
                    weights.names.insert(level.0, weight);
                } else {
                    let fact = Fact::ALL.iter().find(|(_, known)| known == feature).ok_or_else(unknown)?;
                    let level =
                        FactLevel::ALL.iter().find(|(_, known)| known == level).ok_or_else(unknown)?;
                    weights.facts.insert((fact.0, level.0), weight);
                }
            }
        }
        all.insert(kind, weights);
    }
    let missing = Kind::ALL.iter().find(|(kind, _)| !all.contains_key(kind));
    missing.map_or(Ok(all), |(_, name)| Err(format!("the kind `{name}` is missing")))
}

#[cfg(test)]
mod tests {
    use super::{SOURCE, read};

    #[test]
    fn the_built_in_weights_are_whole_and_agree_with_their_probabilities() {
        assert_eq!(read(SOURCE).map(|all| all.len()), Ok(5));
        let wrong = SOURCE.replacen("{ m = 0.", "{ m = 0.0", 1);
        assert!(read(&wrong).unwrap_err().contains("log2"));
        assert!(read("").unwrap_err().contains("person"));
    }
}
