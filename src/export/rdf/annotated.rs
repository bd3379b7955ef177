//! Turtle of RDF 1.2 as people read it: what is said of an asserted edge stands in braces behind the edge's triple.
//!
//! `oxttl` writes triple terms, but no annotations. It ends a triple when the next one begins, so that an annotation can
//! be put between the two; the words of the annotation are those that it writes for the statement by itself.

use super::quads::Quads;
use crate::types::ClaimStatus;
use oxrdf::{NamedNode, Quad, Triple};
use oxttl::TurtleSerializer;
use oxttl::turtle::LowLevelTurtleSerializer;
use std::io::{self, Write};

/// Writes the graph with these prefixes.
pub(super) fn write(quads: &Quads, prefixes: &[(String, String)], mut out: impl Write) -> io::Result<()> {
    let mut turtle = serializer(prefixes)?;
    let mut aside = Aside::new(prefixes)?;
    for node in quads.graph().nodes() {
        for quad in quads.node(node) {
            turtle.serialize_triple(&Triple::from(quad), &mut out)?;
        }
        for view in quads.asserted_from(node) {
            turtle.serialize_triple(&quads.triple(&view), &mut out)?;
            out.write_all(aside.annotation(quads.annotation(&view))?.as_bytes())?;
        }
    }
    for view in quads.graph().edges() {
        let statement =
            if view.edge.status == ClaimStatus::Asserted { Vec::new() } else { quads.statement(&view) };
        for quad in statement.into_iter().chain(quads.all_evidence(&view)) {
            turtle.serialize_triple(&Triple::from(quad), &mut out)?;
        }
    }
    turtle.finish(&mut out)
}

fn serializer(prefixes: &[(String, String)]) -> io::Result<LowLevelTurtleSerializer> {
    let mut serializer = TurtleSerializer::new();
    for (prefix, iri) in prefixes {
        serializer = serializer.with_prefix(prefix, iri).map_err(io::Error::other)?;
    }
    Ok(serializer.low_level())
}

/// Makes the words of annotations.
struct Aside {
    serializer: LowLevelTurtleSerializer,
}

impl Aside {
    fn new(prefixes: &[(String, String)]) -> io::Result<Self> {
        let mut serializer = serializer(prefixes)?;
        // The prefixes come with the first triple.
        let none = NamedNode::new_unchecked("urn:none");
        serializer.serialize_triple(&Triple::new(none.clone(), none.clone(), none), io::sink())?;
        Ok(Self { serializer })
    }

    /// The reifier and what is said of it; all quads are about the reifier.
    fn annotation(&mut self, quads: Vec<Quad>) -> io::Result<String> {
        let mut written = Vec::new();
        for quad in quads {
            self.serializer.serialize_triple(&Triple::from(quad), &mut written)?;
        }
        let written = String::from_utf8(written).map_err(io::Error::other)?;
        // No term holds a line end, and no IRI a blank.
        let (reifier, said) =
            written.strip_prefix(" .\n").and_then(|said| said.split_once(' ')).ok_or_else(|| {
                io::Error::other("the serializer does not begin a subject on a line of its own")
            })?;
        Ok(format!(" ~ {reifier} {{|\n\t\t{} |}}", said.replace("\n\t", "\n\t\t")))
    }
}
