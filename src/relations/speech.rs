//! Who says so: the words of a sentence that a text puts in somebody's mouth.
//!
//! "Ann Lee said that Norway had signed the accord" states the signing as Ann Lee's words; "The accord, said Ann
//! Lee, head of the office, ..." states her office as the paper's own. Which words tell of saying is data: the sets
//! `speech`, `account` and `accuse` in `schema/rules/common.toml`.

use crate::matcher::{Line, PhraseSets, Phrases, Slot};
use crate::schema::{Role, Schema};
use crate::types::{Evidence, RelationMention, SentenceIx, Span, Target, Text};
use std::iter::once;
use std::ops::Range;

/// Words of the longest apposition between a name and its verb of saying.
const ASIDE: usize = 20;

/// Words between a verb of saying and the name behind it ("said the Interior Ministry's spokesman, ...").
const TITLED: usize = 8;

/// Words of the longest speaker that is no mention ("two officials familiar with the talks").
const UNNAMED: usize = 5;

/// Sentences back from a pronoun, or from a quotation that names nobody, within which the speaker is named.
const MEMORY: usize = 4;

/// Words that may stand between a speaker and the verb.
const BETWEEN: [&str; 10] =
    ["also", "later", "has", "had", "have", "then", "previously", "earlier", "repeatedly", "further"];

/// Words behind which a verb of saying is passive: somebody else says so.
const PASSIVE: [&str; 7] = ["is", "are", "was", "were", "be", "been", "being"];

/// Words that stand for a person who spoke before.
const PRONOUNS: [&str; 2] = ["he", "she"];

/// Words that open a sentence in front of its own clause ("In a statement, Lee said").
const LEADING: [&str; 13] = [
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
const LINKS: [&str; 3] = ["and", "but", "while"];

/// Verbs that are followed by whom it is said to.
const TELLING: [&str; 2] = ["told", "tells"];

/// Words with which what is said of a source goes on ("records filed in court").
const OPENING: [&str; 9] = ["in", "of", "filed", "by", "that", "who", "with", "released", "published"];

/// Words at which the words of a speaker end.
const ENDS: [&str; 4] = [";", "!", "?", "but"];

/// The mark of quotation, as it is folded.
const QUOTE: &str = "\"";

/// The word sets that tell of saying.
struct Sets<'r> {
    /// Verbs: "said", "alleges".
    speech: &'r Phrases<()>,
    /// What stands before a source: "according to".
    account: &'r Phrases<()>,
    /// Verbs with the accused between them and the deed: "accused".
    accuse: &'r Phrases<()>,
    /// Sources that have no name: "police", "the indictment".
    sources: &'r Phrases<()>,
}

/// Words of a sentence and who says them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Frame {
    /// The words that name the speaker.
    speaker: Range<usize>,
    /// Words that are the speaker's.
    scope: Vec<Range<usize>>,
    /// Whether the speaker is "he" or "she".
    pronoun: bool,
}

/// Words of a sentence with the place in the text that names their speaker.
type Voice = (Span, Vec<Range<usize>>);

/// Gives each piece of evidence its speaker, where the text has one for the words that state the relation.
pub(super) fn attribute(
    relations: &mut [RelationMention],
    text: &Text,
    lines: &[Line],
    schema: &Schema,
    sets: &PhraseSets,
) {
    let set = |name: &str| sets.get(name);
    let (Some(speech), Some(account), Some(accuse), Some(sources)) =
        (set("speech"), set("account"), set("accuse"), set("source"))
    else {
        return;
    };
    let voices = voices(text, lines, schema, &Sets { speech, account, accuse, sources });
    for relation in relations.iter_mut().filter(|one| one.target != Target::Document) {
        let sentence = text.sentence_at(relation.evidence.sentence);
        relation.evidence.speaker = voices
            .get(sentence.index())
            .and_then(|voices| speaker(voices, text, sentence, &relation.evidence));
    }
}

