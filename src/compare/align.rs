//! Which items of two roles belong together, and how surely.
//!
//! The formula and its numbers ([`Tuning`]) are those on which curated roles, with and without their competencies, and pairs written for
//! the purpose agree; `examples/alignment_quality.rs` measures the latter. What made the difference: how much two roles
//! have in common at all, how alike their items are by chance, and kindred words. Steeper weights, n-grams, containment,
//! margins to the second best, a penalty for a single shared word and one for different competencies added nothing.

use std::collections::{HashMap, HashSet};

use super::comparison::Kind;
use super::judgement::Judgement;
use super::pairing::{Candidate, Group, Groups, Tie};
use super::prepared::{Prepared, Statement};
use super::stems::Id;
use super::tuning::Tuning;
use crate::role::Section;

/// From this score on an item is named as the nearest one of an item without a counterpart.
const NEAR: f64 = 0.08;
/// Competencies support shared words, they do not replace them: below this likeness of the words they count in proportion.
const SUPPORT: f64 = 0.10;

/// What belongs together, by the items' numbers.
#[derive(Debug)]
pub(super) struct Alignment {
    /// The groups in the left role's order, and how surely each belongs together.
    pub(super) groups: Vec<(Kind, Group)>,
    /// For each left item without a counterpart, the right item nearest to it and their score.
    pub(super) nearest_a: Vec<(usize, Option<(usize, f64)>)>,
    /// For each right item without a counterpart, the left item nearest to it and their score.
    pub(super) nearest_b: Vec<(usize, Option<(usize, f64)>)>,
}

/// Aligns two roles by the scores of their items.
pub(super) fn align(a: &Prepared, b: &Prepared, scores: &Scores<'_>) -> Alignment {
    let bar = Bar::of(a, b, scores);
    let all = candidates(a, b, scores, |x, y, score| x.meets(y) && score >= bar.ask((x, y)));
    let items = |found: &Candidate| (&a.statements[found.a], &b.statements[found.b]);
    let agree = |found: &Candidate| !a.statements[found.a].opposes(&b.statements[found.b]);
    let is_claim = |found: &&Candidate| agree(found) && found.score >= bar.claim(items(found));
    let joins = |found: &&Candidate| agree(found) && found.score >= bar.join(items(found));
    let mut groups = Groups::new(a.statements.len(), b.statements.len());
    groups.settle(&accepted(a, b, scores));
    groups.pair(all.iter().filter(is_claim));
    let claimed = groups.len();
    groups.join(all.iter().filter(joins));
    groups.pair(&all);
    let left = (0..a.statements.len()).filter(|i| !groups.has_a(*i));
    let nearest_a = left.map(|i| (i, nearest(b, |j| scores.near(i, j)))).collect();
    let right = (0..b.statements.len()).filter(|j| !groups.has_b(*j));
    let nearest_b = right.map(|j| (j, nearest(a, |i| scores.near(i, j)))).collect();
    let kind = |number: usize, group: &Group| match group {
        Group { same: true, .. } => Kind::Same,
        _ if number < claimed => Kind::Reworded,
        _ => Kind::Possible,
    };
    let groups = groups.into_groups().into_iter().map(|(number, group)| (kind(number, &group), group)).collect();
    Alignment { groups, nearest_a, nearest_b }
}

/// The pairs the reader accepted, decision by decision, the last one first.
pub(super) fn accepted(a: &Prepared, b: &Prepared, scores: &Scores<'_>) -> Vec<Vec<Candidate>> {
    let candidate = |(i, j): &(usize, usize)| {
        let same = a.statements[*i].is_same(&b.statements[*j]);
        Candidate { a: *i, b: *j, score: scores.get(*i, *j), same }
    };
    scores.accepted.iter().map(|pairs| pairs.iter().map(candidate).collect()).collect()
}

/// The pairs of items for which `meets` holds of them and their score and that the reader did not reject, best first.
pub(super) fn candidates(
    a: &Prepared,
    b: &Prepared,
    scores: &Scores<'_>,
    meets: impl Fn(&Statement, &Statement, f64) -> bool,
) -> Vec<Candidate> {
    let mut all = Vec::new();
    for (i, x) in a.statements.iter().enumerate() {
        for (j, y) in b.statements.iter().enumerate() {
            let score = scores.get(i, j);
            if meets(x, y, score) && !scores.rejected.contains(&(i, j)) {
                all.push(Candidate { a: i, b: j, score, same: x.is_same(y) });
            }
        }
    }
    let content = |statement: &Statement| (statement.content, statement.pointer);
    // Made where it is needed: there can be millions of candidates, and few are equal.
    let tie = |pair: &Candidate| Tie::of(content(&a.statements[pair.a]), content(&b.statements[pair.b]));
    all.sort_unstable_by(|x, y| x.order(y).then_with(|| tie(x).cmp(&tie(y))));
    all
}

/// How alike two items of two roles have to be. The words of one trade say little where both roles are of that trade, and
/// the phrases of all postings are all that unrelated roles share; so the bar depends on the two roles as wholes.
#[derive(Clone, Copy, Debug)]
struct Bar<'a> {
    tuning: &'a Tuning,
    /// 0 for unrelated roles, 1 for kindred ones.
    kinship: f64,
    /// The score that four fifths of the pairs of items stay below, the best left out, as many as the shorter role has
    /// items: those may belong together, the others are alike by chance.
    chance: f64,
}

