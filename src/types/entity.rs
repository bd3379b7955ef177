//! One thing of one document.

use super::{ClassId, EntityIx, Mention, MentionIx, Span};

/// What several mentions of a document denote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalEntity {
    /// Its type: the one its mentions agree on.
    pub class: ClassId,
    /// Its fullest name in the document.
    pub name: String,
    /// Its other names, in order of appearance, without repeats.
    pub aliases: Vec<String>,
    /// Its mentions in the order of the text.
    pub mentions: Vec<MentionIx>,
}

impl LocalEntity {
    /// The entity that each of so many mentions belongs to.
    pub fn owners(entities: &[Self], mentions: usize) -> Vec<Option<EntityIx>> {
        let mut owners = vec![None; mentions];
        for (index, entity) in entities.iter().enumerate() {
            for mention in &entity.mentions {
                if let Some(owner) = owners.get_mut(mention.index()) {
                    *owner = Some(EntityIx::new(index));
                }
            }
        }
        owners
    }

    /// Its name, then its other names.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.name).chain(&self.aliases).map(String::as_str)
    }

    /// Its mention that lies in a sentence, else the one closest to it.
    pub fn nearest(&self, mentions: &[Mention], sentence: Span) -> Option<MentionIx> {
        let distance =
            |span: Span| span.start.saturating_sub(sentence.end).max(sentence.start.saturating_sub(span.end));
        self.mentions.iter().copied().min_by_key(|ix| (distance(mentions[ix.index()].span), *ix))
    }
}
