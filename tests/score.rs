//! `tieline score` counts as the corpus's own script does.

use crate::support::{Test, root, shared};

fn last_line(text: &str) -> &str {
    text.lines().last().unwrap_or_default()
}

#[test]
fn counts_as_score_py_does() {
    let Some(shared) = shared() else { return };
    let binary = assert_cmd::cargo::cargo_bin("tieline").display().to_string();
    for gold in [shared.join("corpus/seeds"), root().join("seeds/gold")] {
        let gold = gold.display().to_string();
        let script = std::process::Command::new("python3")
            .arg(shared.join("corpus/score.py"))
            .arg(&gold)
            .arg(format!("{binary} build {{text}} --out {{out}} --format graphml --quiet"))
            .output();
        let Ok(script) = script else {
            eprintln!("skipped: no python3 here");
            return;
        };
        let script = String::from_utf8_lossy(&script.stdout).into_owned();
        let own = Test::new().run(&["score", &gold, "--per-relation"]);
        assert_eq!(own.code, Some(0), "{}", own.stderr);
        assert!(last_line(&script).starts_with("node P"), "{script}");
        assert_eq!(last_line(&own.stdout), last_line(&script));
    }
}

#[test]
fn lists_misses_with_their_sentences_and_gives_json() {
    let gold = root().join("seeds/gold").display().to_string();
    let own = Test::new().run(&["score", &gold, "--errors", "3"]);
    assert_eq!(own.stdout.lines().filter(|line| line.starts_with("missed")).count(), 3, "{}", own.stdout);
    let json: serde_json::Value =
        serde_json::from_str(&Test::new().run(&["score", &gold, "--json"]).stdout).unwrap();
    assert!(json.is_object());
}

#[test]
fn a_broken_annotation_is_named() {
    let test = Test::new().file("gold/a.json", "{\"id\": \"a\"");
    let ran = test.run(&["score", "gold"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.stderr.contains("a.json"), "{}", ran.stderr);
}
