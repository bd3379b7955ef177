//! The text of a query becomes a query, or an error at its place.

use super::slip::slip;
use crate::export::{Options, prefixes};
use crate::schema::Schema;
use crate::types::{Diagnostic, Place};
use spargebra::SparqlParser;
use std::collections::BTreeMap;
use std::ops::Range;

/// A query that was understood.
pub struct Query {
    pub(super) parsed: spargebra::Query,
    pub(super) prefixes: BTreeMap<String, String>,
}

/// Reads a query; `name` is what errors call it. The prefixes of the files that `export` writes and of the vocabularies
/// that the schema is mapped to are declared already; a query may declare its own.
///
/// # Errors
/// If it is no SPARQL: the line and column, and the line itself.
pub fn parse(name: &str, text: &str, schema: &Schema, options: &Options) -> Result<Query, Diagnostic> {
    let mut all: BTreeMap<String, String> = schema.prefixes().clone();
    all.extend(prefixes(schema, options));
    let mut parser = SparqlParser::new();
    for (prefix, iri) in &all {
        parser = parser.with_prefix(prefix.as_str(), iri.as_str()).map_err(|error| {
            let message = format!("the prefix `{prefix}` stands for no IRI: {error}");
            Diagnostic::error(Place::file(name), message, "mend it under [prefixes] of the schema")
        })?;
    }
    match parser.clone().parse_query(text) {
        Ok(parsed) => Ok(Query { parsed, prefixes: all }),
        Err(error) => Err(at_its_place(name, text, slip(text, &parser), &error.to_string(), &all)),
    }
}

fn at_its_place(
    name: &str,
    text: &str,
    slip: Range<usize>,
    said: &str,
    prefixes: &BTreeMap<String, String>,
) -> Diagnostic {
    let word = &text[slip.clone()];
    let place = Place::at(name, text, slip.start);
    let line_start = text[..slip.start].rfind('\n').map_or(0, |newline| newline + 1);
    let line = text[line_start..].split('\n').next().unwrap_or_default();
    let before: String =
        text[line_start..slip.start].chars().map(|c| if c == '\t' { c } else { ' ' }).collect();
    let what = if word.is_empty() {
        "the query ends too early".to_owned()
    } else {
        format!("`{word}` does not fit here{}", reason(said))
    };
    let message = format!("{what}\n  | {line}\n  | {before}{}", "^".repeat(word.chars().count().max(1)));
    Diagnostic::error(place, message, hint(word, prefixes))
}

/// What the parser says in words, where it does: most of what it expects are signs and keywords.
fn reason(said: &str) -> String {
    let expected = said.split_once("expected ").map_or(said, |(_, expected)| expected);
    let words = expected.trim_start_matches("one of ").split(", ");
    let sentence = |part: &&str| part.contains(' ') && part.starts_with(|c: char| c.is_ascii_uppercase());
    words.filter(sentence).flat_map(|part| ["; ", part]).collect()
}

/// The commonest slip is a prefix that nothing declares.
fn hint(word: &str, prefixes: &BTreeMap<String, String>) -> String {
    let prefix = word.split_once(':').map(|(prefix, _)| prefix);
    match prefix.filter(|prefix| !prefixes.contains_key(*prefix)) {
        Some(prefix) => {
            let known = prefixes.keys().map(String::as_str).collect::<Vec<_>>().join(", ");
            format!("declare it with `PREFIX {prefix}: <...>`; these need no declaration: {known}")
        }
        None => "see https://www.w3.org/TR/sparql11-query/ for the language".to_owned(),
    }
}
