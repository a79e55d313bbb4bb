//! How common each stem is among the statements of job postings.
//!
//! The counts shipped with the program (`data/background.tsv`) are made from statements of our own across fields of work
//! (`data/background.txt`) by `cargo test --lib background -- --ignored`, and a test fails while they are not. They give a
//! sensible answer for a catalog of any size; what the catalog's own items add grows with their number.

use std::collections::HashMap;

use super::kindred::{groups, with_groups};
use super::stems::{Id, Stemmer, id};
use crate::role::Role;

/// How common each stem and each group of kindred words is, so that a word all roles use says little. Built once a catalog, so that results do not jump
/// when two of its roles are compared.
#[derive(Clone, Debug)]
pub struct Background {
    statements: u32,
    frequency: HashMap<Id, u32>,
}

/// For how many statements of a catalog a shipped one stands: a catalog of some roles in one field moves the counts little,
/// one of thousands decides them.
const STANDS_FOR: u32 = 10;

/// The counts shipped with the program: the number of statements after an empty stem, then `stem<TAB>statements`.
const SHIPPED: &str = include_str!("../../data/background.tsv");

impl Default for Background {
    fn default() -> Self {
        Self::of([])
    }
}

impl Background {
    /// Counts the stems of all items of `roles`, on top of the fixed counts shipped with the program.
    #[must_use]
    pub fn of<'a>(roles: impl IntoIterator<Item = &'a Role>) -> Self {
        let counts = SHIPPED.lines().filter_map(|line| line.split_once('\t'));
        let counts = counts.filter_map(|(stem, count)| Some((id(stem), STANDS_FOR * count.parse::<u32>().ok()?)));
        let mut frequency: HashMap<Id, u32> = counts.collect();
        let mut statements = frequency.remove(&id("")).unwrap_or_default();
        // A group is about as common as its words are together.
        for (stem, count) in frequency.clone() {
            for group in groups(stem) {
                *frequency.entry(*group).or_default() += count;
            }
        }
        let mut stemmer = Stemmer::default();
        for (_, item) in roles.into_iter().flat_map(Role::items) {
            statements += 1;
            for stem in with_groups(stemmer.content(item)) {
                *frequency.entry(stem).or_default() += 1;
            }
        }
        Self { statements, frequency }
    }

    /// How much stems and groups of kindred words weigh in a role whose items hold these stems, stop words left out.
    ///
    /// The role's own items count as much as shipped statements, so that a word it repeats in every other line says little.
    pub(super) fn weights(&self, items: impl Iterator<Item = Vec<Id>>) -> Weights<'_> {
        let mut weights = Weights { background: self, statements: self.statements, own: HashMap::new() };
        for stems in items {
            weights.statements += STANDS_FOR;
            for term in with_groups(stems) {
                *weights.own.entry(term).or_default() += STANDS_FOR;
            }
        }
        weights
    }
}

/// How much stems weigh in one role.
#[derive(Debug)]
pub(super) struct Weights<'a> {
    background: &'a Background,
    statements: u32,
    own: HashMap<Id, u32>,
}

impl Weights<'_> {
    /// The inverse document frequency of a stem, at least 0: ln((1 + N) / (1 + n)), of N statements n holding the stem; what
    /// is added to both is a shipped statement.
    pub(super) fn idf(&self, stem: Id) -> f64 {
        let counts =
            [&self.background.frequency, &self.own].map(|counts| counts.get(&stem).copied().unwrap_or_default());
        (f64::from(STANDS_FOR + self.statements) / f64::from(STANDS_FOR + counts[0] + counts[1])).ln()
    }
}

#[cfg(test)]
mod tests;
