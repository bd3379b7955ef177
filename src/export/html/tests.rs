//! The page holds what the graph holds, whatever the names.

use super::{SCRIPT, STYLE, lean, source, write};
use crate::export::sample;
use crate::graph::KnowledgeGraph;
use crate::schema::Schema;
use proptest::prelude::*;
use serde_json::Value;

fn written(graph: &KnowledgeGraph, schema: &Schema) -> String {
    let mut out = Vec::new();
    write(graph, schema, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// What stands in the script element that holds the data, as a browser finds its end.
fn data(page: &str) -> &str {
    let (_, rest) = page.split_once("<script type=\"application/json\" id=\"data\">").unwrap();
    rest.split("</script").next().unwrap()
}

fn items<'v>(value: &'v Value, name: &str) -> &'v [Value] {
    value[name].as_array().unwrap()
}

/// The words under a mark, cut out as a browser cuts: by UTF-16 units.
fn under(value: &Value, mark: &Value) -> String {
    let number = |part: usize| usize::try_from(mark[part].as_u64().unwrap()).unwrap();
    let passage = items(value, "passages")[number(0)][3].as_str().unwrap();
    let units: Vec<u16> = passage.encode_utf16().collect();
    String::from_utf16(&units[number(1)..number(2)]).unwrap()
}

/// Holds every part of the data against the graph.
fn check(graph: &KnowledgeGraph, schema: &Schema) {
    let page = written(graph, schema);
    let value: Value = serde_json::from_str(data(&page)).unwrap();
    assert_eq!(items(&value, "documents").len(), graph.documents().len());
    assert_eq!(items(&value, "nodes").len(), graph.node_count());
    assert_eq!(items(&value, "edges").len(), graph.edge_count());
    for (found, node) in items(&value, "nodes").iter().zip(graph.nodes()) {
        assert_eq!(found[0], node.id);
        assert_eq!(found[2], node.label);
        assert_eq!(
            items(&value, "classes")[usize::try_from(found[1].as_u64().unwrap()).unwrap()][0],
            schema.class(node.class).name
        );
    }
    for (found, view) in items(&value, "edges").iter().zip(graph.edges()) {
        assert_eq!(found[0], view.edge.id);
        let end =
            |part: usize| &items(&value, "nodes")[usize::try_from(found[part].as_u64().unwrap()).unwrap()][0];
        assert_eq!(
            (end(2), end(3)),
            (&Value::from(view.source.id.clone()), &Value::from(view.target.id.clone()))
        );
        let evidence = found[7].as_array().unwrap();
        assert_eq!(evidence.len(), view.edge.evidence.len());
        for (found, one) in evidence.iter().zip(&view.edge.evidence) {
            let text = &graph.document(one.document).text;
            let sentence = usize::try_from(found[0].as_u64().unwrap()).unwrap();
            assert_eq!(items(&value, "passages")[sentence][3], one.sentence.of(text));
            assert_eq!(under(&value, &found[1]), one.source.of(text));
            match one.target {
                Some(target) => assert_eq!(under(&value, &found[2]), target.of(text)),
                None => assert!(found[2].is_null()),
            }
            assert_eq!(found[5].as_str(), one.speaker.map(|words| words.of(text)));
        }
    }
}

#[test]
fn hostile_names_stay_data() {
    let schema = sample::schema();
    let mut nodes: Vec<_> = sample::hostile(&schema).nodes().cloned().collect();
    nodes[0].label = "</script><!-- <script>alert(1)</script> \u{202e}\u{2028}&lt;".to_owned();
    let graph =
        KnowledgeGraph::new(sample::hostile(&schema).documents().to_vec(), nodes, Vec::new()).unwrap();
    for graph in [graph, sample::hostile(&schema), sample::empty()] {
        check(&graph, &schema);
        let page = written(&graph, &schema);
        assert_eq!(page.matches("</script").count(), 2, "one for the data and one for the script");
        assert!(!data(&page).contains('<'));
    }
}

#[test]
fn the_policy_allows_what_the_page_holds_and_no_network() {
    let schema = sample::schema();
    let page = written(&sample::empty(), &schema);
    let policy = format!(
        "content=\"default-src 'none'; style-src {}; script-src {}; base-uri 'none'; form-action 'none'\"",
        source(&lean(STYLE)),
        source(&lean(SCRIPT))
    );
    assert!(page.contains(&policy));
    assert!(page.contains(&format!("<style>{}</style>", lean(STYLE))));
    assert!(page.contains(&format!("<script>{}</script>", lean(SCRIPT))));
    let links = page.matches("http").count() - page.matches("http-equiv").count();
    assert_eq!(links, 0, "the page itself points nowhere");
    assert!(!STYLE.contains("url(") && !STYLE.contains("@import"));
    for markup in
        ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "fetch(", "import("]
    {
        assert!(!SCRIPT.contains(markup), "the script uses {markup}");
    }
}

#[test]
fn the_page_without_a_graph_is_small() {
    assert!(written(&sample::empty(), &sample::schema()).len() < 72_000);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_graph_is_in_its_page(graph in sample::graphs()) {
        check(&graph, &sample::schema());
    }
}
