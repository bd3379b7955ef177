//! The graph as quads, a subject's together, subjects in the order of nodes, then of edges.

use super::characters::Characters;
use super::places;
use super::vocabulary::{core, encoded, integer, iri, local, term, value};
use crate::export::Rdf;
use crate::export::mentioned::document_ids;
use crate::export::xml::allowed;
use crate::graph::{EdgeView, KnowledgeGraph, Node};
use crate::schema::{Role, Schema};
use crate::types::{ClaimStatus, Confidence, Document, DocumentIx, Evidence, LATITUDE, LONGITUDE, Span};
use oxrdf::vocab::{rdf, rdfs, xsd};
use oxrdf::{GraphName, Literal, NamedNode, Quad, Term, Triple};
use std::collections::{BTreeMap, BTreeSet};

/// A maker of quads.
pub(super) struct Quads<'g> {
    graph: &'g KnowledgeGraph,
    schema: &'g Schema,
    base: &'g str,
    /// By document.
    documents: Vec<NamedNode>,
    /// By document.
    characters: Vec<Characters<'g>>,
    /// Who is named at the places that name speakers.
    speakers: BTreeMap<(DocumentIx, Span), &'g str>,
    mentioned: Option<NamedNode>,
    named: bool,
    xml: bool,
    version: Rdf,
}

impl<'g> Quads<'g> {
    pub(super) fn of(graph: &'g KnowledgeGraph, schema: &'g Schema, base: &'g str) -> Self {
        let documents = document_ids(graph);
        Self {
            graph,
            schema,
            base,
            documents: documents
                .iter()
                .map(|id| NamedNode::new_unchecked(format!("{base}{}", encoded(id))))
                .collect(),
            characters: graph.documents().iter().map(|document| Characters::of(&document.text)).collect(),
            speakers: speakers(graph),
            mentioned: schema.property_for(Role::Mentioned).map(|id| term(schema, &schema.property(id).name)),
            named: false,
            xml: false,
            version: Rdf::V11,
        }
    }

    /// Whether what a document states lies in the graph of that document; all else is in the default graph.
    pub(super) fn named(self, named: bool) -> Self {
        Self { named, ..self }
    }

    /// Without the characters that XML forbids.
    pub(super) fn for_xml(self) -> Self {
        Self { xml: true, ..self }
    }

    /// In a version of RDF.
    pub(super) fn version(self, version: Rdf) -> Self {
        Self { version, ..self }
    }

