//! What is checked of edges.

use super::documents::Documents;
use super::nodes::known;
use super::records::{Placed, Raw, RawEdge, RawEvidence, RawNode};
use super::{Finding, Kind, spans};
use crate::schema::Schema;
use crate::types::{ClaimStatus, ClassId, PropertyId};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn check(graph: &Raw, documents: &Documents, schema: &Schema, found: &mut Vec<Finding>) {
    let nodes = graph.nodes.iter().map(|node| (node.id.as_str(), &node.value)).collect();
    let check = Check { graph, documents, schema, nodes };
    let mut ties = Ties::default();
    for edge in &graph.edges {
        check.edge(edge, found);
        ties.edge(edge, schema, found);
    }
}

struct Check<'r> {
    graph: &'r Raw,
    documents: &'r Documents<'r>,
    schema: &'r Schema,
    nodes: BTreeMap<&'r str, &'r RawNode>,
}

impl Check<'_> {
    fn edge(&self, edge: &Placed<RawEdge>, found: &mut Vec<Finding>) {
        let RawEdge { relation, status, confidence, evidence, .. } = &edge.value;
        for (end, id) in [("source", &edge.value.source), ("target", &edge.value.target)] {
            if !self.graph.ids[1].contains(id) {
                edge.report(found, Kind::DanglingEnd, format!("its {end} `{id}` is no node"));
            }
        }
        match self.schema.property_id(relation) {
            None => {
                edge.report(found, Kind::UnknownRelation, format!("the schema has no relation `{relation}`"));
            }
            Some(property) => self.relation(edge, property, found),
        }
        if ClaimStatus::from_name(status).is_none() {
            let known = ClaimStatus::ALL.map(ClaimStatus::name).join(", ");
            edge.report(found, Kind::Status, format!("`{status}` is no claim status; there are {known}"));
        }
        if !spans::is_probability(*confidence) {
            let message = format!("has the confidence {confidence}, and 0 to 1 is allowed");
            edge.report(found, Kind::Confidence, message);
        }
        let best = evidence.iter().map(|one| one.confidence).fold(f64::NEG_INFINITY, f64::max);
        if evidence.is_empty() {
            edge.report(found, Kind::NoEvidence, "nothing states it".to_owned());
        } else if spans::is_probability(*confidence) && (best - confidence).abs() > 1e-9 {
            let message = format!("has the confidence {confidence}, and the best of its evidence is {best}");
            edge.report(found, Kind::Confidence, message);
        }
        Self::support(edge, found);
        for one in evidence {
            self.evidence(edge, one, found);
        }
    }

    fn support(edge: &Placed<RawEdge>, found: &mut Vec<Finding>) {
        let RawEdge { support, publishers, evidence, .. } = &edge.value;
        let documents = evidence.iter().map(|one| one.document.as_str()).collect::<BTreeSet<_>>().len();
        if documents == 0 {
            return;
        }
        if *support != documents {
            let message = format!("has the support {support}, and its evidence is of {documents} documents");
            edge.report(found, Kind::Support, message);
        } else if !(1..=documents).contains(publishers) {
            let message = format!("has {publishers} publishers, and 1 to {documents} are possible");
            edge.report(found, Kind::Support, message);
        }
    }

    fn relation(&self, edge: &Placed<RawEdge>, property: PropertyId, found: &mut Vec<Finding>) {
        let relation = self.schema.property(property);
        let ends = [
            (Kind::Domain, "starts at", &edge.value.source, &relation.domain),
            (Kind::Range, "leads to", &edge.value.target, &relation.range),
        ];
        for (kind, does, id, allowed) in ends {
            let Some(class) = self.nodes.get(id.as_str()).and_then(|node| self.schema.class_id(&node.class))
            else {
                continue;
            };
            if !allowed.iter().any(|&top| self.schema.is_a(class, top)) {
                let name = |id: ClassId| self.schema.class(id).name.as_str();
                let allowed = allowed.iter().map(|&id| name(id)).collect::<Vec<_>>().join(", ");
                let message =
                    format!("{does} `{id}`, a {}; `{}` allows {allowed}", name(class), relation.name);
                edge.report(found, kind, message);
            }
        }
        for name in edge.value.attributes.keys().filter(|name| !relation.attributes.contains(name)) {
            let message = format!("`{}` has no attribute `{name}`", relation.name);
            edge.report(found, Kind::UnknownAttribute, message);
        }
    }

    fn evidence(&self, edge: &Placed<RawEdge>, one: &RawEvidence, found: &mut Vec<Finding>) {
        if !spans::is_probability(one.confidence) {
            let message = format!("evidence has the confidence {}, and 0 to 1 is allowed", one.confidence);
            edge.report(found, Kind::Confidence, message);
        }
        if !["rule", "model"].contains(&one.method.by.as_str()) || one.method.id.is_empty() {
            let message = format!("`{}:{}` is no rule and no model", one.method.by, one.method.id);
            edge.report(found, Kind::Method, message);
        }
        known(self.graph, &one.document, edge, found);
        let Some(document) = self.documents.get(one.document.as_str()) else { return };
        if let Some((kind, what)) = spans::fault(document, one.start, one.end, Some(&one.quote)) {
            edge.report(found, kind, format!("the sentence: {what}"));
        }
        if let Some(quote) = &one.speaker
            && let Some((kind, what)) = spans::fault(document, quote.start, quote.end, Some(&quote.text))
        {
            edge.report(found, kind, format!("the speaker: {what}"));
        }
        let ends = [
            ("source", &edge.value.source, Some(&one.source)),
            ("target", &edge.value.target, one.target.as_ref()),
        ];
        for (end, id, quote) in ends {
            let Some(quote) = quote else { continue };
            if let Some((kind, what)) = spans::fault(document, quote.start, quote.end, Some(&quote.text)) {
                edge.report(found, kind, format!("the {end}: {what}"));
                continue;
            }
            let Some(node) = self.nodes.get(id.as_str()) else { continue };
            // All that a document says stands for the document.
            let is_own = node.document.as_ref() == Some(&one.document);
            let is_there = is_own
                || node.mentions.iter().any(|mention| {
                    (mention.document.as_str(), mention.start, mention.end)
                        == (&one.document, quote.start, quote.end)
                });
            if !is_there {
                let message = format!(
                    "the {end}: bytes {}..{} of `{}` are no mention of `{id}`",
                    quote.start, quote.end, one.document
                );
                edge.report(found, Kind::NotMentioned, message);
            }
        }
    }
}

/// Relations between the same two things in the same standing.
#[derive(Default)]
struct Ties<'r> {
    relations: BTreeMap<[&'r str; 3], BTreeSet<&'r str>>,
}

impl<'r> Ties<'r> {
    fn edge(&mut self, edge: &'r Placed<RawEdge>, schema: &Schema, found: &mut Vec<Finding>) {
        let RawEdge { relation, source, target, status, .. } = &edge.value;
        let beside = self.relations.entry([source.as_str(), target, status]).or_default();
        let property = schema.property_id(relation);
        for other in beside.iter() {
            let excluded = property
                .zip(schema.property_id(other))
                .is_some_and(|(one, other)| schema.excludes(one, other));
            if excluded {
                let message =
                    format!("`{relation}` does not hold beside `{other}` between the same two things");
                edge.report(found, Kind::Excluded, message);
            }
        }
        if !beside.insert(relation) {
            let message =
                format!("another edge says `{relation}` of `{source}` and `{target}` in the same standing");
            edge.report(found, Kind::RepeatedEdge, message);
        }
    }
}
