//! One thing named in several documents is one node.

use crate::support::{Test, shared};
use serde_json::Value;

/// The labels and aliases of the nodes that bear a name.
fn bearers<'g>(graph: &'g Value, name: &str) -> Vec<&'g Value> {
    let is = |value: &Value| value.as_str() == Some(name);
    graph["nodes"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|node| {
            node["document"].is_null()
                && (is(&node["label"]) || node["aliases"].as_array().is_some_and(|all| all.iter().any(is)))
        })
        .collect()
}

#[test]
fn the_two_first_documents_share_their_nodes() {
    let Some(shared) = shared() else { return };
    let mut test = Test::new();
    for number in ["000", "001"] {
        let gold = std::fs::read_to_string(shared.join(format!("corpus/seeds/seed-{number}.json"))).unwrap();
        let gold: Value = serde_json::from_str(&gold).unwrap();
        test = test.file(&format!("in/seed-{number}.txt"), gold["text"].as_str().unwrap());
    }
    assert_eq!(test.run(&["build", "in", "--quiet"]).code, Some(0));
    let graph: Value = serde_json::from_str(&test.read("out/graph.json")).unwrap();
    let names = [
        "Jeffrey A. Grimming",
        "Tren de Aragua",
        "TdA",
        "Memorandum of Cooperation",
        "INTERPOL Washington",
        "National Central Bureau Ottawa",
        "Lyon",
        "United States",
        "Canada",
    ];
    for name in names {
        let found = bearers(&graph, name);
        assert_eq!(found.len(), 1, "nodes named {name}: {found:#?}");
        let documents: std::collections::BTreeSet<&str> = found[0]["mentions"]
            .as_array()
            .unwrap()
            .iter()
            .map(|mention| mention["document"].as_str().unwrap())
            .collect();
        assert_eq!(documents.len(), 2, "documents that name {name}");
    }
    let signed = graph["edges"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|edge| edge["relation"] == "signed" && edge["status"] == "asserted");
    let both = signed.filter(|edge| {
        let documents: std::collections::BTreeSet<&str> = edge["evidence"]
            .as_array()
            .unwrap()
            .iter()
            .map(|evidence| evidence["document"].as_str().unwrap())
            .collect();
        documents.len() == 2
    });
    assert!(both.count() > 0, "a `signed` edge with evidence from both documents");
}

#[test]
fn persons_of_one_name_stay_apart_where_their_offices_and_company_differ() {
    let seeds = crate::support::root().join("seeds");
    let test = Test::new();
    assert_eq!(
        test.run(&["build", &seeds.display().to_string(), "--quiet", "--format", "json"]).code,
        Some(0)
    );
    let graph: Value = serde_json::from_str(&test.read("out/graph.json")).unwrap();
    let hales = bearers(&graph, "John Hale");
    let mut documents: Vec<&str> =
        hales.iter().flat_map(|hale| hale["mentions"].as_array().unwrap()).map(document).collect();
    documents.sort_unstable();
    documents.dedup();
    assert_eq!((hales.len(), documents), (2, vec!["04-sentencing", "09-local-council"]));
    for hale in hales {
        let id = hale["id"].as_str().unwrap();
        assert!(
            id.starts_with("john-hale-") && !id.contains("sentencing") && !id.contains("council"),
            "{id}"
        );
    }
    for (name, count) in [("Sigrun Halldorsdottir", 2), ("Declan Moriarty", 2), ("Kestrel Polymers", 3)] {
        let found = bearers(&graph, name);
        assert_eq!(found.len(), 1, "nodes named {name}");
        let of: std::collections::BTreeSet<&str> =
            found[0]["mentions"].as_array().unwrap().iter().map(document).collect();
        assert_eq!(of.len(), count, "documents that name {name}");
    }
}

fn document(mention: &Value) -> &str {
    mention["document"].as_str().unwrap()
}
