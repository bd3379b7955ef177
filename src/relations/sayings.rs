//! The sayings of a sentence: who says which of its words.
//!
//! Which words tell of saying is data: the sets `speech`, `account`, `accuse` and `source` in `schema/rules/common.toml`. What
//! looks over a whole sentence here is bounded by the longest sentence that the room `text` makes.

use crate::lexicon::WEEKDAYS;
use crate::matcher::{Line, PhraseSets, Phrases, Slot};
use crate::schema::{Role, Schema};
use std::iter::once;
use std::ops::Range;

/// Words of the longest apposition between a name and its verb of saying.
const ASIDE: usize = 20;

/// Words between a verb of saying and the name behind it ("said the Interior Ministry's spokesman, ...").
const TITLED: usize = 8;

/// Words of the longest speaker that is no mention ("two local police officials").
const UNNAMED: usize = 5;

/// Words between "was accused" and the "by" before the accuser.
const ACCUSED: usize = 20;

/// Words that may stand between a speaker and the verb.
const BETWEEN: [&str; 10] =
    ["also", "later", "has", "had", "have", "then", "previously", "earlier", "repeatedly", "further"];

/// Words behind which a verb of saying is passive: somebody else says so.
const PASSIVE: [&str; 7] = ["is", "are", "was", "were", "be", "been", "being"];

/// Words that stand for a person who spoke before.
const PRONOUNS: [&str; 2] = ["he", "she"];

/// Words that open a sentence in front of its own clause ("In a statement, Lee said").
const LEADING: [&str; 25] = [
    "when",
    "while",
    "as",
    "although",
    "though",
    "because",
    "since",
    "if",
    "until",
    "once",
    "following",
    "with",
    "in",
    "on",
    "at",
    "during",
    "after",
    "before",
    "speaking",
    "meanwhile",
    "however",
    "but",
    "and",
    "asked",
    "earlier",
];

/// Words that open a clause of its own.
const LINKS: [&str; 7] = ["and", "but", "while", "where", "which", "as", "when"];

/// Words with which a sentence goes on behind a verb whose words stand before it ("..., Lee said on Monday").
const AFTERWARDS: [&str; 17] = [
    ".",
    ",",
    "",
    "on",
    "in",
    "at",
    "during",
    "after",
    "when",
    "while",
    "this",
    "last",
    "yesterday",
    "earlier",
    "today",
    "late",
    ")",
];

fn is_aside(word: &str) -> bool {
    AFTERWARDS.contains(&word) || WEEKDAYS.contains(&word)
}

/// Words that follow a speaker behind the verb ("..., said Lee of the Harbour Office").
const CLOSING: [&str; 20] = [
    ".", ",", QUOTE, ";", "of", "for", "in", "on", "at", "from", "who", "with", "after", "during", "and",
    "(", "as", "when", "this", "-",
];

/// Verbs that are followed by whom it is said to.
const TELLING: [&str; 2] = ["told", "tells"];

/// Words with which what is said of a source goes on ("records filed in court").
const OPENING: [&str; 12] =
    ["in", "of", "filed", "by", "that", "who", "which", "with", "released", "published", "dated", "unsealed"];

/// Words at which the words of a speaker end.
const ENDS: [&str; 4] = [";", "!", "?", "but"];

/// The mark of quotation, as it is folded.
pub(super) const QUOTE: &str = "\"";

/// The word sets that tell of saying.
pub(super) struct Sets<'r> {
    /// Verbs: "said", "alleges".
    speech: &'r Phrases<()>,
    /// What stands before a source: "according to".
    account: &'r Phrases<()>,
    /// Verbs with the accused between them and the deed: "accused".
    accuse: &'r Phrases<()>,
    /// Sources that have no name: "police", "the indictment".
    sources: &'r Phrases<()>,
}

impl<'r> Sets<'r> {
    /// Those of the rules; nothing where one is missing, and then nobody is found to say anything.
    pub(super) fn of(sets: &'r PhraseSets) -> Option<Self> {
        let set = |name: &str| sets.get(name);
        Some(Self {
            speech: set("speech")?,
            account: set("account")?,
            accuse: set("accuse")?,
            sources: set("source")?,
        })
    }
}

/// Words of a sentence and who says them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Frame {
    /// The words that name the speaker.
    pub(super) speaker: Range<usize>,
    /// Words that are the speaker's.
    pub(super) scope: Vec<Range<usize>>,
    /// Whether the speaker is "he" or "she".
    pub(super) pronoun: bool,
}

/// Every saying of a sentence, in the order of its words.
pub(super) fn frames(line: &Line, schema: &Schema, sets: &Sets) -> Vec<Frame> {
    let reader = Reader { line, schema, sets };
    (0..line.words.len())
        .filter_map(|at| {
            if let Some((length, ())) = sets.account.at(&line.words, at) {
                return reader.account(at, at + length);
            }
            if let Some((length, ())) = sets.accuse.at(&line.words, at) {
                return reader.accuse(at, at + length);
            }
            let (length, ()) = sets.speech.at(&line.words, at)?;
            reader.speech(at, at + length)
        })
        .collect()
}

