//! Small graphs of facts that can or cannot hold together.

use super::find;
use crate::graph::{Edge, KnowledgeGraph, Node};
use crate::schema::{Schema, load_default};
use crate::types::{ClaimStatus, Confidence, Document, DocumentIx, Evidence, Method, Span};
use std::collections::{BTreeMap, BTreeSet};

/// A fact: relation, source, target, title or date with their names, standing, and the day of May on which the document
/// that states it was published; 0 for none.
type Fact<'f> = (&'f str, &'f str, &'f str, Pairs<'f>, ClaimStatus, i8);

/// Names with their values.
type Pairs<'p> = &'p [(&'p str, &'p str)];

/// Id, class, codes.
const PLACES: [(&str, &str, Pairs); 6] = [
    ("oslo", "City", &[("country", "NO")]),
    ("bergen", "City", &[("country", "NO")]),
    ("norway", "Country", &[("iso3166-1", "NO")]),
    ("sweden", "Country", &[("iso3166-1", "SE")]),
    ("quay", "Facility", &[]),
    ("harbour", "Facility", &[]),
];

fn node(schema: &Schema, id: &str, class: &str, codes: &[(&str, &str)]) -> Node {
    let codes: BTreeMap<String, String> =
        codes.iter().map(|(name, code)| ((*name).to_owned(), (*code).to_owned())).collect();
    Node {
        id: id.to_owned(),
        class: schema.class_id(class).expect("a class of the schema"),
        label: id.to_owned(),
        aliases: Vec::new(),
        identifiers: codes.clone(),
        attributes: codes,
        mentions: Vec::new(),
        reasons: Vec::new(),
        document: None,
    }
}

fn graph(schema: &Schema, facts: &[Fact]) -> KnowledgeGraph {
    let documents = facts.iter().enumerate().map(|(at, (.., day))| Document {
        published: (*day > 0).then(|| jiff::civil::date(2024, 5, *day)),
        ..Document::of_text(&format!("d{at}"), "word")
    });
    let edges = facts.iter().enumerate().map(|(at, (relation, source, target, attributes, status, _))| {
        let word = Span { start: 0, end: 4 };
        let evidence = Evidence {
            document: DocumentIx::new(at),
            sentence: word,
            source: word,
            target: Some(word),
            speaker: None,
            method: Method::Rule("r".into()),
            confidence: Confidence::CERTAIN,
        };
        let mut values: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (name, value) in *attributes {
            values.entry((*name).to_owned()).or_default().insert((*value).to_owned());
        }
        let edge = Edge {
            id: format!("e{at}"),
            property: schema.property_id(relation).expect("a relation of the schema"),
            status: *status,
            attributes: values,
            confidence: Confidence::CERTAIN,
            evidence: vec![evidence],
            publishers: 1,
        };
        ((*source).to_owned(), (*target).to_owned(), edge)
    });
    let people = ["ann", "bo"].map(|id| node(schema, id, "Person", &[]));
    let bodies = ["police", "council"].map(|id| node(schema, id, "PublicBody", &[]));
    let places = PLACES.map(|(id, class, codes)| node(schema, id, class, codes));
    KnowledgeGraph::new(documents.collect(), people.into_iter().chain(bodies).chain(places), edges)
        .expect("the graph is sound")
}

/// The exclusions by which facts are found to exclude each other, with the facts' numbers.
#[track_caller]
fn case(facts: &[Fact], expected: &[(&str, &str, &str)]) {
    let schema = load_default().unwrap();
    let graph = graph(&schema, facts);
    let found = find(&graph, &schema);
    let found: Vec<_> = found
        .iter()
        .map(|one| (&*one.exclusion.name, &*one.facts[0].edge.id, &*one.facts[1].edge.id))
        .collect();
    assert_eq!(found, expected);
}

use ClaimStatus::{Alleged, Asserted, Negated};

