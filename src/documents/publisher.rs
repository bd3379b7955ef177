//! Lines that name who published a document.

use super::metadata::Line;

/// Words with which the names of publishing bodies open.
const BODIES: [&str; 14] = [
    "Department",
    "Ministry",
    "Office",
    "Bureau",
    "Embassy",
    "Agency",
    "Secretariat",
    "Commission",
    "Government",
    "Council",
    "Directorate",
    "Headquarters",
    "Attorney's",
    "Attorneys",
];

/// Words before them: "U.S. Department of State", "The Office of ...".
const BEFORE: [&str; 7] = ["The", "U.S.", "US", "United", "States", "Federal", "National"];

const LABELS: [&str; 4] = ["source", "publisher", "published by", "issued by"];

const MOST_WORDS: usize = 8;

/// Lines at the head among which a body stands.
const HEAD: usize = 4;

/// The body that a line consists of.
pub(super) fn is_body(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().take(MOST_WORDS + 1).collect();
    let Some(opening) = words.iter().position(|word| !BEFORE.contains(word)) else { return false };
    let small = ["of", "the", "and", "for", "on", "in", "to", "de", "&"];
    (2..=MOST_WORDS).contains(&words.len())
        && BODIES.contains(&words[opening].replace('’', "'").as_str())
        && words.iter().all(|word| small.contains(word) || word.starts_with(char::is_uppercase))
        && !line.ends_with(['.', ':', '!', '?'])
        // "The Department's New Plan" is a headline.
        && !words[opening + 1..].iter().any(|word| word.ends_with("’s") || word.ends_with("'s"))
}

/// The name behind "Source:".
pub(super) fn labelled(line: &str) -> Option<&str> {
    let (label, name) = line.split_once(':')?;
    let label = label.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_')).to_lowercase();
    let name = name.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_'));
    (LABELS.contains(&label.as_str()) && !name.is_empty() && name.len() <= 120).then_some(name)
}

/// The bodies named one under the other at the end, or else near the head, or else the source line.
pub(super) fn find(head: &[Line], tail: &[Line]) -> Option<String> {
    let is_aside = |line: &&Line| labelled(line.text).is_some() || super::dates::parse(line.text).is_some();
    let mut last: Vec<&Line> =
        tail.iter().rev().skip_while(is_aside).take_while(|line| is_body(line.text)).collect();
    last.reverse();

    let near = &head[..head.len().min(HEAD)];
    let start = near.iter().position(|line| is_body(line.text)).unwrap_or(near.len());
    let first: Vec<&Line> = head[start..].iter().take_while(|line| is_body(line.text)).collect();
    // A body alone on the first line is as likely the subject of a headline.
    let after = head.get(start + first.len());
    let is_sure =
        start > 0 || first.len() > 1 || after.is_some_and(|line| super::metadata::is_label(line.text));

    let bodies =
        [last, if is_sure { first } else { Vec::new() }].into_iter().find(|bodies| !bodies.is_empty());
    let joined = bodies.map(|bodies| bodies.iter().map(|line| line.text).collect::<Vec<_>>().join(", "));
    joined.or_else(|| head.iter().chain(tail).find_map(|line| labelled(line.text)).map(str::to_owned))
}

#[cfg(test)]
mod tests {
    use super::{is_body, labelled};

    #[test]
    fn knows_bodies_from_headlines() {
        let bodies = [
            "Department of Justice",
            "U.S. Attorney’s Office",
            "The Office of Public Affairs",
            "Government of India",
        ];
        assert!(bodies.into_iter().all(is_body));
        let others = [
            "Department",
            "The Department’s New Plan",
            "U.S. Department of State’s Plan",
            "Two Firms",
            "Office hours are long",
        ];
        assert!(!others.into_iter().any(is_body));
    }

    #[test]
    fn reads_source_lines() {
        assert_eq!(labelled("**Source:** Justice.gov"), Some("Justice.gov"));
        assert_eq!(labelled("Sources say: nothing"), None);
    }
}
