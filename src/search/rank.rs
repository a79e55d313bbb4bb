//! Which statements answer a query, and which of them answers it best.

use std::sync::Arc;

use super::candidates::Extent;
use super::closeness::{closeness, words};
use super::index::Index;
use super::matches::{Matches, Touch};
use super::pattern::{Grade, ratio};
use super::place::Place;
use super::query::{Effect, MOST_WORDS, Query, Term};
use super::{Field, RoleSet, Why};

/// A statement that answers a query.
#[derive(Debug)]
pub(super) struct Answer {
    /// Its first value.
    pub(super) head: usize,
    /// The value of it that is shown.
    pub(super) value: usize,
    /// How good it is, above 0.
    pub(super) score: f64,
    /// How the worst of its terms matched.
    pub(super) why: Why,
}

/// All that answers a query.
#[derive(Debug, Default)]
pub(super) struct Answers {
    /// The best, best first and equals in the order of the catalog.
    pub(super) best: Vec<Answer>,
    /// How many there are.
    pub(super) total: usize,
    /// The roles that answer it, ascending, each with how many there are in it.
    pub(super) by_role: Vec<(usize, usize)>,
}

/// So many statements compete for the first places. Where more answer a query, those do that have its words as they are
/// written, and of these the titles, and then those that come first in the catalog: the rest only counts.
const COMPETING: usize = 2_048;

/// What ranking goes by.
#[derive(Debug)]
pub(super) struct Ranking<'a> {
    pub(super) index: &'a Index,
    pub(super) terms: &'a [Term],
    /// What each term matches, by its number.
    pub(super) matches: Vec<Arc<Matches>>,
    /// The required terms.
    pub(super) required: Vec<usize>,
    /// How much each term tells, by its number: the fewer statements have it, the more.
    rarity: Vec<f64>,
}

impl<'a> Ranking<'a> {
    pub(super) fn new(index: &'a Index, query: &'a Query, matches: Vec<Arc<Matches>>) -> Self {
        let terms = query.terms();
        let all = f64::from(u32::try_from(index.len()).unwrap_or(u32::MAX));
        let rarity = |matches: &Arc<Matches>| {
            let count = u32::try_from(matches.statements.count().max(1)).unwrap_or(u32::MAX);
            (1.0 + all / f64::from(count)).ln()
        };
        Self {
            index,
            terms,
            required: (0..terms.len()).filter(|term| terms[*term].effect == Effect::Required).collect(),
            rarity: matches.iter().map(rarity).collect(),
            matches,
        }
    }

