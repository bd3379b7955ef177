//! The pattern language.
//!
//! ```text
//! word  a|b          this word, or one of these (case does not count)
//! $set               a phrase of a named set
//! {title=$set}       the same, and the phrase becomes the attribute `title`
//! {a:Person}         a mention of the class or of one below it, bound to `a`; {a:Person|Country} either
//! {a:Person+}        one or several in a list: "X, Y and Z"
//! {a:Person*}        every one from there to the end of the sentence
//! ..                 up to 3 words of any kind; ..8 up to 8
//! ( x y | z )        either; ( x )? or nothing
//! ```

use super::Phrases;
use super::words::{fold, words};
use crate::schema::Schema;
use crate::types::ClassId;
use std::collections::BTreeMap;

/// Named sets of phrases that patterns refer to.
pub(crate) type PhraseSets = BTreeMap<String, Phrases<()>>;

/// How many mentions one step takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    One,
    /// Those of a list with nothing but links between them.
    Bare,
    /// Those of a list, with titles and other mentions between them.
    List,
    /// All from there to the end of the sentence.
    Rest,
}

/// One step of a pattern.
#[derive(Clone, Debug)]
pub(super) enum Step {
    Word(Vec<String>),
    Set { name: String, capture: Option<String> },
    Mention { bind: String, classes: Vec<ClassId>, reach: Reach },
    Gap(usize),
    Group { options: Vec<Vec<Step>>, optional: bool },
}

/// A compiled pattern.
#[derive(Clone, Debug)]
pub(crate) struct Pattern {
    pub(super) steps: Vec<Step>,
}

/// Where and why a pattern does not parse.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message} at column {column} of the pattern")]
pub(crate) struct PatternError {
    /// Column in characters, from 1.
    pub column: usize,
    /// What is wrong.
    pub message: String,
}

impl Pattern {
    /// Compiles a pattern; classes are looked up in the schema, sets among those given.
    ///
    /// # Errors
    /// At the first piece that is no step of the language, an unknown class or an unknown set.
    pub(crate) fn parse(source: &str, schema: &Schema, sets: &PhraseSets) -> Result<Self, PatternError> {
        let mut parser = Parser { source, at: 0, schema, sets };
        let steps = parser.sequence()?;
        if parser.at < source.len() {
            return Err(parser.error("`)` or `|` without `(`"));
        }
        if steps.iter().all(|step| matches!(step, Step::Gap(_))) {
            return Err(parser.error("the pattern names no word and no mention"));
        }
        Ok(Self { steps })
    }

    /// The names that mentions are bound to.
    pub(crate) fn names(&self) -> Vec<&str> {
        fn collect<'s>(steps: &'s [Step], names: &mut Vec<&'s str>) {
            for step in steps {
                match step {
                    Step::Mention { bind, .. } => names.push(bind),
                    Step::Group { options, .. } => options.iter().for_each(|option| collect(option, names)),
                    Step::Word(_) | Step::Set { .. } | Step::Gap(_) => {}
                }
            }
        }
        let mut names = Vec::new();
        collect(&self.steps, &mut names);
        names
    }
}

struct Parser<'p> {
    source: &'p str,
    at: usize,
    schema: &'p Schema,
    sets: &'p PhraseSets,
}

impl<'p> Parser<'p> {
    fn rest(&self) -> &'p str {
        &self.source[self.at..]
    }

    fn error(&self, message: impl Into<String>) -> PatternError {
        PatternError { column: self.source[..self.at].chars().count() + 1, message: message.into() }
    }

    fn skip_blanks(&mut self) {
        self.at = self.source.len() - self.rest().trim_start().len();
    }

    fn eat(&mut self, prefix: &str) -> bool {
        let eaten = self.rest().starts_with(prefix);
        if eaten {
            self.at += prefix.len();
        }
        eaten
    }

    /// Everything up to (not including) the first character that `stop` holds for.
    fn until(&mut self, stop: impl Fn(char) -> bool) -> &'p str {
        let rest = self.rest();
        let taken = &rest[..rest.find(stop).unwrap_or(rest.len())];
        self.at += taken.len();
        taken
    }

    fn sequence(&mut self) -> Result<Vec<Step>, PatternError> {
        let mut steps = Vec::new();
        loop {
            self.skip_blanks();
            if self.rest().is_empty() || self.rest().starts_with([')', '|']) {
                return Ok(steps);
            }
            let step = if self.eat("(") {
                self.group()?
            } else if self.eat("{") {
                self.braces()?
            } else if self.eat("$") {
                let name = self.until(|c| c.is_whitespace() || ")|".contains(c));
                self.set(name, None)?
            } else if self.eat("..") {
                let digits = self.until(|c| !c.is_ascii_digit());
                Step::Gap(if digits.is_empty() { 3 } else { digits.parse().unwrap_or(usize::MAX).min(40) })
            } else {
                let piece = self.until(|c| c.is_whitespace() || "(){}".contains(c));
                steps.extend(literal(piece));
                continue;
            };
            steps.push(step);
        }
    }

    fn group(&mut self) -> Result<Step, PatternError> {
        let mut options = vec![self.sequence()?];
        while self.eat("|") {
            options.push(self.sequence()?);
        }
        if !self.eat(")") {
            return Err(self.error("`(` without `)`"));
        }
        Ok(Step::Group { options, optional: self.eat("?") })
    }

    fn braces(&mut self) -> Result<Step, PatternError> {
        let inner = self.until(|c| c == '}');
        let step = if let Some((attribute, set)) = inner.split_once("=$") {
            self.set(set, Some(attribute.to_owned()))
        } else if let Some((bind, classes)) = inner.split_once(':') {
            let reach = match classes.chars().last() {
                Some('&') => Reach::Bare,
                Some('+') => Reach::List,
                Some('*') => Reach::Rest,
                _ => Reach::One,
            };
            let classes = classes.trim_end_matches(['&', '+', '*']).split('|').map(|name| {
                self.schema
                    .class_id(name)
                    .ok_or_else(|| self.error(format!("unknown class `{name}` before here")))
            });
            Ok(Step::Mention { bind: bind.to_owned(), classes: classes.collect::<Result<_, _>>()?, reach })
        } else {
            Err(self.error("braces hold `{name:Class}` or `{attribute=$set}`; they end"))
        };
        if !self.eat("}") {
            return Err(self.error("`{` without `}`"));
        }
        step
    }

    fn set(&self, name: &str, capture: Option<String>) -> Result<Step, PatternError> {
        if !self.sets.contains_key(name) {
            let known = self.sets.keys().map(String::as_str).collect::<Vec<_>>().join(", ");
            return Err(self.error(format!("unknown set `{name}` (known: {known}) before here")));
        }
        Ok(Step::Set { name: name.to_owned(), capture })
    }
}

/// A piece without blanks: alternatives of one word each, or several words one after another (`U.S.`).
fn literal(piece: &str) -> Vec<Step> {
    let options: Vec<&str> = piece.split('|').filter(|option| !option.is_empty()).collect();
    if options.len() > 1 {
        return vec![Step::Word(options.into_iter().map(fold).collect())];
    }
    words(piece).map(|span| Step::Word(vec![fold(span.of(piece))])).collect()
}
