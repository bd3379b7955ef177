//! The items of `graph.json`, as they stand in it; names instead of handles.

use crate::types::{ClaimStatus, Confidence, Document, MentionForm, Merge, Method, Reason, Span};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The whole file.
#[derive(Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub(super) format: String,
    pub(super) version: u32,
    pub(super) schema: SchemaRecord,
    pub(super) documents: Vec<Document>,
    pub(super) nodes: Vec<NodeRecord>,
    pub(super) edges: Vec<EdgeRecord>,
}

/// The schema that the graph was built by.
#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct SchemaRecord {
    pub(super) name: String,
    pub(super) version: String,
    pub(super) namespace: String,
}

/// A span with the words under it.
#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct Quote {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) text: String,
}

/// A line of `nodes`.
#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct NodeRecord {
    pub(super) id: String,
    pub(super) class: String,
    pub(super) label: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) aliases: Vec<String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) identifiers: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) attributes: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) reasons: Vec<Merge>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) document: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) mentions: Vec<MentionRecord>,
}

/// A place that speaks of a node.
#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct MentionRecord {
    pub(super) document: String,
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) text: String,
    pub(super) sentence: Span,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) class: Option<String>,
    pub(super) form: MentionForm,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) title: Option<Quote>,
    pub(super) reason: Reason,
    pub(super) confidence: Confidence,
}

/// A line of `edges`.
#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct EdgeRecord {
    pub(super) id: String,
    pub(super) relation: String,
    pub(super) source: String,
    pub(super) target: String,
    pub(super) status: ClaimStatus,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) attributes: BTreeMap<String, BTreeSet<String>>,
    pub(super) confidence: Confidence,
    /// How many documents state it.
    pub(super) support: usize,
    /// How many independent publishers these come from, a reprint counted as what it repeats.
    pub(super) publishers: usize,
    pub(super) evidence: Vec<EvidenceRecord>,
}

/// A sentence that states an edge.
#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct EvidenceRecord {
    pub(super) document: String,
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) quote: String,
    pub(super) source: Quote,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) target: Option<Quote>,
    /// The words that name who says so, where the text puts it in somebody's mouth.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) speaker: Option<Quote>,
    pub(super) method: Method,
    pub(super) confidence: Confidence,
}

/// The beginning of a file of any version.
#[derive(Deserialize)]
pub(super) struct Head {
    pub(super) format: String,
    pub(super) version: u32,
}
