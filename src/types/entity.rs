//! One thing of one document.

use super::{ClassId, MentionIx};

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
