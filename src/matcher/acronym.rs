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

#[cfg(test)]
mod tests {
    use super::abbreviates;

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
