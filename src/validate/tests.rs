use super::{Kind, Report, print_report, validate};
use crate::export::Options;
use crate::schema::load_default;
use serde_json::{Value, json};

/// Two people, a body and the document that names them, as the file has them.
fn good() -> Value {
    let text = "Ann Lee heads Ünit. Bo Ray works for Ünit.";
    let mention = |start: usize, words: &str, sentence: [usize; 2]| {
        json!({"document": "d", "start": start, "end": start + words.len(), "text": words, "form": "name",
               "sentence": {"start": sentence[0], "end": sentence[1]}, "reason": {"by": "model"}, "confidence": 0.9})
    };
    let node = |id: &str, class: &str, label: &str, mentions: Value| json!({"id": id, "class": class, "label": label, "mentions": mentions});
    let edge = |id: &str, relation: &str, source: &str, from: (usize, &str), to: usize, at: [usize; 2]| {
        json!({"id": id, "relation": relation, "source": source, "target": "unit", "status": "asserted", "confidence": 0.8, "support": 1, "publishers": 1,
               "evidence": [{"document": "d", "start": at[0], "end": at[1], "quote": &text[at[0]..at[1]],
                             "source": {"start": from.0, "end": from.0 + from.1.len(), "text": from.1},
                             "target": {"start": to, "end": to + 5, "text": "Ünit"},
                             "method": {"by": "rule", "id": "r"}, "confidence": 0.8}]})
    };
    let (first, second) = ([0, 20], [21, 44]);
    json!({
        "format": "tieline-graph", "version": 1,
        "schema": {"name": "press", "version": "1", "namespace": "https://tieline.example/ns/press#"},
        "documents": [{"id": "d", "source": "d.txt", "sha256": "0".repeat(64), "language": "en", "text": text,
                       "dateline": {"place": {"start": 0, "end": 3}, "span": {"start": 0, "end": 7}}}],
        "nodes": [
            node("ann", "Official", "Ann Lee", json!([mention(0, "Ann Lee", first)])),
            node("bo", "Person", "Bo Ray", json!([mention(21, "Bo Ray", second)])),
            node("unit", "PublicBody", "Ünit", json!([mention(14, "Ünit", first), mention(38, "Ünit", second)])),
            json!({"id": "document/d", "class": "Document", "label": "d", "document": "d"}),
        ],
        "edges": [
            edge("e1", "heads", "ann", (0, "Ann Lee"), 14, first),
            edge("e2", "works-for", "bo", (21, "Bo Ray"), 38, second),
        ],
    })
}

/// The graph with a change, and the kinds of what is then found, with the items' ids.
#[track_caller]
fn case(change: impl Fn(&mut Value), expected: &[(&str, Kind)]) {
    let mut graph = good();
    change(&mut graph);
    let found = validate("g.json", &graph.to_string(), &load_default().unwrap()).unwrap();
    let kinds: Vec<(&str, Kind)> = found.iter().map(|one| (one.id.as_str(), one.kind)).collect();
    assert_eq!(kinds, expected, "{found:#?}");
}

#[test]
fn a_good_graph_conforms() {
    case(|_| {}, &[]);
}

#[test]
fn what_the_schema_lacks_is_found() {
    case(|g| g["nodes"][1]["class"] = json!("Persn"), &[("bo", Kind::UnknownClass)]);
    case(|g| g["nodes"][1]["mentions"][0]["class"] = json!("Persn"), &[("bo", Kind::UnknownClass)]);
    case(|g| g["edges"][1]["relation"] = json!("works"), &[("e2", Kind::UnknownRelation)]);
    case(|g| g["edges"][1]["attributes"] = json!({"colour": ["red"]}), &[("e2", Kind::UnknownAttribute)]);
    case(|g| g["edges"][1]["attributes"] = json!({"title": ["clerk"]}), &[]);
}

#[test]
fn classes_that_a_relation_does_not_join_are_found() {
    case(|g| g["nodes"][1]["class"] = json!("City"), &[("e2", Kind::Domain)]);
    case(|g| g["nodes"][2]["class"] = json!("City"), &[("e2", Kind::Range)]);
}

