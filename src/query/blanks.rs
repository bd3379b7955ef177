//! Blank nodes that a query makes get random names; here they get numbers, in the order in which they come.

use oxrdf::{BlankNode, NamedOrBlankNode, Term, Triple};
use std::collections::BTreeMap;

#[derive(Default)]
pub(super) struct Blanks {
    names: BTreeMap<String, BlankNode>,
}

impl Blanks {
    fn node(&mut self, node: &BlankNode) -> BlankNode {
        let next = self.names.len() + 1;
        self.names
            .entry(node.as_str().to_owned())
            .or_insert_with(|| BlankNode::new_unchecked(format!("b{next}")))
            .clone()
    }

    pub(super) fn term(&mut self, term: Term) -> Term {
        match term {
            Term::BlankNode(node) => self.node(&node).into(),
            Term::Triple(triple) => Term::Triple(Box::new(self.triple(*triple))),
            other => other,
        }
    }

    pub(super) fn triple(&mut self, triple: Triple) -> Triple {
        let subject = match triple.subject {
            NamedOrBlankNode::BlankNode(node) => self.node(&node).into(),
            other @ NamedOrBlankNode::NamedNode(_) => other,
        };
        Triple { subject, predicate: triple.predicate, object: self.term(triple.object) }
    }
}
