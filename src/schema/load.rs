//! Reads and checks a schema file.

use super::{Class, Exclusion, One, Property, Role, Schema, Time};
use crate::types::{ClassId, Diagnostic, Place, PropertyId};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::ops::Range;
use toml::Spanned;

/// The schema that is used where none is named: `schema/press.toml`.
pub const DEFAULT_SCHEMA: &str = include_str!("../../schema/press.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    name: String,
    version: String,
    namespace: Spanned<String>,
    roles: BTreeMap<Spanned<String>, Spanned<String>>,
    #[serde(default)]
    prefixes: BTreeMap<String, String>,
    class: Vec<ClassEntry>,
    #[serde(default)]
    relation: Vec<RelationEntry>,
    #[serde(default)]
    exclusion: Vec<ExclusionEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClassEntry {
    name: Spanned<String>,
    label: String,
    plural: String,
    definition: String,
    parent: Option<Spanned<String>>,
    #[serde(default)]
    maps: Vec<Spanned<String>>,
    #[serde(default = "grey")]
    color: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RelationEntry {
    name: Spanned<String>,
    label: String,
    inverse: String,
    definition: String,
    domain: Vec<Spanned<String>>,
    range: Vec<Spanned<String>>,
    #[serde(default)]
    symmetric: bool,
    #[serde(default)]
    maps: Vec<Spanned<String>>,
    #[serde(default)]
    attributes: Vec<String>,
    #[serde(default)]
    happening: bool,
    #[serde(default)]
    collective: bool,
    #[serde(default)]
    single: Vec<Spanned<String>>,
    #[serde(default)]
    abroad: Vec<Spanned<String>>,
    #[serde(default)]
    titles: Vec<String>,
    #[serde(default)]
    excludes: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ExclusionEntry {
    name: String,
    definition: String,
    relation: Option<Spanned<String>>,
    one: One,
    #[serde(default)]
    ends: Vec<Spanned<String>>,
    time: Time,
    #[serde(default)]
    days: i32,
    #[serde(default)]
    same: Vec<Spanned<String>>,
    #[serde(default)]
    unless: Vec<String>,
}

fn grey() -> Spanned<String> {
    Spanned::new(0..0, "#888888".into())
}

/// The built-in schema.
///
/// # Errors
/// None for the schema as shipped: a test loads it.
pub fn load_default() -> Result<Schema, Vec<Diagnostic>> {
    load("schema/press.toml", DEFAULT_SCHEMA)
}

/// Reads a schema; `file` is the name that errors show.
///
/// # Errors
/// Everything that is wrong with it: not TOML, an unknown or missing key, a name used twice or not fit for
/// an IRI, an unknown parent, domain, range, role or prefix, a class under itself.
pub fn load(file: &str, source: &str) -> Result<Schema, Vec<Diagnostic>> {
    let parsed: File = toml::from_str(source).map_err(|error| {
        let place =
            error.span().map_or_else(|| Place::file(file), |span| Place::at(file, source, span.start));
        vec![Diagnostic::error(
            place,
            error.message().trim().to_owned(),
            "compare with `tieline schema --source`",
        )]
    })?;
    Check { file, source, found: Vec::new() }.run(parsed)
}

struct Check<'a> {
    file: &'a str,
    source: &'a str,
    found: Vec<Diagnostic>,
}

impl Check<'_> {
    fn run(mut self, file: File) -> Result<Schema, Vec<Diagnostic>> {
        if !file.namespace.get_ref().starts_with("http") || !file.namespace.get_ref().ends_with(['#', '/']) {
            self.error(
                &file.namespace.span(),
                "the namespace is no IRI that ends in `#` or `/`".into(),
                "write it like \"https://example.org/ns#\"",
            );
        }
        let class_ids = self.names(file.class.iter().map(|class| &class.name), "class", ClassId::new);
        let property_ids =
            self.names(file.relation.iter().map(|relation| &relation.name), "relation", PropertyId::new);

        let classes: Vec<Class> =
            file.class.iter().map(|entry| self.class(entry, &class_ids, &file.prefixes)).collect();
        self.cycles(&file.class, &classes);
        let properties: Vec<Property> = file
            .relation
            .iter()
            .map(|entry| Property {
                name: entry.name.get_ref().clone(),
                label: entry.label.clone(),
                inverse: entry.inverse.clone(),
                definition: entry.definition.clone(),
                domain: self.classes(&entry.domain, "domain", &class_ids),
                range: self.classes(&entry.range, "range", &class_ids),
                symmetric: entry.symmetric,
                maps: self.maps(&entry.maps, &file.prefixes),
                attributes: entry.attributes.clone(),
                happening: entry.happening,
                collective: entry.collective,
                single: self.classes(&entry.single, "single", &class_ids),
                abroad: self.relations(&entry.abroad, &property_ids),
                titles: entry.titles.clone(),
                excludes: self.relations(&entry.excludes, &property_ids),
            })
            .collect();
        let exclusions = file
            .exclusion
            .iter()
            .map(|entry| self.exclusion(entry, &class_ids, &property_ids, &properties))
            .collect();
        let (class_roles, property_roles) = self.roles(&file.roles, &class_ids, &property_ids);

        if !self.found.is_empty() {
            return Err(self.found);
        }
        Ok(Schema {
            name: file.name,
            version: file.version,
            namespace: file.namespace.into_inner(),
            prefixes: file.prefixes,
            classes,
            properties,
            exclusions,
            class_ids,
            property_ids,
            class_roles,
            property_roles,
        })
    }

    fn error(&mut self, span: &Range<usize>, message: String, hint: &str) {
        self.found.push(Diagnostic::error(Place::at(self.file, self.source, span.start), message, hint));
    }

    fn names<'n, Id>(
        &mut self,
        names: impl Iterator<Item = &'n Spanned<String>>,
        what: &str,
        id: impl Fn(usize) -> Id,
    ) -> BTreeMap<String, Id> {
        let mut ids = BTreeMap::new();
        for (index, name) in names.enumerate() {
            let word = name.get_ref();
            let fits = word.starts_with(|c: char| c.is_ascii_alphabetic())
                && word.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
            if !fits {
                let message = format!("the {what} name `{word}` does not fit an IRI");
                self.error(&name.span(), message, "use a letter, then letters, digits, `-` and `_` only");
            }
            if ids.insert(word.clone(), id(index)).is_some() {
                self.error(
                    &name.span(),
                    format!("the {what} `{word}` is defined twice"),
                    "remove or rename one of the two",
                );
            }
        }
        ids
    }

    fn class(
        &mut self,
        entry: &ClassEntry,
        ids: &BTreeMap<String, ClassId>,
        prefixes: &BTreeMap<String, String>,
    ) -> Class {
        let color = entry.color.get_ref();
        if color.len() != 7 || !color.starts_with('#') || !color[1..].bytes().all(|b| b.is_ascii_hexdigit()) {
            self.error(&entry.color.span(), format!("`{color}` is no colour"), "write it like \"#2b5f9e\"");
        }
        Class {
            name: entry.name.get_ref().clone(),
            label: entry.label.clone(),
            plural: entry.plural.clone(),
            definition: entry.definition.clone(),
            parent: entry.parent.as_ref().and_then(|parent| self.lookup(parent, "parent", ids)),
            maps: self.maps(&entry.maps, prefixes),
            color: color.clone(),
        }
    }

    fn classes(
        &mut self,
        names: &[Spanned<String>],
        what: &str,
        ids: &BTreeMap<String, ClassId>,
    ) -> Vec<ClassId> {
        names.iter().filter_map(|name| self.lookup(name, what, ids)).collect()
    }

    fn relations(
        &mut self,
        names: &[Spanned<String>],
        ids: &BTreeMap<String, PropertyId>,
    ) -> Vec<PropertyId> {
        names.iter().filter_map(|name| self.lookup(name, "relation", ids)).collect()
    }

    fn lookup<Id: Copy>(
        &mut self,
        name: &Spanned<String>,
        what: &str,
        ids: &BTreeMap<String, Id>,
    ) -> Option<Id> {
        let found = ids.get(name.get_ref()).copied();
        if found.is_none() {
            let known = ids.keys().map(String::as_str).collect::<Vec<_>>().join(", ");
            let message = format!("unknown {what} `{}`", name.get_ref());
            self.error(&name.span(), message, &format!("define it, or use one of: {known}"));
        }
        found
    }

    fn exclusion(
        &mut self,
        entry: &ExclusionEntry,
        classes: &BTreeMap<String, ClassId>,
        ids: &BTreeMap<String, PropertyId>,
        properties: &[Property],
    ) -> Exclusion {
        let relation = entry.relation.as_ref().and_then(|name| self.lookup(name, "relation", ids));
        for name in &entry.same {
            let of = |property: &Property| property.attributes.contains(name.get_ref());
            let is_known = match relation {
                Some(relation) => of(&properties[relation.index()]),
                None => properties.iter().any(of),
            };
            if !is_known {
                let message = format!("the relation has no attribute `{}`", name.get_ref());
                self.error(&name.span(), message, "name one of its `attributes`");
            }
        }
        if let (One::Standing, Some(end)) = (entry.one, entry.ends.first()) {
            self.error(&end.span(), "two standings of one fact have no ends".into(), "leave `ends` out");
        }
        Exclusion {
            name: entry.name.clone(),
            definition: entry.definition.clone(),
            relation,
            one: entry.one,
            ends: self.classes(&entry.ends, "class", classes),
            time: entry.time,
            days: entry.days,
            same: entry.same.iter().map(|name| name.get_ref().clone()).collect(),
            unless: entry.unless.iter().map(|word| word.to_lowercase()).collect(),
        }
    }

    fn maps(&mut self, maps: &[Spanned<String>], prefixes: &BTreeMap<String, String>) -> Vec<String> {
        for term in maps {
            let prefix = term.get_ref().trim_start_matches('~').split(':').next().unwrap_or_default();
            if !term.get_ref().contains(':') || !prefixes.contains_key(prefix) {
                let message = format!("`{}` does not begin with a known prefix", term.get_ref());
                self.error(&term.span(), message, "declare the prefix under [prefixes]");
            }
        }
        maps.iter().map(|term| term.get_ref().clone()).collect()
    }

    fn cycles(&mut self, entries: &[ClassEntry], classes: &[Class]) {
        for (index, entry) in entries.iter().enumerate() {
            let above = std::iter::successors(classes[index].parent, |id| classes[id.index()].parent);
            if above.take(classes.len()).any(|id| id.index() == index) {
                let span = entry.parent.as_ref().map_or(entry.name.span(), Spanned::span);
                let message = format!("the class `{}` lies under itself", entry.name.get_ref());
                self.error(&span, message, "remove the `parent` of one class of the circle");
            }
        }
    }

    fn roles(
        &mut self,
        roles: &BTreeMap<Spanned<String>, Spanned<String>>,
        classes: &BTreeMap<String, ClassId>,
        properties: &BTreeMap<String, PropertyId>,
    ) -> (BTreeMap<Role, ClassId>, BTreeMap<Role, PropertyId>) {
        let (mut by_class, mut by_property) = (BTreeMap::new(), BTreeMap::new());
        for (name, holder) in roles {
            match Role::ALL.into_iter().find(|(_, known)| known == name.get_ref()) {
                None => {
                    let known = Role::ALL.map(|(_, known)| known).join(", ");
                    let message = format!("unknown role `{}`", name.get_ref());
                    self.error(&name.span(), message, &format!("the roles are: {known}"));
                }
                Some((role, _)) if role.is_relation() => {
                    by_property.extend(self.lookup(holder, "relation", properties).map(|id| (role, id)));
                }
                Some((role, _)) => {
                    by_class.extend(self.lookup(holder, "class", classes).map(|id| (role, id)));
                }
            }
        }
        for (role, name) in Role::ALL {
            if role.is_required() && !roles.keys().any(|key| key.get_ref() == name) {
                let place = Place::file(self.file);
                let hint = format!("add `{name} = \"...\"` under [roles]");
                self.found.push(Diagnostic::error(
                    place,
                    format!("no class or relation has the role `{name}`"),
                    hint,
                ));
            }
        }
        (by_class, by_property)
    }
}

