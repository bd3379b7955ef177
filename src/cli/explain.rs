//! `tieline explain`.

use super::Outcome;
use super::args::ExplainArgs;
use super::build::print;
use super::open::{decisions, graph, schema};
use crate::explain::{Asked, explain_merge, explain_node};

pub(super) fn run(args: &ExplainArgs) -> anyhow::Result<Outcome> {
    let schema = schema(args.made.schema.as_deref())?;
    let decisions = decisions(args.made.decisions.as_deref(), &schema)?;
    let graph = graph(&args.graph, &schema)?;
    let text = match args.merge.as_deref() {
        Some([one, other]) => {
            let (one, other) = (Asked::from(one.as_str()), Asked::from(other.as_str()));
            explain_merge(&graph, &schema, &decisions, [&one, &other], args.json)?
        }
        _ => explain_node(&graph, &schema, args.node.as_deref().unwrap_or_default(), args.json)?,
    };
    print(&text)?;
    Ok(Outcome::Done)
}
