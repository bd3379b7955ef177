//! GraphML, by the rules that Gephi, Neo4j, networkx and igraph were found to need.
//!
//! Every key is declared, its id unique; nodes come before edges; every edge has an id; an empty value is left out;
//! the XML attributes `labels` and `label` carry the types to Neo4j and Gephi. `strict` leaves these two out and makes
//! ids of what the XML schema of GraphML allows in them.

use super::Options;
use super::columns::Columns;
use super::mentioned::{document_ids, mentioned};
use super::xml::{Xml, allowed};
use crate::graph::{Edge, EdgeView, KnowledgeGraph, Node};
use crate::schema::{Role, Schema};
use crate::types::{Document, DocumentIx};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::{self, Write};

/// What stands between the parts of a value that holds several.
const BETWEEN: &str = " | ";

/// Writes the graph.
pub(super) fn write(
    graph: &KnowledgeGraph,
    schema: &Schema,
    options: &Options,
    out: impl Write,
) -> io::Result<()> {
    let columns = Columns::of(graph);
    let writer = GraphMl { graph, schema, columns: &columns, strict: options.strict };
    let mut xml = Xml::new(out)?;
    xml.element("graphml", &[("xmlns", "http://graphml.graphdrawing.org/xmlns")], |xml| {
        xml.line()?;
        for column in columns.all() {
            let attributes = [
                ("id", &*column.id),
                ("for", column.element),
                ("attr.name", &column.name),
                ("attr.type", column.kind),
            ];
            xml.empty("key", &attributes)?;
        }
        xml.element("graph", &[("id", "tieline"), ("edgedefault", "directed")], |xml| {
            xml.line()?;
            graph.nodes().try_for_each(|node| writer.node(xml, node))?;
            graph.edges().try_for_each(|view| writer.edge(xml, &view))?;
            writer.mentioned(xml)
        })
    })
}

struct GraphMl<'g> {
    graph: &'g KnowledgeGraph,
    schema: &'g Schema,
    columns: &'g Columns,
    strict: bool,
}

/// What an edge's element needs to know.
struct Ends<'e> {
    id: &'e str,
    source: &'e str,
    target: &'e str,
    relation: &'e str,
}

