//! Proper names by their capitals: persons by titles and given names, bodies by head words and legal forms.

use super::scan::{Found, Scan};
use crate::lexicon::{Heads, TitleKind, heads, is_family_name, is_given_name, listed, titles};
use crate::schema::{Role, Schema};
use crate::types::{ClassId, MentionForm, Reason};

/// Small words that may stand inside a name.
const INSIDE: [&str; 18] = [
    "of", "the", "for", "and", "de", "del", "la", "al", "bin", "ibn", "van", "von", "der", "du", "da", "dos",
    "&", "-",
];

/// Head words of events, agreements and laws when they end or begin a capitalised name.
const LAWS: [&str; 7] = ["act", "bill", "resolution", "code", "constitution", "statute", "amendment"];

/// Names of a sentence.
pub(super) fn find(scan: &Scan, schema: &Schema) -> Vec<Found> {
    if scan.capitals {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut at = 0;
    while at < scan.len() {
        if !scan.is_capital(at) {
            at += 1;
            continue;
        }
        let end = run_end(scan, at);
        Run { scan, schema, heads: heads() }.split(at, end, &mut found);
        at = end;
    }
    found
}

/// The end of a run of capitalised words with small words, initials and possessives inside.
fn run_end(scan: &Scan, from: usize) -> usize {
    let mut end = from + 1;
    let mut at = end;
    while at < scan.len() {
        let spaced = scan.text.tokens.get(scan.first + at).is_some_and(|token| token.spaced);
        let initial = scan.words[at] == "." && scan.words[at - 1].len() <= 3 && scan.is_capital(at - 1);
        if scan.words[at] == "and" && !scan.words[from..at].iter().any(|word| ["of", "for"].contains(word)) {
            break; // two names, not one as in "Department of Health and Human Services"
        }
        if scan.is_capital(at) {
            end = at + 1;
        } else if !(INSIDE.contains(&scan.words[at]) || initial || (scan.words[at] == "'" && !spaced))
            || at - end >= 2
        {
            break;
        }
        at += 1;
    }
    end
}

struct Run<'r> {
    scan: &'r Scan<'r>,
    schema: &'r Schema,
    heads: &'r Heads,
}

impl Run<'_> {
    /// Cuts a run at the titles inside it and names the pieces.
    fn split(&self, from: usize, to: usize, found: &mut Vec<Found>) {
        let title = (from..to).find_map(|at| {
            let (length, title) = titles().at(&self.scan.folded, at)?;
            let after = self.person_end(at + length, to);
            (after > at + length).then_some((at, at + length, after, title.kind))
        });
        let Some((at, name, end, kind)) = title else {
            self.name(from, to, found);
            return;
        };
        if at > from {
            self.body_before_title(from, at, found);
        }
        let role = if kind == TitleKind::Public { Role::Official } else { Role::Person };
        self.push(name, end, self.schema.class_for(role), "title", 5, found);
        if let Some(last) = found.last_mut().filter(|last| last.from == name) {
            last.title = Some((at, name));
        }
        if end < to {
            self.split(end, to, found);
        }
    }

    /// How far a person's name reaches: up to four capitalised words, initials with their full stops, particles.
    fn person_end(&self, from: usize, to: usize) -> usize {
        let mut end = from;
        let mut at = from;
        let mut count = 0;
        while at < to && count < 4 {
            let particle = ["de", "del", "la", "al", "bin", "van", "von", "da", "-", "'", "."]
                .contains(&self.scan.words[at]);
            if self.scan.is_capital(at) && titles().at(&self.scan.folded, at).is_none() {
                count += usize::from(self.scan.words[at].len() > 1);
                end = at + 1;
            } else if !particle {
                break;
            }
            at += 1;
        }
        if self.scan.is_capital(from) { end } else { from }
    }

    /// "INTERPOL Washington" before "Director ...": a body whatever its words.
    fn body_before_title(&self, from: usize, to: usize, found: &mut Vec<Found>) {
        let to = if self.scan.words[to - 1] == "'" { to - 1 } else { to };
        let known = listed().at(&self.scan.folded, from).is_some_and(|(length, _)| from + length == to);
        if !known {
            let class = self.organization(from, to).or_else(|| self.schema.class_for(Role::PublicBody));
            self.push(from, to, class, "body-before-title", 4, found);
        }
    }

    fn name(&self, from: usize, to: usize, found: &mut Vec<Found>) {
        if let Some((role, rule)) = self.by_head(from, to) {
            self.push(from, to, self.schema.class_for(role), rule, 5, found);
        } else if let Some(class) = self.organization(from, to) {
            self.push(from, to, Some(class), "head-word", 4, found);
        } else if self.is_person(from, to) {
            self.push(
                from,
                self.person_end(from, to),
                self.schema.class_for(Role::Person),
                "given-name",
                3,
                found,
            );
        }
    }

    fn organization(&self, from: usize, to: usize) -> Option<ClassId> {
        if to - from < 2 {
            return None;
        }
        let legal = (from + 1..to).any(|at| self.heads.legal_forms.at(&self.scan.folded, at).is_some());
        if legal {
            return self.schema.class_for(Role::Company);
        }
        let head = (from..to)
            .rev()
            .find_map(|at| self.heads.organizations.at(&self.scan.folded, at).map(|(_, class)| *class));
        head.and_then(|class| self.schema.class_id(class))
    }

    /// Laws and events by their last word, agreements by a phrase that begins or ends the name.
    fn by_head(&self, from: usize, to: usize) -> Option<(Role, &'static str)> {
        let ends = |phrases: &crate::matcher::Phrases<()>, at: usize| {
            phrases.at(&self.scan.folded, at).is_some_and(|(length, ())| at + length == to)
        };
        let begins = self.heads.agreements.at(&self.scan.folded, from).is_some_and(|(length, ())| length > 1);
        if to - from < 2 {
            None
        } else if LAWS.contains(&self.scan.folded[to - 1].as_str()) {
            Some((Role::Law, "law-word"))
        } else if begins || (from..to).any(|at| ends(&self.heads.agreements, at)) {
            Some((Role::Agreement, "agreement-word"))
        } else if ends(&self.heads.events, to - 1) {
            Some((Role::Event, "event-word"))
        } else {
            None
        }
    }

    fn is_person(&self, from: usize, to: usize) -> bool {
        let names = (from..to).filter(|&at| self.scan.words[at].len() > 1).count();
        let known = listed().at(&self.scan.folded, from).is_some_and(|(length, _)| length >= to - from);
        (2..=4).contains(&names)
            && !known
            && (is_given_name(&self.scan.folded[from])
                || (from > 0 && is_family_name(&self.scan.folded[to - 1])))
    }

    fn push(
        &self,
        from: usize,
        to: usize,
        class: Option<ClassId>,
        rule: &'static str,
        rank: u8,
        found: &mut Vec<Found>,
    ) {
        let small = |at: usize| {
            INSIDE.contains(&self.scan.folded[at].as_str())
                || !self.scan.words[at].starts_with(char::is_alphanumeric)
        };
        let from = (from..to).find(|&at| !small(at)).unwrap_or(to);
        let to =
            (from..to).rev().find(|&at| !small(at) || self.scan.words[at] == ".").map_or(from, |at| at + 1);
        if let Some(class) = class.filter(|_| from < to) {
            let reason = Reason::Rule(rule.into());
            found.push(Found { from, to, class, form: MentionForm::Name, title: None, reason, rank });
        }
    }
}
