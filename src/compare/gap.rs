//! What moving from one role to another asks for, read off their comparison: nothing is compared here.
//!
//! What a role asks are its *statements*, items without a typed fact, and its *facts*. An item's own fact is one of them,
//! its alternatives together are another: whoever shows one alternative need not show the rest. A [`Gap`] tells each
//! once.

use std::collections::{BTreeMap, BTreeSet};

use super::comparison::{Decided, FactAt, FactField, FactRow, Kind, Link, Pair, Relation, Side, Stale};
use super::values::has_way_around;
use super::words;
use crate::role::{Item, Pointer, Role, Section};

/// What moving from one role to another asks for, each list in the order of [`Gap::ORDER`].
///
/// Every statement of the role moved to stands in one of `new`, `check`, `stricter`, `looser` and `held`, every fact of
/// its items in one of `stricter`, `differs`, `looser` and `held`. What only the role moved from says stands in
/// `no_longer` where it is a statement, in `looser` where it is a fact. Nothing stands in two lists, but that one
/// statement may be asked about beside several.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gap {
    /// Statements of the role moved to without a counterpart.
    pub new: Vec<Pointer>,
    /// Facts of which more is asked ([`Relation::Stricter`]) or that only the role moved to asks ([`Relation::OnlyB`]), and
    /// statements it requires that were preferred.
    pub stricter: Vec<Change>,
    /// Statements that may have a counterpart ([`Kind::Possible`]), and those whose counterpart names other numbers: that
    /// three years are asked or five, or fifty pounds, decides and is told nowhere else. It takes a person to say; where
    /// the reader accepted the pairing, one has.
    pub check: Vec<Beside>,
    /// Facts asked otherwise, neither more nor less ([`Relation::Different`]), or of which one alternative of several is
    /// shown: these too take a person.
    pub differs: Vec<FactRow>,
    /// Facts of which less is asked ([`Relation::Looser`]) or nothing any more ([`Relation::OnlyA`]), and statements that were
    /// required and are preferred.
    pub looser: Vec<Change>,
    /// Statements of the role moved from without a counterpart.
    pub no_longer: Vec<Pointer>,
    /// What the profiles' heads state otherwise, in the order in which it is shown: nobody acquires a place or a pay, but
    /// whoever moves takes them on.
    pub conditions: Vec<FactRow>,
    /// Items of the role moved to that the role moved from shows as they are asked: statements with a counterpart that is
    /// claimed, facts of the same value.
    pub held: Vec<Pointer>,
    /// How much of the comparison the reader decided.
    pub decided: Decided,
    /// The pairs of an item of the role moved from and one of the role moved to that the reader accepted.
    pub accepted: Vec<(Pointer, Pointer)>,
    /// Those the reader rejected, as [`Pair::rejected`] has them.
    pub rejected: Vec<(Pointer, Pointer)>,
    /// The decisions that do not apply, as [`Pair::stale`] has them.
    pub stale: Vec<Stale>,
}

/// What is asked more or less than before.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Change {
    /// A fact.
    Fact(FactRow),
    /// A statement that went from one list of qualifications to the other.
    Moved(Beside),
}

/// A statement of the role moved to beside one of the role moved from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Beside {
    /// The statement of the role moved to.
    pub to: Pointer,
    /// The statement of the role moved from; of several that belong to it, the first.
    pub from: Pointer,
    /// How surely they belong together.
    pub kind: Kind,
    /// How alike they are, 0 to 1.
    pub score: f64,
}

