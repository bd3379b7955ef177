//! `tieline annotate`: what was read in a document before anything is related or joined.

use super::args::AnnotateArgs;
use super::build::{engine, in_pool, print};
use super::{Outcome, complain};
use crate::documents::{find, make_unique, read};
use crate::pipeline::Engine;
use crate::schema::Schema;
use crate::text::segment;
use crate::types::{EntityIx, Extraction, LocalEntity, Mention, Reason, Text};
use anyhow::anyhow;
use rayon::prelude::*;
use serde_json::{Value, json};
use std::fmt::Write;

pub(super) fn run(args: &AnnotateArgs) -> anyhow::Result<Outcome> {
    let engine = engine(&args.engine)?;
    let found = find(&args.input);
    for problem in &found.problems {
        complain(&problem.to_string());
    }
    let mut failures = found.problems.len();
    let mut documents = Vec::new();
    for source in &found.sources {
        match read(source) {
            Ok(document) => documents.push(document),
            Err(failure) => {
                failures += 1;
                complain(&failure.to_string());
            }
        }
    }
    make_unique(&mut documents);
    if documents.is_empty() {
        return Err(anyhow!("no document could be read"));
    }
    let shown: Vec<String> = in_pool(args.engine.jobs, || {
        documents.into_par_iter().map(|document| show(&engine, &engine.extract(document), args)).collect()
    })?;
    print(&shown.concat())?;
    Ok(if failures > 0 { Outcome::Partly } else { Outcome::Done })
}

fn show(engine: &Engine, read: &Extraction, args: &AnnotateArgs) -> String {
    if args.json {
        format!("{}\n", as_json(read, engine.schema()))
    } else if args.conll {
        as_conll(read, engine.schema())
    } else {
        as_text(read, engine.schema())
    }
}

/// The number of the entity that each mention belongs to.
fn owners(read: &Extraction) -> Vec<Option<usize>> {
    let owners = LocalEntity::owners(&read.entities, read.mentions.len());
    owners.into_iter().map(|owner| owner.map(EntityIx::index)).collect()
}

/// The word list, rule or model that found a mention.
fn reason(mention: &Mention) -> String {
    match &mention.reason {
        Reason::List(list) => format!("list {list}"),
        Reason::Rule(rule) => format!("rule {rule}"),
        Reason::Model => "model".to_owned(),
    }
}

/// Every entity with its mentions, each with the line it stands on.
fn as_text(read: &Extraction, schema: &Schema) -> String {
    let text = &read.document.text;
    let mut out = format!("{}  {}\n", read.document.id, read.document.title.as_deref().unwrap_or_default());
    let ends: Vec<usize> = text.match_indices('\n').map(|(at, _)| at).collect();
    for entity in &read.entities {
        // Writing to a string cannot fail.
        let _ = writeln!(out, "  {} [{}]", entity.name, schema.class(entity.class).name);
        for mention in entity.mentions.iter().filter_map(|ix| read.mentions.get(ix.index())) {
            let line = 1 + ends.partition_point(|&end| end < mention.span.start as usize);
            let words = mention.span.of(text).replace('\n', " ");
            let sure = mention.confidence;
            let _ = writeln!(out, "    line {line:<4} {sure:<6} {:<24} {words}", reason(mention));
        }
    }
    let loose = owners(read).iter().filter(|owner| owner.is_none()).count();
    if loose > 0 {
        let _ = writeln!(out, "  {loose} mentions of nothing that the graph would hold");
    }
    out
}

/// One line of JSON; offsets are bytes of the document's text.
fn as_json(read: &Extraction, schema: &Schema) -> Value {
    let text = &read.document.text;
    let owners = owners(read);
    let mention = |(number, mention): (usize, &Mention)| {
        json!({
            "start": mention.span.start,
            "end": mention.span.end,
            "text": mention.span.of(text),
            "class": schema.class(mention.class).name,
            "form": mention.form,
            "title": mention.title.map(|span| span.of(text)),
            "reason": mention.reason,
            "confidence": mention.confidence,
            "entity": owners.get(number).copied().flatten(),
        })
    };
    let entities: Vec<Value> = read
        .entities
        .iter()
        .map(|entity| {
            json!({
                "name": entity.name,
                "class": schema.class(entity.class).name,
                "aliases": entity.aliases,
                "mentions": entity.mentions.iter().map(|ix| ix.index()).collect::<Vec<_>>(),
            })
        })
        .collect();
    json!({
        "document": read.document.id,
        "title": read.document.title,
        "mentions": read.mentions.iter().enumerate().map(mention).collect::<Vec<_>>(),
        "entities": entities,
    })
}

/// A token a line: word, first byte, end, IOB2 label, number of its entity; an empty line after each sentence.
fn as_conll(read: &Extraction, schema: &Schema) -> String {
    let text: Text = segment(read.document.clone());
    let owners = owners(read);
    let mut out = format!("# document = {}\n", read.document.id);
    let mut next = 0;
    for sentence in &text.sentences {
        for token in &text.tokens[sentence.tokens.start as usize..sentence.tokens.end as usize] {
            while read.mentions.get(next).is_some_and(|mention| mention.span.end <= token.span.start) {
                next += 1;
            }
            let held = read.mentions.get(next).filter(|mention| mention.span.overlaps(token.span));
            let label = held.map_or("O".to_owned(), |mention| {
                let place = if mention.span.start >= token.span.start { 'B' } else { 'I' };
                format!("{place}-{}", schema.class(mention.class).name)
            });
            let owner = held.and(owners.get(next).copied().flatten());
            let owner = owner.map_or("_".to_owned(), |number| number.to_string());
            let (start, end) = (token.span.start, token.span.end);
            let _ = writeln!(out, "{}\t{start}\t{end}\t{label}\t{owner}", text.slice(token.span));
        }
        out.push('\n');
    }
    out
}
