//! Entities that share a name become one node.

use super::context::Contexts;
use super::label;
use crate::lexicon::{canonical, without_legal_form};
use crate::matcher::fold_name;
use crate::schema::{Role, Schema};
use crate::types::{ClassId, DocumentIx, EntityIx, Extraction, LocalEntity, NodeCluster, Resolution};
use std::collections::{BTreeMap, BTreeSet};

/// Resolves the entities of a build.
pub(crate) fn resolve(corpus: &[Extraction], schema: &Schema) -> Resolution {
    let entities: Vec<(DocumentIx, EntityIx, &LocalEntity)> = corpus
        .iter()
        .enumerate()
        .flat_map(|(document, extraction)| {
            extraction
                .entities
                .iter()
                .enumerate()
                .map(move |(index, entity)| (DocumentIx::new(document), EntityIx::new(index), entity))
        })
        .collect();
    let mut sets = Sets::new(entities.len());
    let mut shared: BTreeMap<(ClassId, String), Vec<usize>> = BTreeMap::new();
    for (position, (_, _, entity)) in entities.iter().enumerate() {
        for key in keys(entity, schema) {
            shared.entry((schema.top(entity.class), key)).or_default().push(position);
        }
    }
    let contexts = Contexts::of(corpus, schema);
    let person = schema.class_for(Role::Person).map(|class| schema.top(class));
    for ((top, name), members) in &shared {
        if Some(*top) == person {
            let of: Vec<(DocumentIx, EntityIx)> =
                members.iter().map(|&at| (entities[at].0, entities[at].1)).collect();
            for (a, b) in contexts.pairs(name, &of) {
                sets.join(members[a], members[b]);
            }
        } else {
            members.windows(2).for_each(|pair| sets.join(pair[0], pair[1]));
        }
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for position in 0..entities.len() {
        groups.entry(sets.find(position)).or_default().push(position);
    }
    let mut nodes: Vec<NodeCluster> =
        groups.values().map(|members| node(members, &entities, &shared)).collect();
    label::name(&mut nodes, corpus, schema);
    Resolution { nodes }
}

/// Names by which an entity is known in other documents: full names and acronyms, not a surname alone, and not the
/// description of a person, body, place or law that has a name.
fn keys(entity: &LocalEntity, schema: &Schema) -> Vec<String> {
    let person = schema.plays(entity.class, Role::Person);
    let place = schema.plays(entity.class, Role::Place);
    let company = schema.plays(entity.class, Role::Company);
    let bare = [Role::Person, Role::Organization, Role::Place, Role::Law]
        .into_iter()
        .any(|role| schema.plays(entity.class, role));
    let surname = |name: &str| person && !name.contains(' ') && entity.name.contains(' ');
    let described = |name: &str| bare && !name.starts_with(char::is_uppercase);
    std::iter::once(&entity.name)
        .chain(&entity.aliases)
        .filter(|name| !surname(name) && !described(name))
        .map(|name| if company { without_legal_form(name) } else { name })
        .map(|name| fold_name(canonical(name).filter(|_| place).unwrap_or(name)))
        .filter(|folded| folded.chars().count() > 1)
        .collect()
}

fn node(
    members: &[usize],
    entities: &[(DocumentIx, EntityIx, &LocalEntity)],
    shared: &BTreeMap<(ClassId, String), Vec<usize>>,
) -> NodeCluster {
    let of: Vec<&LocalEntity> = members.iter().map(|&position| entities[position].2).collect();
    let (label, aliases) = label::names(&of);
    let documents = |positions: &[usize]| {
        positions.iter().map(|&position| entities[position].0).collect::<BTreeSet<_>>().len()
    };
    let reasons = shared
        .iter()
        .filter(|(_, positions)| {
            positions.len() > 1 && positions.iter().all(|position| members.contains(position))
        })
        .map(|((_, name), positions)| match documents(positions) {
            1 => format!("one document names it twice, in forms of `{name}`"),
            count => format!("{count} documents call it `{name}`"),
        })
        .collect();
    NodeCluster {
        id: String::new(),
        class: Schema::majority(of.iter().map(|entity| entity.class)),
        label,
        aliases,
        members: members.iter().map(|&position| (entities[position].0, entities[position].1)).collect(),
        reasons: if members.len() > 1 { reasons } else { Vec::new() },
    }
}

/// Disjoint sets; the representative is the smallest member, whatever the order of joins.
struct Sets {
    parent: Vec<usize>,
}

impl Sets {
    fn new(count: usize) -> Self {
        Self { parent: (0..count).collect() }
    }

    fn find(&mut self, at: usize) -> usize {
        let mut root = at;
        while self.parent[root] != root {
            root = self.parent[root];
        }
        let mut walk = at;
        while self.parent[walk] != root {
            walk = std::mem::replace(&mut self.parent[walk], root);
        }
        root
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.find(a), self.find(b));
        self.parent[a.max(b)] = a.min(b);
    }
}
