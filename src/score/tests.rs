//! Small graphs with known scores, and what is said of wrong gold.

use super::report::{self, ReportOptions};
use super::{Counts, DocumentScore, GoldDocument, Tally, Totals, load, load_gold, score};
use crate::graph::{Edge, KnowledgeGraph, Node};
use crate::schema::{Role, Schema, load_default};
use crate::types::{ClaimStatus, Confidence, Document, DocumentIx, Evidence, Method, Span};
use serde_json::json;
use std::collections::BTreeMap;
use std::path::Path;

const TEXT: &str = "The accord was signed. Its signing is planned.";
const DOCUMENT_NODE: &str = "document/t-1";

/// Class, id and names of a node; the first name is the label, or the annotated name.
type Thing<'a> = (&'a str, &'a str, &'a [&'a str]);
/// Relation, source, target.
type Link<'a> = (&'a str, &'a str, &'a str);

fn schema() -> Schema {
    load_default().expect("the shipped schema loads")
}

fn gold(schema: &Schema, things: &[Thing], links: &[Link]) -> GoldDocument {
    let entities: Vec<_> = things
        .iter()
        .map(
            |(class, id, names)| json!({ "type": class, "id": id, "name": names[0], "mentions": names[1..] }),
        )
        .collect();
    let relations: Vec<_> = links
        .iter()
        .map(|(name, source, target)| json!({ "type": name, "source": source, "target": target, "evidence": "so", "date": "May" }))
        .collect();
    let file = json!({ "id": "t-1", "text": TEXT, "entities": entities, "relations": relations });
    load::parse("t-1.json", &file.to_string(), schema).expect("the annotation is sound")
}

fn node(schema: &Schema, &(class, id, names): &Thing) -> Node {
    Node {
        id: id.into(),
        class: schema.class_id(class).expect("a class of the schema"),
        label: names[0].into(),
        aliases: names[1..].iter().map(|&name| name.into()).collect(),
        identifiers: BTreeMap::new(),
        attributes: BTreeMap::new(),
        mentions: Vec::new(),
        reasons: Vec::new(),
        document: None,
    }
}

fn edge(schema: &Schema, name: &str, status: ClaimStatus) -> Edge {
    let evidence = Evidence {
        document: DocumentIx::new(0),
        sentence: Span::new(0, 22),
        source: Span::new(0, 0),
        target: None,
        speaker: None,
        method: Method::Rule("test".into()),
        confidence: Confidence::CERTAIN,
    };
    Edge {
        id: name.into(),
        property: schema.property_id(name).expect("a relation of the schema"),
        status,
        attributes: BTreeMap::from([("date".into(), ["in MAY".into(), "may".into()].into())]),
        confidence: Confidence::CERTAIN,
        evidence: vec![evidence],
        publishers: 1,
    }
}

/// The graph of one document; `links` come with their standing.
fn graph(schema: &Schema, things: &[Thing], links: &[(Link, ClaimStatus)]) -> KnowledgeGraph {
    let document = Document::of_text("t-1", TEXT);
    let class = schema.class(schema.class_for(Role::Document).expect("a required role")).name.as_str();
    let own = node(schema, &(class, DOCUMENT_NODE, &["t-1"]));
    let nodes = things.iter().map(|thing| node(schema, thing)).chain([own]);
    let edges = links
        .iter()
        .map(|&((name, source, target), status)| (source.into(), target.into(), edge(schema, name, status)));
    KnowledgeGraph::new(vec![document], nodes, edges).expect("the graph is sound")
}

fn tally(right: usize, predicted: usize, gold: usize) -> Tally {
    Tally { right, predicted, gold }
}

#[track_caller]
fn nodes_case(annotated: &[Thing], predicted: &[Thing], right: usize, exact: usize) {
    let schema = schema();
    let found = score(&gold(&schema, annotated, &[]), &graph(&schema, predicted, &[]), &schema);
    let (predicted, annotated) = (predicted.len(), annotated.len());
    let expected = Counts {
        nodes: tally(right, predicted, annotated),
        strict: tally(exact, predicted, annotated),
        edges: Tally::default(),
    };
    assert_eq!(found.counts, expected);
}

