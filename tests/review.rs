//! `tieline review --conflicts` on a graph of documents that contradict each other.

use crate::support::Test;
use serde_json::Value;

fn built() -> Test {
    let paper = |day: &str, text: &str| {
        format!("---\ntitle: News of {day}\npublisher: Post of {day}\ndate: {day}\n---\n\n{text}\n")
    };
    let test = Test::new()
        .file("in/one.md", paper("2024-05-01", "Norway signed the Oslo Accord on Monday."))
        .file("in/two.md", paper("2024-05-03", "Norway refused to sign the Oslo Accord on Monday."))
        .file("in/late.md", paper("2024-11-03", "Peru signed the Lima Accord."));
    let ran = test.run(&["build", "in", "--quiet"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
    test
}

#[test]
fn conflicts_are_listed_with_their_sentences() {
    let test = built();
    let ran = test.run(&["review", "out", "--conflicts"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
    for part in [
        "asserted-and-denied: What one text asserts, another that speaks of the same time denies.\n",
        "  Norway [norway] signed Oslo Accord [oslo-accord], asserted\n",
        "    one: Norway signed the Oslo Accord on Monday.\n",
        "    two: Norway refused to sign the Oslo Accord on Monday.\n",
        "1 document, 1 independent publisher; e-",
        "\n2 conflicts\n",
    ] {
        assert!(ran.stdout.contains(part), "{part} is not in\n{}", ran.stdout);
    }
    let json: Value =
        serde_json::from_str(&test.run(&["review", "out", "--conflicts", "--json"]).stdout).unwrap();
    // Who signs an agreement is party to it: both are asserted and denied.
    let conflicts = json["conflicts"].as_array().unwrap();
    assert_eq!(conflicts.len(), 2, "{conflicts:#?}");
    let signed = conflicts.iter().find(|one| one["facts"][0]["relation"] == "signed").unwrap();
    let facts = signed["facts"].as_array().unwrap();
    assert_eq!(
        (facts[0]["status"].as_str(), facts[1]["status"].as_str()),
        (Some("asserted"), Some("negated"))
    );
    assert_eq!(facts[1]["evidence"][0]["document"], "two");
}

#[test]
fn a_graph_without_conflicts_says_so_and_review_needs_to_know_what() {
    let test = Test::new().file("in/late.txt", "LIMA - Peru signed the Lima Accord.\n");
    assert_eq!(test.run(&["build", "in", "--quiet"]).code, Some(0));
    assert_eq!(test.run(&["review", "--conflicts"]).stdout, "0 conflicts\n");
    assert_eq!(test.run(&["review", "--conflicts", "--json"]).stdout, "{\"conflicts\":[]}\n");
    assert!(test.run(&["review", "nowhere", "--conflicts"]).stderr.contains("hint: give a graph.json"));
}
