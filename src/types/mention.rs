//! A place where the text speaks of something.

use super::{ClassId, Confidence, Span};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// How the text speaks of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum MentionForm {
    /// By a proper name, or an acronym of it.
    Name,
    /// By a description that tells it apart ("eight individuals tied to the gang").
    Description,
    /// By words that only point to it ("the agreement", "both countries").
    Reference,
}

/// Why a mention is one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase", tag = "by", content = "what")]
pub enum Reason {
    /// An entry of a word list; which list.
    List(Cow<'static, str>),
    /// A rule; which one.
    Rule(Cow<'static, str>),
    /// The trained reader.
    Model,
}

/// A span of text that speaks of one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Its bytes.
    pub span: Span,
    /// The type of the thing.
    pub class: ClassId,
    /// How it is spoken of.
    pub form: MentionForm,
    /// The words of an office or honorific that belong to it ("Director", "Lt. Gov.").
    pub title: Option<Span>,
    /// Why it was taken for a mention.
    pub reason: Reason,
    /// How sure that is.
    pub confidence: Confidence,
}
