//! Who serves one country serves no other.

use crate::schema::Schema;
use crate::types::{
    ClassId, EntityIx, LocalEntity, Mention, MentionForm, Method, PropertyId, RelationMention, Target,
};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Of the things of a class that the schema lets a source have only one of (`single`), the one that a rule reads off the
/// words stays, or else the one that the reader is surest of: it easily takes a minister to serve the country that the
/// sentence speaks of. Only what has a name is one; "officials from Chad and Mali" are several.
pub(super) fn without(
    relations: Vec<RelationMention>,
    entities: &[LocalEntity],
    mentions: &[Mention],
    schema: &Schema,
) -> Vec<RelationMention> {
    let is_named = |entity: EntityIx| {
        let mut of = entities[entity.index()].mentions.iter().map(|ix| &mentions[ix.index()]);
        of.any(|one| one.form == MentionForm::Name)
    };
    let held = |one: &RelationMention| -> Option<(ClassId, EntityIx)> {
        let Target::Entity(target) = one.target else { return None };
        let class = single(one.property, entities[target.index()].class, schema)?;
        (one.status.counts() && is_named(one.source)).then_some((class, target))
    };
    let mut surest = BTreeMap::new();
    for one in &relations {
        if let Some((class, target)) = held(one) {
            let by_rule = matches!(one.evidence.method, Method::Rule(_));
            let rank = (by_rule, one.evidence.confidence, Reverse(target));
            let best = surest.entry((one.source, class)).or_insert(rank);
            *best = rank.max(*best);
        }
    }
    let stands = |one: &RelationMention| {
        held(one).is_none_or(|(class, target)| surest[&(one.source, class)].2 == Reverse(target))
    };
    relations.into_iter().filter(stands).collect()
}

/// The class that a relation's source has one thing of at most, where the target is of it.
fn single(property: PropertyId, target: ClassId, schema: &Schema) -> Option<ClassId> {
    schema.property(property).single.iter().copied().find(|&class| schema.is_a(target, class))
}

#[cfg(test)]
mod tests {
    use super::without;
    use crate::relations::tests::stated;
    use crate::schema::load_default;
    use crate::types::{
        Confidence, LocalEntity, Mention, MentionForm, MentionIx, Method, Reason, Span, Target,
    };

    /// What is left of these relations of one official with what is named after them, each with its permille; those of
    /// less than 600 are of a rule.
    #[track_caller]
    fn case(form: MentionForm, told: &[(&str, &str, u16)], expected: &[usize]) {
        let schema = load_default().expect("the shipped schema loads");
        let class = |name: &str| schema.class_id(name).expect("the class is known");
        let span = Span { start: 0, end: 1 };
        let mention = Mention {
            span,
            class: class("Official"),
            form,
            title: None,
            reason: Reason::Model,
            confidence: Confidence::CERTAIN,
        };
        let entity =
            |class, mentions| LocalEntity { class, name: String::new(), aliases: Vec::new(), mentions };
        let mut entities = vec![entity(class("Official"), vec![MentionIx::new(0)])];
        entities.extend(told.iter().map(|(_, of, _)| entity(class(of), Vec::new())));
        let relations = told.iter().enumerate().map(|(at, (relation, _, permille))| {
            let method =
                if *permille < 600 { Method::Rule("test".into()) } else { Method::Model("test".into()) };
            let mut one = stated(&schema, (0, relation, at + 1), *permille);
            one.evidence.method = method;
            one
        });
        let left = without(relations.collect(), &entities, &[mention], &schema);
        let targets: Vec<usize> = left
            .iter()
            .filter_map(|one| match one.target {
                Target::Entity(target) => Some(target.index()),
                Target::Document => None,
            })
            .collect();
        assert_eq!(targets, expected);
    }

    #[test]
    fn the_surest_of_two_countries_stays() {
        let countries =
            [("works-for", "Country", 700), ("heads", "Country", 800), ("works-for", "Country", 800)];
        case(MentionForm::Name, &countries, &[2]);
        case(MentionForm::Description, &countries, &[1, 2, 3]);
        case(MentionForm::Name, &[countries[0], ("works-for", "Country", 500), countries[1]], &[2]);
    }

    #[test]
    fn bodies_and_other_relations_stay() {
        let others = [
            ("works-for", "Country", 700),
            ("works-for", "PublicBody", 800),
            ("works-for", "PublicBody", 900),
            ("visited", "Country", 900),
        ];
        case(MentionForm::Name, &others, &[1, 2, 3, 4]);
    }
}
