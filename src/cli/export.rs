//! `tieline export`.

use super::Outcome;
use super::args::{ExportArgs, SelectArgs};
use super::build::{formats, least, print, write};
use super::open::{graph, graph_path, schema};
use crate::KnowledgeGraph;
use crate::graph::Selection;
use crate::schema::Schema;
use crate::types::{ClaimStatus, DocumentIx};
use anyhow::anyhow;
use std::fmt::Write;
use std::path::Path;

pub(super) fn run(args: &ExportArgs) -> anyhow::Result<Outcome> {
    let formats = formats(&args.format)?;
    let options = args.files.options(&formats)?;
    let schema = schema(args.schema.as_deref())?;
    let graph = graph(&args.graph, &schema)?;
    let graph = match selection(&args.select, &graph, &schema)? {
        Some(selection) => graph.select(&selection, &schema),
        None => graph,
    };
    let file = graph_path(&args.graph);
    let out = args.out.as_deref().or(file.parent()).unwrap_or(Path::new(""));
    let files = write(&graph, &schema, &formats, &options, out)?;
    if !args.quiet {
        let mut text = format!("{} nodes, {} edges\n", graph.node_count(), graph.edge_count());
        for file in files {
            writeln!(text, "written     {file}")?;
        }
        print(&text)?;
    }
    Ok(Outcome::Done)
}

/// What the arguments select, if they select.
fn selection(
    args: &SelectArgs,
    graph: &KnowledgeGraph,
    schema: &Schema,
) -> anyhow::Result<Option<Selection>> {
    let documents: Vec<&str> = graph.documents().iter().map(|document| document.id.as_str()).collect();
    let classes: Vec<&str> = schema.classes().map(|(_, class)| class.name.as_str()).collect();
    let relations: Vec<&str> = schema.properties().map(|(_, property)| property.name.as_str()).collect();
    let document = |id: &str| documents.iter().position(|known| *known == id).map(DocumentIx::new);
    let selection = Selection {
        classes: each(&args.class, "class", &classes, |name| schema.class_id(name))?,
        relations: each(&args.relation, "relation", &relations, |name| schema.property_id(name))?,
        documents: each(&args.document, "document", &documents, document)?.into_iter().collect(),
        statuses: each(
            &args.status,
            "status",
            &ClaimStatus::ALL.map(ClaimStatus::name),
            ClaimStatus::from_name,
        )?,
        confidence: least(args.min_confidence)?,
    };
    Ok((selection != Selection::default()).then_some(selection))
}

/// What each name stands for.
fn each<T>(
    names: &[String],
    what: &str,
    known: &[&str],
    find: impl Fn(&str) -> Option<T>,
) -> anyhow::Result<Vec<T>> {
    let one = |name: &String| {
        find(name.trim()).ok_or_else(|| {
            let (shown, more) = known.split_at(known.len().min(50));
            let rest = if more.is_empty() { String::new() } else { format!(" and {} more", more.len()) };
            anyhow!("unknown {what} `{name}`\n  hint: there are {}{rest}", shown.join(", "))
        })
    };
    names.iter().map(one).collect()
}
