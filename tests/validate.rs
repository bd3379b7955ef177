//! `tieline validate` and the files that `tieline schema` writes.

use crate::support::{Test, root};

fn out() -> String {
    root().join("out").display().to_string()
}

#[test]
fn the_graph_in_the_repository_conforms() {
    let ran = Test::new().run(&["validate", &out()]);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""), "{}", ran.stdout);
    assert!(ran.stdout.ends_with("graph.json conforms\n"), "{}", ran.stdout);
}

#[test]
fn a_broken_graph_is_told_in_every_form() {
    let json = std::fs::read_to_string(root().join("out/graph.json")).unwrap();
    let broken = json.replacen("\"status\":\"asserted\"", "\"status\":\"believed\"", 1);
    let line = 1 + broken.lines().position(|line| line.contains("believed")).unwrap();
    let test = Test::new().file("g/graph.json", broken);
    let told = test.run(&["validate", "g"]);
    assert_eq!(told.code, Some(2));
    assert!(
        told.stdout.starts_with(&format!("g/graph.json:{line}: status: the edge `e-")),
        "{}",
        told.stdout
    );
    let report = test.run(&["validate", "g/graph.json", "--report", "json"]);
    let report: serde_json::Value = serde_json::from_str(&report.stdout).unwrap();
    assert_eq!(report["findings"].as_array().unwrap().len(), 1);
    let turtle = test.run(&["validate", "g", "--report", "ttl"]);
    assert_eq!(turtle.code, Some(2));
    assert!(turtle.stdout.contains("sh:conforms false"), "{}", turtle.stdout);
    assert_eq!(test.run(&["validate", "nowhere"]).code, Some(1));
}

#[test]
fn the_schema_is_written_as_owl_and_shacl() {
    for (flag, file) in [("--owl", "press.owl.ttl"), ("--shacl", "press.shapes.ttl")] {
        let ran = Test::new().run(&["schema", flag]);
        assert_eq!(ran.code, Some(0), "{}", ran.stderr);
        let there = std::fs::read_to_string(root().join("schema").join(file)).unwrap_or_default();
        assert!(ran.stdout == there, "schema/{file} is of another schema");
    }
}

#[test]
fn a_build_tells_whether_its_graph_conforms() {
    let test = Test::new().file("a.txt", "OSLO — Norway signed the Oslo Accord on Monday.\n");
    let built = test.run(&["build", "a.txt"]);
    assert_eq!((built.code, built.stderr.as_str()), (Some(0), ""));
    assert!(built.stdout.contains("\nschema      the graph conforms\n"), "{}", built.stdout);
    let unchecked = test.run(&["build", "a.txt", "--no-validate"]);
    assert_eq!(unchecked.code, Some(0));
    assert!(unchecked.stdout.contains("\nschema      not checked\n"), "{}", unchecked.stdout);
    for (more, expected) in [(None, serde_json::json!(0)), (Some("--no-validate"), serde_json::Value::Null)] {
        let args: Vec<&str> = ["build", "a.txt", "--json"].into_iter().chain(more).collect();
        let summary: serde_json::Value = serde_json::from_str(&test.run(&args).stdout).unwrap();
        assert_eq!(summary["findings"], expected);
    }
}