impl GraphMl<'_> {
    fn node(&self, xml: &mut Xml<impl Write>, node: &Node) -> io::Result<()> {
        let class = &self.schema.class(node.class).name;
        let labels = format!(":Entity:{class}");
        let id = self.id(&node.id);
        let mut attributes = vec![("id", id.as_ref())];
        if !self.strict {
            attributes.push(("labels", &labels));
        }
        xml.element("node", &attributes, |xml| {
            data(xml, "labels", &labels)?;
            data(xml, "label", &node.label)?;
            data(xml, "kind", class)?;
            data(xml, "aliases", &joined(node.aliases.iter().map(String::as_str)))?;
            let identifiers: Vec<String> =
                node.identifiers.iter().map(|(list, id)| format!("{list}:{id}")).collect();
            data(xml, "identifiers", &identifiers.join(BETWEEN))?;
            for (name, value) in &node.attributes {
                data(xml, self.columns.node(name), value)?;
            }
            match node.document {
                Some(document) => about_document(xml, self.graph.document(document)),
                None => self.about_mentions(xml, node),
            }
        })
    }

    fn about_mentions(&self, xml: &mut Xml<impl Write>, node: &Node) -> io::Result<()> {
        let documents = node.documents();
        data(xml, "mentions", &node.mentions.len().to_string())?;
        data(xml, "documents", &documents.len().to_string())?;
        data(xml, "doc_ids", &self.documents(documents.into_keys()))?;
        let reasons: Vec<String> = node.reasons.iter().map(ToString::to_string).collect();
        data(xml, "reasons", &joined(reasons.iter().map(String::as_str)))
    }

    /// Ids of documents.
    fn documents(&self, documents: impl IntoIterator<Item = DocumentIx>) -> String {
        joined(documents.into_iter().map(|document| self.graph.document(document).id.as_str()))
    }

    fn edge(&self, xml: &mut Xml<impl Write>, view: &EdgeView) -> io::Result<()> {
        let relation = &self.schema.property(view.edge.property).name;
        let ends = Ends { id: &view.edge.id, source: &view.source.id, target: &view.target.id, relation };
        self.element(xml, &ends, |xml| self.about_edge(xml, view.edge))
    }

    fn about_edge(&self, xml: &mut Xml<impl Write>, edge: &Edge) -> io::Result<()> {
        let documents = edge.documents();
        let methods: BTreeSet<&str> = edge.evidence.iter().map(|one| one.method.id()).collect();
        let quotes = edge.evidence.iter().map(|one| one.sentence.of(&self.graph.document(one.document).text));
        data(xml, "status", edge.status.name())?;
        data(xml, "weight", &edge.evidence.len().to_string())?;
        data(xml, "confidence", &edge.confidence.to_string())?;
        data(xml, "support", &documents.len().to_string())?;
        data(xml, "publishers", &edge.publishers.to_string())?;
        data(xml, "edge_documents", &self.documents(documents))?;
        data(xml, "evidence", &joined(quotes))?;
        data(xml, "method", &joined(methods))?;
        data(xml, "said_by", &joined(edge.speakers(self.graph.documents())))?;
        edge.attributes.iter().try_for_each(|(name, values)| {
            data(xml, self.columns.edge(name), &joined(values.iter().map(String::as_str)))
        })
    }

    /// An edge from every node to each document that mentions it; its weight is the number of mentions.
    fn mentioned(&self, xml: &mut Xml<impl Write>) -> io::Result<()> {
        let Some(property) = self.schema.property_for(Role::Mentioned) else { return Ok(()) };
        let relation = &self.schema.property(property).name;
        let ids = document_ids(self.graph);
        for tie in mentioned(self.graph) {
            let target = ids[tie.document.index()].as_ref();
            if self.graph.node(target).is_some() {
                let id = format!("m-{}-{target}", tie.node.id);
                let ends = Ends { id: &id, source: &tie.node.id, target, relation };
                self.element(xml, &ends, |xml| data(xml, "weight", &tie.count.to_string()))?;
            }
        }
        Ok(())
    }

    fn element<W: Write>(
        &self,
        xml: &mut Xml<W>,
        ends: &Ends,
        inside: impl FnOnce(&mut Xml<W>) -> io::Result<()>,
    ) -> io::Result<()> {
        let [id, source, target] = [ends.id, ends.source, ends.target].map(|id| self.id(id));
        let mut attributes = vec![("id", id.as_ref()), ("source", &source), ("target", &target)];
        if !self.strict {
            attributes.push(("label", ends.relation));
        }
        xml.element("edge", &attributes, |xml| {
            data(xml, "edgelabel", ends.relation)?;
            data(xml, "rel", ends.relation)?;
            data(xml, "edge_id", ends.id)?;
            inside(xml)
        })
    }

    /// An id as the file has it. The XML schema wants an `NMTOKEN`, which holds no slash.
    fn id<'i>(&self, id: &'i str) -> Cow<'i, str> {
        let plain = |c: char| c.is_ascii_alphanumeric() || "-._".contains(c);
        if !self.strict || id.chars().all(plain) {
            return Cow::Borrowed(id);
        }
        let mut token = String::with_capacity(id.len() + 8);
        for c in id.chars() {
            match c {
                '/' => token.push(':'),
                c if plain(c) => token.push(c),
                c => write!(token, "_x{:X}_", u32::from(c)).expect("a String takes any text"),
            }
        }
        Cow::Owned(token)
    }
}

fn about_document(xml: &mut Xml<impl Write>, document: &Document) -> io::Result<()> {
    data(xml, "file", &document.source)?;
    data(xml, "sha256", &document.sha256)?;
    data(xml, "published", &document.published.map_or_else(String::new, |date| date.to_string()))?;
    data(xml, "publisher", document.publisher.as_deref().unwrap_or_default())
}

fn joined<'v>(values: impl IntoIterator<Item = &'v str>) -> String {
    values.into_iter().collect::<Vec<_>>().join(BETWEEN)
}

fn data(xml: &mut Xml<impl Write>, key: &str, value: &str) -> io::Result<()> {
    let value = allowed(value);
    if value.is_empty() { Ok(()) } else { xml.text("data", &[("key", key)], &value) }
}

#[cfg(test)]
mod tests {
    use super::{BETWEEN, joined};
    use crate::export::xml::allowed;
    use crate::export::{Format, Options, sample, write};
    use crate::graph::KnowledgeGraph;
    use crate::schema::Schema;
    use proptest::prelude::*;
    use quick_xml::Reader;
    use quick_xml::events::{BytesStart, Event};
    use std::collections::BTreeMap;

    type Attributes = BTreeMap<String, String>;

    /// An element `node` or `edge` as a reader sees it.
    #[derive(Debug, Default, PartialEq, Eq)]
    struct Item {
        attributes: Attributes,
        data: Attributes,
    }

    #[derive(Debug, Default)]
    struct Read {
        keys: BTreeMap<String, Attributes>,
        nodes: Vec<Item>,
        edges: Vec<Item>,
    }

    fn attributes(start: &BytesStart) -> Attributes {
        start
            .attributes()
            .map(|attribute| {
                let attribute = attribute.unwrap();
                let value = quick_xml::escape::unescape(&attribute.value).unwrap().into_owned();
                (attribute.key.as_ref().to_owned(), value)
            })
            .collect()
    }

