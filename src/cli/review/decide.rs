//! `tieline review --decide FILE`: asks, and writes the answers down.

use crate::cli::Outcome;
use crate::explain::Question;
use crate::resolve::Answer;
use anyhow::Context;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use std::fs;
use std::io::{self, BufRead, Write};
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

/// Asks each question on standard output and takes the answers from standard input, a line each. Every answer is in the file before the
/// next question is asked, so that nothing is lost where the user stops.
pub(super) fn run(file: &Path, questions: &[Question]) -> anyhow::Result<Outcome> {
    let (mut input, mut output) = (io::stdin().lock(), io::stdout().lock());
    let mut written = 0;
    for (number, question) in questions.iter().enumerate() {
        let state = if question.is_one { "one node" } else { "two nodes" };
        writeln!(output, "{} of {}, {state} now:\n{}", number + 1, questions.len(), question.text)?;
        let asked = "[o]ne, [t]wo, [s]kip or [q]uit? ";
        let same = match ask(asked, &["o", "t", "s", "q"], &mut input, &mut output)?.as_deref() {
            Some("o") => true,
            Some("t") => false,
            Some("s") => continue,
            _ => break,
        };
        write!(output, "why? ")?;
        output.flush()?;
        let Some(note) = line(&mut input)?.filter(|note| !note.is_empty()) else {
            writeln!(output, "not written: a decision needs a reason\n")?;
            continue;
        };
        let answer = Answer { same, ends: question.ends.clone(), note, date: today()? };
        write(file, &answer)?;
        written += 1;
        writeln!(output, "written to {}\n", file.display())?;
    }
    writeln!(
        output,
        "{written} {} added to {}",
        if written == 1 { "decision" } else { "decisions" },
        file.display()
    )?;
    if written > 0 {
        writeln!(
            output,
            "Heed them with `tieline build INPUT --decisions {}`; delete a line to take it back.",
            file.display()
        )?;
    }
    Ok(Outcome::Done)
}

/// The day in UTC.
fn today() -> anyhow::Result<Date> {
    let days = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs() / (24 * 60 * 60);
    Ok(date(1970, 1, 1).checked_add(i64::try_from(days)?.days())?)
}

/// The first letter of an answer that is among `known`; asks again until it is. Nothing at the end of the input.
fn ask(
    question: &str,
    known: &[&str],
    input: &mut impl BufRead,
    output: &mut impl Write,
) -> io::Result<Option<String>> {
    loop {
        write!(output, "{question}")?;
        output.flush()?;
        let Some(answer) = line(input)? else { return Ok(None) };
        let letter: String = answer.chars().take(1).flat_map(char::to_lowercase).collect();
        if known.contains(&letter.as_str()) {
            return Ok(Some(letter));
        }
    }
}

/// The next line without the blanks around it; nothing at the end of the input.
fn line(input: &mut impl BufRead) -> io::Result<Option<String>> {
    let mut line = String::new();
    let read = input.read_line(&mut line)?;
    Ok((read > 0).then(|| line.trim().to_owned()))
}

fn write(file: &Path, answer: &Answer) -> anyhow::Result<()> {
    let name = file.display();
    let source = match fs::read_to_string(file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        source => source.with_context(|| format!("{name} cannot be read"))?,
    };
    let text = answer.added_to(&source).with_context(|| format!("nothing can be added to {name}"))?;
    fs::write(file, text).with_context(|| format!("{name} cannot be written"))
}
