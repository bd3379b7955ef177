//! `tieline explain` and `tieline review`, and decisions of the user, on the graph of `seeds/`.

use crate::support::{Ran, Test, root};
use serde_json::Value;

/// A folder with the graph of the seeds, built with decisions where there are some.
fn built(decisions: Option<&str>) -> (Test, Ran) {
    let seeds = root().join("seeds").display().to_string();
    let mut test = Test::new();
    let mut args = vec!["build", &seeds, "--quiet", "--format", "json"];
    if let Some(decisions) = decisions {
        test = test.file("decisions.toml", decisions);
        args.extend(["--decisions", "decisions.toml"]);
    }
    let ran = test.run(&args);
    (test, ran)
}

/// Holds a command's output against the file of that name in `tests/suite/explain`; `UPDATE=1` accepts it.
#[track_caller]
fn golden(test: &Test, args: &[&str], name: &str) {
    let ran = test.run(args);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""), "{args:?}");
    let path = root().join("tests/suite/explain").join(name);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &ran.stdout).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(ran.stdout, expected, "{name}; if that is meant, run the test with UPDATE=1");
}

fn nodes(test: &Test, name: &str) -> Vec<Value> {
    let graph: Value = serde_json::from_str(&test.read("out/graph.json")).unwrap();
    let bears = |node: &&Value| {
        node["document"].is_null()
            && (node["label"] == name
                || node["aliases"].as_array().is_some_and(|all| all.iter().any(|alias| alias == name)))
    };
    graph["nodes"].as_array().unwrap().iter().filter(bears).cloned().collect()
}

#[test]
fn explains_nodes_and_pairs() {
    let (test, _) = built(None);
    golden(&test, &["explain", "out", "Kestrel Polymers"], "node.txt");
    golden(
        &test,
        &["explain", "out", "--merge", "John Hale @ 04-sentencing", "John Hale @ 09-local-council"],
        "two.txt",
    );
    golden(&test, &["explain", "out", "--merge", "Declan Moriarty", "Sigrun Halldorsdottir"], "others.txt");
    let ran = test.run(&["explain", "out", "Kestrel Polymers", "--json"]);
    let node: Value = serde_json::from_str(&ran.stdout).unwrap();
    assert!(node["mentions"].as_array().unwrap().iter().all(|mention| {
        mention["sentence"].as_str().unwrap().contains(mention["text"].as_str().unwrap())
    }));
    let ran = test.run(&[
        "explain",
        "out",
        "--json",
        "--merge",
        "John Hale @ 04-sentencing",
        "John Hale @ 09-local-council",
    ]);
    let pair: Value = serde_json::from_str(&ran.stdout).unwrap();
    let weights = pair["features"].as_array().unwrap().iter().map(|line| line["weight"].as_f64().unwrap());
    assert!((weights.sum::<f64>() - pair["score"].as_f64().unwrap()).abs() < 0.001, "{pair:#}");
    assert_eq!(pair["verdict"], "two");
}

#[test]
fn what_cannot_be_explained_is_told() {
    let (test, _) = built(None);
    let case = |args: &[&str], parts: &[&str]| {
        let ran = test.run(&[&["explain", "out"], args].concat());
        assert_eq!((ran.code, ran.stdout.as_str()), (Some(1), ""), "{args:?}");
        for part in parts {
            assert!(ran.stderr.contains(part), "{args:?}: {}", ran.stderr);
        }
    };
    case(&["Kestrel Pollimers"], &["no node has the id or name", "hint: there is", "`kestrel-polymers`"]);
    case(&["John Hale"], &["the name of 2 nodes", "hint"]);
    case(&["--merge", "John Hale @ nowhere", "lyon"], &["in `nowhere`"]);
    case(&["--merge", "lyon", "Declan Moriarty"], &["not compared", "hint"]);
}

#[test]
fn decisions_hold_until_their_line_is_deleted() {
    let lines = [
        "same = [",
        r#"  { a = { name = "John Hale", document = "04-sentencing" }, b = { name = "John Hale", document = "09-local-council" }, note = "told by his clerk", date = 2026-05-01 },"#,
        "]",
    ];
    let (test, ran) = built(Some(&lines.join("\n")));
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
    let hales = nodes(&test, "John Hale");
    assert_eq!(hales.len(), 1);
    let reasons = hales[0]["reasons"].to_string();
    assert!(reasons.contains("told by his clerk (2026-05-01)"), "{reasons}");
    let (test, ran) = built(Some(&[lines[0], lines[2]].join("\n")));
    assert_eq!((ran.code, nodes(&test, "John Hale").len()), (Some(0), 2));
}

