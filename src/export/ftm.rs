//! FollowTheMoney: an entity a line, as the tools of that name read them.
//!
//! `schema/ftm.toml` says what becomes what. A document is a `PlainText`, and a `Documentation` ties it to each thing that
//! it speaks of. Only asserted relations are written: FollowTheMoney has no place for what is denied or alleged.

use super::mentioned::{document_ids, mentioned};
use crate::graph::{EdgeView, KnowledgeGraph, Node};
use crate::schema::{Role, Schema};
use crate::types::{COUNTRY, ClaimStatus, ClassId, LATITUDE, LONGITUDE};
use jiff::civil::Date;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::{self, Write};

/// The table of `schema/ftm.toml`.
const TABLE: &str = include_str!("../../schema/ftm.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    class: BTreeMap<String, String>,
    link: BTreeMap<String, Link>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Link {
    source: String,
    target: String,
    sources: Vec<String>,
    targets: Vec<String>,
    title: String,
}

/// Writes the entities: things, then what ties them, then documents to things.
pub(super) fn write(graph: &KnowledgeGraph, schema: &Schema, out: &mut dyn Write) -> io::Result<()> {
    let table: Table = toml::from_str(TABLE).map_err(io::Error::other)?;
    let schemata: BTreeMap<ClassId, &str> =
        schema.classes().filter_map(|(id, _)| Some((id, schema_of(id, schema, &table)?))).collect();
    let ids = document_ids(graph);
    let writer =
        Ftm { graph, schema, table: &table, schemata, documents: ids.iter().map(AsRef::as_ref).collect() };
    for node in graph.nodes() {
        if let Some(schema) = writer.schemata.get(&node.class) {
            entity(out, &node.id, schema, &writer.thing(node))?;
        }
    }
    for view in graph.edges().filter(|view| view.edge.status == ClaimStatus::Asserted) {
        if let Some((schema, properties)) = writer.link(&view) {
            entity(out, &view.edge.id, schema, &properties)?;
        }
    }
    for tie in mentioned(graph) {
        let document = writer.documents[tie.document.index()];
        if graph.node(document).is_some() && writer.schemata.contains_key(&tie.node.class) {
            let mut properties = Map::new();
            put(&mut properties, "document", [identifier(document).as_str()]);
            put(&mut properties, "entity", [identifier(&tie.node.id).as_str()]);
            entity(out, &format!("m-{}-{document}", tie.node.id), "Documentation", &properties)?;
        }
    }
    Ok(())
}

/// The FollowTheMoney schema of a class.
fn schema_of<'s>(class: ClassId, schema: &'s Schema, table: &'s Table) -> Option<&'s str> {
    schema.ancestry(class).find_map(|id| {
        let by_role = Role::ALL.iter().find(|(role, _)| schema.class_for(*role) == Some(id));
        let by_role = by_role.and_then(|(_, name)| table.class.get(*name));
        by_role.map(String::as_str).or_else(|| term(&schema.class(id).maps))
    })
}

fn term(maps: &[String]) -> Option<&str> {
    maps.iter().find_map(|term| term.strip_prefix("ftm:"))
}

fn entity(out: &mut dyn Write, id: &str, schema: &str, properties: &Map<String, Value>) -> io::Result<()> {
    serde_json::to_writer(
        &mut *out,
        &json!({ "id": identifier(id), "schema": schema, "properties": properties }),
    )?;
    out.write_all(b"\n")
}

/// An id of letters, digits, dots and hyphens that begins and ends with a letter or digit: nothing else is valid.
fn identifier(id: &str) -> String {
    let mut token = String::with_capacity(id.len());
    for c in id.chars() {
        match c {
            '/' => token.push('.'),
            '-' => token.push('-'),
            c if c.is_ascii_alphanumeric() => token.push(c),
            c => write!(token, ".x{:X}.", u32::from(c)).expect("a String takes any text"),
        }
    }
    let edge = |c: Option<char>| if c.is_some_and(|c| c.is_ascii_alphanumeric()) { "" } else { "x" };
    format!("{}{token}{}", edge(token.chars().next()), edge(token.chars().last()))
}

/// The most characters that the tools take in a property.
fn limit(property: &str) -> usize {
    match property {
        "name" | "alias" => 384,
        "bodyText" | "summary" => 65_000,
        _ => 1024,
    }
}

/// Adds values that are not blank, cut to what the tools take.
fn put<'v>(properties: &mut Map<String, Value>, name: &str, values: impl IntoIterator<Item = &'v str>) {
    let cut = |value: &str| value.chars().take(limit(name)).collect::<String>();
    let values: Vec<Value> =
        values.into_iter().filter(|value| !value.trim().is_empty()).map(|value| cut(value).into()).collect();
    if !values.is_empty() {
        properties.insert(name.to_owned(), values.into());
    }
}

