//! What a document says of where its places lie.

use super::named::named;
use crate::lexicon::{Gazetted, Level, places_named};
use crate::matcher::{fold_name, words};
use crate::schema::{Role, Schema};
use crate::types::{ClaimStatus, EntityIx, Extraction, LocalEntity, Target};
use std::cell::OnceCell;

/// A name of a region has so many words at most, full stops included ("N . S . W .").
const MOST_WORDS: usize = 6;

/// The countries and regions that a document speaks of.
pub(super) struct Pointers<'c> {
    extraction: &'c Extraction,
    schema: &'c Schema,
    /// Each with the folded name by which the document calls it; read where it is asked for.
    named: OnceCell<Vec<(String, Gazetted)>>,
}

impl<'c> Pointers<'c> {
    pub(super) fn of(extraction: &'c Extraction, schema: &'c Schema) -> Self {
        Self { extraction, schema, named: OnceCell::new() }
    }

    /// Whether the document names a country or region that passes; one that is called as the place in question says nothing.
    pub(super) fn names(&self, entity: &LocalEntity, passes: impl Fn(Gazetted) -> bool) -> Option<Gazetted> {
        let own = fold_name(&entity.name);
        let named = self.named.get_or_init(|| named(self.extraction, self.schema));
        named.iter().find(|(name, place)| *name != own && passes(*place)).map(|(_, place)| *place)
    }

    /// What stands beside a place's name, for each mention that something does: "London, Ontario", "London (Ontario)",
    /// "London in Ontario"; and where the document says that it lies.
    pub(super) fn beside(&self, index: EntityIx) -> Vec<Beside> {
        let Some(entity) = self.extraction.entities.get(index.index()) else { return Vec::new() };
        let text = &self.extraction.document.text;
        let spans = entity.mentions.iter().map(|ix| self.extraction.mentions[ix.index()].span);
        let told = spans.filter_map(|span| {
            let inside = span.of(text).split_once(',').and_then(|(_, rest)| Beside::at(rest));
            inside.or_else(|| Beside::after(text.get(span.end as usize..)?))
        });
        let related = self.extraction.relations.iter().filter(|relation| {
            relation.source == index
                && relation.status == ClaimStatus::Asserted
                && Some(relation.property) == self.schema.property_for(Role::LiesIn)
        });
        let holders = related.filter_map(|relation| match relation.target {
            Target::Entity(target) => self.extraction.entities.get(target.index()),
            Target::Document => None,
        });
        let held = holders.map(|holder| {
            let places = places_named(&holder.name).iter().copied();
            let places = places.filter(|place| is_wide(place) && self.fits(holder, place.level));
            Beside { places: places.collect(), is_firm: false }
        });
        told.chain(held).filter(|found| !found.places.is_empty()).collect()
    }

    /// Whether a thing may be of a list, by its class.
    pub(super) fn fits(&self, entity: &LocalEntity, level: Level) -> bool {
        let role = match level {
            Level::Country => Role::Country,
            Level::Region => Role::Region,
            Level::City => Role::City,
        };
        self.schema.plays(entity.class, role)
    }

    /// The cities of the document with what stands beside their names.
    pub(super) fn cities(&self) -> impl Iterator<Item = (&'c LocalEntity, Vec<Beside>)> + '_ {
        let entities = self.extraction.entities.iter().enumerate();
        entities
            .filter(|(_, entity)| self.fits(entity, Level::City))
            .map(|(index, entity)| (entity, self.beside(EntityIx::new(index))))
    }
}

fn is_wide(place: &Gazetted) -> bool {
    place.level != Level::City
}

/// What stands beside a name.
pub(super) struct Beside {
    /// The countries and regions that are called so.
    pub(super) places: Vec<Gazetted>,
    /// Whether it says where the place lies, and cannot be the next of a list ("Kharkiv, Donetsk and Luhansk").
    pub(super) is_firm: bool,
}

impl Beside {
    /// After a name: behind a comma, a bracket or "in".
    fn after(rest: &str) -> Option<Self> {
        let rest = rest.trim_start_matches(' ');
        if let Some(rest) = rest.strip_prefix([',', '(']) {
            return Self::at(rest);
        }
        let rest = ["in the ", "in "].into_iter().find_map(|word| rest.strip_prefix(word))?;
        Self::at(rest).map(|found| Self { is_firm: false, ..found })
    }

    /// The name of a country or region that begins a text.
    fn at(text: &str) -> Option<Self> {
        let (places, rest) = wide_at(text)?;
        Some(Self { is_firm: !goes_on(rest, &places), places })
    }
}

/// The countries and regions of the longest such name that begins a text, and what follows it.
fn wide_at(text: &str) -> Option<(Vec<Gazetted>, &str)> {
    let text = text.trim_start_matches(' ');
    let ends: Vec<usize> = words(text).take(MOST_WORDS).map(|span| span.end as usize).collect();
    ends.iter().rev().find_map(|&end| {
        let (name, rest) = text.split_at(end);
        let places = if is_written(name) { places_named(name) } else { &[] };
        let places: Vec<Gazetted> = places.iter().copied().filter(is_wide).collect();
        (!places.is_empty()).then_some((places, rest))
    })
}

/// Whether a name of a region is written as one: with a capital, and so short that it could be another word only as an
/// abbreviation.
fn is_written(name: &str) -> bool {
    let letters = || name.chars().filter(|c| c.is_alphabetic());
    let is_abbreviated = name.ends_with('.') || letters().all(char::is_uppercase);
    name.starts_with(char::is_uppercase)
        && name.ends_with(|c: char| c.is_alphanumeric() || c == '.')
        && (letters().count() > 3 || is_abbreviated)
}

/// Whether a list of places goes on after one of them.
fn goes_on(rest: &str, places: &[Gazetted]) -> bool {
    let rest = rest.trim_start_matches(' ');
    let Some(next) = rest.strip_prefix(',').map(str::trim_start) else {
        return rest.starts_with("and ") || rest.starts_with("or ");
    };
    let country = wide_at(next)
        .is_some_and(|(next, _)| next.iter().any(|wide| places.iter().any(|place| wide.holds(*place))));
    next.starts_with(char::is_uppercase) && !country || next.starts_with("and ") || next.starts_with("or ")
}
