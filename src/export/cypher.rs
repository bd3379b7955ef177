//! Cypher that Neo4j, Memgraph, `FalkorDB`, `ArcadeDB`, Ladybug and Grafeo all take: one statement a line, nodes first,
//! labels at both ends of an edge, dates as strings. Line ends and tabs in a text become a space: Kuzu and `FalkorDB`
//! know no common escape for them. Constraints are a file of their own, since they differ between programs.

use super::Files;
use super::folded::folded;
use super::rows::{self, Cell, EDGE, NODE};
use crate::graph::KnowledgeGraph;
use crate::schema::Schema;
use std::fmt::Write as _;
use std::io;

/// Writes the statements and the constraints.
pub(super) fn write(
    graph: &KnowledgeGraph,
    schema: &Schema,
    name: &str,
    files: &mut impl Files,
) -> io::Result<()> {
    files.file(name, &mut |out| {
        for row in rows::nodes(graph) {
            let mut line = format!("CREATE (:{} {{id: ", label(&schema.class(row.class).name));
            string(row.id, &mut line);
            properties(NODE.iter().map(|(name, _)| *name).zip(&row.cells), &mut line);
            writeln!(out, "{line}}});")?;
        }
        for row in rows::edges(graph, schema) {
            let class = |node: &crate::graph::Node| label(&schema.class(node.class).name);
            let mut line = format!("MATCH (a:{} {{id: ", class(row.source));
            string(&row.source.id, &mut line);
            write_to(&mut line, format_args!("}}), (b:{} {{id: ", class(row.target)));
            string(&row.target.id, &mut line);
            write_to(&mut line, format_args!("}}) CREATE (a)-[:{} {{", relation_type(row.relation)));
            properties(EDGE.iter().map(|(name, _)| *name).zip(&row.cells), &mut line);
            writeln!(out, "{line}}}]->(b);")?;
        }
        Ok(())
    })?;
    files.file("graph.constraints.cypher", &mut |out| {
        for (_, class) in schema.classes() {
            let label = label(&class.name);
            writeln!(out, "CREATE CONSTRAINT IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE;")?;
        }
        Ok(())
    })
}

fn write_to(line: &mut String, arguments: std::fmt::Arguments) {
    line.write_fmt(arguments).expect("a String takes any text");
}

/// A class as a label: a schema's names hold letters, digits, `-` and `_`.
pub(super) fn label(class: &str) -> String {
    class.replace('-', "_")
}

/// A relation as the type of an edge: `WORKS_FOR`.
pub(super) fn relation_type(relation: &str) -> String {
    relation.replace('-', "_").to_uppercase()
}

/// Names and values; the first has no comma before it where the line ends in a brace.
fn properties<'c>(cells: impl Iterator<Item = (&'static str, &'c Cell<'c>)>, line: &mut String) {
    for (name, cell) in cells.filter(|(_, cell)| !cell.is_empty()) {
        if !line.ends_with('{') {
            line.push_str(", ");
        }
        write_to(line, format_args!("{name}: "));
        match cell {
            Cell::Text(text) => string(text, line),
            Cell::Whole(number) => write_to(line, format_args!("{number}")),
            Cell::Decimal(number) | Cell::Optional(Some(number)) => {
                write_to(line, format_args!("{number:?}"));
            }
            Cell::Optional(None) => line.push_str("null"),
            Cell::List(list) => {
                line.push('[');
                for (at, item) in list.iter().enumerate() {
                    line.push_str(if at == 0 { "" } else { ", " });
                    string(item, line);
                }
                line.push(']');
            }
        }
    }
}

fn string(text: &str, line: &mut String) {
    line.push('\'');
    for c in folded(text).chars() {
        if matches!(c, '\\' | '\'') {
            line.push('\\');
        }
        line.push(c);
    }
    line.push('\'');
}

#[cfg(test)]
mod tests {
    use crate::export::{Format, Options, sample, write};

    /// What a quoted string holds, read as Cypher reads it; and what follows.
    fn unquoted(text: &str) -> (String, &str) {
        let mut found = String::new();
        let mut chars = text.strip_prefix('\'').expect("a quote").char_indices();
        while let Some((at, c)) = chars.next() {
            match c {
                '\\' => found.push(chars.next().expect("an escaped character").1),
                '\'' => return (found, &text[at + 2..]),
                c => found.push(c),
            }
        }
        panic!("no end of {text}");
    }

    #[test]
    fn each_line_is_a_statement_with_its_strings_whole() {
        let schema = sample::schema();
        let graph = sample::hostile(&schema);
        let mut files: Vec<(String, Vec<u8>)> = Vec::new();
        write(&graph, &schema, Format::Cypher, &Options::default(), &mut files).unwrap();
        let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["graph.cypher", "graph.constraints.cypher"]);
        let text = String::from_utf8(files[0].1.clone()).unwrap();
        let lines: Vec<&str> = text.split_terminator('\n').collect();
        let ties: usize = graph.nodes().map(|node| node.documents().len()).sum();
        assert_eq!(lines.len(), graph.node_count() + graph.edge_count() + ties);
        for (line, node) in lines.iter().zip(graph.nodes()) {
            let rest = line.split_once("{id: ").unwrap().1;
            let (id, rest) = unquoted(rest);
            assert_eq!(id, crate::export::folded::folded(&node.id));
            let (name, _) = unquoted(rest.strip_prefix(", name: ").unwrap());
            assert_eq!(name, crate::export::folded::folded(&node.label));
        }
        assert!(lines.iter().all(|line| line.ends_with(';') && !line.contains(char::is_control)));
    }
}
