//! The block of `key: value` lines between `---` that can open a file.

use super::dates;
use jiff::civil::Date;

/// A block that is longer is text between two rules.
const LONGEST: usize = 200;

/// What the block says, as far as it is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct FrontMatter {
    pub(super) title: Option<String>,
    pub(super) published: Option<Date>,
    pub(super) publisher: Option<String>,
    pub(super) language: Option<String>,
}

/// Parts the block from the text; no block, or one that is no list of keys, leaves the text whole.
///
/// The text begins with its first line that is not blank.
pub(super) fn part(text: &str) -> (FrontMatter, &str) {
    let whole = (FrontMatter::default(), skip_blank_lines(text));
    let Some(mut rest) = after_rule(text) else { return whole };
    let mut entries: Vec<(String, String)> = Vec::new();
    for _ in 0..LONGEST {
        if let Some(body) = after_rule(rest) {
            let is_block = !entries.is_empty();
            return if is_block { (FrontMatter::of(&entries), skip_blank_lines(body)) } else { whole };
        }
        let Some((line, below)) = rest.split_once('\n') else { return whole };
        rest = below;
        if !take_line(line, &mut entries) {
            return whole;
        }
    }
    whole
}

/// What follows a line of `---` (or `...`, which also ends a block).
fn after_rule(text: &str) -> Option<&str> {
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    matches!(line.trim_end(), "---" | "...").then_some(rest)
}

fn skip_blank_lines(text: &str) -> &str {
    let words = text.len() - text.trim_start().len();
    text[..words].rfind('\n').map_or(text, |newline| &text[newline + 1..])
}

/// Whether the line fits a block; its key and value, or further value, are kept.
fn take_line(line: &str, entries: &mut Vec<(String, String)>) -> bool {
    let trimmed = line.trim();
    if trimmed.is_empty() || trimmed.starts_with('#') {
        return true;
    }
    let item = trimmed.strip_prefix("- ");
    if line.starts_with(char::is_whitespace) || item.is_some() {
        let Some((_, value)) = entries.last_mut() else { return false };
        if !value.is_empty() {
            value.push_str(if item.is_some() { ", " } else { " " });
        }
        value.push_str(unquote(item.unwrap_or(trimmed)));
        return true;
    }
    let Some((key, value)) = trimmed.split_once(':') else { return false };
    let is_key = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | ' '));
    if is_key {
        entries.push((key.trim().to_lowercase(), value_of(value)));
    }
    is_key
}

/// A value without quotation marks and brackets; `>` and `|` announce further lines.
fn value_of(value: &str) -> String {
    let value = value.trim();
    if matches!(value, ">" | "|" | ">-" | "|-") {
        return String::new();
    }
    match value.strip_prefix('[').and_then(|list| list.strip_suffix(']')) {
        Some(list) => list.split(',').map(unquote).collect::<Vec<_>>().join(", "),
        None => unquote(value).to_owned(),
    }
}

fn unquote(value: &str) -> &str {
    let value = value.trim();
    let inner = |mark| value.strip_prefix(mark).and_then(|rest: &str| rest.strip_suffix(mark));
    inner('"').or_else(|| inner('\'')).unwrap_or(value)
}

impl FrontMatter {
    fn of(entries: &[(String, String)]) -> Self {
        let first = |keys: &[&str]| {
            let value = |key: &&str| entries.iter().find(|(known, value)| known == key && !value.is_empty());
            keys.iter().find_map(value).map(|(_, value)| value.clone())
        };
        let day =
            first(&["published", "date", "publish_date", "publication_date", "date_published", "pubdate"]);
        Self {
            title: first(&["title", "headline"]),
            published: day.and_then(|day| dates::parse(&day)),
            publisher: first(&["publisher", "source", "organization", "author", "authors"]),
            language: first(&["lang", "language"]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{FrontMatter, part};
    use jiff::civil::date;

    #[test]
    fn reads_the_keys_it_knows() {
        let text = "---\ntitle: \"Two sign: a pact\"\nDate: 2024-03-01T10:00:00Z\nauthors:\n  - Ann Lee\n  - 'Bo Ek'\ntags: [a, b]\nlang: fr\n---\n\n\n  Text: here.\n";
        let front = FrontMatter {
            title: Some("Two sign: a pact".into()),
            published: Some(date(2024, 3, 1)),
            publisher: Some("Ann Lee, Bo Ek".into()),
            language: Some("fr".into()),
        };
        assert_eq!(part(text), (front, "  Text: here.\n"));
    }

    #[track_caller]
    fn case(text: &str, expected: &str) {
        assert_eq!(part(text), (FrontMatter::default(), expected));
    }

    #[test]
    fn rules_in_a_text_are_no_block() {
        case("---\nHe left. She stayed.\n---\nText.", "---\nHe left. She stayed.\n---\nText.");
        case("---\ntitle: never closed\n", "---\ntitle: never closed\n");
        case("---\n---\nText", "---\n---\nText");
        case("\n \n  Text.\n\n", "  Text.\n\n");
    }
}