struct Ftm<'g> {
    graph: &'g KnowledgeGraph,
    schema: &'g Schema,
    table: &'g Table,
    schemata: BTreeMap<ClassId, &'g str>,
    documents: Vec<&'g str>,
}

impl<'g> Ftm<'g> {
    fn thing(&self, node: &Node) -> Map<String, Value> {
        let mut properties = Map::new();
        put(&mut properties, "name", [node.label.as_str()]);
        put(&mut properties, "alias", node.aliases.iter().map(String::as_str));
        if let (Some(latitude), Some(longitude)) =
            (node.attributes.get(LATITUDE), node.attributes.get(LONGITUDE))
        {
            let own = node.identifiers.get("iso3166-1").or_else(|| node.attributes.get(COUNTRY));
            put(&mut properties, "country", own.map(|code| code.to_lowercase()).as_deref());
            put(&mut properties, "latitude", [latitude.as_str()]);
            put(&mut properties, "longitude", [longitude.as_str()]);
        }
        if let Some(document) = node.document.map(|at| self.graph.document(at)) {
            put(&mut properties, "fileName", [document.source.as_str()]);
            put(&mut properties, "title", document.title.as_deref());
            put(&mut properties, "publishedAt", document.published.map(|day| day.to_string()).as_deref());
            put(&mut properties, "bodyText", [document.text.as_str()]);
        }
        properties
    }

    fn link(&self, view: &EdgeView<'g>) -> Option<(&'g str, Map<String, Value>)> {
        let (source, target) =
            (self.schemata.get(&view.source.class)?, self.schemata.get(&view.target.class)?);
        let property = self.schema.property(view.edge.property);
        let known = term(&property.maps).and_then(|term| self.table.link.get_key_value(term));
        let known = known.filter(|(_, link)| {
            link.sources.iter().any(|one| one == source) && link.targets.iter().any(|one| one == target)
        });
        let mut properties = Map::new();
        let titles = view.edge.attributes.get("title").into_iter().flatten().map(String::as_str);
        let ends = [identifier(&view.source.id), identifier(&view.target.id)];
        let schema = if let Some((name, link)) = known {
            put(&mut properties, &link.source, [ends[0].as_str()]);
            put(&mut properties, &link.target, [ends[1].as_str()]);
            put(&mut properties, &link.title, titles);
            name.as_str()
        } else {
            put(&mut properties, "subject", [ends[0].as_str()]);
            put(&mut properties, "object", [ends[1].as_str()]);
            put(&mut properties, "role", [property.label.as_str()].into_iter().chain(titles));
            "UnknownLink"
        };
        let dates = view.edge.attributes.get("date").into_iter().flatten().map(String::as_str);
        put(&mut properties, "date", dates.filter(|date| date.parse::<Date>().is_ok()));
        let quotes =
            view.edge.evidence.iter().map(|one| one.sentence.of(&self.graph.document(one.document).text));
        put(&mut properties, "summary", quotes.collect::<BTreeSet<_>>());
        let proof: Vec<String> =
            view.edge.documents().into_iter().map(|at| identifier(self.documents[at.index()])).collect();
        put(&mut properties, "proof", proof.iter().map(String::as_str));
        Some((schema, properties))
    }
}

#[cfg(test)]
mod tests {
    use crate::export::{Format, Options, sample, write};
    use serde_json::Value;

    #[test]
    fn a_line_is_an_entity_with_its_names_whole() {
        let schema = sample::schema();
        let graph = sample::hostile(&schema);
        let mut out: Vec<u8> = Vec::new();
        write(&graph, &schema, Format::Ftm, &Options::default(), &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        let entities: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        for node in graph.nodes() {
            let entity = entities.iter().find(|entity| entity["id"] == super::identifier(&node.id)).unwrap();
            let name: String = node.label.chars().take(384).collect();
            assert_eq!(entity["properties"]["name"][0], name);
        }
        let of = |schema: &str| entities.iter().filter(|entity| entity["schema"] == schema).count();
        assert_eq!((of("Person"), of("Address"), of("PlainText"), of("Documentation")), (1, 1, 2, 6));
        // No agreement or negated edge has an entity; the asserted one from a place to a person is a link.
        assert_eq!(of("UnknownLink"), 2);
    }
}
