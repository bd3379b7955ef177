//! What the name of a body itself says: a "District Court in Boston" is in Boston.

use crate::schema::{Role, Schema};
use crate::types::{
    Attributes, ClaimStatus, Confidence, DocumentIx, EntityIx, Evidence, LocalEntity, Mention, Method,
    RelationMention, Target, Text,
};

/// What the evidence of these relations names.
const RULE: &str = "located/within-name";

/// How sure they are: people say so of 81 of 85 such names in the annotated documents.
const SURETY: Confidence = Confidence::from_permille(900);

/// The places of bodies whose name ends in one.
pub(super) fn relations(
    text: &Text,
    mentions: &[Mention],
    entities: &[LocalEntity],
    schema: &Schema,
) -> Vec<RelationMention> {
    let Some(property) = schema.property_for(Role::LiesIn) else { return Vec::new() };
    let owners = LocalEntity::owners(entities, mentions.len());
    let pairs = mentions.iter().enumerate().zip(mentions.iter().enumerate().skip(1));
    let located = |((at, body), (inside, place)): ((usize, &Mention), (usize, &Mention))| {
        let is_within = body.span.start < place.span.start && place.span.end <= body.span.end;
        let (source, target): (EntityIx, EntityIx) = (owners[at]?, owners[inside]?);
        let class = |ix: EntityIx| entities[ix.index()].class;
        let is_body = schema.plays(body.class, Role::Organization);
        let fits = is_within
            && is_body
            && source != target
            && schema.accepts(property, class(source), class(target));
        fits.then(|| RelationMention {
            property,
            source,
            target: Target::Entity(target),
            status: ClaimStatus::Asserted,
            attributes: Attributes::new(),
            evidence: Evidence {
                document: DocumentIx(0),
                sentence: text.sentences[text.sentence_at(body.span).index()].span,
                source: body.span,
                target: Some(place.span),
                speaker: None,
                method: Method::Rule(RULE.into()),
                confidence: SURETY,
            },
        })
    };
    pairs.filter_map(located).collect()
}