#[test]
fn a_node_is_right_by_name_and_top_type() {
    nodes_case(&[("City", "e1", &["Lyon"])], &[("City", "a", &["LYON"])], 1, 1);
    nodes_case(&[("City", "e1", &["Lyon"])], &[("Country", "a", &["Lyon"])], 1, 0);
    nodes_case(&[("City", "e1", &["Lyon"])], &[("Person", "a", &["Lyon"])], 0, 0);
    nodes_case(&[("City", "e1", &["Lyon"])], &[("City", "a", &["Lyons"])], 0, 0);
    nodes_case(&[("City", "e1", &["—"])], &[("City", "a", &["-"])], 0, 0);
}

#[test]
fn a_node_is_right_by_any_of_its_names() {
    let annotated: &[Thing] = &[("CriminalGroup", "e1", &["Tren de Aragua", "TdA"])];
    nodes_case(annotated, &[("CriminalGroup", "a", &["the TDA"])], 1, 1);
    nodes_case(annotated, &[("CriminalGroup", "a", &["the gang", "Tren de Aragua"])], 1, 1);
    nodes_case(annotated, &[("CriminalGroup", "a", &["the gang", "a band | tda"])], 1, 1);
}

#[test]
fn nodes_pair_one_to_one() {
    nodes_case(&[("City", "e1", &["Lyon"])], &[("City", "a", &["Lyon"]), ("City", "b", &["Lyon"])], 1, 1);
    // The same name comes before the same type, the same type before the id.
    let springfields: &[Thing] = &[("Region", "e1", &["Springfield"]), ("City", "e2", &["Springfield"])];
    nodes_case(springfields, &[("City", "a", &["Springfield"])], 1, 1);
    let york: &[Thing] = &[("City", "e1", &["New York City", "New York"]), ("Region", "e2", &["New York"])];
    nodes_case(york, &[("City", "a", &["New York"])], 1, 0);
}

#[test]
fn a_node_gives_way_where_it_has_another_counterpart() {
    // `a` takes `e1` for its main name, then leaves it to `b`, which can be nothing else.
    nodes_case(
        &[("Person", "e1", &["Ann Smith", "Annie"]), ("Person", "e2", &["Bob Smith", "Ann Smith"])],
        &[("Person", "a", &["Ann Smith"]), ("Person", "b", &["Mrs. S.", "Annie"])],
        2,
        2,
    );
}

const ENDS: &[Thing] = &[
    ("Official", "e1", &["Ann Roe", "Roe"]),
    ("Country", "e2", &["Canada"]),
    ("Country", "e3", &["France"]),
    ("Agreement", "e4", &["Lyon Accord"]),
];
const NODES: &[Thing] = &[
    ("Official", "ann-roe", &["Ann Roe"]),
    ("Country", "canada", &["Canada"]),
    ("Country", "france", &["France"]),
    ("Agreement", "lyon-accord", &["The Lyon Accord"]),
    ("City", "paris", &["Paris"]),
];

#[track_caller]
fn edges_case(annotated: &[Link], predicted: &[(Link, ClaimStatus)], expected: Tally) -> DocumentScore {
    let schema = schema();
    let found = score(&gold(&schema, ENDS, annotated), &graph(&schema, NODES, predicted), &schema);
    assert_eq!(found.counts.edges, expected);
    found
}

#[test]
fn an_edge_is_right_by_relation_and_both_ends() {
    let signed = ("signed", "canada", "lyon-accord");
    let annotated: &[Link] = &[("signed", "e2", "e4")];
    edges_case(annotated, &[(signed, ClaimStatus::Asserted)], tally(1, 1, 1));
    edges_case(annotated, &[(("signed", "france", "lyon-accord"), ClaimStatus::Asserted)], tally(0, 1, 1));
    edges_case(annotated, &[(("party-to", "canada", "lyon-accord"), ClaimStatus::Asserted)], tally(0, 1, 1));
    edges_case(annotated, &[(("signed", "lyon-accord", "canada"), ClaimStatus::Asserted)], tally(0, 1, 1));
    edges_case(annotated, &[], tally(0, 0, 1));
}

#[test]
fn attributes_count_on_right_edges_alone() {
    let signed = ("signed", "canada", "lyon-accord");
    let annotated: &[Link] = &[("signed", "e2", "e4"), ("signed", "e3", "e4")];
    let wrong = ("party-to", "france", "lyon-accord");
    let found = edges_case(
        annotated,
        &[(signed, ClaimStatus::Asserted), (wrong, ClaimStatus::Asserted)],
        tally(1, 2, 2),
    );
    assert_eq!(found.by_attribute, BTreeMap::from([("date".to_owned(), tally(1, 1, 1))]));
}

