//! `tieline build`.

use super::args::{BuildArgs, EngineArgs};
use super::check::check;
use super::open::{decisions, schema};
use super::progress::Bar;
use super::{Outcome, complain, summary};
use crate::KnowledgeGraph;
use crate::export::{self, Folder, Format, Options};
use crate::pipeline::Engine;
use crate::schema::Schema;
use crate::types::{Confidence, Diagnostic};
use anyhow::{Context, anyhow};
use std::fs;
use std::io::Write;
use std::path::Path;
use std::time::Instant;

pub(super) fn run(args: &BuildArgs) -> anyhow::Result<Outcome> {
    let began = Instant::now();
    let formats = formats(&args.format)?;
    let options = args.files.options(&formats)?;
    let engine = engine(&args.engine)?.at_least(least(args.min_confidence)?);
    let decisions = decisions(args.decisions.as_deref(), engine.schema())?;
    let engine = engine.deciding(decisions);
    let bar = Bar::new(args.told.quiet || args.told.json);
    let built = in_pool(args.engine.jobs, || engine.build(&args.input, &bar))?;
    bar.finish();
    for found in &built.diagnostics {
        complain(&found.to_string());
    }
    if built.graph.documents().is_empty() {
        return Err(anyhow!("no document could be read; nothing was written"));
    }
    export::verify(&built.graph).map_err(|found| findings(&found))?;
    let checked = if args.no_validate {
        None
    } else {
        Some(check(&built.graph, engine.schema(), &formats, &args.out)?)
    };
    let files = write(&built.graph, engine.schema(), &formats, &options, &args.out)?;
    for found in checked.iter().flat_map(|checked| &checked.warnings) {
        complain(&found.to_string());
    }
    let findings = checked.map(|checked| checked.findings);
    if args.told.json {
        print(&format!("{}\n", summary::json(&built, engine.schema(), findings, &files)))?;
    } else if !args.told.quiet {
        let text = summary::text(&built, engine.schema(), findings, &files, began.elapsed());
        print(&text)?;
    }
    if args.told.timings {
        print(&engine.timings().to_string())?;
    }
    let is_whole = built.failures() == 0 && findings.unwrap_or_default() == 0;
    Ok(if is_whole { Outcome::Done } else { Outcome::Partly })
}

pub(super) fn formats(names: &[String]) -> anyhow::Result<Vec<Format>> {
    names
        .iter()
        .map(|name| {
            Format::from_name(name).ok_or_else(|| {
                anyhow!("unknown format `{name}`\n  hint: the formats are {}", Format::names())
            })
        })
        .collect()
}

/// Writes the graph in each format and gives the paths of all files.
pub(super) fn write(
    graph: &KnowledgeGraph,
    schema: &Schema,
    formats: &[Format],
    options: &Options,
    out: &Path,
) -> anyhow::Result<Vec<String>> {
    let mut folder =
        Folder::new(out).with_context(|| format!("cannot make the folder `{}`", out.display()))?;
    for &format in formats {
        export::write(graph, schema, format, options, &mut folder).context("cannot write")?;
    }
    Ok(folder.written().iter().map(|path| path.display().to_string()).collect())
}

/// The engine that the arguments ask for.
pub(super) fn engine(args: &EngineArgs) -> anyhow::Result<Engine> {
    let schema = schema(args.schema.as_deref())?;
    let rules = args.rules.iter().map(|path| read_file(path)).collect::<anyhow::Result<Vec<_>>>()?;
    Engine::with(schema, &rules).map_err(|found| findings(&found))
}

/// How sure a relation must at least be.
pub(super) fn least(typed: Option<f64>) -> anyhow::Result<Confidence> {
    match typed {
        Some(least) if !(0.0..=1.0).contains(&least) => {
            Err(anyhow!("the confidence {least} is not between 0 and 1\n  hint: write it like 0.7"))
        }
        least => Ok(least.map(Confidence::new).unwrap_or_default()),
    }
}

/// The name and content of a text file.
pub(super) fn read_file(path: &Path) -> anyhow::Result<(String, String)> {
    let name = path.display().to_string();
    let content = fs::read_to_string(path).with_context(|| format!("cannot read `{name}`"))?;
    Ok((name, content))
}

/// Several findings as one error.
pub(super) fn findings(found: &[Diagnostic]) -> anyhow::Error {
    anyhow!("{}", found.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
}

/// Runs with so many threads.
pub(super) fn in_pool<T: Send>(jobs: Option<usize>, work: impl FnOnce() -> T + Send) -> anyhow::Result<T> {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(jobs.unwrap_or(0))
        .build()
        .context("cannot start the threads")?;
    Ok(pool.install(work))
}

/// Prints to standard output.
pub(super) fn print(text: &str) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}
