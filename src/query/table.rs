//! Rows as a table for people.

use super::Rows;
use oxrdf::Term;
use std::collections::BTreeMap;

/// Longer cells are cut.
const WIDEST: usize = 72;

/// The rows in columns, IRIs by their prefixes, with the number of rows below.
pub(super) fn of(rows: &Rows, prefixes: &BTreeMap<String, String>) -> String {
    let head: Vec<String> = rows.variables.iter().map(|variable| variable.as_str().to_owned()).collect();
    let body: Vec<Vec<String>> = rows
        .rows
        .iter()
        .map(|row| {
            row.iter().map(|term| term.as_ref().map_or(String::new(), |term| cell(term, prefixes))).collect()
        })
        .collect();
    let width = |column: usize| {
        let cells = body.iter().map(|row| length(&row[column]));
        cells.chain([length(&head[column])]).max().unwrap_or_default()
    };
    let widths: Vec<usize> = (0..head.len()).map(width).collect();
    let rule: Vec<String> = widths.iter().map(|&width| "-".repeat(width)).collect();
    let mut out = String::new();
    for row in [&head, &rule].into_iter().chain(&body) {
        let cells: Vec<String> = row
            .iter()
            .zip(&widths)
            .map(|(cell, width)| format!("{cell}{}", " ".repeat(width - length(cell))))
            .collect();
        out.push_str(cells.join("  ").trim_end());
        out.push('\n');
    }
    let count = body.len();
    out + &format!("{count} {}\n", if count == 1 { "row" } else { "rows" })
}

fn length(words: &str) -> usize {
    words.chars().count()
}

/// A term on one line: what moves a terminal's cursor becomes a blank.
fn cell(term: &Term, prefixes: &BTreeMap<String, String>) -> String {
    let words = match term {
        Term::NamedNode(node) => short(node.as_str(), prefixes),
        Term::Literal(literal) => literal.value().to_owned(),
        other => other.to_string(),
    };
    let mut words: String = words.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    if length(&words) > WIDEST {
        words = words.chars().take(WIDEST - 1).chain(['…']).collect();
    }
    words
}

/// `prefix:name` by the longest prefix that fits, else the IRI in angle brackets.
fn short(iri: &str, prefixes: &BTreeMap<String, String>) -> String {
    let fitting = prefixes.iter().filter_map(|(prefix, base)| {
        let name = iri.strip_prefix(base.as_str())?;
        let plain = name.chars().all(|c| c.is_alphanumeric() || "-_.".contains(c));
        plain.then_some((base.len(), prefix, name))
    });
    match fitting.max_by_key(|(length, ..)| *length) {
        Some((_, prefix, name)) => format!("{prefix}:{name}"),
        None => format!("<{iri}>"),
    }
}

#[cfg(test)]
mod tests {
    use super::{Rows, of};
    use oxrdf::{Literal, NamedNode, Variable};
    use std::collections::BTreeMap;

    #[test]
    fn cells_stand_in_columns_and_stay_on_their_line() {
        let prefixes = BTreeMap::from([
            ("a".to_owned(), "http://a/".to_owned()),
            ("ab".to_owned(), "http://a/b/".to_owned()),
        ]);
        let iri = |iri: &str| Some(NamedNode::new_unchecked(iri).into());
        let words = |words: &str| Some(Literal::new_simple_literal(words).into());
        let rows = Rows {
            variables: vec![Variable::new_unchecked("who"), Variable::new_unchecked("what")],
            rows: vec![
                vec![iri("http://a/b/c"), words("two\nlines\u{1b}")],
                vec![None, words(&"x".repeat(99))],
                vec![iri("http://a/b/c/d"), iri("http://else/")],
            ],
        };
        let expected = format!(
            "who               what\n----------------  {}\nab:c              two lines\n                  {}…\n\
             <http://a/b/c/d>  <http://else/>\n3 rows\n",
            "-".repeat(72),
            "x".repeat(71)
        );
        assert_eq!(of(&rows, &prefixes), expected);
    }
}