    /// The index that is asked.
    pub(super) fn index(&self) -> &'a Index {
        self.index
    }

    /// What each term matches, by its number.
    pub(super) fn matches(&self) -> &[Arc<Matches>] {
        &self.matches
    }

    /// The answers among the roles `within`, if those are given: the best `limit` of them, and how many there are.
    ///
    /// A statement has to have every term that is looked for in its field. Where no statement of a role does, those count
    /// that do together with the role's name; where there is none either but the role has every term, those with any.
    pub(super) fn answers(&self, within: Option<&RoleSet>, limit: usize) -> Answers {
        let candidates = self.candidates(within);
        let mut touches = Vec::new();
        let picked = self.competing(&candidates, limit.max(COMPETING));
        let mut best: Vec<Answer> =
            picked.into_iter().filter_map(|(extent, head)| self.answer(head, extent, &mut touches)).collect();
        let better = |one: &Answer, other: &Answer| other.score.total_cmp(&one.score).then(one.value.cmp(&other.value));
        if limit < best.len() {
            best.select_nth_unstable_by(limit, better);
            best.truncate(limit);
        }
        best.sort_unstable_by(better);
        Answers { best, total: candidates.total, by_role: candidates.by_role }
    }

    /// Whether a required term is looked for in a statement: one for another field is no business of it.
    fn is_asked(&self, term: usize, head: usize) -> bool {
        self.terms[term].effect == Effect::Required
            && self.matches[term].asked.as_ref().is_none_or(|asked| asked.contains(head))
    }

    /// What of the statement that begins with `head` the query touches, by position.
    pub(super) fn touches(&self, head: usize, touches: &mut Vec<Touch>) {
        let values = self.index.statement(head);
        let positions = self.index.positions_of(&values);
        touches.clear();
        for (term, matches) in self.matches.iter().enumerate() {
            if self.terms[term].effect != Effect::Excluded && matches.statements.contains(head) {
                matches.touch(self.index, term, &positions, touches);
            }
        }
        if self.matches.len() > 1 {
            touches.sort_unstable_by_key(|touch| (touch.position, touch.term));
        }
    }

    /// The answer a statement gives; `None` where it is not touched.
    ///
    /// Its score is first a matter of its extent, then of how its terms match, weighted with the field, then of how
    /// close and in what order they stand, and last of how little else is said.
    fn answer(&self, head: usize, extent: Extent, touches: &mut Vec<Touch>) -> Option<Answer> {
        self.touches(head, touches);
        let all = self.best(touches);
        let shown = self.shown(touches);
        let value = shown.first()?.value;
        let place = self.index.slot(value).place();
        let within =
            self.quality(&all, head) * weight(place) * (0.92 + 0.06 * closeness(shown) + 0.02 * self.coverage(shown));
        // The weights keep `within` below 2, so half of it never reaches the next extent.
        Some(Answer { head, value, score: f64::from(extent as u8) + within / 2.0, why: self.why(&all) })
    }

    /// The touches in the value of a statement that shows most of what matched; of equals the first, which is the item
    /// itself rather than its fact.
    pub(super) fn shown<'t>(&self, touches: &'t [Touch]) -> &'t [Touch] {
        if touches.first().map(|touch| touch.value) == touches.last().map(|touch| touch.value) {
            return touches;
        }
        let mut best = (f64::NEG_INFINITY, touches);
        for of_value in touches.chunk_by(|one, other| one.value == other.value) {
            let value = of_value[0].value;
            let start = self.index.start_of(of_value[0].position);
            let first = start.saturating_add(self.index.slot(value).place().name_words() as usize);
            let hidden = of_value.iter().take_while(|touch| touch.position < first).count();
            // What is seen comes before what is only known.
            let strength = self.best(&of_value[hidden..]).sum() + 0.01 * self.best(of_value).sum();
            if strength > best.0 {
                best = (strength, of_value);
            }
        }
        best.1
    }

    /// The pattern by which a word is touched.
    pub(super) fn pattern(&self, touch: &Touch) -> &super::pattern::Pattern {
        &self.matches[touch.term].patterns[touch.pattern]
    }

    /// How well each term is met by `touches`, at its best.
    fn best(&self, touches: &[Touch]) -> Best {
        let mut best = Best::default();
        for touch in touches {
            let pattern = self.pattern(touch);
            let position = u32::try_from(touch.position).unwrap_or(u32::MAX);
            // `it` is in every second sentence, IT in few: both are found, IT first.
            let function = if self.index.is_function_word(position) { 0.6 } else { 1.0 };
            let weight = pattern.grade.weight() * (0.9 + 0.1 * pattern.fit) * function;
            let grade = &mut best.grades[touch.term];
            best.terms |= 1 << touch.term;
            best.weights[touch.term] = best.weights[touch.term].max(weight);
            *grade = Some(grade.map_or(pattern.grade, |grade| grade.min(pattern.grade)));
        }
        best
    }

    /// How well the terms of a statement match, 0 to a little above 1.
    ///
    /// The mean over the terms that are asked of it, each weighted with its rarity: one that is missing counts nothing.
    /// Each other term it has adds a fiftieth.
    fn quality(&self, best: &Best, head: usize) -> f64 {
        let (mut sum, mut all, mut welcome) = (0.0, 0.0, 0.0);
        for (term, rarity) in self.rarity.iter().enumerate() {
            if self.is_asked(term, head) {
                sum += best.weights[term] * rarity;
                all += rarity;
            } else if best.terms & 1 << term != 0 {
                welcome += 0.02;
            }
        }
        sum / all + welcome
    }

    /// How the worst of the required terms is met.
    fn why(&self, best: &Best) -> Why {
        let grades = self.required.iter().filter_map(|term| best.grades[*term]);
        grades.max().map_or(Why::Exact, Grade::why)
    }

    /// How much of a value's words match, 0 to 1.
    fn coverage(&self, touches: &[Touch]) -> f64 {
        let position = touches[0].position;
        let length = self.index.end_of(position) - 1 - self.index.start_of(position);
        ratio(words(touches), length.max(1))
    }
}

/// How well each term is met.
#[derive(Debug, Default)]
struct Best {
    /// A bit for each term that is met.
    terms: u32,
    /// What the best match of each term counts; 0 where there is none.
    weights: [f64; MOST_WORDS],
    /// How the best match of each term is one.
    grades: [Option<Grade>; MOST_WORDS],
}

impl Best {
    fn sum(&self) -> f64 {
        self.weights.iter().sum()
    }
}

/// How much a hit counts by where it stands. Every step is narrower than that between two kinds of match.
fn weight(place: Place) -> f64 {
    match place {
        Place::Title | Place::Variant | Place::Alias(_) => 1.1,
        Place::Theme(..) => 0.92,
        _ => match place.field() {
            Field::Summary => 0.9,
            Field::Tag => 0.8,
            _ => 1.0,
        },
    }
}
