//! What several roles state, fact by fact, for whoever lays more than two of them side by side.

use super::wording;
use crate::compare::{FactAt, FactField, Spread};
use crate::role::{FactKind, HeadFact, Pointer, Role, Section};

/// A fact and what every role states of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedFact {
    /// Which fact it is.
    pub field: FactField,
    /// What it is called.
    pub name: &'static str,
    /// Whether all roles state the same, several state it, or one alone.
    pub spread: Spread,
    /// What each role states, in its order, one list a role: `5+ years support`, `Bachelor's, preferred`.
    pub values: Vec<Vec<String>>,
}

/// The facts that any of `roles` states, in the order in which comparisons tell them.
#[must_use]
pub fn facts(roles: &[&Role]) -> Vec<StatedFact> {
    let kinds = FactKind::ALL.into_iter().map(FactField::Item);
    let fields = kinds.chain(HeadFact::ALL.into_iter().map(FactField::Head));
    fields.filter_map(|field| fact(field, roles)).collect()
}

/// What the roles state of one fact; `None` where none of them states it.
fn fact(field: FactField, roles: &[&Role]) -> Option<StatedFact> {
    let values: Vec<Vec<String>> = roles.iter().map(|role| stated(field, role)).collect();
    let is_alike = values.iter().all(|own| *own == values[0]);
    let spread = match Spread::of(values.iter().map(|own| !own.is_empty())) {
        Spread::All if !is_alike => Spread::Several,
        spread => spread,
    };
    let is_stated = values.iter().any(|own| !own.is_empty());
    is_stated.then(|| StatedFact { field, name: wording::fact_name(field), spread, values })
}

fn stated(field: FactField, role: &Role) -> Vec<String> {
    let said = |at: FactAt| wording::fact_value(role, field, Some(at));
    let of_item = |pointer: Pointer| {
        let value = said(FactAt::Item(pointer))?;
        Some(if pointer.section == Section::Preferred {
            format!("{value}, {}", wording::section(pointer.section))
        } else {
            value
        })
    };
    match field {
        FactField::Head(_) => said(FactAt::Head).into_iter().collect(),
        FactField::Item(_) => role.items().filter_map(|(pointer, _)| of_item(pointer)).collect(),
    }
}
