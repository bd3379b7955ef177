//! Where a query goes wrong.
//!
//! The parser tries whole keywords, so the place that it names may lie behind the slip. Here the longest beginning of
//! the query is looked for that could still become one: the word after it is the slip.

use spargebra::SparqlParser;
use std::ops::Range;

/// Longer than any keyword: what the parser tries at a slip ends before the end of a beginning padded so.
const PADDING: usize = 64;

/// The bytes of the first word that does not fit, or the end of the text.
pub(super) fn slip(text: &str, parser: &SparqlParser) -> Range<usize> {
    let words = words(text);
    let fitting = words.partition_point(|word| could_begin(&text[..word.end], parser));
    words.get(fitting).cloned().unwrap_or(text.len()..text.len())
}

/// Whether a query may begin so: the parser asks for more at the end, and only there.
fn could_begin(beginning: &str, parser: &SparqlParser) -> bool {
    let padded = format!("{beginning}{}", " ".repeat(PADDING));
    let Err(error) = parser.clone().parse_query(&padded) else { return true };
    let line = padded.rfind('\n').map_or(0, |newline| newline + 1);
    let end =
        format!("error at {}:{}:", padded.matches('\n').count() + 1, padded[line..].chars().count() + 1);
    error.to_string().starts_with(&end)
}

/// The words, quoted strings, IRIs and signs of a query, comments left out.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let rest = &text[at..];
        let length = match first {
            '#' => {
                at += rest.find('\n').unwrap_or(rest.len());
                continue;
            }
            '"' | '\'' => quoted(rest, first),
            '<' => iri(rest),
            _ if is_of_word(first) => rest.find(|c| !is_of_word(c)).unwrap_or(rest.len()),
            _ => first.len_utf8(),
        };
        if !first.is_whitespace() {
            words.push(at..at + length);
        }
        at += length;
    }
    words
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || "_:?$@-%\\".contains(c)
}

/// The length of an IRI in angle brackets, or of the sign alone.
fn iri(rest: &str) -> usize {
    let end = rest.find(|c: char| c == '>' || c.is_whitespace());
    end.filter(|&end| rest[end..].starts_with('>')).map_or(1, |end| end + 1)
}

/// The length of a string with its marks: to the end where it is not closed.
fn quoted(rest: &str, mark: char) -> usize {
    let long = mark.to_string().repeat(3);
    let mark = if rest.starts_with(&long) { long } else { mark.to_string() };
    let mut at = mark.len();
    while let Some(c) = rest[at..].chars().next() {
        if rest[at..].starts_with(&mark) {
            return at + mark.len();
        }
        let escaped = if c == '\\' { rest[at + 1..].chars().next().map_or(0, char::len_utf8) } else { 0 };
        at += c.len_utf8() + escaped;
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::{slip, words};
    use spargebra::SparqlParser;

    #[track_caller]
    fn case(query: &str, expected: &str) {
        assert_eq!(&query[slip(query, &SparqlParser::new())], expected, "{query}");
    }

    #[test]
    fn the_first_word_that_does_not_fit_is_the_slip() {
        case("SELEC ?s { ?s ?p ?o }", "SELEC");
        case("SELECT ?s { ?s ?p ?o ;; ] }", "]");
        case("SELECT ?s\n# FILTR\n{ ?s ?p ?o FILTR(?s) }", "FILTR");
        case("SELECT ?s { ?s geo:lat ?o }", "geo:lat");
        case("SELECT ?s { ?s ?p \"a } b\" . <http://x/> ?p ?o } ORDER ?s", "?s");
        case("SELECT ?s { ?s ?p ?o", "");
        case("", "");
    }

    #[test]
    fn words_keep_strings_and_iris_whole() {
        let text = "a:b<http://x#y>\"\"\"q\"r\"\"\" 'it\\'s' # c\n?x<3 \"open";
        let found: Vec<&str> = words(text).into_iter().map(|word| &text[word]).collect();
        assert_eq!(found, ["a:b", "<http://x#y>", "\"\"\"q\"r\"\"\"", "'it\\'s'", "?x", "<", "3", "\"open"]);
    }
}
