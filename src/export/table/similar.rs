//! The roles most like another as a table: a row for each, most alike first.

use super::{Column, Row, Table};
use crate::compare::Similar;
use crate::export::document::Neighbours;
use crate::export::wording::rounded;

/// The columns: the id of the role the others are like; what tells each of the others; how alike the two are, 0 to 1, how
/// many links they share, and the counts of comparing them, as JSON calls them; how many of the
/// reader's decisions on the two were heeded, and how many do not apply.
const COLUMNS: [Column; 15] = [
    Column::text("role", "Like", 24),
    Column::text("id", "Id", 24),
    Column::text("title", "Title", 32),
    Column::text("variant", "Variant", 16),
    Column::text("organization", "Organisation", 24),
    Column::number("score", "Score"),
    Column::number("shared", "Shared"),
    Column::number("same", "Same"),
    Column::number("reworded", "Reworded"),
    Column::number("possible", "Possible"),
    Column::number("only_a", "Only left"),
    Column::number("only_b", "Only right"),
    Column::number("accepted", "Accepted by you"),
    Column::number("rejected", "Rejected by you"),
    Column::number("stale", "Stale"),
];

/// The roles most like another, best first.
pub(crate) fn similar<'a>(neighbours: &Neighbours<'a>) -> Table<'a> {
    let neighbours = *neighbours;
    Table::new(&COLUMNS, neighbours.found.iter().map(move |found| cells(&neighbours, found)))
}

fn cells(neighbours: &Neighbours<'_>, found: &Similar) -> Row {
    let role = neighbours.roles[found.role];
    let counts = &found.summary;
    vec![
        neighbours.roles[neighbours.role].id.to_string(),
        role.id.to_string(),
        role.title.to_string(),
        role.variant.as_deref().unwrap_or_default().to_owned(),
        role.organization.as_deref().unwrap_or_default().to_owned(),
        rounded(counts.similarity).to_string(),
        (counts.same + counts.reworded).to_string(),
        counts.same.to_string(),
        counts.reworded.to_string(),
        counts.possible.to_string(),
        counts.only_a.to_string(),
        counts.only_b.to_string(),
        found.decided.accepted.to_string(),
        found.decided.rejected.to_string(),
        found.decided.stale.to_string(),
    ]
}
