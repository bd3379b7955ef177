//! Nodes of places: apart where the documents tell them apart, with what the lists know.

use super::choose::{Choice, Told, choose, is_likely};
use super::facts::{elsewhere, facts};
use super::pointers::Pointers;
use super::same::join;
use crate::lexicon::{Gazetted, Level};
use crate::matcher::fold_name;
use crate::schema::{Role, Schema};
use crate::types::{
    DocumentIx, EntityIx, Extraction, LocalEntity, Merge, NodeCluster, NodeFacts, Resolution,
};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// The resolution with places of one name apart, and by the ids of its nodes what the lists know of them.
pub(crate) fn locate(
    corpus: &[Extraction],
    resolution: Resolution,
    schema: &Schema,
) -> (Resolution, BTreeMap<String, NodeFacts>) {
    let pointers: Vec<Pointers> = corpus.iter().map(|extraction| Pointers::of(extraction, schema)).collect();
    let is_place = |cluster: &NodeCluster| schema.plays(cluster.class, Role::Place);
    let (places, mut nodes): (Vec<_>, Vec<_>) = resolution.nodes.into_iter().partition(is_place);
    let mut taken: BTreeSet<String> = nodes.iter().chain(&places).map(|node| node.id.clone()).collect();
    let mut told: Vec<(NodeCluster, Choice)> = Vec::new();
    for cluster in places {
        let groups = groups(&cluster, corpus, &pointers);
        let count = groups.len();
        for (at, (key, members)) in groups.into_iter().enumerate() {
            let mut node = cluster.clone();
            if count > 1 {
                node = part(&cluster, members, corpus);
                if at > 0 {
                    node.id = free(&format!("{}-{}", cluster.id, key.slug()), &mut taken);
                }
                node.reasons = vec![key.reason()];
            }
            told.push((node, key.0));
        }
    }
    let mut known = BTreeMap::new();
    for (node, choice) in join(told) {
        known.extend(Key(choice).facts().map(|facts| (node.id.clone(), facts)));
        nodes.push(node);
    }
    nodes.sort_by(|a, b| a.id.cmp(&b.id));
    (Resolution { nodes }, known)
}

/// What the members of a group have in common.
#[derive(Clone, Copy)]
struct Key(Choice);

impl Key {
    fn is(self, other: Self) -> bool {
        match (self.0, other.0) {
            (Choice::Listed(one, _), Choice::Listed(other, _))
            | (Choice::Elsewhere(one), Choice::Elsewhere(other)) => one == other,
            (Choice::Unknown, Choice::Unknown) => true,
            _ => false,
        }
    }

    /// The wider place by which it is told from others of the name.
    fn around(self) -> Option<Gazetted> {
        match self.0 {
            Choice::Listed(place, _) => place.around(),
            Choice::Elsewhere(region) => Some(region),
            Choice::Unknown => None,
        }
    }

    fn slug(self) -> String {
        self.around().map_or_else(|| "other".to_owned(), |wide| fold_name(wide.name()).replace(' ', "-"))
    }

    fn reason(self) -> Merge {
        let wide = self.around().map_or("a country of its own", Gazetted::name);
        Merge::because(format!("the documents put it in {wide}, and others of the name elsewhere"))
    }

    fn facts(self) -> Option<NodeFacts> {
        match self.0 {
            Choice::Listed(place, told) => Some(facts(place, told)),
            Choice::Elsewhere(region) => Some(elsewhere(region)),
            Choice::Unknown => None,
        }
    }

    /// Countries come first, then the largest; what no list has comes last.
    fn order(self) -> (Reverse<u64>, Option<(Level, &'static str, &'static str)>) {
        match self.0 {
            Choice::Listed(place, _) => (Reverse(place.population().max(1)), Some(place.key())),
            Choice::Elsewhere(region) => (Reverse(0), Some(region.key())),
            Choice::Unknown => (Reverse(0), None),
        }
    }
}

type Member = (DocumentIx, EntityIx);

