//! CSV by the rules of `neo4j-admin database import full`, which Kuzu and Ladybug COPY take as well; and two tables for
//! spreadsheets.
//!
//! A file a class and a file a relation with its ends' classes, so that each is one table in Ladybug. Quotes are doubled;
//! line ends in a text become a space. Lists are joined by the first of some characters that no value holds.

use super::Files;
use super::cypher::{label, relation_type};
use super::folded::folded;
use super::rows::{self, Cell, EDGE, EdgeRow, Kind, Link, NODE, NodeRow};
use crate::graph::KnowledgeGraph;
use crate::schema::Schema;
use crate::types::ClassId;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

/// What may stand between the items of a list; the last is a character that no text has after folding.
const BETWEEN: [char; 5] = [';', '|', '~', '\u{a6}', '\u{241f}'];

/// Writes all tables below the folder `graph.csv`.
pub(super) fn write(
    graph: &KnowledgeGraph,
    schema: &Schema,
    name: &str,
    files: &mut impl Files,
) -> io::Result<()> {
    let between = between(graph, schema);
    let classes: BTreeSet<ClassId> = graph.nodes().map(|node| node.class).collect();
    let mut tables: BTreeMap<(&str, ClassId, ClassId), Vec<Link>> = BTreeMap::new();
    for link in rows::links(graph, schema) {
        tables.entry(link.kind(schema)).or_default().push(link);
    }
    let class = |id: ClassId| label(&schema.class(id).name);
    let edge_file = |(relation, source, target): &(&str, ClassId, ClassId)| {
        format!("{}-{}-{}", relation_type(relation), class(*source), class(*target))
    };
    files.file(&format!("{name}/nodes.csv"), &mut |out| {
        line(out, ["id", "class"].into_iter().chain(NODE.map(|(name, _)| name)))?;
        rows::nodes(graph).try_for_each(|row| {
            let first = [row.id.into(), schema.class(row.class).name.as_str().into()];
            line(out, first.into_iter().chain(row.cells.iter().map(|cell| cell_text(cell, between))))
        })
    })?;
    files.file(&format!("{name}/edges.csv"), &mut |out| {
        line(out, ["source", "target", "relation"].into_iter().chain(EDGE.map(|(name, _)| name)))?;
        rows::edges(graph, schema).try_for_each(|row| edge_line(out, &row, row.relation, between))
    })?;
    for &id in &classes {
        files.file(&format!("{name}/neo4j/nodes-{}.csv", class(id)), &mut |out| {
            line(out, ["id:ID".into()].into_iter().chain(NODE.map(typed)).chain([":LABEL".into()]))?;
            graph
                .nodes()
                .filter(|node| node.class == id)
                .try_for_each(|node| node_line(out, &rows::node_row(graph, node), schema, between))
        })?;
    }
    for (table, links) in &tables {
        files.file(&format!("{name}/neo4j/edges-{}.csv", edge_file(table)), &mut |out| {
            let first = [":START_ID", ":END_ID", ":TYPE"].map(String::from);
            line(out, first.into_iter().chain(EDGE.map(typed)))?;
            let kind = relation_type(table.0);
            links.iter().try_for_each(|link| edge_line(out, &link.row(graph, schema), &kind, between))
        })?;
    }
    files.file(&format!("{name}/neo4j/import.sh"), &mut |out| {
        writeln!(out, "#!/bin/sh\n# Fills a new, stopped database. usage: import.sh [DATABASE]\ncd \"$(dirname \"$0\")\" || exit 1")?;
        write!(out, "exec neo4j-admin database import full \"${{1:-neo4j}}\" --array-delimiter='{between}'")?;
        for &id in &classes {
            write!(out, " \\\n  --nodes=nodes-{}.csv", class(id))?;
        }
        for table in tables.keys() {
            write!(out, " \\\n  --relationships=edges-{}.csv", edge_file(table))?;
        }
        writeln!(out)
    })?;
    files.file(&format!("{name}/neo4j/ladybug.cypher"), &mut |out| {
        writeln!(
            out,
            "// Tables for Ladybug and Kuzu; run in this folder. Lists are one string, joined by `{between}`."
        )?;
        for &id in &classes {
            write!(out, "CREATE NODE TABLE {} (id STRING", class(id))?;
            columns(out, &NODE)?;
            writeln!(out, ", labels STRING, PRIMARY KEY (id));")?;
        }
        for table in tables.keys() {
            write!(
                out,
                "CREATE REL TABLE `{}` (FROM {} TO {}, kind STRING",
                edge_file(table).replace('-', "_"),
                class(table.1),
                class(table.2)
            )?;
            columns(out, &EDGE)?;
            writeln!(out, ");")?;
        }
        for &id in &classes {
            writeln!(out, "COPY {0} FROM 'nodes-{0}.csv' (header=true, escape='\"');", class(id))?;
        }
        for table in tables.keys() {
            let file = edge_file(table);
            writeln!(
                out,
                "COPY `{}` FROM 'edges-{file}.csv' (header=true, escape='\"');",
                file.replace('-', "_")
            )?;
        }
        Ok(())
    })
}

