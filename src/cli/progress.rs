//! The progress bar: on a terminal only.

use crate::pipeline::Progress;
use crate::types::Diagnostic;
use indicatif::{ProgressBar, ProgressStyle};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Documents read, rate, time left, failures.
pub(super) struct Bar {
    bar: ProgressBar,
    failures: AtomicUsize,
}

impl Bar {
    pub(super) fn new(hidden: bool) -> Self {
        let bar = if hidden { ProgressBar::hidden() } else { ProgressBar::new(0) };
        let style =
            ProgressStyle::with_template("{bar:30} {pos}/{len} documents, {per_sec}, {eta} left{msg}");
        Self {
            bar: bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar())),
            failures: AtomicUsize::new(0),
        }
    }

    pub(super) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

impl Progress for Bar {
    fn begin(&self, documents: usize) {
        self.bar.set_length(documents as u64);
    }

    fn step(&self, outcome: Result<(), &Diagnostic>) {
        if outcome.is_err() {
            let failures = self.failures.fetch_add(1, Ordering::Relaxed) + 1;
            self.bar.set_message(format!(", {failures} failed"));
        }
        self.bar.inc(1);
    }
}
