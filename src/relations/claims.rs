//! Whether a sentence states a relation as a fact.

use crate::lexicon::{MONTHS, WEEKDAYS};
use crate::matcher::{Line, Phrases};
use crate::types::ClaimStatus;
use serde::Deserialize;
use std::ops::Range;

/// Words that make what follows (or, with `after`, what precedes) less than a fact.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Cue {
    /// What they make of it.
    status: ClaimStatus,
    /// How many words may stand between the cue and the words that state the relation.
    reach: usize,
    /// Whether the cue stands behind those words.
    #[serde(default)]
    after: bool,
    /// The word that must follow the mention behind the cue ("urged Norway *to* sign"), if it takes one.
    then: Option<String>,
    /// The cues.
    phrases: Vec<String>,
}

/// Cues with their scope; see `[[claim]]` in `schema/rules/common.toml`.
#[derive(Clone, Debug, Default)]
pub(super) struct Claims {
    before: Phrases<(ClaimStatus, usize)>,
    after: Phrases<(ClaimStatus, usize)>,
    through: Phrases<(ClaimStatus, String)>,
    dates: Phrases<()>,
}

/// Words between which a cue or a date is looked for.
const FARTHEST: usize = 40;

/// The least reach of a cue that governs a whole clause.
const CLAUSE: usize = 10;

/// Words before the first mention among which such a cue is looked for.
const NEAR: usize = 4;

/// Marks at which the scope of a cue ends.
const STOPS: [&str; 5] = [";", ":", "but", "although", "while"];

/// Words that open a question to be answered by yes or no.
const ASKING: [&str; 17] = [
    "is", "are", "was", "were", "do", "does", "did", "has", "have", "had", "will", "would", "can", "could",
    "should", "may", "might",
];

impl Claims {
    pub(super) fn new(cues: impl Iterator<Item = Cue>) -> Self {
        let mut claims = Self { dates: date_words(), ..Self::default() };
        for cue in cues {
            for phrase in &cue.phrases {
                match (&cue.then, cue.after) {
                    (Some(word), _) => claims.through.insert(phrase, (cue.status, word.clone())),
                    (None, true) => claims.after.insert(phrase, (cue.status, cue.reach)),
                    (None, false) => claims.before.insert(phrase, (cue.status, cue.reach)),
                }
            }
        }
        claims
    }

    /// The standing of what the words at `turning` state: the weakest that a cue in reach gives.
    ///
    /// A plan without a date counts as hypothetical: only dated plans are facts of the future.
    pub(super) fn status(&self, line: &Line, turning: &[usize], whole: &Range<usize>) -> ClaimStatus {
        let first = turning.first().copied().unwrap_or(whole.start);
        let last = turning.last().copied().unwrap_or(whole.end);
        let before = (first.saturating_sub(FARTHEST)..=last).filter_map(|at| {
            let (length, &(status, reach)) = self.before.at(&line.words, at)?;
            let end = at + length;
            let free = end..first.max(end);
            (free.len() <= reach && !stopped(&line.words[free])).then_some(status)
        });
        let after = (last..line.words.len().min(last + FARTHEST)).filter_map(|at| {
            let (_, &(status, reach)) = self.after.at(&line.words, at)?;
            let free = (last + 1).min(at)..at;
            (free.len() <= reach && !stopped(&line.words[free])).then_some(status)
        });
        match before.chain(after).max().unwrap_or_default() {
            ClaimStatus::Planned if !self.dated(line, whole) => ClaimStatus::Hypothetical,
            status => status,
        }
    }

    /// The standing of a relation between two mentions (from the first word of the earlier to the last of both) with these words
    /// between them: the weakest that a cue among them gives, or one that governs the whole clause ("if", "whether",
    /// "urged ... to") just before the mentions, or one just behind them ("was called off"). What is asked is not stated.
    pub(super) fn between(&self, line: &Line, words: &Range<usize>, both: &Range<usize>) -> ClaimStatus {
        let first = both.start;
        let inside = words.clone().filter_map(|at| {
            let (length, &(status, _)) = self.before.at(&line.words, at)?;
            (at + length <= words.end).then_some(status)
        });
        let governing = (first.saturating_sub(NEAR)..first).filter_map(|at| {
            let (length, &(status, reach)) = self.before.at(&line.words, at)?;
            let free = at + length..first.max(at + length);
            (reach >= CLAUSE && !stopped(&line.words[free])).then_some(status)
        });
        let through = (first.saturating_sub(NEAR)..first).filter_map(|at| {
            let (length, (status, then)) = self.through.at(&line.words, at)?;
            let follows = line.words.get(words.start).is_some_and(|word| word == then);
            (follows && !stopped(&line.words[at + length..first.max(at + length)])).then_some(*status)
        });
        let asked = is_question(&line.words).then_some(ClaimStatus::Hypothetical);
        let behind = (both.end..line.words.len().min(both.end + NEAR)).filter_map(|at| {
            let (_, &(status, reach)) = self.after.at(&line.words, at)?;
            (at - both.end <= reach && !stopped(&line.words[both.end..at])).then_some(status)
        });
        inside.chain(governing).chain(through).chain(behind).chain(asked).max().unwrap_or_default()
    }

    fn dated(&self, line: &Line, near: &Range<usize>) -> bool {
        let words = near.start.saturating_sub(FARTHEST)..line.words.len().min(near.end + FARTHEST);
        words.into_iter().any(|at| self.dates.at(&line.words, at).is_some())
    }
}

/// Whether a sentence asks whether something is so, or tells what would be if it were ("Had she gone, he would have stayed").
fn is_question(words: &[String]) -> bool {
    let Some(first) = words.first() else { return false };
    let asks = ASKING.contains(&first.as_str()) && words.last().is_some_and(|word| word == "?");
    asks || first == "had" && words.iter().any(|word| word == "would")
}

fn stopped(words: &[String]) -> bool {
    words.iter().any(|word| STOPS.contains(&word.as_str()))
}

fn date_words() -> Phrases<()> {
    let months = MONTHS.into_iter().filter(|month| *month != "may");
    let others = [
        "jan",
        "feb",
        "mar",
        "apr",
        "aug",
        "sept",
        "sep",
        "oct",
        "nov",
        "dec",
        "tomorrow",
        "tonight",
        "next week",
        "next month",
        "next year",
        "on may",
    ];
    months.chain(WEEKDAYS).chain(others).collect()
}
