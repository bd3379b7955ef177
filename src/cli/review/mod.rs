//! `tieline review`.

mod conflicts;

use super::Outcome;
use super::args::ReviewArgs;
use super::open::{graph, schema};

pub(super) fn run(args: &ReviewArgs) -> anyhow::Result<Outcome> {
    let schema = schema(args.schema.as_deref())?;
    let graph = graph(&args.graph, &schema)?;
    conflicts::run(args, &graph, &schema)
}
