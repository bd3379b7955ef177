//! The loaded schema.

use super::{Exclusion, Role};
use crate::types::{ClassId, PropertyId};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// A node type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Class {
    /// Its name in every file and query.
    pub name: String,
    /// Its name for people, one thing.
    pub label: String,
    /// The same for several.
    pub plural: String,
    /// What belongs to it.
    pub definition: String,
    /// The class that it lies under.
    pub parent: Option<ClassId>,
    /// Terms of public vocabularies that say the same, as `prefix:name`.
    pub maps: Vec<String>,
    /// Its colour in pictures, `#rrggbb`.
    pub color: String,
}

/// A relation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Property {
    /// Its name in every file and query.
    pub name: String,
    /// How it reads from source to target.
    pub label: String,
    /// How it reads from target to source.
    pub inverse: String,
    /// When it holds.
    pub definition: String,
    /// Classes that its source may have, those below them included.
    pub domain: Vec<ClassId>,
    /// Classes that its target may have, those below them included.
    pub range: Vec<ClassId>,
    /// Whether it holds both ways.
    pub symmetric: bool,
    /// Terms of public vocabularies that say the same, as `prefix:name`; `~` before it: the other way round.
    pub maps: Vec<String>,
    /// What more a text may say of it.
    pub attributes: Vec<String>,
    /// Whether it happens on a day, so that the date of its sentence is its own.
    pub happening: bool,
    /// Whether a sentence that states it of several sources and targets states it of each pair.
    pub collective: bool,
    /// Classes of which a source has one thing at most, by this relation and the others that name the class.
    pub single: Vec<ClassId>,
    /// Relations of its source to countries in which its target does not lie.
    pub abroad: Vec<PropertyId>,
    /// Words that its title is one of, where that is no office.
    pub titles: Vec<String>,
    /// Relations that do not hold beside it between the same two things.
    pub excludes: Vec<PropertyId>,
}

/// Node types and relations, in the order of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schema {
    pub(super) name: String,
    pub(super) version: String,
    pub(super) namespace: String,
    pub(super) prefixes: BTreeMap<String, String>,
    pub(super) classes: Vec<Class>,
    pub(super) properties: Vec<Property>,
    pub(super) exclusions: Vec<Exclusion>,
    pub(super) class_ids: BTreeMap<String, ClassId>,
    pub(super) property_ids: BTreeMap<String, PropertyId>,
    pub(super) class_roles: BTreeMap<Role, ClassId>,
    pub(super) property_roles: BTreeMap<Role, PropertyId>,
}

impl Schema {
    /// The schema's name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The schema's version.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// What the IRIs of its classes and relations begin with.
    pub fn namespace(&self) -> &str {
        &self.namespace
    }

    /// Prefixes of the vocabularies it is mapped to, with what they stand for.
    pub fn prefixes(&self) -> &BTreeMap<String, String> {
        &self.prefixes
    }

    /// All classes with their ids, in the order of the file.
    pub fn classes(&self) -> impl Iterator<Item = (ClassId, &Class)> {
        self.classes.iter().enumerate().map(|(index, class)| (ClassId::new(index), class))
    }

    /// All relations with their ids, in the order of the file.
    pub fn properties(&self) -> impl Iterator<Item = (PropertyId, &Property)> {
        self.properties.iter().enumerate().map(|(index, property)| (PropertyId::new(index), property))
    }

    /// Which facts exclude each other, in the order of the file.
    pub fn exclusions(&self) -> &[Exclusion] {
        &self.exclusions
    }

    /// A class by its id.
    ///
    /// # Panics
    /// If the id was handed out by another schema.
    pub fn class(&self, id: ClassId) -> &Class {
        &self.classes[id.index()]
    }

    /// A relation by its id.
    ///
    /// # Panics
    /// If the id was handed out by another schema.
    pub fn property(&self, id: PropertyId) -> &Property {
        &self.properties[id.index()]
    }

    /// The class of that name.
    pub fn class_id(&self, name: &str) -> Option<ClassId> {
        self.class_ids.get(name).copied()
    }

    /// The relation of that name.
    pub fn property_id(&self, name: &str) -> Option<PropertyId> {
        self.property_ids.get(name).copied()
    }

    /// The class that plays a part.
    pub fn class_for(&self, role: Role) -> Option<ClassId> {
        self.class_roles.get(&role).copied()
    }

    /// The relation that plays a part.
    pub fn property_for(&self, role: Role) -> Option<PropertyId> {
        self.property_roles.get(&role).copied()
    }

    /// The class and those above it, from itself upwards.
    pub fn ancestry(&self, class: ClassId) -> impl Iterator<Item = ClassId> + '_ {
        std::iter::successors(Some(class), |&id| self.class(id).parent)
    }

    /// Whether a class is another or lies under it.
    pub fn is_a(&self, class: ClassId, ancestor: ClassId) -> bool {
        self.ancestry(class).any(|id| id == ancestor)
    }

    /// Whether a class is the one that plays a part, or lies under it.
    pub fn plays(&self, class: ClassId, role: Role) -> bool {
        self.class_for(role).is_some_and(|ancestor| self.is_a(class, ancestor))
    }

    /// The class that stands most often among several; of equal ones the first of the schema.
    pub fn majority(classes: impl Iterator<Item = ClassId>) -> ClassId {
        let mut counts: BTreeMap<ClassId, usize> = BTreeMap::new();
        for class in classes {
            *counts.entry(class).or_default() += 1;
        }
        counts
            .iter()
            .max_by_key(|(class, count)| (**count, Reverse(**class)))
            .map_or(ClassId(0), |(class, _)| *class)
    }

    /// The uppermost class above a class: itself where it has no parent.
    pub fn top(&self, class: ClassId) -> ClassId {
        self.ancestry(class).last().unwrap_or(class)
    }

    /// Whether two relations do not hold beside each other between the same two things.
    pub fn excludes(&self, one: PropertyId, other: PropertyId) -> bool {
        self.property(one).excludes.contains(&other) || self.property(other).excludes.contains(&one)
    }

    /// Whether a relation may join a source and a target of these classes.
    pub fn accepts(&self, property: PropertyId, source: ClassId, target: ClassId) -> bool {
        let property = self.property(property);
        let under = |class: ClassId, allowed: &[ClassId]| allowed.iter().any(|&top| self.is_a(class, top));
        under(source, &property.domain) && under(target, &property.range)
    }
}
