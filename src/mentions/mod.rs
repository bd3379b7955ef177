//! Room 4: where the text speaks of something.
//!
//! In: a text and the spans that the reader proposes. Out: mentions in the order of the text, none overlapping
//! another but for names within longer ones, each with its class and the reason why it is one. Lists and rules repair and refine what the reader
//! proposes: offices beside names, acronyms defined in brackets, names that stand again elsewhere, the kind of a
//! listed place; and they find the words that only point back ("the agreement").

mod acronyms;
mod again;
mod detect;
mod kinds;
mod offices;
mod persons;
mod pointing;
mod scan;
mod within;

pub(crate) use detect::detect;
