//! Names of which one is a part of the other.

use super::cluster::{self, Cluster};
use crate::lexicon::{happenings, without_legal_form};
use crate::matcher::{fold, fold_name, words};
use crate::schema::{Role, Schema};
use crate::types::{ClassId, Mention, MentionIx, Text};
use std::collections::BTreeMap;

/// Joins clusters of one uppermost class of which one name goes on where the other ends.
///
/// Any name of several words may go on in common words ("Reef Gang members", "Oslo Accord to protect cod"). Agreements, events, laws
/// and offenses may go on in anything, and agreements, laws and events told in common words may begin before it. A firm or
/// club is called by its first or last word ("Genesys" Health System, Vodafone "Warriors") where one name alone has it, a body or an
/// event by the end of its name ("Superior Court" for "Riverside County Superior Court", "Strategic Dialogue").
pub(super) fn merge(clusters: &mut Vec<Cluster>, text: &Text, mentions: &[Mention], schema: &Schema) {
    let names: Vec<(&str, ClassId)> =
        clusters.iter().map(|cluster| written(cluster, text, mentions)).collect();
    let plays = |at: usize, role: Role| schema.plays(names[at].1, role);
    let told = |at: usize| {
        [Role::Agreement, Role::Event, Role::Law, Role::Offense].iter().any(|&role| plays(at, role))
    };
    let begins_early = |at: usize| {
        plays(at, Role::Agreement)
            || plays(at, Role::Law)
            || plays(at, Role::Event) && names[at].0.starts_with(char::is_lowercase)
    };
    let is_part = |short: usize, long: usize| {
        let (part, whole) = (names[short].0, names[long].0);
        clusters[short].top == clusters[long].top
            && part.contains(' ')
            && (goes_on(whole, part)
                || told(short)
                    && whole
                        .strip_prefix(part)
                        .is_some_and(|rest| rest.starts_with(' ') && !is_happening(rest))
                || begins_early(short) && whole.strip_suffix(part).is_some_and(|rest| rest.ends_with(' ')))
    };
    let is_firm = |at: usize| is_firm(names[at].1, schema);
    let bears = |long: usize, word: &str| {
        let whole = names[long].0;
        is_firm(long)
            && (whole.strip_prefix(word).is_some_and(|rest| rest.starts_with(' '))
                || whole.strip_suffix(word).is_some_and(|rest| rest.ends_with(' ')))
    };
    let known_as = |short: usize| {
        let word = names[short].0;
        let is_word = !word.contains(' ')
            && word.chars().any(char::is_lowercase)
            && word.starts_with(char::is_uppercase);
        let mut bearers = (0..names.len()).filter(|&long| is_word && is_firm(short) && bears(long, word));
        bearers.next().filter(|_| bearers.next().is_none())
    };
    let has_tail =
        |at: usize| (plays(at, Role::Organization) || plays(at, Role::Event)) && names[at].0.contains(' ');
    let unit_of = |short: usize| {
        let is_whole = |long: &usize| {
            // The whole name comes first.
            let before = clusters[*long].mentions.iter().filter(|ix| **ix < clusters[short].mentions[0]);
            let mut written = before.map(|ix| text.slice(mentions[ix.index()].span));
            *long != short
                && clusters[*long].top == clusters[short].top
                && written.any(|whole| is_tail(names[short].0, whole))
        };
        let mut wholes = (0..names.len()).filter(|long| has_tail(short) && is_whole(long));
        wholes.next().filter(|_| wholes.next().is_none())
    };
    let joins = (0..names.len())
        .filter_map(|at| {
            let part = (0..names.len()).find(|&short| short != at && is_part(short, at));
            part.or_else(|| known_as(at)).or_else(|| unit_of(at)).map(|owner| (at, owner))
        })
        .collect();
    cluster::merge(clusters, joins);
}

/// Joins a firm's name with its legal form ("Harrow Media, Inc.") to the name without; not where the text tells two forms apart.
pub(super) fn merge_legal_forms(
    clusters: &mut Vec<Cluster>,
    text: &Text,
    mentions: &[Mention],
    schema: &Schema,
) {
    let mut firms: BTreeMap<String, Vec<(usize, bool)>> = BTreeMap::new();
    for (at, cluster) in clusters.iter().enumerate() {
        let (name, class) = written(cluster, text, mentions);
        let bare = without_legal_form(name);
        let form = name[bare.len()..].trim_matches(|c: char| !c.is_alphanumeric());
        if is_firm(class, schema) && !NO_SAME_FIRM.contains(&form) {
            firms.entry(fold_name(bare)).or_default().push((at, bare == name));
        }
    }
    let joins = firms.into_values().filter_map(|alike| match alike[..] {
        [(bare, true), (formal, false)] | [(formal, false), (bare, true)] => Some((formal, bare)),
        _ => None,
    });
    let joins = joins.collect();
    cluster::merge(clusters, joins);
}

/// Legal forms that tell another body from the one without: "Atlas Fund II", "Atlas Trust".
const NO_SAME_FIRM: [&str; 3] = ["II", "III", "Trust"];

/// Whether a class is that of firms, or of bodies of no other kind.
fn is_firm(class: ClassId, schema: &Schema) -> bool {
    [Role::Company, Role::Organization].iter().any(|&role| schema.class_for(role) == Some(class))
}

/// The first name of a cluster that is not another one with an "s" ("Harrows" beside "Harrow"), and its class.
fn written<'t>(cluster: &Cluster, text: &'t Text, mentions: &[Mention]) -> (&'t str, ClassId) {
    let name = |ix: &MentionIx| text.slice(mentions[ix.index()].span);
    let is_possessive = |ix: &&MentionIx| {
        name(ix)
            .strip_suffix('s')
            .is_some_and(|stem| cluster.mentions.iter().any(|other| name(other) == stem))
    };
    let first = cluster.mentions.iter().find(|ix| !is_possessive(ix)).unwrap_or(&cluster.mentions[0]);
    (name(first), mentions[first.index()].class)
}

/// Whether a name of several words begins the other, which goes on in a small word; not where that makes it the name
/// of something else: "Gaza war protests".
pub(super) fn goes_on(long: &str, short: &str) -> bool {
    let rest = long.strip_prefix(short).and_then(|rest| rest.strip_prefix(' '));
    short.contains(' ')
        && rest.is_some_and(|rest| rest.starts_with(char::is_lowercase) && !is_happening(rest))
}

/// Words after which another name begins: the "Bank of England" is no part of the "Board of the Bank of England".
const JOINTS: [&str; 9] = ["of", "the", "for", "and", "s", ",", "&", "/", "-"];

/// Whether a name ends in another one that stands for the same body or event.
fn is_tail(part: &str, whole: &str) -> bool {
    let split = whole.len().checked_sub(part.len()).filter(|at| whole.is_char_boundary(*at));
    let Some((before, end)) = split.map(|at| whole.split_at(at)) else { return false };
    let last = words(before).last().map(|span| fold(span.of(before)));
    part.starts_with(char::is_uppercase)
        && fold(end) == fold(part)
        && before.ends_with(' ')
        && last.is_some_and(|word| !JOINTS.contains(&word.trim_start_matches(['\'', '’'])))
}

/// Whether the words before the first preposition name a happening.
fn is_happening(rest: &str) -> bool {
    let folded: Vec<String> = words(rest).map(|span| fold(span.of(rest))).collect();
    let end =
        folded.iter().position(|word| ["of", "in", "to", "on", "for", "at", "with", "by"].contains(&&**word));
    (0..end.unwrap_or(folded.len())).any(|at| happenings().at(&folded, at).is_some())
}
