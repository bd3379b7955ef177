//! The names that the RDF uses, and how ids become IRIs.

use crate::schema::Schema;
use oxrdf::vocab::xsd;
use oxrdf::{Literal, NamedNode};

/// Terms of tieline's own that no schema names: standing, confidence, byte offsets, method.
const CORE: &str = "https://tieline.example/ns/core#";

const PREFIXES: [(&str, &str); 11] = [
    ("dcterms", "http://purl.org/dc/terms/"),
    ("geo", "http://www.opengis.net/ont/geosparql#"),
    ("oa", "http://www.w3.org/ns/oa#"),
    ("prov", "http://www.w3.org/ns/prov#"),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("sf", "http://www.opengis.net/ont/sf#"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("tl", CORE),
    ("wgs84", "http://www.w3.org/2003/01/geo/wgs84_pos#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

/// Prefixes below the base, `id` for all else: the serializer tries the longest IRI first.
const INSTANCES: [(&str, &str); 4] =
    [("doc", "document/"), ("edge", "statement/"), ("ev", "evidence/"), ("id", "")];

/// What stands for the schema's namespace where the schema's own name is not fit for it.
const FALLBACK: &str = "ns";

/// All prefixes of a file.
pub(in crate::export) fn prefixes(schema: &Schema, base: &str) -> Vec<(String, String)> {
    let instances = INSTANCES.into_iter().map(|(prefix, path)| (prefix.to_owned(), format!("{base}{path}")));
    let mut prefixes: Vec<(String, String)> = PREFIXES
        .into_iter()
        .map(|(prefix, iri)| (prefix.to_owned(), iri.to_owned()))
        .chain(instances)
        .collect();
    let name = schema.name();
    let fits = name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.chars().all(|c| c.is_ascii_alphanumeric())
        && !name.starts_with("xml")
        && prefixes.iter().all(|(prefix, _)| prefix != name);
    prefixes.push((if fits { name } else { FALLBACK }.to_owned(), schema.namespace().to_owned()));
    prefixes
}

/// A term of a vocabulary of [`PREFIXES`].
pub(in crate::export) fn iri(prefix: &str, name: &str) -> NamedNode {
    let base = PREFIXES.iter().find(|(known, _)| *known == prefix).map_or("", |(_, base)| base);
    NamedNode::new_unchecked(format!("{base}{name}"))
}

/// A term of tieline's own.
pub(in crate::export) fn core(name: &str) -> NamedNode {
    iri("tl", name)
}

/// The local name of an attribute's property. RDF/XML wants a name of XML there, so what is none becomes `_`.
pub(in crate::export) fn local(attribute: &str) -> String {
    let mut name: String =
        attribute.chars().map(|c| if c.is_ascii_alphanumeric() || c == '-' { c } else { '_' }).collect();
    if !name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') {
        name.insert(0, '_');
    }
    name
}

/// The id with what an IRI may not hold, or what would mean something in it, percent-encoded.
pub(in crate::export) fn encoded(id: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-._~/".contains(c);
    let mut out = String::with_capacity(id.len());
    for c in id.chars() {
        if plain(c) {
            out.push(c);
            continue;
        }
        for byte in c.encode_utf8(&mut [0; 4]).bytes() {
            let digit = |nibble: u8| char::from_digit(nibble.into(), 16).unwrap_or('0').to_ascii_uppercase();
            out.extend(['%', digit(byte >> 4), digit(byte & 15)]);
        }
    }
    out
}

/// A term of the schema, whose names are fit for an IRI.
pub(in crate::export) fn term(schema: &Schema, name: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("{}{name}", schema.namespace()))
}

pub(in crate::export) fn integer(value: usize) -> Literal {
    Literal::new_typed_literal(value.to_string(), xsd::INTEGER)
}

/// A value of an attribute: a date where it is a full one, else words.
pub(in crate::export) fn value(words: &str) -> Literal {
    let is_date =
        words.len() == 10 && words.parse::<jiff::civil::Date>().is_ok_and(|date| date.to_string() == words);
    if is_date { Literal::new_typed_literal(words, xsd::DATE) } else { Literal::new_simple_literal(words) }
}

#[cfg(test)]
mod tests {
    use super::{encoded, local, value};

    #[test]
    fn ids_become_parts_of_iris() {
        for (id, expected) in [
            ("jeffrey-a-grimming", "jeffrey-a-grimming"),
            ("document/01", "document/01"),
            ("a b%c", "a%20b%25c"),
            ("<\"{é}\">#?", "%3C%22%7Bé%7D%22%3E%23%3F"),
            ("🚀\n", "%F0%9F%9A%80%0A"),
        ] {
            assert_eq!(encoded(id), expected);
        }
    }

    #[test]
    fn attributes_become_names() {
        for (name, expected) in [("date", "date"), ("filed on", "filed_on"), ("5%", "_5_"), ("", "_")] {
            assert_eq!(local(name), expected);
        }
    }

    #[test]
    fn only_a_full_date_is_one() {
        for (words, date) in
            [("2024-05-03", true), ("2024-13-03", false), ("May 3, 2024", false), ("2024", false)]
        {
            assert_eq!(value(words).datatype().as_str().ends_with("#date"), date, "{words}");
        }
    }
}
