//! Where the time of a build goes.

use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// A part of the work whose time is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Reading and decoding files.
    Documents,
    /// Sentences and tokens.
    Text,
    /// The pass of the encoder, with the labels of its words.
    Encoder,
    /// Mentions from labels, lists and rules.
    Mentions,
    /// The entities of each document.
    Entities,
    /// The reader's probabilities of relations.
    Pairs,
    /// Relations, their evidence, standing and attributes.
    Relations,
    /// One node for one thing, over all documents.
    Resolution,
    /// Which places they are.
    Places,
    /// Documents that repeat others.
    Reprints,
    /// Nodes and edges.
    Graph,
}

impl Stage {
    /// All of them, in the order of the work.
    pub const ALL: [Self; 11] = [
        Self::Documents,
        Self::Text,
        Self::Encoder,
        Self::Mentions,
        Self::Entities,
        Self::Pairs,
        Self::Relations,
        Self::Resolution,
        Self::Places,
        Self::Reprints,
        Self::Graph,
    ];

    /// Its name: `encoder`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Documents => "documents",
            Self::Text => "text",
            Self::Encoder => "encoder",
            Self::Mentions => "mentions",
            Self::Entities => "entities",
            Self::Pairs => "pairs",
            Self::Relations => "relations",
            Self::Resolution => "resolution",
            Self::Places => "places",
            Self::Reprints => "reprints",
            Self::Graph => "graph",
        }
    }
}

/// How long each stage took: of the stages up to [`Stage::Relations`], which work on a document, the time of all threads
/// added up; of the later ones, which work on all documents, the time that passed.
#[derive(Debug, Default)]
pub struct Timings {
    nanoseconds: [AtomicU64; Stage::ALL.len()],
}

impl Timings {
    /// Does a piece of a stage's work.
    pub(crate) fn of<T>(&self, stage: Stage, work: impl FnOnce() -> T) -> T {
        let began = Instant::now();
        let done = work();
        let spent = u64::try_from(began.elapsed().as_nanos()).unwrap_or(u64::MAX);
        self.nanoseconds[stage as usize].fetch_add(spent, Ordering::Relaxed);
        done
    }

    /// How long a stage has taken so far.
    pub fn get(&self, stage: Stage) -> Duration {
        Duration::from_nanos(self.nanoseconds[stage as usize].load(Ordering::Relaxed))
    }
}

impl fmt::Display for Timings {
    /// A line a stage: its name, its seconds, its share of all.
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let seconds = |stage: Stage| self.get(stage).as_secs_f64();
        let all: f64 = Stage::ALL.into_iter().map(seconds).sum();
        Stage::ALL.into_iter().try_for_each(|stage| {
            let share = 100.0 * seconds(stage) / all.max(f64::MIN_POSITIVE);
            writeln!(f, "{:<12}{:>9.2} s {share:>5.1} %", stage.name(), seconds(stage))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Stage, Timings};
    use std::time::Duration;

    #[test]
    fn the_time_of_a_stage_adds_up() {
        let timings = Timings::default();
        for _ in 0..2 {
            timings.of(Stage::Text, || std::thread::sleep(Duration::from_millis(2)));
        }
        assert!(timings.get(Stage::Text) >= Duration::from_millis(4));
        assert_eq!(timings.get(Stage::Graph), Duration::ZERO);
        assert_eq!(timings.to_string().lines().count(), Stage::ALL.len());
    }
}
