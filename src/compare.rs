//! Laying roles side by side: what is the same, what is reworded, what is stricter, what only one of them says.
//!
//! Once a role: its items become vectors of stems (`prepared`). Once a pair: facts are compared as values (`facts`),
//! statements are aligned by likeness (`align`). The result names items and holds no words but the reasons; what differs
//! within two texts is found where it is shown ([`Marker`]), and so is the order of the lines ([`rows()`]). Two questions are
//! answered from comparisons: what a move from one role to another asks for ([`gap()`]), and which roles of a catalog are
//! most alike ([`SimilarIndex`]).

mod align;
mod background;
mod comparison;
mod decisions;
mod facts;
mod gap;
mod judgement;
mod kindred;
mod matrix;
mod pairing;
mod prepared;
mod rows;
mod similar;
mod stems;
mod tuning;
mod values;
mod words;

pub use self::similar::{Similar, SimilarIndex};
pub use background::Background;
pub use comparison::{
    Comparison, Decided, FactAt, FactField, FactRow, Kind, Link, Matrix, MatrixRow, Nearest, Pair, Relation, Side,
    Spread, Stale, StaleWhy, Summary,
};
pub use decisions::{AmendError, Decision, Decisions, Edit, Named, Verdict};
pub use facts::Overlap;
pub use gap::{Beside, Change, Gap, gap};
pub use rows::{Order, Row, RowGroup, rows};
pub use tuning::Tuning;
pub use words::{Mark, Marker, Span};

use std::collections::{BTreeSet, HashMap};

use align::{Alignment, Scores, align};
use judgement::Judgement;
use pairing::Group;
use prepared::{Prepared, Statement, ratio};
use stems::Stemmer;
use words::Items;

use crate::role::{Item, Pointer, Role};
use crate::text::Text;
use crate::vocabulary::Vocabulary;

/// Compares the first role with each of the others, and lays all of them out by competency.
///
/// What the reader decided comes first: accepted items are linked however unlike they are, rejected ones never stand in one
/// link, nor as each other's nearest.
#[must_use]
pub fn compare<'a>(
    roles: &[&'a Role],
    vocabulary: &Vocabulary,
    background: &Background,
    decisions: &Decisions,
) -> Comparison {
    let mut stemmer = Stemmer::default();
    let mut read = |role: &&'a Role| prepared::read_role(role, vocabulary, &mut stemmer);
    lay_out(roles, roles.iter().map(&mut read).collect(), vocabulary, background, (&Tuning::default(), decisions))
}

/// Compares as [`compare()`] does and keeps what it read: comparing again after one of the roles changed reads that one.
///
/// It keeps a copy of every role it was given, the last one of each id.
#[derive(Debug, Default)]
pub struct Comparer {
    tuning: Tuning,
    vocabulary: Vocabulary,
    known: HashMap<Text, (Role, Vec<Statement>)>,
}

impl Comparer {
    /// One that decides by other numbers than [`compare()`].
    #[must_use]
    pub fn tuned(tuning: Tuning) -> Self {
        Self { tuning, ..Self::default() }
    }

    /// Compares the first role with each of the others, and lays all of them out by competency.
    pub fn compare(
        &mut self,
        roles: &[&Role],
        vocabulary: &Vocabulary,
        background: &Background,
        decisions: &Decisions,
    ) -> Comparison {
        if self.vocabulary != *vocabulary {
            self.known.clear();
            self.vocabulary = vocabulary.clone();
        }
        let mut stemmer = Stemmer::default();
        let read = roles.iter().map(|role| match self.known.get(&role.id) {
            Some((known, statements)) if known == *role => statements.clone(),
            _ => {
                let statements = prepared::read_role(role, vocabulary, &mut stemmer);
                self.known.insert(role.id.clone(), ((*role).clone(), statements.clone()));
                statements
            }
        });
        let read = read.collect();
        lay_out(roles, read, vocabulary, background, (&self.tuning, decisions))
    }
}

/// Compares roles, the items of each having been read.
fn lay_out(
    roles: &[&Role],
    read: Vec<Vec<Statement>>,
    vocabulary: &Vocabulary,
    background: &Background,
    (tuning, decisions): (&Tuning, &Decisions),
) -> Comparison {
    let prepared: Vec<Prepared> =
        read.into_iter().map(|statements| Prepared::of(statements, background, tuning)).collect();
    let pair = |b: usize| pair((roles[0], &prepared[0]), (roles[b], &prepared[b]), b, (tuning, decisions));
    Comparison { pairs: (1..roles.len()).map(pair).collect(), matrix: matrix::matrix(&prepared, vocabulary) }
}

/// A role as it was given, and ready for comparing.
type Ready<'a> = (&'a Role, &'a Prepared);

