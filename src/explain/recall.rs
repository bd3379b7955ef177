//! What was read of the documents, taken back out of a graph.

use crate::graph::{EdgeView, KnowledgeGraph};
use crate::schema::Schema;
use crate::types::{
    DocumentIx, EntityIx, Evidence, Extraction, LocalEntity, Mention, MentionForm, MentionIx,
    RelationMention, Span, Target,
};
use std::collections::BTreeMap;

/// The documents' readings as the graph records them, in the order of the graph's documents, and the node of each entity.
///
/// A document's mentions of one node are one entity. Titles of an edge that its evidence's sentence does not hold are another
/// document's and left out.
pub(super) struct Recalled<'g> {
    pub(super) corpus: Vec<Extraction>,
    /// By document, by entity: the id of its node.
    pub(super) nodes: Vec<Vec<&'g str>>,
}

impl<'g> Recalled<'g> {
    /// The id of an entity's document and the sentence of its first mention, on one line.
    pub(super) fn sentence(&self, (document, entity): (DocumentIx, EntityIx)) -> Option<(&str, String)> {
        let read = self.corpus.get(document.index())?;
        let first = read.entities.get(entity.index())?.mentions.first()?;
        let sentence = read.sentences.get(first.index())?.of(&read.document.text);
        let words: Vec<&str> = sentence.split_whitespace().collect();
        Some((&read.document.id, words.join(" ")))
    }

    pub(super) fn of(graph: &'g KnowledgeGraph) -> Self {
        let mut corpus: Vec<Extraction> = graph
            .documents()
            .iter()
            .map(|document| Extraction {
                document: document.clone(),
                mentions: Vec::new(),
                sentences: Vec::new(),
                entities: Vec::new(),
                relations: Vec::new(),
            })
            .collect();
        let mut nodes: Vec<Vec<&str>> = corpus.iter().map(|_| Vec::new()).collect();
        let mut entities: BTreeMap<(DocumentIx, &str), EntityIx> = BTreeMap::new();
        for node in graph.nodes().filter(|node| node.document.is_none()) {
            for told in &node.mentions {
                let read = &mut corpus[told.document.index()];
                let entity = *entities.entry((told.document, node.id.as_str())).or_insert_with(|| {
                    nodes[told.document.index()].push(&node.id);
                    read.entities.push(LocalEntity {
                        class: node.class,
                        name: String::new(),
                        aliases: Vec::new(),
                        mentions: Vec::new(),
                    });
                    EntityIx::new(read.entities.len() - 1)
                });
                read.entities[entity.index()].mentions.push(MentionIx::new(read.mentions.len()));
                read.sentences.push(told.sentence);
                read.mentions.push(Mention {
                    span: told.span,
                    class: told.class.unwrap_or(node.class),
                    form: told.form,
                    title: told.title,
                    reason: told.reason.clone(),
                    confidence: told.confidence,
                });
            }
        }
        corpus.iter_mut().for_each(name);
        for view in graph.edges() {
            for evidence in &view.edge.evidence {
                let at = |node: &str| entities.get(&(evidence.document, node)).copied();
                let Some(source) = at(&view.source.id) else { continue };
                let target = at(&view.target.id).map_or(Target::Document, Target::Entity);
                let read = &mut corpus[evidence.document.index()];
                read.relations.extend(relations(&view, evidence, source, target, &read.document.text));
            }
        }
        Self { corpus, nodes }
    }

    /// The node of an entity.
    pub(super) fn node(&self, (document, entity): (DocumentIx, EntityIx)) -> &'g str {
        self.nodes[document.index()][entity.index()]
    }
}

/// Gives entities their class, longest name and other names.
fn name(read: &mut Extraction) {
    for entity in &mut read.entities {
        let told = entity.mentions.iter().map(|ix| &read.mentions[ix.index()]);
        let told = told.filter(|mention| mention.form != MentionForm::Reference);
        let classes: Vec<_> = told.clone().map(|mention| mention.class).collect();
        if !classes.is_empty() {
            entity.class = Schema::majority(classes.into_iter());
        }
        let mut names: Vec<&str> = Vec::new();
        for name in told.map(|mention| mention.span.of(&read.document.text)) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names.sort_by_key(|name| std::cmp::Reverse(name.chars().count()));
        let mut names = names.into_iter().map(str::to_owned);
        entity.name = names.next().unwrap_or_default();
        entity.aliases = names.collect();
    }
}

/// One relation for each title that the sentence holds, one without where it holds none.
fn relations(
    view: &EdgeView,
    evidence: &Evidence,
    source: EntityIx,
    target: Target,
    text: &str,
) -> Vec<RelationMention> {
    let sentence: &str = Span::of(evidence.sentence, text);
    let titles = view.edge.attributes.get("title").into_iter().flatten();
    let held: Vec<&String> = titles.filter(|title| sentence.contains(title.as_str())).collect();
    let relation = |title: Option<&String>| RelationMention {
        property: view.edge.property,
        source,
        target,
        status: view.edge.status,
        attributes: title.map(|title| ("title".to_owned(), title.clone())).into_iter().collect(),
        evidence: evidence.clone(),
    };
    if held.is_empty() {
        vec![relation(None)]
    } else {
        held.into_iter().map(|title| relation(Some(title))).collect()
    }
}
