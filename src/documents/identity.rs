//! What a document is called in a build.

use crate::types::Document;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Letters of a name; longer stems are cut.
const LONGEST: usize = 80;

/// Digits of the hash that tell two documents of one name apart.
const HASH_DIGITS: usize = 8;

/// The stem of a source's name in small letters, digits and hyphens: `Évian 2024.txt` is `evian-2024`.
pub(super) fn slug(name: &str) -> String {
    let stem = Path::new(name).file_stem().unwrap_or_default().to_string_lossy();
    let plain: String = stem.nfd().filter(|c| !is_combining_mark(*c)).collect::<String>().to_lowercase();
    let parts = plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    let mut slug = parts.collect::<Vec<_>>().join("-");
    slug.truncate(LONGEST);
    match slug.trim_end_matches('-') {
        "" => "document".into(),
        slug => slug.into(),
    }
}

/// Sorts the documents, drops exact repeats (one source name, one hash) and makes the ids unique.
///
/// Where several share an id, each gets the head of its hash, and where that is not enough a number. The
/// outcome does not depend on the order of the documents. Returns how many repeats were dropped.
pub(crate) fn make_unique(documents: &mut Vec<Document>) -> usize {
    let before = documents.len();
    documents.sort_by(|a, b| (&a.source, &a.sha256).cmp(&(&b.source, &b.sha256)));
    documents.dedup_by(|a, b| (&a.source, &a.sha256) == (&b.source, &b.sha256));

    let mut bearers: BTreeMap<String, usize> = BTreeMap::new();
    for document in documents.iter() {
        *bearers.entry(document.id.clone()).or_default() += 1;
    }
    let mut taken: BTreeSet<String> = bearers.keys().cloned().collect();
    for document in
        documents.iter_mut().filter(|document| bearers.get(&document.id).is_some_and(|count| *count > 1))
    {
        let hash = document.sha256.get(..HASH_DIGITS).unwrap_or(&document.sha256);
        let id = format!("{}-{hash}", document.id);
        let numbered = (2_u32..).map(|number| format!("{id}-{number}"));
        let free = std::iter::once(id.clone()).chain(numbered).find(|id| !taken.contains(id));
        document.id = free.unwrap_or(id);
        taken.insert(document.id.clone());
    }
    before - documents.len()
}

#[cfg(test)]
mod tests {
    use super::{make_unique, slug};
    use crate::documents::parse;
    use crate::types::Document;

    #[test]
    fn slugs_are_plain() {
        let names = ["a/b/Press Release_04 (final).txt", "Évian–2024.md", "会議.txt", ".txt", "stdin"];
        let expected = ["press-release-04-final", "evian-2024", "document", "txt", "stdin"];
        assert_eq!(names.map(slug), expected);
    }

    #[test]
    fn ids_are_unique_in_any_order() {
        let files = [
            ("a/report.txt", "One."),
            ("b/report.txt", "Two."),
            ("c/report.txt", "Two."),
            ("c/report.txt", "Two."),
            ("other.txt", "Two."),
        ];
        let mut documents: Vec<Document> =
            files.iter().map(|(name, text)| parse(name, text.as_bytes()).unwrap()).collect();
        let mut reversed: Vec<Document> = documents.iter().rev().cloned().collect();
        assert_eq!((make_unique(&mut documents), make_unique(&mut reversed)), (1, 1));
        assert_eq!(documents, reversed);
        let ids: Vec<&str> = documents.iter().map(|document| document.id.as_str()).collect();
        let (one, two) = (&documents[0].sha256[..8], &documents[1].sha256[..8]);
        let expected =
            [format!("report-{one}"), format!("report-{two}"), format!("report-{two}-2"), "other".into()];
        assert_eq!(ids, expected);
    }
}
