use super::{Answer, Dataset, Limits, QueryError, ResultsFormat, Syntax, ask, parse};
use crate::export::{Options, sample};
use std::sync::Arc;
use std::time::Duration;

/// What a query gives over the sample.
fn asked(query: &str, limits: Limits, results: ResultsFormat, syntax: &str) -> String {
    let (schema, options) = (sample::schema(), Options::default());
    let dataset = Arc::new(Dataset::of(&sample::hostile(&schema), &schema, &options));
    let query = Arc::new(parse("query", query, &schema, &options).unwrap_or_else(|error| panic!("{error}")));
    let answered = ask(&dataset, &query, limits).unwrap();
    let mut out = Vec::new();
    answered.answer.write(results, Syntax::from_name(syntax).unwrap(), &query, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[track_caller]
fn case(query: &str, results: ResultsFormat, expected: &str) {
    assert_eq!(asked(query, Limits::default(), results, "ttl"), expected, "{query}");
}

#[test]
fn answers_in_every_form() {
    let rows = "SELECT ?s ?status { ?e a rdf:Statement ; rdf:subject ?s ; tl:status ?status } ORDER BY ?e";
    let table = "s                                                           status\n\
                 ----------------------------------------------------------  --------\n\
                 id:a                                                        asserted\n\
                 id:a                                                        negated\n\
                 <https://tieline.example/id/%5D%5D%3E%20%3Cx%3E%20%26%20y>  asserted\n3 rows\n";
    case(rows, ResultsFormat::Table, table);
    let one = "SELECT ?status ?none { id:a ^rdf:subject ?e . ?e tl:status ?status } ORDER BY ?status LIMIT 1";
    case(one, ResultsFormat::Csv, "status,none\r\nasserted,\r\n");
    case(one, ResultsFormat::Tsv, "?status\t?none\n\"asserted\"\t\n");
    case(
        one,
        ResultsFormat::Json,
        "{\"head\":{\"vars\":[\"status\",\"none\"]},\"results\":{\"bindings\":[{\"status\":{\"type\":\"literal\",\"value\":\"asserted\"}}]}}",
    );
    assert!(asked(one, Limits::default(), ResultsFormat::Xml, "ttl").contains("<literal>asserted</literal>"));
    case("ASK { id:b rdfs:label ?name }", ResultsFormat::Table, "true\n");
    case("ASK { id:nobody rdfs:label ?name }", ResultsFormat::Csv, "false\n");
}

#[test]
fn triples_come_in_every_syntax_and_the_same_each_time() {
    let query = "CONSTRUCT { _:x rdfs:seeAlso ?s . ?s tl:said _:x } { ?s a press:Place }";
    for syntax in ["ttl", "nt", "nq", "trig", "rdf", "jsonld"] {
        let first = asked(query, Limits::default(), ResultsFormat::Table, syntax);
        assert!(first.contains("said") && first.contains("seeAlso"), "{first}");
        assert_eq!(first, asked(query, Limits::default(), ResultsFormat::Table, syntax));
    }
    let described = asked("DESCRIBE id:b", Limits::default(), ResultsFormat::Table, "ttl");
    assert!(described.contains("id:b") && described.contains("iso3166-1:C&A"), "{described}");
    assert!(Syntax::from_name("xlsx").is_err());
}

#[test]
fn a_document_has_a_graph_and_the_default_graph_holds_all() {
    let count = |pattern: &str| {
        let query = format!("SELECT (COUNT(*) AS ?n) {{ {pattern} }}");
        let csv = asked(&query, Limits::default(), ResultsFormat::Csv, "ttl");
        csv.lines().nth(1).unwrap().parse::<usize>().unwrap()
    };
    assert_eq!(count("?e a oa:TextQuoteSelector"), 6);
    assert_eq!(count("GRAPH id:document\\/one { ?e a oa:TextQuoteSelector }"), 3);
    assert_eq!(count("GRAPH ?g { ?e a oa:TextQuoteSelector }"), 6);
    assert_eq!(count("GRAPH id:nothing { ?s ?p ?o }"), 0);
}

#[test]
fn limits_hold() {
    let (schema, options) = (sample::schema(), Options::default());
    let dataset = Arc::new(Dataset::of(&sample::hostile(&schema), &schema, &options));
    let parsed = |query| Arc::new(parse("query", query, &schema, &options).unwrap());
    let answered =
        ask(&dataset, &parsed("SELECT * { ?s ?p ?o }"), Limits { rows: Some(3), timeout: None }).unwrap();
    assert!(matches!(&answered.answer, Answer::Rows(rows) if rows.rows.len() == 3) && answered.cut);
    let none = parsed("SELECT * { ?s a tl:Nothing }");
    assert!(!ask(&dataset, &none, Limits { rows: Some(0), timeout: None }).unwrap().cut);
    let product = parsed("SELECT (COUNT(*) AS ?count) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }");
    let limit = Duration::from_millis(20);
    let stopped = ask(&dataset, &product, Limits { rows: None, timeout: Some(limit) });
    assert!(matches!(stopped, Err(QueryError::Timeout { limit: told }) if told == limit));
    let enough = Some(Duration::from_mins(1));
    assert!(ask(&dataset, &none, Limits { rows: None, timeout: enough }).is_ok());
}

#[test]
fn nothing_is_fetched() {
    let (schema, options) = (sample::schema(), Options::default());
    let dataset = Arc::new(Dataset::of(&sample::empty(), &schema, &options));
    let query = "SELECT * { SERVICE <https://example.org/sparql> { ?s ?p ?o } }";
    let query = Arc::new(parse("query", query, &schema, &options).unwrap());
    let error = ask(&dataset, &query, Limits::default()).unwrap_err().to_string();
    assert!(error.contains("https://example.org/sparql"), "{error}");
}

#[test]
fn a_slip_is_shown_at_its_place() {
    let schema = sample::schema();
    let said = |query: &str| match parse("q.rq", query, &schema, &Options::default()) {
        Ok(_) => String::new(),
        Err(error) => error.to_string(),
    };
    assert_eq!(
        said("SELECT ?s {\n\t?s rdfs:label ?o ;; ] }"),
        "error: q.rq:2:22: `]` does not fit here\n  | \t?s rdfs:label ?o ;; ] }\n  | \t                    ^\n  \
         hint: see https://www.w3.org/TR/sparql11-query/ for the language"
    );
    let prefix = said("SELECT ?s { ?s gis:lat ?o }");
    assert!(prefix.starts_with("error: q.rq:1:16: `gis:lat` does not fit here"), "{prefix}");
    assert!(prefix.contains("hint: declare it with `PREFIX gis: <...>`; these need no"), "{prefix}");
    assert!(said("").starts_with("error: q.rq:1:1: the query ends too early\n  | \n  | ^"), "{}", said(""));
}
