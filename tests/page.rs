//! `graph.html` through the real binary.

use crate::support::Test;
use serde_json::Value;

const HOSTILE: &str = "</script><script>alert(1)</script> & Sons sign a deal\n\nOSLO — Norway signed the Oslo Accord <!-- with \
                       Sweden on Monday. “The ship’s crew” said 🚀 \u{202e}nothing\u{202c}.\n";

#[test]
fn the_page_holds_the_graph_of_graph_json_and_stays_closed_to_its_texts() {
    let test =
        Test::new().file("in/a.txt", HOSTILE).file("in/b.txt", "LIMA — Peru signed the Lima Accord.\n");
    let ran = test.run(&["build", "in", "--format", "json,html", "--quiet"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
    let page = test.read("out/graph.html");
    assert_eq!(page.matches("</script").count(), 2);
    let (_, rest) = page.split_once("<script type=\"application/json\" id=\"data\">").unwrap();
    let (data, _) = rest.split_once("</script>").unwrap();
    let data: Value = serde_json::from_str(data).unwrap();
    let graph: Value = serde_json::from_str(&test.read("out/graph.json")).unwrap();
    for part in ["documents", "nodes", "edges"] {
        let ids = |value: &Value, id: &dyn Fn(&Value) -> Value| -> Vec<Value> {
            value[part].as_array().unwrap().iter().map(id).collect()
        };
        assert_eq!(ids(&data, &|item| item[0].clone()), ids(&graph, &|item| item["id"].clone()), "{part}");
        assert!(!ids(&data, &|item| item[0].clone()).is_empty(), "{part}");
    }
    let evidence = |value: &Value, key: &dyn Fn(&Value) -> usize| -> usize {
        value["edges"].as_array().unwrap().iter().map(key).sum()
    };
    assert_eq!(
        evidence(&data, &|edge| edge[7].as_array().unwrap().len()),
        evidence(&graph, &|edge| edge["evidence"].as_array().unwrap().len())
    );
    let again =
        Test::new().file("in/b.txt", "LIMA — Peru signed the Lima Accord.\n").file("in/a.txt", HOSTILE);
    again.run(&["build", "in", "--format", "html", "--quiet", "--jobs", "1"]);
    assert_eq!(again.read("out/graph.html"), page, "the same documents give the same bytes");
}
