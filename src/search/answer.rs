//! Searching: from a query to hits.

use std::collections::VecDeque;
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;

use super::index::Index;
use super::mark::{ranges, union};
use super::matches::{Matches, Touch};
use super::query::{Effect, Query, Shape, Term};
use super::rank::{Answer, Ranking};
use super::{Hit, Hits, Met, RoleSet};
use crate::role::Role;

/// Asks one index query after query, as somebody types: a term that was in one of the last queries is not looked up again,
/// so that a key costs what the word that is being typed costs. What a longer term finds is no part of what its beginning
/// found (`cs` may be an acronym, `css` is a word), so nothing more can be kept.
#[derive(Debug)]
pub struct Searcher {
    index: Arc<Index>,
    /// The terms last looked up, with the term before each, latest last.
    recent: VecDeque<(Term, Option<Term>, Arc<Matches>)>,
}

impl Searcher {
    /// So many terms are remembered, and as long as they take no more than so many bytes.
    const REMEMBERED: usize = 16;
    const REMEMBERED_BYTES: usize = 1 << 25;

    /// Asks `index`.
    #[must_use]
    pub fn new(index: Arc<Index>) -> Self {
        Self { index, recent: VecDeque::new() }
    }

    /// The index that is asked.
    #[must_use]
    pub fn index(&self) -> &Arc<Index> {
        &self.index
    }

    /// The hits of `query` in the same `roles` the index was built from, best first: see [`Index::search`]. `within` leaves
    /// out all other roles.
    #[must_use]
    pub fn search(&mut self, query: &Query, roles: &[&Role], within: Option<&RoleSet>, limit: Option<usize>) -> Hits {
        let mut before = None;
        let mut matches = Vec::with_capacity(query.terms().len());
        for term in query.terms() {
            matches.push(self.look_up(term, before));
            before = Some(term).filter(|term| term.effect != Effect::Excluded).or(before);
        }
        let bytes = |recent: &VecDeque<(Term, Option<Term>, Arc<Matches>)>| -> usize {
            recent.iter().map(|(_, _, matches)| matches.bytes()).sum()
        };
        while self.recent.len() > Self::REMEMBERED || bytes(&self.recent) > Self::REMEMBERED_BYTES {
            self.recent.pop_front();
        }
        self.index.answer(query, &matches, roles, within, limit)
    }

    fn look_up(&mut self, term: &Term, before: Option<&Term>) -> Arc<Matches> {
        let is_it = |(known, known_before, _): &(Term, Option<Term>, _)| {
            known.is_alike(term)
                && match (known_before, before) {
                    (Some(one), Some(other)) => one.is_alike(other),
                    (one, other) => one.is_none() == other.is_none(),
                }
        };
        let known = self.recent.iter().position(is_it).and_then(|place| self.recent.remove(place));
        let found = known
            .unwrap_or_else(|| (term.clone(), before.cloned(), Arc::new(Matches::find(&self.index, term, before))));
        let matches = Arc::clone(&found.2);
        self.recent.push_back(found);
        matches
    }
}

impl Index {
    /// The hits of `query` in the same `roles` the index was built from, best first; no more than `limit`, if one is
    /// given, but all of them counted. Where many thousands answer, only some of them compete for the first places.
    #[must_use]
    pub fn search(&self, query: &Query, roles: &[&Role], limit: Option<usize>) -> Hits {
        let mut before = None;
        let mut matches = Vec::with_capacity(query.terms().len());
        for term in query.terms() {
            matches.push(Arc::new(Matches::find(self, term, before)));
            before = Some(term).filter(|term| term.effect != Effect::Excluded).or(before);
        }
        self.answer(query, &matches, roles, None, limit)
    }

    /// The hits of `query`, the terms of which match `matches`.
    fn answer(
        &self,
        query: &Query,
        matches: &[Arc<Matches>],
        roles: &[&Role],
        within: Option<&RoleSet>,
        limit: Option<usize>,
    ) -> Hits {
        if query.is_empty() {
            return Hits::default();
        }
        let ranking = Ranking::new(self, query, matches);
        let answers = ranking.answers(within, limit.unwrap_or(usize::MAX));
        let mut touches = Vec::new();
        Hits {
            hits: answers.best.iter().filter_map(|answer| self.hit(answer, &ranking, roles, &mut touches)).collect(),
            total: answers.total,
            by_role: answers.by_role,
            suggestion: if answers.total == 0 { self.suggestion(query, matches) } else { None },
        }
    }

    /// The hit that shows `answer`.
    fn hit(&self, answer: &Answer, ranking: &Ranking<'_>, roles: &[&Role], touches: &mut Vec<Touch>) -> Option<Hit> {
        let number = self.role_of(answer.value);
        let role = roles.get(number)?;
        let place = self.slot(answer.value).place();
        let node = place.node(role);
        let text = place.text(role, node.as_ref().map(|(node, _)| *node))?;
        ranking.touches(answer.head, touches);
        let first = self.start(answer.value).saturating_add(place.name_words() as usize);
        let seen = ranking.shown(touches).iter().filter(|touch| touch.position >= first);
        let marked = |touch: &Touch| (touch.position - first, &ranking.pattern(touch).steps[touch.step].mark);
        let mut terms: Vec<usize> = touches.iter().map(|touch| touch.term).collect();
        terms.sort_unstable();
        terms.dedup();
        let met = |term: usize| {
            let best =
                touches.iter().filter(|touch| touch.term == term).map(|touch| ranking.pattern(touch).grade).min()?;
            let own = seen.clone().filter(|touch| touch.term == term).map(marked);
            Some(Met { term, why: best.why(), matches: ranges(&text, own) })
        };
        let terms: Vec<Met> = terms.into_iter().filter_map(met).collect();
        Some(Hit {
            role: number,
            field: place.field(),
            pointer: place.pointer(node),
            matches: union(terms.iter().map(|met| &met.matches)),
            terms,
            text: text.into_owned(),
            score: answer.score,
            why: answer.why,
        })
    }

    /// The word nearest to the first term that nothing has.
    fn suggestion(&self, query: &Query, matches: &[Arc<Matches>]) -> Option<String> {
        let mut terms = query.terms().iter().zip(matches);
        let (missing, _) =
            terms.find(|(term, matches)| term.effect == Effect::Required && matches.statements.is_empty())?;
        let loose = missing.alternatives.iter().find(|one| one.shape == Shape::Loose && one.demand.is_none())?;
        let key = loose.words.concat();
        let near = self.lexicon().nearest(&key)?;
        (near != key).then(|| near.nfc().collect())
    }
}
