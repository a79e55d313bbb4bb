//! Searching: from a query to hits.

use std::collections::{HashMap, VecDeque};
use std::ops::Range;
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;

use super::index::Index;
use super::mark::{Marked, merge, ranges, union};
use super::matches::{Matches, Touch};
use super::pattern::Grade;
use super::query::{Effect, Query, QueryProblem, Shape, Term};
use super::rank::{Answer, Answers, Ranking};
use super::{Hit, Hits, Met, RoleSet, Suggestion};
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
        let matches = self.look_up_all(query);
        self.index.answer(query, matches, roles, within, limit).into_hits()
    }

    /// What [`Found::insisted`] tells of `query`.
    #[must_use]
    pub fn insisted(&mut self, query: &Query) -> Vec<(Range<usize>, bool)> {
        let matches = self.look_up_all(query);
        query.terms().iter().zip(&matches).filter_map(insisted).collect()
    }

    /// What matches each term of `query`; older terms are forgotten where they are many.
    fn look_up_all(&mut self, query: &Query) -> Vec<Arc<Matches>> {
        let matches = query.each_with_before().map(|(term, before)| self.look_up(term, before)).collect();
        let bytes = |recent: &VecDeque<(Term, Option<Term>, Arc<Matches>)>| -> usize {
            recent.iter().map(|(_, _, matches)| matches.bytes()).sum()
        };
        while self.recent.len() > Self::REMEMBERED || bytes(&self.recent) > Self::REMEMBERED_BYTES {
            self.recent.pop_front();
        }
        matches
    }

    fn look_up(&mut self, term: &Term, before: Option<&Term>) -> Arc<Matches> {
        let is_it = |(known, known_before, _): &(Term, Option<Term>, _)| {
            are_alike((known, known_before.as_ref()), (term, before))
        };
        let known = self.recent.iter().position(is_it).and_then(|place| self.recent.remove(place));
        let found = known
            .unwrap_or_else(|| (term.clone(), before.cloned(), Arc::new(Matches::find(&self.index, term, before))));
        let matches = Arc::clone(&found.2);
        self.recent.push_back(found);
        matches
    }
}

/// Where a term stands and whether it finds anything, if there can be more hits without it.
fn insisted((term, matches): (&Term, &Arc<Matches>)) -> Option<(Range<usize>, bool)> {
    let is_found = term.effect == Effect::Excluded || !matches.statements.is_empty();
    (term.effect != Effect::Welcome).then(|| (term.range.clone(), is_found))
}

/// Whether two terms match the same, each with the term before it.
fn are_alike(one: (&Term, Option<&Term>), other: (&Term, Option<&Term>)) -> bool {
    let befores = match (one.1, other.1) {
        (Some(one), Some(other)) => one.is_alike(other),
        (one, other) => one.is_none() == other.is_none(),
    };
    befores && one.0.is_alike(other.0)
}

/// The answer to a query, ranked: each hit is made when it is asked for, so that an answer of any length takes little memory.
#[derive(Debug)]
pub struct Found<'a> {
    ranking: Ranking<'a>,
    roles: &'a [&'a Role],
    answers: Answers,
    suggestion: Option<Suggestion>,
}

impl Index {
    /// Reads a query as [`Query::parse`] does. What should be a number (`years:abc`) and is a word that no role has there
    /// either is left out and told, too.
    #[must_use]
    pub fn read(&self, text: &str) -> (Query, Vec<QueryProblem>) {
        Query::parse_for(text, &|alternative| {
            let term = Term { alternatives: vec![alternative.clone()], effect: Effect::Required, range: 0..0 };
            !Matches::find(self, &term, None).statements.is_empty()
        })
    }

    /// The hits of `query` in the same `roles` the index was built from, best first; no more than `limit`, if one is
    /// given, but all of them counted. Where many thousands answer, only some of them compete for the first places.
    #[must_use]
    pub fn search(&self, query: &Query, roles: &[&Role], limit: Option<usize>) -> Hits {
        self.find(query, roles, None, limit).into_hits()
    }

    /// The same among the roles of `within`, `None` for all, for whoever takes the hits one after the other.
    #[must_use]
    pub fn find<'a>(
        &'a self,
        query: &'a Query,
        roles: &'a [&'a Role],
        within: Option<&RoleSet>,
        limit: Option<usize>,
    ) -> Found<'a> {
        let asked: Vec<(&Term, Option<&Term>)> = query.each_with_before().collect();
        let mut matches: Vec<Arc<Matches>> = Vec::with_capacity(asked.len());
        for (number, (term, before)) in asked.iter().enumerate() {
            let known = asked[..number].iter().position(|known| are_alike(*known, (term, *before)));
            let known = known.map(|known| Arc::clone(&matches[known]));
            matches.push(known.unwrap_or_else(|| Arc::new(Matches::find(self, term, *before))));
        }
        self.answer(query, matches, roles, within, limit)
    }

    /// The answer to `query`, the terms of which match `matches`.
    fn answer<'a>(
        &'a self,
        query: &'a Query,
        matches: Vec<Arc<Matches>>,
        roles: &'a [&'a Role],
        within: Option<&RoleSet>,
        limit: Option<usize>,
    ) -> Found<'a> {
        let ranking = Ranking::new(self, query, matches);
        let answers =
            if query.is_empty() { Answers::default() } else { ranking.answers(within, limit.unwrap_or(usize::MAX)) };
        let nothing = answers.total == 0 && !query.is_empty();
        let suggestion = if nothing { self.suggestion(query, ranking.matches()) } else { None };
        Found { ranking, roles, answers, suggestion }
    }

    /// The word nearest to the first term that nothing has.
    fn suggestion(&self, query: &Query, matches: &[Arc<Matches>]) -> Option<Suggestion> {
        let mut terms = query.terms().iter().zip(matches);
        let (missing, _) =
            terms.find(|(term, matches)| term.effect == Effect::Required && matches.statements.is_empty())?;
        let loose = missing.alternatives.iter().find(|one| one.shape == Shape::Loose && one.demand.is_none())?;
        let key = loose.words.concat();
        let near = self.lexicon().nearest(&key)?;
        (near != key).then(|| Suggestion { word: near.nfc().collect(), range: missing.range.clone() })
    }
}

