//! The end of a person's name that says of which generation it is.

/// A person's folded name without the generation at its end, and the generation.
pub(crate) fn without_generation(name: &str) -> (&str, Option<&'static str>) {
    const ENDS: [(&str, &str); 10] = [
        (" jr", "jr"),
        (" junior", "jr"),
        (" sr", "sr"),
        (" senior", "sr"),
        (" ii", "ii"),
        (" 2nd", "ii"),
        (" iii", "iii"),
        (" 3rd", "iii"),
        (" iv", "iv"),
        (" 4th", "iv"),
    ];
    let found = ENDS.iter().find_map(|(end, generation)| Some((name.strip_suffix(end)?, *generation)));
    found.map_or((name, None), |(rest, generation)| (rest, Some(generation)))
}

#[cfg(test)]
mod tests {
    use super::without_generation;

    #[test]
    fn a_name_is_taken_apart() {
        assert_eq!(without_generation("corwin estabrook jr"), ("corwin estabrook", Some("jr")));
        assert_eq!(without_generation("corwin estabrook 3rd"), ("corwin estabrook", Some("iii")));
        assert_eq!(without_generation("corwin estabrook"), ("corwin estabrook", None));
        assert_eq!(without_generation("jr"), ("jr", None));
    }
}
