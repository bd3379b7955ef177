//! Reads annotated documents in the corpus's format.

use super::{GoldDocument, GoldEntity, GoldRelation};
use crate::schema::{Role, Schema};
use crate::types::{Attributes, ClassId, Diagnostic, EntityIx, Place, PropertyId, Target};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// What the format calls the document as the target of a relation.
const DOCUMENT: &str = "doc";

#[derive(Deserialize)]
struct File {
    id: String,
    text: String,
    entities: Vec<EntityEntry>,
    relations: Vec<RelationEntry>,
}

#[derive(Deserialize)]
struct EntityEntry {
    id: String,
    #[serde(rename = "type")]
    class: String,
    name: String,
    mentions: Vec<String>,
}

#[derive(Deserialize)]
struct RelationEntry {
    #[serde(rename = "type")]
    property: String,
    source: String,
    target: String,
    evidence: String,
    #[serde(flatten)]
    attributes: Attributes,
}

/// Reads one annotated document, or all `*.json` of a folder in the order of their names.
///
/// # Errors
/// Everything that is wrong with them: a file that cannot be read or is not of the format, a type or relation
/// that the schema lacks, an entity's id used twice, a relation's end that is no entity; a folder without one.
pub fn load_gold(path: &Path, schema: &Schema) -> Result<Vec<GoldDocument>, Vec<Diagnostic>> {
    let files = files(path).map_err(|diagnostic| vec![diagnostic])?;
    let (mut documents, mut found) = (Vec::new(), Vec::new());
    for file in files {
        match load(&file, schema) {
            Ok(document) => documents.push(document),
            Err(wrong) => found.extend(wrong),
        }
    }
    if found.is_empty() { Ok(documents) } else { Err(found) }
}

fn files(path: &Path) -> Result<Vec<PathBuf>, Diagnostic> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let place = || Place::file(path.display().to_string());
    let list =
        |entries: fs::ReadDir| entries.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<PathBuf>>>();
    let mut files = fs::read_dir(path).and_then(list).map_err(|error| {
        Diagnostic::error(place(), format!("the folder cannot be read: {error}"), "check its permissions")
    })?;
    files.retain(|file| is_gold(file));
    files.sort();
    if files.is_empty() {
        let hint = "name a folder of annotated documents, one JSON file each";
        return Err(Diagnostic::error(place(), "the folder holds no `*.json`", hint));
    }
    Ok(files)
}

fn is_gold(file: &Path) -> bool {
    let hidden = file.file_name().is_none_or(|name| name.as_encoded_bytes().starts_with(b"."));
    !hidden && file.extension().is_some_and(|extension| extension == "json")
}

fn load(path: &Path, schema: &Schema) -> Result<GoldDocument, Vec<Diagnostic>> {
    let file = path.display().to_string();
    let source = fs::read_to_string(path).map_err(|error| {
        let hint = "name an annotated document in UTF-8, or a folder of them";
        vec![Diagnostic::error(Place::file(&file), format!("the file cannot be read: {error}"), hint)]
    })?;
    parse(&file, &source, schema)
}

/// Reads one annotated document; `file` is the name that errors show.
pub(super) fn parse(file: &str, source: &str, schema: &Schema) -> Result<GoldDocument, Vec<Diagnostic>> {
    let parsed: File = serde_json::from_str(source).map_err(|error| {
        let place = Place { file: file.into(), line: Some(error.line()), column: Some(error.column()) };
        let message = error.to_string();
        let message = message.split(" at line ").next().unwrap_or_default();
        let hint = "an annotated document has `id`, `text`, `entities` and `relations`; see `File format` in GUIDE.md";
        vec![Diagnostic::error(place, message, hint)]
    })?;
    Check { file, source, schema, ids: BTreeMap::new(), found: Vec::new() }.run(parsed)
}

struct Check<'a> {
    file: &'a str,
    source: &'a str,
    schema: &'a Schema,
    ids: BTreeMap<String, EntityIx>,
    found: Vec<Diagnostic>,
}

impl Check<'_> {
    fn run(mut self, file: File) -> Result<GoldDocument, Vec<Diagnostic>> {
        let entities: Vec<_> =
            file.entities.into_iter().enumerate().map(|(index, entry)| self.entity(index, entry)).collect();
        let relations: Vec<_> = file.relations.into_iter().map(|entry| self.relation(entry)).collect();
        if !self.found.is_empty() {
            return Err(self.found);
        }
        Ok(GoldDocument {
            id: file.id,
            text: file.text,
            entities: entities.into_iter().flatten().collect(),
            relations: relations.into_iter().flatten().collect(),
        })
    }

    fn entity(&mut self, index: usize, entry: EntityEntry) -> Option<GoldEntity> {
        if self.ids.insert(entry.id.clone(), EntityIx::new(index)).is_some() {
            let message = format!("two entities have the id `{}`", entry.id);
            self.error(&entry.id, message, "give each entity an id of its own");
        }
        let class = self.class(&entry.class)?;
        Some(GoldEntity { id: entry.id, class, name: entry.name, mentions: entry.mentions })
    }

    fn relation(&mut self, entry: RelationEntry) -> Option<GoldRelation> {
        let property = self.property(&entry.property);
        let source = self.end(&entry.source, &entry.property);
        let target = match entry.target.as_str() {
            DOCUMENT => Some(Target::Document),
            id => self.end(id, &entry.property).map(Target::Entity),
        };
        Some(GoldRelation {
            property: property?,
            source: source?,
            target: target?,
            evidence: entry.evidence,
            attributes: entry.attributes,
        })
    }

    fn class(&mut self, name: &str) -> Option<ClassId> {
        let schema = self.schema;
        let fits = |id: ClassId| !schema.plays(id, Role::Document);
        let class = schema.class_id(name).filter(|&id| fits(id));
        if class.is_none() {
            let known: Vec<_> =
                schema.classes().filter(|&(id, _)| fits(id)).map(|(_, c)| c.name.as_str()).collect();
            self.error(name, format!("unknown type `{name}`"), &format!("use one of: {}", known.join(", ")));
        }
        class
    }

    fn property(&mut self, name: &str) -> Option<PropertyId> {
        let schema = self.schema;
        let fits = |id: PropertyId| schema.property_for(Role::Mentioned) != Some(id);
        let property = schema.property_id(name).filter(|&id| fits(id));
        if property.is_none() {
            let known: Vec<_> =
                schema.properties().filter(|&(id, _)| fits(id)).map(|(_, p)| p.name.as_str()).collect();
            self.error(
                name,
                format!("unknown relation `{name}`"),
                &format!("use one of: {}", known.join(", ")),
            );
        }
        property
    }

    fn end(&mut self, id: &str, property: &str) -> Option<EntityIx> {
        let found = self.ids.get(id).copied();
        if found.is_none() {
            let message = format!("a relation `{property}` ends at `{id}`, which is no entity");
            self.error(id, message, "add the entity, or correct the id");
        }
        found
    }

    /// JSON is read without positions, so an error shows the last place that has the word as a whole string:
    /// of an id used twice the second, of a relation's wrong end the relation.
    fn error(&mut self, word: &str, message: String, hint: &str) {
        let quoted = serde_json::Value::from(word).to_string();
        let place = match self.source.rfind(&quoted) {
            Some(offset) => Place::at(self.file, self.source, offset),
            None => Place::file(self.file),
        };
        self.found.push(Diagnostic::error(place, message, hint));
    }
}
