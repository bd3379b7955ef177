//! One document as it was read.

use super::Span;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A document: its text and what it says of itself.
///
/// Offsets everywhere count bytes of `text`; `sha256` is that of the file's own bytes, so that a reader
/// can tell whether the file is still the one that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Document {
    /// Readable and unique in a build: the file's stem, with a part of the hash where two share it.
    pub id: String,
    /// Where it came from: the path below the folder that was given, or the file's name, or `stdin`.
    pub source: String,
    /// SHA-256 of the bytes as read, 64 hexadecimal digits.
    pub sha256: String,
    /// The headline or the front matter's title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The day of publication.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "Option<String>", extend("format" = "date")))]
    pub published: Option<Date>,
    /// Who published it, as its source line or front matter has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// The place (and date) at the head of the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dateline: Option<Dateline>,
    /// BCP 47 tag of the text's language.
    pub language: String,
    /// The text, UTF-8, line ends as `\n`.
    pub text: String,
}

impl Document {
    /// By this the earlier of two documents stands first: the day of publication, then the id; undated ones last.
    pub fn order_of_publication(&self) -> (bool, Option<Date>, &str) {
        (self.published.is_none(), self.published, &self.id)
    }

    /// A text that comes from no file and says nothing of itself.
    pub fn of_text(id: &str, text: &str) -> Self {
        Self {
            id: id.to_owned(),
            source: id.to_owned(),
            sha256: String::new(),
            title: None,
            published: None,
            publisher: None,
            dateline: None,
            language: "en".to_owned(),
            text: text.to_owned(),
        }
    }
}

/// The words before the dash that opens a news text: "Lyon, France —", "WASHINGTON –".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Dateline {
    /// The place's words without the dash.
    pub place: Span,
    /// The whole of it, dash included.
    pub span: Span,
}
