//! Words and names by number, so that sets of them are small and quickly compared.

use super::names::{Kind, Name};
use std::collections::BTreeMap;

/// A word or name by its number. Numbers follow the order of the documents: nothing may be sorted by them that is shown.
pub(super) type Symbol = u32;

/// The texts behind the numbers.
#[derive(Debug, Default)]
pub(super) struct Symbols {
    numbers: BTreeMap<String, Symbol>,
    texts: Vec<String>,
    names: Vec<Name>,
    name_numbers: BTreeMap<(Kind, String), Option<u32>>,
}

impl Symbols {
    /// The number of a text.
    pub(super) fn number(&mut self, text: &str) -> Symbol {
        if let Some(&number) = self.numbers.get(text) {
            return number;
        }
        let number = Symbol::try_from(self.texts.len()).unwrap_or(Symbol::MAX);
        self.texts.push(text.to_owned());
        self.numbers.insert(text.to_owned(), number);
        number
    }

    /// The text of a number.
    pub(super) fn text(&self, symbol: Symbol) -> &str {
        self.texts.get(symbol as usize).map_or("", String::as_str)
    }

    /// The number of a name of some kind; nothing where it holds no word.
    pub(super) fn name_number(&mut self, written: &str, kind: Kind) -> Option<u32> {
        let key = (kind, written.to_owned());
        if let Some(&number) = self.name_numbers.get(&key) {
            return number;
        }
        let number = Name::of(written, kind).map(|name| {
            self.names.push(name);
            u32::try_from(self.names.len() - 1).unwrap_or(u32::MAX)
        });
        self.name_numbers.insert(key, number);
        number
    }

    /// The name of a number that [`Self::name_number`] gave.
    pub(super) fn name(&self, number: u32) -> &Name {
        &self.names[number as usize]
    }
}

/// How many members two sorted lists share.
pub(super) fn shared<T: Copy + Ord>(one: &[T], other: &[T]) -> impl Iterator<Item = T> {
    let (mut one, mut other) = (one.iter().copied().peekable(), other.iter().copied().peekable());
    std::iter::from_fn(move || {
        loop {
            match one.peek()?.cmp(other.peek()?) {
                std::cmp::Ordering::Less => drop(one.next()),
                std::cmp::Ordering::Greater => drop(other.next()),
                std::cmp::Ordering::Equal => {
                    other.next();
                    return one.next();
                }
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::shared;

    #[test]
    fn shared_members_of_sorted_lists() {
        assert_eq!(shared(&[1, 3, 5, 7], &[2, 3, 4, 7, 9]).collect::<Vec<_>>(), [3, 7]);
        assert_eq!(shared(&[], &[1]).count(), 0);
    }
}