/// What moving from `from` to `to` asks for. `pair` is their comparison, with `from` on the left.
#[must_use]
pub fn gap(pair: &Pair, from: &Role, to: &Role) -> Gap {
    let statements = |role: &Role, items: &[Pointer]| -> Vec<Pointer> {
        items.iter().copied().filter(|at| is_statement(role, *at)).collect()
    };
    let mut gap = Gap {
        new: statements(to, &pair.only_b),
        no_longer: statements(from, &pair.only_a),
        decided: pair.decided(),
        accepted: pair.links.iter().filter(|link| link.decided).flat_map(Link::pairs).collect(),
        rejected: pair.rejected.clone(),
        stale: pair.stale.clone(),
        ..Gap::default()
    };
    for link in &pair.links {
        for at in statements(to, &link.b) {
            gap.add_statement(at, link, names_other_numbers(at, link, from, to));
        }
    }
    gap.add_facts(&pair.facts, from, to);
    gap.sort();
    gap
}

fn is_statement(role: &Role, at: Pointer) -> bool {
    role.item(at).is_some_and(|item| item.fact_kinds().is_empty())
}

/// Whether the statement `at` of `link` names a number that its counterparts do not.
fn names_other_numbers(at: Pointer, link: &Link, from: &Role, to: &Role) -> bool {
    let others: Vec<&str> = link.a.iter().filter_map(|at| Some(from.item(*at)?.text.as_str())).collect();
    to.item(at).is_some_and(|item| words::names_other_numbers(&item.text, &others))
}

impl Gap {
    /// The order in which the lists of a role are told: what decides first.
    pub const ORDER: [Section; 3] = [Section::Required, Section::Preferred, Section::Responsibilities];

    /// Whether the role moved to asks nothing that the other does not show, or that has to be checked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.new.is_empty() && self.stricter.is_empty() && self.check.is_empty() && self.differs.is_empty()
    }

    /// Adds the statement `to`, which belongs to `link` and may name numbers of its own.
    fn add_statement(&mut self, to: Pointer, link: &Link, other_numbers: bool) {
        let beside = |from: Pointer| Beside { to, from, kind: link.kind, score: link.score };
        let came_from = |section: Section| link.a.iter().all(|from| from.section == section);
        match to.section {
            _ if link.kind == Kind::Possible => self.check.extend(link.a.iter().copied().map(beside)),
            Section::Required if came_from(Section::Preferred) => self.stricter.push(Change::Moved(beside(link.a[0]))),
            _ if other_numbers && !link.decided => self.check.extend(link.a.iter().copied().map(beside)),
            Section::Preferred if came_from(Section::Required) => self.looser.push(Change::Moved(beside(link.a[0]))),
            _ => self.held.push(to),
        }
    }

    fn add_facts(&mut self, rows: &[FactRow], from: &Role, to: &Role) {
        self.conditions = rows
            .iter()
            .copied()
            .filter(|row| matches!(row.field, FactField::Head(_)) && row.relation != Relation::Same)
            .collect();
        let mut asked: BTreeMap<Ask, Vec<FactRow>> = BTreeMap::new();
        let mut shown: BTreeSet<Ask> = BTreeSet::new();
        for row in rows {
            if let Some(ask) = Ask::of(row, Side::B, to) {
                asked.entry(ask).or_default().push(*row);
                shown.extend(Ask::of(row, Side::A, from));
            }
        }
        let mut same: BTreeSet<Pointer> = BTreeSet::new();
        let mut other: BTreeSet<Pointer> = BTreeSet::new();
        for (ask, rows) in &asked {
            let row = verdict(rows, from, to);
            if row.relation == Relation::Same { &mut same } else { &mut other }.insert(ask.at);
            match row.relation {
                Relation::Stricter | Relation::OnlyB => self.stricter.push(Change::Fact(row)),
                Relation::Different => self.differs.push(row),
                Relation::Looser | Relation::OnlyA => self.looser.push(Change::Fact(row)),
                Relation::Same => {}
            }
        }
        self.held.extend(same.difference(&other));
        // An item's alternatives fall away together, so the first of them tells of all.
        let fallen = rows.iter().filter(|row| row.relation == Relation::OnlyA);
        let fallen = fallen.filter(|row| Ask::of(row, Side::A, from).is_some_and(|ask| shown.insert(ask)));
        self.looser.extend(fallen.copied().map(Change::Fact));
    }

    fn sort(&mut self) {
        self.new.sort_by_key(|at| place(*at));
        self.no_longer.sort_by_key(|at| place(*at));
        self.held.sort_by_key(|at| place(*at));
        self.check.sort_by_key(|check| (place(check.to), place(check.from)));
        self.differs.sort_by_key(|row| item(row).map(place));
        self.stricter.sort_by_key(|change| change.item().map(place));
        self.looser.sort_by_key(|change| change.item().map(place));
    }
}

