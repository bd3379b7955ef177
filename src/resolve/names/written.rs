//! A name as several scripts and habits write it, in one way.

use super::Kind;
use super::key::initials;
use crate::matcher::fold_name;

/// A name's text in one way of writing: Arabic articles alike, letters that have no accent to lose as plain ones.
pub(super) fn plain(written: &str, kind: Kind) -> String {
    let mut out = String::with_capacity(written.len());
    for letter in written.chars() {
        match letter {
            'ø' | 'Ø' => out.push('o'),
            'ł' | 'Ł' => out.push('l'),
            'đ' | 'Đ' | 'ð' | 'Ð' => out.push('d'),
            'ı' => out.push('i'),
            'æ' | 'Æ' => out.push_str("ae"),
            'œ' | 'Œ' => out.push_str("oe"),
            'þ' | 'Þ' => out.push_str("th"),
            'ß' => out.push_str("ss"),
            _ => out.push(letter),
        }
    }
    if kind == Kind::Person || kind == Kind::Body { articles(&out) } else { out }
}

/// A name without its own short form in brackets: "Drug Enforcement Administration (DEA)".
pub(super) fn without_brackets(written: &str) -> &str {
    let split = written.strip_suffix(')').and_then(|open| open.rsplit_once(" ("));
    split
        .filter(|(whole, short)| initials(whole).contains(&fold_name(short)))
        .map_or(written, |(whole, _)| whole)
}

/// "el-Masri", "an-Nasr" with "al-" before the hyphen.
fn articles(name: &str) -> String {
    const ARTICLES: [&str; 14] =
        ["el", "ul", "an", "as", "ash", "ad", "adh", "ar", "at", "ath", "az", "en", "es", "ed"];
    let article = |word: &str| ARTICLES.contains(&word.to_lowercase().as_str());
    let words = name.split(' ').map(|word| match word.split_once('-') {
        Some((head, rest)) if article(head) && rest.starts_with(char::is_uppercase) => format!("al-{rest}"),
        _ => word.to_owned(),
    });
    words.collect::<Vec<String>>().join(" ")
}

/// A person's folded name with "abd al-", "abdel" as "abdul", a part of the name behind it unless that is the last, and "bin" for "ibn".
pub(super) fn patronymics(key: &str) -> String {
    let key = format!(" {key} ").replace(" abd al ", " abdul ").replace(" abd el ", " abdul ");
    let key = key.replace(" abdel", " abdul").replace(" ibn ", " bin ");
    let words: Vec<&str> = key.split_whitespace().collect();
    let mut out = String::new();
    for (at, word) in words.iter().enumerate() {
        out.push_str(word);
        let is_bound = *word == "abdul" && at + 2 < words.len();
        if at + 1 < words.len() && !is_bound {
            out.push(' ');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::Kind;
    use super::{patronymics, plain, without_brackets};

    #[test]
    fn ways_of_writing_come_to_one() {
        assert_eq!(plain("Søren Kjærgaard", Kind::Person), "Soren Kjaergaard");
        assert_eq!(plain("Hassan el-Masri", Kind::Person), "Hassan al-Masri");
        assert_eq!(plain("an-Nasr Brigade", Kind::Body), "al-Nasr Brigade");
        assert_eq!(without_brackets("World Kelp Organization (WKO)"), "World Kelp Organization");
        assert_eq!(without_brackets("Bank of Ellery (Maine)"), "Bank of Ellery (Maine)");
        assert_eq!(patronymics("abd al rahman qutaybi"), "abdulrahman qutaybi");
        assert_eq!(patronymics("abdelfattah al masri"), "abdulfattah al masri");
        assert_eq!(patronymics("gamal abdel nasser"), "gamal abdul nasser");
        assert_eq!(patronymics("mansur ibn talib"), "mansur bin talib");
    }
}