/// Compares the baseline with role number `number`.
fn pair(a: Ready<'_>, b: Ready<'_>, number: usize, (tuning, decisions): (&Tuning, &Decisions)) -> Pair {
    let judgement = Judgement::of(decisions, a, b);
    let scores = Scores::of(a.1, b.1, tuning).judged(&judgement);
    let Alignment { groups, nearest_a, nearest_b } = align(a.1, b.1, &scores);
    let left = |at: usize| a.1.statements[at].pointer;
    let right = |at: usize| b.1.statements[at].pointer;
    let mut pair = Pair {
        a: 0,
        b: number,
        links: groups.iter().map(|(kind, group)| link(*kind, group, a, b)).collect(),
        only_a: nearest_a.iter().map(|(i, _)| left(*i)).collect(),
        only_b: nearest_b.iter().map(|(j, _)| right(*j)).collect(),
        nearest_a: nearest_a.into_iter().filter_map(|(i, near)| Some((left(i), nearest(near?, right)))).collect(),
        nearest_b: nearest_b.into_iter().filter_map(|(j, near)| Some((right(j), nearest(near?, left)))).collect(),
        facts: facts::rows((a.0, b.0), (a.1, b.1), &scores),
        rejected: judgement.rejected.iter().map(|(i, j)| (left(*i), right(*j))).collect(),
        stale: Vec::new(),
        summary: Summary::default(),
    };
    pair.stale = judgement.stale(&pair.links, &a.1.statements, &b.1.statements);
    pair.summary = summarise(&pair);
    pair
}

fn link(kind: Kind, group: &Group, a: Ready<'_>, b: Ready<'_>) -> Link {
    let (left, right) = (items(a, &group.a), items(b, &group.b));
    let pointers = |side: &Items<'_>| side.iter().map(|(_, statement)| statement.pointer).collect();
    let tags = |side: &Items<'_>, all: bool| -> BTreeSet<Text> {
        let statements = side.iter().filter(|(_, statement)| all || !statement.inferred);
        statements.flat_map(|(_, statement)| statement.tags.clone()).collect()
    };
    let both = |all: bool| -> Vec<Text> { tags(&left, all).intersection(&tags(&right, all)).cloned().collect() };
    let tags = both(true);
    Link {
        kind,
        score: group.score,
        a: pointers(&left),
        b: pointers(&right),
        shared: words::shared(&left, &right),
        kindred: words::kindred(&left, &right),
        inferred: both(false).len() < tags.len(),
        tags,
        decided: group.decided,
    }
}

/// The items of a role with these numbers.
fn items<'a>((role, prepared): Ready<'a>, numbers: &[usize]) -> Vec<(&'a Item, &'a Statement)> {
    let statements = numbers.iter().map(|at| &prepared.statements[*at]);
    statements.filter_map(|statement| Some((role.item(statement.pointer)?, statement))).collect()
}

/// Whether the pairing of two items can be accepted: prose meets prose, a typed fact meets facts of its type.
#[must_use]
pub fn can_be_paired(a: &Item, b: &Item) -> bool {
    prepared::meet(&a.fact_kinds(), &b.fact_kinds())
}

fn nearest((at, score): (usize, f64), pointer: impl Fn(usize) -> Pointer) -> Nearest {
    Nearest { pointer: pointer(at), score }
}

/// Counts a pair. Two roles without items are alike in every item they have.
fn summarise(pair: &Pair) -> Summary {
    let count = |kind: Kind| pair.links.iter().filter(|link| link.kind == kind).count();
    let size = |link: &Link| link.a.len() + link.b.len();
    let all = pair.links.iter().map(size).sum::<usize>() + pair.only_a.len() + pair.only_b.len();
    let claimed = pair.links.iter().filter(|link| link.kind != Kind::Possible).map(size).sum();
    Summary {
        same: count(Kind::Same),
        reworded: count(Kind::Reworded),
        possible: count(Kind::Possible),
        only_a: pair.only_a.len(),
        only_b: pair.only_b.len(),
        similarity: if all == 0 { 1.0 } else { ratio(claimed, all) },
    }
}

impl Link {
    /// Each left item with each right one.
    pub fn pairs(&self) -> impl Iterator<Item = (Pointer, Pointer)> + '_ {
        self.a.iter().flat_map(|left| self.b.iter().map(|right| (*left, *right)))
    }

    /// Whether a requirement became a preference or the reverse: all left items stand in one of the two lists, all right
    /// items in the other.
    #[must_use]
    pub fn is_moved(&self) -> bool {
        use crate::role::Section::{Preferred, Required};
        let all = |pointers: &[Pointer], section| pointers.iter().all(|pointer| pointer.section == section);
        let from_to = |from, to| all(&self.a, from) && all(&self.b, to);
        from_to(Required, Preferred) || from_to(Preferred, Required)
    }
}

#[cfg(test)]
mod tests;
