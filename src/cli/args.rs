//! Arguments as typed.

use super::files::FileArgs;
use clap::{Parser, Subcommand};
use std::path::PathBuf;

/// Reads documents and builds a knowledge graph in which every edge shows the sentence that states it.
///
/// Without a command it builds: `tieline` alone reads the folder `seeds` and writes the graph to `out`.
#[derive(Debug, Parser)]
#[command(
    version,
    args_conflicts_with_subcommands = true,
    after_help = "Exit codes: 0 all well, 1 nothing could be done, 2 some documents failed or a graph does not conform."
)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    #[command(flatten)]
    pub(super) build: BuildArgs,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Build the graph of documents: press releases, news, reports
    Build(BuildArgs),
    /// Show the mentions and entities of documents, and what found them
    Annotate(AnnotateArgs),
    /// Tell what a node is made of, or why two things are one node or two
    Explain(ExplainArgs),
    /// Write a built graph, or a part of it, in other formats
    Export(ExportArgs),
    /// Ask a built graph in SPARQL
    Query(QueryArgs),
    /// List what a person should look at in a built graph
    Review(ReviewArgs),
    /// Hold built graphs against annotated documents: precision, recall, F1
    Score(ScoreArgs),
    /// Print the node types and relations
    Schema(SchemaArgs),
    /// Check a built graph against its schema; exit code 2 where it does not conform
    Validate(ValidateArgs),
}

/// What reading depends on.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct EngineArgs {
    /// A schema of your own instead of the built-in one (print that with `tieline schema --source`)
    #[arg(long, value_name = "FILE")]
    pub(super) schema: Option<PathBuf>,
    /// Rules of your own beside the built-in ones; may be given several times
    #[arg(long, value_name = "FILE")]
    pub(super) rules: Vec<PathBuf>,
    /// Threads to use [default: one a processor]
    #[arg(long, value_name = "N")]
    pub(super) jobs: Option<usize>,
}

#[derive(Clone, Debug, clap::Args)]
pub(super) struct BuildArgs {
    /// Files and folders to read (.txt, .md); `-` is standard input
    #[arg(default_value = "seeds", value_name = "INPUT")]
    pub(super) input: Vec<PathBuf>,
    /// Folder that the graph's files are written to
    #[arg(long, default_value = "out", value_name = "FOLDER")]
    pub(super) out: PathBuf,
    /// What to write, separated by commas
    #[arg(long, value_delimiter = ',', default_value = "json,ttl,graphml", value_name = "FORMAT")]
    pub(super) format: Vec<String>,
    /// Relations that are at least so sure, 0 to 1: a higher one gives fewer edges and more of them right
    #[arg(long, value_name = "N")]
    pub(super) min_confidence: Option<f64>,
    /// Your decisions on what is one thing, two things, its name and type (see docs/decisions.md)
    #[arg(long, value_name = "FILE")]
    pub(super) decisions: Option<PathBuf>,
    /// Do not check the graph against its schema
    #[arg(long)]
    pub(super) no_validate: bool,
    #[command(flatten)]
    pub(super) files: FileArgs,
    #[command(flatten)]
    pub(super) told: ToldArgs,
    #[command(flatten)]
    pub(super) engine: EngineArgs,
}

/// What a build prints.
#[derive(Clone, Copy, Debug, clap::Args)]
pub(super) struct ToldArgs {
    /// Print nothing but errors
    #[arg(long, short)]
    pub(super) quiet: bool,
    /// Print the summary as JSON
    #[arg(long)]
    pub(super) json: bool,
    /// Print how long each stage took, from reading to the graph (of stages that read a document: all threads together)
    #[arg(long, conflicts_with_all = ["json", "quiet"])]
    pub(super) timings: bool,
}

#[derive(Clone, Debug, clap::Args)]
pub(super) struct AnnotateArgs {
    /// Files and folders to read (.txt, .md); `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    pub(super) input: Vec<PathBuf>,
    /// A line of JSON for each document
    #[arg(long)]
    pub(super) json: bool,
    /// A token a line, tab-separated: word, first byte, end, IOB2 label, entity
    #[arg(long, conflicts_with = "json")]
    pub(super) conll: bool,
    #[command(flatten)]
    pub(super) engine: EngineArgs,
}