#[test]
fn ids_are_unique_and_lead_somewhere() {
    let copy = |g: &mut Value, list: &str| {
        let first = g[list][0].clone();
        g[list].as_array_mut().unwrap().push(first);
    };
    case(|g| copy(g, "documents"), &[("d", Kind::DuplicateId)]);
    case(|g| copy(g, "nodes"), &[("ann", Kind::DuplicateId)]);
    case(|g| copy(g, "edges"), &[("e1", Kind::DuplicateId), ("e1", Kind::RepeatedEdge)]);
    case(|g| g["edges"][0]["source"] = json!("anna"), &[("e1", Kind::DanglingEnd)]);
    case(|g| g["edges"][0]["evidence"][0]["document"] = json!("x"), &[("e1", Kind::UnknownDocument)]);
    case(
        |g| g["nodes"][3]["document"] = json!("x"),
        &[("d", Kind::DocumentNode), ("document/d", Kind::UnknownDocument)],
    );
}

#[test]
fn relations_that_exclude_each_other_are_found() {
    let both = |g: &mut Value| {
        let mut edge = g["edges"][1].clone();
        edge["id"] = json!("e3");
        edge["relation"] = json!("heads");
        g["edges"].as_array_mut().unwrap().push(edge);
    };
    case(both, &[("e3", Kind::Excluded)]);
}

#[test]
fn standings_and_confidences_have_bounds() {
    case(|g| g["edges"][0]["status"] = json!("believed"), &[("e1", Kind::Status)]);
    case(|g| g["edges"][0]["confidence"] = json!(1.5), &[("e1", Kind::Confidence)]);
    case(|g| g["edges"][0]["confidence"] = json!(0.7), &[("e1", Kind::Confidence)]);
    case(|g| g["nodes"][0]["mentions"][0]["confidence"] = json!(-0.1), &[("ann", Kind::Confidence)]);
}

#[test]
fn support_is_that_of_the_evidence() {
    case(|g| g["edges"][0]["support"] = json!(2), &[("e1", Kind::Support)]);
    case(|g| g["edges"][0]["publishers"] = json!(0), &[("e1", Kind::Support)]);
    case(|g| g["edges"][0]["publishers"] = json!(2), &[("e1", Kind::Support)]);
}

#[test]
fn the_words_of_a_document_stand_for_it() {
    let repeats = |g: &mut Value| {
        let mut other = g["documents"][0].clone();
        other["id"] = json!("c");
        g["documents"].as_array_mut().unwrap().push(other);
        g["nodes"]
            .as_array_mut()
            .unwrap()
            .push(json!({"id": "document/c", "class": "Document", "label": "c", "document": "c"}));
        let edge = &mut g["edges"][0];
        for (key, value) in [("relation", "duplicate-of"), ("source", "document/d"), ("target", "document/c")]
        {
            edge[key] = json!(value);
        }
        edge["evidence"][0].as_object_mut().unwrap().remove("target");
    };
    case(repeats, &[]);
    case(
        |g| {
            repeats(g);
            g["edges"][0]["evidence"][0]["document"] = json!("c");
        },
        &[("e1", Kind::NotMentioned)],
    );
}

#[test]
fn coordinates_are_degrees_and_stand_together() {
    let at = |latitude: &'static str, longitude: &'static str| {
        move |g: &mut Value| {
            g["nodes"][2]["attributes"] = json!({"latitude": latitude, "longitude": longitude});
        }
    };
    case(at("51.5085", "-0.1257"), &[]);
    case(at("91.0", "-0.1257"), &[("unit", Kind::Position)]);
    case(at("51.5085", "far"), &[("unit", Kind::Position)]);
    case(|g| g["nodes"][2]["attributes"] = json!({"latitude": "1.5"}), &[("unit", Kind::Position)]);
}

#[test]
fn all_is_stated_and_named() {
    case(|g| g["edges"][0]["evidence"] = json!([]), &[("e1", Kind::NoEvidence)]);
    case(|g| g["nodes"][0]["label"] = json!(" "), &[("ann", Kind::NoLabel)]);
    let unmentioned = json!({"id": "x", "class": "City", "label": "x"});
    case(|g| g["nodes"][3] = unmentioned.clone(), &[("d", Kind::DocumentNode), ("x", Kind::NoMention)]);
    case(|g| g["nodes"][3]["class"] = json!("City"), &[("document/d", Kind::DocumentNode)]);
    case(|g| g["edges"][0]["evidence"][0]["method"]["by"] = json!("guess"), &[("e1", Kind::Method)]);
    case(|g| g["documents"][0]["sha256"] = json!("0"), &[("d", Kind::Digest)]);
}