impl<'a> Bar<'a> {
    fn of(a: &Prepared, b: &Prepared, scores: &Scores<'a>) -> Self {
        let tuning = scores.tuning;
        let (unrelated, kindred) = tuning.kinship;
        let kinship = ((a.kinship(b) - unrelated) / (kindred - unrelated)).clamp(0.0, 1.0);
        let mut all = scores.all.clone();
        let by_chance = all.len() - a.statements.len().min(b.statements.len());
        let at = by_chance.saturating_sub(1) * 4 / 5;
        let chance = if by_chance == 0 { 0.0 } else { *all.select_nth_unstable_by(at, f64::total_cmp).1 };
        Self { tuning, kinship, chance }
    }

    /// The score from which two items are claimed to say the same in other words. Typed facts of one kind always are.
    fn claim(&self, (a, b): (&Statement, &Statement)) -> f64 {
        if !a.kinds.is_empty() {
            return 0.0;
        }
        let Tuning { claim, claim_curated, claim_unrelated, claim_most, chance, .. } = *self.tuning;
        let least = if a.both_curated(b) { claim_curated } else { claim };
        let kindred = (least + chance * self.chance).min(claim_most);
        claim_unrelated + (kindred - claim_unrelated) * self.kinship
    }

    /// The score from which an item is claimed to belong to one that already has a counterpart.
    fn join(&self, (a, b): (&Statement, &Statement)) -> f64 {
        if a.kinds.is_empty() { (self.claim((a, b)) + self.tuning.join_margin).max(self.tuning.join) } else { 0.0 }
    }

    /// The score from which two items are asked about.
    fn ask(&self, (a, b): (&Statement, &Statement)) -> f64 {
        self.tuning.ask * self.claim((a, b))
    }
}

/// The best of `others` by `score`, with its score; `None` where none comes near.
fn nearest(others: &Prepared, score: impl Fn(usize) -> f64) -> Option<(usize, f64)> {
    let near = (0..others.statements.len()).filter(|other| score(*other) >= NEAR);
    let key = |other: usize| (others.statements[other].content, others.statements[other].pointer);
    let best = near.max_by(|x, y| score(*x).total_cmp(&score(*y)).then(key(*y).cmp(&key(*x))));
    best.map(|best| (best, score(best)))
}

/// How alike every left item and every right item are, 0 to 1.
#[derive(Debug)]
pub(super) struct Scores<'a> {
    tuning: &'a Tuning,
    width: usize,
    all: Vec<f64>,
    /// The pairs the reader accepted, decision by decision, the last one first.
    accepted: Vec<Vec<(usize, usize)>>,
    /// The pairs the reader rejected.
    rejected: HashSet<(usize, usize)>,
}

impl<'a> Scores<'a> {
    /// Scores all items of `a` against all items of `b`.
    pub(super) fn of(a: &Prepared, b: &Prepared, tuning: &'a Tuning) -> Self {
        let mut postings: HashMap<Id, Vec<(usize, f64)>> = HashMap::new();
        for (j, y) in b.statements.iter().enumerate() {
            for (stem, weight) in &y.vector {
                postings.entry(*stem).or_default().push((j, *weight));
            }
        }
        let mut scores = Vec::with_capacity(a.statements.len() * b.statements.len());
        for x in &a.statements {
            let mut cosines = vec![0.0; b.statements.len()];
            for (stem, weight) in &x.vector {
                for (j, other) in postings.get(stem).into_iter().flatten() {
                    cosines[*j] += weight * other;
                }
            }
            scores.extend(cosines.into_iter().zip(&b.statements).map(|(cosine, y)| likeness(x, y, cosine, tuning)));
        }
        Self { tuning, width: b.statements.len(), all: scores, accepted: Vec::new(), rejected: HashSet::new() }
    }

    /// The same with what the reader decided.
    pub(super) fn judged(mut self, judgement: &Judgement) -> Self {
        self.rejected = judgement.rejected.iter().copied().collect();
        self.accepted = judgement.accepted();
        self
    }

    /// How alike the left item `a` and the right item `b` are; 0 where the reader rejected the pair.
    fn near(&self, a: usize, b: usize) -> f64 {
        if self.rejected.contains(&(a, b)) { 0.0 } else { self.get(a, b) }
    }

    /// How alike the left item `a` and the right item `b` are.
    pub(super) fn get(&self, a: usize, b: usize) -> f64 {
        self.all[a * self.width + b]
    }
}

/// How alike two items are, 0 to 1; `cosine` is that of their vectors.
fn likeness(a: &Statement, b: &Statement, cosine: f64, tuning: &Tuning) -> f64 {
    if a.is_same(b) {
        return 1.0;
    }
    if a.kinds.is_empty() || !a.meets(b) {
        return prose(a, b, cosine, tuning);
    }
    // The kind, the words and the value count alike. So facts never reach 1 unless their values are equal.
    ((1.0 + prose(a, b, cosine, tuning) + a.shared_value(b)) / 3.0).min(0.99)
}

/// How alike two statements are as prose: s = 1 - (1 - t)(1 - g), t being what their words share and g what shared
/// competencies are worth. Without a word or kindred words in common it is 0: no link is claimed that cannot be explained.
fn prose(a: &Statement, b: &Statement, cosine: f64, tuning: &Tuning) -> f64 {
    let words = cosine.min(1.0);
    let worth = if a.both_curated(b) { tuning.curated } else { tuning.inferred };
    let support = worth * a.shared_tags(b) * (words / SUPPORT).min(1.0);
    let score = 1.0 - (1.0 - words) * (1.0 - support);
    let duty = |statement: &Statement| statement.pointer.section == Section::Responsibilities;
    if duty(a) == duty(b) { score } else { tuning.across * score }
}
