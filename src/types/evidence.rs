//! The words that state a relation.

use super::{Confidence, DocumentIx, Span};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// What found a relation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase", tag = "by", content = "id")]
pub enum Method {
    /// A rule of `schema/rules`, by its id.
    Rule(Cow<'static, str>),
    /// A trained model, by its name and version.
    Model(Cow<'static, str>),
}

impl Method {
    /// The id of the rule or model.
    pub fn id(&self) -> &str {
        match self {
            Self::Rule(id) | Self::Model(id) => id,
        }
    }

    /// `rule` or `model`.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Rule(_) => "rule",
            Self::Model(_) => "model",
        }
    }
}

/// One statement of a relation in one document.
///
/// The ends may lie outside the sentence: "Both countries have agreed" states a relation of two countries
/// that an earlier sentence names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Evidence {
    /// The document.
    pub document: DocumentIx,
    /// The sentence that states it.
    pub sentence: Span,
    /// The mention that stands for the source.
    pub source: Span,
    /// The mention that stands for the target; none where the target is the document.
    pub target: Option<Span>,
    /// The words that name who says so, where the text puts it in somebody's mouth: a mention, or a source without a name
    /// ("police", "court documents").
    pub speaker: Option<Span>,
    /// What found it.
    pub method: Method,
    /// How sure that is.
    pub confidence: Confidence,
}
