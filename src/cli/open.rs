//! Opens what earlier commands wrote.

use super::build::{findings, read_file};
use crate::KnowledgeGraph;
use crate::export::read_json;
use crate::resolve::Decisions;
use crate::schema::{Schema, load, load_default};
use anyhow::anyhow;
use std::path::{Path, PathBuf};

/// The schema of a file, or the built-in one.
pub(super) fn schema(path: Option<&Path>) -> anyhow::Result<Schema> {
    let schema = match path {
        Some(path) => {
            let (name, source) = read_file(path)?;
            load(&name, &source)
        }
        None => load_default(),
    };
    schema.map_err(|found| findings(&found))
}

/// The decisions of a file; none where none is named.
pub(super) fn decisions(path: Option<&Path>, schema: &Schema) -> anyhow::Result<Decisions> {
    let Some(path) = path else { return Ok(Decisions::default()) };
    let (name, source) = read_file(path)?;
    Decisions::load(&name, &source, schema).map_err(|found| findings(&found))
}

/// The file of a graph that is named by itself or by its folder.
pub(super) fn graph_path(path: &Path) -> PathBuf {
    if path.is_dir() { path.join("graph.json") } else { path.to_owned() }
}

/// The name and content of a graph's file; a folder stands for the `graph.json` in it.
pub(super) fn graph_file(path: &Path) -> anyhow::Result<(String, String)> {
    read_file(&graph_path(path)).map_err(|error| {
        anyhow!("{error:#}\n  hint: give a graph.json that `tieline build` wrote, or its folder")
    })
}

/// The graph of a file; the file's text is gone when this returns.
pub(super) fn graph(path: &Path, schema: &Schema) -> anyhow::Result<KnowledgeGraph> {
    let (name, source) = graph_file(path)?;
    read_json(&name, &source, schema).map_err(|found| anyhow!("{found}"))
}
