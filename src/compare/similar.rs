//! Which roles of a catalog are most like one of them: an index names those worth a look, comparing decides.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::background::Background;
use super::comparison::{Decided, Kind, Link, Summary};
use super::decisions::Decisions;
use super::prepared::{self, Prepared};
use super::stems::{Id, Stemmer, id};
use super::tuning::Tuning;
use crate::postings::Postings;
use crate::role::Role;
use crate::vocabulary::Vocabulary;

/// How many roles are compared at least: all of them in a catalog that has no more.
const CANDIDATES: usize = 50;
/// How many shared statements are named.
const STRONGEST: usize = 3;

/// A role that is like another.
#[derive(Clone, Debug, PartialEq)]
pub struct Similar {
    /// Its number among the roles of the index.
    pub role: usize,
    /// The counts of comparing the two, the other role being the left one; [`Summary::similarity`] is what is ranked by.
    pub summary: Summary,
    /// The three most alike of their claimed links, best first, as comparing the two gives them.
    pub strongest: Vec<Link>,
    /// How much of comparing the two the reader decided.
    pub decided: Decided,
}

/// What is needed to find similar roles: which stems and competencies each role has in how many of its items, as numbers.
/// Built once a catalog; owns what it holds and can be asked from any thread.
#[derive(Clone, Debug, Default)]
pub struct SimilarIndex {
    /// The roles that have a stem, packed with the number of their items that have it.
    postings: HashMap<Id, Postings>,
    /// The length of each role's vector.
    lengths: Vec<u64>,
}

impl SimilarIndex {
    /// Indexes `roles`, numbered in their order. Reads every text once.
    #[must_use]
    pub fn build<'a>(roles: impl IntoIterator<Item = &'a Role>) -> Self {
        let mut index = Self::default();
        let mut stemmer = Stemmer::default();
        for role in roles {
            let number = index.lengths.len();
            index.lengths.push(0);
            for (feature, items) in features(role, &mut stemmer) {
                index.postings.entry(feature).or_default().push(pack(number, items));
            }
        }
        index.measure();
        index
    }

    /// How many bytes it takes, the table of stems included.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let postings: usize = self.postings.values().map(Postings::bytes).sum();
        let entry = size_of::<Id>() + size_of::<Postings>() + 1;
        postings + self.postings.capacity() * entry + size_of_val(&*self.lengths)
    }

    /// The roles most like role number `role`, best first, at most `limit` of them. `roles` are those the index was built
    /// from, in the same order, and `role` is below their number; `background` is theirs.
    ///
    /// The order is by [`Summary::similarity`], which [`compare`](super::compare) gives for the same two roles; of equals
    /// the one with more links comes first, then the one that comes first in the catalog. In a catalog of more than fifty
    /// others, the index picks the fifty (or `limit`, if that is more) that share most words and competencies, rare ones
    /// counting more, and only those are compared.
    #[must_use]
    pub fn similar(
        &self,
        role: usize,
        roles: &[&Role],
        vocabulary: &Vocabulary,
        background: &Background,
        decisions: &Decisions,
        limit: usize,
    ) -> Vec<Similar> {
        let mut stemmer = Stemmer::default();
        let tuning = Tuning::default();
        let mut prepare =
            |role: usize| Prepared::of(prepared::read_role(roles[role], vocabulary, &mut stemmer), background, &tuning);
        let own = prepare(role);
        let mut found: Vec<Similar> = Vec::new();
        for other in self.candidates(role, roles[role], CANDIDATES.max(limit)) {
            let prepared = prepare(other);
            let pair = super::pair((roles[role], &own), (roles[other], &prepared), 1, (&tuning, decisions));
            let decided = pair.decided();
            found.push(Similar { role: other, summary: pair.summary, strongest: strongest(pair.links), decided });
        }
        let links = |similar: &Similar| similar.summary.same + similar.summary.reworded;
        found.sort_by(|x, y| {
            let alike = y.summary.similarity.total_cmp(&x.summary.similarity);
            alike.then(links(y).cmp(&links(x))).then(x.role.cmp(&y.role))
        });
        found.truncate(limit);
        found
    }

    /// The numbers of the roles worth comparing with role number `number`, at most `most`, in no order that matters.
    fn candidates(&self, number: usize, role: &Role, most: usize) -> Vec<usize> {
        let others = (0..self.lengths.len()).filter(|other| *other != number);
        if self.lengths.len() <= most.saturating_add(1) {
            return others.collect();
        }
        let mut products = vec![0_u64; self.lengths.len()];
        for (feature, items) in features(role, &mut Stemmer::default()) {
            let Some(postings) = self.postings.get(&feature) else { continue };
            let weight = self.idf(postings).pow(2) * frequency(items);
            for (other, items) in postings.iter().map(unpack) {
                products[other] += weight * frequency(items);
            }
        }
        let mut ranked: Vec<(Reverse<u64>, usize)> =
            others.map(|other| (Reverse((products[other] << 20) / self.lengths[other].max(1)), other)).collect();
        if ranked.len() > most {
            ranked.select_nth_unstable(most);
            ranked.truncate(most);
        }
        ranked.into_iter().map(|(_, other)| other).collect()
    }

    /// Computes the lengths, for which all postings have to be known.
    fn measure(&mut self) {
        let mut squares = vec![0_u64; self.lengths.len()];
        for postings in self.postings.values_mut() {
            postings.shrink();
        }
        for postings in self.postings.values() {
            let idf = self.idf(postings);
            for (role, items) in postings.iter().map(unpack) {
                squares[role] += (idf * frequency(items)).pow(2);
            }
        }
        self.lengths = squares.into_iter().map(u64::isqrt).collect();
    }

    /// The inverse document frequency of what has these postings, in sixteenths: ln((1 + N) / (1 + n)), of N roles n
    /// having it.
    fn idf(&self, postings: &Postings) -> u64 {
        #[expect(clippy::cast_precision_loss, reason = "numbers of roles are far below 2^52")]
        let quotient = (1 + self.lengths.len()) as f64 / (1 + postings.len()) as f64;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 16 · ln 2^32")]
        let idf = (16.0 * quotient.ln()).round() as u64;
        idf
    }
}

