//! Reads `graph.json` back.

use super::FORMAT;
use super::record::{EdgeRecord, EvidenceRecord, File, Head, MentionRecord, NodeRecord, Quote};
use crate::graph::{Edge, KnowledgeGraph, Node, NodeMention};
use crate::schema::Schema;
use crate::types::{Diagnostic, Document, DocumentIx, Evidence, Place, Span};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

/// What to do about a file that does not hold together.
const BUILD_AGAIN: &str = "build the graph again, or name the schema that it was built by";

/// Reads a graph back; `file` is the name that errors show.
///
/// # Errors
/// The file is no graph of this form, was built by another schema, names a class or relation that the schema
/// lacks, or quotes what its documents do not say.
pub fn read_json(file: &str, source: &str, schema: &Schema) -> Result<KnowledgeGraph, Diagnostic> {
    let parsed: File = serde_json::from_str(source).map_err(|error| no_graph(file, source, &error))?;
    let reader =
        Reader { file, source, schema, documents: &parsed.documents, index: index(&parsed.documents) };
    reader.head(&parsed)?;
    reader.unique_documents()?;
    let nodes: Vec<Node> =
        parsed.nodes.into_iter().map(|node| reader.node(node)).collect::<Result<_, _>>()?;
    let edges: Vec<_> = parsed.edges.into_iter().map(|edge| reader.edge(edge)).collect::<Result<_, _>>()?;
    let mut ids = BTreeSet::new();
    if let Some((.., twice)) = edges.iter().find(|(.., edge)| !ids.insert(edge.id.as_str())) {
        return Err(Diagnostic::error(
            Place::file(file),
            format!("two edges have the id `{}`", twice.id),
            BUILD_AGAIN,
        ));
    }
    KnowledgeGraph::new(parsed.documents, nodes, edges)
        .map_err(|error| Diagnostic::error(Place::file(file), error.to_string(), BUILD_AGAIN))
}

/// A file of another version is told apart from one that is broken.
fn no_graph(file: &str, source: &str, error: &serde_json::Error) -> Diagnostic {
    if let Ok(head) = serde_json::from_str::<Head>(source)
        && (head.format.as_str(), head.version) != FORMAT
    {
        return other_form(file, &head.format, head.version);
    }
    let place = Place { file: file.to_owned(), line: Some(error.line()), column: Some(error.column()) };
    Diagnostic::error(place, format!("is no graph: {error}"), "give a graph.json that `tieline build` wrote")
}

fn other_form(file: &str, format: &str, version: u32) -> Diagnostic {
    let message =
        format!("has the form {format} {version}, and this program reads {} {}", FORMAT.0, FORMAT.1);
    Diagnostic::error(Place::at(file, "", 0), message, "build the graph again with this version of tieline")
}

struct Reader<'r> {
    file: &'r str,
    source: &'r str,
    schema: &'r Schema,
    documents: &'r [Document],
    index: BTreeMap<&'r str, DocumentIx>,
}

fn index(documents: &[Document]) -> BTreeMap<&str, DocumentIx> {
    documents
        .iter()
        .enumerate()
        .map(|(index, document)| (document.id.as_str(), DocumentIx::new(index)))
        .collect()
}

/// The item that an error is about: the key that stands after its id, what people call it, and the id.
#[derive(Clone, Copy)]
struct Item<'i> {
    next: &'i str,
    what: &'i str,
    id: &'i str,
}

