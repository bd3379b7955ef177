//! One source, read and described.

use super::decode::{NotText, decode};
use super::find::{Source, unreadable};
use super::{front_matter, identity, metadata};
use crate::types::{Diagnostic, Document, Place};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, Read};

/// Bytes of the longest document that is read; a longer one is a heap of documents, or a mistake.
const LONGEST: u64 = 32 << 20;

/// The language where the front matter names none.
const LANGUAGE: &str = "en";

/// Reads a source.
///
/// # Errors
/// The file cannot be opened or read, is larger than 32 MiB, is no text, or holds no words.
pub(crate) fn read(source: &Source) -> Result<Document, Diagnostic> {
    let bytes = match &source.path {
        Some(path) => File::open(path).and_then(|file| match file.metadata()?.len() {
            0..=LONGEST => bytes(file),
            _ => Err(io::ErrorKind::FileTooLarge.into()),
        }),
        None => bytes(io::stdin().lock()),
    };
    let bytes = bytes.map_err(|error| unreadable(&source.place(), &error))?;
    document(&source.name, source.place(), &bytes)
}

/// Makes a document of the bytes of a file of that name.
///
/// # Errors
/// The bytes are no text, or hold no words.
pub(crate) fn parse(name: &str, bytes: &[u8]) -> Result<Document, Diagnostic> {
    document(name, Place::file(name), bytes)
}

/// Reads no further than it takes to know that there is too much: a pipe does not tell its length.
fn bytes(from: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(LONGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LONGEST { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(bytes) }
}

fn document(name: &str, place: Place, bytes: &[u8]) -> Result<Document, Diagnostic> {
    let decoded = match decode(bytes) {
        Ok(text) => text,
        Err(NotText::Wrapped(kind)) => {
            let hint = "save or convert it as plain text first";
            return Err(Diagnostic::error(place, format!("is {kind}, not text"), hint));
        }
        Err(NotText::Binary) => {
            let hint = "leave it out, or convert it to plain text first";
            return Err(Diagnostic::error(place, "is binary, not text", hint));
        }
    };
    let (front, text) = front_matter::part(&decoded);
    if text.trim().is_empty() {
        return Err(Diagnostic::error(place, "holds no text", "leave it out, or check how it was saved"));
    }
    let told = metadata::describe(text);
    Ok(Document {
        id: identity::slug(name),
        source: name.to_owned(),
        sha256: hexadecimal(&Sha256::digest(bytes)),
        title: front.title.or(told.title),
        published: front.published.or(told.published),
        publisher: front.publisher.or(told.publisher),
        dateline: told.dateline,
        language: front.language.unwrap_or_else(|| LANGUAGE.into()),
        text: text.to_owned(),
    })
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut digits, byte| {
        // Writing to a string cannot fail.
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, Source, parse, read};
    use jiff::civil::date;

    #[track_caller]
    fn refused(bytes: &[u8], expected: &str) {
        assert_eq!(parse("x.txt", bytes).unwrap_err().to_string(), expected);
    }

    #[test]
    fn says_why_a_file_is_refused() {
        let no_text = "error: x.txt: holds no text\n  hint: leave it out, or check how it was saved";
        refused(b"", no_text);
        refused(b"\xef\xbb\xbf \n\t\r\n", no_text);
        refused(b"---\ntitle: x\n---\n", no_text);
        refused(
            b"a\0\0\0b\x01",
            "error: x.txt: is binary, not text\n  hint: leave it out, or convert it to plain text first",
        );
        refused(
            b"%PDF-1.4",
            "error: x.txt: is a PDF file, not text\n  hint: save or convert it as plain text first",
        );
    }

    #[test]
    fn reads_a_file_with_front_matter() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("Press note.md");
        std::fs::write(
            &path,
            "---\ntitle: A pact\nlang: fr\n---\n\nOSLO, March 3, 2021 (AP) — Two states signed it.\r\n",
        )
        .unwrap();
        let document = read(&Source::file(&path)).unwrap();
        assert_eq!(document.id, "press-note");
        assert_eq!(document.source, "Press note.md");
        assert_eq!(document.title.as_deref(), Some("A pact"));
        assert_eq!(document.published, Some(date(2021, 3, 3)));
        assert_eq!(document.language, "fr");
        assert_eq!(document.text, "OSLO, March 3, 2021 (AP) — Two states signed it.\n");
        assert_eq!(document.sha256, "463be4534b1776b665a498c7ffc28518b32f89e79a550e131b2a15fbd7063629");
        let dateline = document.dateline.unwrap();
        assert_eq!(dateline.place.of(&document.text), "OSLO");
    }

    #[test]
    fn a_file_that_is_too_large_is_not_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("heap.txt");
        std::fs::File::create(&path).unwrap().set_len(LONGEST + 1).unwrap();
        let error = read(&Source::file(&path)).unwrap_err();
        let place = path.display();
        assert_eq!(
            error.to_string(),
            format!("error: {place}: larger than 32 MiB\n  hint: split it into its documents, a file each")
        );
    }

    #[test]
    fn a_file_that_is_gone_is_reported_with_its_path() {
        let error = read(&Source::file("no/such/file.txt")).unwrap_err();
        assert_eq!(
            error.to_string(),
            "error: no/such/file.txt: no such file or folder\n  hint: check the path and the folder you are in"
        );
    }
}
