//! The roles most like another as CSV: a record for each, most alike first.

use super::{Cells, record};
use crate::compare::Similar;
use crate::export::document::Neighbours;
use crate::export::wording::rounded;

/// The columns: the id of the role the others are like; what tells each of the others; how alike the two are, 0 to 1, how
/// many links they share, and the counts of comparing them, as JSON calls them.
const COLUMNS: [&str; 12] = [
    "role",
    "id",
    "title",
    "variant",
    "organization",
    "score",
    "shared",
    "same",
    "reworded",
    "possible",
    "only_a",
    "only_b",
];

/// Writes the roles most like another, best first.
pub(crate) fn similar(neighbours: &Neighbours<'_>, cells: Cells) -> String {
    let head = record(COLUMNS, Cells::Raw);
    let rows = neighbours.found.iter().map(|found| record(columns(neighbours, found), cells));
    [head].into_iter().chain(rows).collect()
}

fn columns(neighbours: &Neighbours<'_>, found: &Similar) -> [String; 12] {
    let role = neighbours.roles[found.role];
    let counts = &found.summary;
    [
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
    ]
}