#[test]
fn what_one_document_calls_so_can_be_kept_apart_renamed_and_typed() {
    let decisions = r#"
[[different]]
a = { name = "Kestrel Polymers", document = "11-takeover" }
b = { name = "Kestrel Polymers", document = "08-settlement" }
note = "another firm"
date = 2026-05-01

[[rename]]
of = "Declan Moriarty"
label = "Declan J. Moriarty"
note = "his full name"
date = 2026-05-02

[[class]]
of = "Interpol"
class = "Organization"
note = "our house style"
date = 2026-05-03
"#;
    let (test, ran) = built(Some(decisions));
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    let firms = nodes(&test, "Kestrel Polymers");
    let holds = |node: &Value, document: &str| node["mentions"].to_string().contains(document);
    assert_eq!(firms.len(), 2, "{firms:#?}");
    assert!(
        firms.iter().all(|node| !(holds(node, "11-takeover") && holds(node, "08-settlement"))),
        "{firms:#?}"
    );
    let renamed = nodes(&test, "Declan J. Moriarty");
    assert_eq!(renamed.len(), 1);
    assert_eq!(renamed[0]["label"], "Declan J. Moriarty");
    assert!(renamed[0]["aliases"].to_string().contains("Declan Moriarty"));
    assert!(nodes(&test, "Interpol").iter().all(|node| node["class"] == "Organization"));
    assert_eq!(test.run(&["validate", "out"]).code, Some(0));
}

#[test]
fn decisions_that_no_longer_apply_are_reported_and_wrong_ones_refused() {
    let (_, ran) =
        built(Some("[[same]]\na = \"Nobody Here\"\nb = \"John Hale\"\nnote = \"gone\"\ndate = 2026-05-01\n"));
    assert_eq!(ran.code, Some(0));
    assert!(
        ran.stderr.starts_with(
            "warning: decisions.toml:1:1: the decision no longer applies: nothing is called `Nobody Here`"
        ),
        "{}",
        ran.stderr
    );
    for (wrong, told) in [
        (
            "same = [\n{ a = \"X Y\", b = \"X Y\", note = \"n\", date = 2026-05-01 }]",
            "decisions.toml:2:1: `X Y` stands on both sides",
        ),
        ("[[same]]\na = \"A\"\nb = \"B\"\ndate = 2026-05-01", "missing field `note`"),
        ("[[same]]\na = \"A\"\nb = \"B\"\nnote = \" \"\ndate = 2026-05-01", "the `note` is empty"),
        ("[[class]]\nof = \"A\"\nclass = \"Persn\"\nnote = \"n\"\ndate = 2026-05-01", "`Persn` is no class"),
        ("[[same]]\na = \"A\"\nb = \"B\"\nnote = \"n\"\ndate = 07:32:00", "`07:32:00` is no day"),
        ("[[merge]]\na = \"A\"", "unknown field `merge`"),
        (
            "[[same]]\na = 3\nb = \"B\"\nnote = \"n\"\ndate = 2026-05-01",
            "decisions.toml:2:5: a thing is pointed at by its name",
        ),
    ] {
        let (test, ran) = built(Some(wrong));
        assert_eq!(ran.code, Some(1), "{wrong}");
        assert!(ran.stderr.contains(told) && ran.stderr.contains("hint"), "{wrong}: {}", ran.stderr);
        assert!(!test.has("out"));
    }
}

#[test]
fn review_lists_what_is_least_certain_with_a_line_to_decide_it() {
    let (test, _) = built(None);
    golden(&test, &["review", "out", "--limit", "4"], "review.txt");
    let ran = test.run(&["review", "out", "--json"]);
    let found: Value = serde_json::from_str(&ran.stdout).unwrap();
    for list in ["merges", "non_merges"] {
        let stakes: Vec<u64> =
            found[list].as_array().unwrap().iter().map(|one| one["mentions"].as_u64().unwrap()).collect();
        assert!(stakes.is_sorted_by(|a, b| a >= b), "{list}: {stakes:?}");
    }
}
