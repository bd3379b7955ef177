//! A relation of one's own: an entry of the schema and a file of rules, as docs/rules.md says, and no line of Rust.

use crate::support::{Test, root};
use serde_json::Value;

/// The blocks of docs/rules.md in that language, in their order.
fn blocks(language: &str) -> Vec<String> {
    let page = std::fs::read_to_string(root().join("docs/rules.md")).unwrap();
    let opening = format!("```{language}\n");
    page.split(&opening).skip(1).map(|rest| rest.split("```").next().unwrap().to_owned()).collect()
}

#[test]
fn the_relation_of_the_handbook_is_found_with_its_amount() {
    let schema = Test::new().run(&["schema", "--source"]).stdout;
    let [rule, relation] = &blocks("toml")[..] else { panic!("the page shows a rule and a relation") };
    let test = Test::new()
        .file("mine.toml", format!("{schema}\n{relation}"))
        .file("giving.toml", rule)
        .file("letters/a.txt", "Ann Lee gave $5,000 to the River Trust Foundation.\n")
        .file("letters/b.txt", "Bo Roe refused to give $5,000 to the River Trust Foundation.\n");
    let ran = test.run(&["build", "letters", "--schema", "mine.toml", "--rules", "giving.toml", "--quiet"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
    let graph: Value = serde_json::from_str(&test.read("out/graph.json")).unwrap();
    let edges = graph["edges"].as_array().unwrap();
    let given: Vec<&Value> = edges.iter().filter(|edge| edge["relation"] == "donated-to").collect();
    assert_eq!(given.len(), 1, "{edges:?}");
    assert_eq!(given[0]["source"], "ann-lee");
    assert_eq!(given[0]["status"], "asserted");
    assert_eq!(given[0]["attributes"]["amount"][0], "$5,000");
    assert!(test.read("out/graph.ttl").contains("donated-to"));
}

#[test]
fn a_higher_least_confidence_gives_fewer_edges() {
    let seeds = root().join("seeds").display().to_string();
    let test = Test::new();
    let count = |least: &str, out: &str| {
        let args = ["build", &seeds, "--quiet", "--min-confidence", least, "--out", out];
        assert_eq!(test.run(&args).code, Some(0));
        let graph: Value = serde_json::from_str(&test.read(&format!("{out}/graph.json"))).unwrap();
        let edges = graph["edges"].as_array().unwrap();
        edges.iter().filter(|edge| edge["relation"] != "mentioned-in").count()
    };
    let (all, surer) = (count("0", "all"), count("0.9", "surer"));
    assert!(0 < surer && surer < all, "{surer} of {all}");
    let ran = test.run(&["build", &seeds, "--min-confidence", "7"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.stderr.contains("the confidence 7 is not between 0 and 1"), "{}", ran.stderr);
}
