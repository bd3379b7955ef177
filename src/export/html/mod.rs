//! `graph.html`: the graph as one page for a browser, from a file on disk and without a network.
//!
//! The page, its style and its script are files of `page/`; the graph is JSON in a script element that is not run
//! ([`data`]). The policy in the head allows this style and this script by their hashes and nothing else, so that
//! neither a document's words nor the page itself can run or fetch anything.

mod data;
mod escape;
mod lean;
mod passages;
#[cfg(test)]
mod tests;

use crate::graph::KnowledgeGraph;
use crate::schema::Schema;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use escape::InScript;
use lean::lean;
use sha2::{Digest, Sha256};
use std::io::{self, Write};

const PAGE: &str = include_str!("page/page.html");
const STYLE: &str = include_str!("page/page.css");
/// In the order in which one builds on another.
const SCRIPT: &str = concat!(
    include_str!("page/data.js"),
    include_str!("page/dom.js"),
    include_str!("page/filter.js"),
    include_str!("page/layout.js"),
    include_str!("page/pack.js"),
    include_str!("page/picture.js"),
    include_str!("page/draw.js"),
    include_str!("page/names.js"),
    include_str!("page/hand.js"),
    include_str!("page/panel.js"),
    include_str!("page/list.js"),
    include_str!("page/find.js"),
    include_str!("page/main.js"),
);

/// Writes the page.
pub(super) fn write(graph: &KnowledgeGraph, schema: &Schema, mut out: impl Write) -> io::Result<()> {
    let [page, style, script] = [PAGE, STYLE, SCRIPT].map(lean);
    let policy = format!(
        "default-src 'none'; style-src {}; script-src {}; base-uri 'none'; form-action 'none'",
        source(&style),
        source(&script)
    );
    let mut rest = page.as_str();
    for (mark, content) in
        [("{policy}", &*policy), ("{style}", &style), ("{data}", ""), ("{script}", &script)]
    {
        let (before, after) =
            rest.split_once(mark).ok_or_else(|| io::Error::other(format!("page.html has no {mark}")))?;
        out.write_all(before.as_bytes())?;
        if mark == "{data}" {
            data::write(graph, schema, &mut InScript(&mut out))?;
        }
        out.write_all(content.as_bytes())?;
        rest = after;
    }
    out.write_all(rest.as_bytes())
}

/// What the policy calls a text that it allows.
fn source(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text.as_bytes())))
}
