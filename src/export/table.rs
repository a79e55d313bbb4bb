//! Documents as tables, for the formats that have rows and columns: a row for each thing that is said, the same cells
//! whatever the format. Columns are only ever added, at the end.

mod comparison;
mod fields;
mod gap;
mod hits;
mod matrix;
mod problems;
mod role;
mod roles;
mod similar;

pub(super) use comparison::comparison;
pub(super) use gap::gap;
pub(super) use hits::hits;
pub(super) use matrix::matrix;
#[cfg(feature = "xlsx")]
pub(super) use matrix::{competencies, stated};
pub(super) use problems::problems;
pub(super) use role::role;
pub(super) use roles::roles;
pub(super) use similar::similar;

use std::borrow::Cow;

/// The cells of a row, one a column.
pub(super) type Row = Vec<String>;

/// A table. Its rows are made when they are asked for, where that saves memory.
pub(super) struct Table<'a> {
    /// What stands in the columns.
    pub(super) columns: Vec<Column>,
    /// The rows, each with a cell for every column.
    pub(super) rows: Box<dyn Iterator<Item = Row> + 'a>,
}

/// What stands in a column.
#[derive(Clone, Debug)]
#[cfg_attr(not(feature = "xlsx"), expect(dead_code, reason = "what is for people is for spreadsheets alone"))]
pub(super) struct Column {
    /// Its name for programs.
    pub(super) key: Cow<'static, str>,
    /// Its name for people.
    pub(super) heading: Cow<'static, str>,
    /// How wide it reads well, in characters.
    pub(super) width: u16,
    /// Whether its cells are numbers, or empty.
    pub(super) is_number: bool,
}

impl Column {
    /// A column of text.
    pub(super) const fn text(key: &'static str, heading: &'static str, width: u16) -> Self {
        Self { key: Cow::Borrowed(key), heading: Cow::Borrowed(heading), width, is_number: false }
    }

    /// A column of numbers.
    pub(super) const fn number(key: &'static str, heading: &'static str) -> Self {
        Self { key: Cow::Borrowed(key), heading: Cow::Borrowed(heading), width: 12, is_number: true }
    }
}

impl<'a> Table<'a> {
    pub(super) fn new(columns: &[Column], rows: impl Iterator<Item = Row> + 'a) -> Self {
        Self { columns: columns.to_vec(), rows: Box::new(rows) }
    }
}

/// Texts in one cell.
fn joined(texts: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    let texts: Vec<_> = texts.into_iter().collect();
    texts.iter().map(AsRef::as_ref).collect::<Vec<&str>>().join("; ")
}
