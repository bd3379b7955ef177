//! The items of `graph.json` as anybody may have written them: numbers and names that are checked later.

use super::Item;
use crate::types::{Document, MentionForm, Merge, Reason};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// An item with its place in its list.
pub(super) struct Placed<T> {
    pub(super) item: Item,
    pub(super) index: usize,
    pub(super) line: Option<usize>,
    pub(super) id: String,
    pub(super) value: T,
}

/// The file, without the items whose form is wrong.
pub(super) struct Raw {
    pub(super) documents: Vec<Placed<Document>>,
    pub(super) nodes: Vec<Placed<RawNode>>,
    pub(super) edges: Vec<Placed<RawEdge>>,
    /// The ids of all items, those whose form is wrong among them.
    pub(super) ids: [BTreeSet<String>; 3],
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawSpan {
    pub(super) start: i64,
    pub(super) end: i64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawQuote {
    pub(super) start: i64,
    pub(super) end: i64,
    pub(super) text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "the keys that nothing checks further are still asked for")]
pub(super) struct RawNode {
    pub(super) id: String,
    pub(super) class: String,
    pub(super) label: String,
    #[serde(default)]
    aliases: Vec<String>,
    #[serde(default)]
    identifiers: BTreeMap<String, String>,
    #[serde(default)]
    pub(super) attributes: BTreeMap<String, String>,
    #[serde(default)]
    reasons: Vec<Merge>,
    #[serde(default)]
    pub(super) document: Option<String>,
    #[serde(default)]
    pub(super) mentions: Vec<RawMention>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "the keys that nothing checks further are still asked for")]
pub(super) struct RawMention {
    pub(super) document: String,
    pub(super) start: i64,
    pub(super) end: i64,
    pub(super) text: String,
    pub(super) sentence: RawSpan,
    #[serde(default)]
    pub(super) class: Option<String>,
    form: MentionForm,
    #[serde(default)]
    pub(super) title: Option<RawQuote>,
    reason: Reason,
    pub(super) confidence: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawEdge {
    pub(super) relation: String,
    pub(super) source: String,
    pub(super) target: String,
    pub(super) status: String,
    #[serde(default)]
    pub(super) attributes: BTreeMap<String, BTreeSet<String>>,
    pub(super) confidence: f64,
    pub(super) support: usize,
    pub(super) publishers: usize,
    pub(super) evidence: Vec<RawEvidence>,
    #[serde(rename = "id")]
    _id: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawEvidence {
    pub(super) document: String,
    pub(super) start: i64,
    pub(super) end: i64,
    pub(super) quote: String,
    pub(super) source: RawQuote,
    #[serde(default)]
    pub(super) target: Option<RawQuote>,
    #[serde(default)]
    pub(super) speaker: Option<RawQuote>,
    pub(super) method: RawMethod,
    pub(super) confidence: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawMethod {
    pub(super) by: String,
    pub(super) id: String,
}
