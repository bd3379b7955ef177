//! The places of the sample corpus: their codes, numbers and coordinates in every format.

use crate::support::{Test, root};
use serde_json::Value;

/// Id, codes in the lists, country and region, and the degrees north and east.
const PLACES: [(&str, [&str; 5]); 12] = [
    ("france", ["iso3166-1=FR", "geonames=3017382", "wikidata=Q142", "", ""]),
    ("canada", ["iso3166-1=CA", "geonames=6251999", "wikidata=Q16", "", ""]),
    ("georgia-country", ["iso3166-1=GE", "geonames=614540", "wikidata=Q230", "", ""]),
    ("georgia-region", ["iso3166-2=US-GA", "geonames=4197000", "wikidata=Q1428", "US", ""]),
    ("michigan", ["iso3166-2=US-MI", "geonames=5001836", "wikidata=Q1166", "US", ""]),
    ("lyon", ["geonames=2996944", "", "", "FR", ""]),
    ("london", ["geonames=2643743", "", "", "GB", "GB-ENG"]),
    ("lisbon", ["geonames=2267057", "", "", "PT", ""]),
    ("savannah", ["geonames=4221552", "", "", "US", "US-GA"]),
    ("toledo", ["geonames=5174035", "", "", "US", "US-OH"]),
    ("tbilisi", ["geonames=611717", "", "", "GE", ""]),
    ("washington", ["geonames=4140963", "", "", "US", "US-DC"]),
];

#[test]
fn the_places_of_the_seeds_are_those_of_the_lists() {
    let test = Test::new();
    let seeds = root().join("seeds").display().to_string();
    let ran =
        test.run(&["build", &seeds, "--quiet", "--format", "json,ttl,graphml,gexf,csv,ftm,parquet,cypher"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
    let graph: Value = serde_json::from_str(&test.read("out/graph.json")).unwrap();
    let mut wrong = Vec::new();
    for (id, expected) in PLACES {
        let node = graph["nodes"].as_array().unwrap().iter().find(|node| node["id"] == id);
        let [codes @ .., country, region] = expected;
        let known = |name: &str| node.and_then(|node| node["attributes"][name].as_str()).unwrap_or_default();
        let of_list = |code: &str| {
            code.split_once('=')
                .is_none_or(|(list, number)| node.is_some_and(|node| node["identifiers"][list] == number))
        };
        let is_placed = ["latitude", "longitude"].iter().all(|name| known(name).parse::<f64>().is_ok());
        if !codes.iter().all(|code| of_list(code))
            || known("country") != country
            || !is_placed
            || (!region.is_empty() && known("region") != region)
        {
            wrong.push(format!("{id}: {node:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    // A place that the lists lack has no numbers: Port Ellery is made up.
    let port = graph["nodes"].as_array().unwrap().iter().find(|node| node["id"] == "port-ellery").unwrap();
    assert!(port["identifiers"].is_null() && port["attributes"]["latitude"].is_null(), "{port}");
    assert_eq!(test.run(&["validate", "out"]).stdout, "out/graph.json conforms\n");
    for (file, part) in [
        ("graph.ttl", "geo:asWKT \"POINT(4.8479 45.7491)\"^^geo:wktLiteral"),
        ("graph.ttl", "geo:asWKT \"POINT(-95.0 60.0)\"^^geo:wktLiteral"),
        ("graph.ttl", "wgs84:long -95.0"),
        ("graph.graphml", "attr.name=\"latitude\" attr.type=\"double\""),
        ("graph.graphml", "<data key=\"latitude\">45.7491</data>"),
        ("graph.gexf", "<attvalue for=\"longitude\" value=\"4.8479\"/>"),
        ("graph.csv/nodes.csv", ",45.7491,4.8479\n"),
        ("graph.csv/neo4j/nodes-City.csv", "latitude:double,longitude:double"),
        ("graph.cypher", "latitude: 45.7491, longitude: 4.8479"),
        ("graph.ftm.json", "\"latitude\":[\"45.7491\"]"),
    ] {
        assert!(test.read(&format!("out/{file}")).contains(part), "{part} is not in {file}");
    }
}
