//! Which items of two roles belong together, and how surely.
//!
//! The formula and its numbers are those on which three sets of labelled pairs agree: curated roles, postings of several
//! employers, and pairs written for the purpose, which `examples/alignment_quality.rs` measures. Steeper weights, n-grams,
//! containment, margins to the second best, a prior from the whole pair, weighted competencies and lists of synonyms
//! added nothing.

use std::collections::HashMap;

use super::comparison::Kind;
use super::judgement::Judgement;
use super::pairing::{Candidate, Group, Groups, Tie};
use super::prepared::{Prepared, Statement};
use super::stems::Id;
use crate::role::Section;

/// From this score on two statements are claimed to say the same in other words. Between .26 and .32 little changes; from
/// here on unrelated roles get next to no claims.
const CLAIM: f64 = 0.28;
/// From this score on a statement is claimed to belong to one that already has a counterpart: the more there is to choose
/// from, the likelier a chance likeness.
const JOIN: f64 = 0.33;
/// From this score on two statements are asked about. About half of what lies between here and [`CLAIM`] belongs together.
const ASK: f64 = 0.18;
/// From this score on an item is named as the nearest one of an item without a counterpart.
const NEAR: f64 = 0.08;

/// How much of what the words leave open shared competencies can make up for, where both profiles name theirs.
const CURATED: f64 = 0.50;
/// The same where the competencies of either were inferred from its words.
const INFERRED: f64 = 0.20;
/// Competencies support shared words, they do not replace them: below this likeness of the words they count in proportion.
const SUPPORT: f64 = 0.10;
/// A single word in common is weak evidence, however rare it is.
const LONE: f64 = 0.85;
/// A responsibility and a qualification are seldom the same matter, however alike their words.
const ACROSS: f64 = 0.90;

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
pub(super) fn align(a: &Prepared, b: &Prepared, scores: &Scores) -> Alignment {
    let all = candidates(a, b, scores, Statement::meets);
    let from = |floor: f64| &all[..all.partition_point(|candidate| candidate.score >= floor)];
    let mut groups = Groups::new(a.statements.len(), b.statements.len());
    groups.settle(&accepted(a, b, scores));
    groups.pair(from(CLAIM));
    groups.join(from(JOIN));
    groups.pair(from(ASK));
    let left = (0..a.statements.len()).filter(|i| !groups.has_a(*i));
    let nearest_a = left.map(|i| (i, nearest(b, |j| scores.get(i, j)))).collect();
    let right = (0..b.statements.len()).filter(|j| !groups.has_b(*j));
    let nearest_b = right.map(|j| (j, nearest(a, |i| scores.get(i, j)))).collect();
    let kind = |group: &Group| match group {
        Group { same: true, .. } => Kind::Same,
        Group { score, decided, .. } if *decided || *score >= CLAIM => Kind::Reworded,
        Group { .. } => Kind::Possible,
    };
    let groups = groups.into_groups().into_iter().map(|group| (kind(&group), group)).collect();
    Alignment { groups, nearest_a, nearest_b }
}

/// The pairs the reader accepted, decision by decision, the last one first.
pub(super) fn accepted(a: &Prepared, b: &Prepared, scores: &Scores) -> Vec<Vec<Candidate>> {
    let candidate = |(i, j): &(usize, usize)| {
        let same = a.statements[*i].is_same(&b.statements[*j]);
        Candidate { a: *i, b: *j, score: scores.get(*i, *j), same }
    };
    scores.accepted.iter().map(|pairs| pairs.iter().map(candidate).collect()).collect()
}

