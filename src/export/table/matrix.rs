//! The matrix as a table: a row for each competency.

use super::{Column, Row, Table};
use crate::compare::MatrixRow;
use crate::export::document::Compared;
use crate::text::Text;

/// The first columns; those of the roles follow.
const COLUMNS: [Column; 2] = [Column::text("tag", "Id", 24), Column::text("name", "Competency", 32)];

/// The matrix: the competency's id and name, then how many statements each role has on it, under the role's id.
pub(crate) fn matrix<'a>(compared: &Compared<'a>) -> Table<'a> {
    let of_role = |id: &Text, name: String| Column {
        key: id.to_string().into(),
        heading: name.into(),
        width: 20,
        is_number: true,
    };
    let roles = compared.roles.iter().map(|role| of_role(&role.id, role.name()));
    let columns: Vec<Column> = COLUMNS.into_iter().chain(roles).collect();
    Table::new(&columns, compared.comparison.matrix.rows.iter().map(cells))
}

fn cells(row: &MatrixRow) -> Row {
    let names = [&row.tag, &row.name].map(|text| text.as_ref().map(Text::to_string).unwrap_or_default());
    names.into_iter().chain(row.cells.iter().map(|items| items.len().to_string())).collect()
}
