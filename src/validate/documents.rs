//! What is checked of documents.

use super::records::Raw;
use super::{Finding, Kind, spans};
use crate::schema::{Role, Schema};
use crate::types::Document;
use std::collections::{BTreeMap, BTreeSet};

/// The documents by their ids.
pub(super) type Documents<'r> = BTreeMap<&'r str, &'r Document>;

pub(super) fn check<'r>(graph: &'r Raw, schema: &Schema, found: &mut Vec<Finding>) -> Documents<'r> {
    let with_node: BTreeSet<&str> =
        graph.nodes.iter().filter_map(|node| node.value.document.as_deref()).collect();
    for placed in &graph.documents {
        let document = &placed.value;
        let digits = |c: u8| c.is_ascii_digit() || (b'a'..=b'f').contains(&c);
        if document.sha256.len() != 64 || !document.sha256.bytes().all(digits) {
            placed.report(found, Kind::Digest, format!("`{}` is no SHA-256", document.sha256));
        }
        if schema.class_for(Role::Document).is_some() && !with_node.contains(document.id.as_str()) {
            placed.report(found, Kind::DocumentNode, "no node stands for the document".to_owned());
        }
        for span in document.dateline.iter().flat_map(|dateline| [dateline.place, dateline.span]) {
            if let Some((kind, what)) = spans::fault(document, span.start.into(), span.end.into(), None) {
                placed.report(found, kind, format!("the dateline: {what}"));
            }
        }
    }
    graph.documents.iter().map(|placed| (placed.id.as_str(), &placed.value)).collect()
}
