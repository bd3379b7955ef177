//! Who says so: the words of a sentence that a text puts in somebody's mouth.
//!
//! "Ann Lee said that Norway had signed the accord" states the signing as Ann Lee's words; "The accord, said Ann
//! Lee, head of the office, ..." states her office as the paper's own.

use super::sayings::{QUOTE, Sets, frames};
use crate::matcher::{Line, PhraseSets};
use crate::schema::{Role, Schema};
use crate::types::{Evidence, RelationMention, SentenceIx, Span, Target, Text, TokenIx};
use std::ops::Range;

/// Sentences back from a pronoun, or from a quotation that names nobody, within which the speaker is named.
const MEMORY: usize = 4;

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
    let Some(sets) = Sets::of(sets) else { return };
    let voices = voices(text, lines, schema, &sets);
    for relation in relations.iter_mut().filter(|one| one.target != Target::Document) {
        let sentence = text.sentence_at(relation.evidence.sentence);
        relation.evidence.speaker = voices
            .get(sentence.index())
            .and_then(|voices| speaker(voices, text, sentence, &relation.evidence));
    }
}

/// Who says what a piece of evidence states: both ends, as far as they are in the sentence, are the speaker's words, or the
/// target is and the source speaks. Of several sayings the narrowest counts.
fn speaker(voices: &[Voice], text: &Text, sentence: SentenceIx, evidence: &Evidence) -> Option<Span> {
    let within = |span: Span| text.tokens_within(sentence, span).map(|words| words.start);
    let (source, target) = (within(evidence.source), evidence.target.and_then(within));
    let width = |(name, scope): &Voice| {
        let said = |end: usize| scope.iter().find(|words| words.contains(&end));
        let named = text.tokens_within(sentence, *name);
        let speaks = source.zip(named).is_some_and(|(end, named)| named.contains(&end));
        let first = source.filter(|_| !speaks).map(said);
        let second = target.map(said);
        let widths = [first, second].into_iter().flatten().map(|words| words.map(ExactSizeIterator::len));
        widths.collect::<Option<Vec<usize>>>()?.into_iter().max()
    };
    let narrowest =
        voices.iter().filter_map(|voice| Some((width(voice)?, voice))).min_by_key(|(width, _)| *width);
    narrowest.map(|(_, (name, _))| *name)
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
        let mut voices: Vec<Voice> = Vec::new();
        let recent = |last: Option<(usize, Span, bool)>| last.filter(|(at, ..)| index - at <= MEMORY);
        for frame in frames(line, schema, sets) {
            let name = if frame.pronoun {
                let spoke = recent(last).filter(|(.., person)| *person);
                let named = last_named(lines, index, frame.speaker.start, schema);
                match named.filter(|(at, _)| spoke.is_none_or(|(last, ..)| last < *at)) {
                    Some((at, persons)) => match &persons[..] {
                        [one] => place_of(text, at, one),
                        _ => None,
                    },
                    None => spoke.map(|(_, name, _)| name),
                }
            } else {
                place_of(text, index, &frame.speaker)
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
                    place_of(text, next, &frame.speaker)
                });
            let open = quoted[index].last().is_some_and(|words| words.end == line.words.len());
            let name = ahead.filter(|_| open).or_else(|| recent(last).map(|(_, name, _)| name));
            voices.extend(name.map(|name| (name, quoted[index].clone())));
        }
        all.push(voices);
    }
    all
}

/// The persons whom a sentence names before a word, else the last sentence before it that names any, with that sentence.
fn last_named(
    lines: &[Line],
    index: usize,
    before: usize,
    schema: &Schema,
) -> Option<(usize, Vec<Range<usize>>)> {
    let near = (index.saturating_sub(MEMORY)..=index).rev();
    near.map(|at| {
        let slots = lines[at].slots.iter().filter(|slot| schema.plays(slot.class, Role::Person));
        let held = slots.filter(|slot| at < index || slot.end <= before).map(|slot| slot.start..slot.end);
        (at, held.collect::<Vec<_>>())
    })
    .find(|(_, persons)| !persons.is_empty())
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

/// The place in the text of words of a sentence; nothing for none.
fn place_of(text: &Text, sentence: usize, words: &Range<usize>) -> Option<Span> {
    let first = text.tokens_of(SentenceIx::new(sentence)).start;
    let last = words.end.checked_sub(1).filter(|last| *last >= words.start)?;
    Some(text.cover(TokenIx::new(first + words.start), TokenIx::new(first + last)))
}
