//! Problems as a table: a row for each.

use super::{Column, Row, Table};
use crate::export::document::Findings;
use crate::problem::Problem;

/// The columns: the keys of a problem's JSON.
const COLUMNS: [Column; 7] = [
    Column::text("path", "File", 40),
    Column::number("line", "Line"),
    Column::number("column", "Column"),
    Column::text("severity", "Severity", 12),
    Column::text("code", "Code", 20),
    Column::text("message", "Problem", 60),
    Column::text("help", "Help", 60),
];

/// Problems.
pub(crate) fn problems<'a>(findings: &Findings<'a>) -> Table<'a> {
    Table::new(&COLUMNS, findings.problems.iter().map(cells))
}

fn cells(problem: &Problem) -> Row {
    vec![
        problem.path.as_deref().unwrap_or_default().to_owned(),
        problem.position.map(|at| at.line.to_string()).unwrap_or_default(),
        problem.position.map(|at| at.column.to_string()).unwrap_or_default(),
        problem.severity.to_string(),
        problem.code.to_owned(),
        problem.message.to_string(),
        problem.help.as_deref().unwrap_or_default().to_owned(),
    ]
}
