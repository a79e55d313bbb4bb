//! The answer to a query as a table: a row for each hit, best first.

use super::{Column, Row, Table};
use crate::export::document::Answer;
use crate::export::wording::{rounded, why};
use crate::search::Hit;

/// The columns: the keys of a hit's JSON, and what tells its role. `matches` are pairs of start and end in characters of the
/// text, `0-4 7-9`; `total` counts the hits beyond the limit too.
const COLUMNS: [Column; 11] = [
    Column::text("role", "Id", 24),
    Column::text("title", "Role", 32),
    Column::text("variant", "Variant", 16),
    Column::text("organization", "Organisation", 24),
    Column::text("field", "Part", 18),
    Column::text("pointer", "Pointer", 26),
    Column::text("text", "Text", 80),
    Column::number("score", "Score"),
    Column::text("matches", "Matches", 14),
    Column::text("why", "Why", 14),
    Column::number("total", "Hits in all"),
];

/// Hits.
pub(crate) fn hits<'a>(answer: &Answer<'a>) -> Table<'a> {
    let answer = *answer;
    Table::new(&COLUMNS, answer.found.hits().map(move |hit| cells(&answer, hit)))
}

fn cells(answer: &Answer<'_>, hit: Hit) -> Row {
    let role = answer.roles[hit.role];
    let matches: Vec<String> = hit.matches.iter().map(|range| format!("{}-{}", range.start, range.end)).collect();
    vec![
        role.id.to_string(),
        role.title.to_string(),
        role.variant.as_deref().unwrap_or_default().to_owned(),
        role.organization.as_deref().unwrap_or_default().to_owned(),
        hit.field.key().to_owned(),
        hit.pointer,
        hit.text,
        rounded(hit.score).to_string(),
        matches.join(" "),
        why(hit.why).to_owned(),
        answer.found.total().to_string(),
    ]
}
