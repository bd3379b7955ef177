use super::quads::Quads;
use crate::export::{DEFAULT_BASE, Format, Options, Rdf, sample, write};
use crate::graph::KnowledgeGraph;
use crate::schema::Schema;
use oxrdf::vocab::rdf;
use oxrdf::{GraphName, Quad, Term};
use oxrdfio::{JsonLdProfileSet, RdfFormat, RdfParser};
use proptest::prelude::*;
use std::collections::HashSet;

const FORMATS: [(Format, RdfFormat); 6] = [
    (Format::Turtle, RdfFormat::Turtle),
    (Format::NTriples, RdfFormat::NTriples),
    (Format::NQuads, RdfFormat::NQuads),
    (Format::TriG, RdfFormat::TriG),
    (Format::RdfXml, RdfFormat::RdfXml),
    (Format::JsonLd, RdfFormat::JsonLd { profile: JsonLdProfileSet::empty() }),
];

fn written(graph: &KnowledgeGraph, schema: &Schema, format: Format) -> String {
    written_in(Rdf::V11, graph, schema, format)
}

fn written_in(version: Rdf, graph: &KnowledgeGraph, schema: &Schema, format: Format) -> String {
    let mut out: Vec<u8> = Vec::new();
    write(graph, schema, format, &Options::default().with_rdf(version), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn parsed(text: &str, syntax: RdfFormat) -> HashSet<Quad> {
    RdfParser::from_format(syntax)
        .for_slice(text.as_bytes())
        .map(|quad| quad.unwrap_or_else(|error| panic!("{syntax}: {error}\n{text}")))
        .collect()
}

#[track_caller]
fn assert_reads_back(graph: &KnowledgeGraph, schema: &Schema) {
    for version in [Rdf::V11, Rdf::V12] {
        assert_reads_back_in(version, graph, schema);
    }
}

#[track_caller]
fn assert_reads_back_in(version: Rdf, graph: &KnowledgeGraph, schema: &Schema) {
    for (format, syntax) in FORMATS.into_iter().filter(|(format, _)| format.holds(version)) {
        let named = matches!(format, Format::NQuads | Format::TriG);
        let quads = Quads::of(graph, schema, DEFAULT_BASE).version(version).named(named);
        let quads = if format == Format::RdfXml { quads.for_xml() } else { quads };
        let expected: HashSet<Quad> = quads.iter().collect();
        let text = written_in(version, graph, schema, format);
        let found = parsed(&text, syntax);
        let missing: Vec<_> = expected.difference(&found).collect();
        let extra: Vec<_> = found.difference(&expected).collect();
        assert!(
            missing.is_empty() && extra.is_empty(),
            "{}: missing {missing:?}\nextra {extra:?}\n{text}",
            format.name()
        );
        let statement = Term::from(rdf::STATEMENT.into_owned());
        let is_statement = |quad: &&Quad| match version {
            Rdf::V11 => quad.predicate == rdf::TYPE && quad.object == statement,
            Rdf::V12 => quad.predicate == rdf::REIFIES && matches!(quad.object, Term::Triple(_)),
        };
        assert_eq!(found.iter().filter(is_statement).count(), graph.edge_count());
    }
}

#[test]
fn hostile_names_come_back_in_every_syntax() {
    let schema = sample::schema();
    assert_reads_back(&sample::hostile(&schema), &schema);
    assert_reads_back(&sample::empty(), &schema);
}

#[test]
fn turtle_holds_each_triple_once() {
    let schema = sample::schema();
    let graph = sample::hostile(&schema);
    // Type, label and two documents for each of three nodes; ten aliases, two reasons (each a merge, its type and words,
    // one with its bits), an identifier, an attribute.
    // The place has an identifier, its item, four attributes and a geometry with a type and a point.
    let things = 3 * (1 + 1 + 2) + 10 + (3 + 4) + 1 + 1 + (2 + 4 + 3);
    // Two types, label, source, language, hash, title, day.
    let documents = 2 * 8;
    let direct = 2;
    // Four of a statement, standing, confidence, support, publishers, three attributes, two pieces of evidence.
    let statements = 3 * (4 + 4 + 3 + 2);
    // Three types, document, hash, quotation, four positions, source's words and bytes, method, confidence; target, speaker.
    let evidence = 3 * (2 * (3 + 3 + 4 + 3 + 2) + 3 + 4);
    let found = parsed(&written(&graph, &schema, Format::Turtle), RdfFormat::Turtle);
    assert_eq!(found.len(), things + documents + direct + statements + evidence);
}

#[test]
fn turtle_is_read_by_people() {
    let schema = sample::schema();
    let turtle = written(&sample::hostile(&schema), &schema, Format::Turtle);
    for part in [
        "@prefix press: <https://tieline.example/ns/press#> .",
        "\nid:a a press:",
        "\nedge:e-2 a rdf:Statement ;",
        "tl:status \"negated\" ;",
        "tl:confidence 1.0 ;",
        "press:date \"2024-05-03\"^^xsd:date , \"May 3\" ;",
        "oa:end 21 ;",
        "tl:endByte 23 ;",
        "prov:wasQuotedFrom doc:one ;",
        "tl:speakerText \"Über\" ;",
        "prov:wasAttributedTo id:",
        "a tl:Merge ;",
        "tl:bits -1.3 ",
        "skos:closeMatch <https://sws.geonames.org/2643743/> ;",
        "wgs84:lat 51.5085 ;",
        "wgs84:long -0.1257 ;",
        "a sf:Point ;",
        "geo:asWKT \"POINT(-0.1257 51.5085)\"^^geo:wktLiteral .",
    ] {
        assert!(turtle.contains(part), "{part} is not in\n{turtle}");
    }
}

#[test]
fn an_asserted_edge_is_annotated_in_the_turtle_of_rdf_1_2() {
    let schema = sample::schema();
    let turtle = written_in(Rdf::V12, &sample::hostile(&schema), &schema, Format::Turtle);
    for part in [
        "id:b ~ edge:e-1 {|\n\t\ttl:status \"asserted\" ;\n\t\ttl:confidence 1.0 ;\n",
        "\nedge:e-2 rdf:reifies <<( id:a press:",
        " )>> ;\n\ttl:status \"negated\" ;",
    ] {
        assert!(turtle.contains(part), "{part} is not in\n{turtle}");
    }
    assert!(!turtle.contains("edge:e-1 rdf:reifies") && !turtle.contains("rdf:Statement"), "{turtle}");
}

#[test]
fn json_ld_holds_no_triple_terms() {
    let schema = sample::schema();
    let options = Options::default().with_rdf(Rdf::V12);
    let mut out: Vec<u8> = Vec::new();
    let refused = write(&sample::hostile(&schema), &schema, Format::JsonLd, &options, &mut out);
    assert!(!Format::JsonLd.holds(Rdf::V12) && refused.is_err());
}

#[test]
fn a_document_has_its_graph_in_the_formats_that_have_graphs() {
    let schema = sample::schema();
    let quads = parsed(&written(&sample::hostile(&schema), &schema, Format::NQuads), RdfFormat::NQuads);
    let graphs: HashSet<String> = quads.iter().map(|quad| quad.graph_name.to_string()).collect();
    assert_eq!(graphs.len(), 3, "{graphs:?}");
    let direct = quads.iter().filter(|quad| quad.graph_name == GraphName::DefaultGraph);
    assert!(direct.clone().count() > 0);
    assert!(direct.into_iter().all(|quad| !quad.subject.to_string().contains("evidence/")));
}

#[test]
fn a_schema_named_like_a_prefix_gets_another() {
    let source = crate::schema::DEFAULT_SCHEMA.replacen("name = \"press\"", "name = \"prov\"", 1);
    let schema = crate::schema::load("s.toml", &source).unwrap();
    let turtle = written(&sample::hostile(&schema), &schema, Format::Turtle);
    assert!(turtle.contains("@prefix ns: <https://tieline.example/ns/press#> ."), "{turtle}");
    assert_reads_back(&sample::hostile(&schema), &schema);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_graph_comes_back_in_every_syntax(graph in sample::graphs()) {
        assert_reads_back(&graph, &sample::schema());
    }
}
