//! Holds what the graph quotes against the documents.

use crate::graph::KnowledgeGraph;
use crate::types::{Diagnostic, DocumentIx, Place, Span};

/// Whether every node has mentions, every edge evidence, and both lie in their documents' text, on character
/// boundaries and not empty.
///
/// # Errors
/// One finding for each that does not.
pub fn verify(graph: &KnowledgeGraph) -> Result<(), Vec<Diagnostic>> {
    let mut check = Check { graph, found: Vec::new() };
    for node in graph.nodes().filter(|node| node.document.is_none()) {
        check.some("node", &node.id, "mention", node.mentions.len());
        for mention in &node.mentions {
            let of = |part| Quoted { what: "node", id: &node.id, part, document: mention.document };
            check.span(&of("mention"), Some(mention.span));
            check.span(&of("mention's sentence"), Some(mention.sentence));
            check.span(&of("title"), mention.title);
        }
    }
    for view in graph.edges() {
        check.some("edge", &view.edge.id, "evidence", view.edge.evidence.len());
        for evidence in &view.edge.evidence {
            let of = |part| Quoted { what: "edge", id: &view.edge.id, part, document: evidence.document };
            check.span(&of("sentence"), Some(evidence.sentence));
            check.span(&of("source"), Some(evidence.source));
            check.span(&of("target"), evidence.target);
            check.span(&of("speaker"), evidence.speaker);
        }
    }
    if check.found.is_empty() { Ok(()) } else { Err(check.found) }
}

/// What a span belongs to.
struct Quoted<'q> {
    what: &'q str,
    id: &'q str,
    part: &'q str,
    document: DocumentIx,
}

struct Check<'g> {
    graph: &'g KnowledgeGraph,
    found: Vec<Diagnostic>,
}

impl Check<'_> {
    fn some(&mut self, what: &str, id: &str, part: &str, count: usize) {
        if count == 0 {
            self.add(Place::file("graph"), format!("the {what} `{id}` has no {part}"));
        }
    }

    fn span(&mut self, quoted: &Quoted, span: Option<Span>) {
        let Quoted { what, id, part, document } = quoted;
        let Some(span) = span else { return };
        let Some(document) = self.graph.documents().get(document.index()) else {
            return self.add(
                Place::file("graph"),
                format!("the {what} `{id}` quotes a document that the graph lacks"),
            );
        };
        let Span { start, end } = span;
        let fault = match document.text.get(start as usize..end as usize) {
            Some("") => "are empty",
            Some(_) => return,
            None if start > end || end as usize > document.text.len() => "lie outside the text",
            None => "cut a character in two",
        };
        let at = document.text.floor_char_boundary(start as usize);
        let place = Place::at(document.source.as_str(), &document.text, at);
        self.add(place, format!("bytes {start}..{end}, the {part} of the {what} `{id}`, {fault}"));
    }

    fn add(&mut self, place: Place, message: String) {
        let hint = "this is a fault of tieline, not of the document: please report it with the document";
        self.found.push(Diagnostic::error(place, message, hint));
    }
}

#[cfg(test)]
mod tests {
    use super::verify;
    use crate::export::sample;
    use crate::graph::{Edge, KnowledgeGraph, Node};
    use crate::types::{DocumentIx, Span};

    /// The sample with its first node and edge changed, and what is then found.
    #[track_caller]
    fn case(change: impl Fn(&mut Node, &mut Edge), expected: &[&str]) {
        let graph = sample::hostile(&sample::schema());
        let mut nodes: Vec<Node> = graph.nodes().cloned().collect();
        let mut edges: Vec<_> = graph
            .edges()
            .map(|view| (view.source.id.clone(), view.target.id.clone(), view.edge.clone()))
            .collect();
        change(&mut nodes[0], &mut edges[0].2);
        edges.truncate(1);
        nodes[0].id = "n".into();
        edges[0].0 = "n".into();
        edges[0].1 = "n".into();
        edges[0].2.id = "e".into();
        let graph = KnowledgeGraph::new(graph.documents().to_vec(), nodes, edges).unwrap();
        let found: Vec<String> = match verify(&graph) {
            Ok(()) => Vec::new(),
            Err(found) => found.iter().map(|one| format!("{}: {}", one.place, one.message)).collect(),
        };
        assert_eq!(found, expected);
    }

    #[test]
    fn quotations_stand_in_their_documents() {
        case(|_, _| {}, &[]);
        case(|node, _| node.mentions.clear(), &["graph: the node `n` has no mention"]);
        case(|_, edge| edge.evidence.clear(), &["graph: the edge `e` has no evidence"]);
        case(
            |node, _| node.mentions[0].span = Span { start: 3, end: 3 },
            &["one.txt:1:3: bytes 3..3, the mention of the node `n`, are empty"],
        );
        case(
            |_, edge| edge.evidence[0].sentence.end = 9999,
            &["one.txt:1:1: bytes 0..9999, the sentence of the edge `e`, lie outside the text"],
        );
        case(
            |_, edge| edge.evidence[0].source = Span { start: 9, end: 2 },
            &["one.txt:1:8: bytes 9..2, the source of the edge `e`, lie outside the text"],
        );
        case(
            |_, edge| edge.evidence[0].target = Some(Span { start: 0, end: 1 }),
            &["one.txt:1:1: bytes 0..1, the target of the edge `e`, cut a character in two"],
        );
        case(
            |_, edge| edge.evidence[0].speaker = Some(Span { start: 0, end: 1 }),
            &["one.txt:1:1: bytes 0..1, the speaker of the edge `e`, cut a character in two"],
        );
        case(
            |node, _| node.mentions[0].document = DocumentIx(7),
            &["graph: the node `n` quotes a document that the graph lacks"; 2],
        );
    }
}