impl Reader<'_> {
    fn head(&self, parsed: &File) -> Result<(), Diagnostic> {
        if (parsed.format.as_str(), parsed.version) != FORMAT {
            return Err(other_form(self.file, &parsed.format, parsed.version));
        }
        let (built, given) = (&parsed.schema.namespace, self.schema.namespace());
        if built != given {
            let message = format!("was built by the schema <{built}>, not <{given}>");
            return Err(Diagnostic::error(Place::at(self.file, "", 0), message, BUILD_AGAIN));
        }
        Ok(())
    }

    fn unique_documents(&self) -> Result<(), Diagnostic> {
        // The index holds the last of two documents of one id.
        let twice =
            self.documents.iter().enumerate().find(|(at, document)| self.index[&*document.id].index() != *at);
        twice.map_or(Ok(()), |(_, document)| {
            let item = Item { next: "source", what: "document", id: &document.id };
            Err(self.error(item, format!("two documents have the id `{}`", document.id)))
        })
    }

    /// An error on the line of an item, if the file is laid out as it was written.
    fn error(&self, item: Item, message: String) -> Diagnostic {
        let key = format!("{{\"id\":{},{}:", json!(item.id), json!(item.next));
        let place = match self.source.find(&key) {
            Some(offset) => Place::at(self.file, self.source, offset),
            None => Place::file(self.file),
        };
        Diagnostic::error(place, message, BUILD_AGAIN)
    }

    fn lacking(&self, item: Item, relation: &str, name: &str) -> Diagnostic {
        let Item { what, id, .. } = item;
        self.error(item, format!("the {what} `{id}` {relation} `{name}`, which the schema lacks"))
    }

    fn document(&self, item: Item, id: &str) -> Result<DocumentIx, Diagnostic> {
        self.index.get(id).copied().ok_or_else(|| {
            self.error(
                item,
                format!("the {} `{}` names the document `{id}`, which the file lacks", item.what, item.id),
            )
        })
    }

    /// A span, if the words under it are those given, where any are.
    fn span(
        &self,
        item: Item,
        document: DocumentIx,
        span: Span,
        words: Option<&str>,
    ) -> Result<Span, Diagnostic> {
        let document = &self.documents[document.index()];
        let found = document.text.get(span.start as usize..span.end as usize);
        if found.is_some() && (words.is_none() || found == words) {
            return Ok(span);
        }
        let (Item { what, id, .. }, Span { start, end }) = (item, span);
        Err(self.error(
            item,
            format!(
                "the {what} `{id}` quotes words that do not stand at bytes {start}..{end} of `{}`",
                document.id
            ),
        ))
    }

    fn node(&self, node: NodeRecord) -> Result<Node, Diagnostic> {
        let item = Item { next: "class", what: "node", id: &node.id };
        let class = self
            .schema
            .class_id(&node.class)
            .ok_or_else(|| self.lacking(item, "is of the class", &node.class))?;
        let document = node.document.map(|id| self.document(item, &id)).transpose()?;
        let mentions =
            node.mentions.into_iter().map(|mention| self.mention(item, mention)).collect::<Result<_, _>>()?;
        Ok(Node {
            class,
            mentions,
            document,
            id: node.id,
            label: node.label,
            aliases: node.aliases,
            identifiers: node.identifiers,
            attributes: node.attributes,
            reasons: node.reasons,
        })
    }

    fn mention(&self, node: Item, mention: MentionRecord) -> Result<NodeMention, Diagnostic> {
        let document = self.document(node, &mention.document)?;
        let span = Span { start: mention.start, end: mention.end };
        let title = mention.title.map(|title| {
            self.span(node, document, Span { start: title.start, end: title.end }, Some(&title.text))
        });
        let class = mention.class.map(|name| {
            let class = self.schema.class_id(&name);
            class.ok_or_else(|| self.lacking(node, "has a mention of the class", &name))
        });
        Ok(NodeMention {
            document,
            class: class.transpose()?,
            span: self.span(node, document, span, Some(&mention.text))?,
            sentence: self.span(node, document, mention.sentence, None)?,
            form: mention.form,
            title: title.transpose()?,
            reason: mention.reason,
            confidence: mention.confidence,
        })
    }

    fn edge(&self, edge: EdgeRecord) -> Result<(String, String, Edge), Diagnostic> {
        let item = Item { next: "relation", what: "edge", id: &edge.id };
        let property = self.schema.property_id(&edge.relation);
        let property = property.ok_or_else(|| self.lacking(item, "is of the relation", &edge.relation))?;
        let evidence =
            edge.evidence.into_iter().map(|one| self.evidence(item, one)).collect::<Result<_, _>>()?;
        let read = Edge {
            property,
            evidence,
            publishers: edge.publishers,
            id: edge.id,
            status: edge.status,
            attributes: edge.attributes,
            confidence: edge.confidence,
        };
        Ok((edge.source, edge.target, read))
    }

    fn evidence(&self, edge: Item, one: EvidenceRecord) -> Result<Evidence, Diagnostic> {
        let document = self.document(edge, &one.document)?;
        let span = |start, end, words: &str| self.span(edge, document, Span { start, end }, Some(words));
        let quote = |quote: Quote| span(quote.start, quote.end, &quote.text);
        Ok(Evidence {
            document,
            sentence: span(one.start, one.end, &one.quote)?,
            source: quote(one.source)?,
            target: one.target.map(quote).transpose()?,
            speaker: one.speaker.map(quote).transpose()?,
            method: one.method,
            confidence: one.confidence,
        })
    }
}
