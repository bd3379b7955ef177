//! What the formats of lines keep of any names, held against readers that are written here from the formats' rules.

use super::folded::folded;
use super::{Format, Options, sample, write};
use crate::graph::KnowledgeGraph;
use crate::schema::Role;
use proptest::prelude::*;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The files of a format by name.
fn files(graph: &KnowledgeGraph, format: Format) -> BTreeMap<String, String> {
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    write(graph, &sample::schema(), format, &Options::default(), &mut files).unwrap();
    files.into_iter().map(|(name, bytes)| (name, String::from_utf8(bytes).unwrap())).collect()
}

/// Edges, and documents that mention a node.
fn edge_count(graph: &KnowledgeGraph) -> usize {
    graph.edge_count() + graph.nodes().map(|node| node.documents().len()).sum::<usize>()
}

/// The records of a CSV file by RFC 4180, which must be as long as its header.
fn records(text: &str) -> Vec<Vec<String>> {
    let (mut records, mut record, mut cell) = (Vec::new(), Vec::new(), String::new());
    let (mut quoted, mut chars) = (false, text.chars().peekable());
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => cell.extend(chars.next()),
            '"' if quoted => {
                quoted = false;
                assert!(matches!(chars.peek(), Some(',' | '\n')), "text after a quote: {text}");
            }
            '"' if cell.is_empty() => quoted = true,
            ',' if !quoted => record.push(std::mem::take(&mut cell)),
            '\n' => {
                assert!(!quoted, "a line end in quotes: {text}");
                record.push(std::mem::take(&mut cell));
                records.push(std::mem::take(&mut record));
            }
            c => cell.push(c),
        }
    }
    assert!(record.is_empty() && cell.is_empty(), "no line end: {text}");
    assert!(records.iter().all(|record: &Vec<String>| record.len() == records[0].len()), "{text}");
    records
}

/// The strings between quotes, and what is left of the text without them; a backslash takes the next character as it is.
fn strings(text: &str, quote: char) -> (Vec<String>, String) {
    let (mut found, mut rest, mut chars) = (Vec::new(), String::new(), text.chars());
    while let Some(c) = chars.next() {
        if c != quote {
            rest.push(c);
            continue;
        }
        let mut string = String::new();
        loop {
            match chars.next().expect("a closing quote") {
                '\\' => string.push(chars.next().expect("an escaped character")),
                c if c == quote => break,
                c => string.push(c),
            }
        }
        found.push(string);
    }
    (found, rest)
}

fn csv_keeps(graph: &KnowledgeGraph) {
    let files = files(graph, Format::Csv);
    let script = &files["graph.csv/neo4j/import.sh"];
    let between = script.split_once("--array-delimiter='").unwrap().1.chars().next().unwrap();
    let schema = sample::schema();
    let nodes = records(&files["graph.csv/nodes.csv"]);
    assert_eq!(nodes.len(), graph.node_count() + 1);
    for (row, node) in nodes[1..].iter().zip(graph.nodes()) {
        let class = &schema.class(node.class).name;
        assert_eq!(row[..3], [&*folded(&node.id), class, &folded(&node.label)]);
        let aliases: Vec<_> = node.aliases.iter().map(|alias| folded(alias)).collect();
        assert_eq!(row[3], aliases.join(&between.to_string()));
        assert!(aliases.iter().all(|alias| !alias.contains(between)), "{between}: {aliases:?}");
    }
    assert_eq!(records(&files["graph.csv/edges.csv"]).len(), edge_count(graph) + 1);
    let (mut ids, mut edges) = (BTreeSet::new(), 0);
    let tables = || files.iter().filter_map(|(name, text)| Some((name.strip_suffix(".csv")?, text)));
    for (name, text) in tables().filter(|(name, _)| name.contains("/nodes-")) {
        assert!(script.contains(&format!("--nodes={}.csv", name.rsplit('/').next().unwrap())), "{script}");
        ids.extend(records(text).into_iter().skip(1).map(|mut row| row.swap_remove(0)));
    }
    for (name, text) in tables().filter(|(name, _)| name.contains("/edges-")) {
        assert!(script.contains(&format!("={}.csv", name.rsplit('/').next().unwrap())), "{script}");
        let rows = records(text);
        assert!(rows[1..].iter().all(|row| ids.contains(&row[0]) && ids.contains(&row[1])), "{text}");
        edges += rows.len() - 1;
    }
    assert_eq!((ids.len(), edges), (graph.node_count(), edge_count(graph)));
}

