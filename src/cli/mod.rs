//! The command line: arguments, then a file per subcommand. Results go to standard output, all else to
//! standard error.

mod annotate;
mod args;
mod build;
mod export;
mod open;
mod progress;
mod query;
mod review;
mod schema;
mod score;
mod summary;
mod validate;

use args::{Args, Command};
use clap::Parser;
use std::process::ExitCode;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// All well.
    Done,
    /// Done, but some documents failed, or a graph does not conform.
    Partly,
}

/// Parses the arguments, runs, prints one error, gives the exit code: 0 all well, 1 nothing could be done, 2 some
/// documents failed or a graph does not conform.
pub fn main() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(message) => {
            let code = u8::from(message.use_stderr());
            // Where even the message cannot be printed there is nothing left to tell.
            let _ = message.print();
            return ExitCode::from(code);
        }
    };
    match run(args) {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Partly) => ExitCode::from(2),
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&format!("{error:#}"));
            ExitCode::from(1)
        }
    }
}

fn run(args: Args) -> anyhow::Result<Outcome> {
    match args.command.unwrap_or(Command::Build(args.build)) {
        Command::Build(args) => build::run(&args),
        Command::Annotate(args) => annotate::run(&args),
        Command::Export(args) => export::run(&args),
        Command::Query(args) => query::run(&args),
        Command::Review(args) => review::run(&args),
        Command::Score(args) => score::run(&args),
        Command::Schema(args) => schema::run(&args),
        Command::Validate(args) => validate::run(&args),
    }
}

/// Whether the reader of our output has gone, as `head` does.
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause
            .downcast_ref::<std::io::Error>()
            .is_some_and(|error| error.kind() == std::io::ErrorKind::BrokenPipe)
    })
}

/// Prints to standard error.
#[expect(clippy::print_stderr, reason = "the one place that does")]
fn complain(message: &str) {
    eprintln!("{message}");
}
