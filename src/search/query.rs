//! The query language: what a query holds. [`parser`] reads it.

mod parser;

use std::ops::Range;

use super::demand::Demand;
use super::scopes::{FIELDS, Scopes};

/// A query, parsed: see [`LANGUAGE`] for what it may say.
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
    /// Any of these. Never empty.
    pub(super) alternatives: Vec<Alternative>,
    /// What it does to what has it.
    pub(super) effect: Effect,
    /// Where it stands in the query, in characters.
    pub(super) range: Range<usize>,
}

/// One way to meet a term.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Alternative {
    /// The keys of its words; more than one have to stand next to each other. Empty only if something else is demanded.
    pub(super) words: Vec<String>,
    /// How closely a text has to follow it.
    pub(super) shape: Shape,
    /// Where to look.
    pub(super) scopes: Scopes,
    /// The key of what is typed as an acronym, without the `s` of a plural.
    pub(super) acronym: Option<String>,
    /// What is demanded of facts, in place of words.
    pub(super) demand: Option<Demand>,
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
    /// Only roles that have it somewhere are searched; what has it itself comes first.
    Filter,
}

/// Words of a query beyond this are left out: a mask of 32 bits says which terms a text has.
pub(super) const MOST_WORDS: usize = 32;

/// What a query may say, on one page in plain text: for `search --help`, for the interface's help and for the README.
pub const LANGUAGE: &str = "\
incident itil           statements with both words, in any order; below them roles
                        that have both somewhere
incid, incidnet, mgmt   the beginning of a word; a slip (one from 4 letters on, two from
                        8); an abbreviation
sdp, custsat, cicd      the initials or the beginnings of neighbouring words, or two of
                        them; what is in capitals (SPA) is always taken for initials too
\"service delivery\"      these words next to each other, as they stand
c-level                 what is written as one stands together too
growth !sales           not this; nothing of a role that is called so
nurse|teacher           either of them; \"new york\"|boston
title:manager           only in this field; any unique start of its name will do: ti:
req: itil degree        a field with a space narrows all that follows; at the end of a
                        query (itil req:) all of it
org:contoso itil        a term for another field is asked of the role, not the statement

Fields: title organization unit family level segment summary responsibilities required
preferred facts tags location workplace travel employment pay years degree
certification clearance knowledge language source (the directory of the file).

Facts can be compared, with = > >= < <=, and only where they are stated:
years:>=5 years:5+      years asked for, by the least
degree:bachelor         high-school associate bachelor master doctorate; degree:<=master
travel:<=25 travel:none percent of the time, at most; what is told in words is not
                        compared
pay:>120000 pay:>50k    what may be paid a year, whatever the currency: nothing is
pay:>50eur/hour         converted, so name currency and period (hour day month year)
clearance:any           stated at all; !clearance:any is not stated, which is not none

With words beside it a comparison picks the roles to search; alone it finds what states it.
Function words (of, with) are not insisted on where there are others. Better matches stand
first: the word itself, its other forms and spellings, a beginning, a slip, an abbreviation;
titles before statements before summaries; then what stands closer together.";

impl Query {
    /// Reads a query; whatever cannot be read is left out and told. For one that is asked of roles at hand, see
    /// [`Index::read`](super::Index::read).
    #[must_use]
    pub fn parse(text: &str) -> (Self, Vec<QueryProblem>) {
        Self::parse_for(text, &|_| true)
    }

    /// The same, where `is_found` says whether a role has the words of an alternative.
    pub(super) fn parse_for(text: &str, is_found: &dyn Fn(&Alternative) -> bool) -> (Self, Vec<QueryProblem>) {
        let (terms, problems) = parser::parse(text, is_found);
        (Self { terms }, problems)
    }

    /// The names of the fields a query can name, in the order in which they are listed.
    pub fn fields() -> impl Iterator<Item = &'static str> {
        FIELDS.iter().map(|field| field.name)
    }

    /// Whether it asks for nothing, and so matches nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        !self.terms.iter().any(|term| term.effect == Effect::Required)
    }

    /// Where the term with this number stands in the query, in characters: see [`Met`](super::Met).
    #[must_use]
    pub fn place_of(&self, term: usize) -> Option<Range<usize>> {
        self.terms.get(term).map(|term| term.range.clone())
    }

    /// The same query in one part of a role alone, by the name of its field or a unique start of it: what names a field
    /// already keeps it.
    ///
    /// # Errors
    ///
    /// What is wrong with the name and what would be right.
    pub fn narrowed_to(mut self, field: &str) -> Result<Self, String> {
        let scopes = parser::field(field)?.scopes;
        for term in self.terms.iter_mut().filter(|term| term.effect != Effect::Excluded) {
            for alternative in term.alternatives.iter_mut().filter(|one| one.scopes == Scopes::ALL) {
                alternative.scopes = scopes;
            }
        }
        Ok(self)
    }

    /// What to look for; at most [`MOST_WORDS`].
    pub(super) fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// The same, each with the last before it that is not excluded.
    pub(super) fn each_with_before(&self) -> impl Iterator<Item = (&Term, Option<&Term>)> {
        let mut before = None;
        self.terms.iter().map(move |term| {
            let last = before;
            before = Some(term).filter(|term| term.effect != Effect::Excluded).or(last);
            (term, last)
        })
    }
}

impl Term {
    /// Where any of its alternatives is looked for.
    pub(super) fn scopes(&self) -> Scopes {
        self.alternatives.iter().fold(Scopes::default(), |scopes, one| scopes.and(one.scopes))
    }

    /// Whether it matches what `other` matches, wherever the two stand.
    pub(super) fn is_alike(&self, other: &Self) -> bool {
        self.effect == other.effect && self.alternatives == other.alternatives
    }

    /// Whether it is words, and not a demand on facts.
    pub(super) fn has_words(&self) -> bool {
        self.alternatives.iter().any(|one| one.demand.is_none())
    }
}

#[cfg(test)]
mod tests;
