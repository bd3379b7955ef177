//! How a word is written and what stands before it: the part of a text that word pieces forget.

use crate::types::Text;

/// A number below 28 for each word: `4 * casing + 2 * line + space`.
pub(super) fn features(text: &Text) -> Vec<u8> {
    let source = &text.document.text;
    let mut end = 0;
    let feature = |(index, token): (usize, &crate::types::Token)| {
        let gap = source.get(end..token.span.start as usize).unwrap_or("");
        end = token.span.end as usize;
        let line = index == 0 || gap.contains('\n');
        casing(text.slice(token.span)) * 4 + u8::from(line) * 2 + u8::from(index == 0 || !gap.is_empty())
    };
    text.tokens.iter().enumerate().map(feature).collect()
}

/// Whether a word of these features begins a line.
pub(super) fn begins_line(feature: u8) -> bool {
    feature & 2 != 0
}

/// 0 lower case, 1 title, 2 upper case, 3 one upper-case letter, 4 mixed, 5 digits, 6 a mark.
fn casing(word: &str) -> u8 {
    let upper = |c: char| c.is_uppercase();
    let mut chars = word.chars();
    let first = chars.next().unwrap_or(' ');
    if !first.is_alphanumeric() {
        6
    } else if word.chars().all(char::is_numeric) {
        5
    } else if !word.contains(upper) {
        0
    } else if !word.contains(char::is_lowercase) {
        if chars.as_str().is_empty() { 3 } else { 2 }
    } else if upper(first) && !chars.as_str().contains(upper) {
        1
    } else {
        4
    }
}

#[cfg(test)]
mod tests {
    use super::casing;

    #[test]
    fn tells_casings_apart() {
        let words = ["lower", "Title", "UPPER", "X", "McDonald", "2021", "—", "3rd", "U2", "É", "東京", ""];
        assert_eq!(words.map(casing), [0, 1, 2, 3, 4, 5, 6, 0, 2, 3, 0, 6]);
    }
}
