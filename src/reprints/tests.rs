//! Copies of texts that are made of numbered words.

use super::find;
use crate::types::{Document, Reprint};
use jiff::civil::date;

/// A text of so many words that no other text has.
fn text(name: &str, words: usize) -> String {
    let words: Vec<String> = (0..words).map(|at| format!("{name}{at} ")).collect();
    words.concat()
}

/// A document that was published on a day of May, or on no known day.
fn document(id: &str, day: i8, text: &str) -> Document {
    let published = (day > 0).then(|| date(2024, 5, day));
    Document { published, ..Document::of_text(id, text) }
}

/// What is found, as ids, whatever order the documents have.
#[track_caller]
fn case(documents: &[Document], expected: &[(&str, &str)]) -> Vec<Reprint> {
    let named = |documents: &[&Document]| {
        let mut found: Vec<(String, String, u16)> = find(documents)
            .iter()
            .map(|reprint| {
                let id = |at: crate::types::DocumentIx| documents[at.index()].id.clone();
                (id(reprint.document), id(reprint.original), reprint.likeness.permille())
            })
            .collect();
        found.sort();
        found
    };
    let forwards: Vec<&Document> = documents.iter().collect();
    let backwards: Vec<&Document> = documents.iter().rev().collect();
    let found = named(&forwards);
    assert_eq!(found, named(&backwards), "the order of the documents matters");
    let pairs: Vec<(&str, &str)> = found.iter().map(|(a, b, _)| (a.as_str(), b.as_str())).collect();
    assert_eq!(pairs, expected);
    find(&forwards)
}

#[test]
fn a_copy_with_another_head_repeats_the_earlier_document() {
    let release = text("w", 200);
    let copy = format!("GAZETTE. May 3. {} END", release.to_uppercase());
    let found = case(&[document("a", 3, &copy), document("b", 2, &release)], &[("a", "b")]);
    assert_eq!(found[0].likeness.permille(), 1000);
    // The passage is of the copy and no longer than forty words.
    let words: Vec<&str> = found[0].passage.of(&copy).split_whitespace().collect();
    assert_eq!((words.len(), words[0], words[39]), (40, "W0", "W39"));
}

#[test]
fn a_corrected_and_a_cut_copy_repeat_it_and_a_quotation_does_not() {
    let release = text("w", 300);
    let corrected = release.replace("w40 ", "v ").replace("w150 ", "v ").replace("w260 ", "v ");
    let cut: String = release.split_inclusive(' ').take(120).collect();
    let quoted: String = release.split_inclusive(' ').take(60).collect();
    let quoting = format!("{}{quoted}{}", text("x", 100), text("y", 100));
    let documents = [
        document("1", 1, &release),
        document("2", 2, &corrected),
        document("3", 3, &cut),
        document("4", 4, &quoted),
        document("5", 5, &quoting),
    ];
    // The sixty words alone are less than a third of the release, but half of the cut copy.
    case(&documents, &[("2", "1"), ("3", "1"), ("4", "3")]);
}

#[test]
fn releases_on_one_case_are_no_copies() {
    let common = text("c", 120);
    let plea = format!("{}{common}", text("p", 40));
    let sentence = format!("{}{common}", text("s", 60));
    case(&[document("plea", 1, &plea), document("sentence", 2, &sentence)], &[]);
}

#[test]
fn short_texts_are_left_alone() {
    case(&[document("a", 1, &text("w", 20)), document("b", 2, &text("w", 20))], &[]);
    case(&[document("a", 1, ""), document("b", 2, "")], &[]);
    case(&[], &[]);
}

#[test]
fn undated_documents_come_last_and_a_group_is_a_tree() {
    let release = text("w", 100);
    let documents: Vec<Document> = [("a", 0), ("b", 9), ("c", 2), ("d", 0)]
        .iter()
        .map(|(id, day)| document(id, *day, &release))
        .collect();
    case(&documents, &[("a", "c"), ("b", "c"), ("d", "c")]);
}

#[test]
fn a_phrase_that_all_share_ties_nothing() {
    let common = text("c", 40);
    let documents: Vec<Document> = (0..60)
        .map(|at| document(&format!("{at:02}"), 1, &format!("{}{common}", text(&format!("n{at}x"), 30 + at))))
        .collect();
    case(&documents, &[]);
}

#[test]
fn what_is_found_is_what_holding_all_against_all_finds() {
    // Texts that share more and more of the first.
    let base = text("w", 150);
    let documents: Vec<Document> = (0..25)
        .map(|at| {
            let kept: String = base.split_inclusive(' ').skip(at * 4).collect();
            document(&format!("{at:02}"), 1, &format!("{kept}{}", text(&format!("n{at}x"), at * 3)))
        })
        .collect();
    let refs: Vec<&Document> = documents.iter().collect();
    let runs = |text: &str| {
        let words: Vec<&str> = text.split_whitespace().collect();
        words.windows(5).map(|run| run.join(" ")).collect::<std::collections::BTreeSet<String>>()
    };
    let is_like = |a: &str, b: &str| {
        let (a, b) = (runs(a), runs(b));
        let (shared, least, most) = (a.intersection(&b).count(), a.len().min(b.len()), a.len().max(b.len()));
        least * 3 >= most && (shared * 10 >= least * 9 || shared * 10 >= (a.len() + b.len() - shared) * 7)
    };
    // Groups by likeness of all pairs, against groups by what was found.
    let groups = |joined: &dyn Fn(usize, usize) -> bool| {
        let mut group: Vec<usize> = (0..documents.len()).collect();
        for a in 0..documents.len() {
            for b in (0..documents.len()).filter(|&b| joined(a, b)) {
                let (low, high) = (group[a].min(group[b]), group[a].max(group[b]));
                group.iter_mut().filter(|at| **at == high).for_each(|at| *at = low);
            }
        }
        group
    };
    let found = find(&refs);
    let by_find = groups(&|a, b| {
        found.iter().any(|one| (one.document.index(), one.original.index()) == (a.max(b), a.min(b)))
    });
    let by_all = groups(&|a, b| is_like(&documents[a].text, &documents[b].text));
    assert_eq!(by_find, by_all);
    assert!(found.len() > 5 && found.len() < documents.len(), "{}", found.len());
}
