//! The matrix of competencies and roles as text: for each competency how many statements every role has.

use anstyle::Style;
use unicode_width::UnicodeWidthStr;

use super::flow::{Line, Page};
use crate::compare::Spread;
use crate::export::document::Compared;
use crate::export::wording::{self, MATRIX_LEGEND, comparison as words};

/// Columns of a competency's name at the most; a longer one pushes its own line only.
const NAME: usize = 40;
/// Columns of the mark before it.
const MARK: usize = 2;
/// Columns of a role.
const CELL: usize = 7;

/// Adds the matrix: roles by their numbers from 1, competencies by name, marked where all roles have them or one alone, a
/// bar and a count in each cell.
pub(super) fn table(page: &mut Page<'_>, compared: &Compared<'_>) {
    let styles = page.look.styles;
    let rows = &compared.comparison.matrix.rows;
    let size = words::size(compared.roles.len(), rows.len());
    page.heading(&format!("{}  {size}", words::MATRIX.to_uppercase()), None);
    let names = rows.iter().map(|row| wording::competency(row.name.as_ref()).width());
    let first = names.filter(|&width| width <= NAME).max().unwrap_or(0) + 2 + MARK;
    let mut head = Line::default();
    for number in 0..compared.roles.len() {
        head = head.up_to(first + number * CELL + 2).and(styles.heading, &(number + 1).to_string());
    }
    page.line(&head);
    let most = rows.iter().flat_map(|row| &row.cells).map(Vec::len).max().unwrap_or(0);
    for row in rows {
        let style = match row.spread() {
            Spread::All => styles.same,
            Spread::Several => Style::new(),
            Spread::One(_) => styles.only,
        };
        let mut line = Line::of(style, wording::spread_mark(row.spread()))
            .up_to(MARK)
            .and(Style::new(), wording::competency(row.name.as_ref()));
        let start = line.width().max(first);
        for (number, items) in row.cells.iter().enumerate() {
            line = line.up_to(start + number * CELL);
            match items.len() {
                0 => line.push(styles.dim, "·"),
                count => line.push(Style::new(), &format!("{} {count}", wording::bar(count, most))),
            }
        }
        page.line(&line);
    }
    page.gap();
    page.paragraph(MATRIX_LEGEND, styles.dim);
}
