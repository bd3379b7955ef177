//! What the user has decided: `decisions.toml`.

use crate::matcher::fold_name;
use crate::schema::Schema;
use crate::types::{ClassId, Diagnostic, Place};
use jiff::civil::Date;
use serde::Deserialize;
use std::ops::Range;
use toml::Spanned;

/// Decisions of the user on what is one thing, two things, what it is called and of what class it is.
#[derive(Clone, Debug, Default)]
pub struct Decisions {
    file: String,
    pub(super) all: Vec<Decision>,
}

/// One decision.
#[derive(Clone, Debug)]
pub(super) struct Decision {
    pub(super) what: What,
    pub(super) note: String,
    pub(super) date: Date,
    pub(super) place: Place,
}

#[derive(Clone, Debug)]
pub(super) enum What {
    Same(Thing, Thing),
    Different(Thing, Thing),
    Rename(Thing, String),
    Class(Thing, ClassId),
}

/// A thing as the user points at it: all that is called so, or what one document calls so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Thing {
    pub(super) name: String,
    pub(super) folded: String,
    pub(super) document: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    same: Vec<Spanned<Pair>>,
    #[serde(default)]
    different: Vec<Spanned<Pair>>,
    #[serde(default)]
    rename: Vec<Spanned<Rename>>,
    #[serde(default)]
    class: Vec<Spanned<Typed>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    a: Pointer,
    b: Pointer,
    note: String,
    date: toml::value::Datetime,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rename {
    of: Pointer,
    label: String,
    note: String,
    date: toml::value::Datetime,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Typed {
    of: Pointer,
    class: String,
    note: String,
    date: toml::value::Datetime,
}

#[derive(Deserialize)]
#[serde(
    untagged,
    expecting = "a thing is pointed at by its name, \"John Hale\", or by name and document, { name = \"John Hale\", document = \"04-sentencing\" }"
)]
enum Pointer {
    Name(String),
    InDocument(InDocument),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct InDocument {
    name: String,
    document: Option<String>,
}

const HINT: &str = "a decision reads { a = \"IDF\", b = \"Israel Defense Forces\", note = \"why\", date = 2026-01-31 } in a list `same` or \
                    `different`; `rename` has `of` and `label`, `class` has `of` and `class`";

impl Decisions {
    /// Reads decisions; `file` is the name that errors show.
    ///
    /// # Errors
    /// Everything that is wrong: not TOML, an unknown or missing key, a date that is none, an empty name, a class that the schema
    /// lacks, a thing that is said to be itself.
    pub fn load(file: &str, source: &str, schema: &Schema) -> Result<Self, Vec<Diagnostic>> {
        let parsed: File = toml::from_str(source).map_err(|error| {
            let place =
                error.span().map_or_else(|| Place::file(file), |span| Place::at(file, source, span.start));
            vec![Diagnostic::error(place, error.message().trim().to_owned(), HINT)]
        })?;
        let mut check = Check { file, source, schema, all: Vec::new(), found: Vec::new() };
        for pair in parsed.same {
            check.pair(pair, What::Same);
        }
        for pair in parsed.different {
            check.pair(pair, What::Different);
        }
        for entry in parsed.rename {
            let (at, entry) = (entry.span(), entry.into_inner());
            let label = check.filled(&at, entry.label, "label");
            let of = check.thing(&at, entry.of);
            let what = of.zip(label).map(|(of, label)| What::Rename(of, label));
            check.add(&at, what, entry.note, &entry.date);
        }
        for entry in parsed.class {
            let (at, entry) = (entry.span(), entry.into_inner());
            let of = check.thing(&at, entry.of);
            let class = check.class(&at, &entry.class);
            let what = of.zip(class).map(|(of, class)| What::Class(of, class));
            check.add(&at, what, entry.note, &entry.date);
        }
        if !check.found.is_empty() {
            return Err(check.found);
        }
        check.all.sort_by(|a, b| a.place.cmp(&b.place));
        Ok(Self { file: file.to_owned(), all: check.all })
    }

    /// Whether nothing was decided.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// The name of the file.
    pub fn file(&self) -> &str {
        &self.file
    }
}

struct Check<'c> {
    file: &'c str,
    source: &'c str,
    schema: &'c Schema,
    all: Vec<Decision>,
    found: Vec<Diagnostic>,
}

impl Check<'_> {
    fn pair(&mut self, pair: Spanned<Pair>, what: fn(Thing, Thing) -> What) {
        let (at, pair) = (pair.span(), pair.into_inner());
        let (a, b) = (self.thing(&at, pair.a), self.thing(&at, pair.b));
        let both = a.zip(b);
        if let Some((a, b)) = &both
            && (&a.folded, &a.document) == (&b.folded, &b.document)
        {
            self.error(
                &at,
                format!("`{}` stands on both sides", a.name),
                "say in which documents each is named: { name = \"…\", document = \"…\" }",
            );
            return;
        }
        self.add(&at, both.map(|(a, b)| what(a, b)), pair.note, &pair.date);
    }

    fn add(&mut self, at: &Range<usize>, what: Option<What>, note: String, date: &toml::value::Datetime) {
        let note = self.filled(at, note, "note");
        let day = date.to_string().parse::<Date>().ok().filter(|_| date.time.is_none());
        if day.is_none() {
            self.error(at, format!("`{date}` is no day"), "write it like 2026-01-31");
        }
        if let (Some(what), Some(note), Some(date)) = (what, note, day) {
            self.all.push(Decision { what, note, date, place: Place::at(self.file, self.source, at.start) });
        }
    }

    fn thing(&mut self, at: &Range<usize>, pointer: Pointer) -> Option<Thing> {
        let (name, document) = match pointer {
            Pointer::Name(name) => (name, None),
            Pointer::InDocument(one) => (one.name, one.document),
        };
        let name = self.filled(at, name, "name")?;
        let folded = fold_name(&name);
        if folded.is_empty() {
            self.error(at, format!("the name `{name}` holds no word"), HINT);
            return None;
        }
        Some(Thing { name, folded, document })
    }

    fn class(&mut self, at: &Range<usize>, name: &str) -> Option<ClassId> {
        let class = self.schema.class_id(name);
        if class.is_none() {
            self.error(
                at,
                format!("`{name}` is no class of the schema"),
                "`tieline schema` prints the classes",
            );
        }
        class
    }

    fn filled(&mut self, at: &Range<usize>, text: String, key: &str) -> Option<String> {
        if text.trim().is_empty() {
            self.error(at, format!("the `{key}` is empty"), HINT);
            return None;
        }
        Some(text)
    }

    fn error(&mut self, at: &Range<usize>, message: String, hint: &str) {
        self.found.push(Diagnostic::error(Place::at(self.file, self.source, at.start), message, hint));
    }
}

impl std::fmt::Display for Thing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.document {
            Some(document) => write!(f, "`{}` in `{document}`", self.name),
            None => write!(f, "`{}`", self.name),
        }
    }
}

impl std::fmt::Display for Decision {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.what {
            What::Same(a, b) => write!(f, "{a} and {b} are one")?,
            What::Different(a, b) => write!(f, "{a} and {b} are two")?,
            What::Rename(of, label) => write!(f, "{of} is called `{label}`")?,
            What::Class(of, _) => write!(f, "{of} is of another class")?,
        }
        write!(f, ": {} ({})", self.note, self.date)
    }
}
