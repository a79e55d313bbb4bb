//! What a comparison holds: which items belong together, as names of items. Words and colours come in where they are
//! drawn or written.

use std::collections::BTreeMap;

use serde::Serialize;

use super::decisions::{Named, Verdict};
use crate::role::{FactKind, HeadFact, Pointer};
use crate::text::Text;

/// Roles laid side by side. Roles are numbered in the order in which they were given; the first is the baseline.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The baseline against every other role, in order.
    pub pairs: Vec<Pair>,
    /// Competencies × roles.
    pub matrix: Matrix,
}

/// Two roles side by side. Every item stands in exactly one link or in one of the `only` lists.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// The number of the left role.
    pub a: usize,
    /// The number of the right role.
    pub b: usize,
    /// What belongs together, in the left role's order.
    pub links: Vec<Link>,
    /// The left items without a counterpart, in order.
    pub only_a: Vec<Pointer>,
    /// The right items without a counterpart, in order.
    pub only_b: Vec<Pointer>,
    /// For items of `only_a`, the right item that comes nearest, where any comes near at all.
    pub nearest_a: BTreeMap<Pointer, Nearest>,
    /// For items of `only_b`, the left item that comes nearest, where any comes near at all.
    pub nearest_b: BTreeMap<Pointer, Nearest>,
    /// Facts compared as values, in the order in which they are shown.
    pub facts: Vec<FactRow>,
    /// The pairs of a left and a right item that the reader rejected, in the order of the decisions.
    pub rejected: Vec<(Pointer, Pointer)>,
    /// The reader's decisions on these roles that do not apply to them as they are.
    pub stale: Vec<Stale>,
    /// The counts.
    pub summary: Summary,
}

/// How much the reader decided on two roles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Decided {
    /// Links that were accepted.
    pub accepted: usize,
    /// Pairs of items that were rejected.
    pub rejected: usize,
    /// Decisions that do not apply.
    pub stale: usize,
}

impl Pair {
    /// How much the reader decided on it.
    #[must_use]
    pub fn decided(&self) -> Decided {
        Decided {
            accepted: self.links.iter().filter(|link| link.decided).count(),
            rejected: self.rejected.len(),
            stale: self.stale.len(),
        }
    }
}

/// A decision that does not apply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stale {
    /// What was decided.
    pub verdict: Verdict,
    /// The statement of the left role.
    pub a: Named,
    /// The statement of the right role.
    pub b: Named,
    /// Why it does not apply.
    pub why: StaleWhy,
}

/// Why a decision does not apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum StaleWhy {
    /// One of the roles does not have the statement, or not in these words.
    Gone,
    /// Prose and a typed fact, or facts of two types: the one is told by words, the other by its value.
    Unlike,
    /// Later decisions accept both statements with others, and a link has one statement on one of its sides.
    Crowded,
}

/// Items that belong together: 1:1, 1:n or n:1, never n:m.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// How surely.
    pub kind: Kind,
    /// How alike, 0 to 1; for a group, the best of its pairings.
    pub score: f64,
    /// The left items, at least one.
    pub a: Vec<Pointer>,
    /// The right items, at least one.
    pub b: Vec<Pointer>,
    /// Why: the words both sides have, whatever their endings, as the left side writes them, weightiest first.
    pub shared: Vec<String>,
    /// Why: words of the left side that the right side does not have, each with a kindred one that it has instead.
    pub kindred: Vec<[String; 2]>,
    /// Why: the competencies both sides share, by id.
    pub tags: Vec<Text>,
    /// Whether some of [`tags`](Self::tags) are of a statement whose profile names none: they come from its words.
    pub inferred: bool,
    /// Whether the reader accepted it, whatever the score. It then holds what was accepted and nothing else.
    pub decided: bool,
}

/// How surely two items belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// The same statement, or facts of the same value.
    Same,
    /// The same matter in other words, or facts of one type with other values.
    Reworded,
    /// Asked, not claimed; never counted as shared.
    Possible,
}

