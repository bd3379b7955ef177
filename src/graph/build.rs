//! Extractions and their resolution become a graph.

use super::{Edge, KnowledgeGraph, Node, NodeMention};
use crate::schema::{Role, Schema};
use crate::types::{
    ClaimStatus, Confidence, DocumentIx, EntityIx, Evidence, Extraction, NodeCluster, PropertyId,
    RelationMention, Resolution, Target,
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

/// Builds the graph. `corpus` is in the order that the handles of `resolution` count by.
///
/// # Panics
/// If the resolution's node ids are not unique.
pub(crate) fn build(corpus: Vec<Extraction>, resolution: &Resolution, schema: &Schema) -> KnowledgeGraph {
    let owners = owners(resolution);
    let edges = gather(&corpus, &owners, schema);
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
    let nodes = resolution.nodes.iter().map(|cluster| Node {
        id: cluster.id.clone(),
        class: cluster.class,
        label: cluster.label.clone(),
        aliases: cluster.aliases.clone(),
        identifiers: BTreeMap::new(),
        attributes: BTreeMap::new(),
        mentions: mentions(&corpus, cluster),
        reasons: cluster.reasons.clone(),
        document: None,
    });
    let nodes: Vec<Node> = nodes.chain(documents.into_iter().flatten()).collect();
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
) -> Vec<(String, String, Edge)> {
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
        .into_iter()
        .map(|((property, source, target, status), gathered)| {
            let evidence: Vec<Evidence> = gathered.evidence.into_iter().collect();
            let confidence =
                evidence.iter().map(|one| one.confidence).max().unwrap_or(Confidence::from_permille(0));
            let id = edge_id(&schema.property(property).name, &source, &target, status);
            (
                source,
                target,
                Edge { id, property, status, attributes: gathered.attributes, confidence, evidence },
            )
        })
        .collect()
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
