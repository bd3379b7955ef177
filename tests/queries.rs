//! The queries of `docs/queries/` give the answers that lie beside them, on the graph in `out/`.

use crate::support::{Test, root};
use std::path::PathBuf;

fn out() -> String {
    root().join("out").display().to_string()
}

/// `UPDATE=1 cargo test queries` accepts new answers after the graph in `out/` has changed.
#[test]
fn an_analyst_gets_the_answers_that_are_checked_in() {
    let mut files: Vec<PathBuf> = std::fs::read_dir(root().join("docs/queries"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "rq"))
        .collect();
    files.sort();
    assert!(files.len() >= 10, "{files:?}");
    for file in files {
        let ran = Test::new().run(&["query", &out(), "-f", &file.display().to_string(), "--results", "csv"]);
        assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""), "{}", file.display());
        assert!(ran.stdout.lines().count() > 1, "{} has no answer", file.display());
        let answer = file.with_extension("csv");
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&answer, &ran.stdout).unwrap();
        }
        let expected = std::fs::read_to_string(&answer).unwrap_or_default();
        let hint = "if that is meant, UPDATE=1 cargo test queries";
        assert!(ran.stdout == expected, "{} differs; {hint}\n{}", answer.display(), ran.stdout);
    }
}

#[test]
fn the_folder_and_the_file_are_the_same_graph() {
    let ask = |graph: &str| Test::new().run(&["query", graph, "ASK { ?a press:signed ?b }"]).stdout;
    assert_eq!(ask(&out()), "true\n");
    assert_eq!(ask(&format!("{}/graph.json", out())), "true\n");
}

#[test]
fn what_cannot_be_asked_is_told_with_its_place() {
    let test = Test::new().file("q.rq", "SELECT ?s\nWHERE { ?s ?p }");
    let ran = test.run(&["query", &out(), "-f", "q.rq"]);
    assert_eq!(ran.code, Some(1));
    assert!(
        ran.stderr.starts_with("error: q.rq:2:15: `}` does not fit here\n  | WHERE { ?s ?p }\n"),
        "{}",
        ran.stderr
    );
    for (args, expected) in [
        (vec!["query", "nowhere", "ASK {}"], "cannot read `nowhere`"),
        (vec!["query", "q.rq", "ASK {}"], "error: q.rq:1:1: is no graph"),
        (vec!["query", "q.rq", "ASK {}", "--syntax", "xlsx"], "unknown RDF syntax `xlsx`"),
        (vec!["query", "q.rq", "ASK {}", "--timeout=-1"], "`-1` is no time"),
        (vec!["query", "q.rq"], "error: the following required arguments"),
    ] {
        let ran = test.run(&args);
        assert_eq!(ran.code, Some(1), "{args:?}");
        assert!(ran.stderr.starts_with(expected), "{args:?}: {}", ran.stderr);
    }
}

#[test]
fn limits_are_kept() {
    let test = Test::new();
    let rows = test.run(&["query", &out(), "SELECT * { ?s ?p ?o }", "--limit", "2", "--results", "csv"]);
    assert_eq!((rows.code, rows.stdout.lines().count()), (Some(0), 3));
    assert_eq!(rows.stderr, "there is more: --limit left it out\n");
    let product = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }";
    let stopped = test.run(&["query", &out(), product, "--timeout", "0.1"]);
    assert_eq!(stopped.code, Some(1));
    assert!(stopped.stderr.starts_with("the query took longer than 0.1 s\n  hint: "), "{}", stopped.stderr);
}
