//! `tieline query`.

use super::args::{QueryArgs, Results};
use super::build::read_file;
use super::open::{graph, schema};
use super::{Outcome, complain};
use crate::export::Options;
use crate::query::{Dataset, Limits, ResultsFormat, Syntax, ask, parse};
use anyhow::anyhow;
use std::io::{BufWriter, Write};
use std::sync::Arc;
use std::time::Duration;

pub(super) fn run(args: &QueryArgs) -> anyhow::Result<Outcome> {
    let syntax = Syntax::from_name(&args.syntax)?;
    let options = Options::new(&args.base, false)?;
    let limits = Limits { timeout: args.timeout.map(seconds).transpose()?, rows: args.limit };
    let (name, text) = match (&args.file, &args.query) {
        (Some(path), _) => read_file(path)?,
        (None, query) => ("query".to_owned(), query.clone().unwrap_or_default()),
    };
    let schema = schema(args.schema.as_deref())?;
    let query = Arc::new(parse(&name, &text, &schema, &options)?);
    let graph = graph(&args.graph, &schema)?;
    let dataset = Arc::new(Dataset::of(&graph, &schema, &options));
    let answered = ask(&dataset, &query, limits)?;
    let mut out = BufWriter::new(std::io::stdout().lock());
    answered.answer.write(format(args.results), syntax, &query, &mut out)?;
    out.flush()?;
    if answered.cut {
        complain("there is more: --limit left it out");
    }
    Ok(Outcome::Done)
}

fn seconds(given: f64) -> anyhow::Result<Duration> {
    Duration::try_from_secs_f64(given).map_err(|_| {
        anyhow!(
            "`{given}` is no time that a query may take\n  hint: give --timeout a number of seconds, like 2.5"
        )
    })
}

fn format(results: Results) -> ResultsFormat {
    match results {
        Results::Table => ResultsFormat::Table,
        Results::Csv => ResultsFormat::Csv,
        Results::Tsv => ResultsFormat::Tsv,
        Results::Json => ResultsFormat::Json,
        Results::Xml => ResultsFormat::Xml,
    }
}
