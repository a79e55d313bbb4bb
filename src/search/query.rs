//! The query language.

use std::ops::Range;

use super::Field;
use super::fold::{is_acronym, key};
use super::place::Fields;
use crate::text::{is_stop_word, nearest, words};

/// A query, parsed: words in any order, each the beginning of a word, a misspelling or an abbreviation.
///
/// * `"steering committee"`: these words, next to each other, as they stand. Words that are written as one (`C-level`)
///   have to stand together too.
/// * `!federal`: nothing that has this word, and no role that is called so.
/// * `title:manager`: only in this field; any unique beginning of its name will do. `req: itil` narrows all that
///   follows, and at the end of a query (`itil req:`) all of it.
///
/// Function words (`of`, `with`) are not insisted on where there are others.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    terms: Vec<Term>,
}

/// What is wrong with a query, and where. The rest of it is searched all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueryProblem {
    /// Where, in characters of the query.
    pub range: Range<usize>,
    /// What is wrong and what would be right, safe to show.
    pub message: String,
}

/// One thing to look for.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Term {
    /// The keys of its words; more than one have to stand next to each other. Never empty.
    pub(super) words: Vec<String>,
    /// How closely a text has to follow it.
    pub(super) shape: Shape,
    /// Where to look.
    pub(super) fields: Fields,
    /// What it does to what has it.
    pub(super) effect: Effect,
}

/// How closely a text has to follow a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// As people type.
    Loose,
    /// Word by word; the last one may be unfinished.
    OpenPhrase,
    /// Word by word.
    Phrase,
}

/// What a term does to what has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effect {
    /// Nothing without it is a hit.
    Required,
    /// What has it comes first.
    Welcome,
    /// Nothing with it is a hit.
    Excluded,
}

/// The names of the fields, each to be shortened at will. The plural of `fact` and `tag`, as both are common.
const FIELDS: [(&str, Field); 8] = [
    ("title", Field::Title),
    ("organization", Field::Organization),
    ("summary", Field::Summary),
    ("responsibilities", Field::Responsibilities),
    ("required", Field::Required),
    ("preferred", Field::Preferred),
    ("facts", Field::Fact),
    ("tags", Field::Tag),
];

/// Words of a query beyond this are left out: a mask of 32 bits says which terms a text has.
pub(super) const MOST_WORDS: usize = 32;

impl Query {
    /// Reads a query; whatever cannot be read is left out and told.
    #[must_use]
    pub fn parse(text: &str) -> (Self, Vec<QueryProblem>) {
        let mut parser = Parser::new(text);
        while parser.at < parser.chars.len() {
            parser.term();
        }
        parser.finish();
        (Self { terms: parser.terms }, parser.problems)
    }

    /// Whether it asks for nothing, and so matches nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        !self.terms.iter().any(|term| term.effect == Effect::Required)
    }

    /// What to look for; at most [`MOST_WORDS`].
    pub(super) fn terms(&self) -> &[Term] {
        &self.terms
    }
}

/// Reads a query from its first character to its last.
struct Parser {
    chars: Vec<char>,
    /// The next character.
    at: usize,
    /// How many words may still come.
    room: usize,
    terms: Vec<Term>,
    problems: Vec<QueryProblem>,
    /// The fields named without a word of their own, which narrow what follows.
    narrowed: Fields,
    /// Whether nothing has followed them yet.
    waiting: bool,
}

impl Parser {
    fn new(text: &str) -> Self {
        Self {
            chars: text.chars().collect(),
            at: 0,
            room: MOST_WORDS,
            terms: Vec::new(),
            problems: Vec::new(),
            narrowed: Fields::default(),
            waiting: false,
        }
    }

    /// Reads white space and the term after it.
    fn term(&mut self) {
        self.skip(char::is_whitespace);
        let start = self.at;
        let excluded = self.skip(|c| c == '!');
        let fields = self.field();
        match self.chars.get(self.at) {
            Some(c) if !c.is_whitespace() => {
                let (body, shape) = self.body();
                self.push(start, &body, shape, fields, excluded);
            }
            _ if excluded => self.problem(start, "nothing follows `!`: what to leave out comes right after it"),
            _ => {
                if let Some(fields) = fields {
                    self.narrowed = if self.waiting { self.narrowed.and(fields) } else { fields };
                    self.waiting = true;
                }
            }
        }
    }

