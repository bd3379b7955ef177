//! Names, classes and ids of nodes.

use super::distinction::distinction;
use crate::schema::{Role, Schema};
use crate::types::{Extraction, LocalEntity, NodeCluster};
use std::collections::{BTreeMap, BTreeSet};

/// The name that most documents use, of equal ones the longest, then the first of the alphabet; and the others, sorted.
/// A person's name of one word is taken only where no document has more.
pub(super) fn names(entities: &[&LocalEntity], is_person: bool) -> (String, Vec<String>) {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for entity in entities {
        *counts.entry(&entity.name).or_default() += 1;
    }
    let capitals = |name: &str| name.chars().count() > 4 && !name.chars().any(char::is_lowercase);
    let label = counts
        .iter()
        .max_by_key(|(name, count)| {
            let is_full = !is_person || name.contains(' ');
            (is_full, !capitals(name), **count, name.chars().count(), std::cmp::Reverse(**name))
        })
        .map_or_else(String::new, |(name, _)| (*name).to_owned());
    let all: BTreeSet<&str> = entities
        .iter()
        .flat_map(|entity| std::iter::once(&entity.name).chain(&entity.aliases))
        .map(String::as_str)
        .collect();
    let aliases = all.into_iter().filter(|name| *name != label).map(str::to_owned).collect();
    (label, aliases)
}

/// Gives every node its id and puts the nodes in the order of their ids.
///
/// The id is made of the label; where several persons share it, also of what tells them apart; then of label and
/// class, and where they still do, the first document that names it and a number. None of this depends on the order of documents.
pub(super) fn name(nodes: &mut [NodeCluster], corpus: &[Extraction], schema: &Schema) {
    let with_class =
        |node: &NodeCluster| format!("{}-{}", slug(&node.label), slug(&schema.class(node.class).label));
    let with_document = |node: &NodeCluster| {
        let document = node.members.first().and_then(|(document, _)| corpus.get(document.index()));
        format!("{}-{}", with_class(node), document.map_or("", |extraction| extraction.document.id.as_str()))
    };
    let told_apart = |node: &NodeCluster| {
        let told = schema.plays(node.class, Role::Person).then(|| distinction(&node.members, corpus, schema));
        told.flatten()
            .map_or_else(|| node.id.clone(), |told| format!("{}-{}", slug(&node.label), slug(&told)))
    };
    for node in nodes.iter_mut() {
        node.id = slug(&node.label);
    }
    for wider in [&told_apart as &dyn Fn(&NodeCluster) -> String, &with_class, &with_document] {
        let shared = repeated(nodes);
        for node in nodes.iter_mut().filter(|node| shared.contains(&node.id)) {
            node.id = wider(node);
        }
    }
    let mut taken: BTreeSet<String> = BTreeSet::new();
    for node in nodes.iter_mut() {
        let free =
            (1..).map(|count| if count == 1 { node.id.clone() } else { format!("{}-{count}", node.id) });
        node.id = free.into_iter().find(|id| !taken.contains(id)).unwrap_or_default();
        taken.insert(node.id.clone());
    }
    nodes.sort_by(|a, b| a.id.cmp(&b.id));
}

fn repeated(nodes: &[NodeCluster]) -> BTreeSet<String> {
    let mut seen = BTreeSet::new();
    nodes.iter().filter(|node| !seen.insert(node.id.as_str())).map(|node| node.id.clone()).collect()
}

/// Lower-case letters and digits of any script, parts joined by hyphens, at most about 60 characters.
fn slug(label: &str) -> String {
    let folded = crate::matcher::fold_name(label);
    let mut slug = String::new();
    for word in folded.split(' ') {
        if !slug.is_empty() && slug.chars().count() + word.chars().count() > 60 {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.extend(word.chars().take(60));
    }
    if slug.is_empty() { "unnamed".into() } else { slug }
}
