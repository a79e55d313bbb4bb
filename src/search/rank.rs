//! Which statements answer a query, and which of them answers it best.

use std::collections::HashSet;
use std::ops::Range;

use super::index::Index;
use super::pattern::{Grade, ratio};
use super::place::{Fields, Place};
use super::query::{Effect, MOST_WORDS, Query, Term};
use super::touch::{Touch, Touches};
use super::{Field, Why};

/// A statement that answers a query.
#[derive(Debug)]
pub(super) struct Answer {
    /// The value of it that is shown.
    pub(super) value: usize,
    /// How good it is, above 0.
    pub(super) score: f64,
    /// How the worst of its terms matched.
    pub(super) why: Why,
    /// What matched in the value, by its places in [`Touches::wanted`].
    pub(super) touches: Range<usize>,
}

/// A statement that some term touches.
#[derive(Debug)]
struct Candidate {
    role: u32,
    /// Its touches, by their places in [`Touches::wanted`].
    touches: Range<usize>,
    /// A bit for each term it has.
    has: u32,
    /// The fields under which it is found.
    fields: Fields,
}

/// How much of a query a statement answers, best last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Extent {
    /// A part of it; the role answers the rest elsewhere.
    Part,
    /// All of it, together with what the role is called and who offers it.
    Named,
    /// All of it by itself.
    Whole,
}

/// The answers to `query` among what it touches: the best `limit` of them, best first and equals in the order of the
/// catalog, and how many there are.
///
/// A statement has to have every term that is looked for in its field. Where no statement of a role does, those count
/// that do together with the role's name; where there is none either but the role has every term, those with any.
pub(super) fn rank(index: &Index, query: &Query, touches: &Touches, limit: usize) -> (Vec<Answer>, usize) {
    let ranking = Ranking::new(index, query, touches);
    let candidates = ranking.candidates();
    let mut answers = Vec::new();
    for of_role in candidates.chunk_by(|one, other| one.role == other.role) {
        let extents = ranking.extents(of_role);
        let best = extents.iter().map(|(extent, _)| *extent).max();
        let best = extents.into_iter().filter(|(extent, _)| Some(*extent) == best);
        answers.extend(best.map(|(extent, candidate)| ranking.answer(candidate, extent)));
    }
    let better = |one: &Answer, other: &Answer| other.score.total_cmp(&one.score).then(one.value.cmp(&other.value));
    let total = answers.len();
    if limit < total {
        answers.select_nth_unstable_by(limit, better);
        answers.truncate(limit);
    }
    answers.sort_unstable_by(better);
    (answers, total)
}

/// What ranking goes by.
struct Ranking<'a> {
    index: &'a Index,
    terms: &'a [Term],
    touches: &'a Touches,
    /// A bit for each required term.
    required: u32,
    /// How much each term tells, by its number: the fewer values have it, the more.
    rarity: Vec<f64>,
}

impl<'a> Ranking<'a> {
    fn new(index: &'a Index, query: &'a Query, touches: &'a Touches) -> Self {
        let terms = query.terms();
        let required = (0..terms.len()).filter(|term| terms[*term].effect == Effect::Required);
        let mut counts = vec![0_u32; terms.len()];
        let mut last = vec![usize::MAX; terms.len()];
        for touch in &touches.wanted {
            let term = touches.patterns[touch.pattern].0;
            if last[term] != touch.value {
                last[term] = touch.value;
                counts[term] += 1;
            }
        }
        let all = f64::from(u32::try_from(index.len()).unwrap_or(u32::MAX));
        Self {
            index,
            terms,
            touches,
            required: required.fold(0, |bits, term| bits | 1 << term),
            rarity: counts.into_iter().map(|count| (1.0 + all / f64::from(count.max(1))).ln()).collect(),
        }
    }

    fn term(&self, touch: &Touch) -> usize {
        self.touches.patterns[touch.pattern].0
    }