    /// Reads a field's name and its colon, if they come next. An unknown or ambiguous name is told and left out.
    fn field(&mut self) -> Option<Fields> {
        let start = self.at;
        let rest = &self.chars[start..];
        let length = rest.iter().take_while(|c| c.is_ascii_alphabetic()).count();
        if length == 0 || rest.get(length) != Some(&':') || rest[length + 1..].starts_with(&['/', '/']) {
            return None;
        }
        let name: String = rest[..length].iter().map(char::to_ascii_lowercase).collect();
        self.at += length + 1;
        let meant: Vec<_> = FIELDS.into_iter().filter(|(field, _)| field.starts_with(&name)).collect();
        match meant[..] {
            [(_, field)] => return Some(Fields::of(field)),
            [] => {
                let message = match nearest(&name, FIELDS.map(|(field, _)| field)) {
                    Some(field) => format!("no field is called so: did you mean `{field}:`?"),
                    None => format!("no field is called so: there are {}", list(FIELDS.map(|(field, _)| field))),
                };
                self.problem(start, &message);
            }
            _ => {
                let message = format!("this may be any of {}", list(meant.into_iter().map(|(field, _)| field)));
                self.problem(start, &message);
            }
        }
        None
    }

    /// Reads what is between quotation marks, or else up to the next white space or quotation mark.
    fn body(&mut self) -> (String, Shape) {
        let start = self.at;
        if !is_quote(self.chars[start]) {
            self.skip(|c| !c.is_whitespace() && !is_quote(c));
            return (self.chars[start..self.at].iter().collect(), Shape::Loose);
        }
        self.at += 1;
        self.skip(|c| !is_quote(c));
        let body = self.chars[start + 1..self.at].iter().collect();
        if self.at == self.chars.len() {
            self.problem(start, "the quotation mark is not closed");
            return (body, Shape::OpenPhrase);
        }
        self.at += 1;
        (body, Shape::Phrase)
    }

    /// Adds a term, as far as it has words and there is room.
    fn push(&mut self, start: usize, body: &str, shape: Shape, fields: Option<Fields>, excluded: bool) {
        let keys = words(body).map(|word| key(word.text)).filter(|key| !key.is_empty());
        let mut found: Vec<String> = keys.take(self.room + 1).collect();
        if found.len() > self.room {
            self.problem(start, &format!("only the first {MOST_WORDS} words of a query are searched for"));
            self.at = self.chars.len();
            found.truncate(self.room);
        }
        self.room -= found.len();
        if found.is_empty() {
            return;
        }
        let function_word = shape == Shape::Loose && found.len() == 1 && is_stop_word(&found[0]) && !is_acronym(body);
        let effect = match (excluded, fields) {
            (true, _) => Effect::Excluded,
            (false, None) if function_word => Effect::Welcome,
            _ => Effect::Required,
        };
        let narrowed = if excluded || self.narrowed.is_empty() { Fields::ALL } else { self.narrowed };
        self.terms.push(Term { words: found, shape, fields: fields.unwrap_or(narrowed), effect });
        self.waiting = false;
    }

    /// Settles what only the whole query tells.
    fn finish(&mut self) {
        let insists = self.terms.iter().any(|term| term.effect == Effect::Required);
        for term in self.terms.iter_mut().filter(|term| term.effect != Effect::Excluded) {
            if !insists {
                term.effect = Effect::Required;
            }
            if self.waiting && term.fields == Fields::ALL {
                term.fields = self.narrowed;
            }
        }
        let finds = self.terms.iter().any(|term| term.effect == Effect::Required);
        if !finds && self.problems.is_empty() && self.chars.iter().any(|c| !c.is_whitespace()) {
            self.problem(0, "there is nothing here to look for: add a word");
        }
    }

    /// Moves past the characters that are `meant`; whether there was one.
    fn skip(&mut self, meant: impl Fn(char) -> bool) -> bool {
        let start = self.at;
        while self.chars.get(self.at).is_some_and(|c| meant(*c)) {
            self.at += 1;
        }
        self.at > start
    }

    /// Tells that something is wrong between `start` and where the parser is.
    fn problem(&mut self, start: usize, message: &str) {
        self.problems.push(QueryProblem { range: start..self.at, message: message.to_owned() });
    }
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„')
}

/// Field names as one types them, for a message.
fn list(names: impl IntoIterator<Item = &'static str>) -> String {
    names.into_iter().map(|name| format!("`{name}:`")).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests;
