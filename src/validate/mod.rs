//! Holds a `graph.json` against the schema.
//!
//! In: the text of the file, which may be broken in any way that is still JSON. Out: every [`Finding`], in the order of
//! the file; none where the graph conforms. Unlike the reader of `export`, which stops at the first fault, this goes
//! on to the end. What SHACL can say too (see `tieline schema --shacl`) has the same constraint in the report.

mod documents;
mod edges;
mod finding;
mod nodes;
mod read;
mod records;
mod report;
mod spans;
#[cfg(test)]
mod tests;

pub use finding::{Finding, Item, Kind};
pub use report::{Report, print_report};

use crate::schema::Schema;
use crate::types::Diagnostic;

/// Everything that is wrong with a graph; `file` is what errors call it.
///
/// # Errors
/// If the file is no JSON, or no graph of this program's form and of this schema.
pub fn validate(file: &str, source: &str, schema: &Schema) -> Result<Vec<Finding>, Diagnostic> {
    let mut found = Vec::new();
    let graph = read::read(file, source, schema, &mut found)?;
    let documents = documents::check(&graph, schema, &mut found);
    nodes::check(&graph, &documents, schema, &mut found);
    edges::check(&graph, &documents, schema, &mut found);
    found.sort();
    Ok(found)
}
