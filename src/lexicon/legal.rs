//! Legal forms at the end of companies' names.

use super::table::lines;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// A company's name without the legal form that ends it ("Brenner Paving, Inc." gives "Brenner Paving"); the name
/// itself where it has none or nothing else.
pub(crate) fn without_legal_form(name: &str) -> &str {
    static FORMS: LazyLock<BTreeSet<String>> =
        LazyLock::new(|| lines(include_str!("../../schema/lexicon/legal_forms.txt")).map(plain).collect());
    let cuts = name.match_indices(' ').map(|(at, _)| at);
    let bare = cuts.filter(|&at| FORMS.contains(&plain(&name[at..]))).map(|at| &name[..at]).next();
    bare.map(|bare| bare.trim_end_matches([',', ' '])).filter(|bare| !bare.is_empty()).unwrap_or(name)
}

/// A form in lower case without its full stops.
fn plain(form: &str) -> String {
    form.trim().replace('.', "").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::without_legal_form;

    #[test]
    fn a_legal_form_is_cut_off_and_no_other_word() {
        assert_eq!(without_legal_form("Brenner Paving, Inc."), "Brenner Paving");
        assert_eq!(without_legal_form("Maumee Bay Equipment LLC"), "Maumee Bay Equipment");
        assert_eq!(without_legal_form("Bergholt Group plc"), "Bergholt Group");
        assert_eq!(without_legal_form("Kestrel Polymers"), "Kestrel Polymers");
        assert_eq!(without_legal_form("Inc."), "Inc.");
    }
}
