//! Holds rules against their own examples.
//!
//! An example marks its mentions as `[Ann Lee](Person)`. A positive one ends in `=> Ann Lee -> Oslo Accord`
//! (several separated by `;`; `-> document` for a quotation): the asserted or planned relations that the rule
//! must state, no more and no fewer. In a negative one the rule must state none.

use super::by_rule;
use super::ends::RuleSource;
use super::rules::{Rule, Rules};
use crate::matcher::{Line, words};
use crate::schema::Schema;
use crate::types::{
    Block, BlockKind, ClassId, Confidence, Diagnostic, Document, EntityIx, LocalEntity, Mention, MentionForm,
    MentionIx, Reason, RelationMention, Sentence, SentenceIx, Span, Target, Text, Token, TokenKind,
};

/// Examples that do not hold, each as an error at its rule.
pub(crate) fn check_examples(rules: &Rules, schema: &Schema) -> Vec<Diagnostic> {
    rules.iter().flat_map(|rule| check(rule, rules, schema)).collect()
}

fn check(rule: &Rule, rules: &Rules, schema: &Schema) -> Vec<Diagnostic> {
    let with = |list: Vec<Rule>| Rules { list, ..rules.clone() };
    let alone = with(vec![rule.clone()]);
    let before = with(match &rule.source {
        RuleSource::SourcesOf(of) => {
            rules.iter().filter(|other| of.contains(&other.property)).cloned().collect()
        }
        RuleSource::Bound(_) => Vec::new(),
    });
    let fail = |message: String, hint: &str| Diagnostic::error(rule.place.clone(), message, hint);
    let mut found = Vec::new();
    if rule.yes.is_empty() || rule.no.is_empty() {
        let message = format!("the rule `{}` lacks a positive or a negative example", rule.id());
        found.push(fail(message, "give at least one under `yes` and one under `no`"));
    }
    for example in rule.yes.iter().map(|yes| (yes, true)).chain(rule.no.iter().map(|no| (no, false))) {
        let (marked, expected) = match (example.0.split_once("=>"), example.1) {
            (Some((marked, expected)), true) => {
                (marked.trim(), expected.split(';').map(|e| e.trim().to_owned()).collect())
            }
            (None, false) => (example.0.as_str(), Vec::new()),
            _ => {
                let hint = "a positive example ends in `=> source -> target`, a negative one does not";
                found.push(fail(format!("the example `{}` is not of its list's form", example.0), hint));
                continue;
            }
        };
        match stated(marked, &alone, &before, schema) {
            Ok(stated) if same(&stated, &expected) => {}
            Ok(stated) => {
                let said = if stated.is_empty() { "nothing".into() } else { stated.join("; ") };
                found.push(fail(
                    format!("the rule `{}` states {said} in `{marked}`", rule.id()),
                    "mend the pattern or the example",
                ));
            }
            Err(class) => found.push(fail(
                format!("unknown class `{class}` in the example `{marked}`"),
                "see `tieline schema`",
            )),
        }
    }
    found
}

fn same(stated: &[String], expected: &[String]) -> bool {
    let (mut stated, mut expected) = (stated.to_vec(), expected.to_vec());
    stated.sort();
    expected.sort();
    stated == expected
}

/// What a rule states of an example; `before` holds the rules of the relations from which it takes its sources, if it does.
fn stated(marked: &str, alone: &Rules, before: &Rules, schema: &Schema) -> Result<Vec<String>, String> {
    let (text, marks) = unmark(marked, schema)?;
    let (mentions, entities) = marked_entities(&text, &marks);
    let name = |ix: EntityIx| entities[ix.index()].name.as_str();
    let text = one_sentence(&text);
    let find = |rules: &Rules, known: Option<&[RelationMention]>| {
        by_rule::relations(&text, &Line::all(&text, &mentions), &mentions, &entities, schema, rules, known)
    };
    let inherits = !before.list.is_empty();
    let known = inherits.then(|| find(before, None));
    let relations = find(alone, known.as_deref());
    let counted = relations.iter().filter(|relation| relation.status.counts());
    Ok(counted
        .map(|relation| match relation.target {
            Target::Entity(target) => format!("{} -> {}", name(relation.source), name(target)),
            Target::Document => format!("{} -> document", name(relation.source)),
        })
        .collect())
}

/// A mention and an entity for each mark.
pub(super) fn marked_entities(text: &str, marks: &[(Span, ClassId)]) -> (Vec<Mention>, Vec<LocalEntity>) {
    let mention = |&(span, class): &(Span, ClassId)| Mention {
        span,
        class,
        form: MentionForm::Name,
        title: None,
        reason: Reason::Rule("example".into()),
        confidence: Confidence::CERTAIN,
    };
    let entity = |(index, &(span, class)): (usize, &(Span, ClassId))| LocalEntity {
        class,
        name: span.of(text).to_owned(),
        aliases: Vec::new(),
        mentions: vec![MentionIx::new(index)],
    };
    (marks.iter().map(mention).collect(), marks.iter().enumerate().map(entity).collect())
}

/// The plain text of an example and its marked mentions.
pub(super) fn unmark(marked: &str, schema: &Schema) -> Result<(String, Vec<(Span, ClassId)>), String> {
    let mut text = String::new();
    let mut marks = Vec::new();
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once('[') {
        let Some((name, class, after)) = after.split_once("](").and_then(|(name, tail)| {
            let (class, after) = tail.split_once(')')?;
            Some((name, class, after))
        }) else {
            break;
        };
        text.push_str(before);
        let id = schema.class_id(class).ok_or_else(|| class.to_owned())?;
        marks.push((Span::new(text.len(), text.len() + name.len()), id));
        text.push_str(name);
        rest = after;
    }
    text.push_str(rest);
    Ok((text, marks))
}

pub(super) fn one_sentence(text: &str) -> Text {
    let span = Span::new(0, text.len());
    let tokens: Vec<Token> = words(text)
        .map(|span| Token { span, kind: TokenKind::Word, sentence: SentenceIx(0), spaced: true })
        .collect();
    let count = u32::try_from(tokens.len()).unwrap_or(u32::MAX);
    Text {
        document: Document::of_text("example", text),
        blocks: vec![Block { span, kind: BlockKind::Paragraph, sentences: 0..1 }],
        sentences: vec![Sentence { span, tokens: 0..count, block: 0 }],
        tokens,
    }
}

#[cfg(test)]
mod tests {
    use super::check_examples;
    use crate::relations::Rules;
    use crate::schema::load_default;

    #[test]
    fn every_example_of_the_shipped_rules_holds() {
        let schema = load_default().expect("the shipped schema loads");
        let rules = Rules::built_in(&schema).unwrap_or_else(|found| {
            panic!("{}", found.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
        });
        let found: Vec<String> = check_examples(&rules, &schema).iter().map(ToString::to_string).collect();
        assert!(found.is_empty(), "{}", found.join("\n"));
    }
}