/// Who says what a piece of evidence states: both ends, as far as they are in the sentence, are the speaker's words, or one
/// of them is and the other the speaker.
fn speaker(voices: &[Voice], text: &Text, sentence: SentenceIx, evidence: &Evidence) -> Option<Span> {
    let tokens = text.tokens_of(sentence);
    let ends: Vec<Range<usize>> = [Some(evidence.source), evidence.target]
        .into_iter()
        .flatten()
        .map(|span| text.tokens_in(span))
        .filter(|held| tokens.contains(&held.start))
        .map(|held| held.start - tokens.start..held.end - tokens.start)
        .collect();
    let says = |(name, scope): &&Voice| {
        let said = |end: &Range<usize>| scope.iter().any(|words| words.contains(&end.start));
        let named = text.tokens_in(*name);
        let speaks = |end: &Range<usize>| named.contains(&(tokens.start + end.start));
        ends.iter().any(said) && ends.iter().all(|end| said(end) || speaks(end))
    };
    voices.iter().find(says).map(|(name, _)| *name)
}

/// Who says what in each sentence.
///
/// A quotation that goes over several sentences, or that stands alone, is of the speaker whom one of its sentences
/// names, else of the last one before it.
fn voices(text: &Text, lines: &[Line], schema: &Schema, sets: &Sets) -> Vec<Vec<Voice>> {
    let quoted = quotations(text, lines);
    let mut last: Option<(usize, Span, bool)> = None;
    let mut all: Vec<Vec<Voice>> = Vec::with_capacity(lines.len());
    for (index, line) in lines.iter().enumerate() {
        let recent = last.filter(|(at, ..)| index - at <= MEMORY);
        let mut voices: Vec<Voice> = Vec::new();
        for frame in frames(line, schema, sets) {
            let name = if frame.pronoun {
                let spoke = recent.filter(|(.., person)| *person);
                match only_person(lines, index, schema) {
                    Some((at, slot)) if spoke.is_none_or(|(last, ..)| last < at) => words(text, at, &slot),
                    _ => spoke.map(|(_, name, _)| name),
                }
            } else {
                words(text, index, &frame.speaker)
            };
            if let Some(name) = name {
                let person = frame.pronoun
                    || line.slots.iter().any(|slot| {
                        slot.start == frame.speaker.start && schema.plays(slot.class, Role::Person)
                    });
                last = Some((index, name, person));
                voices.push((name, frame.scope));
            }
        }
        if voices.is_empty() && !quoted[index].is_empty() {
            let ahead = (index..lines.len())
                .skip(1)
                .take_while(|&next| quoted[next].first().is_some_and(|words| words.start == 0))
                .take(MEMORY)
                .find_map(|next| {
                    let frame =
                        frames(&lines[next], schema, sets).into_iter().find(|frame| !frame.pronoun)?;
                    self::words(text, next, &frame.speaker)
                });
            let open = quoted[index].last().is_some_and(|words| words.end == line.words.len());
            let name = ahead.filter(|_| open).or(recent.map(|(_, name, _)| name));
            voices.extend(name.map(|name| (name, quoted[index].clone())));
        }
        all.push(voices);
    }
    all
}

/// The one person whom the last sentence before another that names any names, as its sentence and words.
fn only_person(lines: &[Line], index: usize, schema: &Schema) -> Option<(usize, Range<usize>)> {
    let persons = |at: usize| {
        let slots = lines[at].slots.iter().filter(|slot| schema.plays(slot.class, Role::Person));
        slots.map(|slot| slot.start..slot.end).collect::<Vec<_>>()
    };
    let near = (index.saturating_sub(MEMORY)..index).rev();
    let (at, found) = near.map(|at| (at, persons(at))).find(|(_, found)| !found.is_empty())?;
    match &found[..] {
        [one] => Some((at, one.clone())),
        _ => None,
    }
}

/// The words of each sentence that stand in quotation marks. A quotation ends with its paragraph.
fn quotations(text: &Text, lines: &[Line]) -> Vec<Vec<Range<usize>>> {
    let mut open = false;
    let mut block = None;
    let mut all = Vec::with_capacity(lines.len());
    for (sentence, line) in text.sentences.iter().zip(lines) {
        if block != Some(sentence.block) {
            (block, open) = (Some(sentence.block), false);
        }
        let mut held = Vec::new();
        let mut start = 0;
        for (at, _) in line.words.iter().enumerate().filter(|(_, word)| *word == QUOTE) {
            if open {
                held.push(start..at);
            }
            (start, open) = (at + 1, !open);
        }
        if open {
            held.push(start..line.words.len());
        }
        all.push(held);
    }
    all
}