impl Change {
    /// The item of the role moved to or, of what is asked no more, of the role moved from.
    #[must_use]
    pub fn item(&self) -> Option<Pointer> {
        match self {
            Self::Fact(row) => item(row),
            Self::Moved(beside) => Some(beside.to),
        }
    }
}

fn item(row: &FactRow) -> Option<Pointer> {
    match row.b.or(row.a)? {
        FactAt::Item(pointer) => Some(pointer),
        FactAt::Head => None,
    }
}

/// Where an item stands in the order of [`Gap::ORDER`].
fn place(at: Pointer) -> (Option<usize>, usize) {
    (Gap::ORDER.iter().position(|section| *section == at.section), at.index)
}

/// What an item asks as one: its own fact, or one of its alternatives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Ask {
    at: Pointer,
    own: bool,
}

impl Ask {
    /// What a side asks in a line of the table of facts; `None` where it asks nothing, and at the head.
    fn of(row: &FactRow, side: Side, role: &Role) -> Option<Self> {
        let (FactField::Item(kind), FactAt::Item(at)) = (row.field, row.at(side)?) else { return None };
        let own = role.item(at)?.fact.as_ref().is_some_and(|fact| fact.kind() == kind);
        Some(Self { at, own })
    }
}

/// What the lines of one ask, one a kind of fact, come to: the line that decides, with what it decides.
///
/// Kinds that every alternative asks have all to be shown; of the others one is enough.
fn verdict(rows: &[FactRow], from: &Role, to: &Role) -> FactRow {
    let (free, due): (Vec<FactRow>, Vec<FactRow>) = rows.iter().partition(|row| leaves_way_around(row, Side::B, to));
    let worst = due.into_iter().max_by_key(|row| step(row.relation));
    let best = one_of(&free, from);
    worst.into_iter().chain(best).max_by_key(|row| step(row.relation)).unwrap_or(rows[0])
}

/// What alternatives come to. One that the other role asks of everybody settles it; one that is an alternative there too
/// may not have been the one taken.
fn one_of(rows: &[FactRow], from: &Role) -> Option<FactRow> {
    let is_met = |row: &&FactRow| step(row.relation) <= step(Relation::Looser);
    if rows.iter().all(|row| is_met(&row)) {
        return rows.iter().max_by_key(|row| step(row.relation)).copied();
    }
    let sure = rows.iter().filter(is_met).find(|row| !leaves_way_around(row, Side::A, from));
    let perhaps = || rows.iter().find(is_met).map(|row| FactRow { relation: Relation::Different, ..*row });
    sure.copied().or_else(perhaps).or_else(|| rows.iter().min_by_key(|row| step(row.relation)).copied())
}

fn leaves_way_around(row: &FactRow, side: Side, role: &Role) -> bool {
    let (FactField::Item(kind), Some(FactAt::Item(at))) = (row.field, row.at(side)) else { return false };
    role.item(at).is_some_and(|item: &Item| has_way_around(kind, item))
}

/// How far a relation is from being met.
fn step(relation: Relation) -> u8 {
    match relation {
        Relation::Same => 0,
        Relation::Looser | Relation::OnlyA => 1,
        Relation::Different => 2,
        Relation::Stricter => 3,
        Relation::OnlyB => 4,
    }
}

#[cfg(test)]
mod tests;
