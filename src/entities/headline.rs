//! Agreements that a headline speaks of in words of its own.

use super::cluster::{self, Cluster};
use crate::lexicon::headline_verbs;
use crate::matcher::{fold, words};
use crate::schema::{Role, Schema};
use crate::types::{Mention, MentionIx, Span, Text};

/// A longer line, in bytes, is no headline.
const LONGEST: usize = 200;

/// Marks after which a line is no headline.
const ENDS: [char; 11] = ['.', '!', '?', ':', ';', ',', '"', '”', '’', ')', '…'];

/// Joins an agreement that only headlines name ("CANADA SIGNS HISTORIC PARTNERSHIP") with the first one that the text
/// itself names.
pub(super) fn merge(clusters: &mut Vec<Cluster>, text: &Text, mentions: &[Mention], schema: &Schema) {
    let is_agreement = |cluster: &Cluster| {
        cluster.mentions.first().is_some_and(|ix| schema.plays(mentions[ix.index()].class, Role::Agreement))
    };
    let is_above = |ix: &&MentionIx| is_in_headline(text, mentions[ix.index()].span);
    let agreements: Vec<usize> = (0..clusters.len()).filter(|&at| is_agreement(&clusters[at])).collect();
    let told = agreements
        .iter()
        .filter_map(|&at| Some((clusters[at].mentions.iter().find(|ix| !is_above(ix))?, at)));
    let Some((_, told)) = told.min() else { return };
    let joins = agreements
        .iter()
        .filter(|&&at| at != told && clusters[at].mentions.iter().all(|ix| is_above(&ix)))
        .map(|&at| (at, told))
        .collect();
    cluster::merge(clusters, joins);
}

/// Whether a place lies in a headline that tells of something signed.
pub(super) fn is_in_headline(text: &Text, place: Span) -> bool {
    heading(text, place).is_some_and(|line| {
        let folded: Vec<String> = words(line).map(|span| fold(span.of(line))).collect();
        (0..folded.len()).any(|at| headline_verbs().at(&folded, at).is_some())
    })
}

/// The line in which a place lies, where it is a heading: short, and without a mark at its end.
pub(super) fn heading(text: &Text, place: Span) -> Option<&str> {
    let source = &text.document.text;
    let (before, after) = (source.get(..place.start as usize)?, source.get(place.end as usize..)?);
    let from = before.rfind('\n').map_or(0, |at| at + 1);
    let to = after.find('\n').map_or(source.len(), |at| place.end as usize + at);
    let line = source.get(from..to)?.trim_end();
    (line.len() <= LONGEST && !line.ends_with(ENDS)).then_some(line)
}
