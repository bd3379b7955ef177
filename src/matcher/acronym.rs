//! Short forms of names.

/// Whether the letters of a short form begin words of the long one, in order: `TdA` and `Tren de Aragua`,
/// `MOC` and `Memorandum of Cooperation`.
pub(crate) fn abbreviates(short: &str, long: &str) -> bool {
    if let (Some((short, last)), Some((long, other))) = (short.rsplit_once(' '), long.rsplit_once(' ')) {
        return last == other && abbreviates(short, long);
    }
    let letters: Vec<char> =
        short.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let capitals = short.chars().filter(|c| c.is_uppercase()).count();
    if short.contains(' ') || !(2..=10).contains(&letters.len()) || capitals < 2 {
        return false;
    }
    let mut rest = letters.iter().peekable();
    for word in long.split(|c: char| !c.is_alphanumeric()) {
        if let Some(first) = word.chars().next().and_then(|c| c.to_lowercase().next()) {
            rest.next_if(|&&letter| letter == first);
        }
    }
    rest.peek().is_none()
}

/// Words that an acronym may leave out anywhere.
const SMALL: [&str; 16] = [
    "of", "the", "and", "for", "in", "on", "to", "at", "by", "with", "against", "from", "de", "la", "du",
    "del",
];

/// Words that an acronym may leave out at the beginning of a name.
const LEADS: [&str; 9] =
    ["department", "ministry", "bureau", "office", "government", "u", "s", "united", "states"];

/// Whether the letters of `short` begin all words of `long` that mean something: `FBI`, `HHS` for "Department of Health and Human
/// Services", but not `UN` for "United Nations Security Council".
pub(crate) fn spells_out(short: &str, long: &str) -> bool {
    let letters: Vec<char> =
        short.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let words: Vec<String> = long
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let lead = words
        .iter()
        .take_while(|word| LEADS.contains(&word.as_str()) || SMALL.contains(&word.as_str()))
        .count();
    abbreviates(short, long) && (0..=lead).any(|from| all_begin(&letters, &words[from..]))
}

/// Whether the letters begin the words one by one, small ones left out at will.
fn all_begin(letters: &[char], words: &[String]) -> bool {
    // The numbers of letters that may be used up so far.
    let mut used = vec![0];
    for word in words {
        let begins = |at: &usize| letters.get(*at).is_some_and(|letter| word.starts_with(*letter));
        let mut next: Vec<usize> = used.iter().filter(|at| begins(at)).map(|at| at + 1).collect();
        if SMALL.contains(&word.as_str()) {
            next.extend(&used);
        }
        next.sort_unstable();
        next.dedup();
        used = next;
    }
    used.contains(&letters.len())
}

#[cfg(test)]
mod tests {
    use super::{abbreviates, spells_out};

    #[test]
    fn all_words_that_mean_something_are_spelt_out() {
        for (short, long) in [
            ("FBI", "Federal Bureau of Investigation"),
            ("HHS", "U.S. Department of Health and Human Services"),
            ("MOC", "Memorandum of Cooperation"),
            ("MoC", "Memorandum of Cooperation"),
            ("TdA", "Tren de Aragua"),
        ] {
            assert!(spells_out(short, long), "{short} {long}");
        }
        for (short, long) in [
            ("UN", "United Nations Security Council"),
            ("OFAC", "Organization for Security and Cooperation in Europe"),
            ("ROK", "Democratic People's Republic of Korea"),
            ("UN", "U.S. NATO"),
            ("EU", "embassy to the U.S."),
        ] {
            assert!(!spells_out(short, long), "{short} {long}");
        }
    }

    #[test]
    fn letters_begin_words_in_order() {
        assert!(abbreviates("TdA", "Tren de Aragua"));
        assert!(abbreviates("MOC", "Memorandum of Cooperation"));
        assert!(abbreviates("FBI", "Federal Bureau of Investigation"));
        assert!(abbreviates("NCB Ottawa", "National Central Bureau Ottawa"));
        assert!(!abbreviates("ABC", "Tren de Aragua"));
        assert!(!abbreviates("Canada", "Canadian Dairy"));
    }
}
