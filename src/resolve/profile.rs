//! What the documents tell of an entity: its names, offices, bodies and places, and who and what is named beside it.

use super::born::born;
use super::names::Kind;
use super::symbols::{Symbol, Symbols};
use crate::lexicon::is_address;
use crate::matcher::{fold, words};
use crate::schema::{One, Role, Schema, Time};
use crate::types::{
    ClaimStatus, ClassId, DocumentIx, EntityIx, Extraction, LocalEntity, MentionForm, Method,
    RelationMention, Span, Target,
};
use std::collections::BTreeSet;

/// What is compared of one entity.
#[derive(Debug)]
pub(super) struct Profile {
    pub(super) at: (DocumentIx, EntityIx),
    pub(super) kind: Kind,
    pub(super) class: ClassId,
    /// Numbers of its names, sorted by the names' keys; empty where it has none by which another document may know it.
    pub(super) names: Vec<u32>,
    /// Words of its offices, sorted.
    pub(super) offices: Vec<Symbol>,
    /// Bodies that its relations lead to, sorted; of a place: the countries that it lies in.
    pub(super) bodies: Vec<Symbol>,
    /// Places that its relations lead to, sorted; of a place: the regions that it lies in.
    pub(super) places: Vec<Symbol>,
    /// Offices of places that nobody else holds at the time, each with its place: "mayor", "toledo".
    pub(super) seats: Vec<(Symbol, Symbol)>,
    /// The year of a person's birth, where the text gives one and no other.
    pub(super) born: Option<u16>,
    /// What is named in its sentences, sorted.
    pub(super) beside: Vec<Symbol>,
}

/// What a document names, sorted.
#[derive(Debug, Default)]
pub(super) struct Named {
    /// Persons, bodies and places.
    pub(super) all: Vec<Symbol>,
}

/// The kind that the names of a class are compared as.
pub(super) fn kind(class: ClassId, schema: &Schema) -> Kind {
    let kinds = [
        (Role::Person, Kind::Person),
        (Role::Organization, Kind::Body),
        (Role::Place, Kind::Place),
        (Role::Event, Kind::Happening),
        (Role::Agreement, Kind::Happening),
    ];
    kinds.into_iter().find(|(role, _)| schema.plays(class, *role)).map_or(Kind::Concept, |(_, kind)| kind)
}

/// The profiles of a document's entities, and what it names.
pub(super) fn profiles(
    document: DocumentIx,
    read: &Extraction,
    schema: &Schema,
    symbols: &mut Symbols,
) -> (Vec<Profile>, Named) {
    let mut profiles: Vec<Profile> = read
        .entities
        .iter()
        .enumerate()
        .map(|(index, entity)| named(document, EntityIx::new(index), entity, read, schema, symbols))
        .collect();
    let known: Vec<Option<Symbol>> = profiles.iter().map(|profile| known(profile, symbols)).collect();
    for relation in &read.relations {
        relate(relation, read, &known, &mut profiles, schema, symbols);
    }
    // A region is left out, for neighbours share it.
    let telling = |profile: &Profile| !schema.plays(profile.class, Role::Region);
    let shown = profiles.iter().zip(&known).map(|(profile, known)| known.filter(|_| telling(profile)));
    let shown: Vec<Option<Symbol>> = shown.collect();
    let sentences: Vec<BTreeSet<Span>> = read
        .entities
        .iter()
        .map(|entity| entity.mentions.iter().map(|ix| read.sentences[ix.index()]).collect())
        .collect();
    for (at, profile) in profiles.iter_mut().enumerate() {
        let others = shown.iter().enumerate().filter(|(other, _)| *other != at);
        let beside = others.filter(|(other, _)| !sentences[*other].is_disjoint(&sentences[at]));
        profile.beside = beside.filter_map(|(_, symbol)| *symbol).collect();
        sort(&mut profile.beside);
        [&mut profile.offices, &mut profile.bodies, &mut profile.places].into_iter().for_each(sort);
        sort(&mut profile.seats);
    }
    let mut all: Vec<Symbol> = shown.into_iter().flatten().collect();
    sort(&mut all);
    (profiles, Named { all })
}

fn sort<T: Ord>(symbols: &mut Vec<T>) {
    symbols.sort_unstable();
    symbols.dedup();
}

/// A profile of names and of the offices beside them.
fn named(
    document: DocumentIx,
    at: EntityIx,
    entity: &LocalEntity,
    read: &Extraction,
    schema: &Schema,
    symbols: &mut Symbols,
) -> Profile {
    let kind = kind(entity.class, schema);
    let text = &read.document.text;
    let by_name =
        matches!(kind, Kind::Person | Kind::Body | Kind::Place) || schema.plays(entity.class, Role::Law);
    let mentions = entity.mentions.iter().map(|ix| &read.mentions[ix.index()]);
    let told = mentions.clone().filter(|mention| match mention.form {
        MentionForm::Name => {
            let written = mention.span.of(text);
            !by_name || (is_proper(written) && (kind != Kind::Person || !is_counted(written)))
        }
        MentionForm::Description => !by_name,
        MentionForm::Reference => false,
    });
    let mut names: Vec<u32> =
        told.filter_map(|mention| symbols.name_number(mention.span.of(text), kind)).collect();
    names.sort_by(|&a, &b| symbols.name(a).cmp(symbols.name(b)));
    names.dedup_by(|a, b| {
        let (a, b) = (symbols.name(*a), symbols.name(*b));
        (&a.key, a.generation) == (&b.key, b.generation)
    });
    // A part of a person's name means others elsewhere.
    if names.iter().any(|&name| !symbols.name(name).is_one_word()) {
        names.retain(|&name| !symbols.name(name).is_one_word());
    }
    let years: BTreeSet<u16> = mentions
        .clone()
        .filter(|mention| kind == Kind::Person && mention.form == MentionForm::Name)
        .filter_map(|mention| born(text.get(mention.span.end as usize..)?))
        .collect();
    let titles = mentions.filter_map(|mention| mention.title).map(|title| title.of(text));
    let offices = titles.flat_map(office_words).map(|word| symbols.number(&word)).collect();
    Profile {
        at: (document, at),
        kind,
        class: entity.class,
        names,
        offices: if kind == Kind::Person { offices } else { Vec::new() },
        bodies: Vec::new(),
        places: Vec::new(),
        seats: Vec::new(),
        born: years.first().copied().filter(|_| years.len() == 1),
        beside: Vec::new(),
    }
}

