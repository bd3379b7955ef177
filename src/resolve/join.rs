//! From entities to nodes: profiles, units, pairs, comparisons, clusters.

use super::block::pairs;
use super::cluster::{Clustering, Link, cluster};
use super::compare::compare;
use super::decide::Chosen;
use super::decisions::Decisions;
use super::names::Kind;
use super::profile::{Named, Profile, profiles};
use super::symbols::Symbols;
use super::unit::{Unit, units};
use super::{label, reasons};
use crate::schema::{Role, Schema};
use crate::types::{
    Diagnostic, DocumentIx, EntityIx, Extraction, LocalEntity, Merge, NodeCluster, Resolution,
};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// All that was compared and what came of it.
pub(crate) struct Joined<'c> {
    pub(super) corpus: &'c [Extraction],
    pub(super) schema: &'c Schema,
    pub(super) profiles: Vec<Profile>,
    pub(super) units: Vec<Unit>,
    pub(super) symbols: Symbols,
    pub(super) links: Vec<Link>,
    pub(super) clustering: Clustering,
    pub(super) chosen: Chosen<'c>,
    diagnostics: Vec<Diagnostic>,
}

/// Resolves the entities of a build; the warnings are of large blocks and of decisions that no longer apply.
pub(crate) fn resolve(
    corpus: &[Extraction],
    schema: &Schema,
    decisions: &Decisions,
) -> (Resolution, Vec<Diagnostic>) {
    Joined::of(corpus, schema, decisions).into_resolution()
}

/// Units that one document calls by one name: it has two readings of one thing.
fn named_twice(units: &[Unit], symbols: &Symbols) -> Vec<Vec<usize>> {
    let mut named: BTreeMap<(DocumentIx, Kind, &str, Option<&str>), BTreeSet<usize>> = BTreeMap::new();
    for (at, unit) in units.iter().enumerate() {
        for name in unit.names.iter().map(|&name| symbols.name(name)) {
            for &document in &unit.documents {
                named.entry((document, unit.kind, &name.key, name.generation)).or_default().insert(at);
                if unit.kind == Kind::Body {
                    // The mark sets it apart from all keys.
                    named.entry((document, unit.kind, &name.legal, Some("legal"))).or_default().insert(at);
                }
            }
        }
    }
    let several = named.into_values().filter(|units| units.len() > 1);
    several.map(|units| units.into_iter().collect()).collect()
}

impl<'c> Joined<'c> {
    /// Compares and joins. The order of the documents does not matter: they are taken in that of their ids.
    pub(crate) fn of(corpus: &'c [Extraction], schema: &'c Schema, decisions: &'c Decisions) -> Self {
        let mut order: Vec<usize> = (0..corpus.len()).collect();
        order.sort_by(|&a, &b| corpus[a].document.id.cmp(&corpus[b].document.id));
        let mut symbols = Symbols::default();
        let mut all: Vec<Profile> = Vec::new();
        let mut named: Vec<Named> = corpus.iter().map(|_| Named::default()).collect();
        for at in order {
            let (of, held) = profiles(DocumentIx::new(at), &corpus[at], schema, &mut symbols);
            all.extend(of);
            named[at] = held;
        }
        let mut chosen = Chosen::of(decisions, &all, corpus);
        chosen.classify(&mut all, schema);
        let units = units(&all, &named, corpus, &symbols, &chosen.single);
        let (pairs, mut diagnostics) = pairs(&units, &symbols);
        let links: Vec<Link> = pairs
            .into_par_iter()
            .filter_map(|(a, b)| {
                let comparison = compare(&units[a], &units[b], &symbols, schema)?;
                comparison.level.is_candidate().then_some(Link { a, b, comparison })
            })
            .collect();
        let mut given = chosen.given(&units);
        let mut twice = named_twice(&units, &symbols);
        twice.retain(|group| !given.keeps_apart(group));
        given.same.extend(twice);
        let clustering = cluster(&units, &links, &symbols, &given);
        diagnostics.extend(chosen.diagnostics.iter().cloned());
        Self { corpus, schema, profiles: all, units, symbols, links, clustering, chosen, diagnostics }
    }

    /// The units of each cluster, by its smallest.
    pub(super) fn clusters(&self) -> BTreeMap<usize, Vec<usize>> {
        let mut clusters: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for at in 0..self.units.len() {
            clusters.entry(self.clustering.sets.root(at)).or_default().push(at);
        }
        clusters
    }

    /// An entity as its document has it.
    pub(super) fn entity(&self, profile: usize) -> &'c LocalEntity {
        let (document, entity) = self.profiles[profile].at;
        &self.corpus[document.index()].entities[entity.index()]
    }

    fn into_resolution(self) -> (Resolution, Vec<Diagnostic>) {
        let clusters = self.clusters();
        let mut why = reasons::of(&self);
        let mut nodes: Vec<NodeCluster> = clusters
            .iter()
            .map(|(root, units)| self.node(units, why.remove(root).unwrap_or_default()))
            .collect();
        label::name(&mut nodes, self.corpus, self.schema);
        (Resolution { nodes }, self.diagnostics)
    }

    fn node(&self, units: &[usize], reasons: Vec<Merge>) -> NodeCluster {
        let held: BTreeSet<usize> =
            units.iter().flat_map(|&at| self.units[at].members.iter().copied()).collect();
        let of: Vec<&LocalEntity> = held.iter().map(|&member| self.entity(member)).collect();
        let class = Schema::majority(held.iter().map(|&member| self.profiles[member].class));
        let (mut label, mut aliases) = label::names(&of, self.schema.plays(class, Role::Person));
        let (decided, decided_class) = self.chosen.named(&held);
        if let Some(decided) = decided.filter(|decided| **decided != *label) {
            aliases.retain(|alias| alias != decided);
            aliases.push(std::mem::replace(&mut label, decided.to_owned()));
            aliases.sort();
        }
        let mut members: Vec<(DocumentIx, EntityIx)> =
            held.iter().map(|&member| self.profiles[member].at).collect();
        members.sort();
        let decided_class = decided_class.filter(|&to| self.schema.top(to) == self.schema.top(class));
        NodeCluster {
            id: String::new(),
            class: decided_class.unwrap_or(class),
            label,
            aliases,
            members,
            reasons,
        }
    }
}