#[derive(Clone, Debug, clap::Args)]
pub(super) struct ExplainArgs {
    /// A graph.json, or the folder that holds it
    #[arg(value_name = "GRAPH")]
    pub(super) graph: PathBuf,
    /// The id or name of a node
    #[arg(value_name = "NODE", required_unless_present = "merge")]
    pub(super) node: Option<String>,
    /// Compare two things instead: each a node's id, a name, or "NAME @ DOCUMENT"
    #[arg(long, num_args = 2, value_names = ["A", "B"], conflicts_with = "node")]
    pub(super) merge: Option<Vec<String>>,
    /// Print it as JSON
    #[arg(long)]
    pub(super) json: bool,
    #[command(flatten)]
    pub(super) made: MadeArgs,
}

#[derive(Clone, Debug, clap::Args)]
pub(super) struct ReviewArgs {
    /// A graph.json, or the folder that holds it
    #[arg(default_value = "out", value_name = "GRAPH")]
    pub(super) graph: PathBuf,
    /// Facts that exclude each other, as the schema says, instead of the least certain merges and non-merges
    #[arg(long)]
    pub(super) conflicts: bool,
    /// List so many of each
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub(super) limit: usize,
    /// Print it as JSON
    #[arg(long)]
    pub(super) json: bool,
    /// Ask about each, and add the answers to a decisions file; one that is there already counts as `--decisions`
    #[arg(long, value_name = "FILE", conflicts_with_all = ["json", "conflicts", "pairs", "decisions"])]
    pub(super) decide: Option<PathBuf>,
    /// Every comparison instead, a line of JSON each: what train/resolution.py counts
    #[arg(long, conflicts_with_all = ["json", "conflicts"])]
    pub(super) pairs: bool,
    #[command(flatten)]
    pub(super) made: MadeArgs,
}

/// What a graph was made with.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct MadeArgs {
    /// The decisions that the graph was built with
    #[arg(long, value_name = "FILE")]
    pub(super) decisions: Option<PathBuf>,
    /// The schema that the graph was built by, if not the built-in one
    #[arg(long, value_name = "FILE")]
    pub(super) schema: Option<PathBuf>,
}

#[derive(Clone, Debug, clap::Args)]
pub(super) struct QueryArgs {
    /// A graph.json, or the folder that holds it
    #[arg(value_name = "GRAPH")]
    pub(super) graph: PathBuf,
    /// The query: SELECT, ASK, CONSTRUCT or DESCRIBE; the prefixes of graph.ttl are declared
    #[arg(value_name = "QUERY", required_unless_present = "file")]
    pub(super) query: Option<String>,
    /// A file that holds the query
    #[arg(long, short, value_name = "FILE", conflicts_with = "query")]
    pub(super) file: Option<PathBuf>,
    /// How to print the rows of SELECT and the answer of ASK
    #[arg(long, value_enum, value_name = "FORM", default_value = "table")]
    pub(super) results: Results,
    /// How to print the triples of CONSTRUCT and DESCRIBE: ttl, nt, nq, trig, rdf, jsonld
    #[arg(long, value_name = "SYNTAX", default_value = "ttl")]
    pub(super) syntax: String,
    /// Stop after so many seconds
    #[arg(long, value_name = "SECONDS")]
    pub(super) timeout: Option<f64>,
    /// Give no more than so many rows or triples
    #[arg(long, value_name = "ROWS")]
    pub(super) limit: Option<usize>,
    /// What the IRIs of nodes and edges begin with
    #[arg(long, value_name = "IRI", default_value = crate::export::DEFAULT_BASE)]
    pub(super) base: String,
    /// The schema that the graph was built by, if not the built-in one
    #[arg(long, value_name = "FILE")]
    pub(super) schema: Option<PathBuf>,
}

/// How rows are printed.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub(super) enum Results {
    /// Columns for people; long cells are cut
    Table,
    /// SPARQL results as CSV
    Csv,
    /// SPARQL results as TSV
    Tsv,
    /// SPARQL results as JSON
    Json,
    /// SPARQL results as XML
    Xml,
}

