//! Bytes and the words under them.

use super::Kind;
use crate::types::Document;

/// What is wrong with bytes of a document, or with the words that are said to stand there.
pub(super) fn fault(
    document: &Document,
    start: i64,
    end: i64,
    words: Option<&str>,
) -> Option<(Kind, String)> {
    let text = &document.text;
    let bytes = || format!("bytes {start}..{end} of `{}`", document.id);
    let (Ok(from), Ok(to)) = (usize::try_from(start), usize::try_from(end)) else {
        return Some((Kind::Span, format!("{} lie outside the text", bytes())));
    };
    let fault = match text.get(from..to) {
        Some("") => "are no bytes at all",
        Some(found) if words.is_some_and(|words| words != found) => {
            return Some((Kind::Quotation, format!("other words stand at {}", bytes())));
        }
        Some(_) => return None,
        None if from > to => "end before they begin",
        None if to > text.len() => "lie outside the text",
        None => "cut a character in two",
    };
    Some((Kind::Span, format!("{} {fault}", bytes())))
}

/// Whether a number is a probability.
pub(super) fn is_probability(confidence: f64) -> bool {
    (0.0..=1.0).contains(&confidence)
}