#[test]
fn a_body_has_one_head_of_a_title_at_a_time() {
    let heads = |who, what, title: Pairs<'static>, day| ("heads", who, what, title, Asserted, day);
    let chief: &[(&str, &str)] = &[("title", "Police Chief")];
    let clash = [("two-heads", "e0", "e1")];
    case(
        &[heads("ann", "police", chief, 1), heads("bo", "police", &[("title", "police chief")], 20)],
        &clash,
    );
    case(&[heads("ann", "police", chief, 1), heads("bo", "council", chief, 1)], &[]);
    case(&[heads("ann", "police", chief, 1), heads("bo", "police", &[("title", "Sheriff")], 1)], &[]);
    case(&[heads("ann", "police", chief, 1), heads("bo", "police", &[], 1)], &[]);
    // A head and a former head, or one who stands in.
    let former: &[(&str, &str)] = &[("title", "former Police Chief")];
    case(&[heads("ann", "police", former, 1), heads("bo", "police", former, 1)], &[]);
    // What is not asserted excludes nothing.
    case(&[heads("ann", "police", chief, 1), ("heads", "bo", "police", chief, Alleged, 1)], &[]);
    // No day is known of one.
    case(&[heads("ann", "police", chief, 0), heads("bo", "police", chief, 20)], &clash);
}

#[test]
fn heads_may_follow_each_other() {
    let told: fn(&'static str) -> [(&'static str, &'static str); 2] =
        |day| [("title", "Mayor"), ("date", day)];
    let (first, next, last) = (told("2020-01-05"), told("2022-01-05"), told("2020-01-20"));
    let heads = |who, title, day| ("heads", who, "oslo", title, Asserted, day);
    case(&[heads("ann", &first[..], 1), heads("bo", &next[..], 1)], &[]);
    case(&[heads("ann", &first[..], 1), heads("bo", &last[..], 1)], &[("two-heads", "e0", "e1")]);
}

#[test]
fn nobody_is_arrested_in_two_places_on_one_day() {
    let third: &[(&str, &str)] = &[("date", "2024-05-03")];
    let fourth: &[(&str, &str)] = &[("date", "2024-05-04")];
    let arrested = |place, date, day| ("arrested-in", "ann", place, date, Asserted, day);
    let clash = [("two-places-of-arrest", "e0", "e1")];
    case(&[arrested("oslo", third, 5), arrested("bergen", third, 9)], &clash);
    case(&[arrested("norway", third, 5), arrested("sweden", third, 9)], &clash);
    case(&[arrested("oslo", third, 5), arrested("bergen", fourth, 5)], &[]);
    // The day of publication is not that of the arrest.
    case(&[arrested("oslo", &[], 5), arrested("bergen", &[], 5)], &[]);
    // A city and its country, a place of another kind, and a building in another one.
    case(&[arrested("oslo", third, 5), arrested("norway", third, 5)], &[]);
    case(&[arrested("oslo", third, 5), arrested("quay", third, 5)], &[]);
    let lies = ("located-at", "quay", "harbour", &[][..], Asserted, 1);
    case(&[arrested("quay", third, 5), arrested("harbour", third, 5)], &clash);
    case(&[arrested("quay", third, 5), arrested("harbour", third, 5), lies], &[]);
}

#[test]
fn what_is_asserted_and_denied_at_one_time_is_listed() {
    let visited = |status, day| ("visited", "ann", "oslo", &[][..], status, day);
    case(&[visited(Asserted, 2), visited(Negated, 8)], &[("asserted-and-denied", "e0", "e1")]);
    case(&[visited(Asserted, 2), visited(Negated, 20)], &[]);
    case(&[visited(Asserted, 2), visited(Alleged, 2)], &[]);
}

#[test]
fn the_best_attested_stand_first_under_the_exclusions_of_the_schema() {
    let schema = load_default().unwrap();
    let chief: &[(&str, &str)] = &[("title", "chief")];
    let graph = graph(
        &schema,
        &[
            ("visited", "ann", "oslo", &[], Asserted, 1),
            ("visited", "ann", "oslo", &[], Negated, 1),
            ("heads", "ann", "police", chief, Asserted, 1),
            ("heads", "bo", "police", chief, Asserted, 1),
            ("heads", "ann", "council", chief, Asserted, 1),
            ("heads", "bo", "council", chief, Asserted, 1),
        ],
    );
    let edges = graph.edges().map(|view| {
        let publishers = if view.target.id == "council" { 3 } else { 1 };
        let edge = Edge { publishers, ..view.edge.clone() };
        (view.source.id.clone(), view.target.id.clone(), edge)
    });
    let graph =
        KnowledgeGraph::new(graph.documents().to_vec(), graph.nodes().cloned(), edges.collect::<Vec<_>>())
            .unwrap();
    let found = find(&graph, &schema);
    let found: Vec<&str> = found.iter().map(|one| one.facts[0].edge.id.as_str()).collect();
    assert_eq!(found, ["e4", "e2", "e0"]);
}
