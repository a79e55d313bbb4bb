//! The table of facts: what each role states, value against value.

use std::collections::HashSet;

use super::align::{Scores, accepted, candidates};
use super::comparison::{FactAt, FactField, FactRow, Relation};
use super::pairing::{Candidate, Groups};
use super::prepared::{Prepared, Statement};
use super::stems::{Id, phrase};
use super::values::{both, has_way_around, head_relation, relation};
use crate::role::{Fact, FactKind, HeadFact, Item, Pointer, Role, Section};
use crate::text::Text;

/// The lines of the table: facts of items by kind, each with its best counterpart, then those at the head.
pub(super) fn rows(roles: (&Role, &Role), prepared: (&Prepared, &Prepared), scores: &Scores<'_>) -> Vec<FactRow> {
    let mut rows: Vec<FactRow> =
        FactKind::ALL.into_iter().flat_map(|kind| of_kind(kind, roles, prepared, scores)).collect();
    rows.extend(HeadFact::ALL.into_iter().filter_map(|head| {
        let relation = head_relation(head, roles.0, roles.1)?;
        let a = (relation != Relation::OnlyB).then_some(FactAt::Head);
        let b = (relation != Relation::OnlyA).then_some(FactAt::Head);
        Some(FactRow { field: FactField::Head(head), a, b, relation })
    }));
    rows
}

/// The lines of one kind of fact: pairs and what only the left states in its order, then what only the right states.
fn of_kind(kind: FactKind, roles: (&Role, &Role), (a, b): (&Prepared, &Prepared), scores: &Scores<'_>) -> Vec<FactRow> {
    let mut groups = Groups::new(a.statements.len(), b.statements.len());
    let state_it = |x: &Statement, y: &Statement| x.kinds.contains(&kind) && y.kinds.contains(&kind);
    let stated = |pair: &&Candidate| state_it(&a.statements[pair.a], &b.statements[pair.b]);
    groups.pair(accepted(a, b, scores).iter().flatten().filter(stated));
    groups.pair(&candidates(a, b, scores, |x, y, _| state_it(x, y)));
    let stating = |role: &Prepared| -> Vec<usize> {
        (0..role.statements.len()).filter(|at| role.statements[*at].kinds.contains(&kind)).collect()
    };
    let only_a: Vec<usize> = stating(a).into_iter().filter(|i| !groups.has_a(*i)).collect();
    let only_b: Vec<usize> = stating(b).into_iter().filter(|j| !groups.has_b(*j)).collect();
    let place = |role: &Prepared, at: usize| role.statements[at].pointer;
    let line = |a: Option<Pointer>, b: Option<Pointer>| FactRow {
        field: FactField::Item(kind),
        a: a.map(FactAt::Item),
        b: b.map(FactAt::Item),
        relation: item_relation(kind, roles, a, b),
    };
    let pairs = groups.into_groups();
    let mut rows: Vec<FactRow> = Vec::new();
    rows.extend(pairs.iter().map(|(_, pair)| line(Some(place(a, pair.a[0])), Some(place(b, pair.b[0])))));
    rows.extend(only_a.into_iter().map(|i| line(Some(place(a, i)), None)));
    rows.sort_by_key(|row| match row.a {
        Some(FactAt::Item(pointer)) => Some(pointer),
        _ => None,
    });
    rows.extend(only_b.into_iter().map(|j| line(None, Some(place(b, j)))));
    rows
}

fn item_relation(kind: FactKind, roles: (&Role, &Role), a: Option<Pointer>, b: Option<Pointer>) -> Relation {
    let (Some(a), Some(b)) = (a, b) else {
        return if a.is_some() { Relation::OnlyA } else { Relation::OnlyB };
    };
    let (Some(left), Some(right)) = (roles.0.item(a), roles.1.item(b)) else { return Relation::Different };
    let by_force = match force(kind, left, a.section).cmp(&force(kind, right, b.section)) {
        std::cmp::Ordering::Less => Relation::Stricter,
        std::cmp::Ordering::Equal => Relation::Same,
        std::cmp::Ordering::Greater => Relation::Looser,
    };
    both(relation(kind, left, right), by_force)
}

/// How firmly an item asks facts of `kind`, least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Force {
    /// It helps.
    Preferred,
    /// It or something else is required.
    Alternative,
    /// It is required.
    Required,
}

fn force(kind: FactKind, item: &Item, section: Section) -> Force {
    match section {
        Section::Preferred => Force::Preferred,
        _ if has_way_around(kind, item) => Force::Alternative,
        _ => Force::Required,
    }
}

/// The lists of a fact laid side by side.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overlap<'a> {
    /// What both name, as the left role writes it.
    pub both: Vec<&'a Text>,
    /// What only the left role names.
    pub only_a: Vec<&'a Text>,
    /// What only the right role names.
    pub only_b: Vec<&'a Text>,
}

impl FactRow {
    /// What the lists of both sides share, by the same rule by which the fact is compared, each part in the order of its
    /// list: "two of seven" beside "two of six" says little without. Empty where a side states no fact.
    #[must_use]
    pub fn overlap<'a>(&self, a: &'a Role, b: &'a Role) -> Overlap<'a> {
        let (Some(left), Some(right)) = (self.a, self.b) else { return Overlap::default() };
        let (left, right) = (names(self.field, a, left), names(self.field, b, right));
        let phrases = |names: &[&Text]| names.iter().map(|name| phrase(name)).collect::<HashSet<Vec<Id>>>();
        let (in_left, in_right) = (phrases(&left), phrases(&right));
        let (both, only_a) = left.into_iter().partition(|name| in_right.contains(&phrase(name)));
        let only_b = right.into_iter().filter(|name| !in_left.contains(&phrase(name))).collect();
        Overlap { both, only_a, only_b }
    }
}

/// The names a role lists for a fact.
fn names(field: FactField, role: &Role, at: FactAt) -> Vec<&Text> {
    match (field, at) {
        (FactField::Head(HeadFact::Locations), _) => role.locations.iter().collect(),
        (FactField::Item(kind), FactAt::Item(pointer)) => {
            let facts = role.item(pointer).into_iter().flat_map(Item::facts).filter(|fact| fact.kind() == kind);
            facts.flat_map(listed).collect()
        }
        _ => Vec::new(),
    }
}

fn listed(fact: &Fact) -> &[Text] {
    match fact {
        Fact::Degree(degree) => &degree.fields,
        Fact::Certification(names) => names,
        Fact::Knowledge(knowledge) => &knowledge.of,
        Fact::Years(_) | Fact::Clearance(_) | Fact::Language(_) => &[],
    }
}

#[cfg(test)]
mod tests;
