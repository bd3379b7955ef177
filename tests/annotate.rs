//! `tieline annotate` shows what was read, in three forms that agree.

use crate::support::Test;
use serde_json::Value;

const NOTE: &str = "Accord signed in Lyon\n\nLYON, France - Director Ana Ruiz of the Port Safety Authority (PSA) signed the Lyon Accord.\nRuiz thanked the PSA.\n";

fn note() -> Test {
    Test::new().file("note.txt", NOTE)
}

#[test]
fn text_shows_entities_with_their_lines_and_reasons() {
    let ran = note().run(&["annotate", "note.txt"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
    for part in ["note  Accord signed in Lyon", "Ana Ruiz [Official]", "line 4", "rule acronym"] {
        assert!(ran.stdout.contains(part), "no `{part}` in\n{}", ran.stdout);
    }
}

#[test]
fn json_and_conll_agree_on_spans_classes_and_entities() {
    let test = note();
    let read: Value = serde_json::from_str(&test.run(&["annotate", "note.txt", "--json"]).stdout).unwrap();
    let mentions = read["mentions"].as_array().unwrap();
    assert!(mentions.len() >= 5, "{read}");
    let conll = test.run(&["annotate", "note.txt", "--conll"]).stdout;
    let rows: Vec<Vec<&str>> = conll
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split('\t').collect())
        .collect();
    let words: String = rows.iter().map(|row| row[0]).collect();
    assert_eq!(words, NOTE.split_whitespace().collect::<String>());
    for row in &rows {
        let (start, end): (usize, usize) = (row[1].parse().unwrap(), row[2].parse().unwrap());
        assert_eq!(NOTE.get(start..end), Some(row[0]));
    }
    let begins: Vec<&Vec<&str>> = rows.iter().filter(|row| row[3].starts_with("B-")).collect();
    assert_eq!(begins.len(), mentions.len());
    for (row, mention) in begins.iter().zip(mentions) {
        assert_eq!(row[1].parse::<u64>().ok(), mention["start"].as_u64());
        assert_eq!(row[3].strip_prefix("B-"), mention["class"].as_str());
        assert_eq!(row[4].parse::<u64>().ok(), mention["entity"].as_u64());
        let (start, end) = (mention["start"].as_u64().unwrap(), mention["end"].as_u64().unwrap());
        let span = usize::try_from(start).unwrap()..usize::try_from(end).unwrap();
        assert_eq!(NOTE.get(span), mention["text"].as_str());
    }
    for (number, entity) in read["entities"].as_array().unwrap().iter().enumerate() {
        for mention in entity["mentions"].as_array().unwrap() {
            let at = usize::try_from(mention.as_u64().unwrap()).unwrap();
            assert_eq!(mentions[at]["entity"].as_u64(), u64::try_from(number).ok());
        }
    }
}

#[test]
fn a_file_that_fails_is_named_and_the_others_are_shown() {
    let ran = note().run(&["annotate", "note.txt", "missing.txt"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.stderr.contains("missing.txt") && ran.stdout.contains("Ana Ruiz"), "{}", ran.stderr);
    let ran = note().run(&["annotate", "missing.txt"]);
    assert_eq!(ran.code, Some(1));
}
