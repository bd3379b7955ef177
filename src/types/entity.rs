//! One thing of one document.

use super::{ClassId, EntityIx, MentionIx};

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
}
