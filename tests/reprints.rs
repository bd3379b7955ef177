//! Documents that repeat others, and what they are worth as witnesses.

use crate::support::Test;
use serde_json::Value;

const STORY: &str = "Norway and Sweden signed the Oslo Accord on Monday. The ministers of both countries met in the town hall of \
                     Oslo, where a band played and children waved small flags in the rain until the cars had left. Nobody \
                     asked what the accord would cost, or who would pay for the ships that it promises to the islands.";

fn paper(publisher: &str, day: &str, text: &str) -> String {
    format!("---\ntitle: {publisher} on the accord\npublisher: {publisher}\ndate: {day}\n---\n\n{text}\n")
}

fn built() -> (Test, Value) {
    let test = Test::new()
        .file("in/wire.md", paper("North Wire", "2024-05-01", STORY))
        .file(
            "in/gazette.md",
            paper("Harbour Gazette", "2024-05-02", &format!("From our wire desk. {STORY}")),
        )
        .file(
            "in/later.md",
            paper("North Wire", "2024-05-07", "Norway signed the Oslo Accord. Work begins in June."),
        )
        .file("in/own.md", paper("Evening Post", "2024-05-03", "Last week Norway signed the Oslo Accord."));
    let ran = test.run(&["build", "in", "--quiet", "--format", "json,ttl,graphml,csv"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
    let graph = serde_json::from_str(&test.read("out/graph.json")).unwrap();
    (test, graph)
}

fn edges<'g>(graph: &'g Value, relation: &str) -> Vec<&'g Value> {
    graph["edges"].as_array().unwrap().iter().filter(|edge| edge["relation"] == relation).collect()
}

#[test]
fn a_reprint_is_linked_and_counts_as_what_it_repeats() {
    let (test, graph) = built();
    let copies = edges(&graph, "duplicate-of");
    assert_eq!(copies.len(), 1, "{copies:#?}");
    assert_eq!(
        (copies[0]["source"].as_str(), copies[0]["target"].as_str()),
        (Some("document/gazette"), Some("document/wire"))
    );
    let quote = copies[0]["evidence"][0]["quote"].as_str().unwrap();
    assert!(quote.starts_with("Norway and Sweden signed the Oslo Accord"), "{quote}");
    let signed = edges(&graph, "signed");
    let norway = signed.iter().find(|edge| edge["source"] == "norway").unwrap();
    assert_eq!((norway["support"].as_u64(), norway["publishers"].as_u64()), (Some(4), Some(2)), "{norway}");
    let turtle = test.read("out/graph.ttl");
    assert!(turtle.contains("press:duplicate-of doc:wire"), "{turtle}");
    assert!(turtle.contains("tl:support 4 ;") && turtle.contains("tl:publishers 2 ;"), "{turtle}");
    let xml = test.read("out/graph.graphml");
    assert!(
        xml.contains("<data key=\"support\">4</data>") && xml.contains("<data key=\"publishers\">2</data>"),
        "{xml}"
    );
    let csv = test.read("out/graph.csv/edges.csv");
    assert!(csv.lines().next().unwrap().ends_with(",support,publishers") && csv.contains(",4,2\n"), "{csv}");
    assert_eq!(test.run(&["validate", "out"]).code, Some(0));
}

#[test]
fn a_part_counts_the_publishers_of_what_is_left() {
    let (test, _) = built();
    for (documents, support, publishers) in [("gazette,wire", 2, 1), ("gazette,own", 2, 2), ("own", 1, 1)] {
        let args = ["export", "out", "--format", "json", "--quiet", "--out", "part", "--document", documents];
        assert_eq!(test.run(&args).code, Some(0));
        let graph: Value = serde_json::from_str(&test.read("part/graph.json")).unwrap();
        let signed = edges(&graph, "signed");
        let norway = signed.iter().find(|edge| edge["source"] == "norway").unwrap();
        assert_eq!(
            (norway["support"].as_u64(), norway["publishers"].as_u64()),
            (Some(support), Some(publishers))
        );
    }
}
