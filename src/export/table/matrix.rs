//! What several roles state, as tables with a column for each role: a row for each fact, and one for each competency.

use super::{Column, Row, Table, joined};
use crate::compare::{FactField, MatrixRow};
use crate::export::document::Compared;
use crate::export::stated::{self, StatedFact};
use crate::role::Role;
use crate::text::Text;

/// The competencies: their ids and names, then how many statements each role has on them, under the role's id.
pub(crate) fn competencies<'a>(compared: &Compared<'a>) -> Table<'a> {
    const NAMES: [Column; 2] = [Column::text("tag", "Id", 24), Column::text("name", "Competency", 32)];
    let columns = with_roles(&NAMES, compared.roles, |column| Column { width: 20, is_number: true, ..column });
    Table::new(&columns, compared.comparison.matrix.rows.iter().map(counts))
}

/// The facts: what each role states of them, under the role's id; empty where that is nothing.
pub(crate) fn stated<'a>(compared: &Compared<'a>) -> Table<'a> {
    const NAMES: [Column; 2] = [Column::text("field", "Id", 16), Column::text("name", "Fact", 20)];
    let columns = with_roles(&NAMES, compared.roles, |column| column);
    Table::new(&columns, stated::facts(compared.roles).into_iter().map(values))
}

/// Facts and competencies in one table, told apart by its first column.
pub(crate) fn matrix<'a>(compared: &Compared<'a>) -> Table<'a> {
    const NAMES: [Column; 3] =
        [Column::text("row", "Row", 12), Column::text("tag", "Id", 24), Column::text("name", "Name", 32)];
    let columns = with_roles(&NAMES, compared.roles, |column| column);
    let rows = |kind: &str, table: Table<'a>| {
        let kind = kind.to_owned();
        table.rows.map(move |row| [kind.clone()].into_iter().chain(row).collect())
    };
    Table::new(&columns, rows("fact", stated(compared)).chain(rows("competency", competencies(compared))))
}

/// `first`, then a column for each role under its id, made by `of_role` of one of text.
fn with_roles(first: &[Column], roles: &[&Role], of_role: fn(Column) -> Column) -> Vec<Column> {
    let text = |role: &&Role| Column {
        key: role.id.to_string().into(),
        heading: role.name().into(),
        ..Column::text("", "", 32)
    };
    first.iter().cloned().chain(roles.iter().map(text).map(of_role)).collect()
}

fn counts(row: &MatrixRow) -> Row {
    let names = [&row.tag, &row.name].map(|text| text.as_ref().map(Text::to_string).unwrap_or_default());
    names.into_iter().chain(row.cells.iter().map(|items| items.len().to_string())).collect()
}

fn values(fact: StatedFact) -> Row {
    let key = match fact.field {
        FactField::Item(kind) => kind.key(),
        FactField::Head(head) => head.key(),
    };
    [key.to_owned(), fact.name.to_owned()].into_iter().chain(fact.values.into_iter().map(joined)).collect()
}
