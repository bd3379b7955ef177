//! Extractions and their resolution become a graph.

use super::fit::fitting;
use super::sources::Sources;
use super::{Edge, KnowledgeGraph, Node, NodeMention};
use crate::schema::{Role, Schema};
use crate::types::{
    ClaimStatus, DocumentIx, EntityIx, Evidence, Extraction, Method, NodeCluster, NodeFacts, PropertyId,
    RelationMention, Reprint, Resolution, Target,
};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// What makes two relation mentions one edge: relation, source, target, standing.
type EdgeKey = (PropertyId, String, String, ClaimStatus);

#[derive(Default)]
struct Gathered {
    attributes: BTreeMap<String, BTreeSet<String>>,
    evidence: BTreeSet<Evidence>,
}

/// Builds the graph. `corpus` is in the order that the handles of `resolution` and `reprints` count by; `facts` are what lists
/// know of nodes, by their ids.
///
/// # Panics
/// If the resolution's node ids are not unique.
pub(crate) fn build(
    corpus: Vec<Extraction>,
    resolution: &Resolution,
    reprints: &[Reprint],
    facts: &BTreeMap<String, NodeFacts>,
    schema: &Schema,
) -> KnowledgeGraph {
    let mut gathered = gather(&corpus, &owners(resolution), schema);
    repeated(&corpus, reprints, schema, &mut gathered);
    let repeats = reprints.iter().map(|reprint| (reprint.document, reprint.original));
    let sources = Sources::of(corpus.iter().map(|extraction| &extraction.document), repeats);
    let edges: Vec<_> =
        gathered.into_iter().map(|(key, gathered)| edge(key, gathered, &sources, schema)).collect();
    let documents = schema.class_for(Role::Document).map(|class| {
        corpus.iter().enumerate().map(move |(index, extraction)| Node {
            id: document_id(extraction),
            class,
            label: extraction.document.title.clone().unwrap_or_else(|| extraction.document.id.clone()),
            aliases: Vec::new(),
            identifiers: BTreeMap::new(),
            attributes: BTreeMap::new(),
            mentions: Vec::new(),
            reasons: Vec::new(),
            document: Some(DocumentIx::new(index)),
        })
    });
    let nodes = resolution.nodes.iter().map(|cluster| {
        let NodeFacts { identifiers, attributes } = facts.get(&cluster.id).cloned().unwrap_or_default();
        Node {
            id: cluster.id.clone(),
            class: cluster.class,
            label: cluster.label.clone(),
            aliases: cluster.aliases.clone(),
            identifiers,
            attributes,
            mentions: mentions(&corpus, cluster),
            reasons: cluster.reasons.clone(),
            document: None,
        }
    });
    let nodes: Vec<Node> = nodes.chain(documents.into_iter().flatten()).collect();
    let classes = nodes.iter().map(|node| (node.id.as_str(), node.class)).collect();
    let edges = fitting(edges, &classes, schema);
    let documents = corpus.into_iter().map(|extraction| extraction.document).collect();
    KnowledgeGraph::new(documents, nodes, edges)
        .expect("a resolution's node ids are unique, a slash sets document ids apart, and edges end at resolved nodes")
}

fn document_id(extraction: &Extraction) -> String {
    format!("document/{}", extraction.document.id)
}

fn owners(resolution: &Resolution) -> BTreeMap<(DocumentIx, EntityIx), &str> {
    resolution
        .nodes
        .iter()
        .flat_map(|cluster| cluster.members.iter().map(move |&member| (member, cluster.id.as_str())))
        .collect()
}

fn mentions(corpus: &[Extraction], cluster: &NodeCluster) -> Vec<NodeMention> {
    let mut mentions: Vec<NodeMention> = cluster
        .members
        .iter()
        .filter_map(|&(document, entity)| {
            let extraction = corpus.get(document.index())?;
            Some((document, extraction, extraction.entities.get(entity.index())?))
        })
        .flat_map(|(document, extraction, entity)| {
            entity.mentions.iter().map(move |ix| {
                let mention = &extraction.mentions[ix.index()];
                NodeMention {
                    document,
                    span: mention.span,
                    sentence: extraction.sentences[ix.index()],
                    class: Some(mention.class).filter(|&class| class != cluster.class),
                    form: mention.form,
                    title: mention.title,
                    reason: mention.reason.clone(),
                    confidence: mention.confidence,
                }
            })
        })
        .collect();
    mentions.sort();
    mentions
}

