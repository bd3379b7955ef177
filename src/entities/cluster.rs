//! Mentions of one thing come together: same name, acronym and expansion, part of a person's name, words that
//! point back.

use super::naming::entity;
use super::{family, headline, partial, plain, prosecutor};
use crate::lexicon::{body_key, canonical, is_nickname};
use crate::matcher::{abbreviates, fold_name, spells_out};
use crate::schema::{Role, Schema};
use crate::types::{ClassId, LocalEntity, Mention, MentionForm, MentionIx, Reason, Span, Text};
use std::collections::BTreeMap;

/// The rule that finds acronyms in brackets.
const ACRONYM: &str = "acronym";

/// So many forms of a person's full name come together, one after another.
const FORMS: usize = 4;

/// Offices whose holders a text names by the surname from the start.
const KNOWN_BY_SURNAME: [&str; 6] =
    ["president", "vice president", "prime minister", "chancellor", "king", "queen"];

/// A cluster in the making.
pub(super) struct Cluster {
    pub(super) top: ClassId,
    /// Folded names.
    pub(super) names: Vec<String>,
    pub(super) mentions: Vec<MentionIx>,
}

/// The entities of a document, in the order of their first mention.
pub(crate) fn cluster(text: &Text, mentions: &[Mention], schema: &Schema) -> Vec<LocalEntity> {
    let mut clusters: Vec<Cluster> = Vec::new();
    for (index, mention) in mentions.iter().enumerate() {
        if mention.form != MentionForm::Reference {
            join(&mut clusters, text, MentionIx::new(index), mention, schema);
        }
    }
    merge_possessives(&mut clusters);
    partial::merge_legal_forms(&mut clusters, text, mentions, schema);
    partial::merge(&mut clusters, text, mentions, schema);
    merge_aliases(&mut clusters, text, mentions);
    merge_acronyms(&mut clusters, text, mentions);
    headline::merge(&mut clusters, text, mentions, schema);
    prosecutor::merge(&mut clusters, text, mentions);
    // Several times: who is known by two or more full names is one before the surname is looked at.
    for _ in 0..FORMS {
        let before = clusters.len();
        merge_persons(&mut clusters, text, mentions, schema);
        if clusters.len() == before {
            break;
        }
    }
    point_back(&mut clusters, mentions, schema);
    clusters.sort_by_key(|cluster| cluster.mentions.first().copied());
    clusters.iter().map(|cluster| entity(cluster, text, mentions, schema)).collect()
}

/// Puts a mention to those of the same folded name and uppermost class; listed names of one thing share a key.
fn join(clusters: &mut Vec<Cluster>, text: &Text, ix: MentionIx, mention: &Mention, schema: &Schema) {
    let top = schema.top(mention.class);
    let mut name = key(plain::whole(text.slice(mention.span)), mention.form);
    if schema.plays(mention.class, Role::Organization) {
        name = body_key(&name);
    }
    match clusters.iter_mut().find(|cluster| cluster.top == top && cluster.names.contains(&name)) {
        Some(cluster) => cluster.mentions.push(ix),
        None => clusters.push(Cluster { top, names: vec![name], mentions: vec![ix] }),
    }
}

/// What a name is compared by: the listed main name where a list knows it, else itself folded.
fn key(name: &str, form: MentionForm) -> String {
    let known = canonical(name).filter(|_| form == MentionForm::Name);
    fold_name(known.unwrap_or(name))
}

/// What stands between a name and another name of the same thing.
const ALIAS: [&str; 8] =
    ["aka", "a.k.a.", "a/k/a", "alias", "also known as", "better known as", "dba", "doing business as"];

/// Joins what the text says to be one: `Rodney King, aka "Shadow"`.
fn merge_aliases(clusters: &mut Vec<Cluster>, text: &Text, mentions: &[Mention]) {
    let owner = |ix: MentionIx| clusters.iter().position(|cluster| cluster.mentions.contains(&ix));
    let pairs = mentions.windows(2).enumerate().filter_map(|(at, pair)| {
        let between = Span { start: pair[0].span.end, end: pair[1].span.start };
        let said = text.slice(between).to_lowercase();
        let said = said.trim_matches(|c: char| c.is_whitespace() || ",;()\"“”‘’'".contains(c));
        let (one, other) = (owner(MentionIx::new(at))?, owner(MentionIx::new(at + 1))?);
        let are_one = one != other && clusters[one].top == clusters[other].top && ALIAS.contains(&said);
        are_one.then_some((other, one))
    });
    let joins = pairs.collect();
    merge(clusters, joins);
}