    /// The statements that are touched and not excluded, in order.
    fn candidates(&self) -> Vec<Candidate> {
        let excluded_by_name = |touch: &&Touch| self.index.value(touch.value).fields.meets(Fields::NAME);
        let excluded = &self.touches.excluded;
        let roles: HashSet<u32> =
            excluded.iter().filter(excluded_by_name).map(|touch| self.index.value(touch.value).role).collect();
        let statements: HashSet<usize> = excluded.iter().map(|touch| self.index.statement(touch.value).start).collect();
        let wanted = &self.touches.wanted;
        let mut candidates = Vec::new();
        let mut at = 0;
        while let Some(touch) = wanted.get(at) {
            let values = self.index.statement(touch.value);
            let touches = at..at + wanted[at..].partition_point(|touch| touch.value < values.end);
            at = touches.end;
            let role = self.index.value(values.start).role;
            if !roles.contains(&role) && !statements.contains(&values.start) {
                let has = wanted[touches.clone()].iter().fold(0, |bits, touch| bits | 1 << self.term(touch));
                candidates.push(Candidate { role, touches, has, fields: self.fields(values) });
            }
        }
        candidates
    }

    /// The fields under which a statement is found. That of an item could have tags, even if it has none.
    fn fields(&self, values: Range<usize>) -> Fields {
        let all = values.map(|value| self.index.value(value));
        all.fold(Fields::default(), |fields, value| {
            let tags = if value.place.item().is_some() { Fields::of(Field::Tag) } else { Fields::default() };
            fields.and(value.fields).and(tags)
        })
    }

