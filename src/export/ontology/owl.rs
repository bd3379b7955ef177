//! The ontology.
//!
//! A class or relation lies *under* the public terms that it is mapped to (`rdfs:subClassOf`, `rdfs:subPropertyOf`). That
//! is true of each of them, and where two classes share a term, equivalence would make the two one. FollowTheMoney has
//! classes where this schema has relations; there is no property to lie under, so those are pointed at (`rdfs:seeAlso`).

use super::sheet::Sheet;
use crate::export::rdf::vocabulary::{core, iri, local};
use crate::schema::{Property, Schema};
use crate::types::ClassId;
use oxrdf::vocab::{rdf, rdfs, xsd};
use oxrdf::{Literal, NamedNode, NamedNodeRef};
use std::collections::BTreeSet;
use std::io::{self, Write};

/// Terms of tieline's own with their types and meanings; the same for every schema.
const CORE: [(&str, NamedNodeRef, &str); 22] = [
    (
        "status",
        xsd::STRING,
        "The claim status of a statement: asserted, planned, alleged, hypothetical or negated.",
    ),
    ("confidence", xsd::DECIMAL, "How sure the finder of a statement or of its evidence is, from 0 to 1."),
    ("support", xsd::INTEGER, "How many documents state it."),
    (
        "publishers",
        xsd::INTEGER,
        "How many independent publishers these documents come from; a reprint counts as what it repeats.",
    ),
    ("sha256", xsd::STRING, "The SHA-256 of the document's bytes as they were read, in hexadecimal digits."),
    ("method", xsd::STRING, "What found the evidence: rule or model, a colon, and its name."),
    ("because", xsd::STRING, "Why mentions in several documents are taken for one thing, in words."),
    (
        "bits",
        xsd::DECIMAL,
        "What the comparison behind a merge comes to: the base-2 logarithm of the odds that both are one thing.",
    ),
    ("country", xsd::STRING, "The ISO 3166-1 code, of two letters, of the country that a place lies in."),
    ("region", xsd::STRING, "The ISO 3166-2 code of the region that a city lies in."),
    ("locatedBecause", xsd::STRING, "Why a place is taken for this one of several of its name."),
    ("sourceText", xsd::STRING, "The words that stand for the subject of the statement."),
    ("targetText", xsd::STRING, "The words that stand for the object of the statement."),
    ("startByte", xsd::INTEGER, "Where the sentence begins, in bytes of the text as UTF-8."),
    ("endByte", xsd::INTEGER, "Where the sentence ends, in bytes of the text as UTF-8."),
    ("sourceStartByte", xsd::INTEGER, "Where the words of the subject begin, in bytes."),
    ("sourceEndByte", xsd::INTEGER, "Where the words of the subject end, in bytes."),
    ("targetStartByte", xsd::INTEGER, "Where the words of the object begin, in bytes."),
    ("targetEndByte", xsd::INTEGER, "Where the words of the object end, in bytes."),
    (
        "speakerText",
        xsd::STRING,
        "The words that name who says so, where the text puts it in somebody's mouth.",
    ),
    ("speakerStartByte", xsd::INTEGER, "Where the words of the speaker begin, in bytes."),
    ("speakerEndByte", xsd::INTEGER, "Where the words of the speaker end, in bytes."),
];

/// Writes a schema as an OWL ontology in Turtle.
///
/// # Errors
/// Those of the writer.
pub fn write_ontology(schema: &Schema, out: impl Write) -> io::Result<()> {
    let mut sheet = Sheet::new(schema);
    let ontology = NamedNode::new_unchecked(schema.namespace().trim_end_matches('#'));
    sheet.add(&ontology, rdf::TYPE.into_owned(), sheet.public("owl:Ontology"));
    sheet.add(&ontology, iri("dcterms", "title"), english(&format!("The schema {}", schema.name())));
    sheet.add(&ontology, sheet.public("owl:versionInfo"), Literal::new_simple_literal(schema.version()));
    classes(&mut sheet);
    for (_, property) in schema.properties() {
        relation(&mut sheet, property);
    }
    attributes(&mut sheet);
    for (name, range, meaning) in CORE {
        let term = core(name);
        sheet.add(&term, rdf::TYPE.into_owned(), sheet.public("owl:DatatypeProperty"));
        sheet.add(&term, rdfs::LABEL.into_owned(), english(name));
        sheet.add(&term, rdfs::COMMENT.into_owned(), english(meaning));
        sheet.add(&term, rdfs::RANGE.into_owned(), range.into_owned());
    }
    merges(&mut sheet);
    sheet.write(out)
}

