//! The state of several roles as a matrix.

use role_explorer::compare::Spread;

use super::Reader;
use crate::tui::page::matrix::Table;
use crate::tui::wording::comparison;

/// The matrix on the screen. The baseline is its first column and stays in view; the others scroll.
#[derive(Debug, Default)]
pub(crate) struct Matrix {
    /// What is in it; empty until the comparison is made.
    pub(crate) table: Table,
    /// The short names of the roles, for columns of the width they were made for.
    pub(crate) labels: (u16, Vec<String>),
    /// The lines of its rows, from top to bottom.
    pub(crate) lines: Vec<Line>,
    /// The selected row: a place in the table.
    pub(crate) row: usize,
    /// The selected column: a place in the compared roles.
    pub(crate) column: usize,
    /// The first line shown.
    pub(crate) top: usize,
    /// The first of the columns that scroll.
    pub(crate) left: usize,
    /// Whether it was scrolled since a cell was selected, and so need not show it.
    pub(crate) loose: bool,
    /// The row whose statements are read, when there is one.
    pub(crate) opened: Option<Reader>,
}

/// A line of the matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Line {
    /// Air between sections.
    Blank,
    /// The heading of a section.
    Heading(&'static str),
    /// A row, by its place in the table.
    Row(usize),
}

impl Matrix {
    /// Forgets what was in it, but not where one is.
    pub(crate) fn forget(&mut self) {
        self.table = Table::default();
        self.lines = Vec::new();
        self.labels = (0, Vec::new());
    }

    /// Takes the rows of `table` as its lines; without those that all roles share, if only differences are wanted. The
    /// selection stays where it is or, where that is left out, goes to the next row.
    pub(crate) fn set_lines(&mut self, only_differences: bool) {
        let shown = |number: &usize| !only_differences || self.table.rows[*number].spread != Spread::All;
        let sections = [
            (comparison::FACT_ROWS, 0..self.table.facts),
            (comparison::COMPETENCY_ROWS, self.table.facts..self.table.rows.len()),
        ];
        let mut lines = Vec::new();
        for (name, range) in sections {
            let rows: Vec<Line> = range.filter(shown).map(Line::Row).collect();
            if !rows.is_empty() {
                lines.extend((!lines.is_empty()).then_some(Line::Blank));
                lines.push(Line::Heading(name));
                lines.extend(rows);
            }
        }
        self.lines = lines;
        let rows: Vec<usize> = self.rows().collect();
        let place = rows.partition_point(|row| *row < self.row);
        self.row = rows.get(place).or(rows.last()).copied().unwrap_or(0);
    }

    /// The rows shown, from top to bottom.
    pub(crate) fn rows(&self) -> impl DoubleEndedIterator<Item = usize> {
        self.lines.iter().filter_map(|line| if let Line::Row(number) = line { Some(*number) } else { None })
    }

    /// The line of the selected row.
    pub(crate) fn line(&self) -> usize {
        self.lines.iter().position(|line| *line == Line::Row(self.row)).unwrap_or(0)
    }

    /// The selected row, counted from 1 among those shown.
    pub(crate) fn number(&self) -> usize {
        self.rows().take_while(|row| *row <= self.row).count()
    }

    /// Selects a row.
    pub(crate) fn select(&mut self, row: usize) {
        self.row = row;
        self.loose = false;
    }

    /// Scrolls as little as brings the selected cell into a window of `height` lines and `columns` columns, of which the
    /// baseline takes one if it is `pinned`; the heading above the first row of a section comes with it.
    pub(crate) fn show_selected(&mut self, height: usize, columns: usize, pinned: bool, roles: usize) {
        if !self.loose {
            let line = self.line();
            let headed = line > 0 && matches!(self.lines[line - 1], Line::Heading(_));
            self.top = self.top.max((line + 1).saturating_sub(height)).min(line - usize::from(headed && height > 1));
        }
        self.top = self.top.min(self.lines.len().saturating_sub(height));
        let first = usize::from(pinned);
        let room = columns.saturating_sub(first).max(1);
        if self.column >= first {
            self.left = self.left.max((self.column + 1).saturating_sub(room)).min(self.column);
        }
        self.left = self.left.min(roles.saturating_sub(room)).max(first);
    }
}