#[cfg(test)]
mod tests {
    use super::{load, load_default};

    #[test]
    fn the_press_schema_holds_every_type_and_relation_of_the_guide() {
        let schema = load_default().expect("the shipped schema loads");
        assert_eq!((schema.classes().count(), schema.properties().count()), (16, 36));
        let official = schema.class_id("Official").expect("a class");
        assert_eq!(schema.class(schema.top(official)).name, "Person");
        let heads = schema.property_id("heads").expect("a relation");
        let city = schema.class_id("City").expect("a class");
        assert!(schema.accepts(heads, official, city));
        assert!(!schema.accepts(heads, city, official));
    }

    #[track_caller]
    fn case(classes: &str, expected: &[&str]) {
        let source = format!(
            "name='t'\nversion='1'\nnamespace='http://t/'\n[roles]\ndocument='D'\nmentioned='m'\n\
             [[class]]\nname='D'\nlabel='d'\nplural='d'\ndefinition='d'\n\
             [[relation]]\nname='m'\nlabel='m'\ninverse='m'\ndefinition='m'\ndomain=['D']\nrange=['D']\n{classes}"
        );
        let found: Vec<String> = match load("t.toml", &source) {
            Ok(_) => Vec::new(),
            Err(found) => found.iter().map(ToString::to_string).collect(),
        };
        assert_eq!(found, expected);
    }

    #[test]
    fn names_the_line_and_the_remedy() {
        case("", &[]);
        case(
            "[[class]]\nname='A'\nlabel='a'\nplural='a'\ndefinition='a'\nparent='A'",
            &[
                "error: t.toml:24:8: the class `A` lies under itself\n  hint: remove the `parent` of one class of the circle",
            ],
        );
        case(
            "[[relation]]\nname='r'\nlabel='r'\ninverse='r'\ndefinition='r'\ndomain=['D']\nrange=['Persn']",
            &["error: t.toml:25:8: unknown range `Persn`\n  hint: define it, or use one of: D"],
        );
        case(
            "[[exclusion]]\nname='e'\ndefinition='d'\nrelation='m'\none='source'\ntime='day'\nsame=['title']",
            &[
                "error: t.toml:25:7: the relation has no attribute `title`\n  hint: name one of its `attributes`",
            ],
        );
        case(
            "[[exclusion]]\nname='e'\ndefinition='d'\none='source'\ntime='never'",
            &[
                "error: t.toml:23:6: unknown variant `never`, expected one of `always`, `period`, `day`\n  hint: compare with `tieline schema --source`",
            ],
        );
    }
}
