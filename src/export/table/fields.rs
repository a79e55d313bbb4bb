//! The cells of rows about two roles, by column: facts and statements of either side, and decisions on them.

use std::collections::BTreeMap;

use super::{Column, Row};
use crate::compare::{FactAt, FactField, FactRow, Kind, Relation, Stale, StaleWhy, Verdict};
use crate::export::wording;
use crate::role::{Pointer, Role};

/// The cells of a row by column.
pub(super) type Fields = BTreeMap<&'static str, String>;

/// The columns of one side: JSON pointer, list and text.
pub(super) type Side = [&'static str; 3];

/// The row of these columns; where `fields` has nothing for one, its cell is empty.
pub(super) fn row(columns: &[Column], mut fields: Fields) -> Row {
    columns.iter().map(|column| fields.remove(&*column.key).unwrap_or_default()).collect()
}

/// What a fact is of, and how its sides relate.
pub(super) fn fact(row: &FactRow) -> Fields {
    Fields::from([("about", wording::fact_name(row.field).to_owned()), ("kind", relation(row.relation).to_owned())])
}

/// The word for a relation, as JSON has it.
pub(super) fn relation(relation: Relation) -> &'static str {
    match relation {
        Relation::Same => "same",
        Relation::Stricter => "stricter",
        Relation::Looser => "looser",
        Relation::Different => "different",
        Relation::OnlyA => "only_a",
        Relation::OnlyB => "only_b",
    }
}

/// The word for how surely two statements belong together, as JSON has it.
pub(super) fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Same => "same",
        Kind::Reworded => "reworded",
        Kind::Possible => "possible",
    }
}

/// `fields` with what one side states of a fact.
pub(super) fn stated(mut fields: Fields, side: Side, role: &Role, field: FactField, at: Option<FactAt>) -> Fields {
    fields.insert(side[2], wording::fact_value(role, field, at).unwrap_or_default());
    match (at, field) {
        (Some(FactAt::Item(pointer)), _) => place(&mut fields, side, pointer),
        (Some(FactAt::Head), FactField::Head(head)) => {
            fields.insert(side[0], format!("/{}", head.key()));
        }
        _ => {}
    }
    fields
}

/// `fields` with a statement of one side.
pub(super) fn said(mut fields: Fields, side: Side, role: &Role, pointer: Pointer) -> Fields {
    place(&mut fields, side, pointer);
    fields.insert(side[2], role.item(pointer).map(|item| item.text.to_string()).unwrap_or_default());
    fields
}

/// Adds where a statement of one side stands.
pub(super) fn place(fields: &mut Fields, side: Side, pointer: Pointer) {
    fields.insert(side[0], pointer.to_string());
    fields.insert(side[1], wording::section(pointer.section).to_owned());
}

/// `fields` with words of ours.
pub(super) fn with(mut fields: Fields, words: &[(&'static str, &'static str)]) -> Fields {
    fields.extend(words.iter().map(|(column, word)| (*column, (*word).to_owned())));
    fields
}

/// A row of what the reader decided; of what does not apply, with the reason.
pub(super) fn decision(why: &'static str, verdict: Verdict) -> Fields {
    with(Fields::new(), &[("row", "decision"), ("kind", why), ("decided", wording::verdict(verdict))])
}

/// A decision that does not apply: its statements stand in neither role, or not as they are named.
pub(super) fn stale(stale: &Stale, sides: [Side; 2]) -> Fields {
    let why = match stale.why {
        StaleWhy::Gone => "gone",
        StaleWhy::Unlike => "unlike",
        StaleWhy::Crowded => "crowded",
    };
    let mut fields = decision(why, stale.verdict);
    for (side, named) in sides.into_iter().zip([&stale.a, &stale.b]) {
        fields.insert(side[2], named.text.to_string());
        if let Some(at) = named.at {
            place(&mut fields, side, at);
        }
    }
    fields
}