    /// All quads.
    pub(super) fn iter(&self) -> impl Iterator<Item = Quad> + '_ {
        let nodes = self.graph.nodes().flat_map(|node| {
            let direct = self.asserted_from(node).flat_map(|view| self.direct(&view));
            self.node(node).into_iter().chain(direct)
        });
        let edges = self
            .graph
            .edges()
            .flat_map(|view| self.statement(&view).into_iter().chain(self.all_evidence(&view)));
        nodes.chain(edges)
    }

    /// The graph that the quads are of.
    pub(super) fn graph(&self) -> &'g KnowledgeGraph {
        self.graph
    }

    /// What is said of a node itself, and the documents that mention it.
    pub(super) fn node(&self, node: &Node) -> Vec<Quad> {
        let mut about = About::new(self.named_node(&node.id), GraphName::DefaultGraph);
        about.add(rdf::TYPE.into_owned(), term(self.schema, &self.schema.class(node.class).name));
        about.add(rdfs::LABEL.into_owned(), self.words(&node.label));
        for alias in &node.aliases {
            about.add(iri("skos", "altLabel"), self.words(alias));
        }
        for (list, identifier) in &node.identifiers {
            about.add(iri("dcterms", "identifier"), self.words(&format!("{list}:{identifier}")));
        }
        for item in places::items(node) {
            about.add(iri("skos", "closeMatch"), item);
        }
        for (name, words) in &node.attributes {
            let property = places::property(name).unwrap_or_else(|| self.attribute(name));
            let degrees = [LATITUDE, LONGITUDE].contains(&name.as_str()).then(|| places::degrees(words));
            about.add(property, degrees.flatten().unwrap_or_else(|| self.value(words)));
        }
        let point =
            places::point(node).map(|point| (self.named_node(&format!("geometry/{}", node.id)), point));
        if let Some((geometry, _)) = &point {
            about.add(iri("geo", "hasGeometry"), geometry.clone());
        }
        let merges: Vec<NamedNode> = (1..=node.reasons.len())
            .map(|number| self.named_node(&format!("merge/{}/{number}", node.id)))
            .collect();
        for merge in &merges {
            about.add(core("mergedBy"), merge.clone());
        }
        if let Some(document) = node.document {
            self.document(self.graph.document(document), &mut about);
        }
        self.mentioned(node, &mut about);
        let mut quads = about.quads;
        if let Some((geometry, point)) = point {
            let mut about = About::new(geometry, GraphName::DefaultGraph);
            about.add(rdf::TYPE.into_owned(), iri("sf", "Point"));
            about.add(iri("geo", "asWKT"), point);
            quads.extend(about.quads);
        }
        for (subject, merge) in merges.into_iter().zip(&node.reasons) {
            let mut about = About::new(subject, GraphName::DefaultGraph);
            about.add(rdf::TYPE.into_owned(), core("Merge"));
            about.add(core("because"), self.words(&merge.because));
            if let Some(bits) = merge.bits {
                about.add(core("bits"), Literal::new_typed_literal(bits.to_string(), xsd::DECIMAL));
            }
            quads.extend(about.quads);
        }
        quads
    }

    fn document(&self, document: &Document, about: &mut About) {
        about.add(rdf::TYPE.into_owned(), iri("prov", "Entity"));
        about.add(iri("dcterms", "source"), self.words(&document.source));
        about.add(iri("dcterms", "language"), self.words(&document.language));
        about.add(core("sha256"), self.words(&document.sha256));
        if let Some(title) = &document.title {
            about.add(iri("dcterms", "title"), self.words(title));
        }
        if let Some(publisher) = &document.publisher {
            about.add(iri("dcterms", "publisher"), self.words(publisher));
        }
        if let Some(date) = document.published {
            about.add(iri("dcterms", "issued"), Literal::new_typed_literal(date.to_string(), xsd::DATE));
        }
    }

    /// The documents that mention a node, each in its own graph.
    fn mentioned(&self, node: &Node, about: &mut About) {
        let Some(mentioned) = &self.mentioned else { return };
        for document in node.documents().into_keys() {
            about.graph = self.graph_of(document);
            about.add(mentioned.clone(), self.documents[document.index()].clone());
        }
    }

    /// The edges that a node's direct triples stand for.
    pub(super) fn asserted_from<'n>(&'n self, node: &'n Node) -> impl Iterator<Item = EdgeView<'n>> {
        self.graph.edges_from(&node.id).filter(|view| view.edge.status == ClaimStatus::Asserted)
    }

    /// The triple of an edge, in the graphs of the documents that say so.
    pub(super) fn direct(&self, view: &EdgeView) -> Vec<Quad> {
        // Evidence is in the order of documents, so what repeats stands together.
        let mut graphs: Vec<GraphName> =
            view.edge.evidence.iter().map(|one| self.graph_of(one.document)).collect();
        graphs.dedup();
        graphs.into_iter().map(|graph| self.triple(view).in_graph(graph)).collect()
    }

    /// What an edge says.
    pub(super) fn triple(&self, view: &EdgeView) -> Triple {
        Triple::new(self.named_node(&view.source.id), self.relation(view), self.named_node(&view.target.id))
    }

    /// That there is such a statement, and all that is said of it.
    pub(super) fn statement(&self, view: &EdgeView) -> Vec<Quad> {
        let mut about = About::new(self.statement_iri(view), GraphName::DefaultGraph);
        let Triple { subject, predicate, object } = self.triple(view);
        if self.version == Rdf::V12 {
            about.add(rdf::REIFIES.into_owned(), Triple { subject, predicate, object });
        } else {
            about.add(rdf::TYPE.into_owned(), rdf::STATEMENT.into_owned());
            about.add(rdf::SUBJECT.into_owned(), Term::from(subject));
            about.add(rdf::PREDICATE.into_owned(), predicate);
            about.add(rdf::OBJECT.into_owned(), object);
        }
        about.quads.extend(self.annotation(view));
        about.quads
    }

    /// What is said of a statement.
    pub(super) fn annotation(&self, view: &EdgeView) -> Vec<Quad> {
        let edge = view.edge;
        let mut about = About::new(self.statement_iri(view), GraphName::DefaultGraph);
        about.add(core("status"), self.words(edge.status.name()));
        about.add(core("confidence"), decimal(edge.confidence));
        about.add(core("support"), integer(edge.support()));
        about.add(core("publishers"), integer(edge.publishers));
        for (name, values) in &edge.attributes {
            for words in values {
                about.add(self.attribute(name), self.value(words));
            }
        }
        for number in 1..=edge.evidence.len() {
            about.add(iri("prov", "wasDerivedFrom"), self.evidence_iri(view, number));
        }
        about.quads
    }

    /// The evidence of an edge.
    pub(super) fn all_evidence(&self, view: &EdgeView) -> Vec<Quad> {
        let numbered = (1..).zip(&view.edge.evidence);
        numbered.flat_map(|(number, one)| self.evidence(self.evidence_iri(view, number), one)).collect()
    }

    fn statement_iri(&self, view: &EdgeView) -> NamedNode {
        self.named_node(&format!("statement/{}", view.edge.id))
    }

    fn evidence_iri(&self, view: &EdgeView, number: usize) -> NamedNode {
        self.named_node(&format!("evidence/{}/{number}", view.edge.id))
    }

    fn evidence(&self, subject: NamedNode, evidence: &Evidence) -> Vec<Quad> {
        let document = self.graph.document(evidence.document);
        let mut about = About::new(subject, self.graph_of(evidence.document));
        for class in
            [iri("prov", "Entity"), iri("oa", "TextQuoteSelector"), iri("oa", "TextPositionSelector")]
        {
            about.add(rdf::TYPE.into_owned(), class);
        }
        about.add(iri("prov", "wasQuotedFrom"), self.documents[evidence.document.index()].clone());
        about.add(core("sha256"), self.words(&document.sha256));
        let characters = &self.characters[evidence.document.index()];
        about.add(iri("oa", "exact"), self.words(evidence.sentence.of(&document.text)));
        about.add(iri("oa", "start"), integer(characters.before(evidence.sentence.start)));
        about.add(iri("oa", "end"), integer(characters.before(evidence.sentence.end)));
        about.bytes(["startByte", "endByte"], evidence.sentence);
        about.add(core("sourceText"), self.words(evidence.source.of(&document.text)));
        about.bytes(["sourceStartByte", "sourceEndByte"], evidence.source);
        if let Some(target) = evidence.target {
            about.add(core("targetText"), self.words(target.of(&document.text)));
            about.bytes(["targetStartByte", "targetEndByte"], target);
        }
        if let Some(speaker) = evidence.speaker {
            if let Some(id) = self.speakers.get(&(evidence.document, speaker)) {
                about.add(iri("prov", "wasAttributedTo"), self.named_node(id));
            }
            about.add(core("speakerText"), self.words(speaker.of(&document.text)));
            about.bytes(["speakerStartByte", "speakerEndByte"], speaker);
        }
        about
            .add(core("method"), self.words(&format!("{}:{}", evidence.method.kind(), evidence.method.id())));
        about.add(core("confidence"), decimal(evidence.confidence));
        about.quads
    }

    fn graph_of(&self, document: DocumentIx) -> GraphName {
        if self.named { self.documents[document.index()].clone().into() } else { GraphName::DefaultGraph }
    }

    fn named_node(&self, id: &str) -> NamedNode {
        NamedNode::new_unchecked(format!("{}{}", self.base, encoded(id)))
    }

    fn relation(&self, view: &EdgeView) -> NamedNode {
        term(self.schema, &self.schema.property(view.edge.property).name)
    }

    /// The property of an attribute. The schema names attributes, so they are in its namespace.
    fn attribute(&self, name: &str) -> NamedNode {
        term(self.schema, &local(name))
    }

    fn words(&self, words: &str) -> Literal {
        if self.xml {
            Literal::new_simple_literal(allowed(words))
        } else {
            Literal::new_simple_literal(words)
        }
    }

    fn value(&self, words: &str) -> Literal {
        if self.xml { value(&allowed(words)) } else { value(words) }
    }
}

