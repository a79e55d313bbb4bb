//! The matrix as CSV: a record for each competency.

use super::{Cells, record};
use crate::export::document::Compared;
use crate::text::Text;

/// Writes the matrix: the competency's id and name, then how many statements each role has on it, under the role's id.
pub(crate) fn matrix(compared: &Compared<'_>, cells: Cells) -> String {
    let ids = compared.roles.iter().map(|role| role.id.as_str());
    let head = record(["tag", "name"].into_iter().chain(ids), cells);
    let rows = compared.comparison.matrix.rows.iter().map(|row| {
        let counts = row.cells.iter().map(|items| items.len().to_string());
        record(
            [&row.tag, &row.name]
                .map(|text| text.as_ref().map(Text::to_string).unwrap_or_default())
                .into_iter()
                .chain(counts),
            cells,
        )
    });
    [head].into_iter().chain(rows).collect()
}
