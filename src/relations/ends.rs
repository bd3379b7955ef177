//! Where the ends of what a rule states lie.

use crate::matcher::fold_name;
use crate::schema::Schema;
use crate::types::{ClassId, Diagnostic, Place, PropertyId};
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
        if let Some(names) = text.strip_prefix("named ") {
            return Ok(RuleTarget::Named(names.split('|').map(|name| fold_name(name)).collect()));
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
