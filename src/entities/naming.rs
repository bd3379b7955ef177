//! What an entity is called: its fullest name, and the others.

use super::cluster::Cluster;
use super::{headline, partial, plain, prosecutor};
use crate::lexicon::listed;
use crate::matcher::{fold, fold_name, words};
use crate::schema::{Role, Schema};
use crate::types::{LocalEntity, Mention, MentionForm, MentionIx, Text};

/// The entity of a cluster.
pub(super) fn entity(cluster: &Cluster, text: &Text, mentions: &[Mention], schema: &Schema) -> LocalEntity {
    let of = |ix: &MentionIx| &mentions[ix.index()];
    let told = cluster.mentions.iter().filter(|ix| of(ix).form != MentionForm::Reference);
    let mut names: Vec<&str> = Vec::new();
    for ix in told.clone() {
        let written = plain::whole(text.slice(of(ix).span));
        for name in plain::shorter(written, of(ix).class, schema).into_iter().chain([written]) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    let name = fullest(&names, text, mentions, cluster, schema);
    LocalEntity {
        class: Schema::majority(told.map(|ix| of(ix).class)),
        aliases: names
            .iter()
            .filter(|other| **other != name && !prosecutor::is_district_of(other, name))
            .map(|other| (*other).to_owned())
            .collect(),
        name: name.to_owned(),
        mentions: cluster.mentions.clone(),
    }
}

/// The longest name that is not a demonym, not printed in capitals where another is not, and not a headline's alone.
fn fullest<'n>(
    names: &[&'n str],
    text: &Text,
    mentions: &[Mention],
    cluster: &Cluster,
    schema: &Schema,
) -> &'n str {
    let first = cluster.mentions.first().map_or("", |ix| text.slice(mentions[ix.index()].span));
    let is_above = |name: &str| {
        let written = || {
            let all = cluster.mentions.iter().map(|ix| &mentions[ix.index()]);
            all.filter(|one| text.slice(one.span) == name)
        };
        written().next().is_some()
            && written().all(|one| {
                schema.plays(one.class, Role::Agreement) && headline::is_in_headline(text, one.span)
            })
    };
    let rank = |name: &str| {
        let folded: Vec<String> = words(name).map(|span| fold(span.of(name))).collect();
        let demonym =
            listed().at(&folded, 0).is_some_and(|(length, entry)| length == folded.len() && entry.demonym);
        let capitals = name.contains(' ') && !name.chars().any(char::is_lowercase);
        let possessive = name.strip_suffix('s').is_some_and(|stem| names.contains(&stem));
        let goes_on = names.iter().any(|other| partial::goes_on(name, other));
        let is_shout = |other: &&str| *other != name && fold_name(other) == fold_name(name);
        let shouted = !name.chars().any(char::is_lowercase) && names.iter().any(is_shout);
        (
            !demonym,
            !capitals,
            !shouted,
            !is_above(name),
            !possessive,
            !goes_on,
            name.chars().count(),
            name == first,
        )
    };
    names.iter().copied().max_by_key(|name| rank(name)).unwrap_or_default()
}
