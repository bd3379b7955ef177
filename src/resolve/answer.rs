//! Adds a decision to the text of a decisions file, everything else in it left as it is.

use jiff::civil::Date;
use std::str::FromStr;
use toml_edit::{Array, ArrayOfTables, Datetime, DocumentMut, InlineTable, Item, Table, TomlError, Value};

/// What the user says of two things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Answer {
    /// Whether they are one.
    pub(crate) same: bool,
    /// The two.
    pub(crate) ends: [Pointed; 2],
    /// Why.
    pub(crate) note: String,
    /// When it was decided.
    pub(crate) date: Date,
}

/// A thing as a decision points at it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pointed {
    /// What it is called.
    pub(crate) name: String,
    /// The one document in which it is called so, where the name alone would not do.
    pub(crate) document: Option<String>,
}

impl Pointed {
    fn value(&self) -> Value {
        let Some(document) = &self.document else { return self.name.as_str().into() };
        let entries = [("name", self.name.as_str()), ("document", document)];
        Value::InlineTable(entries.into_iter().collect())
    }
}

impl std::fmt::Display for Pointed {
    /// As it stands in the file.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.value().to_string().trim())
    }
}

impl Answer {
    /// The list that it stands in.
    fn list(&self) -> &'static str {
        if self.same { "same" } else { "different" }
    }

    /// The file's text with this decision at the end of its list.
    ///
    /// # Errors
    /// The text is not TOML, or its list is something else than a list.
    pub(crate) fn added_to(&self, source: &str) -> Result<String, AnswerError> {
        let mut file = source.parse::<DocumentMut>()?;
        let date = Datetime::from_str(&self.date.to_string()).map_err(|_| AnswerError::NoDay(self.date))?;
        let entries = [
            ("a", self.ends[0].value()),
            ("b", self.ends[1].value()),
            ("note", self.note.as_str().into()),
            ("date", date.into()),
        ];
        match file.entry(self.list()).or_insert_with(|| Item::Value(Array::new().into())) {
            Item::Value(Value::Array(list)) => {
                let table: InlineTable = entries.into_iter().collect();
                let mut value = Value::InlineTable(table);
                value.decor_mut().set_prefix("\n  ");
                list.push_formatted(value);
                list.set_trailing_comma(true);
                list.set_trailing("\n");
            }
            Item::ArrayOfTables(list) => push(list, entries),
            _ => return Err(AnswerError::NoList(self.list())),
        }
        Ok(file.to_string())
    }
}

fn push(list: &mut ArrayOfTables, entries: [(&str, Value); 4]) {
    let mut table = Table::new();
    for (key, value) in entries {
        table.insert(key, Item::Value(value));
    }
    list.push(table);
}

/// Why a decision cannot be added.
#[derive(Debug, thiserror::Error)]
pub(crate) enum AnswerError {
    /// The file is not TOML.
    #[error("{0}")]
    Toml(#[from] TomlError),
    /// What bears the list's name is no list.
    #[error("`{0}` is no list")]
    NoList(&'static str),
    /// The day lies outside of what TOML can say.
    #[error("{0} is no day of TOML")]
    NoDay(Date),
}

#[cfg(test)]
mod tests {
    use super::{Answer, Pointed};
    use crate::resolve::Decisions;
    use crate::schema::load_default;
    use jiff::civil::date;

    fn answer(same: bool) -> Answer {
        let end =
            |document: &str| Pointed { name: "Hale \"Jo\"".to_owned(), document: Some(document.to_owned()) };
        Answer { same, ends: [end("one"), end("two")], note: "a, b".to_owned(), date: date(2026, 5, 1) }
    }

    #[test]
    fn a_decision_is_added_and_the_rest_stays() {
        let schema = load_default().unwrap();
        let first = answer(true).added_to("").unwrap();
        assert_eq!(
            first,
            "same = [\n  { a = { name = 'Hale \"Jo\"', document = \"one\" }, b = { name = 'Hale \"Jo\"', document = \"two\" }, note = \"a, b\", \
             date = 2026-05-01 },\n]\n"
        );
        let commented = format!(
            "# mine\n{first}\n[[different]] # theirs\na = \"X\"\nb = \"Y\"\nnote = \"n\"\ndate = 2026-01-01\n"
        );
        let more = answer(false).added_to(&commented).unwrap();
        assert!(more.starts_with(commented.as_str()), "{more}");
        for (text, count) in [(&first, 1), (&more, 3)] {
            let read = Decisions::load("d.toml", text, &schema).unwrap();
            assert_eq!(read.len(), count, "{text}");
        }
    }

    #[test]
    fn what_is_no_decisions_file_is_refused() {
        assert_eq!(answer(true).added_to("same = 3").unwrap_err().to_string(), "`same` is no list");
        assert!(answer(true).added_to("same = [").is_err());
    }
}
