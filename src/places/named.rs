//! The countries and regions that a text names, or whose people or things it speaks of.

use crate::lexicon::{Gazetted, Level, listed, places_called, places_named};
use crate::matcher::{fold, fold_name, words};
use crate::schema::{Role, Schema};
use crate::types::{Extraction, Span};

/// Each name with the places that it may stand for: "Ontario", "Canadian". The name of a person says nothing, nor does a
/// word that another list knows ("Kansas City").
pub(super) fn named(extraction: &Extraction, schema: &Schema) -> Vec<(String, Gazetted)> {
    let text = &extraction.document.text;
    let spans: Vec<Span> = words(text).collect();
    let folded: Vec<String> = spans.iter().map(|span| fold(span.of(text))).collect();
    let persons = extraction.mentions.iter().filter(|mention| schema.plays(mention.class, Role::Person));
    let persons: Vec<Span> = persons.map(|mention| mention.span).collect();
    let (mut found, mut at) = (Vec::new(), 0);
    while at < folded.len() {
        let Some((length, entry)) = listed().at(&folded, at) else {
            at += 1;
            continue;
        };
        let span = Span { start: spans[at].start, end: spans[at + length - 1].end };
        at += length;
        let (name, inside) = (span.of(text), persons.iter().any(|person| person.contains(span)));
        if inside || name != entry.written || !["countries", "regions"].contains(&entry.list) {
            continue;
        }
        let places = places_named(name).iter().chain(places_called(name));
        let places = places.filter(|place| place.level != Level::City);
        found.extend(places.map(|place| (fold_name(name), *place)));
    }
    found
}