    /// How much of the query each of the statements of one role answers; nothing if the role lacks a required term.
    fn extents<'c>(&self, of_role: &'c [Candidate]) -> Vec<(Extent, &'c Candidate)> {
        let role = terms(of_role.iter());
        let name = terms(of_role.iter().filter(|one| one.fields.meets(Fields::NAME)));
        if role & self.required != self.required {
            return Vec::new();
        }
        let extent = |one: &Candidate| {
            // A term for another field is no business of this statement: it is enough that the role has it.
            let asked = self.asked(one.fields);
            if one.has & asked == asked {
                Extent::Whole
            } else if (one.has | name) & asked == asked {
                Extent::Named
            } else {
                Extent::Part
            }
        };
        of_role.iter().filter(|one| one.has & self.required != 0).map(|one| (extent(one), one)).collect()
    }

    /// A bit for each required term that is looked for in `fields`.
    fn asked(&self, fields: Fields) -> u32 {
        let asked = self.terms.iter().enumerate().filter(|(_, term)| term.fields.meets(fields));
        asked.fold(0, |bits, (number, _)| bits | 1 << number) & self.required
    }

    /// The answer a candidate gives.
    ///
    /// Its score is first a matter of its extent, then of how its terms match, weighted with the field, then of how
    /// close and in what order they stand, and last of how little else is said.
    fn answer(&self, candidate: &Candidate, extent: Extent) -> Answer {
        let all = self.best(&self.touches.wanted[candidate.touches.clone()]);
        let touches = self.shown(candidate.touches.clone());
        let shown = &self.touches.wanted[touches.clone()];
        let value = shown[0].value;
        let place = self.index.value(value).place;
        let within = self.quality(&all, self.asked(candidate.fields))
            * weight(place)
            * (0.92 + 0.06 * self.closeness(shown) + 0.02 * self.coverage(shown));
        // The weights keep `within` below 2, so half of it never reaches the next extent.
        Answer { value, score: f64::from(extent as u8) + within / 2.0, why: self.why(&all), touches }
    }

    /// The touches in the value of a statement that shows most of what matched; of equals the first, which is the item
    /// itself rather than its fact.
    fn shown(&self, touches: Range<usize>) -> Range<usize> {
        let wanted = &self.touches.wanted;
        let mut best = (f64::NEG_INFINITY, touches.clone());
        let mut start = touches.start;
        for of_value in wanted[touches].chunk_by(|one, other| one.value == other.value) {
            let value = self.index.value(of_value[0].value);
            let first = value.start.saturating_add(value.place.name_words());
            let hidden = of_value.iter().take_while(|touch| touch.position < first).count();
            // What is seen comes before what is only known.
            let strength = self.best(&of_value[hidden..]).sum() + 0.01 * self.best(of_value).sum();
            if strength > best.0 {
                best = (strength, start..start + of_value.len());
            }
            start += of_value.len();
        }
        best.1
    }

    /// How well each term is met by `touches`, at its best.
    fn best(&self, touches: &[Touch]) -> Best {
        let mut best = Best::default();
        for touch in touches {
            let (term, pattern) = &self.touches.patterns[touch.pattern];
            // `it` is in every second sentence, IT in few: both are found, IT first.
            let function = if self.index.is_function_word(touch.position) { 0.6 } else { 1.0 };
            let weight = pattern.grade.weight() * (0.9 + 0.1 * pattern.fit) * function;
            best.terms |= 1 << term;
            best.weights[*term] = best.weights[*term].max(weight);
            best.grades[*term] = Some(best.grades[*term].map_or(pattern.grade, |grade| grade.min(pattern.grade)));
        }
        best
    }

    /// How well the terms of a statement match, 0 to a little above 1.
    ///
    /// The mean over the terms it is `asked` for, each weighted with its rarity: one that is missing counts nothing.
    /// Each welcome term adds a fiftieth.
    fn quality(&self, best: &Best, asked: u32) -> f64 {
        let (mut sum, mut all, mut welcome) = (0.0, 0.0, 0.0);
        for (term, rarity) in self.rarity.iter().enumerate() {
            let bit = 1 << term;
            if asked & bit != 0 {
                sum += best.weights[term] * rarity;
                all += rarity;
            } else if best.terms & bit != 0 {
                welcome += 0.02;
            }
        }
        sum / all + welcome
    }

    /// How the worst of the required terms is met.
    fn why(&self, best: &Best) -> Why {
        let grades = best.grades.iter().enumerate().filter(|(term, _)| self.required & 1 << term != 0);
        grades.filter_map(|(_, grade)| *grade).max().map_or(Why::Exact, Grade::why)
    }

    /// How close and in what order the terms stand in one value, 0 to 1.
    fn closeness(&self, touches: &[Touch]) -> f64 {
        let terms = touches.iter().fold(0, |terms, touch| terms | 1 << self.term(touch));
        if u32::is_power_of_two(terms) {
            return 1.0;
        }
        let window = self.window(touches, terms);
        let density = ratio(words(window), (window[window.len() - 1].position - window[0].position + 1) as usize);
        let (mut met, mut last, mut ordered) = (0_u32, None, 0);
        for term in window.iter().map(|touch| self.term(touch)) {
            if met & 1 << term == 0 {
                met |= 1 << term;
                ordered += usize::from(last.is_some_and(|last| last < term));
                last = Some(term);
            }
        }
        0.75 * density + 0.25 * ratio(ordered, terms.count_ones() as usize - 1)
    }

    /// How much of a value's words match, 0 to 1.
    fn coverage(&self, touches: &[Touch]) -> f64 {
        ratio(words(touches), self.index.length(touches[0].value).max(1) as usize)
    }

    /// The fewest neighbouring touches that match all of `terms`.
    fn window<'t>(&self, touches: &'t [Touch], terms: u32) -> &'t [Touch] {
        let mut counts = [0_usize; MOST_WORDS];
        let (mut met, mut start, mut best) = (0_u32, 0, touches);
        let span = |touches: &[Touch]| touches[touches.len() - 1].position - touches[0].position;
        for (end, touch) in touches.iter().enumerate() {
            counts[self.term(touch)] += 1;
            met |= 1 << self.term(touch);
            while met == terms {
                if span(&touches[start..=end]) < span(best) {
                    best = &touches[start..=end];
                }
                let first = self.term(&touches[start]);
                counts[first] -= 1;
                if counts[first] == 0 {
                    met &= !(1 << first);
                }
                start += 1;
            }
        }
        best
    }
}

/// A bit for each term that any of the candidates has.
fn terms<'c>(candidates: impl Iterator<Item = &'c Candidate>) -> u32 {
    candidates.fold(0, |bits, one| bits | one.has)
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

/// How many words `touches` name.
fn words(touches: &[Touch]) -> usize {
    touches.chunk_by(|one, other| one.position == other.position).count()
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