#[test]
fn quotations_stand_where_they_are_said_to() {
    let evidence = |g: &mut Value, key: &str, value: Value| g["edges"][0]["evidence"][0][key] = value;
    case(|g| evidence(g, "quote", json!("Ann Lee heads Unit.")), &[("e1", Kind::Quotation)]);
    case(
        |g| evidence(g, "speaker", json!({"start": 0, "end": 7, "text": "Bo Roe"})),
        &[("e1", Kind::Quotation)],
    );
    case(|g| evidence(g, "speaker", json!({"start": 0, "end": 999, "text": "Ann"})), &[("e1", Kind::Span)]);
    case(|g| evidence(g, "end", json!(999)), &[("e1", Kind::Span)]);
    case(|g| evidence(g, "start", json!(-1)), &[("e1", Kind::Span)]);
    case(|g| evidence(g, "end", json!(15)), &[("e1", Kind::Span)]);
    case(|g| evidence(g, "start", json!(20)), &[("e1", Kind::Span)]);
    case(
        |g| evidence(g, "source", json!({"start": 0, "end": 3, "text": "Ann"})),
        &[("e1", Kind::NotMentioned)],
    );
    case(|g| g["nodes"][0]["mentions"][0]["sentence"]["start"] = json!(1), &[("ann", Kind::Span)]);
    case(|g| g["documents"][0]["dateline"]["span"]["end"] = json!(99), &[("d", Kind::Span)]);
}

#[test]
fn an_item_of_a_wrong_form_hides_no_other() {
    case(
        |g| {
            g["edges"][0].as_object_mut().unwrap().remove("status");
            g["edges"][1]["status"] = json!("believed");
        },
        &[("e1", Kind::Form), ("e2", Kind::Status)],
    );
    case(|g| g["nodes"][0]["colour"] = json!("red"), &[("ann", Kind::Form)]);
}

#[test]
fn what_is_no_graph_is_refused() {
    let schema = load_default().unwrap();
    for (text, expected) in [
        ("{", "error: g.json:1:1: is no graph: EOF while parsing an object at line 1 column 1"),
        (
            "{\"format\":\"x\",\"version\":2,\"schema\":{\"namespace\":\"n\"},\"documents\":[],\"nodes\":[],\"edges\":[]}",
            "error: g.json:1:1: has the form x 2",
        ),
        (
            "{\"format\":\"tieline-graph\",\"version\":1,\"schema\":{\"namespace\":\"n\"},\"documents\":[],\"nodes\":[],\"edges\":[]}",
            "error: g.json:1:1: was built by the schema <n>",
        ),
    ] {
        let error = validate("g.json", text, &schema).unwrap_err().to_string();
        assert!(error.starts_with(expected), "{error}");
    }
}

#[test]
fn reports_name_the_line_the_kind_and_the_item() {
    let schema = load_default().unwrap();
    let mut graph = good();
    graph["edges"][0]["confidence"] = json!(1.5);
    let line = graph["edges"][0].to_string();
    graph["edges"] = json!([]);
    let file = graph.to_string().replace("\"edges\":[]", &format!("\n\"edges\":[\n{line}\n]"));
    let found = validate("g.json", &file, &schema).unwrap();
    let written = |form| {
        let mut out = Vec::new();
        print_report(&found, "g.json", form, &schema, &Options::default(), &mut out).unwrap();
        String::from_utf8(out).unwrap()
    };
    assert_eq!(
        written(Report::Text),
        "g.json:3: confidence: the edge `e1`: has the confidence 1.5, and 0 to 1 is allowed\n1 finding: g.json does not conform\n"
    );
    let json: Value = serde_json::from_str(&written(Report::Json)).unwrap();
    assert_eq!((&json["conforms"], &json["findings"][0]["kind"]), (&json!(false), &json!("confidence")));
    let turtle = written(Report::Turtle);
    for part in [
        "sh:conforms false",
        "sh:focusNode <https://tieline.example/id/statement/e1>",
        "sh:MaxInclusiveConstraintComponent",
    ] {
        assert!(turtle.contains(part), "{part}\n{turtle}");
    }
    let mut out = Vec::new();
    print_report(&[], "g.json", Report::Text, &schema, &Options::default(), &mut out).unwrap();
    assert_eq!(String::from_utf8(out).unwrap(), "g.json conforms\n");
}
