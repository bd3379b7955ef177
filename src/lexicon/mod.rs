//! The word lists of `schema/lexicon`, parsed once, shared by the rooms.
//!
//! In: tab-separated files compiled into the program. Out: phrases with what they name. Lists refer to
//! classes by the name that the press schema gives them; an entry whose class a user's schema lacks is left out.

mod bodies;
mod calendar;
mod gazetteer;
mod generation;
mod given;
mod heads;
mod legal;
mod listed;
mod table;
mod titles;

pub(crate) use bodies::{american, body_key, counted, counts, head_last, is_body_word, spelled_out};
pub(crate) use calendar::{MONTHS, WEEKDAYS, day_of_month};
pub(crate) use gazetteer::{Gazetted, Level, places_called, places_named};
pub(crate) use generation::without_generation;
pub(crate) use given::{formal_names, is_family, is_given, is_nickname, spelling_group};
pub(crate) use heads::{agreements, body_heads, happenings, headline_verbs, offense_heads};
pub(crate) use legal::without_legal_form;
pub(crate) use listed::{canonical, listed};
pub(crate) use titles::{is_address, title_sets, titles};
