//! GEXF 1.3: a picture that Gephi shows as it opens, and what it needs to filter by class, relation and time.
//!
//! Colours are those of the classes, sizes grow with the number of mentions, places come from `ForceAtlas2`. An edge whose
//! date is known to the day has a start and an end.

use super::mentioned::{document_ids, mentioned};
use super::picture::{Placed, place};
use super::rows::{self, Cell, EDGE, EdgeRow, Kind, NODE, NodeRow};
use super::xml::{Xml, allowed};
use crate::graph::KnowledgeGraph;
use crate::schema::Schema;
use jiff::civil::Date;
use std::io::{self, Write};

/// Columns of a node that come from the picture.
const PICTURE: [(&str, &str); 3] = [("community", "long"), ("degree", "long"), ("pagerank", "double")];

/// Writes the graph.
pub(super) fn write(graph: &KnowledgeGraph, schema: &Schema, out: &mut dyn Write) -> io::Result<()> {
    let ids = document_ids(graph);
    let ties: Vec<(String, String)> = mentioned(graph)
        .map(|tie| (tie.node.id.clone(), ids[tie.document.index()].clone().into_owned()))
        .collect();
    let placed = place(graph, &ties);
    let dated = rows::edges(graph, schema).any(|row| days(&row).is_some());
    let mut xml = Xml::new(out)?;
    let about =
        [("xmlns", "http://gexf.net/1.3"), ("xmlns:viz", "http://gexf.net/1.3/viz"), ("version", "1.3")];
    let mut kind = vec![("defaultedgetype", "directed"), ("idtype", "string")];
    if dated {
        kind.extend([("mode", "dynamic"), ("timeformat", "date"), ("timerepresentation", "interval")]);
    }
    xml.element("gexf", &about, |xml| {
        xml.element("graph", &kind, |xml| {
            let kinds = [("kind", "string")].into_iter().chain(NODE.map(typed)).chain(PICTURE);
            declare(xml, "node", kinds)?;
            declare(xml, "edge", [("rel", "string")].into_iter().chain(EDGE.map(typed)))?;
            xml.element("nodes", &[], |xml| {
                rows::nodes(graph).zip(&placed).try_for_each(|(row, at)| node(xml, schema, &row, at))
            })?;
            xml.element("edges", &[], |xml| rows::edges(graph, schema).try_for_each(|row| edge(xml, &row)))
        })
    })
}

fn typed((name, kind): (&'static str, Kind)) -> (&'static str, &'static str) {
    let kind = match kind {
        Kind::Text => "string",
        Kind::Whole => "long",
        Kind::Decimal | Kind::Optional => "double",
        Kind::List => "liststring",
    };
    (name, kind)
}

/// The id of a column. One id means one thing over nodes and edges: networkx looks ids up without asking whose they are.
fn id<'n>(class: &str, name: &'n str) -> std::borrow::Cow<'n, str> {
    let shared = NODE.iter().any(|(node, _)| *node == name) && EDGE.iter().any(|(edge, _)| *edge == name);
    if class == "edge" && shared { format!("edge_{name}").into() } else { name.into() }
}

fn declare<W: Write>(
    xml: &mut Xml<W>,
    class: &str,
    columns: impl Iterator<Item = (&'static str, &'static str)>,
) -> io::Result<()> {
    xml.element("attributes", &[("class", class), ("mode", "static")], |xml| {
        for (name, kind) in columns {
            let id = id(class, name);
            xml.empty("attribute", &[("id", &id), ("title", &id), ("type", kind)])?;
        }
        Ok(())
    })
}

fn value<W: Write>(xml: &mut Xml<W>, class: &str, name: &str, value: &str) -> io::Result<()> {
    xml.empty("attvalue", &[("for", &id(class, name)), ("value", value)])
}

fn cells<W: Write>(
    xml: &mut Xml<W>,
    class: &str,
    columns: &[(&str, Kind)],
    cells: &[Cell],
) -> io::Result<()> {
    for ((name, _), cell) in columns.iter().zip(cells).filter(|(_, cell)| !cell.is_empty()) {
        let text = match cell {
            Cell::Text(text) => text.to_string(),
            Cell::Whole(number) => number.to_string(),
            Cell::Decimal(number) | Cell::Optional(Some(number)) => number.to_string(),
            Cell::Optional(None) => continue,
            Cell::List(list) => listed(list.iter().map(AsRef::as_ref)),
        };
        value(xml, class, name, &text)?;
    }
    Ok(())
}

/// A list as Gephi reads it: a backslash there takes the next character as it is, so a line end is one and not `\n`.
fn listed<'a>(items: impl Iterator<Item = &'a str>) -> String {
    let quoted =
        items.map(|item| format!("\"{}\"", allowed(item).replace('\\', "\\\\").replace('"', "\\\"")));
    format!("[{}]", quoted.collect::<Vec<_>>().join(","))
}