/// The pairs of items for which `meets` holds and that are worth asking about, best first.
pub(super) fn candidates(
    a: &Prepared,
    b: &Prepared,
    scores: &Scores,
    meets: impl Fn(&Statement, &Statement) -> bool,
) -> Vec<Candidate> {
    let mut all = Vec::new();
    for (i, x) in a.statements.iter().enumerate() {
        for (j, y) in b.statements.iter().enumerate() {
            let score = scores.get(i, j);
            if score >= ASK && meets(x, y) {
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

/// The best of `others` by `score`, with its score; `None` where none comes near.
fn nearest(others: &Prepared, score: impl Fn(usize) -> f64) -> Option<(usize, f64)> {
    let near = (0..others.statements.len()).filter(|other| score(*other) >= NEAR);
    let key = |other: usize| (others.statements[other].content, others.statements[other].pointer);
    let best = near.max_by(|x, y| score(*x).total_cmp(&score(*y)).then(key(*y).cmp(&key(*x))));
    best.map(|best| (best, score(best)))
}

/// How alike every left item and every right item are, 0 to 1.
#[derive(Debug)]
pub(super) struct Scores {
    width: usize,
    scores: Vec<f64>,
    /// The pairs the reader accepted, decision by decision, the last one first.
    accepted: Vec<Vec<(usize, usize)>>,
}

impl Scores {
    /// Scores all items of `a` against all items of `b`.
    pub(super) fn of(a: &Prepared, b: &Prepared) -> Self {
        let mut postings: HashMap<Id, Vec<(usize, f64)>> = HashMap::new();
        for (j, y) in b.statements.iter().enumerate() {
            for (stem, weight) in &y.vector {
                postings.entry(*stem).or_default().push((j, *weight));
            }
        }
        let mut scores = Vec::with_capacity(a.statements.len() * b.statements.len());
        for x in &a.statements {
            let mut row = vec![Overlap::default(); b.statements.len()];
            for (stem, weight) in &x.vector {
                for (j, other) in postings.get(stem).into_iter().flatten() {
                    row[*j].cosine += weight * other;
                    row[*j].stems += 1;
                }
            }
            scores.extend(row.into_iter().zip(&b.statements).map(|(overlap, y)| likeness(x, y, overlap)));
        }
        Self { width: b.statements.len(), scores, accepted: Vec::new() }
    }

    /// The same with what the reader decided: rejected pairs are not alike at all, accepted ones are known.
    pub(super) fn judged(mut self, judgement: &Judgement) -> Self {
        for (a, b) in &judgement.rejected {
            self.scores[a * self.width + b] = 0.0;
        }
        self.accepted = judgement.accepted();
        self
    }

    /// How alike the left item `a` and the right item `b` are.
    pub(super) fn get(&self, a: usize, b: usize) -> f64 {
        self.scores[a * self.width + b]
    }
}

/// What the words of two items have in common.
#[derive(Clone, Copy, Debug, Default)]
struct Overlap {
    /// The cosine of their vectors, 0 to 1.
    cosine: f64,
    /// How many stems both have.
    stems: u32,
}

/// How alike two items are, 0 to 1.
fn likeness(a: &Statement, b: &Statement, overlap: Overlap) -> f64 {
    if a.is_same(b) {
        return 1.0;
    }
    if a.kinds.is_empty() || !a.meets(b) {
        return prose(a, b, overlap);
    }
    // The kind, the words and the value count alike. So facts of one kind reach [`JOIN`] and are claimed whatever they say,
    // and never reach 1 unless their values are equal.
    ((1.0 + prose(a, b, overlap) + a.shared_value(b)) / 3.0).min(0.99)
}

/// How alike two statements are as prose: s = 1 - (1 - t)(1 - g), t being what their words share and g what shared
/// competencies are worth. Without a word in common it is 0: no link is claimed that cannot be explained.
fn prose(a: &Statement, b: &Statement, overlap: Overlap) -> f64 {
    let words = if overlap.stems == 1 { LONE * overlap.cosine } else { overlap.cosine.min(1.0) };
    let worth = if a.both_curated(b) { CURATED } else { INFERRED };
    let support = worth * a.shared_tags(b) * (words / SUPPORT).min(1.0);
    let score = 1.0 - (1.0 - words) * (1.0 - support);
    let duty = |statement: &Statement| statement.pointer.section == Section::Responsibilities;
    if duty(a) == duty(b) { score } else { ACROSS * score }
}