fn cypher_keeps(graph: &KnowledgeGraph) {
    let files = files(graph, Format::Cypher);
    let lines: Vec<&str> = files["graph.cypher"].split_terminator('\n').collect();
    assert_eq!(lines.len(), graph.node_count() + edge_count(graph));
    let (nodes, edges) = lines.split_at(graph.node_count());
    for (line, node) in nodes.iter().zip(graph.nodes()) {
        let (strings, rest) = strings(line, '\'');
        assert!(rest.starts_with("CREATE (:") && rest.ends_with("});") && rest.matches('{').count() == 1);
        let mut expected = vec![folded(&node.id)];
        expected.extend((!node.label.is_empty()).then(|| folded(&node.label)));
        expected.extend(node.aliases.iter().map(|alias| folded(alias)));
        assert_eq!(strings[..expected.len()], expected);
    }
    for (line, view) in edges.iter().zip(graph.edges()) {
        let (strings, rest) = strings(line, '\'');
        assert!(rest.starts_with("MATCH (a:") && rest.ends_with("}]->(b);"), "{rest}");
        assert_eq!(rest.matches(';').count(), 1, "{rest}");
        let expected = [&view.source.id, &view.target.id, &view.edge.id];
        assert_eq!(strings[..3], expected.map(|text| folded(text)));
    }
}

fn dot_keeps(graph: &KnowledgeGraph) {
    let files = files(graph, Format::Dot);
    let lines: Vec<&str> = files["graph.dot"].split_terminator('\n').collect();
    assert_eq!((lines[0], lines[lines.len() - 1]), ("digraph tieline {", "}"));
    let (nodes, edges) = lines[2..lines.len() - 1].split_at(graph.node_count());
    for (line, node) in nodes.iter().zip(graph.nodes()) {
        let (strings, rest) = strings(line, '"');
        assert_eq!(strings[..2], [folded(&node.id), folded(&node.label)]);
        assert_eq!(rest, " [label=, class=, fillcolor=];");
    }
    assert_eq!(edges.len(), edge_count(graph));
    for (line, view) in edges.iter().zip(graph.edges()) {
        let (strings, rest) = strings(line, '"');
        assert_eq!(strings[..2], [folded(&view.source.id), folded(&view.target.id)]);
        assert_eq!(strings[3], folded(&view.edge.id));
        assert!(rest.starts_with(" ->  [label=, id="), "{rest}");
    }
}

fn json_lines(text: &str) -> Vec<Value> {
    text.split_terminator('\n').map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn json_lines_keep(graph: &KnowledgeGraph) {
    let whole: Value = serde_json::from_str(&files(graph, Format::Json)["graph.json"]).unwrap();
    let files = files(graph, Format::JsonLines);
    for part in ["documents", "nodes", "edges"] {
        let lines = json_lines(&files[&format!("graph.jsonl/{part}.jsonl")]);
        assert_eq!(Value::from(lines), whole[part], "{part}");
    }
}

fn ftm_keeps(graph: &KnowledgeGraph) {
    let entities = json_lines(&files(graph, Format::Ftm)["graph.ftm.json"]);
    let names: BTreeSet<&str> =
        entities.iter().filter_map(|entity| entity["properties"]["name"][0].as_str()).collect();
    let kinds: BTreeSet<&str> = entities.iter().filter_map(|entity| entity["schema"].as_str()).collect();
    assert!(graph.node_count() == 0 || !kinds.is_empty());
    let person = sample::schema().class_for(Role::Person);
    for node in graph.nodes().filter(|node| Some(node.class) == person && !node.label.trim().is_empty()) {
        let name: String = node.label.chars().take(384).collect();
        assert!(names.contains(name.as_str()), "{name}");
    }
    let id = |entity: &Value| entity["id"].as_str().unwrap().to_owned();
    let ids: BTreeSet<String> = entities.iter().map(id).collect();
    for (_, ends) in entities
        .iter()
        .flat_map(|entity| entity["properties"].as_object().unwrap())
        .filter(|(name, _)| ["subject", "object", "document", "entity", "proof"].contains(&name.as_str()))
    {
        assert!(ends.as_array().unwrap().iter().all(|end| ids.contains(end.as_str().unwrap())), "{ends}");
    }
}

/// What a reader of each format finds again.
const KEPT: [fn(&KnowledgeGraph); 5] = [csv_keeps, cypher_keeps, dot_keeps, json_lines_keep, ftm_keeps];

#[test]
fn hostile_names_are_kept() {
    for keeps in KEPT {
        keeps(&sample::hostile(&sample::schema()));
        keeps(&sample::empty());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn any_names_are_kept(graph in sample::graphs()) {
        for keeps in KEPT {
            keeps(&graph);
        }
    }
}
