//! Reads a query from its first character to its last.

mod advice;
mod named;

use std::ops::Range;

use super::{Alternative, Effect, Joint, MOST_WORDS, QueryProblem, Shape, Term};
use crate::search::abbreviation::in_capitals;
use crate::search::demand::{self, Demand};
use crate::search::fold::{is_acronym, key, typed, words};
use crate::search::scopes::{FIELDS, Named, Scopes};
use crate::text::{is_stop_word, safe};
pub(super) use named::field;

/// The terms of a query and what is wrong with it. `is_found` says whether a role has the words of an alternative where they
/// are looked for: words in the place of a number are wrong where none has.
pub(super) fn parse(text: &str, is_found: &dyn Fn(&Alternative) -> bool) -> (Vec<Term>, Vec<QueryProblem>) {
    // Where each character that is read stands in the query.
    let read = text.chars().enumerate().filter_map(|(place, c)| typed(c).map(|c| (place, c)));
    let (places, chars): (Vec<usize>, Vec<char>) = read.unzip();
    let mut parser = Parser {
        is_found,
        chars,
        at: 0,
        room: MOST_WORDS,
        terms: Vec::new(),
        problems: Vec::new(),
        narrowed: Scopes::default(),
        waiting: false,
    };
    while parser.at < parser.chars.len() {
        parser.term();
    }
    parser.finish();
    let end = text.chars().count();
    let terms = parser.terms.iter_mut().map(|term| &mut term.range);
    for range in terms.chain(parser.problems.iter_mut().map(|problem| &mut problem.range)) {
        let last = range.end.checked_sub(1).and_then(|last| places.get(last));
        range.start = places.get(range.start).copied().unwrap_or(end);
        range.end = last.map_or(0, |last| last + 1).max(range.start);
    }
    (parser.terms, parser.problems)
}

/// What stands behind the name of a field, or alone.
enum Said {
    /// Words to be found.
    Words,
    /// Something demanded of a fact.
    Demand(Demand),
    /// Neither.
    Nothing,
}

/// What a fact is compared with: `>=5`.
struct Comparison {
    /// It, without white space.
    text: String,
    /// Where it starts and ends.
    start: usize,
    end: usize,
}

struct Parser<'a> {
    /// See [`parse`].
    is_found: &'a dyn Fn(&Alternative) -> bool,
    chars: Vec<char>,
    /// The next character.
    at: usize,
    /// How many words may still come.
    room: usize,
    terms: Vec<Term>,
    problems: Vec<QueryProblem>,
    /// The fields named without a word of their own, which narrow what follows.
    narrowed: Scopes,
    /// Whether nothing has followed them yet.
    waiting: bool,
}

