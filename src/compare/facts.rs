//! The table of facts: what each role states, value against value, and what each line says where it is shown.

use serde_json::{Map, Value};

use super::align::{Scores, accepted, candidates};
use super::comparison::{FactAt, FactField, FactRow, Relation, Side};
use super::pairing::{Candidate, Groups};
use super::prepared::{Prepared, Statement};
use super::values::{both, has_way_around, head_relation, relation};
use crate::role::{Fact, FactKind, HeadFact, Item, Pointer, Role, Section};

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

impl FactRow {
    /// Where a side states the fact.
    #[must_use]
    pub fn at(&self, side: Side) -> Option<FactAt> {
        match side {
            Side::A => self.a,
            Side::B => self.b,
        }
    }

    /// Whether a side requires the fact rather than preferring it; `None` where it is not stated or stands at the head.
    #[must_use]
    pub fn required(&self, side: Side) -> Option<bool> {
        match self.at(side)? {
            FactAt::Item(pointer) => Some(pointer.section != Section::Preferred),
            FactAt::Head => None,
        }
    }

    /// What a side says, in words short enough for a table; `role` is that side's role. `None` where it is not stated.
    #[must_use]
    pub fn text(&self, side: Side, role: &Role) -> Option<String> {
        match (self.at(side)?, self.field) {
            (FactAt::Item(pointer), _) => role.item(pointer)?.brief().map(|brief| brief.to_string()),
            (FactAt::Head, FactField::Head(head)) => head.say(role),
            (FactAt::Head, FactField::Item(_)) => None,
        }
    }

    /// What a side states, as data in the shape of the profile; `role` is that side's role. Alternatives are an object with
    /// the key `any_of`: a list of lists of facts, prose among them as `{"text": …}`. `None` where it is not stated.
    #[must_use]
    pub fn value(&self, side: Side, role: &Role) -> Option<Value> {
        match (self.at(side)?, self.field) {
            (FactAt::Item(pointer), FactField::Item(kind)) => {
                let item = role.item(pointer)?;
                match item.fact.as_ref().filter(|fact| fact.kind() == kind) {
                    Some(fact) => fact_value(fact),
                    None => Some(alternatives(item)),
                }
            }
            (FactAt::Head, FactField::Head(head)) => head_value(head, role),
            _ => None,
        }
    }
}

/// A fact without its key.
fn fact_value(fact: &Fact) -> Option<Value> {
    match serde_json::to_value(fact).ok()? {
        Value::Object(map) => map.into_iter().next().map(|(_, value)| value),
        value => Some(value),
    }
}

fn alternatives(item: &Item) -> Value {
    let one = |item: &Item| match &item.fact {
        Some(fact) => serde_json::to_value(fact).unwrap_or_default(),
        None if !item.any_of.is_empty() => alternatives(item),
        None => Value::Object(Map::from_iter([("text".to_owned(), Value::from(item.text.as_str()))])),
    };
    let branches = item.any_of.iter().map(|branch| branch.iter().map(one).collect::<Value>()).collect();
    Value::Object(Map::from_iter([("any_of".to_owned(), branches)]))
}

fn head_value(head: HeadFact, role: &Role) -> Option<Value> {
    match head {
        HeadFact::Locations => serde_json::to_value(&role.locations),
        HeadFact::Workplace => serde_json::to_value(role.workplace),
        HeadFact::Travel => serde_json::to_value(&role.travel),
        HeadFact::Employment => serde_json::to_value(role.employment),
        HeadFact::Pay => serde_json::to_value(&role.pay),
    }
    .ok()
}

#[cfg(test)]
mod tests;
