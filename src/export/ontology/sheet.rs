//! Triples as they are put together for one file.

use crate::export::rdf::vocabulary::{iri, prefixes, term};
use crate::schema::Schema;
use crate::types::ClassId;
use oxrdf::vocab::rdf;
use oxrdf::{BlankNode, NamedNode, NamedOrBlankNode, Term, Triple};
use oxrdfio::{RdfFormat, RdfSerializer};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Prefixes of these files alone.
const PREFIXES: [(&str, &str); 2] =
    [("owl", "http://www.w3.org/2002/07/owl#"), ("sh", "http://www.w3.org/ns/shacl#")];

pub(super) struct Sheet<'s> {
    pub(super) schema: &'s Schema,
    triples: Vec<Triple>,
    blanks: usize,
    /// Lists that are there already, by what they hold.
    lists: BTreeMap<Vec<String>, BlankNode>,
}

impl<'s> Sheet<'s> {
    pub(super) fn new(schema: &'s Schema) -> Self {
        Self { schema, triples: Vec::new(), blanks: 0, lists: BTreeMap::new() }
    }

    pub(super) fn add(
        &mut self,
        subject: &(impl Clone + Into<NamedOrBlankNode>),
        predicate: NamedNode,
        object: impl Into<Term>,
    ) {
        self.triples.push(Triple::new(subject.clone().into(), predicate, object));
    }

    pub(super) fn blank(&mut self) -> BlankNode {
        self.blanks += 1;
        BlankNode::new_unchecked(format!("b{}", self.blanks))
    }

    /// A list of terms, one for all uses of the same.
    pub(super) fn list(&mut self, terms: Vec<Term>) -> Term {
        let key: Vec<String> = terms.iter().map(ToString::to_string).collect();
        if let Some(list) = self.lists.get(&key) {
            return list.clone().into();
        }
        let nodes: Vec<BlankNode> = terms.iter().map(|_| self.blank()).collect();
        for (index, one) in terms.into_iter().enumerate() {
            let rest = nodes
                .get(index + 1)
                .map_or_else(|| rdf::NIL.into_owned().into(), |node| Term::from(node.clone()));
            self.add(&nodes[index], rdf::FIRST.into_owned(), one);
            self.add(&nodes[index], rdf::REST.into_owned(), rest);
        }
        let Some(first) = nodes.into_iter().next() else { return rdf::NIL.into_owned().into() };
        self.lists.insert(key, first.clone());
        first.into()
    }

    /// A term of the schema.
    pub(super) fn own(&self, name: &str) -> NamedNode {
        term(self.schema, name)
    }

    pub(super) fn class(&self, class: ClassId) -> NamedNode {
        self.own(&self.schema.class(class).name)
    }

    /// A term of the files' vocabularies or of those that the schema is mapped to, as `prefix:name`.
    pub(super) fn public(&self, short: &str) -> NamedNode {
        let (prefix, name) = short.split_once(':').unwrap_or(("", short));
        let known = PREFIXES.iter().find(|(known, _)| *known == prefix).map(|(_, base)| *base);
        match known.or_else(|| self.schema.prefixes().get(prefix).map(String::as_str)) {
            Some(base) => NamedNode::new_unchecked(format!("{base}{name}")),
            None => iri(prefix, name),
        }
    }

    /// Writes what was added as Turtle, without the prefixes of nodes and edges.
    pub(super) fn write(self, out: impl Write) -> io::Result<()> {
        let mut all: BTreeMap<String, String> = self.schema.prefixes().clone();
        all.extend(prefixes(self.schema, "").into_iter().filter(|(_, iri)| iri.starts_with("http")));
        all.extend(PREFIXES.map(|(prefix, iri)| (prefix.to_owned(), iri.to_owned())));
        let mut serializer = RdfSerializer::from_format(RdfFormat::Turtle);
        for (prefix, iri) in all {
            serializer = serializer.with_prefix(prefix, iri).map_err(io::Error::other)?;
        }
        let mut serializer = serializer.for_writer(out);
        self.triples.iter().try_for_each(|triple| serializer.serialize_triple(triple))?;
        serializer.finish()?.flush()
    }
}
