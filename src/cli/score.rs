//! `tieline score`.

use super::args::ScoreArgs;
use super::build::{engine, findings, in_pool, print};
use super::{Outcome, complain};
use crate::KnowledgeGraph;
use crate::entities::Annotated;
use crate::pipeline::{Engine, parse_document};
use crate::score::{GoldDocument, Totals, load_gold, report, score};
use crate::types::Diagnostic;
use rayon::prelude::*;

pub(super) fn run(args: &ScoreArgs) -> anyhow::Result<Outcome> {
    let engine = engine(&args.engine)?;
    let gold = load_gold(&args.gold, engine.schema()).map_err(|found| findings(&found))?;
    let graphs: Vec<Result<KnowledgeGraph, Diagnostic>> = in_pool(args.engine.jobs, || {
        gold.par_iter().map(|document| graph(&engine, document, args.gold_entities)).collect()
    })?;
    let mut totals = Totals::new(engine.schema());
    let mut outcome = Outcome::Done;
    for (gold, graph) in gold.iter().zip(graphs) {
        let graph = graph.or_else(|failure| {
            complain(&failure.to_string());
            outcome = Outcome::Partly;
            KnowledgeGraph::new(Vec::new(), [], [])
        })?;
        totals.add(score(gold, &graph, engine.schema()));
    }
    let mut out = String::new();
    if args.json {
        out = format!("{}\n", report::to_json(&totals));
    } else {
        let options = report::ReportOptions { per_relation: args.per_relation, errors: args.errors };
        report::print(&totals, &options, &mut out)?;
    }
    print(&out)?;
    Ok(outcome)
}

/// The graph of one annotated document's text alone, or of that with its annotated entities.
fn graph(engine: &Engine, gold: &GoldDocument, given: bool) -> Result<KnowledgeGraph, Diagnostic> {
    let document = parse_document(&format!("{}.txt", gold.id), gold.text.as_bytes())?;
    let read = if given {
        let entities: Vec<Annotated> = gold
            .entities
            .iter()
            .map(|entity| (entity.class, entity.name.as_str(), entity.mentions.as_slice()))
            .collect();
        engine.extract_between(document, &entities)
    } else {
        engine.extract(document)
    };
    Ok(engine.assemble(vec![read]))
}
