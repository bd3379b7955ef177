//! The types that documents, mentions, entities, relations and evidence are made of.
//!
//! Types only, one idea a file, no behaviour beyond looking at themselves: the rooms of the pipeline
//! work on them, and nothing here knows a room.

mod claim;
mod confidence;
mod diagnostic;
mod document;
mod entity;
mod evidence;
mod extraction;
mod facts;
mod ids;
mod mention;
mod merge;
mod relation;
mod reprint;
mod resolution;
mod scored;
mod sentence;
mod span;
mod tagged;
mod text;
mod token;

pub use claim::ClaimStatus;
pub use confidence::Confidence;
pub use diagnostic::{Diagnostic, Place, Severity};
pub use document::{Dateline, Document};
pub use entity::LocalEntity;
pub use evidence::{Evidence, Method};
pub use extraction::Extraction;
pub use facts::{BASIS, COUNTRY, LATITUDE, LONGITUDE, NodeFacts, REGION};
pub use ids::{ClassId, DocumentIx, EntityIx, MentionIx, PropertyId, SentenceIx, TokenIx};
pub use mention::{Mention, MentionForm, Reason};
pub use merge::{Bits, Merge};
pub use relation::{Attributes, RelationMention, Target};
pub use reprint::Reprint;
pub use resolution::{NodeCluster, Resolution};
pub use scored::ScoredPair;
pub use sentence::{Block, BlockKind, Sentence};
pub use span::Span;
pub use tagged::TaggedSpan;
pub use text::Text;
pub use token::{Token, TokenKind};
