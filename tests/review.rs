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

#[test]
fn answers_are_written_to_the_decisions_and_heeded() {
    let test = Test::new()
        .file("in/one.txt", "Judge John Hale of the Toledo Court spoke on Monday.\n")
        .file("in/two.txt", "Fire Chief John Hale of the Ellery Fire Department left on Friday.\n");
    assert_eq!(test.run(&["build", "in", "--quiet"]).code, Some(0));
    let review: Value = serde_json::from_str(&test.run(&["review", "--json"]).stdout).unwrap();
    let count = |list: &str| review[list].as_array().unwrap().len();
    assert_eq!((count("merges"), count("non_merges")), (0, 1), "{review:#}");

    let asked = test.run_with_input(&["review", "--decide", "d.toml"], "x\no\none man, two hats\n");
    assert_eq!((asked.code, asked.stderr.as_str()), (Some(0), ""));
    for part in
        ["1 of 1, two nodes now:", "one: Judge John Hale of the Toledo Court", "1 decision added to d.toml"]
    {
        assert!(asked.stdout.contains(part), "{part} is not in\n{}", asked.stdout);
    }
    let written = test.read("d.toml");
    assert!(written.contains("same = [") && written.contains(r#"note = "one man, two hats""#), "{written}");

    assert_eq!(test.run(&["build", "in", "--quiet", "--decisions", "d.toml"]).code, Some(0));
    let again = test.run_with_input(&["review", "--decide", "d.toml"], "");
    assert!(again.stdout.starts_with("0 decisions added to d.toml"), "{}", again.stdout);
    assert_eq!(test.read("d.toml"), written);
}

#[test]
fn an_answer_without_a_reason_or_a_broken_file_changes_nothing() {
    let test = built();
    let test = test.file("d.toml", "same = 3\n");
    let ran = test.run_with_input(&["review", "out", "--decide", "d.toml"], "");
    assert_eq!(ran.code, Some(1));
    assert!(ran.stderr.contains("d.toml:1:8"), "{}", ran.stderr);
    assert_eq!(test.read("d.toml"), "same = 3\n");
}
