//! What more a text says of a relation: when, for how much, to what sentence, as what kin.

mod amounts;
mod days;
mod terms;
mod titles;
mod when;

pub(crate) use when::date_of;

use crate::matcher::{Line, fold};
use crate::schema::{Property, Role, Schema};
use crate::types::{LocalEntity, Mention, RelationMention, SentenceIx, Text};
use std::ops::Range;

/// The attributes that are read off the words, as the schema calls them.
const DATE: &str = "date";
const AMOUNT: &str = "amount";
const SENTENCE: &str = "sentence";
const TITLE: &str = "title";

/// Words found on a line, and what they come to.
type Found = (Range<usize>, String);

/// Adds what the evidence says of each relation and no rule has read off it yet.
///
/// Dates are ISO 8601: a day, a month, a year, or two days with a stroke between; what is told relative to the day
/// of the document ("on Tuesday") is counted from that day, and left out where the document has none; a day without a year is
/// taken to be near the document's day, or else near the first whole date of the text.
/// Only happenings take the date of their sentence: an office or a place does not begin on the day that it is named.
pub(super) fn add(
    relations: &mut [RelationMention],
    text: &Text,
    lines: &[Line],
    mentions: &[Mention],
    entities: &[LocalEntity],
    schema: &Schema,
) {
    let told = when::Day::of(&text.document);
    for relation in relations {
        let property = schema.property(relation.property);
        let sentence = text.sentence_at(relation.evidence.sentence);
        let Some(line) = lines.get(sentence.index()) else { continue };
        let wants = |name: &str| {
            property.attributes.iter().any(|one| one == name) && !relation.attributes.contains_key(name)
        };
        let happens =
            property.happening || schema.plays(entities[relation.source.index()].class, Role::Event);
        let mut more = Vec::new();
        if wants(DATE) && happens {
            more.push((DATE, nearest(when::dates(&told, text, sentence, line), text, sentence, relation)));
        }
        if wants(AMOUNT) {
            more.push((AMOUNT, nearest(amounts::amounts(text, sentence, line), text, sentence, relation)));
        }
        if wants(SENTENCE) {
            more.push((SENTENCE, sentenced(text, mentions, &entities[relation.source.index()], sentence)));
        }
        let source = &entities[relation.source.index()];
        if !property.titles.is_empty() && wants(TITLE) {
            more.push((TITLE, kin(property, text, sentence, line, relation)));
        } else if property.attributes.iter().any(|one| one == TITLE)
            && schema.plays(source.class, Role::Person)
        {
            let given = relation.attributes.get(TITLE).map(String::as_str);
            let office = titles::office(text, mentions, source, relation.evidence.source, given);
            relation.attributes.remove(TITLE);
            more.push((TITLE, office));
        }
        for (name, value) in more {
            relation.attributes.extend(value.map(|value| (name.to_owned(), value)));
        }
    }
}

/// Of what stands on the line, what is nearest to the two ends of the relation: that between them first.
fn nearest(
    found: Vec<Found>,
    text: &Text,
    sentence: SentenceIx,
    relation: &RelationMention,
) -> Option<String> {
    let ends = ends(text, sentence, relation);
    let distance =
        |words: &Range<usize>| ends.start.saturating_sub(words.end).max(words.start.saturating_sub(ends.end));
    found.into_iter().min_by_key(|(words, _)| (distance(words), words.start)).map(|(_, value)| value)
}

/// The words of the line from the first end of a relation to the last, as far as they are on it.
fn ends(text: &Text, sentence: SentenceIx, relation: &RelationMention) -> Range<usize> {
    let tokens = text.tokens_of(sentence);
    let places: Vec<_> = [Some(relation.evidence.source), relation.evidence.target]
        .into_iter()
        .flatten()
        .filter_map(|span| text.tokens_within(sentence, span))
        .collect();
    let first = places.iter().map(|place| place.start).min().unwrap_or(0);
    first..places.iter().map(|place| place.end).max().unwrap_or(tokens.len()).max(first)
}

/// The sentence that a court gave, from the line itself or else from another that names the person.
fn sentenced(text: &Text, mentions: &[Mention], person: &LocalEntity, here: SentenceIx) -> Option<String> {
    let named = person.mentions.iter().map(|ix| text.sentence_at(mentions[ix.index()].span));
    std::iter::once(here).chain(named).find_map(|sentence| terms::term(text, sentence))
}

/// The kinship told between the ends, or the nearest one before or behind them.
fn kin(
    property: &Property,
    text: &Text,
    sentence: SentenceIx,
    line: &Line,
    relation: &RelationMention,
) -> Option<String> {
    let titles: Vec<String> = property.titles.iter().map(|title| fold(title)).collect();
    let found = line.words.iter().enumerate().filter(|(_, word)| titles.contains(word));
    let found = found.map(|(at, _)| (at..at + 1, slice(text, sentence, &(at..at + 1)))).collect();
    nearest(found, text, sentence, relation)
}

/// The text under words of a sentence.
fn slice(text: &Text, sentence: SentenceIx, words: &Range<usize>) -> String {
    let first = text.tokens_of(sentence).start;
    let span = |at: usize| text.tokens.get(first + at).map(|token| token.span);
    let held = span(words.start).zip(words.end.checked_sub(1).and_then(span));
    held.map_or_else(String::new, |(a, b)| text.slice(a.join(b)).replace('\n', " "))
}

#[cfg(test)]
mod tests;
