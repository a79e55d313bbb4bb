//! Finding things in all roles at once: a query is matched against the catalog's words, and the words lead to
//! statements.
//!
//! [`Query`] holds what is asked. [`Index`] holds the words of the roles and where they stand; `build` makes it and keeps
//! it up. To search, each term becomes patterns of words of the lexicon (`pattern`, `guess`), these match positions of the index
//! (`matches`, `runs`), the statements in which they lie are ranked (`rank`), and the best become hits (`answer`) with the
//! characters that matched (`mark`). A [`Searcher`] remembers what the terms of the last queries matched.

mod abbreviation;
mod answer;
mod bits;
mod build;
mod candidates;
mod closeness;
mod demand;
mod facets;
mod fold;
mod guess;
mod index;
mod lexicon;
mod mark;
mod matches;
mod pattern;
mod place;
mod places;
mod query;
mod rank;
mod runs;
mod scopes;
mod slot;
mod spelling;

use std::ops::Range;

use serde::{Serialize, Serializer};

pub use answer::{Found, Searcher};
pub use build::Source;
pub use facets::{Chosen, Facet, FacetValue, Facets};
pub use index::Index;
pub use query::{LANGUAGE, Query, QueryProblem};

use bits::Bits;

/// The part of a role a hit stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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

impl Field {
    /// What programs read, in JSON and in tables.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Organization => "organization",
            Self::Summary => "summary",
            Self::Responsibilities => "responsibilities",
            Self::Required => "required",
            Self::Preferred => "preferred",
            Self::Fact => "fact",
            Self::Tag => "tag",
        }
    }
}

impl Serialize for Field {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.key())
    }
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
    /// How each of the terms it has is met, in the order of the query.
    pub terms: Vec<Met>,
}

/// How a hit meets one term of the query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Met {
    /// The number of the term, from 0: see [`Query::place_of`].
    pub term: usize,
    /// How it is met at its best.
    pub why: Why,
    /// Which of the matches of the hit are its own; none where it is met by something that is not shown, as the other
    /// fact of a statement or the number a demand compares.
    pub matches: Vec<Range<usize>>,
}

/// A set of roles, by their numbers in the order in which the index was given them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RoleSet(Bits);

impl RoleSet {
    /// Whether a role is in it.
    #[must_use]
    pub fn contains(&self, role: usize) -> bool {
        self.0.contains(role)
    }

    /// How many roles are in it.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.count()
    }

    /// Whether no role is in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<usize> for RoleSet {
    fn from_iter<I: IntoIterator<Item = usize>>(roles: I) -> Self {
        let mut bits = Bits::default();
        roles.into_iter().for_each(|role| bits.insert(role));
        Self(bits)
    }
}

/// The answer to a query: hits, best first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hits {
    /// The hits, best first.
    pub hits: Vec<Hit>,
    /// How many there are, those beyond the limit included.
    pub total: usize,
    /// The roles with hits, ascending, each with how many it has, those beyond the limit included.
    pub by_role: Vec<(usize, usize)>,
    /// What may be meant by a term that was not found, where anything is near.
    pub suggestion: Option<Suggestion>,
}

/// The word of a catalog nearest to a term of a query that was not found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The word.
    pub word: String,
    /// Where in the query the term stands, in characters.
    pub range: Range<usize>,
}

impl Suggestion {
    /// `query`, for which it was made, with the word in the place of what was not found.
    #[must_use]
    pub fn applied(&self, query: &str) -> String {
        let (before, rest): (Vec<_>, Vec<_>) = query.chars().enumerate().partition(|(at, _)| *at < self.range.start);
        let (term, after) = rest.split_at(self.range.len().min(rest.len()));
        // A field may stand before the word, and other words that would do behind it.
        let start = term.iter().rposition(|(_, c)| *c == ':').map_or(0, |colon| colon + 1);
        let end = term[start..].iter().position(|(_, c)| *c == '|').map_or(term.len(), |bar| start + bar);
        let text = |chars: &[(usize, char)]| chars.iter().map(|(_, c)| c).collect::<String>();
        [text(&before), text(&term[..start]), self.word.clone(), text(&term[end..]), text(after)].concat()
    }
}

impl Hits {
    /// The roles with hits.
    #[must_use]
    pub fn roles(&self) -> RoleSet {
        self.by_role.iter().map(|(role, _)| *role).collect()
    }
}

#[cfg(test)]
mod tests;