fn columns(out: &mut dyn Write, columns: &[(&str, Kind)]) -> io::Result<()> {
    columns.iter().try_for_each(|(name, kind)| {
        let kind = match kind {
            Kind::Text | Kind::List => "STRING",
            Kind::Whole => "INT64",
            Kind::Decimal | Kind::Optional => "DOUBLE",
        };
        write!(out, ", {name} {kind}")
    })
}

/// A column's name and type in a header of Neo4j.
fn typed((name, kind): (&str, Kind)) -> String {
    match kind {
        Kind::Text => name.to_owned(),
        Kind::Whole => format!("{name}:long"),
        Kind::Decimal | Kind::Optional => format!("{name}:double"),
        Kind::List => format!("{name}:string[]"),
    }
}

/// A character that no item of a list holds.
fn between(graph: &KnowledgeGraph, schema: &Schema) -> char {
    let mut held = BTreeSet::new();
    let mut look = |cell: &Cell| {
        if let Cell::List(list) = cell {
            held.extend(list.iter().flat_map(|item| item.chars()).filter(|c| BETWEEN.contains(c)));
        }
    };
    rows::nodes(graph).for_each(|row| row.cells.iter().for_each(&mut look));
    rows::edges(graph, schema).for_each(|row| row.cells.iter().for_each(&mut look));
    BETWEEN.into_iter().find(|c| !held.contains(c)).unwrap_or(BETWEEN[BETWEEN.len() - 1])
}

fn node_line(out: &mut dyn Write, row: &NodeRow, schema: &Schema, between: char) -> io::Result<()> {
    let ancestry = schema.ancestry(row.class).map(|id| label(&schema.class(id).name));
    let labels = ancestry.chain(["Entity".to_owned()]).collect::<Vec<_>>().join(&between.to_string());
    let cells = row.cells.iter().map(|cell| cell_text(cell, between));
    line(out, [row.id.to_owned()].into_iter().chain(cells).chain([labels]))
}

fn edge_line(out: &mut dyn Write, row: &EdgeRow, kind: &str, between: char) -> io::Result<()> {
    let first = [row.source.id.as_str(), &row.target.id, kind].map(String::from);
    line(out, first.into_iter().chain(row.cells.iter().map(|cell| cell_text(cell, between))))
}

fn cell_text(cell: &Cell, between: char) -> String {
    match cell {
        Cell::Text(text) => text.to_string(),
        Cell::Whole(number) => number.to_string(),
        Cell::Decimal(number) | Cell::Optional(Some(number)) => number.to_string(),
        Cell::Optional(None) => String::new(),
        // Where all characters are taken, an item loses the one that would cut it in two.
        Cell::List(list) => {
            list.iter().map(|item| item.replace(between, " ")).collect::<Vec<_>>().join(&between.to_string())
        }
    }
}

/// One record; a cell is quoted where it must be, or where its blanks would be trimmed.
fn line<T: AsRef<str>>(out: &mut dyn Write, cells: impl Iterator<Item = T>) -> io::Result<()> {
    for (at, cell) in cells.enumerate() {
        out.write_all(if at == 0 { b"" } else { b"," })?;
        let cell = folded(cell.as_ref());
        if cell.contains([',', '"']) || cell.trim() != cell {
            write!(out, "\"{}\"", cell.replace('"', "\"\""))?;
        } else {
            out.write_all(cell.as_bytes())?;
        }
    }
    out.write_all(b"\n")
}
