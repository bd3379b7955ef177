//! Where the ends of what a rule states lie.

use super::by_rule::Sentence;
use super::rules::Rule;
use crate::matcher::{Match, fold_name};
use crate::schema::Schema;
use crate::types::{ClaimStatus, ClassId, Diagnostic, EntityIx, LocalEntity, MentionIx, Place, PropertyId};
use std::collections::BTreeSet;
use toml::Spanned;

/// Where a rule's source lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum RuleSource {
    /// What the pattern binds to this name.
    Bound(String),
    /// The sources of these relations, wherever the document states them.
    SourcesOf(Vec<PropertyId>),
}

/// Where a rule's target lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum RuleTarget {
    /// What the pattern binds to this name.
    Bound(String),
    /// The document itself.
    Document,
    /// What bears one of these names, folded.
    Named(Vec<String>),
    /// The only thing of the document whose name holds one of these phrases, folded.
    Only(Vec<String>),
    /// What the text named last of this class.
    Latest(ClassId),
}

/// Reads what a rule says of its ends.
pub(super) struct Ends<'e> {
    pub(super) at: &'e dyn Fn(&Spanned<String>) -> Place,
    pub(super) names: &'e [&'e str],
    pub(super) schema: &'e Schema,
}

impl Ends<'_> {
    pub(super) fn source(&self, key: &Spanned<String>) -> Result<RuleSource, Diagnostic> {
        let Some(relations) = key.get_ref().strip_prefix("sources of ") else {
            return self.bound(key).map(RuleSource::Bound);
        };
        let known = |name: &str| {
            self.schema.property_id(name.trim()).ok_or_else(|| {
                let message = format!("unknown relation `{name}`");
                Diagnostic::error((self.at)(key), message, "see `tieline schema` for those there are")
            })
        };
        relations.split('|').map(known).collect::<Result<_, _>>().map(RuleSource::SourcesOf)
    }

    pub(super) fn target(&self, key: &Spanned<String>) -> Result<RuleTarget, Diagnostic> {
        let text = key.get_ref().as_str();
        if text == "document" {
            return Ok(RuleTarget::Document);
        }
        let folded = |names: &str| names.split('|').map(fold_name).collect();
        if let Some(names) = text.strip_prefix("named ") {
            return Ok(RuleTarget::Named(folded(names)));
        }
        if let Some(names) = text.strip_prefix("only ") {
            return Ok(RuleTarget::Only(folded(names)));
        }
        if let Some(class) = text.strip_prefix("latest ") {
            return self.schema.class_id(class.trim()).map(RuleTarget::Latest).ok_or_else(|| {
                let message = format!("unknown class `{class}`");
                Diagnostic::error((self.at)(key), message, "see `tieline schema` for those there are")
            });
        }
        self.bound(key).map(RuleTarget::Bound)
    }

    fn bound(&self, key: &Spanned<String>) -> Result<String, Diagnostic> {
        let name = key.get_ref().clone();
        if self.names.contains(&name.as_str()) {
            return Ok(name);
        }
        let message = format!("the pattern binds no `{name}`");
        Err(Diagnostic::error((self.at)(key), message, "bind it in the pattern, as in `{name:Person}`"))
    }
}

impl Sentence<'_> {
    /// The sources that a rule speaks of, each by a mention.
    pub(super) fn sources(&self, rule: &Rule, fit: &Match) -> Vec<MentionIx> {
        let properties = match &rule.source {
            RuleSource::Bound(name) => return fit.mentions(name).to_vec(),
            RuleSource::SourcesOf(properties) => properties,
        };
        let stated = self
            .known
            .unwrap_or_default()
            .iter()
            .filter(|one| properties.contains(&one.property) && one.status == ClaimStatus::Asserted);
        let sources: BTreeSet<EntityIx> = stated.map(|one| one.source).collect();
        sources.into_iter().filter_map(|entity| self.mention(entity)).collect()
    }

    /// The targets that a rule speaks of, each by a mention; none for the document.
    pub(super) fn targets(&self, rule: &Rule, fit: &Match) -> Vec<Option<MentionIx>> {
        match &rule.target {
            RuleTarget::Document => vec![None],
            RuleTarget::Bound(name) => fit.mentions(name).iter().copied().map(Some).collect(),
            RuleTarget::Named(names) => {
                let found = self.bearing(|name| names.iter().any(|one| one == name)).next();
                found.and_then(|entity| self.mention(entity)).map(Some).into_iter().collect()
            }
            RuleTarget::Only(phrases) => {
                let holds = |name: &str| phrases.iter().any(|phrase| contains_phrase(name, phrase));
                let mut found = self.bearing(holds);
                let only = found.next().filter(|_| found.next().is_none());
                only.and_then(|entity| self.mention(entity)).map(Some).into_iter().collect()
            }
            RuleTarget::Latest(class) => {
                let end = self.text.sentences[self.index.index()].span.end;
                let fits = |at: &usize| {
                    self.mentions[*at].span.end <= end
                        && self.owner(MentionIx::new(*at)).is_some_and(|entity| {
                            self.schema.is_a(self.entities[entity.index()].class, *class)
                        })
                };
                let latest =
                    (0..self.mentions.len()).filter(fits).max_by_key(|at| self.mentions[*at].span.start);
                latest.map(|at| Some(MentionIx::new(at))).into_iter().collect()
            }
        }
    }

    /// The entities of which one folded name is as asked.
    fn bearing(&self, is: impl Fn(&str) -> bool) -> impl Iterator<Item = EntityIx> {
        let bears = move |entity: &LocalEntity| entity.names().any(|name| is(&fold_name(name)));
        (0..self.entities.len()).filter(move |&at| bears(&self.entities[at])).map(EntityIx::new)
    }

    /// The mention of an entity nearest to the sentence.
    fn mention(&self, entity: EntityIx) -> Option<MentionIx> {
        self.entities[entity.index()].nearest(self.mentions, self.text.sentences[self.index.index()].span)
    }
}

/// Whether a folded name holds a folded phrase as whole words.
fn contains_phrase(name: &str, phrase: &str) -> bool {
    format!(" {name} ").contains(&format!(" {phrase} "))
}
