//! Documents as CSV (RFC 4180, UTF-8), for spreadsheets and machines: one table a document, its columns named in the first
//! record.
//!
//! A spreadsheet takes a cell that begins with `=` for a formula, whoever wrote it. Unless machines are to read it
//! ([`Cells::Raw`]), an apostrophe stands before such a cell, and before one that begins with an apostrophe already: who
//! reads it back takes one leading apostrophe away.

use super::table::Table;

/// How what roles say is written into cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cells {
    /// So that no spreadsheet takes a cell for a formula.
    Defused,
    /// As it is.
    Raw,
}

/// Writes a table, a record each part.
pub(crate) fn table(table: Table<'_>, cells: Cells) -> impl Iterator<Item = String> {
    let head = record(table.columns.iter().map(|column| &column.key), cells);
    [head].into_iter().chain(table.rows.map(move |row| record(row, cells)))
}

/// A record with its line break.
fn record(texts: impl IntoIterator<Item = impl AsRef<str>>, cells: Cells) -> String {
    let mut out = String::new();
    for (number, text) in texts.into_iter().enumerate() {
        if number > 0 {
            out.push(',');
        }
        push(&mut out, text.as_ref(), cells);
    }
    out.push_str("\r\n");
    out
}

/// Adds a cell, in quotes where it would otherwise be read as something else than itself.
fn push(out: &mut String, text: &str, cells: Cells) {
    let defused = cells == Cells::Defused && begins_formula(text);
    let quoted = text.contains([',', '"', '\r', '\n', ';', '\t']) || text.trim() != text;
    if quoted {
        out.push('"');
    }
    if defused {
        out.push('\'');
    }
    if quoted {
        out.push_str(&text.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(text);
    }
}

/// Whether a spreadsheet could take a cell for a formula, or for text with an apostrophe of ours before it: what begins so
/// after white space too, and with the full-width signs that East Asian versions take for the narrow ones (OWASP, "CSV
/// Injection").
fn begins_formula(text: &str) -> bool {
    let begins = |c: char| matches!(c, '=' | '+' | '-' | '@' | '\'' | '＝' | '＋' | '－' | '＠');
    text.starts_with(['\t', '\r', '\n']) || text.trim_start().starts_with(begins)
}

#[cfg(test)]
mod tests;
