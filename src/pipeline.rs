//! The corridor: the rooms in the order in which a document walks through them.

use crate::encoder::{Encoded, Reader};
use crate::entities::Annotated;
use crate::relations::{Rules, check_examples};
use crate::resolve::Decisions;
use crate::timings::{Stage, Timings};
use crate::types::{
    Confidence, Diagnostic, Document, Extraction, LocalEntity, Mention, Place, RelationMention, Severity,
    Text,
};
use crate::{KnowledgeGraph, Schema};
use crate::{documents, entities, graph, mentions, places, relations, reprints, resolve, schema, text};
use rayon::prelude::*;
use std::path::PathBuf;
use std::sync::Arc;

/// A schema and the rules that read by it: all that reading a document depends on besides the document.
#[derive(Clone, Debug)]
pub struct Engine {
    schema: Schema,
    rules: Rules,
    reader: Reader,
    /// How sure a relation must at least be.
    least: Confidence,
    decisions: Decisions,
    timings: Arc<Timings>,
}

/// A build: the graph and what happened on the way.
#[derive(Debug)]
pub struct Build {
    /// The graph of all documents that could be read.
    pub graph: KnowledgeGraph,
    /// What could not be read and what looked odd, sorted by place.
    pub diagnostics: Vec<Diagnostic>,
    /// Files of folders that are of no kind that is read.
    pub passed_over: usize,
    /// Documents given twice, read once.
    pub repeats: usize,
}

impl Build {
    /// How many inputs failed.
    pub fn failures(&self) -> usize {
        self.diagnostics.iter().filter(|found| found.severity == Severity::Error).count()
    }
}

/// Told of every document as soon as it has been read, from any thread.
pub trait Progress: Sync {
    /// So many documents will be read.
    fn begin(&self, documents: usize);
    /// One more has been; whether it failed.
    fn step(&self, outcome: Result<(), &Diagnostic>);
}

impl Engine {
    /// An engine with the built-in schema and rules.
    ///
    /// # Errors
    /// None as shipped: tests load both.
    pub fn new() -> Result<Self, Vec<Diagnostic>> {
        let schema = schema::load_default()?;
        let rules = Rules::built_in(&schema)?;
        Self::of(schema, rules)
    }

    /// An engine with a schema of the user's own, with the built-in rules and, given as name and content, more.
    ///
    /// # Errors
    /// What is wrong with the rules, an example that does not hold among it.
    pub fn with(schema: Schema, more_rules: &[(String, String)]) -> Result<Self, Vec<Diagnostic>> {
        let more = more_rules.iter().map(|(name, source)| (name.as_str(), source.as_str()));
        let files: Vec<(&str, &str)> = crate::relations::BUILT_IN_RULES.into_iter().chain(more).collect();
        let rules = Rules::load(&files, &schema)?;
        let broken = if more_rules.is_empty() { Vec::new() } else { check_examples(&rules, &schema) };
        if broken.is_empty() { Self::of(schema, rules) } else { Err(broken) }
    }

    fn of(schema: Schema, rules: Rules) -> Result<Self, Vec<Diagnostic>> {
        let reader = Reader::shipped(&schema).map_err(|error| {
            let hint = "the program is damaged: install it again";
            vec![Diagnostic::error(Place::file("models/reader.bin"), error.to_string(), hint)]
        })?;
        let (least, decisions) = (Confidence::default(), Decisions::default());
        Ok(Self { schema, rules, reader, least, decisions, timings: Arc::default() })
    }

    /// The same, leaving out relations that are less sure.
    #[must_use]
    pub fn at_least(self, least: Confidence) -> Self {
        Self { least, ..self }
    }

    /// The same, heeding what the user decided of things and their names.
    #[must_use]
    pub fn deciding(self, decisions: Decisions) -> Self {
        Self { decisions, ..self }
    }

    /// The schema that it reads by.
    pub fn schema(&self) -> &Schema {
        &self.schema
    }

    /// How long each stage of the work has taken so far, in all that the engine has read.
    pub fn timings(&self) -> &Timings {
        &self.timings
    }

    /// Reads one document: a pure function of it.
    pub fn extract(&self, document: Document) -> Extraction {
        let clock = &self.timings;
        let text = clock.of(Stage::Text, || text::segment(document));
        let (encoded, tagged) = clock.of(Stage::Encoder, || {
            let encoded = self.reader.encode(&text);
            let tagged = self.reader.tag(&encoded);
            (encoded, tagged)
        });
        let mentions = clock.of(Stage::Mentions, || mentions::detect(&text, &tagged, &self.schema));
        let entities = clock.of(Stage::Entities, || entities::cluster(&text, &mentions, &self.schema));
        let (entities, relations) = self.relate(&text, &encoded, &mentions, entities);
        let (entities, relations) = relations::prune(entities, relations, &mentions, &self.schema);
        extraction(text, mentions, entities, relations)
    }