/// Reads the sayings of one sentence.
struct Reader<'r> {
    line: &'r Line,
    schema: &'r Schema,
    sets: &'r Sets<'r>,
}

impl Reader<'_> {
    fn word(&self, at: usize) -> &str {
        self.line.words.get(at).map_or("", String::as_str)
    }

    fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |at| self.word(at))
    }

    /// "Lee said ...", "..., Lee said", "..., said Lee".
    fn speech(&self, at: usize, end: usize) -> Option<Frame> {
        if PASSIVE.contains(&self.before(at)) || ["to", "by"].contains(&self.word(end)) {
            return None;
        }
        if [",", QUOTE].contains(&self.before(at)) && !TELLING.contains(&self.word(at)) {
            let behind = self.speaker_behind(end).filter(|speaker| self.is_last(speaker.end));
            if let Some(speaker) = behind {
                let end = self.line.words.len();
                let again = (speaker.end..end).find(|&at| self.word(at) == QUOTE).map(|at| at..end);
                return Some(self.frame(speaker, once(self.since(at)..at).chain(again)));
            }
        }
        let speaker = self.speaker_before(at)?;
        let phrase = self.phrase(speaker.start);
        let start = if TELLING.contains(&self.word(at)) { self.addressed(end) } else { end };
        let clause = start..self.clause(start);
        let before = self.is_before(phrase, &clause).then_some(self.since(phrase)..phrase);
        let more = (before.is_none() || self.opens(&clause)).then_some(clause);
        Some(self.frame(speaker, before.into_iter().chain(more)))
    }

    /// Whether what is said stands before the words of its speaker: it is quoted there, or nothing that could be said follows
    /// the verb.
    fn is_before(&self, phrase: usize, behind: &Range<usize>) -> bool {
        let goes_on = [",", QUOTE].contains(&self.before(phrase)) && !LINKS.contains(&self.word(phrase));
        let quoted = (1..phrase).any(|at| self.word(at) == QUOTE);
        let aside = is_aside(self.word(behind.start)) && !self.opens(behind);
        goes_on && (quoted || !LEADING.contains(&self.word(0)) && aside)
    }

    /// Whether words that are said stand in a clause: "that", or a quotation.
    fn opens(&self, clause: &Range<usize>) -> bool {
        clause.clone().any(|at| ["that", QUOTE, "adding"].contains(&self.word(at)))
    }

    /// Whether a speaker behind the verb ends there: no verb of another clause follows.
    fn is_last(&self, end: usize) -> bool {
        end >= self.line.words.len() || CLOSING.contains(&self.word(end))
    }

    /// "According to Lee, ...", "..., according to Lee".
    fn account(&self, at: usize, end: usize) -> Option<Frame> {
        let comma = (end..self.line.words.len()).find(|&at| self.word(at) == ",");
        let stop = comma.or_else(|| (end..self.line.words.len()).find(|&at| self.word(at) == "."));
        let stop = stop.unwrap_or(self.line.words.len()).min(end + TITLED);
        let more = (end + 1..stop).find(|&at| OPENING.contains(&self.word(at))).unwrap_or(stop);
        let speaker = self.speaker_behind(end).or_else(|| (end < more).then_some(end..more))?;
        let commas = (speaker.end..self.line.words.len()).filter(|&at| self.word(at) == ",");
        let mut clauses = commas.filter(|&at| !OPENING.contains(&self.word(at + 1)));
        let behind = clauses.next().map(|comma| comma..self.clause(comma));
        Some(self.frame(speaker, once(self.since(at)..at).chain(behind)))
    }

    /// "Lee accused Roe of ...", "Roe was accused by Lee of ...".
    fn accuse(&self, at: usize, end: usize) -> Option<Frame> {
        if PASSIVE.contains(&self.before(at)) {
            let by = (end..self.line.words.len().min(end + ACCUSED)).find(|&at| self.word(at) == "by")?;
            let speaker = self.speaker_behind(by + 1)?;
            let scope = [0..at, end..by, speaker.end..self.clause(speaker.end)];
            return Some(self.frame(speaker, scope.into_iter()));
        }
        let speaker = self.speaker_before(at)?;
        Some(self.frame(speaker, once(end..self.clause(end))))
    }

    /// Behind whom somebody told it: "told [the BBC] that ...", "told reporters on Monday".
    fn addressed(&self, at: usize) -> usize {
        let near = self.line.slots.iter().find(|slot| (at..=at + 1).contains(&slot.start));
        let goes_on = |at: &usize| self.word(*at) == "that" || is_aside(self.word(*at));
        near.map(|slot| slot.end).or_else(|| (at..at + UNNAMED).find(goes_on)).unwrap_or(at)
    }

    fn frame(&self, speaker: Range<usize>, scope: impl Iterator<Item = Range<usize>>) -> Frame {
        let pronoun = speaker.len() == 1 && PRONOUNS.contains(&self.word(speaker.start));
        Frame { speaker, scope: scope.collect(), pronoun }
    }

    /// The end of the clause that begins at a word.
    fn clause(&self, start: usize) -> usize {
        let end = self.line.words.len();
        (start..end).find(|&at| ENDS.contains(&self.word(at))).unwrap_or(end)
    }

    /// The beginning of the clause that ends at a word.
    fn since(&self, end: usize) -> usize {
        (0..end).rev().find(|&at| ENDS.contains(&self.word(at))).map_or(0, |at| at + 1)
    }

    /// Where the words that belong to a speaker begin: behind the mark before them.
    fn phrase(&self, start: usize) -> usize {
        let least = start.saturating_sub(TITLED);
        (least..start).rev().find(|&at| [",", QUOTE].contains(&self.word(at))).map_or(start, |at| at + 1)
    }

    /// The speaker whose verb stands at a word: a mention, with or without an aside behind it, a pronoun, or a source without
    /// a name.
    fn speaker_before(&self, verb: usize) -> Option<Range<usize>> {
        let verb = (0..=verb).rev().find(|&at| !BETWEEN.contains(&self.before(at)))?;
        if let Some(slot) = self.ending(verb) {
            return Some(slot.start..slot.end);
        }
        if self.before(verb) == "," {
            let aside = verb.saturating_sub(ASIDE)..verb.saturating_sub(1);
            let commas = aside.rev().filter(|&at| self.word(at) == ",");
            let named: Vec<&Slot> = commas.filter_map(|comma| self.ending(comma)).collect();
            let person = named.iter().find(|slot| self.schema.plays(slot.class, Role::Person));
            return person.or(named.first()).map(|slot| slot.start..slot.end);
        }
        let last = verb.checked_sub(1)?;
        if self.word(last) == "who" {
            let before =
                self.line.slots.iter().rev().filter(|slot| slot.end <= last && slot.end + ASIDE > last);
            let mut persons = before.filter(|slot| self.schema.plays(slot.class, Role::Person));
            return persons.next().map(|slot| slot.start..slot.end);
        }
        if PRONOUNS.contains(&self.word(last)) {
            return Some(last..verb);
        }
        self.unnamed(verb)
    }

    /// The mention that ends before a word.
    fn ending(&self, at: usize) -> Option<&Slot> {
        self.line.slots.iter().find(|slot| slot.end == at)
    }

    /// The speaker named behind a verb: the first person there, else the mention or source with which the words go on.
    fn speaker_behind(&self, start: usize) -> Option<Range<usize>> {
        let stop = (start..self.line.words.len()).find(|&at| [",", ".", QUOTE].contains(&self.word(at)));
        let stop = stop.unwrap_or(self.line.words.len()).min(start + TITLED);
        let near = || self.line.slots.iter().filter(|slot| (start..stop).contains(&slot.start));
        let is_person = |slot: &&Slot| self.schema.plays(slot.class, Role::Person);
        let whole = |slot: &&Slot| slot.start <= start + 1 && self.is_last(slot.end);
        let beyond = stop + 1..stop + 1 + UNNAMED;
        let besides = || self.line.slots.iter().filter(|slot| beyond.contains(&slot.start)).find(is_person);
        let closed = |slot: &&Slot| self.word(stop) == "," && [",", "."].contains(&self.word(slot.end));
        let apposed = || besides().filter(closed).filter(|_| !self.is_source(stop));
        if let Some(slot) = near().find(is_person).or_else(|| near().find(whole)).or_else(apposed) {
            return Some(slot.start..slot.end);
        }
        if let Some(owner) = near().find(|slot| slot.start <= start + 1 && self.word(slot.end) == "'") {
            let end = near().map(|slot| slot.end).max().unwrap_or(owner.end).max(stop);
            return Some(owner.start..end);
        }
        if PRONOUNS.contains(&self.word(start)) {
            return Some(start..start + 1);
        }
        (start + 1..=stop.min(start + UNNAMED)).rev().find(|&end| self.is_source(end)).map(|end| start..end)
    }

    /// A source without a name that ends before a word, with the words that belong to it.
    fn unnamed(&self, end: usize) -> Option<Range<usize>> {
        if !self.is_source(end) {
            return None;
        }
        let least = end.saturating_sub(UNNAMED);
        let opens = |at: &usize| {
            ["the", "a", "an", "two", "three", "several"].contains(&self.word(*at))
                || *at == 0
                || [",", QUOTE, "and", "that"].contains(&self.before(*at))
        };
        (least..end).rev().find(opens).map(|start| start..end).or(Some(end - 1..end))
    }

    /// Whether a source without a name ends before a word.
    fn is_source(&self, end: usize) -> bool {
        let longest = 3;
        (end.saturating_sub(longest)..end)
            .any(|at| self.sets.sources.all_at(&self.line.words, at).any(|(length, ())| at + length == end))
    }
}
