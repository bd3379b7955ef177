//! The one-way doors between rooms, and other habits that a reader can rely on.

use crate::support::root;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// What each room may import, beside itself.
const DOORS: [(&str, &[&str]); 20] = [
    ("types", &[]),
    ("schema", &["types"]),
    ("matcher", &["types", "schema"]),
    ("lexicon", &["types", "schema", "matcher"]),
    ("documents", &["types", "schema", "matcher", "lexicon"]),
    ("text", &["types", "schema", "matcher", "lexicon"]),
    ("mentions", &["types", "schema", "matcher", "lexicon"]),
    ("entities", &["types", "schema", "matcher", "lexicon"]),
    ("relations", &["types", "schema", "matcher", "lexicon"]),
    ("reprints", &["types", "schema", "matcher", "lexicon"]),
    ("places", &["types", "schema", "matcher", "lexicon"]),
    ("resolve", &["types", "schema", "matcher", "lexicon"]),
    ("graph", &["types", "schema"]),
    ("conflicts", &["types", "schema", "graph"]),
    ("export", &["types", "schema", "graph"]),
    ("score", &["types", "schema", "relations", "graph"]),
    ("explain", &["types", "schema", "matcher", "graph", "resolve"]),
    ("query", &["types", "schema", "graph", "export"]),
    ("validate", &["types", "schema", "export"]),
    ("encoder", &["types", "schema", "matcher"]),
];

/// Names that say nothing of what a file holds.
const EMPTY_NAMES: [&str; 5] = ["utils.rs", "util.rs", "helpers.rs", "common.rs", "misc.rs"];

fn sources() -> Vec<PathBuf> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(&root().join("src"), &mut found);
    found.sort();
    found
}

/// A file's room: the folder below `src`, or the file itself.
fn room(path: &Path) -> String {
    let below = path.strip_prefix(root().join("src")).unwrap();
    let first = below.iter().next().unwrap().to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}

/// The part of a file before its unit tests.
fn code(source: &str) -> &str {
    source.split("#[cfg(test)]").next().unwrap_or(source)
}

fn imports(source: &str) -> BTreeSet<String> {
    source
        .split("crate::")
        .skip(1)
        .filter_map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next())
        .filter(|name| name.starts_with(char::is_lowercase))
        .map(str::to_owned)
        .collect()
}

#[test]
fn doors_are_one_way() {
    let mut wrong = Vec::new();
    for path in sources() {
        let room = room(&path);
        let Some((_, allowed)) = DOORS.iter().find(|(name, _)| *name == room) else { continue };
        if path.ends_with("tests.rs") {
            continue; // tests may prepare their texts in another room
        }
        let source = fs::read_to_string(&path).unwrap();
        for import in imports(code(&source)) {
            if import != room && !allowed.contains(&import.as_str()) {
                wrong.push(format!("{} imports {import}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "doors that should not exist:\n{}", wrong.join("\n"));
}

#[test]
fn files_are_named_for_what_they_hold_and_main_is_short() {
    for path in sources() {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        assert!(!EMPTY_NAMES.contains(&name.as_str()), "{} names no idea", path.display());
    }
    let main = fs::read_to_string(root().join("src/main.rs")).unwrap();
    assert!(main.lines().count() <= 40);
    assert!(fs::read_to_string(root().join("src/lib.rs")).unwrap().lines().count() <= 80);
}

#[test]
fn no_type_or_relation_is_named_in_the_code_of_the_rooms() {
    let schema: toml::Table =
        toml::from_str(&fs::read_to_string(root().join("schema/press.toml")).unwrap()).unwrap();
    let names: Vec<String> = ["class", "relation"]
        .iter()
        .flat_map(|kind| schema[*kind].as_array().unwrap())
        .map(|entry| format!("\"{}\"", entry["name"].as_str().unwrap()))
        .collect();
    let rooms = [
        "mentions",
        "entities",
        "relations",
        "resolve",
        "graph",
        "export",
        "query",
        "validate",
        "places",
        "reprints",
        "conflicts",
    ];
    for path in
        sources().iter().filter(|path| rooms.contains(&room(path).as_str()) && !path.ends_with("tests.rs"))
    {
        let source = fs::read_to_string(path).unwrap();
        for name in &names {
            assert!(!code(&source).contains(name.as_str()), "{} names {name}", path.display());
        }
    }
}

#[test]
fn petgraph_stays_in_the_graph() {
    for path in sources().iter().filter(|path| room(path) != "graph") {
        assert!(
            !fs::read_to_string(path).unwrap().contains("petgraph::"),
            "{} uses petgraph",
            path.display()
        );
    }
}
