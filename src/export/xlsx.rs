//! Documents as XLSX (Office Open XML), for people with spreadsheets: the tables that CSV has too, with headings for people,
//! numbers as numbers and everything else as text, whatever it begins with.
//!
//! The same document is the same bytes: it holds neither a clock's time nor a random name.

mod compared;

use std::borrow::Cow;

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::document::{Answer, Compared, Findings, Move, Neighbours};
use super::table::{self, Column, Row, Table};
use super::wording::{self, comparison as words};
use crate::catalog::Catalog;
use crate::role::Role;
use crate::search::Field;
use compared::compared as roles_compared;

/// Rows and columns of a sheet at the most, its head included (ECMA-376 leaves it open; Excel and others take so many).
const SIZE: Size = Size { rows: 1_048_576, columns: 16_384 };
/// UTF-16 units of a cell's text at the most, for the same reason.
const TEXT: usize = 32_767;
/// The ground of a sheet's head, the line below it.
const WASH: u32 = 0x00F2_F0EA;
const LINE: u32 = 0x00A3_9E92;

/// Writes a list of roles.
pub(crate) fn roles(catalog: &Catalog) -> Vec<u8> {
    book([("Roles", table::roles(catalog))])
}

/// Writes a role.
pub(crate) fn role(role: &Role) -> Vec<u8> {
    book([("Role", table::role(role))])
}

/// Writes the answer to a query.
pub(crate) fn hits(answer: &Answer<'_>) -> Vec<u8> {
    book([("Hits", said(answer))])
}

fn said<'a>(answer: &Answer<'a>) -> Table<'a> {
    const PARTS: [(&str, &str); 1] = [(Field::Organization.key(), wording::field(Field::Organization))];
    table::hits(answer).worded("field", &PARTS)
}

/// Writes a comparison: the roles with their counts, the facts, the statements with the reader's decisions on them and, of
/// three roles or more, the matrix.
pub(crate) fn comparison(compared: &Compared<'_>) -> Vec<u8> {
    const SIDES: [(&str, &str); 2] = [("only_a", words::ONLY_LEFT), ("only_b", words::ONLY_RIGHT)];
    let said = table::comparison(compared).worded("kind", &SIDES);
    let [found, others] = said.parted("row", "fact");
    let facts = ["a", "b", "about", "kind", "a_list", "a_text", "b_list", "b_text"];
    let statements = [
        "a", "b", "about", "kind", "score", "a_list", "a_text", "b_list", "b_text", "shared", "tags", "decided",
        "kindred", "inferred",
    ];
    let matrix = (compared.roles.len() > 2).then(|| ("Matrix", table::competencies(compared)));
    let sheets =
        [("Roles", roles_compared(compared)), ("Facts", found.only(&facts)), ("Statements", others.only(&statements))];
    book(sheets.into_iter().chain(matrix))
}

/// Writes the matrix of a comparison, after the roles with their counts and the facts that they state.
pub(crate) fn matrix(compared: &Compared<'_>) -> Vec<u8> {
    let matrix = ("Matrix", table::competencies(compared));
    book([("Roles", roles_compared(compared)), ("Facts", table::stated(compared)), matrix])
}

/// Writes what a move asks for.
pub(crate) fn gap(answer: &Move<'_>) -> Vec<u8> {
    let columns = ["list", "about", "kind", "score", "to_list", "to_text", "from_list", "from_text", "decided"];
    let asked = table::gap(answer).worded("list", &[("check", "to check"), ("no_longer", "no longer")]);
    book([("Gap", asked.worded("kind", &[("only_a", "only now"), ("only_b", "only asked")]).only(&columns))])
}

/// Writes the roles most like another.
pub(crate) fn similar(neighbours: &Neighbours<'_>) -> Vec<u8> {
    book([("Similar", table::similar(neighbours))])
}

/// Writes problems.
pub(crate) fn problems(findings: &Findings<'_>) -> Vec<u8> {
    book([("Problems", table::problems(findings))])
}

impl Table<'_> {
    /// The rows that have `word` in a column, and the others.
    fn parted(self, key: &str, word: &str) -> [Self; 2] {
        let place = self.place(key);
        let (with, without): (Vec<Row>, Vec<Row>) = self.rows.partition(|row| place.is_some_and(|at| row[at] == word));
        [with, without].map(|rows| Self::new(&self.columns, rows.into_iter()))
    }

    /// These columns alone, in this order.
    fn only(self, keys: &[&str]) -> Self {
        let places: Vec<usize> = keys.iter().filter_map(|key| self.place(key)).collect();
        let columns = places.iter().map(|place| self.columns[*place].clone()).collect();
        let cells = move |mut row: Row| places.iter().map(|place| std::mem::take(&mut row[*place])).collect();
        Self { columns, rows: Box::new(self.rows.map(cells)) }
    }

    /// The same with words for people in place of some that programs read in a column.
    fn worded(self, key: &str, words: &'static [(&str, &str)]) -> Self {
        let Some(place) = self.place(key) else { return self };
        let worded = move |mut row: Row| {
            if let Some((_, word)) = words.iter().find(|(word, _)| *word == row[place]) {
                (*word).clone_into(&mut row[place]);
            }
            row
        };
        Self { rows: Box::new(self.rows.map(worded)), ..self }
    }

    /// Which column has this key.
    fn place(&self, key: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.key == key)
    }
}

