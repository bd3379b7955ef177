//! Entities as an annotator gives them, instead of as they are found.

use crate::types::{ClassId, Confidence, LocalEntity, Mention, MentionForm, MentionIx, Reason, Span, Text};
use std::cmp::Reverse;

/// An entity as annotated: its class, its fullest name, and every wording by which the text calls it.
pub(crate) type Annotated<'a> = (ClassId, &'a str, &'a [String]);

/// The annotated entities with the places where the text calls them, in the order of the text.
///
/// A wording counts wherever it stands as whole words; where two overlap, the longer one has the place. An entity all of
/// whose wordings lie inside longer ones ("District of Maryland", of court and office alike) keeps them all. One that the text
/// never names is left out.
pub(crate) fn annotated(text: &Text, given: &[Annotated]) -> (Vec<Mention>, Vec<LocalEntity>) {
    let mut wordings: Vec<(&str, usize)> = given
        .iter()
        .enumerate()
        .flat_map(|(owner, (_, _, wordings))| wordings.iter().map(move |wording| (wording.as_str(), owner)))
        .filter(|(wording, _)| !wording.trim().is_empty())
        .collect();
    wordings.sort_by_key(|(wording, owner)| (Reverse(wording.len()), *wording, *owner));
    wordings.dedup();
    let mut found: Vec<(Span, usize)> = Vec::new();
    let mut taken = vec![false; text.tokens.len()];
    for &(wording, owner) in &wordings {
        for span in places(text, wording) {
            let tokens = text.tokens_in(span);
            if !taken[tokens.clone()].contains(&true) {
                taken[tokens].fill(true);
                found.push((span, owner));
            }
        }
    }
    for (owner, (_, _, wordings)) in given.iter().enumerate() {
        if !found.iter().any(|(_, other)| *other == owner) {
            let all = wordings.iter().flat_map(|wording| places(text, wording));
            let mut all: Vec<Span> = all.collect();
            all.sort();
            all.dedup();
            found.extend(all.into_iter().map(|span| (span, owner)));
        }
    }
    found.sort();
    let mentions = found.iter().map(|&(span, owner)| mention(text, span, given[owner].0)).collect();
    let entities = given.iter().enumerate().filter_map(|(owner, (class, name, wordings))| {
        let mentions: Vec<MentionIx> = found
            .iter()
            .enumerate()
            .filter(|(_, (_, other))| *other == owner)
            .map(|(at, _)| MentionIx::new(at))
            .collect();
        let aliases = wordings.iter().filter(|wording| wording != name).cloned().collect();
        (!mentions.is_empty()).then(|| LocalEntity {
            class: *class,
            name: (*name).to_owned(),
            aliases,
            mentions,
        })
    });
    (mentions, entities.collect())
}

/// Where a wording stands as whole tokens.
fn places<'a>(text: &'a Text, wording: &'a str) -> impl Iterator<Item = Span> + 'a {
    let all = text.document.text.match_indices(wording.trim());
    all.map(|(start, found)| Span::new(start, start + found.len())).filter(|&span| {
        let tokens = text.tokens_in(span);
        let (first, last) = (text.tokens.get(tokens.start), text.tokens.get(tokens.end.saturating_sub(1)));
        !tokens.is_empty()
            && first.is_some_and(|token| token.span.start == span.start)
            && last.is_some_and(|token| token.span.end == span.end)
    })
}

fn mention(text: &Text, span: Span, class: ClassId) -> Mention {
    let named = text.slice(span).chars().any(char::is_uppercase);
    Mention {
        span,
        class,
        form: if named { MentionForm::Name } else { MentionForm::Description },
        title: None,
        reason: Reason::List("annotation".into()),
        confidence: Confidence::CERTAIN,
    }
}