impl Parser<'_> {
    /// Reads white space and the term after it.
    fn term(&mut self) {
        self.skip(char::is_whitespace);
        let start = self.at;
        self.advise();
        let excluded = self.skip(|c| c == '!');
        let mut term = Term { alternatives: Vec::new(), effect: Effect::Required, range: start..start };
        let (mut named, mut is_word) = (None, false);
        loop {
            let before = self.at;
            named = self.field().or(named);
            if self.chars.get(self.at).is_some_and(|c| !c.is_whitespace() && *c != '|') {
                is_word |= self.alternative(named, excluded, &mut term);
            } else if let (Some(named), true, false) = (named, self.at > before, excluded || self.is_or()) {
                self.narrow(named);
                return;
            } else if self.at > before || excluded || self.is_or() {
                self.nothing_follows(start, excluded);
            }
            if !self.is_or() {
                break;
            }
            self.skip(char::is_whitespace);
            self.at += 1;
            self.skip(char::is_whitespace);
            if self.at == self.chars.len() {
                self.problem(self.at - 1, "nothing follows `|`: another word comes right after it");
            }
        }
        term.range.end = self.at;
        term.effect = match (excluded, named.is_some(), is_word && term.alternatives.len() == 1) {
            (true, ..) => Effect::Excluded,
            (false, false, true) => Effect::Welcome,
            _ => Effect::Required,
        };
        if !term.alternatives.is_empty() {
            self.terms.push(term);
        }
    }

    /// Whether an alternative follows, after white space.
    fn is_or(&self) -> bool {
        self.chars[self.at..].iter().find(|c| !c.is_whitespace()) == Some(&'|')
    }

    /// Tells that there is nothing where something should be looked for.
    fn nothing_follows(&mut self, start: usize, excluded: bool) {
        if self.is_or() {
            self.problem(start, "nothing stands before `|`: it parts two words, either of which will do");
        } else if excluded {
            self.problem(start, "nothing follows `!`: what to leave out comes right after it");
        }
    }

    /// Notes a field named without a word of its own.
    fn narrow(&mut self, named: Named) {
        if named.scopes.is_empty() {
            let start = self.at - 1;
            self.problem(start, "name the directory right after the colon: `source:roles`");
            return;
        }
        self.narrowed = if self.waiting { self.narrowed.and(named.scopes) } else { named.scopes };
        self.waiting = true;
    }

    /// Reads a field's name and its colon, if they come next. An unknown or ambiguous name is told and left out.
    fn field(&mut self) -> Option<Named> {
        let start = self.at;
        let rest = &self.chars[start..];
        let length = rest.iter().take_while(|c| c.is_ascii_alphabetic()).count();
        if length == 0 {
            return None;
        }
        let name: String = rest[..length].iter().collect();
        if rest.get(length) != Some(&':') || rest[length + 1..].starts_with(&['/', '/']) {
            return self.compared(&name, start + length);
        }
        self.at += length + 1;
        let named = field(&name).map_err(|message| self.problem(start, &message)).ok()?;
        self.at = self.comparison(named, self.at).map_or(self.at, |comparison| comparison.start);
        Some(named)
    }

    /// The fact called `name`, which ends at `end`, if a comparison follows without a colon; this comes next then.
    fn compared(&mut self, name: &str, end: usize) -> Option<Named> {
        let name = name.to_lowercase();
        let named = FIELDS.into_iter().find(|field| demand::is_number(field.name) && field.name == name)?;
        self.at = self.comparison(named, end)?.start;
        Some(named)
    }

    /// A comparison with the fact `named`, right at `at` or after white space.
    fn comparison(&self, named: Named, at: usize) -> Option<Comparison> {
        if !demand::is_number(named.name) {
            return None;
        }
        let start = self.behind_space(at);
        let (sign, end) = self.word(start);
        let is_attached = start == at && !demand::is_sign(&sign);
        let (text, end) = if demand::is_sign(&sign) {
            let (number, end) = self.word(self.behind_space(end));
            (sign + &number, end)
        } else {
            (sign, end)
        };
        // With white space in it, it may be no comparison: `years > all`.
        let is_one =
            demand::is_relation(&text) && (is_attached || matches!(demand::read(named.name, &text), Ok(Some(_))));
        is_one.then_some(Comparison { text, start, end })
    }

    /// Where the first character stands that is no white space, from `at` on.
    fn behind_space(&self, at: usize) -> usize {
        at + self.chars[at..].iter().take_while(|c| c.is_whitespace()).count()
    }

    /// What stands from `at` up to the next white space, quotation mark or bar, and where it ends.
    fn word(&self, at: usize) -> (String, usize) {
        let word: String = self.chars[at..].iter().take_while(|c| is_of_word(**c)).collect();
        let end = at + word.chars().count();
        (word, end)
    }

    /// Reads one alternative and adds it to `term`, as far as it asks for something; whether it is a function word.
    fn alternative(&mut self, named: Option<Named>, excluded: bool, term: &mut Term) -> bool {
        let start = self.at;
        let (body, shape) = match named.and_then(|named| self.comparison(named, start)) {
            Some(comparison) => {
                self.at = comparison.end;
                (comparison.text, Shape::Loose)
            }
            None => self.body(),
        };
        match self.demand(start, &body, shape, named) {
            Said::Words => {}
            Said::Nothing => return false,
            Said::Demand(demand) => {
                let scopes = named.map_or(Scopes::ALL, |named| named.scopes);
                self.add(Alternative::of_demand(demand, scopes), 1, term);
                return false;
            }
        }
        let keys = words(&body).map(|word| key(word.text)).filter(|key| !key.is_empty());
        let mut found: Vec<String> = keys.take(self.room + 1).collect();
        if found.len() > self.room {
            self.problem(start, &format!("only the first {MOST_WORDS} words of a query are searched for"));
            self.at = self.chars.len();
            found.truncate(self.room);
        }
        if found.is_empty() {
            return false;
        }
        let is_operator = shape == Shape::Loose && self.is_operator(start);
        let is_function_word =
            shape == Shape::Loose && found.len() == 1 && is_stop_word(&found[0]) && (is_operator || !is_acronym(&body));
        let narrowed = if excluded || self.narrowed.is_empty() { Scopes::ALL } else { self.narrowed };
        let scopes = named.map_or(narrowed, |named| named.scopes);
        let count = found.len();
        let acronym = in_capitals(&body).filter(|_| shape == Shape::Loose);
        let alternative = Alternative { words: found, shape, joint: joint(&body), scopes, acronym, demand: None };
        let no_number = named.filter(|_| shape == Shape::Loose).and_then(|named| demand::no_number(named.name, &body));
        if let Some(message) = no_number.filter(|_| !(self.is_found)(&alternative)) {
            self.problem(start, &message);
            return false;
        }
        self.add(alternative, count, term);
        is_function_word
    }

    fn add(&mut self, alternative: Alternative, words: usize, term: &mut Term) {
        if self.room >= words {
            self.room -= words;
            self.waiting = false;
            term.alternatives.push(alternative);
        }
    }

    /// What `body` says of the field `named`. What is neither words nor a demand is told.
    fn demand(&mut self, start: usize, body: &str, shape: Shape, named: Option<Named>) -> Said {
        let Some(named) = named else {
            // After an unknown field that is told already.
            let is_told = start > 0 && self.chars[start - 1] == ':';
            if shape != Shape::Loose || !demand::is_comparison(body) {
                return Said::Words;
            }
            if !is_told {
                self.problem(start, "nothing to compare: name a fact before it, as in `years:>=5`");
            }
            return Said::Nothing;
        };
        if named.scopes.is_empty() {
            return Said::Demand(Demand::Directory(body.to_lowercase()));
        }
        if shape != Shape::Loose || !(named.is_fact() || demand::is_relation(body)) {
            return Said::Words;
        }
        match demand::read(named.name, body) {
            Ok(demand) => demand.map_or(Said::Words, Said::Demand),
            Err(message) => {
                self.problem(start, &message);
                Said::Nothing
            }
        }
    }

    /// Reads what is between quotation marks, or else up to the next white space, quotation mark or bar.
    fn body(&mut self) -> (String, Shape) {
        let start = self.at;
        if !is_quote(self.chars[start]) {
            let (body, end) = self.word(start);
            self.at = end;
            return (body, Shape::Loose);
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

    /// Settles what only the whole query tells.
    fn finish(&mut self) {
        let has_words = self.terms.iter().any(|term| term.effect == Effect::Required && term.has_words());
        let insists = self.terms.iter().any(|term| term.effect == Effect::Required);
        for term in self.terms.iter_mut().filter(|term| term.effect != Effect::Excluded) {
            if !insists {
                term.effect = Effect::Required;
            }
            if has_words && !term.has_words() {
                term.effect = Effect::Filter;
            }
            let narrowed = term.alternatives.iter_mut().filter(|one| self.waiting && one.scopes == Scopes::ALL);
            narrowed.for_each(|alternative| alternative.scopes = self.narrowed);
        }
        if !self.terms.is_empty() && self.room > 0 && self.terms.iter().all(|one| one.is_excluded() && !one.has_words())
        {
            self.terms.push(Term::any_role(self.chars.len()));
        }
        let finds = self.terms.iter().any(|term| term.effect == Effect::Required);
        if !finds && !self.terms.is_empty() && self.problems.is_empty() {
            self.problem(0, "this only leaves out, and there is nothing to look for beside it: add a word");
        }
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

    /// Tells that something is wrong between `start` and where the parser is. Of very many problems the first are enough.
    fn problem(&mut self, start: usize, message: &str) {
        self.tell(start..self.at.max(start), message);
    }

    /// Tells `message` of what stands at `range`.
    fn tell(&mut self, range: Range<usize>, message: &str) {
        const MOST: usize = 8;
        if self.problems.len() < MOST {
            self.problems.push(QueryProblem { range, message: safe(message).into_owned() });
        }
    }
}

/// What stands between the words of `body`.
fn joint(body: &str) -> Joint {
    let mut words = words(body);
    let mut end = words.next().map_or(0, |word| word.start + word.text.len());
    let mut joint = None;
    for word in words {
        let next = match &body[end..word.start] {
            "/" => Joint::Slash,
            "&" => Joint::And,
            _ => return Joint::Plain,
        };
        joint = joint.filter(|joint| *joint != next).map_or(Some(next), |_| Some(Joint::And));
        end = word.start + word.text.len();
    }
    joint.unwrap_or(Joint::Plain)
}

fn is_of_word(c: char) -> bool {
    !c.is_whitespace() && !is_quote(c) && c != '|'
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„')
}
