//! What goes wrong is said with its place and the next step; nothing panics; the exit code tells.

use crate::support::Test;

const GOOD: &str = "OSLO — Norway signed the Oslo Accord on Monday.\n";

#[test]
fn an_empty_and_a_binary_file_are_skipped() {
    let test =
        Test::new().file("in/a.txt", "").file("in/b.txt", GOOD).file("in/c.txt", [0u8, 1, 2, 255, 254, 0, 7]);
    let ran = test.run(&["build", "in", "--quiet"]);
    assert_eq!(ran.code, Some(2));
    assert_eq!(
        ran.stderr,
        "error: in/a.txt: holds no text\n  hint: leave it out, or check how it was saved\n\
         error: in/c.txt: is binary, not text\n  hint: leave it out, or convert it to plain text first\n"
    );
    assert!(test.read("out/graph.json").contains("\"id\":\"b\""));
}

#[test]
fn nothing_readable_writes_nothing() {
    let ran = Test::new().run(&["build", "no-such-folder"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(1), ""));
    assert_eq!(
        ran.stderr,
        "error: no-such-folder: no such file or folder\n  hint: check the path and the folder you are in\n\
         no document could be read; nothing was written\n"
    );
    let test = Test::new().file("a.txt", "");
    assert_eq!(test.run(&["build", "a.txt"]).code, Some(1));
    assert!(!test.has("out"));
}

#[test]
fn a_missing_path_among_good_ones_is_reported() {
    let test = Test::new().file("b.txt", GOOD);
    let ran = test.run(&["build", "b.txt", "missing.txt", "--quiet"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.stderr.starts_with("error: missing.txt: no such file or folder"), "{}", ran.stderr);
    assert!(test.has("out/graph.ttl"));
}

#[cfg(unix)]
#[test]
fn an_unreadable_file_is_reported() {
    use std::os::unix::fs::PermissionsExt;
    let test = Test::new().file("in/a.txt", GOOD).file("in/b.txt", GOOD);
    let locked = test.folder.path().join("in/a.txt");
    std::fs::set_permissions(&locked, std::fs::Permissions::from_mode(0o000)).unwrap();
    if std::fs::read(&locked).is_ok() {
        eprintln!("skipped: this user may read every file");
        return;
    }
    let ran = test.run(&["build", "in", "--quiet"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.stderr.starts_with("error: in/a.txt: cannot be read"), "{}", ran.stderr);
}

#[test]
fn invalid_utf8_is_read_as_a_legacy_encoding() {
    let test = Test::new().file("a.txt", b"Z\xfcrich, Switzerland. The caf\xe9 was full.\n");
    assert_eq!(test.run(&["build", "a.txt", "--quiet"]).code, Some(0));
    assert!(test.read("out/graph.json").contains("Zürich, Switzerland. The café was full."));
}

#[test]
fn utf16_is_read() {
    let bytes: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(GOOD.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let test = Test::new().file("a.txt", bytes);
    assert_eq!(test.run(&["build", "a.txt", "--quiet"]).code, Some(0));
    assert!(test.read("out/graph.json").contains("OSLO — Norway signed"));
}

#[test]
fn a_line_of_fifty_megabytes_is_refused_and_a_long_one_is_read() {
    let line = |bytes: usize| "Norway signed the Oslo Accord and ".repeat(bytes / 34);
    let test = Test::new().file("in/a.txt", line(50 << 20)).file("in/b.txt", line(50 << 10));
    let ran = test.run(&["build", "in", "--quiet", "--format", "graphml"]);
    assert_eq!(ran.code, Some(2));
    assert_eq!(
        ran.stderr,
        "error: in/a.txt: larger than 32 MiB\n  hint: split it into its documents, a file each\n"
    );
    assert!(test.read("out/graph.graphml").contains("<node id=\"norway\""));
}

#[test]
fn standard_input_is_a_document() {
    let test = Test::new();
    let output = assert_cmd::Command::cargo_bin("tieline")
        .unwrap()
        .current_dir(test.folder.path())
        .args(["build", "-", "--quiet"])
        .write_stdin(GOOD)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(test.read("out/graph.json").contains("\"source\":\"stdin\""));
}

#[test]
fn a_schema_with_a_circle_or_an_unknown_range_is_refused() {
    let source = Test::new().run(&["schema", "--source"]).stdout;
    let circle = source.replacen("name = \"Person\"\n", "name = \"Person\"\nparent = \"Official\"\n", 1);
    let test = Test::new().file("circle.toml", circle).file("a.txt", GOOD);
    let ran = test.run(&["build", "a.txt", "--schema", "circle.toml"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.stderr.contains("circle.toml:"), "{}", ran.stderr);
    assert!(ran.stderr.contains("the class `Person` lies under itself"), "{}", ran.stderr);
    assert!(ran.stderr.contains("hint: remove the `parent`"), "{}", ran.stderr);

    let unknown = source.replacen("range = [\"Agreement\"]", "range = [\"Agreemnt\"]", 1);
    let test = Test::new().file("unknown.toml", unknown);
    let ran = test.run(&["schema", "--schema", "unknown.toml"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.stderr.contains("unknown range `Agreemnt`"), "{}", ran.stderr);
}

#[test]
fn an_unknown_format_names_those_there_are() {
    let ran = Test::new().file("a.txt", GOOD).run(&["build", "a.txt", "--format", "xlsx"]);
    assert_eq!(ran.code, Some(1));
    assert!(
        ran.stderr.starts_with("unknown format `xlsx`\n  hint: the formats are json, ttl"),
        "{}",
        ran.stderr
    );
}

#[test]
fn a_rule_whose_example_does_not_hold_is_refused() {
    let rule = "[[rule]]\nid = 'x'\nrelation = 'signed'\nsource = 'a'\ntarget = 'b'\nconfidence = 0.5\n\
                pattern = '{a:Person} inked {b:Agreement}'\n\
                yes = ['[Ann Lee](Person) signed the [Oslo Accord](Agreement). => Ann Lee -> Oslo Accord']\nno = ['[Ann Lee](Person) slept.']\n";
    let ran =
        Test::new().file("r.toml", rule).file("a.txt", GOOD).run(&["build", "a.txt", "--rules", "r.toml"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.stderr.starts_with("error: r.toml:2:6: the rule `x` states nothing in"), "{}", ran.stderr);
}