impl Found<'_> {
    /// How many hits there are, those beyond the limit included.
    #[must_use]
    pub fn total(&self) -> usize {
        self.answers.total
    }

    /// How many hits there are within the limit.
    #[must_use]
    pub fn len(&self) -> usize {
        self.answers.best.len()
    }

    /// Whether there is no hit.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.answers.best.is_empty()
    }

    /// How many roles have hits, beyond the limit too.
    #[must_use]
    pub fn roles(&self) -> usize {
        self.answers.by_role.len()
    }

    /// What may be meant by a term that was not found, where anything is near.
    #[must_use]
    pub fn suggestion(&self) -> Option<&Suggestion> {
        self.suggestion.as_ref()
    }

    /// The terms of the query without which there can be more hits, in its order: where each stands in the query, in
    /// characters, and whether it finds anything by itself. One that keeps hits out counts as found. That there are roles
    /// goes without saying, and stands nowhere.
    pub fn insisted(&self) -> impl Iterator<Item = (Range<usize>, bool)> {
        self.ranking.terms.iter().zip(self.ranking.matches()).filter_map(insisted)
    }

    /// The hits, best first.
    pub fn hits(&self) -> impl Iterator<Item = Hit> {
        let mut touches = Vec::new();
        self.answers.best.iter().filter_map(move |answer| self.hit(answer, &mut touches))
    }

    /// The hits by role, each role by its number in the index, in the order of the best hit; those of a role best first.
    pub fn by_role(&self) -> impl Iterator<Item = (usize, Vec<Hit>)> {
        let mut groups: Vec<(usize, Vec<&Answer>)> = Vec::new();
        let mut places = HashMap::new();
        for answer in &self.answers.best {
            let role = self.ranking.index().role_of(answer.value);
            let place = *places.entry(role).or_insert(groups.len());
            if place == groups.len() {
                groups.push((role, Vec::new()));
            }
            groups[place].1.push(answer);
        }
        let mut touches = Vec::new();
        groups.into_iter().map(move |(role, answers)| {
            (role, answers.into_iter().filter_map(|answer| self.hit(answer, &mut touches)).collect())
        })
    }

    /// All of it.
    fn into_hits(self) -> Hits {
        let hits = self.hits().collect();
        Hits { hits, total: self.answers.total, by_role: self.answers.by_role, suggestion: self.suggestion }
    }

    /// The hit that shows `answer`.
    fn hit(&self, answer: &Answer, touches: &mut Vec<Touch>) -> Option<Hit> {
        let (ranking, index) = (&self.ranking, self.ranking.index());
        let number = index.role_of(answer.value);
        let role = self.roles.get(number)?;
        let place = index.slot(answer.value).place();
        let node = place.node(role);
        let text = place.text(role, node.as_ref().map(|(node, _)| *node))?;
        ranking.touches(answer.head, touches);
        let first = index.start(answer.value).saturating_add(place.name_words() as usize);
        let seen = ranking.shown(touches).iter().filter(|touch| touch.position >= first);
        let mut terms = self.met(touches);
        let marked = |touch: &Touch| {
            let mark = &ranking.pattern(touch).steps[touch.step].mark;
            Marked { word: touch.position - first, term: touch.term, mark }
        };
        ranges(&text, seen.map(marked), |term, range| {
            if let Some(met) = terms.iter_mut().find(|met| met.term == term) {
                met.matches.push(range);
            }
        });
        for met in &mut terms {
            met.matches = merge(std::mem::take(&mut met.matches));
        }
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

    /// The terms that `touches` meet and how they meet them at their best, without what of them is shown.
    fn met(&self, touches: &[Touch]) -> Vec<Met> {
        let mut best: Vec<(usize, Grade)> = Vec::new();
        for touch in touches {
            let grade = self.ranking.pattern(touch).grade;
            match best.iter_mut().find(|(term, _)| *term == touch.term) {
                Some((_, known)) => *known = grade.min(*known),
                None => best.push((touch.term, grade)),
            }
        }
        best.sort_unstable_by_key(|(term, _)| *term);
        best.into_iter().map(|(term, grade)| Met { term, why: grade.why(), matches: Vec::new() }).collect()
    }
}