#[test]
fn only_what_is_asserted_or_planned_counts() {
    let signed = ("signed", "canada", "lyon-accord");
    let annotated: &[Link] = &[("signed", "e2", "e4")];
    edges_case(annotated, &[(signed, ClaimStatus::Planned)], tally(1, 1, 1));
    edges_case(annotated, &[(signed, ClaimStatus::Asserted), (signed, ClaimStatus::Planned)], tally(1, 1, 1));
    for status in [ClaimStatus::Negated, ClaimStatus::Hypothetical, ClaimStatus::Alleged] {
        edges_case(annotated, &[(signed, status)], tally(0, 0, 1));
    }
}

#[test]
fn a_symmetric_edge_counts_either_way_round_and_once() {
    let (there, back) = (("cooperates-with", "canada", "france"), ("cooperates-with", "france", "canada"));
    let annotated: &[Link] = &[("cooperates-with", "e2", "e3")];
    edges_case(annotated, &[(back, ClaimStatus::Asserted)], tally(1, 1, 1));
    edges_case(annotated, &[(there, ClaimStatus::Asserted), (back, ClaimStatus::Asserted)], tally(1, 1, 1));
}

#[test]
fn quotes_end_at_the_document_and_mentions_are_not_scored() {
    let quoted = (("quoted-in", "ann-roe", DOCUMENT_NODE), ClaimStatus::Asserted);
    let mentioned = (("mentioned-in", "ann-roe", DOCUMENT_NODE), ClaimStatus::Asserted);
    let nonsense = (("signed", "canada", DOCUMENT_NODE), ClaimStatus::Asserted);
    edges_case(&[("quoted-in", "e1", "doc")], &[quoted, mentioned, nonsense], tally(1, 1, 1));
}

#[test]
fn names_what_is_missed_and_what_is_extra() {
    let lies = (("located-at", "paris", "france"), ClaimStatus::Asserted);
    let found = edges_case(&[("heads", "e1", "e2")], &[lies], tally(0, 1, 1));
    let words =
        |finding: &super::Finding| [finding.source.clone(), finding.target.clone(), finding.evidence.clone()];
    assert_eq!(found.missed.iter().map(words).collect::<Vec<_>>(), [["Ann Roe", "Canada", "so"]]);
    assert_eq!(
        found.extra.iter().map(words).collect::<Vec<_>>(),
        [["Paris", "France", "The accord was signed."]]
    );
}

fn totals(schema: &Schema) -> Totals<'_> {
    let annotated: &[Link] = &[("signed", "e2", "e4"), ("signed", "e3", "e4"), ("heads", "e1", "e2")];
    let predicted = [
        (("signed", "canada", "lyon-accord"), ClaimStatus::Asserted),
        (("located-at", "paris", "france"), ClaimStatus::Asserted),
    ];
    let mut totals = Totals::new(schema);
    totals.add(score(&gold(schema, ENDS, annotated), &graph(schema, NODES, &predicted), schema));
    totals
}

#[test]
fn prints_what_score_py_prints_and_the_attributes() {
    let schema = schema();
    let mut printed = String::new();
    let options = ReportOptions { per_relation: true, errors: 1 };
    report::print(&totals(&schema), &options, &mut printed).expect("a string takes all");
    assert_eq!(
        printed,
        "by type (exact):
  Agreement       gold    1  P 1.000 R 1.000 F1 1.000
  City            gold    0  P 0.000 R 0.000 F1 0.000
  Country         gold    2  P 1.000 R 1.000 F1 1.000
  Official        gold    1  P 1.000 R 1.000 F1 1.000
by relation:
  signed           gold    2  P 1.000 R 0.500 F1 0.667
  heads            gold    1  P 0.000 R 0.000 F1 0.000
  located-at       gold    0  P 0.000 R 0.000 F1 0.000
attributes of the right edges:
  date             gold    1  P 1.000 R 1.000 F1 1.000
t      node P 0.800 R 1.000 F1 0.889 strict 0.889 | edge P 0.500 R 0.333 F1 0.400
missed · t-1 · signed · France · Lyon Accord · so
extra · t-1 · located-at · Paris · France · The accord was signed.
node P 0.800 R 1.000 F1 0.889 strict 0.889 | edge P 0.500 R 0.333 F1 0.400
"
    );
}

#[test]
fn rounds_ties_as_python_does() {
    let texts = [1.0, 3.0, 5.0, 7.0].map(|odd| format!("{:.3}", odd / 16.0));
    assert_eq!(texts, ["0.062", "0.188", "0.312", "0.438"]);
}