/// By what name other things know it: the longest of a person, body or place.
fn known(profile: &Profile, symbols: &mut Symbols) -> Option<Symbol> {
    if !matches!(profile.kind, Kind::Person | Kind::Body | Kind::Place) {
        return None;
    }
    let keys = profile.names.iter().map(|&name| symbols.name(name).key.clone());
    let key = keys.max_by(|a, b| a.chars().count().cmp(&b.chars().count()).then_with(|| b.cmp(a)))?;
    Some(symbols.number(&key))
}

/// What a relation tells of its ends.
fn relate(
    relation: &RelationMention,
    read: &Extraction,
    known: &[Option<Symbol>],
    profiles: &mut [Profile],
    schema: &Schema,
    symbols: &mut Symbols,
) {
    let Some(source) = profiles.get(relation.source.index()).map(|profile| profile.kind) else { return };
    if source == Kind::Person
        && let Some(title) = relation.attributes.get("title")
        && relation.evidence.sentence.of(&read.document.text).contains(title.as_str())
    {
        let words: Vec<Symbol> = office_words(title).iter().map(|word| symbols.number(word)).collect();
        profiles[relation.source.index()].offices.extend(words);
    }
    let Target::Entity(target) = relation.target else { return };
    let (Some(to), Some(Some(name))) = (profiles.get(target.index()), known.get(target.index())) else {
        return;
    };
    let lies_in = Some(relation.property) == schema.property_for(Role::LiesIn);
    let (to, class) = (to.kind, to.class);
    if source == Kind::Person
        && matches!(relation.evidence.method, Method::Rule(_))
        && relation.status == ClaimStatus::Asserted
        && let Some(office) = seat(relation, class, schema)
    {
        profiles[relation.source.index()].seats.push((symbols.number(&office), *name));
    }
    let profile = &mut profiles[relation.source.index()];
    match (source, to) {
        (Kind::Person, Kind::Body) => profile.bodies.push(*name),
        (Kind::Place, Kind::Place) if lies_in && schema.plays(class, Role::Country) => {
            profile.bodies.push(*name);
        }
        (Kind::Place, Kind::Place) if lies_in && schema.plays(class, Role::Region) => {
            profile.places.push(*name);
        }
        (Kind::Place, _) => {}
        (_, Kind::Place) => profile.places.push(*name),
        _ => {}
    }
}

/// The office that a relation to something of the class gives, where nobody holds two such at a time. (Asked where a rule read it off
/// the words: the reader alone gives too many an office to the next country.)
fn seat(relation: &RelationMention, class: ClassId, schema: &Schema) -> Option<String> {
    let mut single = schema.exclusions().iter().filter(|exclusion| {
        exclusion.one == One::Target
            && exclusion.relation == Some(relation.property)
            && exclusion.time == Time::Period
            && !exclusion.ends.is_empty()
            && exclusion.takes(class, schema)
    });
    single.find_map(|exclusion| exclusion.value(relation.attributes.get(exclusion.same.first()?)?))
}

/// Whether words are written as a name: with a capital, or a small "al-", "de" before one.
fn is_proper(written: &str) -> bool {
    const PARTICLES: [&str; 14] =
        ["al", "el", "as", "an", "ad", "ar", "ash", "at", "az", "bin", "de", "von", "van", "di"];
    let mut chars = written.chars().filter(|c| c.is_alphanumeric());
    let capital = |c: char| c.is_uppercase() || c.is_numeric();
    let first = chars.next().is_some_and(capital);
    let second = chars.next().is_some_and(capital);
    let particle = written
        .split_once(['-', ' '])
        .is_some_and(|(head, rest)| PARTICLES.contains(&head) && rest.starts_with(char::is_uppercase));
    first || second || particle
}

/// Whether words of several persons open a sentence: "Seven more people".
fn is_counted(written: &str) -> bool {
    written.split_once(' ').is_some_and(|(_, rest)| !rest.chars().any(char::is_uppercase))
}

/// The words of an office; none of a mere form of address.
fn office_words(title: &str) -> Vec<String> {
    let folded: Vec<String> = words(title).map(|span| fold(span.of(title))).collect();
    let telling =
        |word: &String| word.chars().count() > 2 && !["and", "the", "for", "former"].contains(&&**word);
    if is_address(title) { Vec::new() } else { folded.into_iter().filter(telling).collect() }
}
