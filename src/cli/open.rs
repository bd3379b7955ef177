//! Opens what earlier commands wrote.

use super::build::{findings, read_file};
use crate::schema::{Schema, load, load_default};
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

/// The name and content of a graph's file; a folder stands for the `graph.json` in it.
pub(super) fn graph_file(path: &Path) -> anyhow::Result<(String, String)> {
    let path: PathBuf = if path.is_dir() { path.join("graph.json") } else { path.to_owned() };
    read_file(&path)
}
