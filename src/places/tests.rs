//! Names that several places bear, read by the whole program.

use crate::pipeline::{Engine, parse_document};
use crate::{KnowledgeGraph, Node};

fn graph(engine: &Engine, texts: &[&str]) -> KnowledgeGraph {
    let read = texts.iter().enumerate().map(|(at, text)| {
        let document = parse_document(&format!("d{at}.txt"), text.as_bytes()).unwrap();
        engine.extract(document)
    });
    engine.assemble(read.collect())
}

/// The node that a document speaks of by a name.
fn node<'g>(graph: &'g KnowledgeGraph, document: usize, name: &str) -> Option<&'g Node> {
    let is_there = |node: &&Node| {
        node.mentions.iter().any(|mention| {
            mention.document.index() == document
                && mention.span.of(&graph.document(mention.document).text) == name
        })
    };
    graph.nodes().find(is_there)
}

/// The codes by which the place of a node may be called; none where no list has it.
fn codes(node: &Node) -> Vec<&str> {
    if !node.identifiers.contains_key("geonames") {
        return vec!["-"];
    }
    let own = ["iso3166-1", "iso3166-2"].into_iter().filter_map(|list| node.identifiers.get(list));
    let around = ["country", "region"].into_iter().filter_map(|name| node.attributes.get(name));
    own.chain(around).map(String::as_str).collect()
}

#[test]
fn ambiguous_names_go_where_their_documents_point() {
    let engine = Engine::new().unwrap();
    let rows = include_str!("cases.tsv").lines().filter(|line| !line.starts_with('#'));
    let (mut wrong, mut count) = (Vec::new(), 0);
    for row in rows {
        let [name, expected, text] = row.split('\t').collect::<Vec<_>>()[..] else { panic!("{row}") };
        let graph = graph(&engine, &[text]);
        let found = node(&graph, 0, name).map(codes);
        count += 1;
        if !found.as_ref().is_some_and(|codes| codes.contains(&expected)) {
            wrong.push(format!("{found:?} for {row}"));
        }
    }
    assert!(count >= 60 && wrong.is_empty(), "{} of {count} are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn two_places_of_one_name_are_two_nodes() {
    let engine = Engine::new().unwrap();
    let texts = [
        "The prime minister returned to London on Monday.",
        "Police in London, Ontario, said on Friday that two men had been arrested.",
        "A fire destroyed a church in London, Arkansas, on Sunday.",
        "The ministers met in London, England, on Monday.",
    ];
    let ids = |texts: &[&str]| -> Vec<String> {
        let graph = graph(&engine, texts);
        (0..texts.len()).map(|at| node(&graph, at, "London").unwrap().id.clone()).collect()
    };
    assert_eq!(ids(&texts), ["london", "london-ontario", "london-arkansas", "london"]);
    let backwards: Vec<&str> = texts.iter().rev().copied().collect();
    assert_eq!(ids(&backwards), ["london", "london-arkansas", "london-ontario", "london"]);
    assert_eq!(ids(&texts[1..2]), ["london"], "one London needs nothing that tells it apart");
}

#[test]
fn what_other_documents_say_tells_a_name_of_which_there_are_many() {
    let engine = Engine::new().unwrap();
    let graph = graph(
        &engine,
        &["He lives in Springfield.", "A bank was robbed in Springfield, Illinois, on Monday."],
    );
    let one = node(&graph, 0, "Springfield").unwrap();
    assert_eq!(one.id, node(&graph, 1, "Springfield").unwrap().id);
    assert_eq!(codes(one), ["US", "US-IL"]);
    assert_eq!(one.attributes["located-by"], "named with Illinois");
}

#[test]
fn a_country_and_a_state_of_one_name_are_two_nodes() {
    let engine = Engine::new().unwrap();
    let texts = [
        "The ministers met in Tbilisi, Georgia, on Monday.",
        "A man was arrested in Savannah, Georgia, on Monday.",
    ];
    let graph = graph(&engine, &texts);
    let [country, state] = [0, 1].map(|at| node(&graph, at, "Georgia").unwrap());
    assert_eq!((country.id.as_str(), state.id.as_str()), ("georgia-country", "georgia-region"));
    assert_eq!((codes(country), codes(state)), (vec!["GE"], vec!["US-GA", "US"]));
    assert_eq!(country.identifiers["wikidata"], "Q230");
    assert_eq!(state.identifiers["wikidata"], "Q1428");
}

#[test]
fn two_names_of_one_place_are_one_node() {
    let engine = Engine::new().unwrap();
    let texts = [
        "The Ukrainian president spoke in Kyiv on Monday.",
        "The Ukrainian president spoke in Kiev in 1994.",
    ];
    let graph = graph(&engine, &texts);
    let one = node(&graph, 0, "Kyiv").unwrap();
    assert_eq!(one.id, node(&graph, 1, "Kiev").unwrap().id);
    assert_eq!((one.label.as_str(), &one.aliases[..]), ("Kyiv", &["Kiev".to_owned()][..]));
    assert!(one.reasons.iter().any(|reason| reason.because.contains("for one")), "{:?}", one.reasons);
}

#[test]
fn a_long_list_of_places_is_read_in_one_go() {
    let engine = Engine::new().unwrap();
    let countries = ["Georgia", "Jordan", "France", "Guinea", "Germany", "Poland", "Spain", "Kenya"];
    let list = countries.repeat(30).join(", ");
    let graph = graph(&engine, &[&format!("The statement was joined by {list}, and Chad.")]);
    assert!(node(&graph, 0, "Chad").is_some());
}
