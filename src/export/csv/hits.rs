//! The answer to a query as CSV: a record for each hit, best first.

use super::{Cells, record};
use crate::export::document::Answer;
use crate::export::wording::{field, rounded, why};
use crate::search::Hit;

/// The columns: the keys of a hit's JSON, and what tells its role.
const COLUMNS: [&str; 11] =
    ["role", "title", "variant", "organization", "field", "pointer", "text", "score", "matches", "why", "total"];

/// Writes hits. `matches` are pairs of start and end in characters of the text, `0-4 7-9`; `total` counts the hits beyond
/// the limit too. A record is made when it is asked for.
pub(crate) fn hits<'a>(answer: &'a Answer<'a>, cells: Cells) -> impl Iterator<Item = String> {
    let rows = answer.found.hits().map(move |hit| record(columns(answer, hit), cells));
    [record(COLUMNS, Cells::Raw)].into_iter().chain(rows)
}

fn columns(answer: &Answer<'_>, hit: Hit) -> [String; 11] {
    let role = answer.roles[hit.role];
    let matches: Vec<String> = hit.matches.iter().map(|range| format!("{}-{}", range.start, range.end)).collect();
    [
        role.id.to_string(),
        role.title.to_string(),
        role.variant.as_deref().unwrap_or_default().to_owned(),
        role.organization.as_deref().unwrap_or_default().to_owned(),
        field(hit.field).to_owned(),
        hit.pointer,
        hit.text,
        rounded(hit.score).to_string(),
        matches.join(" "),
        why(hit.why).to_owned(),
        answer.found.total().to_string(),
    ]
}
