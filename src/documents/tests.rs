//! Properties that hold for any bytes.

use super::parse;
use proptest::prelude::*;

/// What is read is text with words in it, and its dateline lies at the head of a line.
fn check(bytes: &[u8]) {
    let Ok(document) = parse("any.txt", bytes) else { return };
    assert!(!document.text.trim().is_empty() && !document.text.contains(['\r', '\0']));
    assert_eq!(document.sha256.len(), 64);
    if let Some(dateline) = document.dateline {
        let (place, whole) = (dateline.place.of(&document.text), dateline.span.of(&document.text));
        assert!(!place.is_empty() && whole.starts_with(place), "{place:?} does not open {whole:?}");
        let before = &document.text[..dateline.span.start as usize];
        assert!(before.rsplit('\n').next().is_some_and(|line| line.trim().is_empty()));
    }
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in any::<Vec<u8>>()) {
        check(&bytes);
    }

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>()) {
        check(text.as_bytes());
    }

    #[test]
    fn pieces_of_releases_are_read(
        pieces in prop::collection::vec(prop::sample::select(vec![
            "---\n", "title: x\n", "date: 2020-01-01\n", "# ", "WASHINGTON", "Lyon", ", ", "France", " — ", " – ", "-", "--",
            "(AP)", ": ", "March 1, 2013", "2013-03-01", "Source: ", "Department of Justice", "Published", "\n", "\n\n", "\r\n",
            "The group met.", "É", "“", "”", ".", "\u{a0}", "\u{feff}", "\u{2028}", "中",
        ]), 0..40),
    ) {
        check(pieces.concat().as_bytes());
    }
}