/// Joins names that lost an apostrophe ("Justice Departments budget") with the name that they are of.
fn merge_possessives(clusters: &mut Vec<Cluster>) {
    let owner = |long: usize| {
        let name = &clusters[long].names[0];
        // A body's key ends in its head: "justices department" has lost the apostrophe inside.
        let inside = ["department", "ministry"].iter().find_map(|head| {
            let of = name.strip_suffix(head)?.strip_suffix("s ")?;
            Some(format!("{of} {head}"))
        });
        let stem = name.strip_suffix('s').filter(|stem| stem.len() > 3).map(str::to_owned).or(inside)?;
        (0..clusters.len()).find(|&short| {
            short != long
                && clusters[short].top == clusters[long].top
                && clusters[short].names.contains(&stem)
        })
    };
    let joins = (0..clusters.len()).filter_map(|long| Some((long, owner(long)?))).collect();
    merge(clusters, joins);
}

/// Joins a cluster whose only names are short forms with the one whose name they abbreviate.
fn merge_acronyms(clusters: &mut Vec<Cluster>, text: &Text, mentions: &[Mention]) {
    let written: Vec<String> = clusters
        .iter()
        .map(|cluster| text.slice(mentions[cluster.mentions[0].index()].span).to_owned())
        .collect();
    let defining: Vec<Option<MentionIx>> = clusters
        .iter()
        .map(|cluster| cluster.mentions.iter().find_map(|&ix| defined_by(ix, text, mentions)))
        .collect();
    let owner = |short: usize| {
        (0..clusters.len()).find(|&long| {
            short != long
                && clusters[short].top == clusters[long].top
                && (stands_for(&written[short], &written[long])
                    || defining[short].is_some_and(|ix| clusters[long].mentions.contains(&ix)))
        })
    };
    let joins: Vec<(usize, usize)> =
        (0..clusters.len()).filter_map(|short| Some((short, owner(short)?))).collect();
    merge(clusters, joins);
}

/// Whether a short form is one of a name: of what the lists know only a short form that they know or that begins all words, for "USC" is
/// no "United Nations Security Council".
fn stands_for(short: &str, long: &str) -> bool {
    let (listed, whole) = (canonical(short).filter(|main| *main != short), canonical(long));
    abbreviates(short, long) && (listed == whole || spells_out(short, long))
}

/// The mention in whose brackets an acronym stands: "Memorandum of Understanding on Nuclear Cooperation (NCMOU)".
fn defined_by(short: MentionIx, text: &Text, mentions: &[Mention]) -> Option<MentionIx> {
    let one = &mentions[short.index()];
    let before = mentions[..short.index()].iter().rposition(|other| other.span.end < one.span.start)?;
    let between = Span { start: mentions[before].span.end, end: one.span.start };
    let in_brackets = one.reason == Reason::Rule(ACRONYM.into()) && text.slice(between).trim() == "(";
    in_brackets.then(|| MentionIx::new(before))
}

