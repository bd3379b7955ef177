//! Sentences with two or more entities and no relation between them get no asserted edge.

use crate::support::{Test, root, shared};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// Sentences taken from the annotated documents.
const TAKEN: usize = 200;

/// What share of the sentences may get an asserted edge, in percent.
const MOST: usize = 8;

#[test]
fn sentences_without_a_relation_get_no_edge() {
    let written = std::fs::read_to_string(root().join("tests/data/no-relation.txt")).unwrap();
    let mut sentences: Vec<String> = written.lines().map(str::to_owned).collect();
    assert_eq!(sentences.len(), 100);
    if let Some(shared) = shared() {
        let mut files: Vec<_> = std::fs::read_dir(shared.join("corpus/train"))
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        files.sort();
        let documents =
            files.iter().map(|file| serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap());
        sentences.extend(documents.flat_map(|document: Value| unrelated(&document)).take(TAKEN));
        assert_eq!(sentences.len(), 100 + TAKEN);
    }
    let mut test = Test::new();
    for (number, sentence) in sentences.iter().enumerate() {
        test = test.file(&format!("in/{number:03}.txt"), sentence);
    }
    assert_eq!(test.run(&["build", "in", "--quiet"]).code, Some(0));
    let graph: Value = serde_json::from_str(&test.read("out/graph.json")).unwrap();
    let edges = graph["edges"].as_array().unwrap().iter().filter(|edge| edge["status"] == "asserted");
    let mut documents = BTreeSet::new();
    let mut listed = String::new();
    for edge in edges {
        let evidence = &edge["evidence"][0];
        documents.insert(evidence["document"].as_str().unwrap());
        writeln!(listed, "{} {} {}: {}", edge["source"], edge["relation"], edge["target"], evidence["quote"])
            .unwrap();
    }
    assert!(documents.len() * 100 < sentences.len() * MOST, "{} sentences:\n{listed}", documents.len());
}

/// The first sentences of an annotated document that name two or more entities and state, by the annotations, nothing of
/// any of them.
fn unrelated(document: &Value) -> Vec<String> {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let text = document["text"].as_str().unwrap_or_default();
    let entities = list(&document["entities"]);
    let relations = list(&document["relations"]);
    let is_unrelated = |sentence: &&str| {
        let named: BTreeSet<&str> = entities
            .iter()
            .filter(|entity| {
                list(&entity["mentions"]).iter().any(|name| sentence.contains(name.as_str().unwrap_or("\0")))
            })
            .filter_map(|entity| entity["id"].as_str())
            .collect();
        let states = |relation: &Value| {
            let is_named =
                |end: &str| relation[end].as_str().is_some_and(|id| id == "doc" || named.contains(id));
            let evidence = relation["evidence"].as_str().unwrap_or_default();
            evidence.contains(sentence)
                || sentence.contains(evidence)
                || is_named("source") && is_named("target")
        };
        named.len() > 1 && !relations.iter().any(states)
    };
    text.lines().flat_map(whole_sentences).filter(is_unrelated).take(2).map(str::to_owned).collect()
}

/// The sentences of a line, without those that an initial or another short form may have cut in two.
fn whole_sentences(line: &str) -> Vec<&str> {
    let parts: Vec<&str> = line.split_inclusive(". ").map(str::trim).collect();
    let ends = |part: &str| {
        let last = part.trim_end_matches('.').rsplit([' ', '.']).next().unwrap_or_default();
        part.ends_with('.') && last.len() > 4 && last.chars().all(char::is_lowercase)
    };
    let is_whole = |at: usize| {
        let part = parts[at];
        (at == 0 || ends(parts[at - 1]))
            && ends(part)
            && (40..300).contains(&part.len())
            && !part.contains(['"', '“', '”', ':'])
    };
    (0..parts.len()).filter(|&at| is_whole(at)).map(|at| parts[at]).collect()
}
