//! The sentences that the page shows, each once.

use crate::graph::{KnowledgeGraph, Node};
use crate::types::{DocumentIx, Span};
use std::collections::BTreeMap;

/// How many bytes of the paragraph are shown around a sentence, at most.
const AROUND: usize = 120;

/// A stretch of a passage: the passage's number, and start and end in UTF-16 units, as a browser counts.
pub(super) type Mark = (usize, usize, usize);

/// A passage: document, first byte, the words before it in its paragraph, the passage, the words after it.
pub(super) type Passage<'g> = (usize, u32, String, &'g str, String);

/// Numbers passages as they are asked for.
pub(super) struct Passages<'g> {
    graph: &'g KnowledgeGraph,
    numbers: BTreeMap<(DocumentIx, Span), usize>,
    spans: Vec<(DocumentIx, Span)>,
}

impl<'g> Passages<'g> {
    pub(super) fn new(graph: &'g KnowledgeGraph) -> Self {
        Self { graph, numbers: BTreeMap::new(), spans: Vec::new() }
    }

    /// The number of a passage.
    pub(super) fn number(&mut self, document: DocumentIx, span: Span) -> usize {
        *self.numbers.entry((document, span)).or_insert_with(|| {
            self.spans.push((document, span));
            self.spans.len() - 1
        })
    }

    /// Words in a sentence.
    pub(super) fn mark(&mut self, document: DocumentIx, sentence: Span, words: Span) -> Mark {
        let passage = if sentence.contains(words) { sentence } else { words };
        let text = &self.graph.document(document).text;
        let units = |span: Span| span.of(text).encode_utf16().count();
        let start = units(Span { start: passage.start, end: words.start });
        (self.number(document, passage), start, start + units(words))
    }

    /// The words of a relation's end. Where the sentence that states the relation lacks them, the sentence in
    /// which they stand.
    pub(super) fn end(&mut self, document: DocumentIx, sentence: Span, words: Span, node: &Node) -> Mark {
        let own = node
            .mentions
            .iter()
            .find(|mention| mention.document == document && mention.span == words)
            .map(|mention| mention.sentence);
        let inside = if sentence.contains(words) { sentence } else { own.unwrap_or(words) };
        self.mark(document, inside, words)
    }

    /// All passages in the order of their numbers.
    pub(super) fn all(&self) -> impl Iterator<Item = Passage<'g>> {
        self.spans.iter().map(|&(document, span)| {
            let text = &self.graph.document(document).text;
            let (before, after) = around(text, span);
            (document.index(), span.start, before, span.of(text), after)
        })
    }
}

/// The words of the same paragraph before and after a span.
fn around(text: &str, span: Span) -> (String, String) {
    let before = text.get(..span.start as usize).unwrap_or("");
    let before = before.rsplit('\n').next().unwrap_or("");
    let after = text.get(span.end as usize..).unwrap_or("");
    let after = after.split('\n').next().unwrap_or("");
    (tail(before.trim()), head(after.trim()))
}

/// The last words, with dots where some are left out.
fn tail(text: &str) -> String {
    let from = text.ceil_char_boundary(text.len().saturating_sub(AROUND));
    if from == 0 {
        return text.to_owned();
    }
    let kept = text[from..].split_once(' ').map_or("", |(_, kept)| kept);
    format!("… {kept}")
}

/// The first words, with dots where some are left out.
fn head(text: &str) -> String {
    let to = text.floor_char_boundary(AROUND);
    if to == text.len() {
        return text.to_owned();
    }
    let kept = text[..to].rsplit_once(' ').map_or("", |(kept, _)| kept);
    format!("{kept} …")
}

#[cfg(test)]
mod tests {
    use super::{AROUND, around};
    use crate::types::Span;

    #[track_caller]
    fn case(text: &str, words: &str, expected: (&str, &str)) {
        let start = text.find(words).unwrap();
        let (before, after) = around(text, Span::new(start, start + words.len()));
        assert_eq!((before.as_str(), after.as_str()), expected);
    }

    #[test]
    fn context_is_of_the_paragraph_and_of_whole_words() {
        case("Head\n\nOne. Two. Three.\nFour.", "Two.", ("One.", "Three."));
        case("Two.", "Two.", ("", ""));
        let long = format!("{0} Two. {0}", "été ".repeat(AROUND));
        let start = long.find("Two.").unwrap();
        let (before, after) = around(&long, Span::new(start, start + 4));
        assert!(before.starts_with("… été ") && before.ends_with(" été"), "{before}");
        assert!(after.starts_with("été ") && after.ends_with(" été …"), "{after}");
        assert!(before.len() <= AROUND + 4 && after.len() <= AROUND + 4);
    }
}