/// Joins a person known by one word, or by a part of the words, with the only fuller name that holds them in order.
fn merge_persons(clusters: &mut Vec<Cluster>, text: &Text, mentions: &[Mention], schema: &Schema) {
    let Some(person) = schema.class_for(Role::Person) else { return };
    let holds = |full: &str, part: &str| {
        let full: Vec<&str> = full.split([' ', '-']).collect();
        let part: Vec<&str> = part.split([' ', '-']).collect();
        let initial = |a: &str, b: &str| a == b || (a.chars().count() == 1 && b.starts_with(a));
        let mut rest = full.iter();
        let is_part =
            full.len() > part.len() && part.iter().all(|word| rest.any(|other| initial(word, other)));
        // "Tony Blinken" is "Antony J. Blinken", and so is "dear Tony".
        let is_short = is_nickname(part[0], full[0])
            && match part.len() {
                1 => full.len() > 1,
                2 => (full.len(), full[0].len()) > (2, part[0].len()) && full.last() == part.last(),
                _ => false,
            };
        is_part || is_short
    };
    // "President Marlowe" who is named before "Kit Marlowe", a man without an office, is another one.
    let is_official = |at: usize| {
        let mut of = clusters[at].mentions.iter().map(|ix| &mentions[ix.index()]);
        of.any(|one| one.title.is_some() || schema.plays(one.class, Role::Official))
    };
    let is_known = |at: usize| {
        let mut titles = clusters[at].mentions.iter().filter_map(|ix| mentions[ix.index()].title);
        !clusters[at].names[0].contains(' ')
            && titles.any(|title| KNOWN_BY_SURNAME.contains(&fold_name(text.slice(title)).as_str()))
    };
    let comes_first = |one: usize, other: usize| {
        // A headline gives the surname of who is named in full below it.
        let span = |ix: MentionIx| mentions[ix.index()].span;
        let below = clusters[one].mentions.iter().find(|&&ix| headline::heading(text, span(ix)).is_none());
        below.is_some_and(|&ix| ix < clusters[other].mentions[0])
    };
    let owner = |part: usize| {
        let name = &clusters[part].names[0];
        let full = (0..clusters.len()).filter(|&full| {
            full != part
                && clusters[full].top == person
                && clusters[full].names.iter().any(|other| holds(other, name) && !family::is_son(other, name))
                && !(is_known(part) && !is_official(full) && comes_first(part, full))
        });
        // Of father and son the family name alone means the father.
        let of = |at: usize| clusters[at].names[0].as_str();
        let elder = full
            .clone()
            .find(|&elder| full.clone().all(|son| son == elder || family::is_son(of(son), of(elder))));
        // "Samir Haddad ..., said Mr. Haddad's sister, Leila Haddad": who is named so far.
        let mut so_far = full.filter(|&at| !comes_first(part, at));
        elder.or_else(|| so_far.next().filter(|_| !name.contains(' ') && so_far.next().is_none()))
    };
    let joins = (0..clusters.len())
        .filter(|&part| clusters[part].top == schema.top(person))
        .filter_map(|part| Some((part, owner(part)?)))
        .collect();
    merge(clusters, joins);
}

/// Moves each first cluster into the second; chains end where nothing moves on.
pub(super) fn merge(clusters: &mut Vec<Cluster>, joins: Vec<(usize, usize)>) {
    let moves: BTreeMap<usize, usize> = joins.into_iter().collect();
    let end = |from: usize| {
        let mut at = from;
        for _ in 0..moves.len() {
            at = moves.get(&at).copied().unwrap_or(at);
        }
        at
    };
    let targets: Vec<usize> = (0..clusters.len()).map(end).collect();
    for from in 0..clusters.len() {
        let to = targets[from];
        // A circle of moves has no end outside itself: its members stay where they are.
        if to != from && targets[to] == to {
            let names = std::mem::take(&mut clusters[from].names);
            let mentions = std::mem::take(&mut clusters[from].mentions);
            clusters[to].names.extend(names);
            clusters[to].mentions.extend(mentions);
        }
    }
    clusters.retain(|cluster| !cluster.mentions.is_empty());
    for cluster in clusters {
        cluster.mentions.sort();
    }
}

/// Gives words that point back to the cluster of their class that was named last before them.
fn point_back(clusters: &mut [Cluster], mentions: &[Mention], schema: &Schema) {
    let mut found: Vec<(usize, MentionIx)> = Vec::new();
    for (index, mention) in
        mentions.iter().enumerate().filter(|(_, mention)| mention.form == MentionForm::Reference)
    {
        let ix = MentionIx::new(index);
        let top = schema.top(mention.class);
        let last = |cluster: &Cluster| {
            let before = cluster.mentions.partition_point(|other| *other < ix);
            before.checked_sub(1).map(|at| cluster.mentions[at])
        };
        let of_class = clusters.iter().enumerate().filter(|(_, cluster)| cluster.top == top);
        let nearest = of_class.filter_map(|(at, cluster)| Some((last(cluster)?, at))).max();
        found.extend(nearest.map(|(_, at)| (at, ix)));
    }
    for (at, ix) in found {
        clusters[at].mentions.push(ix);
    }
    for cluster in clusters {
        cluster.mentions.sort();
    }
}
