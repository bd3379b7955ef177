//! The division of text into words that tokens, patterns and word lists share.

use crate::types::Span;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

/// Spans of the words of a text: each a maximal run of letters, digits and combining marks, or one other
/// character that is not white space. Offsets count from the start of `text`.
pub(crate) fn words(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut chars = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, first) = chars.find(|(_, c)| !c.is_whitespace())?;
        let mut end = start + first.len_utf8();
        if first.is_alphanumeric() {
            while let Some((at, next)) = chars.next_if(|(_, c)| c.is_alphanumeric() || is_combining(*c)) {
                end = at + next.len_utf8();
            }
        }
        Some(Span::new(start, end))
    })
}

/// Whether a character continues the letter before it.
fn is_combining(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// A word as lists and patterns compare it: lower case, curly apostrophes and quotation marks straight.
pub(crate) fn fold(word: &str) -> String {
    match word {
        "’" | "‘" => "'".into(),
        "“" | "”" => "\"".into(),
        "–" | "—" => "-".into(),
        _ => word.to_lowercase(),
    }
}

/// A name as it is compared: compatibility forms and accents folded, lower case, without punctuation, a leading
/// article and extra blanks.
pub(crate) fn fold_name(name: &str) -> String {
    let plain: String = name
        .nfkd()
        .filter(|c| canonical_combining_class(*c) == 0)
        .flat_map(char::to_lowercase)
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    let mut words: Vec<&str> = plain.split_whitespace().collect();
    if words.len() > 1 && ["the", "a", "an"].contains(&words[0]) {
        words.remove(0);
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::{fold_name, words};

    #[test]
    fn folds_names() {
        assert_eq!(fold_name("The  Élysée-Palace, Inc."), "elysee palace inc");
        assert_eq!(fold_name("A"), "a");
    }

    #[test]
    fn splits_runs_of_letters_and_single_marks() {
        let text = "U.S.-led e\u{301}lan, 3.5%";
        let found: Vec<&str> = words(text).map(|span| span.of(text)).collect();
        assert_eq!(found, ["U", ".", "S", ".", "-", "led", "e\u{301}lan", ",", "3", ".", "5", "%"]);
    }
}
