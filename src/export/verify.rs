//! Holds what the graph quotes against the documents.

use crate::graph::KnowledgeGraph;
use crate::types::{Diagnostic, DocumentIx, Place, Span};

/// Whether every mention and every piece of evidence lies in its document's text, on character boundaries.
///
/// # Errors
/// One finding for each span that does not.
pub fn verify(graph: &KnowledgeGraph) -> Result<(), Vec<Diagnostic>> {
    let mentions = graph.nodes().flat_map(|node| {
        node.mentions.iter().flat_map(move |mention| {
            [mention.span, mention.sentence]
                .into_iter()
                .chain(mention.title)
                .map(move |span| (mention.document, span, "node", node.id.as_str()))
        })
    });
    let evidence = graph.edges().flat_map(|view| {
        view.edge.evidence.iter().flat_map(move |evidence| {
            [evidence.sentence, evidence.source]
                .into_iter()
                .chain(evidence.target)
                .map(move |span| (evidence.document, span, "edge", view.edge.id.as_str()))
        })
    });
    let found: Vec<Diagnostic> =
        mentions.chain(evidence).filter_map(|(document, span, what, id)| check(graph, document, span, what, id)).collect();
    if found.is_empty() { Ok(()) } else { Err(found) }
}

fn check(graph: &KnowledgeGraph, document: DocumentIx, span: Span, what: &str, id: &str) -> Option<Diagnostic> {
    let Some(document) = graph.documents().get(document.index()) else {
        let message = format!("the {what} `{id}` quotes a document that the graph lacks");
        return Some(Diagnostic::error(Place::file("graph"), message, "build the graph again"));
    };
    span.of(&document.text).is_empty().then(|| {
        let message = format!("the {what} `{id}` quotes bytes {}..{}, which the text does not hold", span.start, span.end);
        Diagnostic::error(Place::file(document.source.as_str()), message, "build the graph again")
    })
}
