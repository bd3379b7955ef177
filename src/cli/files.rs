//! What the written files are like.

use crate::export::{Format, Options, Rdf};
use anyhow::anyhow;

/// How files are written, whatever is written.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct FileArgs {
    /// What the IRIs of nodes and edges begin with
    #[arg(long, value_name = "IRI", default_value = crate::export::DEFAULT_BASE)]
    base: String,
    /// GraphML by the letter of its schema: without the attributes that Gephi and Neo4j read
    #[arg(long)]
    strict: bool,
    /// The version of RDF: in 1.2, reifiers and annotations take the place of statement nodes
    #[arg(long, value_enum, value_name = "VERSION", default_value = "1.1")]
    rdf: RdfForm,
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum RdfForm {
    /// Every store reads it
    #[value(name = "1.1")]
    Old,
    /// For Oxigraph, Jena 6 and others that know triple terms
    #[value(name = "1.2")]
    New,
}

impl FileArgs {
    /// The options, if they fit the formats.
    pub(super) fn options(&self, formats: &[Format]) -> anyhow::Result<Options> {
        let options = Options::new(&self.base, self.strict).map_err(|found| anyhow!("{found}"))?;
        let version = match self.rdf {
            RdfForm::Old => Rdf::V11,
            RdfForm::New => Rdf::V12,
        };
        match formats.iter().find(|format| !format.holds(version)) {
            Some(format) => Err(anyhow!(
                "`{}` cannot hold the triple terms of RDF 1.2\n  hint: leave it out, or write it with --rdf 1.1",
                format.name()
            )),
            None => Ok(options.with_rdf(version)),
        }
    }
}