/// The members of a cluster by the place that they are; what could not be told goes with the most.
fn groups(cluster: &NodeCluster, corpus: &[Extraction], pointers: &[Pointers]) -> Vec<(Key, Vec<Member>)> {
    let choices: Vec<(Member, Choice)> = cluster
        .members
        .iter()
        .map(|&(document, index)| {
            let entity = &corpus[document.index()].entities[index.index()];
            ((document, index), choose(&pointers[document.index()], index, entity))
        })
        .collect();
    let choices = as_one(choices);
    let pointed = pointed(&choices);
    let mut groups: Vec<(Key, Vec<Member>)> = Vec::new();
    let mut untold = Vec::new();
    for (member, choice) in choices {
        let key = Key(match (choice, pointed) {
            (Choice::Listed(largest, Told::Size(_)), Some(place)) if is_likely(place, largest) => {
                Choice::Listed(place, Told::Others(place.around().unwrap_or(place)))
            }
            _ => choice,
        });
        if matches!(choice, Choice::Unknown) {
            untold.push(member);
        } else if let Some((held, members)) = groups.iter_mut().find(|(held, _)| held.is(key)) {
            *held = surer(*held, key);
            members.push(member);
        } else {
            groups.push((key, vec![member]));
        }
    }
    groups.sort_by_key(|(key, _)| key.order());
    let most = groups.iter_mut().max_by_key(|(key, members)| (members.len(), Reverse(key.order())));
    match most {
        Some((_, members)) => {
            members.extend(untold);
            members.sort_unstable();
        }
        None => groups.push((Key(Choice::Unknown), untold)),
    }
    groups
}

/// A city and the country of its name (Singapore) are one where the documents name the country too.
fn as_one(mut choices: Vec<(Member, Choice)>) -> Vec<(Member, Choice)> {
    let countries: Vec<Choice> = choices.iter().map(|(_, choice)| *choice).collect();
    for (_, choice) in &mut choices {
        let Choice::Listed(city, _) = *choice else { continue };
        let is_state = |other: &&Choice| match other {
            Choice::Listed(country, _) => country.level == Level::Country && country.holds(city),
            _ => false,
        };
        if let Some(country) = countries.iter().find(is_state) {
            *choice = *country;
        }
    }
    choices
}

/// The one place that documents put a cluster in by words, where all that do so agree.
fn pointed(choices: &[(Member, Choice)]) -> Option<Gazetted> {
    let mut places = choices.iter().filter_map(|(_, choice)| match choice {
        Choice::Listed(place, Told::Beside(_) | Told::Document(_)) => Some(*place),
        _ => None,
    });
    let first = places.next()?;
    places.all(|place| place == first).then_some(first)
}

/// Of two choices of one place the one that rests on more.
fn surer(one: Key, other: Key) -> Key {
    let rank = |key: Key| match key.0 {
        Choice::Listed(_, Told::Beside(_)) => 0,
        Choice::Listed(_, Told::Document(_)) => 1,
        Choice::Listed(_, Told::Others(_)) => 2,
        _ => 3,
    };
    // What two documents name differently is told by the name that comes first in the alphabet.
    let name = |key: Key| match key.0 {
        Choice::Listed(_, Told::Beside(wide) | Told::Document(wide) | Told::Others(wide)) => wide.name(),
        _ => "",
    };
    if (rank(other), name(other)) < (rank(one), name(one)) { other } else { one }
}

/// Some members of a cluster as a node.
fn part(cluster: &NodeCluster, members: Vec<Member>, corpus: &[Extraction]) -> NodeCluster {
    let of: Vec<&LocalEntity> =
        members.iter().map(|(document, index)| &corpus[document.index()].entities[index.index()]).collect();
    let names: BTreeSet<&String> =
        of.iter().flat_map(|entity| std::iter::once(&entity.name).chain(&entity.aliases)).collect();
    let is_known = names.contains(&cluster.label);
    let label = if is_known { Some(&cluster.label) } else { of.iter().map(|entity| &entity.name).min() };
    let label = label.cloned().unwrap_or_default();
    NodeCluster {
        id: cluster.id.clone(),
        class: Schema::majority(of.iter().map(|entity| entity.class)),
        aliases: names.into_iter().filter(|name| **name != label).cloned().collect(),
        label,
        members,
        reasons: Vec::new(),
    }
}

/// An id that no other node has.
fn free(wanted: &str, taken: &mut BTreeSet<String>) -> String {
    let numbered =
        (1..).map(|count| if count == 1 { wanted.to_owned() } else { format!("{wanted}-{count}") });
    let id = numbered.into_iter().find(|id| !taken.contains(id)).unwrap_or_default();
    taken.insert(id.clone());
    id
}
