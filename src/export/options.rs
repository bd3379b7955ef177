//! What a user may choose about the files.

use oxrdf::NamedNode;

/// What the IRIs of nodes, edges and evidence begin with where the user says nothing else.
pub const DEFAULT_BASE: &str = "https://tieline.example/id/";

/// A version of RDF.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rdf {
    /// RDF 1.1: every edge is an `rdf:Statement`.
    V11,
    /// [RDF 1.2](https://www.w3.org/TR/rdf12-concepts/): every edge reifies a triple term.
    V12,
}

/// How the files are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    pub(super) base: String,
    pub(super) strict: bool,
    pub(super) rdf: Rdf,
}

/// Why options are refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OptionsError {
    /// The base is no IRI that names can be added to.
    #[error("`{base}` is no IRI that ends in `/` or `#`\n  hint: write it like {DEFAULT_BASE}")]
    Base {
        /// What was given.
        base: String,
    },
}

impl Options {
    /// Options with a base for IRIs; `strict` keeps GraphML to what its XML schema allows.
    ///
    /// # Errors
    /// If the base is no absolute IRI that ends in `/` or `#`.
    pub fn new(base: &str, strict: bool) -> Result<Self, OptionsError> {
        if NamedNode::new(base).is_err() || !base.ends_with(['/', '#']) {
            return Err(OptionsError::Base { base: base.to_owned() });
        }
        Ok(Self { base: base.to_owned(), strict, rdf: Rdf::V11 })
    }

    /// The same with another version of RDF.
    #[must_use]
    pub fn with_rdf(self, rdf: Rdf) -> Self {
        Self { rdf, ..self }
    }
}

impl Default for Options {
    fn default() -> Self {
        Self { base: DEFAULT_BASE.to_owned(), strict: false, rdf: Rdf::V11 }
    }
}

#[cfg(test)]
mod tests {
    use super::{DEFAULT_BASE, Options};

    #[test]
    fn a_base_is_an_iri_that_names_can_be_added_to() {
        assert_eq!(Options::new(DEFAULT_BASE, false), Ok(Options::default()));
        assert!(Options::new("https://example.org/ns#", false).is_ok());
        for wrong in
            ["example.org/", "https://example.org", "https://exa mple.org/", "https://example.org/{}/", ""]
        {
            assert!(Options::new(wrong, false).is_err(), "{wrong}");
        }
    }
}