/// How many items are told apart; more of them count as this many.
const MOST_ITEMS: usize = 4;

/// 1 + ln n in quarters, of n items.
fn frequency(items: usize) -> u64 {
    [4, 7, 8, 10][items - 1]
}

/// A role's number with the number of its items, 1 to [`MOST_ITEMS`].
fn pack(role: usize, items: usize) -> u32 {
    let packed = u32::try_from(role * MOST_ITEMS + items - 1);
    packed.expect("a catalog of a thousand million roles does not fit into memory")
}

fn unpack(packed: u32) -> (usize, usize) {
    (packed as usize / MOST_ITEMS, packed as usize % MOST_ITEMS + 1)
}

/// The stems and the competencies of a role, sorted, each with the number of items that have it, 1 to [`MOST_ITEMS`].
/// Competencies that would have to be inferred are left out: they follow from the words.
fn features<'a>(role: &'a Role, stemmer: &mut Stemmer<'a>) -> Vec<(Id, usize)> {
    let mut all: Vec<Id> = Vec::new();
    for (_, item) in role.items() {
        let mut own = stemmer.content(item);
        own.extend(item.tags.iter().map(|tag| id(("tag", tag.as_str()))));
        own.sort_unstable();
        own.dedup();
        all.extend(own);
    }
    all.sort_unstable();
    all.chunk_by(Id::eq).map(|same| (same[0], same.len().min(MOST_ITEMS))).collect()
}

/// The most alike of the claimed links, best first.
fn strongest(mut links: Vec<Link>) -> Vec<Link> {
    links.retain(|link| link.kind != Kind::Possible);
    links.sort_by(|x, y| y.score.total_cmp(&x.score));
    links.truncate(STRONGEST);
    links
}

#[cfg(test)]
mod tests;
