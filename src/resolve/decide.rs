//! Which entities the user's decisions are about, and what has become of the decisions.

use super::decisions::{Decision, Decisions, Thing, What};
use super::given::Given;
use super::profile::Profile;
use super::unit::Unit;
use crate::matcher::fold_name;
use crate::schema::Schema;
use crate::types::{ClassId, Diagnostic, Extraction, MentionForm};
use std::collections::{BTreeMap, BTreeSet};

/// Decisions with the positions of the profiles that each side means.
#[derive(Debug, Default)]
pub(super) struct Chosen<'d> {
    decisions: Vec<(&'d Decision, Vec<usize>, Vec<usize>)>,
    /// Profiles that a decision picks out of others of the name.
    pub(super) single: BTreeSet<usize>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

const GONE: &str = "delete the decision, or look up what the graph calls it with `tieline explain`";

impl<'d> Chosen<'d> {
    pub(super) fn of(decisions: &'d Decisions, profiles: &[Profile], corpus: &[Extraction]) -> Self {
        let mut chosen = Self::default();
        if decisions.is_empty() {
            return chosen;
        }
        let names = by_name(profiles, corpus);
        for decision in &decisions.all {
            let (a, b) = match &decision.what {
                What::Same(a, b) | What::Different(a, b) => (a, Some(b)),
                What::Rename(of, _) | What::Class(of, _) => (of, None),
            };
            let find = |thing: &Thing| -> Vec<usize> {
                let all = names.get(&thing.folded).into_iter().flatten().copied();
                all.filter(|&at| {
                    let document = &corpus[profiles[at].at.0.index()].document.id;
                    thing.document.as_ref().is_none_or(|wanted| wanted == document)
                })
                .collect()
            };
            let (left, right) = (find(a), b.map(find).unwrap_or_default());
            let missing = left.is_empty().then_some(a).or(b.filter(|_| right.is_empty()));
            if let Some(thing) = missing {
                let message = format!("the decision no longer applies: nothing is called {thing}");
                chosen.diagnostics.push(Diagnostic::warning(decision.place.clone(), message, GONE));
                continue;
            }
            if matches!(decision.what, What::Different(..)) && left.iter().any(|at| right.contains(at)) {
                let message = "the decision cannot hold: one document's reading bears both names".to_owned();
                let hint = "say in which documents each is named: { name = \"…\", document = \"…\" }";
                chosen.diagnostics.push(Diagnostic::warning(decision.place.clone(), message, hint));
                continue;
            }
            chosen.single.extend(left.iter().filter(|_| a.document.is_some()));
            chosen.single.extend(right.iter().filter(|_| b.is_some_and(|b| b.document.is_some())));
            chosen.decisions.push((decision, left, right));
        }
        chosen
    }

    /// Gives profiles the class that was decided, where it lies under the same uppermost class.
    pub(super) fn classify(&mut self, profiles: &mut [Profile], schema: &Schema) {
        for (decision, of, _) in &self.decisions {
            let What::Class(thing, class) = &decision.what else { continue };
            for &at in of {
                if schema.top(profiles[at].class) == schema.top(*class) {
                    profiles[at].class = *class;
                } else {
                    let message = format!(
                        "{thing} was read as {}, and cannot become {}",
                        schema.class(profiles[at].class).label,
                        schema.class(*class).label
                    );
                    let hint = "give a class under the same uppermost class: its relations depend on that";
                    let found = Diagnostic::warning(decision.place.clone(), message, hint);
                    if !self.diagnostics.contains(&found) {
                        self.diagnostics.push(found);
                    }
                }
            }
        }
    }

    /// The decisions in terms of units.
    pub(super) fn given(&mut self, units: &[Unit]) -> Given {
        let mut unit_of = BTreeMap::new();
        for (at, unit) in units.iter().enumerate() {
            unit_of.extend(unit.members.iter().map(|&member| (member, at)));
        }
        let of = |members: &[usize]| -> Vec<usize> {
            members.iter().map(|member| unit_of[member]).collect::<BTreeSet<_>>().into_iter().collect()
        };
        let mut given = Given::default();
        for (number, (decision, a, b)) in self.decisions.iter().enumerate() {
            let (a, b) = (of(a), of(b));
            match decision.what {
                What::Different(..) => given.different.push((number, [a, b])),
                What::Same(..) => given.same.push(a.into_iter().chain(b).collect()),
                _ => {}
            }
        }
        let contradicted = given.contradicted();
        for number in contradicted {
            let decision = self.decisions[number].0;
            let message = "the decision cannot hold: other decisions make these one".to_owned();
            let hint = "delete this decision, or those that say `same`";
            self.diagnostics.push(Diagnostic::warning(decision.place.clone(), message, hint));
        }
        given
    }

    /// The decision of a number.
    pub(super) fn decision(&self, number: usize) -> &'d Decision {
        self.decisions[number].0
    }

    /// Decisions that made some of these members one.
    pub(super) fn joining<'c>(
        &'c self,
        members: &'c BTreeSet<usize>,
    ) -> impl Iterator<Item = &'d Decision> + 'c {
        self.decisions
            .iter()
            .filter(|(decision, a, _)| {
                matches!(decision.what, What::Same(..)) && a.iter().all(|at| members.contains(at))
            })
            .map(|(decision, ..)| *decision)
    }

    /// What a node with these members is called and of what class it is, where that was decided.
    pub(super) fn named(&self, members: &BTreeSet<usize>) -> (Option<&'d str>, Option<ClassId>) {
        let (mut label, mut class) = (None, None);
        let about = self.decisions.iter().filter(|(_, of, _)| of.iter().any(|at| members.contains(at)));
        for (decision, ..) in about {
            match &decision.what {
                What::Rename(_, to) => label = Some(to.as_str()),
                What::Class(_, to) => class = Some(*to),
                _ => {}
            }
        }
        (label, class)
    }
}

/// Positions of profiles by each folded name that their documents call them.
fn by_name(profiles: &[Profile], corpus: &[Extraction]) -> BTreeMap<String, Vec<usize>> {
    let mut names: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, profile) in profiles.iter().enumerate() {
        let read = &corpus[profile.at.0.index()];
        let mentions =
            read.entities[profile.at.1.index()].mentions.iter().map(|ix| &read.mentions[ix.index()]);
        let told = mentions.filter(|mention| mention.form != MentionForm::Reference);
        let folded: BTreeSet<String> =
            told.map(|mention| fold_name(mention.span.of(&read.document.text))).collect();
        for name in folded {
            names.entry(name).or_default().push(at);
        }
    }
    names
}
