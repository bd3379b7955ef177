//! Small copyable handles. A class and a property are handed out by the schema; the others index a list.

use serde::{Deserialize, Serialize};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub u32);

        impl $name {
            /// The position in the list that the handle belongs to.
            pub fn index(self) -> usize {
                self.0 as usize
            }

            /// The handle of a position; positions beyond `u32::MAX` do not occur (a document is
            /// at most 4 GiB long).
            pub fn new(index: usize) -> Self {
                Self(u32::try_from(index).unwrap_or(u32::MAX))
            }
        }
    };
}

id!(
    /// A node type of the schema.
    ClassId
);
id!(
    /// A relation of the schema.
    PropertyId
);
id!(
    /// A document's position among the extractions of a build.
    DocumentIx
);
id!(
    /// A token's position in its text.
    TokenIx
);
id!(
    /// A sentence's position in its text.
    SentenceIx
);
id!(
    /// A mention's position among those of its document.
    MentionIx
);
id!(
    /// An entity's position among those of its document.
    EntityIx
);
