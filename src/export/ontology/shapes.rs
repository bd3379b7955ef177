//! The shapes.

use super::sheet::Sheet;
use crate::export::rdf::vocabulary::{core, iri};
use crate::schema::{Property, Role, Schema};
use crate::types::{ClaimStatus, ClassId};
use oxrdf::vocab::{rdf, rdfs, xsd};
use oxrdf::{BlankNode, Literal, NamedNode, NamedNodeRef, Term};
use std::io::{self, Write};

/// Writes shapes for the graphs of a schema in Turtle.
///
/// # Errors
/// Those of the writer.
pub fn write_shapes(schema: &Schema, out: impl Write) -> io::Result<()> {
    let mut sheet = Sheet::new(schema);
    nodes(&mut sheet);
    for (_, property) in schema.properties() {
        relation(&mut sheet, property);
    }
    statements(&mut sheet);
    evidence(&mut sheet);
    merges(&mut sheet);
    sheet.write(out)
}

/// What a property of a shape asks for: a term of SHACL and its value.
type Wanted<'w> = &'w [(&'w str, Term)];

fn shape(sheet: &mut Sheet, name: &str, target: &str, of: NamedNode) -> NamedNode {
    let shape = sheet.own(&format!("{name}-shape"));
    sheet.add(&shape, rdf::TYPE.into_owned(), sheet.public("sh:NodeShape"));
    sheet.add(&shape, sheet.public(target), of);
    shape
}

fn property(sheet: &mut Sheet, shape: &NamedNode, path: NamedNode, wanted: Wanted) {
    let property = sheet.blank();
    sheet.add(shape, sheet.public("sh:property"), property.clone());
    sheet.add(&property, sheet.public("sh:path"), path);
    for (constraint, value) in wanted {
        sheet.add(&property, sheet.public(&format!("sh:{constraint}")), value.clone());
    }
}

fn number(value: usize) -> Term {
    Literal::new_typed_literal(value.to_string(), xsd::INTEGER).into()
}

fn decimal(value: &str) -> Term {
    Literal::new_typed_literal(value, xsd::DECIMAL).into()
}

fn words(value: &str) -> Term {
    Literal::new_simple_literal(value).into()
}

fn name(term: NamedNodeRef) -> Term {
    term.into_owned().into()
}

/// Whatever has a label has one, and a class of the schema. All but documents are mentioned in a document.
fn nodes(sheet: &mut Sheet) {
    let schema = sheet.schema;
    let one = [("minCount", number(1)), ("maxCount", number(1))];
    let label = [&one[..], &[("datatype", name(xsd::STRING)), ("minLength", number(1))]].concat();
    let all: Vec<ClassId> = schema.classes().map(|(id, _)| id).collect();
    let labelled = shape(sheet, "node", "sh:targetSubjectsOf", rdfs::LABEL.into_owned());
    has_class(sheet, &labelled, &all);
    let mentioned = schema.property_for(Role::Mentioned).map(|id| schema.property(id).name.as_str());
    for id in all {
        let class = schema.class(id);
        let of_class = shape(sheet, &class.name, "sh:targetClass", sheet.class(id));
        property(sheet, &of_class, rdfs::LABEL.into_owned(), &label);
        if schema.plays(id, Role::Document) {
            property(sheet, &of_class, core("sha256"), &one);
        } else if let Some(mentioned) = mentioned {
            property(sheet, &of_class, sheet.own(mentioned), &one[..1]);
        }
        if schema.plays(id, Role::Place) {
            degrees(sheet, &of_class, iri("wgs84", "lat"), ["-90.0", "90.0"]);
            degrees(sheet, &of_class, iri("wgs84", "long"), ["-180.0", "180.0"]);
        }
    }
}

/// A number between two others; it need not be there.
fn degrees(sheet: &mut Sheet, shape: &NamedNode, path: NamedNode, [least, most]: [&str; 2]) {
    let wanted = [
        ("maxCount", number(1)),
        ("datatype", name(xsd::DECIMAL)),
        ("minInclusive", decimal(least)),
        ("maxInclusive", decimal(most)),
    ];
    property(sheet, shape, path, &wanted);
}

/// A type among these classes and those below them.
fn has_class(sheet: &mut Sheet, shape: &NamedNode, tops: &[ClassId]) {
    let schema = sheet.schema;
    let below = schema.classes().filter(|(id, _)| tops.iter().any(|&top| schema.is_a(*id, top)));
    let classes: Vec<Term> = below.map(|(id, _)| sheet.class(id).into()).collect();
    let list = sheet.list(classes);
    let among: BlankNode = sheet.blank();
    sheet.add(&among, sheet.public("sh:in"), list);
    let wanted = [("qualifiedValueShape", among.into()), ("qualifiedMinCount", number(1))];
    property(sheet, shape, rdf::TYPE.into_owned(), &wanted);
}

/// The ends of a relation's direct triples.
fn relation(sheet: &mut Sheet, relation: &Property) {
    let term = sheet.own(&relation.name);
    let source = shape(sheet, &format!("{}-source", relation.name), "sh:targetSubjectsOf", term.clone());
    has_class(sheet, &source, &relation.domain);
    let target = shape(sheet, &format!("{}-target", relation.name), "sh:targetObjectsOf", term);
    has_class(sheet, &target, &relation.range);
}

fn statements(sheet: &mut Sheet) {
    let statement = shape(sheet, "statement", "sh:targetClass", rdf::STATEMENT.into_owned());
    let one = [("minCount", number(1)), ("maxCount", number(1))];
    let relations: Vec<Term> =
        sheet.schema.properties().map(|(_, property)| sheet.own(&property.name).into()).collect();
    let relations = sheet.list(relations);
    let statuses = sheet.list(ClaimStatus::ALL.iter().map(|status| words(status.name())).collect());
    let is_node =
        [&one[..], &[("nodeKind", sheet.public("sh:IRI").into()), ("node", sheet.own("end-shape").into())]]
            .concat();
    property(sheet, &statement, rdf::SUBJECT.into_owned(), &is_node);
    property(sheet, &statement, rdf::OBJECT.into_owned(), &is_node);
    property(sheet, &statement, rdf::PREDICATE.into_owned(), &[&one[..], &[("in", relations)]].concat());
    property(sheet, &statement, core("status"), &[&one[..], &[("in", statuses)]].concat());
    confidence(sheet, &statement);
    let count = [&one[..], &[("datatype", name(xsd::INTEGER)), ("minInclusive", number(1))]].concat();
    property(sheet, &statement, core("support"), &count);
    let at_most = [("lessThanOrEquals", core("support").into())];
    property(sheet, &statement, core("publishers"), &[&count[..], &at_most].concat());
    let derived = [("minCount", number(1)), ("class", iri("oa", "TextQuoteSelector").into())];
    property(sheet, &statement, iri("prov", "wasDerivedFrom"), &derived);
    // What a statement is about is a node, and nodes have labels.
    let end = sheet.own("end-shape");
    sheet.add(&end, rdf::TYPE.into_owned(), sheet.public("sh:NodeShape"));
    property(sheet, &end, rdfs::LABEL.into_owned(), &one[..1]);
}

fn confidence(sheet: &mut Sheet, shape: &NamedNode) {
    let wanted = [
        ("minCount", number(1)),
        ("maxCount", number(1)),
        ("datatype", name(xsd::DECIMAL)),
        ("minInclusive", decimal("0.0")),
        ("maxInclusive", decimal("1.0")),
    ];
    property(sheet, shape, core("confidence"), &wanted);
}

/// A reason for which mentions are one: words, and a number where something was compared.
fn merges(sheet: &mut Sheet) {
    let merge = shape(sheet, "merge", "sh:targetClass", core("Merge"));
    property(sheet, &merge, core("because"), &[("minCount", number(1)), ("maxCount", number(1))]);
    property(sheet, &merge, core("bits"), &[("maxCount", number(1)), ("datatype", name(xsd::DECIMAL))]);
}

fn evidence(sheet: &mut Sheet) {
    let evidence = shape(sheet, "evidence", "sh:targetClass", iri("oa", "TextQuoteSelector"));
    let one = [("minCount", number(1)), ("maxCount", number(1))];
    property(sheet, &evidence, iri("oa", "exact"), &[&one[..], &[("minLength", number(1))]].concat());
    let whole = [&one[..], &[("datatype", name(xsd::INTEGER)), ("minInclusive", number(0))]].concat();
    for (start, end) in [
        (iri("oa", "start"), iri("oa", "end")),
        (core("startByte"), core("endByte")),
        (core("sourceStartByte"), core("sourceEndByte")),
    ] {
        property(sheet, &evidence, start, &[&whole[..], &[("lessThan", end.clone().into())]].concat());
        property(sheet, &evidence, end, &whole);
    }
    let document = sheet.schema.class_for(Role::Document).map(|id| Term::from(sheet.class(id)));
    let document: Vec<(&str, Term)> = document.into_iter().map(|class| ("class", class)).collect();
    property(sheet, &evidence, iri("prov", "wasQuotedFrom"), &[&one[..], &document[..]].concat());
    let who = [
        ("maxCount", number(1)),
        ("nodeKind", sheet.public("sh:IRI").into()),
        ("node", sheet.own("end-shape").into()),
    ];
    property(sheet, &evidence, iri("prov", "wasAttributedTo"), &who);
    let place = [&[("maxCount", number(1))], &whole[2..]].concat();
    let behind = core("speakerEndByte");
    property(
        sheet,
        &evidence,
        core("speakerStartByte"),
        &[&place[..], &[("lessThan", behind.clone().into())]].concat(),
    );
    property(sheet, &evidence, behind, &place);
    let digest = [&one[..], &[("pattern", words("^[0-9a-f]{64}$"))]].concat();
    property(sheet, &evidence, core("sha256"), &digest);
    property(
        sheet,
        &evidence,
        core("method"),
        &[&one[..], &[("pattern", words("^(rule|model):."))]].concat(),
    );
    confidence(sheet, &evidence);
}