    fn read(xml: &str) -> Read {
        let (mut read, mut item, mut key) = (Read::default(), Item::default(), None);
        let mut reader = Reader::from_str(xml);
        loop {
            let event = reader.read_event().expect("well-formed");
            match event {
                Event::Eof => return read,
                Event::Empty(start) => {
                    let key = attributes(&start);
                    assert!(read.keys.insert(key["id"].clone(), key).is_none(), "a key twice");
                }
                Event::Start(start) if start.name().as_ref() == "data" => {
                    key = attributes(&start).remove("key");
                }
                Event::Start(start) => item = Item { attributes: attributes(&start), ..Item::default() },
                Event::End(end) => match end.name().as_ref() {
                    "data" => key = None,
                    "node" => read.nodes.push(std::mem::take(&mut item)),
                    "edge" => read.edges.push(std::mem::take(&mut item)),
                    _ => {}
                },
                Event::Text(text) => add(&mut item, key.as_ref(), &text),
                Event::CData(text) => add(&mut item, key.as_ref(), &text),
                _ => {}
            }
        }
    }

    fn add(item: &mut Item, key: Option<&String>, text: &str) {
        if let Some(key) = key {
            item.data.entry(key.clone()).or_default().push_str(text);
        }
    }

    fn written(graph: &KnowledgeGraph, schema: &Schema, strict: bool) -> Read {
        let mut out: Vec<u8> = Vec::new();
        let options = Options { strict, ..Options::default() };
        write(graph, schema, Format::GraphMl, &options, &mut out).unwrap();
        read(&String::from_utf8(out).unwrap())
    }

    fn assert_holds(graph: &KnowledgeGraph, schema: &Schema) {
        let read = written(graph, schema, false);
        assert_eq!(read.nodes.len(), graph.node_count());
        for (item, node) in read.nodes.iter().zip(graph.nodes()) {
            let value = |key: &str| item.data.get(key).cloned().unwrap_or_default();
            assert_eq!(item.attributes["id"], allowed(&node.id));
            assert_eq!(value("label"), allowed(&node.label));
            assert_eq!(value("kind"), schema.class(node.class).name);
            assert_eq!(item.attributes["labels"], value("labels"));
            assert_eq!(value("aliases"), allowed(&node.aliases.join(BETWEEN)));
        }
        let ties: usize = graph.nodes().map(|node| node.documents().len()).sum();
        assert_eq!(read.edges.len(), graph.edge_count() + ties);
        for (item, view) in read.edges.iter().zip(graph.edges()) {
            assert_eq!(item.attributes["source"], allowed(&view.source.id));
            assert_eq!(item.attributes["target"], allowed(&view.target.id));
            assert_eq!(item.attributes["label"], schema.property(view.edge.property).name);
            let quotes =
                view.edge.evidence.iter().map(|one| one.sentence.of(&graph.document(one.document).text));
            assert_eq!(item.data.get("evidence").cloned().unwrap_or_default(), allowed(&joined(quotes)));
        }
        for key in read.nodes.iter().chain(&read.edges).flat_map(|item| item.data.keys()) {
            assert!(read.keys.contains_key(key), "undeclared {key}");
        }
    }

    #[test]
    fn hostile_names_come_back_without_what_xml_forbids() {
        let schema = sample::schema();
        assert_holds(&sample::hostile(&schema), &schema);
    }

    #[test]
    fn coordinates_are_numbers() {
        let schema = sample::schema();
        let read = written(&sample::hostile(&schema), &schema, false);
        assert_eq!(read.keys["latitude"]["attr.type"], "double");
        assert_eq!(read.keys["country"]["attr.type"], "string");
        assert_eq!(read.nodes[2].data["longitude"], "-0.1257");
    }

    #[test]
    fn an_empty_graph_is_a_graph() {
        let schema = sample::schema();
        assert!(written(&sample::empty(), &schema, false).nodes.is_empty());
    }

    #[test]
    fn strict_holds_to_the_schema_of_graphml() {
        let schema = sample::schema();
        let graph = sample::hostile(&schema);
        let read = written(&graph, &schema, true);
        let token = |id: &String| id.chars().all(|c| c.is_ascii_alphanumeric() || "-._:".contains(c));
        for item in read.nodes.iter().chain(&read.edges) {
            assert!(!item.attributes.contains_key("labels") && !item.attributes.contains_key("label"));
            assert!(item.attributes.values().all(token), "{:?}", item.attributes);
        }
        let ids: std::collections::BTreeSet<_> =
            read.nodes.iter().map(|item| &item.attributes["id"]).collect();
        assert_eq!(ids.len(), graph.node_count());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn any_graph_comes_back(graph in sample::graphs()) {
            assert_holds(&graph, &sample::schema());
        }
    }
}
