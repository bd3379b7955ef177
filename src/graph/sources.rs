//! Which documents speak with one voice.

use crate::types::{Document, DocumentIx};
use petgraph::unionfind::UnionFind;
use std::collections::BTreeMap;

/// The publisher that each document's words come from, as a number.
pub(super) struct Sources {
    /// By document.
    publishers: Vec<usize>,
}

impl Sources {
    /// `repeats` are documents with those that they repeat. The documents of a group that these tie together come from
    /// the publisher of the earliest.
    pub(super) fn of<'d>(
        documents: impl Iterator<Item = &'d Document>,
        repeats: impl Iterator<Item = (DocumentIx, DocumentIx)>,
    ) -> Self {
        let documents: Vec<&Document> = documents.collect();
        let mut groups = UnionFind::new(documents.len());
        for (one, other) in repeats {
            groups.union(one.index(), other.index());
        }
        let mut earliest: BTreeMap<usize, usize> = BTreeMap::new();
        let mut order: Vec<usize> = (0..documents.len()).collect();
        order.sort_by_key(|&at| documents[at].order_of_publication());
        for at in order {
            earliest.entry(groups.find(at)).or_insert(at);
        }
        let mut known: BTreeMap<String, usize> = BTreeMap::new();
        let publishers = (0..documents.len()).map(|at| {
            let first = earliest[&groups.find(at)];
            let name = documents[first].publisher.as_deref().map(folded).filter(|name| !name.is_empty());
            name.map_or(first, |name| *known.entry(name).or_insert(first))
        });
        Self { publishers: publishers.collect() }
    }

    /// How many publishers some documents come from.
    pub(super) fn count(&self, documents: impl IntoIterator<Item = DocumentIx>) -> usize {
        let mut publishers: Vec<usize> =
            documents.into_iter().map(|document| self.publishers[document.index()]).collect();
        publishers.sort_unstable();
        publishers.dedup();
        publishers.len()
    }
}

/// The letters and digits of a publisher's name, in lower case.
fn folded(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::Sources;
    use crate::types::{Document, DocumentIx};

    /// Documents by publisher and day of May, with those that repeat others; how many publishers the wanted ones have.
    #[track_caller]
    fn case(documents: &[(&str, i8)], repeats: &[(u32, u32)], wanted: &[u32], expected: usize) {
        let documents: Vec<Document> = documents
            .iter()
            .enumerate()
            .map(|(at, (publisher, day))| Document {
                publisher: (!publisher.is_empty()).then(|| (*publisher).to_owned()),
                published: (*day > 0).then(|| jiff::civil::date(2024, 5, *day)),
                ..Document::of_text(&format!("d{at}"), "")
            })
            .collect();
        let repeats = repeats.iter().map(|&(one, other)| (DocumentIx(one), DocumentIx(other)));
        let sources = Sources::of(documents.iter(), repeats);
        assert_eq!(sources.count(wanted.iter().map(|&at| DocumentIx(at))), expected);
    }

    #[test]
    fn reprints_and_documents_of_one_publisher_count_once() {
        let all = [("Wire", 1), ("Gazette", 2), ("THE WIRE", 3), ("Wire.", 4), ("", 5), ("", 0)];
        case(&all, &[], &[0, 1, 2, 3, 4, 5], 5);
        case(&all, &[(1, 0)], &[0, 1], 1);
        case(&all, &[(1, 0)], &[0, 1, 3, 4], 2);
        // The Gazette's own report is independent of the report that it reprints.
        case(&[("Wire", 1), ("Gazette", 2), ("Gazette", 3)], &[(1, 0)], &[1, 2], 2);
        // What repeats what repeats the first comes from the first.
        case(&[("", 3), ("", 2), ("Wire", 1), ("Wire", 9)], &[(0, 1), (1, 2)], &[0, 3], 1);
    }
}
