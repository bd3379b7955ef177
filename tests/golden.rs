//! The graph of `seeds/` is the one in `out/`, at any number of threads and in any order.

use crate::support::{Test, root};
use std::path::Path;

const FILES: [&str; 3] = ["graph.json", "graph.ttl", "graph.graphml"];

fn seeds() -> String {
    root().join("seeds").display().to_string()
}

#[track_caller]
fn assert_same(built: &Test, folder: &str, expected: &Path) {
    for file in FILES {
        let name = format!("{folder}/{file}");
        let expected = std::fs::read_to_string(expected.join(file)).unwrap_or_default();
        let same = built.read(&name) == expected;
        assert!(
            same,
            "{name} differs; if that is meant, run `cargo run --release` and look at what changed in out/"
        );
    }
}

#[test]
fn seeds_give_the_graph_that_is_checked_in() {
    let test = Test::new();
    let ran = test.run(&["build", &seeds(), "--quiet"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
    assert_same(&test, "out", &root().join("out"));
}

#[test]
fn threads_and_the_order_of_inputs_change_no_byte() {
    let mut files: Vec<String> = std::fs::read_dir(root().join("seeds"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt" || extension == "md"))
        .map(|path| path.display().to_string())
        .collect();
    files.sort();
    let test = Test::new();
    let backwards: Vec<&str> = files.iter().rev().map(String::as_str).collect();
    let interleaved: Vec<&str> =
        files.iter().skip(1).step_by(2).chain(files.iter().step_by(2)).map(String::as_str).collect();
    for (order, jobs, out) in [(backwards, "1", "one"), (interleaved, "8", "eight")] {
        let args: Vec<&str> =
            ["build", "--quiet", "--jobs", jobs, "--out", out].into_iter().chain(order).collect();
        assert_eq!(test.run(&args).code, Some(0));
        assert_same(&test, out, &root().join("out"));
    }
}

#[test]
fn the_summary_and_the_help_tell_a_newcomer_what_happened() {
    let test = Test::new();
    let ran = test.run(&["build", &seeds()]);
    for part in ["documents", "nodes", "edges", "written", "out/graph.ttl"] {
        assert!(ran.stdout.contains(part), "{}", ran.stdout);
    }
    let help = test.run(&["--help"]);
    assert_eq!(help.code, Some(0));
    for part in ["build", "score", "schema", "Exit codes"] {
        assert!(help.stdout.contains(part), "{}", help.stdout);
    }
}

#[test]
fn timings_name_every_stage() {
    let test = Test::new();
    let file = root().join("seeds/01-interpol-release.txt");
    let ran = test.run(&["build", &file.display().to_string(), "--timings"]);
    assert_eq!(ran.code, Some(0));
    for stage in tieline::Stage::ALL {
        assert!(ran.stdout.lines().any(|line| line.starts_with(stage.name())), "{}", ran.stdout);
    }
    assert_eq!(test.run(&["build", &file.display().to_string(), "--timings", "--json"]).code, Some(1));
}
