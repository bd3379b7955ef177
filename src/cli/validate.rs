//! `tieline validate`.

use super::Outcome;
use super::args::{ReportForm, ValidateArgs};
use super::open::{graph_file, schema};
use crate::export::Options;
use crate::validate::{Report, print_report, validate};
use std::io::{BufWriter, Write};

pub(super) fn run(args: &ValidateArgs) -> anyhow::Result<Outcome> {
    let options = Options::new(&args.base, false)?;
    let schema = schema(args.schema.as_deref())?;
    let (name, source) = graph_file(&args.graph)?;
    let found = validate(&name, &source, &schema)?;
    let form = match args.report {
        ReportForm::Text => Report::Text,
        ReportForm::Json => Report::Json,
        ReportForm::Ttl => Report::Turtle,
    };
    let mut out = BufWriter::new(std::io::stdout().lock());
    print_report(&found, &name, form, &schema, &options, &mut out)?;
    out.flush()?;
    Ok(if found.is_empty() { Outcome::Done } else { Outcome::Partly })
}
