//! The office of a U.S. attorney, called by its district.

use super::cluster::Cluster;
use crate::matcher::fold_name;
use crate::types::{Mention, MentionIx, Span, Text};

/// What U.S. attorneys are called, folded.
const ATTORNEY: [&str; 4] =
    ["u s attorney", "u s attorneys", "united states attorney", "united states attorneys"];

/// Words between an attorney and the district.
const OF: [&str; 6] = [" for the", " of the", " in the", " for", " of", " in"];

/// Gives a district that stands for an attorney's office ("U.S. Attorney Ann Lee of the District of Maine") to that
/// office, where the text names it too ("U.S. Attorney's Office for the District of Maine"). A district in which a
/// judge sits is a court, and another thing.
pub(super) fn merge(clusters: &mut Vec<Cluster>, text: &Text, mentions: &[Mention]) {
    let written = |ix: MentionIx| fold_name(text.slice(mentions[ix.index()].span));
    let office_of = |of: &Cluster, district: &str| {
        let bears = |ix: &MentionIx| {
            let name = written(*ix);
            name.ends_with(district) && is_office(&name)
        };
        clusters.iter().position(|cluster| cluster.top == of.top && cluster.mentions.iter().any(bears))
    };
    let mut moves = Vec::new();
    for (from, cluster) in clusters.iter().enumerate() {
        for &ix in &cluster.mentions {
            let name = written(ix);
            if is_district(&name) && is_attorneys(ix, text, mentions) {
                moves.extend(office_of(cluster, &name).filter(|&to| to != from).map(|to| (ix, from, to)));
            }
        }
    }
    for (ix, from, to) in moves {
        clusters[from].mentions.retain(|&other| other != ix);
        clusters[to].mentions.push(ix);
        clusters[to].mentions.sort();
    }
    clusters.retain(|cluster| !cluster.mentions.is_empty());
}

/// Whether the first is the district of an attorney's office, which is no name of it: a court has it too.
pub(super) fn is_district_of(district: &str, office: &str) -> bool {
    is_district(&fold_name(district)) && is_office(&fold_name(office))
}

/// Whether a folded name is that of a judicial district: "northern district of ohio".
fn is_district(name: &str) -> bool {
    name.split_once("district of ").is_some_and(|(before, _)| before.split(' ').count() <= 2)
}

/// Whether a folded name is that of a U.S. attorney's office.
fn is_office(name: &str) -> bool {
    ATTORNEY.iter().any(|attorney| name.starts_with(attorney)) && name.contains("office")
}

/// Whether one or several U.S. attorneys stand right before a mention, by name or without.
fn is_attorneys(ix: MentionIx, text: &Text, mentions: &[Mention]) -> bool {
    let place = mentions[ix.index()].span;
    let sentence = text.sentences[text.sentence_at(place).index()].span.start;
    let before = |end: u32| fold_name(text.slice(Span { start: sentence.min(end), end }));
    let mut said = before(place.start);
    let Some(of) = OF.iter().find(|of| said.ends_with(*of)) else { return false };
    said.truncate(said.len() - of.len());
    let is_attorney = |said: &str| ATTORNEY.iter().any(|attorney| said.ends_with(attorney));
    // Back over "Ann Lee and Bo Roe".
    for person in mentions[..ix.index()].iter().rev() {
        let name = fold_name(text.slice(person.span));
        if is_attorney(&said) || !said.trim_end_matches(" and").ends_with(&name) {
            break;
        }
        said = before(person.span.start);
    }
    is_attorney(&said)
}