/// A workbook of these sheets, each with its name.
fn book<'a>(sheets: impl IntoIterator<Item = (&'static str, Table<'a>)>) -> Vec<u8> {
    written(sheets, SIZE).expect("cells are within what the format holds, and memory takes what is written")
}

/// How much a sheet takes.
#[derive(Clone, Copy)]
struct Size {
    /// Rows, the head included, at least 2.
    rows: usize,
    /// Columns, more than those of text that a table with more begins with.
    columns: usize,
}

/// The same with sheets of that size at the most; what has more goes on in a further sheet.
fn written<'a>(sheets: impl IntoIterator<Item = (&'static str, Table<'a>)>, size: Size) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // A fixed day in place of the clock's, the first that the format knows.
    book.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(1900, 1, 1)?));
    for (name, table) in sheets {
        let mut number = 1;
        for Table { columns, rows } in narrowed(table, size.columns) {
            let mut left = rows.peekable();
            loop {
                let sheet = book.add_worksheet();
                sheet.set_name(if number == 1 { name.to_owned() } else { format!("{name} {number}") })?;
                fill(sheet, &columns, left.by_ref().take(size.rows - 1))?;
                number += 1;
                if left.peek().is_none() {
                    break;
                }
            }
        }
    }
    book.save_to_buffer()
}

/// The table as several, side by side, where it has more than `most` columns. Each begins with the columns of text before the
/// first number, which tell what a row is about.
fn narrowed(table: Table<'_>, most: usize) -> Vec<Table<'_>> {
    if table.columns.len() <= most {
        return vec![table];
    }
    let lead = table.columns.iter().take_while(|column| !column.is_number).count();
    let rows: Vec<Row> = table.rows.collect();
    let others: Vec<usize> = (lead..table.columns.len()).collect();
    let part = |others: &[usize]| {
        let places: Vec<usize> = (0..lead).chain(others.iter().copied()).collect();
        let columns: Vec<Column> = places.iter().map(|place| table.columns[*place].clone()).collect();
        let rows: Vec<Row> = rows.iter().map(|row| places.iter().map(|place| row[*place].clone()).collect()).collect();
        Table::new(&columns, rows.into_iter())
    };
    others.chunks(most - lead).map(part).collect()
}

/// Writes a sheet: a head that stays while the rest is scrolled, then the rows.
fn fill(sheet: &mut Worksheet, columns: &[Column], rows: impl Iterator<Item = Row>) -> Result<(), XlsxError> {
    let usual = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let head = usual.clone().set_bold().set_background_color(WASH);
    let head = head.set_border_bottom(FormatBorder::Thin).set_border_bottom_color(LINE);
    for (place, column) in (0..).zip(columns) {
        // Cells take the format of their column: named for each of them, it would take a fifth of the time.
        sheet.set_column_width(place, column.width)?.set_column_format(place, &usual)?;
        sheet.write_string_with_format(0, place, cut(&column.heading), &head)?;
    }
    let mut last = 0;
    for (line, row) in (1..).zip(rows) {
        last = line;
        for ((place, column), text) in (0..).zip(columns).zip(&row).filter(|(_, text)| !text.is_empty()) {
            match text.parse::<f64>() {
                Ok(number) if column.is_number => sheet.write_number(line, place, number)?,
                _ => sheet.write_string(line, place, cut(text))?,
            };
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    let end = u16::try_from(columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    sheet.autofilter(0, 0, last, end)?;
    // On paper: as wide as the page, the head on each.
    sheet.set_landscape().set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
    Ok(())
}

/// What a cell can hold of a text: an ellipsis stands for what is too much, and a mark for what XML cannot say (the two
/// noncharacters; there are no controls in safe text).
fn cut(text: &str) -> Cow<'_, str> {
    let unsaid = ['\u{fffe}', '\u{ffff}'];
    let text = if text.contains(unsaid) { text.replace(unsaid, "\u{fffd}").into() } else { Cow::Borrowed(text) };
    // No character takes more UTF-16 units than bytes.
    if text.len() <= TEXT || text.encode_utf16().count() <= TEXT {
        return text;
    }
    let mut room = TEXT - 1;
    let fits = |c: &char| room.checked_sub(c.len_utf16()).map(|left| room = left).is_some();
    text.chars().take_while(fits).chain(['…']).collect()
}

#[cfg(test)]
mod tests;