/// The reasons for which mentions are taken for one thing: a node each.
fn merges(sheet: &mut Sheet) {
    let class = core("Merge");
    sheet.add(&class, rdf::TYPE.into_owned(), sheet.public("owl:Class"));
    sheet.add(&class, rdfs::LABEL.into_owned(), english("Merge"));
    sheet.add(
        &class,
        rdfs::COMMENT.into_owned(),
        english("A reason for which mentions are taken for one thing."),
    );
    let by = core("mergedBy");
    sheet.add(&by, rdf::TYPE.into_owned(), sheet.public("owl:ObjectProperty"));
    sheet.add(&by, rdfs::LABEL.into_owned(), english("mergedBy"));
    sheet.add(&by, rdfs::COMMENT.into_owned(), english("A reason for which this is one thing."));
    sheet.add(&by, rdfs::RANGE.into_owned(), class);
}

fn english(words: &str) -> Literal {
    Literal::new_language_tagged_literal_unchecked(words, "en")
}

fn classes(sheet: &mut Sheet) {
    for (id, class) in sheet.schema.classes() {
        let term = sheet.class(id);
        sheet.add(&term, rdf::TYPE.into_owned(), sheet.public("owl:Class"));
        sheet.add(&term, rdfs::LABEL.into_owned(), english(&class.label));
        sheet.add(&term, iri("skos", "definition"), english(&class.definition));
        if let Some(parent) = class.parent {
            sheet.add(&term, rdfs::SUB_CLASS_OF.into_owned(), sheet.class(parent));
        }
        for public in &class.maps {
            sheet.add(&term, rdfs::SUB_CLASS_OF.into_owned(), sheet.public(public));
        }
    }
}

fn relation(sheet: &mut Sheet, property: &Property) {
    let term = sheet.own(&property.name);
    sheet.add(&term, rdf::TYPE.into_owned(), sheet.public("owl:ObjectProperty"));
    if property.symmetric {
        sheet.add(&term, rdf::TYPE.into_owned(), sheet.public("owl:SymmetricProperty"));
    }
    sheet.add(&term, rdfs::LABEL.into_owned(), english(&property.label));
    sheet.add(&term, iri("skos", "definition"), english(&property.definition));
    ends(sheet, &term, rdfs::DOMAIN, &property.domain);
    ends(sheet, &term, rdfs::RANGE, &property.range);
    for public in &property.maps {
        let is_class = public.rsplit(':').next().is_some_and(|name| name.starts_with(char::is_uppercase));
        match public.strip_prefix('~') {
            Some(other) => sheet.add(&term, sheet.public("owl:inverseOf"), sheet.public(other)),
            None if is_class => sheet.add(&term, rdfs::SEE_ALSO.into_owned(), sheet.public(public)),
            None => sheet.add(&term, rdfs::SUB_PROPERTY_OF.into_owned(), sheet.public(public)),
        }
    }
}

/// A domain or range: the class, or the union of several.
fn ends(sheet: &mut Sheet, relation: &NamedNode, end: NamedNodeRef, classes: &[ClassId]) {
    if let [class] = classes {
        return sheet.add(relation, end.into_owned(), sheet.class(*class));
    }
    let members = classes.iter().map(|&class| sheet.class(class).into()).collect();
    let list = sheet.list(members);
    let union = sheet.blank();
    sheet.add(relation, end.into_owned(), union.clone());
    sheet.add(&union, rdf::TYPE.into_owned(), sheet.public("owl:Class"));
    sheet.add(&union, sheet.public("owl:unionOf"), list);
}

/// What a text may say of a relation; its values stand at the statement.
fn attributes(sheet: &mut Sheet) {
    let names: BTreeSet<&String> =
        sheet.schema.properties().flat_map(|(_, property)| &property.attributes).collect();
    for name in names {
        let term = sheet.own(&local(name));
        sheet.add(&term, rdf::TYPE.into_owned(), sheet.public("owl:DatatypeProperty"));
        sheet.add(&term, rdfs::LABEL.into_owned(), english(name));
        sheet.add(&term, rdfs::DOMAIN.into_owned(), rdf::STATEMENT.into_owned());
    }
}