#[test]
fn the_json_holds_the_counts() {
    let schema = schema();
    let value = report::to_json(&totals(&schema));
    assert_eq!(value["documents"], 1);
    assert_eq!(
        value["relation"]["signed"],
        json!({ "right": 1, "predicted": 1, "gold": 2, "precision": 1.0, "recall": 0.5, "f1": 2.0 / 3.0 })
    );
    assert_eq!(value["source"]["t"], value["all"]);
    assert_eq!(
        value["extra"],
        json!([{ "document": "t-1", "relation": "located-at", "source": "Paris", "target": "France",
                 "evidence": "The accord was signed." }])
    );
}

#[test]
fn nothing_against_nothing_is_zero() {
    let schema = schema();
    let empty = KnowledgeGraph::new(Vec::new(), [], []).expect("an empty graph is one");
    let mut totals = Totals::new(&schema);
    totals.extend([score(&gold(&schema, &[], &[]), &empty, &schema)]);
    let mut printed = String::new();
    report::print(&totals, &ReportOptions::default(), &mut printed).expect("a string takes all");
    let zero = "node P 0.000 R 0.000 F1 0.000 strict 0.000 | edge P 0.000 R 0.000 F1 0.000";
    assert_eq!(printed, format!("t      {zero}\n{zero}\n"));
}

#[track_caller]
fn wrong_case(source: &str, expected: &[&str]) {
    let found = load::parse("g.json", source, &schema()).expect_err("the annotation is wrong");
    let lines: Vec<String> =
        found.iter().map(|one| one.to_string().lines().next().unwrap_or_default().to_owned()).collect();
    assert_eq!(lines, expected);
}

#[test]
fn says_where_gold_is_wrong() {
    wrong_case("{\n  \"id\": 3", &["error: g.json:2:9: invalid type: integer `3`, expected a string"]);
    wrong_case("{\"id\": \"g\"}", &["error: g.json:1:11: missing field `text`"]);
    let entity =
        |class: &str| format!("{{\"id\":\"e1\",\"type\":\"{class}\",\"name\":\"N\",\"mentions\":[]}}");
    let relation = |name: &str, target: &str| {
        format!("{{\"type\":\"{name}\",\"source\":\"e1\",\"target\":\"{target}\",\"evidence\":\"\"}}")
    };
    let file = |entities: &str, relations: &str| {
        format!("{{\"id\":\"g\",\"text\":\"\",\n\"entities\":[{entities}],\n\"relations\":[{relations}]}}")
    };
    wrong_case(&file(&entity("Persn"), ""), &["error: g.json:2:31: unknown type `Persn`"]);
    wrong_case(&file(&entity("Document"), ""), &["error: g.json:2:31: unknown type `Document`"]);
    let twice = format!("{0},\n{0}", entity("Person"));
    wrong_case(&file(&twice, ""), &["error: g.json:3:7: two entities have the id `e1`"]);
    wrong_case(
        &file(&entity("Person"), &format!("{},\n{}", relation("likes", "doc"), relation("signed", "e9"))),
        &[
            "error: g.json:3:22: unknown relation `likes`",
            "error: g.json:4:41: a relation `signed` ends at `e9`, which is no entity",
        ],
    );
    wrong_case(
        &file(&entity("Person"), &relation("mentioned-in", "doc")),
        &["error: g.json:3:22: unknown relation `mentioned-in`"],
    );
}

#[test]
fn reads_a_folder_in_the_order_of_names() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for name in ["b-2", "a-1"] {
        let file = json!({ "id": name, "text": "", "entities": [], "relations": [] });
        std::fs::write(folder.path().join(format!("{name}.json")), file.to_string()).expect("written");
    }
    std::fs::write(folder.path().join("notes.txt"), "not gold").expect("written");
    let documents = load_gold(folder.path(), &schema()).expect("the folder is sound");
    let ids: Vec<_> = documents.iter().map(|document| (document.id.as_str(), document.source())).collect();
    assert_eq!(ids, [("a-1", "a"), ("b-2", "b")]);
}

#[test]
fn says_which_gold_cannot_be_read() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let first = |path: &Path| load_gold(path, &schema()).expect_err("nothing to read")[0].message.clone();
    assert_eq!(first(folder.path()), "the folder holds no `*.json`");
    let missing = first(&folder.path().join("missing.json"));
    assert!(missing.starts_with("the file cannot be read: "), "{missing}");
}