fn gather(
    corpus: &[Extraction],
    owners: &BTreeMap<(DocumentIx, EntityIx), &str>,
    schema: &Schema,
) -> BTreeMap<EdgeKey, Gathered> {
    let mut gathered: BTreeMap<EdgeKey, Gathered> = BTreeMap::new();
    for (index, extraction) in corpus.iter().enumerate() {
        for relation in &extraction.relations {
            let Some((key, evidence)) = place(DocumentIx::new(index), extraction, relation, owners, schema)
            else {
                continue;
            };
            let edge = gathered.entry(key).or_default();
            for (name, value) in &relation.attributes {
                edge.attributes.entry(name.clone()).or_default().insert(value.clone());
            }
            edge.evidence.insert(evidence);
        }
    }
    gathered
}

/// The edges between documents of which one repeats the other, if the schema has a relation for that. The words that both
/// have stand for the later document.
fn repeated(
    corpus: &[Extraction],
    reprints: &[Reprint],
    schema: &Schema,
    gathered: &mut BTreeMap<EdgeKey, Gathered>,
) {
    let nodes = schema.class_for(Role::Document);
    let Some(property) = schema.property_for(Role::Duplicate).filter(|_| nodes.is_some()) else { return };
    for reprint in reprints {
        let [source, target] =
            [reprint.document, reprint.original].map(|document| document_id(&corpus[document.index()]));
        let evidence = Evidence {
            document: reprint.document,
            sentence: reprint.passage,
            source: reprint.passage,
            target: None,
            speaker: None,
            method: Method::Rule("repeated-runs-of-words".into()),
            confidence: reprint.likeness,
        };
        let key = (property, source, target, ClaimStatus::Asserted);
        gathered.entry(key).or_default().evidence.insert(evidence);
    }
}

fn edge(
    (property, source, target, status): EdgeKey,
    gathered: Gathered,
    sources: &Sources,
    schema: &Schema,
) -> (String, String, Edge) {
    let evidence: Vec<Evidence> = gathered.evidence.into_iter().collect();
    let confidence = evidence.iter().map(|one| one.confidence).max().unwrap_or_default();
    let id = edge_id(&schema.property(property).name, &source, &target, status);
    let mut edge =
        Edge { id, property, status, attributes: gathered.attributes, confidence, evidence, publishers: 0 };
    edge.publishers = sources.count(edge.documents());
    (source, target, edge)
}

/// The edge that a relation mention belongs to, and its evidence; nothing for a relation of a node with itself.
fn place(
    document: DocumentIx,
    extraction: &Extraction,
    relation: &RelationMention,
    owners: &BTreeMap<(DocumentIx, EntityIx), &str>,
    schema: &Schema,
) -> Option<(EdgeKey, Evidence)> {
    let mut evidence = Evidence { document, ..relation.evidence.clone() };
    let mut source = (*owners.get(&(document, relation.source))?).to_owned();
    let mut target = match relation.target {
        Target::Document => document_id(extraction),
        Target::Entity(entity) => (*owners.get(&(document, entity))?).to_owned(),
    };
    if source == target {
        return None;
    }
    if schema.property(relation.property).symmetric && target < source {
        std::mem::swap(&mut source, &mut target);
        if let Some(span) = evidence.target {
            evidence.target = Some(evidence.source);
            evidence.source = span;
        }
    }
    Some(((relation.property, source, target, relation.status), evidence))
}

/// An id that depends on what the edge says alone, so that it stays when other documents come or go.
fn edge_id(relation: &str, source: &str, target: &str, status: ClaimStatus) -> String {
    let digest = Sha256::digest([relation, source, target, status.name()].join("\n").as_bytes());
    let bytes = digest.first_chunk::<8>().copied().unwrap_or_default();
    format!("e-{:016x}", u64::from_be_bytes(bytes))
}
