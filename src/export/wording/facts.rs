//! The words for what a role states as a fact.

use crate::compare::{FactAt, FactField, FactRow, Overlap};
use crate::role::{Fact, FactKind, Item, Role, Section};
use crate::text::Text;

/// What a fact is called.
#[must_use]
pub fn fact_name(field: FactField) -> &'static str {
    match field {
        FactField::Item(kind) => kind.name(),
        FactField::Head(fact) => fact.name(),
    }
}

/// What both sides of a line of facts state, left and right: `5+ years enterprise support`, `Bachelor's, preferred`. That
/// a role requires a fact is said where the other one does not.
#[must_use]
pub fn fact_values(row: &FactRow, a: &Role, b: &Role) -> [Option<String>; 2] {
    let (left, right) = (force(row.field, row.a, a), force(row.field, row.b, b));
    let say = |role: &Role, at: Option<FactAt>, own: &'static str, other: &'static str| {
        let value = fact_value(role, row.field, at)?;
        let is_told = !own.is_empty() && (own != REQUIRED || other != REQUIRED);
        Some(if is_told { format!("{value}, {own}") } else { value })
    };
    [say(a, row.a, left, right), say(b, row.b, right, left)]
}

/// What the lists of two facts share where they differ, in a line: `in both: SQL, Azure`; `None` where that is nothing.
#[must_use]
pub fn in_both(row: &FactRow, a: &Role, b: &Role) -> Option<String> {
    let Overlap { both, only_a, only_b } = row.overlap(a, b);
    let differ = !(only_a.is_empty() && only_b.is_empty());
    let names: Vec<&str> = both.into_iter().map(Text::as_str).collect();
    (differ && !names.is_empty()).then(|| format!("in both: {}", names.join(", ")))
}

/// The word for what a role asks whatever else one brings.
const REQUIRED: &str = "required";

/// Whether a role requires or prefers a fact, in a word; empty where it does neither, or leaves a way around it.
fn force(field: FactField, at: Option<FactAt>, role: &Role) -> &'static str {
    let (FactField::Item(kind), Some(FactAt::Item(pointer))) = (field, at) else { return "" };
    match pointer.section {
        Section::Preferred => "preferred",
        Section::Required if !role.item(pointer).is_some_and(|item| has_way_around(kind, item)) => REQUIRED,
        _ => "",
    }
}

/// What `role` states at `at`, in words: `5+ years enterprise support`. `None` where it states nothing.
#[must_use]
pub fn fact_value(role: &Role, field: FactField, at: Option<FactAt>) -> Option<String> {
    match (field, at?) {
        (FactField::Head(fact), _) => fact.say(role),
        (FactField::Item(_), FactAt::Head) => None,
        (FactField::Item(kind), FactAt::Item(pointer)) => item_value(kind, role.item(pointer)?),
    }
}

/// The same with the alternatives of an item told whole, whatever kinds of facts they are: for where an item is told once
/// and not once a kind.
#[must_use]
pub fn whole_value(role: &Role, field: FactField, at: Option<FactAt>) -> Option<String> {
    let (FactField::Item(kind), Some(FactAt::Item(pointer))) = (field, at) else { return fact_value(role, field, at) };
    let item = role.item(pointer)?;
    let own = item.fact.as_ref().filter(|fact| fact.kind() == kind).map(value);
    own.or_else(|| item.alternatives_brief().map(|brief| brief.to_string()))
}

/// What an item says of facts of `kind`: its own fact or, of its alternatives, what each asks of that kind.
fn item_value(kind: FactKind, item: &Item) -> Option<String> {
    if let Some(fact) = item.fact.as_ref().filter(|fact| fact.kind() == kind) {
        return Some(value(fact));
    }
    let mut told: Vec<String> = Vec::new();
    for branch in &item.any_of {
        let facts: Vec<String> = of_kind(kind, branch).map(value).collect();
        let text = facts.join(" and ");
        if !text.is_empty() && !told.contains(&text) {
            told.push(text);
        }
    }
    let stated = !told.is_empty();
    told.extend(has_way_around(kind, item).then(|| "without".to_owned()));
    stated.then(|| told.join(" · or "))
}

/// The facts of `kind` that one of several alternatives asks.
fn of_kind(kind: FactKind, branch: &[Item]) -> impl Iterator<Item = &Fact> {
    branch.iter().flat_map(Item::facts).filter(move |fact| fact.kind() == kind)
}

/// Whether an item that states no fact of `kind` itself leaves an alternative that asks none.
fn has_way_around(kind: FactKind, item: &Item) -> bool {
    let own = item.fact.as_ref().is_some_and(|fact| fact.kind() == kind);
    !own && item.any_of.iter().any(|branch| of_kind(kind, branch).next().is_none())
}

/// A fact in words beside its name: a lead that is no more than that name is not said again.
fn value(fact: &Fact) -> String {
    let brief = fact.brief();
    let named =
        matches!(fact.kind(), FactKind::Certification | FactKind::Clearance) || brief.lead == fact.kind().name();
    match fact {
        Fact::Years(years) if years.min.or(years.max).is_none() => format!("{}, years not stated", brief.rest),
        _ if named && !brief.rest.is_empty() => brief.rest,
        _ => brief.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::role::{Pointer, read};

    #[test]
    fn a_fact_is_told_by_the_part_of_the_item_that_states_it() {
        let item = "{text: a, degree: {level: bachelor, fields: [Physics]}, \
                    any_of: [[{text: b, years: {min: 2}}], [{text: c, years: {min: 3}}]]}";
        let yaml = format!("title: A\nqualifications: {{required: [{item}]}}\n");
        let (roles, problems) = read(yaml.as_bytes(), "a");
        assert_eq!(problems, []);
        let at = Some(FactAt::Item(Pointer { section: Section::Required, index: 0 }));
        for (kind, said) in [(FactKind::Degree, "Bachelor's Physics"), (FactKind::Years, "2+ years · or 3+ years")] {
            assert_eq!(fact_value(&roles[0].role, FactField::Item(kind), at).as_deref(), Some(said));
        }
    }
}
