//! Father and son of one name.

use crate::lexicon::without_generation;

/// Whether a folded name is another full one and says of which generation it is besides: a text that names "Kit Moss" and
/// "Kit Moss Jr." names two.
pub(super) fn is_son(name: &str, father: &str) -> bool {
    let (rest, generation) = without_generation(name);
    generation.is_some() && rest == father && father.contains(' ')
}

#[cfg(test)]
mod tests {
    use super::is_son;

    #[test]
    fn a_generation_more_makes_another_person() {
        assert!(is_son("kit moss jr", "kit moss"));
        assert!(
            !is_son("kit b moss jr", "kit moss")
                && !is_son("moss jr", "moss")
                && !is_son("kit moss", "kit moss")
        );
    }
}
