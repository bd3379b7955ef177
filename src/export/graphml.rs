//! GraphML, by the rules that Gephi, Neo4j, networkx and igraph were found to need.
//!
//! Keys are unique and equal to their names where two do not share one; nodes come before edges; every edge has an
//! id; an empty value is left out; the XML attributes `labels` and `label` carry the types to Neo4j and Gephi.

use super::Options;
use super::xml::Xml;
use crate::graph::{EdgeView, KnowledgeGraph, Node};
use crate::schema::{Role, Schema};
use std::collections::BTreeSet;
use std::io::{self, Write};

/// Id, element, name, type of every key that does not depend on the schema.
const KEYS: [(&str, &str, &str, &str); 18] = [
    ("labels", "node", "labels", "string"),
    ("label", "node", "label", "string"),
    ("kind", "node", "kind", "string"),
    ("aliases", "node", "aliases", "string"),
    ("mentions", "node", "mentions", "int"),
    ("documents", "node", "documents", "int"),
    ("doc_ids", "node", "doc_ids", "string"),
    ("sha256", "node", "sha256", "string"),
    ("published", "node", "published", "string"),
    ("edgelabel", "edge", "label", "string"),
    ("rel", "edge", "rel", "string"),
    ("edge_id", "edge", "edge_id", "string"),
    ("status", "edge", "status", "string"),
    ("weight", "edge", "weight", "double"),
    ("confidence", "edge", "confidence", "double"),
    ("support", "edge", "support", "int"),
    ("evidence", "edge", "evidence", "string"),
    ("method", "edge", "method", "string"),
];

/// What stands between the parts of a value that holds several.
const BETWEEN: &str = " | ";

/// Writes the graph.
pub(super) fn write(graph: &KnowledgeGraph, schema: &Schema, options: &Options, out: impl Write) -> io::Result<()> {
    let writer = GraphMl { graph, schema, strict: options.strict };
    let mut xml = Xml::new(out)?;
    xml.element("graphml", &[("xmlns", "http://graphml.graphdrawing.org/xmlns")], |xml| {
        xml.line()?;
        writer.keys(xml)?;
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
    strict: bool,
}

impl GraphMl<'_> {
    fn keys(&self, xml: &mut Xml<impl Write>) -> io::Result<()> {
        for (id, element, name, kind) in KEYS {
            xml.empty("key", &[("id", id), ("for", element), ("attr.name", name), ("attr.type", kind)])?;
        }
        for name in self.attributes() {
            let id = attribute_key(name);
            xml.empty("key", &[("id", &id), ("for", "edge"), ("attr.name", name), ("attr.type", "string")])?;
        }
        Ok(())
    }

    /// Names of the attributes that the graph's edges have.
    fn attributes(&self) -> BTreeSet<&str> {
        self.graph.edges().flat_map(|view| view.edge.attributes.keys().map(String::as_str)).collect()
    }

    fn node(&self, xml: &mut Xml<impl Write>, node: &Node) -> io::Result<()> {
        let class = &self.schema.class(node.class).name;
        let labels = format!(":Entity:{class}");
        let mut attributes = vec![("id", node.id.as_str())];
        if !self.strict {
            attributes.push(("labels", &labels));
        }
        xml.element("node", &attributes, |xml| {
            data(xml, "labels", &labels)?;
            data(xml, "label", &node.label)?;
            data(xml, "kind", class)?;
            data(xml, "aliases", &node.aliases.join(BETWEEN))?;
            if let Some(document) = node.document {
                let document = self.graph.document(document);
                data(xml, "sha256", &document.sha256)?;
                return data(xml, "published", &document.published.map_or_else(String::new, |date| date.to_string()));
            }
            let documents = node.documents();
            let ids: Vec<&str> = documents.keys().map(|&document| self.graph.document(document).id.as_str()).collect();
            data(xml, "mentions", &node.mentions.len().to_string())?;
            data(xml, "documents", &documents.len().to_string())?;
            data(xml, "doc_ids", &ids.join(BETWEEN))
        })
    }

    fn edge(&self, xml: &mut Xml<impl Write>, view: &EdgeView) -> io::Result<()> {
        let property = self.schema.property(view.edge.property);
        self.element(xml, &view.edge.id, (&view.source.id, &view.target.id), &property.name, |xml| {
            let evidence = &view.edge.evidence;
            let quotes: Vec<&str> =
                evidence.iter().map(|one| one.sentence.of(&self.graph.document(one.document).text)).collect();
            let methods: BTreeSet<&str> = evidence.iter().map(|one| one.method.id()).collect();
            let support = evidence.iter().map(|one| one.document).collect::<BTreeSet<_>>().len();
            data(xml, "status", view.edge.status.name())?;
            data(xml, "weight", &evidence.len().to_string())?;
            data(xml, "confidence", &view.edge.confidence.to_string())?;
            data(xml, "support", &support.to_string())?;
            data(xml, "evidence", &quotes.join(BETWEEN))?;
            data(xml, "method", &methods.into_iter().collect::<Vec<_>>().join(BETWEEN))?;
            view.edge.attributes.iter().try_for_each(|(name, values)| {
                let values: Vec<&str> = values.iter().map(String::as_str).collect();
                data(xml, &attribute_key(name), &values.join(BETWEEN))
            })
        })
    }

    /// An edge from every node to each document that mentions it.
    fn mentioned(&self, xml: &mut Xml<impl Write>) -> io::Result<()> {
        let Some(property) = self.schema.property_for(Role::Mentioned) else { return Ok(()) };
        let name = &self.schema.property(property).name;
        for node in self.graph.nodes() {
            for (document, count) in node.documents() {
                let document = format!("document/{}", self.graph.document(document).id);
                let id = format!("m-{}-{document}", node.id);
                self.element(xml, &id, (&node.id, &document), name, |xml| data(xml, "weight", &count.to_string()))?;
            }
        }
        Ok(())
    }

    fn element<W: Write>(
        &self,
        xml: &mut Xml<W>,
        id: &str,
        (source, target): (&str, &str),
        relation: &str,
        inside: impl FnOnce(&mut Xml<W>) -> io::Result<()>,
    ) -> io::Result<()> {
        let mut attributes = vec![("id", id), ("source", source), ("target", target)];
        if !self.strict {
            attributes.push(("label", relation));
        }
        xml.element("edge", &attributes, |xml| {
            data(xml, "edgelabel", relation)?;
            data(xml, "rel", relation)?;
            data(xml, "edge_id", id)?;
            inside(xml)
        })
    }
}

/// The key of an edge attribute: its name, unless another key is called so.
fn attribute_key(name: &str) -> String {
    if KEYS.iter().any(|(id, ..)| *id == name) { format!("edge_{name}") } else { name.to_owned() }
}

fn data(xml: &mut Xml<impl Write>, key: &str, value: &str) -> io::Result<()> {
    if value.is_empty() { Ok(()) } else { xml.text("data", &[("key", key)], value) }
}
