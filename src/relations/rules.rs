//! Extraction rules as data.

use super::claims::Claims;
use super::ends::{Ends, RuleSource, RuleTarget};
use super::instead::{self, Instead};
use crate::lexicon;
use crate::matcher::{Pattern, PhraseSets, Phrases};
use crate::schema::Schema;
use crate::types::{ClaimStatus, Confidence, Diagnostic, Place, PropertyId};
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

/// The rule files that the program carries, with their names.
pub(crate) const BUILT_IN_RULES: [(&str, &str); 5] = [
    ("schema/rules/common.toml", include_str!("../../schema/rules/common.toml")),
    ("schema/rules/agreements.toml", include_str!("../../schema/rules/agreements.toml")),
    ("schema/rules/offices.toml", include_str!("../../schema/rules/offices.toml")),
    ("schema/rules/places.toml", include_str!("../../schema/rules/places.toml")),
    ("schema/rules/justice.toml", include_str!("../../schema/rules/justice.toml")),
];

/// One rule: a pattern, the relation that it states, and examples.
#[derive(Clone, Debug)]
pub(crate) struct Rule {
    pub(super) id: String,
    pub(super) property: PropertyId,
    pub(super) pattern: Pattern,
    pub(super) source: RuleSource,
    pub(super) target: RuleTarget,
    pub(super) confidence: Confidence,
    pub(super) status: Option<ClaimStatus>,
    pub(super) yes: Vec<String>,
    pub(super) no: Vec<String>,
    pub(super) place: Place,
}

impl Rule {
    /// The rule's id: `signed/active`.
    pub(crate) fn id(&self) -> &str {
        &self.id
    }
}

/// All rules of a run, with the word sets and claim cues that they use.
#[derive(Clone, Debug)]
pub(crate) struct Rules {
    pub(super) list: Vec<Rule>,
    pub(super) sets: PhraseSets,
    pub(super) claims: Claims,
    pub(super) instead: Instead,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    words: BTreeMap<Spanned<String>, Vec<String>>,
    #[serde(default)]
    claim: Vec<super::claims::Cue>,
    #[serde(default)]
    instead: Vec<Spanned<instead::Entry>>,
    #[serde(default)]
    rule: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: Spanned<String>,
    relation: Spanned<String>,
    pattern: Spanned<String>,
    source: Spanned<String>,
    target: Spanned<String>,
    confidence: f64,
    status: Option<ClaimStatus>,
    yes: Vec<String>,
    no: Vec<String>,
}

impl Rules {
    /// The rules that the program carries.
    ///
    /// # Errors
    /// If the schema lacks a class or relation that they name (a user's own schema may): those rules are
    /// then best replaced by a file of the user's own.
    pub(crate) fn built_in(schema: &Schema) -> Result<Self, Vec<Diagnostic>> {
        Self::load(&BUILT_IN_RULES, schema)
    }

    /// Reads rule files, given as name and content.
    ///
    /// # Errors
    /// Everything wrong with them: not TOML, a set or rule named twice, an unknown relation, class, set or
    /// name, a pattern that does not parse.
    pub(crate) fn load(files: &[(&str, &str)], schema: &Schema) -> Result<Self, Vec<Diagnostic>> {
        let mut found = Vec::new();
        let mut parsed = Vec::new();
        for &(name, source) in files {
            match toml::from_str::<File>(source) {
                Ok(file) => parsed.push((name, source, file)),
                Err(error) => {
                    let place = error
                        .span()
                        .map_or_else(|| Place::file(name), |span| Place::at(name, source, span.start));
                    found.push(Diagnostic::error(
                        place,
                        error.message().trim(),
                        "see docs/rules.md for the form of a rule",
                    ));
                }
            }
        }
        let sets = sets(&parsed, &mut found);
        let claims = Claims::new(parsed.iter().flat_map(|(_, _, file)| file.claim.iter().cloned()));
        let mut replaced = Vec::new();
        for (name, source, file) in &parsed {
            for entry in &file.instead {
                match Instead::entry(entry.get_ref(), schema) {
                    Ok(one) => replaced.push(one),
                    Err(unknown) => found.push(Diagnostic::error(
                        Place::at(*name, source, entry.span().start),
                        format!("unknown relation `{unknown}`"),
                        "define it in the schema, or see `tieline schema` for those there are",
                    )),
                }
            }
        }
        let instead = Instead(replaced);
        let mut rules: Vec<Rule> = Vec::new();
        for (name, source, file) in &parsed {
            for entry in &file.rule {
                match compile(entry, name, source, schema, &sets) {
                    Ok(rule) if rules.iter().all(|other| other.id != rule.id) => rules.push(rule),
                    Ok(rule) => found.push(Diagnostic::error(
                        rule.place,
                        format!("the rule `{}` is defined twice", rule.id),
                        "give one of the two another id",
                    )),
                    Err(error) => found.push(error),
                }
            }
        }
        if found.is_empty() { Ok(Self { list: rules, sets, claims, instead }) } else { Err(found) }
    }

    /// The rules in the order of their files.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Rule> {
        self.list.iter()
    }
}

fn sets(parsed: &[(&str, &str, File)], found: &mut Vec<Diagnostic>) -> PhraseSets {
    let mut sets = PhraseSets::new();
    for (name, phrases) in lexicon::title_sets() {
        sets.insert(name.to_owned(), phrases);
    }
    for (file, source, content) in parsed {
        for (name, phrases) in &content.words {
            let phrases: Phrases<()> = phrases.iter().map(String::as_str).collect();
            if sets.insert(name.get_ref().clone(), phrases).is_some() {
                let place = Place::at(*file, source, name.span().start);
                let message = format!("the word set `{}` is defined twice", name.get_ref());
                found.push(Diagnostic::error(place, message, "rename one of the two"));
            }
        }
    }
    sets
}

fn compile(
    entry: &Entry,
    file: &str,
    source: &str,
    schema: &Schema,
    sets: &PhraseSets,
) -> Result<Rule, Diagnostic> {
    let at = |key: &Spanned<String>| Place::at(file, source, key.span().start);
    let property = schema.property_id(entry.relation.get_ref()).ok_or_else(|| {
        let message = format!("unknown relation `{}`", entry.relation.get_ref());
        Diagnostic::error(
            at(&entry.relation),
            message,
            "define it in the schema, or see `tieline schema` for those there are",
        )
    })?;
    let pattern = Pattern::parse(entry.pattern.get_ref(), schema, sets).map_err(|error| {
        Diagnostic::error(at(&entry.pattern), error.to_string(), "see docs/rules.md for the pattern language")
    })?;
    let names = pattern.names();
    let ends = Ends { at: &at, names: &names, schema };
    let source_end = ends.source(&entry.source)?;
    let target_end = ends.target(&entry.target)?;
    Ok(Rule {
        id: entry.id.get_ref().clone(),
        property,
        pattern,
        source: source_end,
        target: target_end,
        confidence: Confidence::new(entry.confidence),
        status: entry.status,
        yes: entry.yes.clone(),
        no: entry.no.clone(),
        place: at(&entry.id),
    })
}