fn node<W: Write>(xml: &mut Xml<W>, schema: &Schema, row: &NodeRow, at: &Placed) -> io::Result<()> {
    let class = schema.class(row.class);
    let (Cell::Text(label), Cell::Whole(mentions)) = (&row.cells[0], &row.cells[4]) else {
        return Err(io::Error::other("a node's row begins with its name"));
    };
    let colour = |from: usize| {
        let part = class.color.get(from..from + 2).and_then(|part| u8::from_str_radix(part, 16).ok());
        part.unwrap_or_default().to_string()
    };
    #[expect(clippy::cast_precision_loss, reason = "a size is a size")]
    let size = format!("{:.2}", 3.0 + 2.0 * (*mentions as f64).sqrt());
    let (x, y) = (at.x.to_string(), at.y.to_string());
    xml.element("node", &[("id", row.id), ("label", label)], |xml| {
        xml.element("attvalues", &[], |xml| {
            value(xml, "node", "kind", &class.name)?;
            cells(xml, "node", &NODE, &row.cells)?;
            value(xml, "node", "community", &at.community.to_string())?;
            value(xml, "node", "degree", &at.degree.to_string())?;
            value(xml, "node", "pagerank", &format!("{:.6}", at.pagerank))
        })?;
        xml.empty("viz:color", &[("r", &*colour(1)), ("g", &colour(3)), ("b", &colour(5))])?;
        xml.empty("viz:size", &[("value", &size)])?;
        xml.empty("viz:position", &[("x", &*x), ("y", &y), ("z", "0")])
    })
}

fn edge<W: Write>(xml: &mut Xml<W>, row: &EdgeRow) -> io::Result<()> {
    let Cell::Whole(weight) = row.cells[3] else {
        return Err(io::Error::other("an edge's row has a weight"));
    };
    let weight = weight.to_string();
    let days = days(row).map(|(start, end)| (start.to_string(), end.to_string()));
    let mut attributes = vec![
        ("id", &*row.id),
        ("source", &row.source.id),
        ("target", &row.target.id),
        ("label", row.relation),
        ("kind", row.relation),
        ("weight", &weight),
    ];
    if let Some((start, end)) = &days {
        attributes.extend([("start", start.as_str()), ("end", end)]);
    }
    xml.element("edge", &attributes, |xml| {
        xml.element("attvalues", &[], |xml| {
            value(xml, "edge", "rel", row.relation)?;
            cells(xml, "edge", &EDGE, &row.cells)
        })
    })
}

/// The first and the last day that an edge names in full.
fn days(row: &EdgeRow) -> Option<(Date, Date)> {
    let Cell::List(dates) = &row.cells[8] else { return None };
    let full = |date: &std::borrow::Cow<str>| (date.len() == 10).then(|| date.parse::<Date>().ok()).flatten();
    let days = || dates.iter().filter_map(full);
    Some((days().min()?, days().max()?))
}

#[cfg(test)]
mod tests {
    use super::listed;
    use crate::export::xml::allowed;
    use crate::export::{Format, Options, sample, write};
    use proptest::prelude::*;
    use quick_xml::Reader;
    use quick_xml::events::Event;

    /// Attributes of all elements of a name.
    fn elements(xml: &str, wanted: &str) -> Vec<Vec<(String, String)>> {
        let (mut reader, mut found) = (Reader::from_str(xml), Vec::new());
        loop {
            match reader.read_event().expect("well-formed") {
                Event::Eof => return found,
                Event::Start(start) | Event::Empty(start) if start.name().as_ref() == wanted => {
                    let one = start.attributes().map(|attribute| {
                        let attribute = attribute.unwrap();
                        let value = quick_xml::escape::unescape(&attribute.value).unwrap().into_owned();
                        (attribute.key.as_ref().to_owned(), value)
                    });
                    found.push(one.collect());
                }
                _ => {}
            }
        }
    }

    fn assert_holds(graph: &crate::graph::KnowledgeGraph) {
        let mut out: Vec<u8> = Vec::new();
        write(graph, &sample::schema(), Format::Gexf, &Options::default(), &mut out).unwrap();
        let xml = String::from_utf8(out).unwrap();
        let nodes = elements(&xml, "node");
        assert_eq!(nodes.len(), graph.node_count());
        for (found, node) in nodes.iter().zip(graph.nodes()) {
            let expected = [("id", &node.id), ("label", &node.label)];
            assert_eq!(*found, expected.map(|(key, text)| (key.to_owned(), allowed(text).into_owned())));
        }
        let ties: usize = graph.nodes().map(|node| node.documents().len()).sum();
        assert_eq!(elements(&xml, "edge").len(), graph.edge_count() + ties);
        assert_eq!(elements(&xml, "viz:position").len(), graph.node_count());
    }

    #[test]
    fn a_list_is_quoted_for_gephi() {
        for (items, expected) in [
            (vec!["a", "b, c"], r#"["a","b, c"]"#),
            (vec!["a \"b\" \\"], r#"["a \"b\" \\"]"#),
            (vec!["a\nb\tc\r\nd"], "[\"a\nb\tc\nd\"]"),
            (vec![], "[]"),
        ] {
            assert_eq!(listed(items.into_iter()), expected);
        }
    }

    #[test]
    fn hostile_names_come_back_without_what_xml_forbids() {
        assert_holds(&sample::hostile(&sample::schema()));
        assert_holds(&sample::empty());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]
        #[test]
        fn any_graph_comes_back(graph in sample::graphs()) {
            assert_holds(&graph);
        }
    }
}
