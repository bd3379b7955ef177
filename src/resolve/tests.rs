//! Persons of one name in small contexts.

use super::{Decisions, resolve};
use crate::schema::{Role, Schema, load_default};
use crate::types::{
    Confidence, Document, EntityIx, Extraction, LocalEntity, Mention, MentionForm, MentionIx, Reason, Span,
};
use std::collections::BTreeSet;

/// A document that names a person after an office, then a body.
fn extraction(id: &str, office: &str, person: &str, body: &str, schema: &Schema) -> Extraction {
    let text = format!("{office} {person} {body}");
    let at = [office.len() + 1, office.len() + person.len() + 2];
    let mention = |start: usize, name: &str, role, title| Mention {
        span: Span::new(start, start + name.len()),
        class: schema.class_for(role).unwrap(),
        form: MentionForm::Name,
        title,
        reason: Reason::Model,
        confidence: Confidence::from_permille(900),
    };
    let title = (!office.is_empty()).then(|| Span::new(0, office.len()));
    let mentions =
        vec![mention(at[0], person, Role::Person, title), mention(at[1], body, Role::Organization, None)];
    let entities = [person, body].into_iter().zip(&mentions).enumerate();
    let entities = entities.map(|(index, (name, mention))| LocalEntity {
        class: mention.class,
        name: name.to_owned(),
        aliases: Vec::new(),
        mentions: vec![MentionIx::new(index)],
    });
    Extraction {
        document: Document::of_text(id, &text),
        entities: entities.collect(),
        sentences: vec![Span::new(0, text.len()); 2],
        mentions,
        relations: Vec::new(),
    }
}

/// Which documents' persons are one node.
fn groups(corpus: &[Extraction], schema: &Schema) -> BTreeSet<BTreeSet<String>> {
    let nodes = resolve(corpus, schema, &Decisions::default()).0.nodes.into_iter();
    let persons = nodes.map(|node| {
        let members = node.members.into_iter().filter(|(_, entity)| *entity == EntityIx(0));
        members.map(|(document, _)| corpus[document.index()].document.id.clone()).collect()
    });
    persons.filter(|group: &BTreeSet<String>| !group.is_empty()).collect()
}

#[track_caller]
fn case(one: [&str; 2], other: [&str; 2], same: bool) {
    let schema = load_default().unwrap();
    let corpus = [("a", one), ("b", other)]
        .map(|(id, [office, body])| extraction(id, office, "Ann Roe", body, &schema));
    assert_eq!(groups(&corpus, &schema).len() == 1, same, "{one:?} {other:?}");
}

#[test]
fn only_a_clear_difference_keeps_persons_of_one_name_apart() {
    case(["Judge", "Toledo Court"], ["Fire Chief", "Ellery Fire Department"], false);
    case(["Judge", "Toledo Court"], ["Judge", "Dayton Court"], true);
    case(["Judge", "Toledo Court"], ["Fire Chief", "Toledo Court"], true);
    case(["Judge", "Toledo Court"], ["", "Ellery Fire Department"], true);
    case(["Mr.", "Toledo Court"], ["Fire Chief", "Ellery Fire Department"], true);
    case(["Former Senator", "Reef Party"], ["Senator", "Green Party"], true);
}

#[test]
fn a_third_document_joins_what_two_would_not_in_any_order() {
    let schema = load_default().unwrap();
    let of = |id, office, body| extraction(id, office, "Ann Roe", body, &schema);
    let corpus = [
        of("a", "Senator", "Reef Party"),
        of("b", "Secretary", "Harbour Ministry"),
        of("c", "Secretary", "Reef Party"),
        of("d", "Fire Chief", "Ellery Fire Department"),
    ];
    let expected = groups(&corpus, &schema);
    assert_eq!(expected.iter().map(BTreeSet::len).collect::<Vec<_>>(), [3, 1]);
    for turn in 1..corpus.len() {
        let mut other = corpus.to_vec();
        other.rotate_left(turn);
        assert_eq!(groups(&other, &schema), expected);
        other.reverse();
        assert_eq!(groups(&other, &schema), expected);
    }
}
