//! A list of roles as a table: a row for each role.

use super::{Column, Row, Table};
use crate::catalog::{Catalog, Entry};
use crate::role::HeadFact;
use crate::text::Text;

/// The columns: the keys of a list's JSON, and what stands at the head of a profile.
const COLUMNS: [Column; 19] = [
    Column::text("id", "Id", 24),
    Column::text("title", "Title", 32),
    Column::text("variant", "Variant", 16),
    Column::text("organization", "Organisation", 24),
    Column::text("unit", "Unit", 24),
    Column::text("family", "Family", 20),
    Column::number("responsibilities", "Responsibilities"),
    Column::number("required", "Required"),
    Column::number("preferred", "Preferred"),
    Column::text("path", "File", 32),
    Column::text("level", "Level", 16),
    Column::text("segment", "Segment", 24),
    Column::text("locations", "Locations", 32),
    Column::text("workplace", "Workplace", 14),
    Column::text("travel", "Travel", 16),
    Column::text("employment", "Employment", 14),
    Column::text("pay", "Pay", 24),
    Column::text("posted", "Posted", 12),
    Column::text("closes", "Closes", 12),
];

/// A list of roles, each row made when it is asked for.
pub(crate) fn roles(catalog: &Catalog) -> Table<'_> {
    Table::new(&COLUMNS, catalog.entries.iter().map(cells))
}

fn cells(entry: &Entry) -> Row {
    let role = &entry.role;
    let said = |text: &Option<Text>| text.as_deref().unwrap_or_default().to_owned();
    let fact = |fact: HeadFact| fact.say(role).unwrap_or_default();
    vec![
        role.id.to_string(),
        role.title.to_string(),
        said(&role.variant),
        said(&role.organization),
        said(&role.unit),
        said(&role.family),
        role.responsibilities.len().to_string(),
        role.qualifications.required.len().to_string(),
        role.qualifications.preferred.len().to_string(),
        entry.origin.name().map(|name| name.to_string()).unwrap_or_default(),
        said(&role.level),
        said(&role.segment),
        fact(HeadFact::Locations),
        fact(HeadFact::Workplace),
        fact(HeadFact::Travel),
        fact(HeadFact::Employment),
        fact(HeadFact::Pay),
        role.posted.as_ref().map(ToString::to_string).unwrap_or_default(),
        role.closes.as_ref().map(ToString::to_string).unwrap_or_default(),
    ]
}
