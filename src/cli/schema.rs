//! `tieline schema`.

use super::Outcome;
use super::args::SchemaArgs;
use super::build::{findings, print, read_file};
use crate::export::{write_ontology, write_shapes};
use crate::schema::{DEFAULT_SCHEMA, load, load_default};

pub(super) fn run(args: &SchemaArgs) -> anyhow::Result<Outcome> {
    let own = args.schema.as_ref().map(|path| read_file(path)).transpose()?;
    let schema = match &own {
        Some((name, source)) => load(name, source),
        None => load_default(),
    };
    let schema = schema.map_err(|found| findings(&found))?;
    let mut out = String::new();
    if args.owl || args.shacl {
        let mut turtle = Vec::new();
        let write = if args.owl { write_ontology } else { write_shapes };
        write(&schema, &mut turtle)?;
        out = String::from_utf8(turtle)?;
    } else if args.source {
        out.push_str(own.as_ref().map_or(DEFAULT_SCHEMA, |(_, source)| source));
    } else {
        crate::schema::print(&schema, &mut out)?;
    }
    print(&out)?;
    Ok(Outcome::Done)
}
