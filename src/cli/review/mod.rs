//! `tieline review`.

mod conflicts;
mod decide;

use super::Outcome;
use super::args::ReviewArgs;
use super::build::print;
use super::open::{decisions, graph, schema};
use crate::explain::{pairs, questions, review};
use std::io::{BufWriter, Write};

pub(super) fn run(args: &ReviewArgs) -> anyhow::Result<Outcome> {
    let schema = schema(args.made.schema.as_deref())?;
    let file = args.decide.as_deref().filter(|file| file.exists()).or(args.made.decisions.as_deref());
    let decisions = decisions(file, &schema)?;
    let graph = graph(&args.graph, &schema)?;
    if args.conflicts {
        return conflicts::run(args, &graph, &schema);
    }
    if let Some(file) = &args.decide {
        return decide::run(file, &questions(&graph, &schema, &decisions, args.limit));
    }
    if args.pairs {
        let mut out = BufWriter::new(std::io::stdout().lock());
        pairs(&graph, &schema, &decisions, &mut out)?;
        out.flush()?;
    } else {
        print(&review(&graph, &schema, &decisions, args.limit, args.json))?;
    }
    Ok(Outcome::Done)
}
