//! `graph.json`: the graph without a loss, an item a line.
//!
//! Spans are bytes of the document's text, which the file holds. What stands under a span is written beside it and
//! compared when the file is read, so that a file that was edited by hand is not taken for what was built.

mod read;
mod record;
mod write;

pub use read::read_json;
pub(super) use write::{write, write_lines};

/// Name and version of the form.
pub(crate) const FORMAT: (&str, u32) = ("tieline-graph", 1);

#[cfg(test)]
mod tests {
    use super::{read_json, write, write_lines};
    use crate::export::sample;
    use crate::graph::KnowledgeGraph;
    use crate::schema::Schema;
    use proptest::prelude::*;

    fn written(graph: &KnowledgeGraph, schema: &Schema) -> String {
        let mut out = Vec::new();
        write(graph, schema, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn hostile_names_come_back() {
        let schema = sample::schema();
        for graph in [sample::hostile(&schema), sample::empty()] {
            let json = written(&graph, &schema);
            assert_eq!(read_json("graph.json", &json, &schema).unwrap(), graph);
            let items = graph.documents().len() + graph.node_count() + graph.edge_count();
            assert_eq!(json.lines().count(), items + 7, "an item a line");
        }
    }

    /// The sample's file with a piece replaced, and what the reader says.
    #[track_caller]
    fn case(from: &str, to: &str, expected: &str) {
        let schema = sample::schema();
        let json = written(&sample::hostile(&schema), &schema);
        assert!(json.contains(from), "{json}");
        let found = read_json("g.json", &json.replacen(from, to, 1), &schema).expect_err("a broken file");
        assert_eq!(format!("{}: {}", found.place, found.message), expected);
    }

    #[test]
    fn a_broken_file_is_refused_with_its_place() {
        case(
            "\"version\":1",
            "\"version\":2",
            "g.json:1:1: has the form tieline-graph 2, and this program reads tieline-graph 1",
        );
        case("\"nodes\":[", "\"nodes\":[,", "g.json:6:10: is no graph: expected value at line 6 column 10");
        case(
            "press#\"",
            "other#\"",
            "g.json:1:1: was built by the schema <https://tieline.example/ns/other#>, not <https://tieline.example/ns/press#>",
        );
        case("\"id\":\"two\"", "\"id\":\"one\"", "g.json:3:1: two documents have the id `one`");
        case(
            "\"quote\":\"Ü",
            "\"quote\":\"U",
            "g.json:14:1: the edge `e-1` quotes words that do not stand at bytes 0..23 of `one`",
        );
        case(
            "\"class\":\"",
            "\"class\":\"X",
            "g.json:7:1: the node `a` is of the class `XPerson`, which the schema lacks",
        );
        case(
            "\"source\":\"a\"",
            "\"source\":\"zz\"",
            "g.json: the edge `e-1` ends at `zz`, which is no node",
        );
    }

    /// The lines of all files put together are `graph.json`.
    fn read_lines(graph: &KnowledgeGraph, schema: &Schema) -> KnowledgeGraph {
        let mut files: Vec<(String, Vec<u8>)> = Vec::new();
        write_lines(graph, schema, "graph.jsonl", &mut files).unwrap();
        let lists = files.iter().map(|(name, bytes)| {
            let text = std::str::from_utf8(bytes).unwrap();
            let list = name.trim_start_matches("graph.jsonl/").trim_end_matches(".jsonl");
            format!(",\"{list}\":[{}]", text.split_terminator('\n').collect::<Vec<_>>().join(","))
        });
        let head = format!(
            "{{\"format\":\"tieline-graph\",\"version\":1,\"schema\":{{\"name\":\"\",\"version\":\"\",\"namespace\":\"{}\"}}",
            schema.namespace()
        );
        read_json("lines", &format!("{head}{}}}", lists.collect::<String>()), schema).unwrap()
    }

    /// `TIELINE_REWRITE=1 cargo test --lib export::json` writes it anew.
    #[test]
    fn the_json_schema_that_is_checked_in_is_that_of_the_types() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/schema/graph.schema.json");
        let made = schemars::schema_for!(super::record::File);
        let made = format!("{}\n", serde_json::to_string_pretty(&made).unwrap());
        if std::env::var_os("TIELINE_REWRITE").is_some() {
            std::fs::write(path, &made).unwrap();
        }
        let found = std::fs::read_to_string(path).unwrap();
        assert!(found == made, "schema/graph.schema.json is not that of the types; see this test");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]
        #[test]
        fn any_graph_comes_back(graph in sample::graphs()) {
            let schema = sample::schema();
            prop_assert_eq!(&read_lines(&graph, &schema), &graph);
            prop_assert_eq!(read_json("graph.json", &written(&graph, &schema), &schema).unwrap(), graph);
        }
    }
}