/// The nodes that are mentioned where a piece of evidence has its speaker.
fn speakers(graph: &KnowledgeGraph) -> BTreeMap<(DocumentIx, Span), &str> {
    let evidence = graph.edges().flat_map(|view| &view.edge.evidence);
    let wanted: BTreeSet<_> = evidence.filter_map(|one| Some((one.document, one.speaker?))).collect();
    let mentions = graph.nodes().flat_map(|node| node.mentions.iter().map(move |mention| (node, mention)));
    mentions
        .map(|(node, mention)| ((mention.document, mention.span), node.id.as_str()))
        .filter(|(place, _)| wanted.contains(place))
        .collect()
}

/// With a point always, so that every reader of Turtle takes the short form for a decimal.
fn decimal(confidence: Confidence) -> Literal {
    let digits = confidence.to_string();
    let digits = if digits.contains('.') { digits } else { format!("{digits}.0") };
    Literal::new_typed_literal(digits, xsd::DECIMAL)
}

/// Quads of one subject.
struct About {
    subject: NamedNode,
    graph: GraphName,
    quads: Vec<Quad>,
}

impl About {
    fn new(subject: NamedNode, graph: GraphName) -> Self {
        Self { subject, graph, quads: Vec::new() }
    }

    fn add(&mut self, predicate: NamedNode, object: impl Into<Term>) {
        self.quads.push(Quad::new(self.subject.clone(), predicate, object, self.graph.clone()));
    }

    fn bytes(&mut self, [start, end]: [&str; 2], span: Span) {
        self.add(core(start), integer(span.start as usize));
        self.add(core(end), integer(span.end as usize));
    }
}
