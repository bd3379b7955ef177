//! Texts on one line, for formats whose readers stumble over line ends.

use std::borrow::Cow;

/// The text with each run of line ends and tabs as one space, and without other control characters.
pub(super) fn folded(text: &str) -> Cow<'_, str> {
    if !text.contains(char::is_control) {
        return Cow::Borrowed(text);
    }
    let mut folded = String::with_capacity(text.len());
    let mut in_run = false;
    for c in text.chars() {
        let blank = matches!(c, '\n' | '\r' | '\t');
        if blank && !in_run {
            folded.push(' ');
        } else if !c.is_control() {
            folded.push(c);
        }
        in_run = blank;
    }
    Cow::Owned(folded)
}

#[cfg(test)]
mod tests {
    use super::folded;

    #[test]
    fn a_run_of_line_ends_is_a_space() {
        assert_eq!(folded("a\r\n\tb\0c  d"), "a bc  d");
        assert_eq!(folded("plain"), "plain");
    }
}
