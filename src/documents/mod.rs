//! Room 1: documents.
//!
//! In: the paths a user names. Out: one [`Document`](crate::types::Document) a file, its text as UTF-8 with
//! `\n` as line end, and what it says of itself: title, publisher, day, dateline. What cannot be read
//! becomes a diagnostic of its own and stops nothing.

mod dateline;
mod dates;
mod decode;
mod find;
mod front_matter;
mod identity;
mod metadata;
mod publisher;
mod read;

pub(crate) use find::find;
pub(crate) use identity::make_unique;
pub(crate) use read::{parse, read};

#[cfg(test)]
mod tests;