/// The item of the other role that comes nearest to an unpaired one.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Nearest {
    /// The item of the other role.
    pub pointer: Pointer,
    /// How alike, 0 to 1.
    pub score: f64,
}

/// The sides of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The left role, the baseline.
    A,
    /// The right role.
    B,
}

/// One line of the table of facts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FactRow {
    /// What the fact is of.
    pub field: FactField,
    /// Where the left role states it; `None` where it does not.
    pub a: Option<FactAt>,
    /// Where the right role states it; `None` where it does not.
    pub b: Option<FactAt>,
    /// What the right role asks, compared with the left.
    pub relation: Relation,
}

impl FactRow {
    /// Where a side states the fact; `None` where it does not.
    #[must_use]
    pub fn at(&self, side: Side) -> Option<FactAt> {
        match side {
            Side::A => self.a,
            Side::B => self.b,
        }
    }
}

/// What a line of the table of facts is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(untagged)]
pub enum FactField {
    /// A fact of items.
    Item(FactKind),
    /// A fact at the head of the profile.
    Head(HeadFact),
}

/// Where a role states a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FactAt {
    /// In an item; whether it is required follows from the list the item stands in.
    Item(Pointer),
    /// At the head of the profile.
    Head,
}

/// What the right role asks, compared with the left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// Equal values.
    Same,
    /// The right role asks more or, of pay, offers more.
    Stricter,
    /// The right role asks less or, of pay, offers less.
    Looser,
    /// Other values, neither of them more.
    Different,
    /// Only the left role states it.
    OnlyA,
    /// Only the right role states it.
    OnlyB,
}

/// The counts of a pair.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Summary {
    /// Links of the kind [`Kind::Same`].
    pub same: usize,
    /// Links of the kind [`Kind::Reworded`].
    pub reworded: usize,
    /// Links of the kind [`Kind::Possible`].
    pub possible: usize,
    /// Left items without a counterpart.
    pub only_a: usize,
    /// Right items without a counterpart.
    pub only_b: usize,
    /// The share of all items of both roles that stand in a claimed link (same or reworded), 0 to 1; 1 for two roles
    /// without items.
    pub similarity: f64,
}

/// Competencies × roles.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matrix {
    /// A row a competency that any of the roles has, in the vocabulary's order; last, where there are any, the items that
    /// stand for none.
    pub rows: Vec<MatrixRow>,
}

/// A competency and which items of each role stand for it, or the items that stand for none.
#[derive(Clone, Debug, PartialEq)]
pub struct MatrixRow {
    /// The competency's id; `None` for items that neither carry a tag nor have words that suggest one.
    pub tag: Option<Text>,
    /// Its name; `None` where there is no competency.
    pub name: Option<Text>,
    /// The items, one list a role.
    pub cells: Vec<Vec<Pointer>>,
}

/// How widely a competency or a fact is shared by the roles compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Spread {
    /// Every role has it.
    All,
    /// Several roles have it, not all.
    Several,
    /// One role alone has it, by number; of a single role, [`Spread::All`] is said instead.
    One(usize),
}

impl Spread {
    /// The spread of something over the roles compared, told for each of them whether it has it. At least one has it.
    #[must_use]
    pub fn of(has: impl IntoIterator<Item = bool>) -> Self {
        let (mut roles, mut having, mut last) = (0, 0, 0);
        for (number, has) in has.into_iter().enumerate() {
            roles += 1;
            if has {
                (having, last) = (having + 1, number);
            }
        }
        match having {
            _ if having == roles => Self::All,
            1 => Self::One(last),
            _ => Self::Several,
        }
    }
}

impl MatrixRow {
    /// How widely the roles share the competency. What stands for none is never shared by all nor a role's alone.
    #[must_use]
    pub fn spread(&self) -> Spread {
        let spread = || Spread::of(self.cells.iter().map(|items| !items.is_empty()));
        self.tag.as_ref().map_or(Spread::Several, |_| spread())
    }
}