#[derive(Clone, Debug, clap::Args)]
pub(super) struct ScoreArgs {
    /// An annotated document, or a folder of them (JSON; see docs/annotating.md)
    #[arg(value_name = "GOLD")]
    pub(super) gold: PathBuf,
    /// Give the annotated entities: what the relations are worth where nothing else goes wrong
    #[arg(long)]
    pub(super) gold_entities: bool,
    /// Also the figures of each type, relation and attribute
    #[arg(long)]
    pub(super) per_relation: bool,
    /// List so many missed and so many extra relations with their sentences
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(super) errors: usize,
    /// Print the figures as JSON
    #[arg(long)]
    pub(super) json: bool,
    #[command(flatten)]
    pub(super) engine: EngineArgs,
}

#[derive(Clone, Debug, clap::Args)]
pub(super) struct SchemaArgs {
    /// A schema of your own: checks it and prints it
    #[arg(long, value_name = "FILE")]
    pub(super) schema: Option<PathBuf>,
    /// Print the file itself, as a start for one of your own
    #[arg(long)]
    pub(super) source: bool,
    /// Print it as an OWL ontology in Turtle
    #[arg(long, conflicts_with = "source")]
    pub(super) owl: bool,
    /// Print SHACL shapes for the RDF of its graphs, in Turtle
    #[arg(long, conflicts_with_all = ["source", "owl"])]
    pub(super) shacl: bool,
}

#[derive(Clone, Debug, clap::Args)]
pub(super) struct ValidateArgs {
    /// A graph.json, or the folder that holds it
    #[arg(value_name = "GRAPH")]
    pub(super) graph: PathBuf,
    /// How to print what is found
    #[arg(long, value_enum, value_name = "FORM", default_value = "text")]
    pub(super) report: ReportForm,
    /// What the IRIs of nodes and edges begin with
    #[arg(long, value_name = "IRI", default_value = crate::export::DEFAULT_BASE)]
    pub(super) base: String,
    /// The schema that the graph was built by, if not the built-in one
    #[arg(long, value_name = "FILE")]
    pub(super) schema: Option<PathBuf>,
}

/// How findings are printed.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub(super) enum ReportForm {
    /// A line each
    Text,
    /// JSON
    Json,
    /// A SHACL report graph in Turtle
    Ttl,
}

#[derive(Clone, Debug, clap::Args)]
pub(super) struct ExportArgs {
    /// A graph.json, or the folder that holds it
    #[arg(default_value = "out", value_name = "GRAPH")]
    pub(super) graph: PathBuf,
    /// Folder that the files are written to [default: the graph's own]
    #[arg(long, value_name = "FOLDER")]
    pub(super) out: Option<PathBuf>,
    /// What to write, separated by commas
    #[arg(long, value_delimiter = ',', required = true, value_name = "FORMAT")]
    pub(super) format: Vec<String>,
    #[command(flatten)]
    pub(super) select: SelectArgs,
    #[command(flatten)]
    pub(super) files: FileArgs,
    /// The schema that the graph was built by, if it is not the built-in one
    #[arg(long, value_name = "FILE")]
    pub(super) schema: Option<PathBuf>,
    /// Print nothing but errors
    #[arg(long, short)]
    pub(super) quiet: bool,
}

/// Which part of a graph; each may name several, separated by commas.
#[derive(Clone, Debug, clap::Args)]
#[command(next_help_heading = "Only a part")]
pub(super) struct SelectArgs {
    /// Nodes of a class or a class below it, and the edges between them
    #[arg(long, value_delimiter = ',', value_name = "CLASS")]
    pub(super) class: Vec<String>,
    /// Edges of a relation, with their ends
    #[arg(long, value_delimiter = ',', value_name = "RELATION")]
    pub(super) relation: Vec<String>,
    /// What a document says
    #[arg(long, value_delimiter = ',', value_name = "ID")]
    pub(super) document: Vec<String>,
    /// Edges that are asserted, planned, alleged, hypothetical or negated, with their ends
    #[arg(long, value_delimiter = ',', value_name = "STATUS")]
    pub(super) status: Vec<String>,
    /// Edges that are at least so sure, 0 to 1, with their ends
    #[arg(long, value_name = "N")]
    pub(super) min_confidence: Option<f64>,
}
