//! Holds a pattern against a line.

use super::pattern::{Reach, Step};
use super::{Line, Pattern, PhraseSets, Slot};
use crate::schema::Schema;
use crate::types::{ClassId, MentionIx};
use std::ops::Range;

/// Steps tried at one start, beyond which a pattern is given up there: nested gaps stay cheap on any line.
const BUDGET: usize = 20_000;

/// Words that may stand between the members of a list.
const LINKS: [&str; 9] = [",", ";", "and", "&", "the", "as", "well", "with", "both"];

/// Members of the longest list that is looked for; it keeps lines of nothing but names cheap.
const LONGEST_LIST: usize = 40;

/// The set of all titles.
const TITLE: &str = "title";

/// Words before a title among which a longer one may begin.
const LONGEST_TITLE: usize = 8;

/// One place where a pattern fits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Match {
    /// Names of the pattern with the mentions that they are bound to.
    pub bound: Vec<(String, Vec<MentionIx>)>,
    /// Attributes with the positions of the words captured for them.
    pub captured: Vec<(String, Range<usize>)>,
    /// Positions of the words that the pattern itself names, in order.
    pub turning: Vec<usize>,
    /// Positions of the first word and of the one after the last.
    pub words: Range<usize>,
}

impl Match {
    /// The mentions bound to a name.
    pub(crate) fn mentions(&self, name: &str) -> &[MentionIx] {
        self.bound.iter().find(|(bound, _)| bound == name).map_or(&[], |(_, mentions)| mentions)
    }
}

impl Pattern {
    /// The places of a line where the pattern fits, at most one for each first word.
    pub(crate) fn find_all(&self, line: &Line, schema: &Schema, sets: &PhraseSets) -> Vec<Match> {
        let run = Run { line, schema, sets };
        (0..line.words.len())
            .filter_map(|start| {
                let mut state = State { budget: BUDGET, found: Match::default() };
                let end = run.steps(&self.steps.iter().collect::<Vec<_>>(), start, &mut state)?;
                Some(Match { words: start..end, ..state.found })
            })
            .collect()
    }
}

struct Run<'r> {
    line: &'r Line,
    schema: &'r Schema,
    sets: &'r PhraseSets,
}

struct State {
    budget: usize,
    found: Match,
}

