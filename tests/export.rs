//! `tieline export`: formats and parts of a built graph.

use crate::support::{Test, root};

fn graph() -> String {
    root().join("out").display().to_string()
}

fn nodes(test: &Test, folder: &str) -> Vec<serde_json::Value> {
    let lines = test.read(&format!("{folder}/graph.jsonl/nodes.jsonl"));
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn an_export_is_what_a_build_writes() {
    let test = Test::new();
    let ran = test.run(&["export", &graph(), "--format", "json,ttl,graphml,csv", "--out", "o"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
    for file in ["graph.json", "graph.ttl", "graph.graphml"] {
        assert!(
            test.read(&format!("o/{file}"))
                == std::fs::read_to_string(root().join("out").join(file)).unwrap()
        );
    }
    assert!(test.has("o/graph.csv/neo4j/import.sh"));
    assert!(ran.stdout.contains("o/graph.csv/nodes.csv"), "{}", ran.stdout);
}

#[test]
fn a_part_is_a_graph_of_its_own() {
    let (test, graph) = (Test::new(), graph());
    let part = |out: &str, args: &[&str]| {
        let all: Vec<&str> = ["export", &graph, "--format", "json,jsonl", "--quiet", "--out", out]
            .into_iter()
            .chain(args.iter().copied())
            .collect();
        let ran = test.run(&all);
        assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
        // What was written is read back, with every quotation in its place.
        assert_eq!(test.run(&["export", out, "--format", "dot", "--quiet"]).code, Some(0));
        nodes(&test, out)
    };
    let people = part("people", &["--class", "Person"]);
    assert!(people.iter().any(|node| node["class"] == "Official"));
    assert!(
        people
            .iter()
            .all(|node| ["Person", "Official", "Document"].contains(&node["class"].as_str().unwrap()))
    );
    let signed = part("signed", &["--relation", "signed", "--status", "asserted", "--min-confidence", "0.1"]);
    assert!(!signed.is_empty());
    let edges = test.read("signed/graph.jsonl/edges.jsonl");
    assert!(
        edges.lines().all(|line| line.contains("\"relation\":\"signed\"") && line.contains("\"asserted\""))
    );
    let one = part("one", &["--document", "05-treaty-signing"]);
    let documents = test.read("one/graph.jsonl/documents.jsonl");
    assert_eq!(documents.lines().count(), 1);
    assert_eq!(one.iter().filter(|node| node["class"] == "Document").count(), 1);
}

#[test]
fn rdf_1_2_has_reifiers_in_place_of_statements() {
    let test = Test::new();
    let ran = test.run(&["export", &graph(), "--format", "ttl,nt", "--rdf", "1.2", "--out", "o"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
    for (file, part) in [("o/graph.ttl", " ~ edge:e-"), ("o/graph.nt", "#reifies> <<( <")] {
        let written = test.read(file);
        assert!(written.contains(part) && !written.contains("Statement"), "{part} in {file}");
    }
    let refused = test.run(&["export", &graph(), "--format", "nt,jsonld", "--rdf", "1.2", "--out", "p"]);
    assert_eq!(refused.code, Some(1));
    assert_eq!(
        refused.stderr,
        "`jsonld` cannot hold the triple terms of RDF 1.2\n  hint: leave it out, or write it with --rdf 1.1\n"
    );
    assert!(!test.has("p"));
}

#[test]
fn unknown_names_are_told_with_the_known_ones() {
    for (args, expected) in [
        (["--class", "Persn"], "unknown class `Persn`\n  hint: there are Person, Official"),
        (["--relation", "sgned"], "unknown relation `sgned`\n  hint: there are signed"),
        (["--document", "x"], "unknown document `x`\n  hint: there are 01-"),
        (["--status", "sure"], "unknown status `sure`\n  hint: there are asserted, planned"),
        (["--min-confidence", "7"], "the confidence 7 is not between 0 and 1\n  hint: write it like 0.7"),
    ] {
        let ran = Test::new().run(&["export", &graph(), "--format", "dot", "--out", "o", args[0], args[1]]);
        assert_eq!(ran.code, Some(1));
        assert!(ran.stderr.starts_with(expected), "{}", ran.stderr);
    }
    let ran = Test::new().run(&["export", "none.json", "--format", "dot"]);
    assert!(
        ran.stderr.starts_with("cannot read `none.json`") && ran.stderr.contains("hint:"),
        "{}",
        ran.stderr
    );
}