/// The place in the text of words of a sentence.
fn words(text: &Text, sentence: usize, words: &Range<usize>) -> Option<Span> {
    let first = text.tokens_of(SentenceIx::new(sentence)).start;
    let span = |at: usize| text.tokens.get(first + at).map(|token| token.span);
    Some(span(words.start)?.join(span(words.end.checked_sub(1)?)?))
}

/// Every saying of a sentence, in the order of its words.
fn frames(line: &Line, schema: &Schema, sets: &Sets) -> Vec<Frame> {
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
        if let Some(speaker) = self.speaker_before(at) {
            let phrase = self.phrase(speaker.start);
            let told = if TELLING.contains(&self.word(at)) { self.addressed(end) } else { end };
            let first = self.word(0);
            let is_said = (1..phrase).any(|at| self.word(at) == QUOTE) || !LEADING.contains(&first);
            let goes_on = [",", QUOTE].contains(&self.before(phrase)) && !LINKS.contains(&self.word(phrase));
            let before = (is_said && goes_on).then_some(0..phrase);
            return Some(self.frame(speaker, once(told..self.clause(told)).chain(before)));
        }
        if ![",", QUOTE].contains(&self.before(at)) || TELLING.contains(&self.word(at)) {
            return None;
        }
        let speaker = self.speaker_behind(end)?;
        let again = (speaker.end..self.line.words.len()).find(|&at| self.word(at) == QUOTE);
        Some(self.frame(speaker, once(0..at).chain(again.map(|at| at..self.line.words.len()))))
    }

    /// "According to Lee, ...", "..., according to Lee".
    fn account(&self, at: usize, end: usize) -> Option<Frame> {
        let comma = (end..self.line.words.len()).find(|&at| self.word(at) == ",");
        let stop = comma.unwrap_or_else(|| self.line.words.len().saturating_sub(1)).min(end + TITLED);
        let more = (end + 1..stop).find(|&at| OPENING.contains(&self.word(at))).unwrap_or(stop);
        let speaker = self.speaker_behind(end).or_else(|| (end < more).then_some(end..more))?;
        let behind = (speaker.end..self.line.words.len()).find(|&at| self.word(at) == ",");
        Some(self.frame(speaker, once(0..at).chain(behind.map(|comma| comma..self.clause(comma)))))
    }

    /// "Lee accused Roe of ...", "Roe was accused by Lee of ...".
    fn accuse(&self, at: usize, end: usize) -> Option<Frame> {
        if PASSIVE.contains(&self.before(at)) {
            let by = (end..self.line.words.len().min(end + ASIDE)).find(|&at| self.word(at) == "by")?;
            let speaker = self.speaker_behind(by + 1)?;
            let scope = [0..at, end..by, speaker.end..self.clause(speaker.end)];
            return Some(self.frame(speaker, scope.into_iter()));
        }
        let speaker = self.speaker_before(at)?;
        Some(self.frame(speaker, once(end..self.clause(end))))
    }

    /// Behind whom somebody told it: "told [the BBC] that ...".
    fn addressed(&self, at: usize) -> usize {
        let near = self.line.slots.iter().find(|slot| (at..=at + 1).contains(&slot.start));
        near.map_or(at, |slot| slot.end)
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
            return commas.filter_map(|comma| self.ending(comma)).map(|slot| slot.start..slot.end).next();
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

    /// The widest mention that ends before a word.
    fn ending(&self, at: usize) -> Option<&Slot> {
        self.line.slots.iter().find(|slot| slot.end == at)
    }

    /// The speaker named behind a verb: the first person there, else the mention or source with which the words go on.
    fn speaker_behind(&self, start: usize) -> Option<Range<usize>> {
        let stop = (start..self.line.words.len()).find(|&at| [",", ".", QUOTE].contains(&self.word(at)));
        let stop = stop.unwrap_or(self.line.words.len()).min(start + TITLED);
        let near = || self.line.slots.iter().filter(|slot| (start..stop).contains(&slot.start));
        let person = near().find(|slot| self.schema.plays(slot.class, Role::Person));
        let found = person.or_else(|| near().find(|slot| slot.start <= start + 1));
        if let Some(slot) = found {
            return Some(slot.start..slot.end);
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