impl Run<'_> {
    /// Fits the steps from a word on; gives the position after the last word, with what was found in `state`.
    fn steps(&self, steps: &[&Step], at: usize, state: &mut State) -> Option<usize> {
        let Some((first, rest)) = steps.split_first() else { return Some(at) };
        state.budget = state.budget.checked_sub(1)?;
        match first {
            Step::Word(options) => {
                let word = self.line.words.get(at)?;
                if !options.contains(word) {
                    return None;
                }
                self.turn(rest, at..at + 1, None, state)
            }
            Step::Set { name, capture } => self
                .sets
                .get(name)?
                .all_at(&self.line.words, at)
                .filter(|_| !name.ends_with(TITLE) || !self.ends_title(at))
                .find_map(|(length, ())| self.turn(rest, at..at + length, capture.as_deref(), state)),
            Step::Mention { bind, classes, reach } => self
                .line
                .slots_at(at)
                .filter(|slot| self.fits(slot, classes))
                .find_map(|slot| self.bind(rest, bind, &self.members(*slot, classes, *reach), state)),
            Step::Gap(most) => {
                let end = self.line.words.len().min(at.saturating_add(*most));
                (at..=end).find_map(|next| self.steps(rest, next, state))
            }
            Step::Group { options, optional } => options
                .iter()
                .find_map(|option| {
                    let joined: Vec<&Step> = option.iter().chain(rest.iter().copied()).collect();
                    self.steps(&joined, at, state)
                })
                .or_else(|| if *optional { self.steps(rest, at, state) } else { None }),
        }
    }

    /// Takes words that the pattern names, then goes on; undone where the rest does not fit.
    fn turn(
        &self,
        rest: &[&Step],
        words: Range<usize>,
        capture: Option<&str>,
        state: &mut State,
    ) -> Option<usize> {
        let (turning, captured) = (state.found.turning.len(), state.found.captured.len());
        state.found.turning.extend(words.clone());
        state.found.captured.extend(capture.map(|attribute| (attribute.to_owned(), words.clone())));
        let end = self.steps(rest, words.end, state);
        if end.is_none() {
            state.found.turning.truncate(turning);
            state.found.captured.truncate(captured);
        }
        end
    }

    /// Binds a list of mentions, the longest reading first, then goes on after its last member.
    fn bind(&self, rest: &[&Step], name: &str, members: &[Slot], state: &mut State) -> Option<usize> {
        (1..=members.len()).rev().find_map(|count| {
            let bound = members[..count].iter().map(|slot| slot.mention).collect();
            state.found.bound.push((name.to_owned(), bound));
            let end = self.steps(rest, members[count - 1].end, state);
            if end.is_none() {
                state.found.bound.pop();
            }
            end
        })
    }

    /// Whether a mention only says whose title it is that the next one bears: the body in "Harbour Office Director Ann Lee".
    fn has_office(&self, slot: &Slot, classes: &[ClassId]) -> bool {
        let titles = self.sets.get(TITLE).into_iter().flat_map(|set| set.all_at(&self.line.words, slot.end));
        titles
            .map(|(length, ())| slot.end + length)
            .any(|end| self.line.slots_at(end).any(|bearer| self.fits(bearer, classes)))
    }

    fn fits(&self, slot: &Slot, classes: &[ClassId]) -> bool {
        classes.iter().any(|&class| self.schema.is_a(slot.class, class))
    }

    /// Whether words go on from a title that begins before them: the "U.S. Attorney" of "Assistant U.S. Attorney".
    fn ends_title(&self, start: usize) -> bool {
        let titles = self.sets.get(TITLE);
        (start.saturating_sub(LONGEST_TITLE)..start).any(|at| {
            titles.is_some_and(|set| set.all_at(&self.line.words, at).any(|(length, ())| at + length > start))
        })
    }

    /// The mention and those that the step takes with it: of a list, those that follow with nothing but links between, or
    /// also titles and other mentions.
    fn members(&self, first: Slot, classes: &[ClassId], reach: Reach) -> Vec<Slot> {
        if reach == Reach::One {
            return vec![first];
        }
        let next = |last: &Slot| {
            let after = self.line.slots.partition_point(|slot| slot.start < last.end);
            let mut near = self.line.slots[after..].iter().take(LONGEST_LIST);
            let next = near.find(|slot| self.fits(slot, classes) && !self.has_office(slot, classes))?;
            match reach {
                Reach::One => None,
                Reach::Bare | Reach::List => self.links(last.end..next.start, reach).then_some(*next),
                Reach::Rest => Some(*next),
            }
        };
        std::iter::successors(Some(first), next).take(LONGEST_LIST).collect()
    }

    /// Whether only links (and, where they may, titles and other mentions) fill the words between two members, a comma or
    /// "and" among them.
    fn links(&self, words: Range<usize>, reach: Reach) -> bool {
        let mut at = words.start;
        let mut joined = false;
        while at < words.end {
            let word = self.line.words[at].as_str();
            joined |= [",", ";", "and", "&"].contains(&word);
            let covered = self.line.slots_at(at).map(|slot| slot.end).max();
            let title = self
                .sets
                .get(TITLE)
                .and_then(|set| set.at(&self.line.words, at))
                .map(|(length, ())| at + length);
            at = match covered.into_iter().chain(title).max().filter(|_| reach == Reach::List) {
                Some(end) => end,
                None if LINKS.contains(&word) => at + 1,
                None => return false,
            };
        }
        joined && at == words.end
    }
}
