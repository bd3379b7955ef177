//! What sentences make of relations that the reader proposes.

use super::examples::{marked_entities, one_sentence, unmark};
use super::{Rules, by_model, speech};
use crate::matcher::Line;
use crate::schema::{Schema, load_default};
use crate::text::segment;
use crate::types::{
    Attributes, ClaimStatus, Confidence, Document, DocumentIx, EntityIx, Evidence, Method, PropertyId,
    RelationMention, ScoredPair, SentenceIx, Span, Target,
};

/// What a rule finds, with a permille: a source, a relation and a target.
pub(super) fn stated(
    schema: &Schema,
    (source, relation, target): (usize, &str, usize),
    permille: u16,
) -> RelationMention {
    let span = Span { start: 0, end: 1 };
    RelationMention {
        property: schema.property_id(relation).expect("the relation is known"),
        source: EntityIx::new(source),
        target: Target::Entity(EntityIx::new(target)),
        status: ClaimStatus::Asserted,
        attributes: Attributes::new(),
        evidence: Evidence {
            document: DocumentIx(0),
            sentence: span,
            source: span,
            target: None,
            speaker: None,
            method: Method::Rule("test".into()),
            confidence: Confidence::from_permille(permille),
        },
    }
}

#[test]
fn the_standing_of_each_sentence_of_the_table_is_as_it_says() {
    let schema = load_default().expect("the shipped schema loads");
    let rules = Rules::built_in(&schema).expect("the shipped rules load");
    let mut wrong = Vec::new();
    let rows = include_str!("claims.tsv").lines().filter(|line| !line.starts_with('#'));
    for row in rows.clone() {
        let [expected, relation, marked] = row.split('\t').collect::<Vec<_>>()[..] else {
            panic!("`{row}` has not three columns");
        };
        let (text, marks) = unmark(marked, &schema).expect("its classes are known");
        let (mentions, entities) = marked_entities(&text, &marks);
        let proposed = ScoredPair {
            source: EntityIx::new(0),
            target: Target::Entity(EntityIx::new(1)),
            property: schema.property_id(relation).expect("the relation is known"),
            confidence: Confidence::from_permille(900),
            above: true,
            sentence: SentenceIx(0),
        };
        let text = one_sentence(&text);
        let found = by_model::relations(
            &text,
            &Line::all(&text, &mentions),
            &mentions,
            &entities,
            &[proposed],
            &schema,
            &rules,
        );
        let status = found.first().map_or("none", |one| one.status.name());
        if status != expected {
            wrong.push(format!("{status} instead of {expected}: {marked}"));
        }
    }
    assert!(rows.count() >= 150);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_speaker_of_each_sentence_of_the_table_is_as_it_says() {
    let schema = load_default().expect("the shipped schema loads");
    let rules = Rules::built_in(&schema).expect("the shipped rules load");
    let mut wrong = Vec::new();
    let rows = include_str!("speakers.tsv").lines().filter(|line| !line.starts_with('#'));
    for row in rows.clone() {
        let [expected, ends, marked] = row.split('\t').collect::<Vec<_>>()[..] else {
            panic!("`{row}` has not three columns");
        };
        let (text, marks) = unmark(marked, &schema).expect("its classes are known");
        let (mentions, _) = marked_entities(&text, &marks);
        let text = segment(Document::of_text("d", &text));
        let (source, target) = ends.split_once(" > ").expect("two ends");
        let at = |name: &str| mentions.iter().find(|one| text.slice(one.span) == name).expect("marked").span;
        let sentence = text.sentences[text.sentence_at(at(target)).index()].span;
        let mut relation = [RelationMention {
            property: PropertyId::new(0),
            source: EntityIx::new(0),
            target: Target::Entity(EntityIx::new(1)),
            status: ClaimStatus::Asserted,
            attributes: Attributes::new(),
            evidence: Evidence {
                document: DocumentIx(0),
                sentence,
                source: at(source),
                target: Some(at(target)),
                speaker: None,
                method: Method::Model("test".into()),
                confidence: Confidence::CERTAIN,
            },
        }];
        speech::attribute(&mut relation, &text, &Line::all(&text, &mentions), &schema, &rules.sets);
        let found = relation[0].evidence.speaker.map_or("-", |span| text.slice(span));
        if !found.eq_ignore_ascii_case(expected) {
            wrong.push(format!("{found} instead of {expected}: {marked}"));
        }
    }
    assert!(rows.count() >= 50);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
