//! Finding things in all roles at once: a query is matched against the catalog's words, and the words lead to
//! statements.
//!
//! [`Query`] holds what is asked. [`Index`] holds the words of the roles and where they stand. To search, each term
//! becomes patterns of words of the lexicon (`pattern`), these touch positions of the index (`touch`), the statements
//! in which they lie are ranked (`rank`), and the best become hits (`answer`) with the characters that matched
//! (`mark`).

mod abbreviation;
mod answer;
mod fold;
mod index;
mod lexicon;
mod mark;
mod pattern;
mod place;
mod query;
mod rank;
mod touch;

use std::ops::Range;

use serde::Serialize;

pub use index::Index;
pub use query::{Query, QueryProblem};

/// The part of a role a hit stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "each names the part of a profile it is for")]
pub enum Field {
    Title,
    Organization,
    Summary,
    Responsibilities,
    Required,
    Preferred,
    Fact,
    Tag,
}

/// How a term met the text it was found in, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Why {
    /// The word itself, or another form of it.
    Exact,
    /// The beginning of a word.
    Prefix,
    /// A word with a slip of the finger.
    Typo,
    /// An abbreviation: letters of a word, initials or pieces of neighbouring words.
    Abbreviation,
}

/// One place that answers a query.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// The number of the role, in the order in which the index was given them.
    pub role: usize,
    /// The part of the role.
    pub field: Field,
    /// The JSON pointer of the value in the profile: `/responsibilities/3`, `/summary`, `/works_with/inside/0`.
    pub pointer: String,
    /// The text the matches count in.
    pub text: String,
    /// How good the hit is, above 0; comparable within one answer only.
    pub score: f64,
    /// What matched, in characters of `text`: sorted, not overlapping, not empty.
    pub matches: Vec<Range<usize>>,
    /// How the worst of its terms matched.
    pub why: Why,
}

/// The answer to a query: hits, best first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hits {
    /// The hits, best first.
    pub hits: Vec<Hit>,
    /// How many there are, those beyond the limit included.
    pub total: usize,
    /// The word of the catalog nearest to a term that was not found, where there is one.
    pub suggestion: Option<String>,
}

#[cfg(test)]
mod tests;
