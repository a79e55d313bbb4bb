//! What stands around the words of compared roles.

use super::count;
use crate::compare::Kind;

/// The heading above facts.
pub const FACTS: &str = "Facts";
/// The heading above statements.
pub const STATEMENTS: &str = "Statements";
/// The heading above pairings that the reader rejected.
pub const REJECTED: &str = "Rejected by you";
/// The same in a list of contents.
pub const REJECTED_BRIEFLY: &str = "Rejected";
/// The heading above decisions of the reader that no longer apply.
pub const STALE: &str = "Decisions that do not apply";
/// The same in a list of contents.
pub const STALE_BRIEFLY: &str = "Stale";
/// The heading above competencies and roles.
pub const MATRIX: &str = "Matrix";
/// The same in a list of contents.
pub const COMPETENCIES: &str = "Competencies";
/// What all roles come to, in a list of contents.
pub const OVERVIEW: &str = "Overview";
/// What a pair comes to, in a list of contents.
pub const SUMMARY: &str = "Summary";
/// What the marks mean, in a list of contents.
pub const LEGEND: &str = "Legend";

/// Heads of columns: which side a role stands on, its number, where its profile comes from, how alike it is.
pub const SIDE: &str = "Side";
/// The number of a role.
pub const NUMBER: &str = "Number";
/// How alike a role is.
pub const ALIKE: &str = "Alike";
/// The name of a fact.
pub const FACT: &str = "Fact";
/// How two facts relate.
pub const RELATION: &str = "Relation";
/// How two statements relate.
pub const LIKENESS: &str = "Likeness";
/// Why they do.
pub const WHY: &str = "Why";
/// What the reader decided.
pub const DECISION: &str = "Decision";
/// In how many roles something is.
pub const IN: &str = "In";
/// The name of a competency.
pub const COMPETENCY: &str = "Competency";

/// The side of the first role.
pub const LEFT: &str = "left";
/// The side of the second role.
pub const RIGHT: &str = "right";
/// The first role beside several, in a cell.
pub const BASELINE: &str = "baseline";
/// The same in a sentence.
pub const BASELINE_IN_FULL: &str = "the baseline: left, where the others are right";
/// The same after its number, as the title of a card.
pub const BASELINE_CARD: &str = "1 · Baseline, left of the others";
/// The first role of two, as the title of a card.
pub const LEFT_CARD: &str = "Left";
/// The second role of two, as the title of a card.
pub const RIGHT_CARD: &str = "Right";

/// What only the left role says.
pub const ONLY_LEFT: &str = "only left";
/// What only the right role says.
pub const ONLY_RIGHT: &str = "only right";
/// A pairing that the reader rejected.
pub const REJECTED_PAIRING: &str = "rejected";

/// How two statements relate, in a word.
#[must_use]
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Same => "same",
        Kind::Reworded => "reworded",
        Kind::Possible => "possible",
    }
}

/// The title of more than two compared roles: `Technical Account Manager and 4 others`.
#[must_use]
pub fn and_others(first: &str, others: usize) -> String {
    format!("{first} and {}", count(others, "other", "others"))
}

/// The title of a pair among several.
#[must_use]
pub fn compared_with(left: &str, right: &str) -> String {
    format!("{left} compared with {right}")
}

/// How much stands in a matrix: `3 roles × 22 competencies`.
#[must_use]
pub fn size(roles: usize, competencies: usize) -> String {
    format!("{} × {}", super::results::roles(roles), count(competencies, "competency", "competencies"))
}

/// What comes nearest to a statement without a counterpart, with a score from 0 to 1.
#[must_use]
pub fn nearest(score: f64, text: &str) -> String {
    format!("{}: {text}", nearest_by(score))
}

/// The same without its text: `Nearest, .14 alike`.
#[must_use]
pub fn nearest_by(score: f64) -> String {
    format!("Nearest, {} alike", super::score(score))
}

/// The left role by name.
#[must_use]
pub fn left(role: &str) -> String {
    format!("Left · {role}")
}

/// The right role by name.
#[must_use]
pub fn right(role: &str) -> String {
    format!("Right · {role}")
}

/// What the table of competencies counts.
pub const CAPTION: &str = "How many statements stand for each competency; a statement can stand for several";
/// What is not among the statements that two roles share.
pub const POSSIBLE_NOT_COUNTED: &str = "possible, not counted";

/// A row of bars, for who does not see it.
#[must_use]
pub fn bars(role: &str, competencies: usize) -> String {
    format!("Bars: how many statements {role} has on each of {}", count(competencies, "competency", "competencies"))
}

/// What is noted of a pairing that the reader accepted, after its mark.
pub const ACCEPTED_BY_YOU: &str = "accepted by you";
/// What is noted of a pairing that the reader rejected.
pub const REJECTED_BY_YOU: &str = "rejected by you";
/// What is noted of a statement that stands in different lists, after its mark.
pub const MOVED_LIST: &str = "moved list";
