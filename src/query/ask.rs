//! Evaluates a query within limits.

use super::answer::{Answer, Rows};
use super::blanks::Blanks;
use super::{Dataset, Query};
use oxrdf::Triple;
use spareval::{CancellationToken, QueryEvaluationError, QueryEvaluator, QueryResults};
use std::sync::Arc;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

/// How far a query may go.
#[derive(Clone, Copy, Debug, Default)]
pub struct Limits {
    /// No longer than this.
    pub timeout: Option<Duration>,
    /// No more rows or triples than these.
    pub rows: Option<usize>,
}

/// An answer, and whether it is all of it.
#[derive(Debug)]
pub struct Answered {
    /// The answer, as far as the limit of rows lets it.
    pub answer: Answer,
    /// Whether rows or triples were left out.
    pub cut: bool,
}

/// Why a query has no answer.
#[derive(Debug, thiserror::Error)]
pub enum QueryError {
    /// It took too long.
    #[error("the query took longer than {} s\n  hint: ask for less, or give it more time with --timeout", .limit.as_secs_f64())]
    Timeout {
        /// The time that it had.
        limit: Duration,
    },
    /// It asks for what a graph in memory cannot give.
    #[error("the query cannot be answered: {0}")]
    Evaluation(#[from] QueryEvaluationError),
}

/// Answers a query. Where there is a limit of time, the work is done in a thread of its own, which is left to end by
/// itself when the time is over: the evaluator looks at the clock only where it reads a triple.
///
/// # Errors
/// If it takes longer than its limit, or calls a service or a function that there is none of.
pub fn ask(dataset: &Arc<Dataset>, query: &Arc<Query>, limits: Limits) -> Result<Answered, QueryError> {
    let token = CancellationToken::new();
    let Some(limit) = limits.timeout else {
        return Ok(evaluate(dataset, query, limits, token)?);
    };
    let (send, receive) = mpsc::channel();
    let (shared, asked, watched) = (Arc::clone(dataset), Arc::clone(query), token.clone());
    let worker = thread::spawn(move || {
        // Nobody listens any more where the time was over first.
        let _ = send.send(evaluate(&shared, &asked, limits, watched));
    });
    match receive.recv_timeout(limit) {
        Ok(answer) => Ok(answer?),
        Err(RecvTimeoutError::Timeout) => {
            token.cancel();
            Err(QueryError::Timeout { limit })
        }
        Err(RecvTimeoutError::Disconnected) => match worker.join() {
            Err(panic) => std::panic::resume_unwind(panic),
            Ok(()) => Err(QueryError::Timeout { limit }),
        },
    }
}

fn evaluate(
    dataset: &Dataset,
    query: &Query,
    limits: Limits,
    token: CancellationToken,
) -> Result<Answered, QueryEvaluationError> {
    let evaluator = QueryEvaluator::new().with_cancellation_token(token);
    let mut blanks = Blanks::default();
    match evaluator.prepare(&query.parsed).execute(dataset)? {
        QueryResults::Boolean(truth) => Ok(Answered { answer: Answer::Truth(truth), cut: false }),
        QueryResults::Solutions(mut solutions) => {
            let variables = solutions.variables().to_vec();
            let (found, cut) = first(limits.rows, &mut solutions)?;
            let rows = found.iter().map(|row| {
                row.values().iter().map(|term| term.clone().map(|term| blanks.term(term))).collect()
            });
            Ok(Answered { answer: Answer::Rows(Rows { variables, rows: rows.collect() }), cut })
        }
        QueryResults::Graph(mut triples) => {
            let (found, cut) = first(limits.rows, &mut triples)?;
            let mut triples: Vec<Triple> = found.into_iter().map(|triple| blanks.triple(triple)).collect();
            triples.sort_by_cached_key(ToString::to_string);
            triples.dedup();
            Ok(Answered { answer: Answer::Triples(triples), cut })
        }
    }
}

/// The first items, and whether there are more.
fn first<T>(
    limit: Option<usize>,
    items: &mut impl Iterator<Item = Result<T, QueryEvaluationError>>,
) -> Result<(Vec<T>, bool), QueryEvaluationError> {
    let Some(limit) = limit else {
        return Ok((items.collect::<Result<_, _>>()?, false));
    };
    let found = items.take(limit).collect::<Result<_, _>>()?;
    Ok((found, items.next().transpose()?.is_some()))
}