    /// Reads the relations of one document between entities that are given instead of found.
    pub(crate) fn extract_between(&self, document: Document, given: &[Annotated]) -> Extraction {
        let text = text::segment(document);
        let encoded = self.reader.encode(&text);
        let (mentions, entities) = entities::annotated(&text, given);
        let (entities, relations) = self.relate(&text, &encoded, &mentions, entities);
        extraction(text, mentions, entities, relations)
    }

    fn relate(
        &self,
        text: &Text,
        encoded: &Encoded,
        mentions: &[Mention],
        entities: Vec<LocalEntity>,
    ) -> (Vec<LocalEntity>, Vec<RelationMention>) {
        let clock = &self.timings;
        let scored = clock.of(Stage::Pairs, || self.reader.relate(encoded, text, &entities, mentions));
        let mut relations = clock.of(Stage::Relations, || {
            relations::relate(text, mentions, &entities, &scored, &self.schema, &self.rules)
        });
        relations.retain(|relation| relation.evidence.confidence >= self.least);
        (entities, relations)
    }

    /// Resolves extractions and makes them a graph. Their order does not matter.
    pub fn assemble(&self, corpus: Vec<Extraction>) -> KnowledgeGraph {
        self.join(corpus).0
    }

    /// The graph of extractions, and what was odd about joining them.
    fn join(&self, mut corpus: Vec<Extraction>) -> (KnowledgeGraph, Vec<Diagnostic>) {
        corpus.sort_by(|a, b| a.document.id.cmp(&b.document.id));
        let clock = &self.timings;
        let (resolution, found) =
            clock.of(Stage::Resolution, || resolve::resolve(&corpus, &self.schema, &self.decisions));
        let (resolution, facts) =
            clock.of(Stage::Places, || places::locate(&corpus, resolution, &self.schema));
        let documents: Vec<&Document> = corpus.iter().map(|extraction| &extraction.document).collect();
        let reprints = clock.of(Stage::Reprints, || reprints::find(&documents));
        let build = || graph::build(corpus, &resolution, &reprints, &facts, &self.schema);
        (clock.of(Stage::Graph, build), found)
    }

    /// Builds the graph of files and folders; documents are read in parallel, and the graph is the same at any
    /// number of threads and for any order of the inputs.
    pub fn build(&self, inputs: &[PathBuf], progress: &impl Progress) -> Build {
        let found = documents::find(inputs);
        progress.begin(found.sources.len());
        let read: Vec<Result<Document, Diagnostic>> = found
            .sources
            .par_iter()
            .map(|source| self.timings.of(Stage::Documents, || documents::read(source)))
            .map(|outcome| outcome.inspect_err(|failure| progress.step(Err(failure))))
            .collect();
        let mut diagnostics = found.problems;
        let mut readable = Vec::new();
        for outcome in read {
            match outcome {
                Ok(document) => readable.push(document),
                Err(failure) => diagnostics.push(failure),
            }
        }
        let repeats = documents::make_unique(&mut readable);
        let corpus = readable
            .into_par_iter()
            .map(|document| {
                let extraction = self.extract(document);
                progress.step(Ok(()));
                extraction
            })
            .collect();
        let (graph, odd) = self.join(corpus);
        diagnostics.extend(odd);
        diagnostics.sort_by(|a, b| a.place.cmp(&b.place));
        Build { graph, diagnostics, passed_over: found.passed_over, repeats }
    }
}

fn extraction(
    text: Text,
    mentions: Vec<Mention>,
    entities: Vec<LocalEntity>,
    relations: Vec<RelationMention>,
) -> Extraction {
    let sentence = |mention: &Mention| {
        text.sentences.get(text.sentence_at(mention.span).index()).map(|held| held.span).unwrap_or_default()
    };
    let sentences = mentions.iter().map(sentence).collect();
    Extraction { document: text.document, mentions, sentences, entities, relations }
}

/// The document of a file's name and bytes.
///
/// # Errors
/// The bytes are no text, or hold no words.
pub fn parse_document(name: &str, bytes: &[u8]) -> Result<Document, Diagnostic> {
    documents::parse(name, bytes)
}

#[cfg(test)]
mod tests;
