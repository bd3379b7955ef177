//! The triples of a graph, numbered and sorted for the evaluator.

use crate::export::{Options, for_each_quad};
use crate::graph::KnowledgeGraph;
use crate::schema::Schema;
use oxrdf::{GraphName, Quad, Term};
use spareval::{InternalQuad, QueryableDataset};
use std::collections::HashMap;
use std::convert::Infallible;

/// A quad by the numbers of its terms, in the order of an index; the graph comes first.
type Row = [u32; 4];

/// The number that stands for the default graph; no term has it.
const DEFAULT_GRAPH: u32 = 0;

/// The order of the terms in each index, as positions in graph, subject, predicate, object.
const ORDERS: [[usize; 4]; 3] = [[0, 1, 2, 3], [0, 2, 3, 1], [0, 3, 1, 2]];

/// A graph, ready to be asked.
pub struct Dataset {
    /// By number; the first stands for the default graph.
    terms: Vec<Option<Term>>,
    numbers: HashMap<Term, u32>,
    /// The graphs that have names, in the order of their numbers.
    named: Vec<u32>,
    /// The same quads in each of [`ORDERS`].
    indexes: [Vec<Row>; 3],
}

impl Dataset {
    /// The triples of a graph. What a document states lies in the graph of that document and in the default graph.
    pub fn of(graph: &KnowledgeGraph, schema: &Schema, options: &Options) -> Self {
        let mut dataset = Self::empty();
        let mut rows = Vec::new();
        for_each_quad(graph, schema, options, |quad| dataset.number_quad(quad, &mut rows));
        dataset.named = rows.iter().map(|row| row[0]).filter(|&graph| graph != DEFAULT_GRAPH).collect();
        dataset.named.sort_unstable();
        dataset.named.dedup();
        dataset.indexes = ORDERS.map(|order| {
            let mut index: Vec<Row> = rows.iter().map(|row| order.map(|at| row[at])).collect();
            index.sort_unstable();
            index.dedup();
            index
        });
        dataset
    }

    fn empty() -> Self {
        Self {
            terms: vec![None],
            numbers: HashMap::new(),
            named: Vec::new(),
            indexes: [const { Vec::new() }; 3],
        }
    }

    fn number_quad(&mut self, quad: Quad, rows: &mut Vec<Row>) {
        let subject = self.number(quad.subject.into());
        let predicate = self.number(quad.predicate.into());
        let object = self.number(quad.object);
        rows.push([DEFAULT_GRAPH, subject, predicate, object]);
        let graph = match quad.graph_name {
            GraphName::DefaultGraph => return,
            GraphName::NamedNode(name) => self.number(name.into()),
            GraphName::BlankNode(name) => self.number(name.into()),
        };
        rows.push([graph, subject, predicate, object]);
    }

    fn number(&mut self, term: Term) -> u32 {
        if let Some(&number) = self.numbers.get(&term) {
            return number;
        }
        let number = u32::try_from(self.terms.len()).unwrap_or(u32::MAX);
        self.terms.push(Some(term.clone()));
        self.numbers.insert(term, number);
        number
    }

    /// The rows of one graph that fit a pattern of subject, predicate and object, as quads in [`ORDERS`]`[0]`.
    fn rows(&self, graph: u32, pattern: [Option<u32>; 3]) -> impl Iterator<Item = Row> + use<'_> {
        let [subject, predicate, object] = pattern;
        let at = match pattern {
            [_, None, Some(_)] => 2,
            [None, Some(_), _] => 1,
            _ => 0,
        };
        let wanted = [Some(graph), subject, predicate, object];
        let prefix: Vec<u32> = ORDERS[at].iter().map_while(|&position| wanted[position]).collect();
        let index = &self.indexes[at];
        let start = index.partition_point(|row| row[..prefix.len()] < prefix[..]);
        let length = index[start..].partition_point(|row| row[..prefix.len()] == prefix[..]);
        index[start..start + length].iter().map(move |row| {
            let mut quad = [0; 4];
            for (value, position) in row.iter().zip(ORDERS[at]) {
                quad[position] = *value;
            }
            quad
        })
    }
}

/// A term of a query: one of the graph by its number, or another that the query makes.
#[derive(Clone, PartialEq, Eq, Hash)]
pub enum Asked {
    /// A term of the graph.
    Known(u32),
    /// A term that no triple of the graph holds.
    Other(Box<Term>),
}

impl Asked {
    fn number(&self) -> Option<u32> {
        match self {
            Self::Known(number) => Some(*number),
            Self::Other(_) => None,
        }
    }
}

impl<'a> QueryableDataset<'a> for &'a Dataset {
    type InternalTerm = Asked;
    type Error = Infallible;

    fn internal_quads_for_pattern(
        &self,
        subject: Option<&Asked>,
        predicate: Option<&Asked>,
        object: Option<&Asked>,
        graph_name: Option<Option<&Asked>>,
    ) -> impl Iterator<Item = Result<InternalQuad<Asked>, Infallible>> + use<'a> {
        let dataset: &'a Dataset = self;
        let wanted = [subject, predicate, object];
        let pattern = wanted.map(|term| term.and_then(Asked::number));
        // A term that the graph lacks fits nothing.
        let lacking = wanted.into_iter().flatten().any(|term| term.number().is_none());
        let graphs = match graph_name {
            _ if lacking => Vec::new(),
            None => dataset.named.clone(),
            Some(None) => vec![DEFAULT_GRAPH],
            Some(Some(name)) => name.number().into_iter().collect(),
        };
        graphs.into_iter().flat_map(move |graph| dataset.rows(graph, pattern)).map(|row| {
            let [graph, subject, predicate, object] = row;
            Ok(InternalQuad {
                subject: Asked::Known(subject),
                predicate: Asked::Known(predicate),
                object: Asked::Known(object),
                graph_name: (graph != DEFAULT_GRAPH).then_some(Asked::Known(graph)),
            })
        })
    }

    fn internal_named_graphs(&self) -> impl Iterator<Item = Result<Asked, Infallible>> + use<'a> {
        let dataset: &'a Dataset = self;
        dataset.named.iter().map(|&graph| Ok(Asked::Known(graph)))
    }

    fn internalize_term(&self, term: Term) -> Result<Asked, Infallible> {
        Ok(match self.numbers.get(&term) {
            Some(&number) => Asked::Known(number),
            None => Asked::Other(Box::new(term)),
        })
    }

    fn externalize_term(&self, term: Asked) -> Result<Term, Infallible> {
        Ok(match term {
            Asked::Known(number) => self.terms[number as usize]
                .clone()
                .expect("only the default graph has no term, and no row names it"),
            Asked::Other(term) => *term,
        })
    }
}
