//! Documents as CSV (RFC 4180, UTF-8), for spreadsheets and machines: one table a document, its columns named in the first
//! record. Columns are only ever added, at the end.
//!
//! A spreadsheet takes a cell that begins with `=` for a formula, whoever wrote it. Unless machines are to read it
//! ([`Cells::Raw`]), an apostrophe stands before such a cell, and before one that begins with an apostrophe already: who
//! reads it back takes one leading apostrophe away.

mod comparison;
mod fields;
mod gap;
mod hits;
mod matrix;
mod role;
mod similar;

pub(crate) use comparison::comparison;
pub(crate) use gap::gap;
pub(crate) use hits::hits;
pub(crate) use matrix::matrix;
pub(crate) use role::role;
pub(crate) use similar::similar;

use crate::catalog::{Catalog, Entry};
use crate::role::HeadFact;
use crate::text::Text;

/// How what roles say is written into cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cells {
    /// So that no spreadsheet takes a cell for a formula.
    Defused,
    /// As it is.
    Raw,
}

/// The columns of a list of roles: the keys of its JSON, and what stands at the head of a profile.
const ROLES: [&str; 19] = [
    "id",
    "title",
    "variant",
    "organization",
    "unit",
    "family",
    "responsibilities",
    "required",
    "preferred",
    "path",
    "level",
    "segment",
    "locations",
    "workplace",
    "travel",
    "employment",
    "pay",
    "posted",
    "closes",
];

/// Writes a list of roles, a record each, one after the other.
pub(crate) fn roles(catalog: &Catalog, cells: Cells) -> impl Iterator<Item = String> {
    [record(ROLES, Cells::Raw)]
        .into_iter()
        .chain(catalog.entries.iter().map(move |entry| record(columns(entry), cells)))
}

/// The cells of a role of a list.
fn columns(entry: &Entry) -> [String; 19] {
    let role = &entry.role;
    let said = |text: &Option<Text>| text.as_deref().unwrap_or_default().to_owned();
    let fact = |fact: HeadFact| fact.say(role).unwrap_or_default();
    [
        role.id.to_string(),
        role.title.to_string(),
        said(&role.variant),
        said(&role.organization),
        said(&role.unit),
        said(&role.family),
        role.responsibilities.len().to_string(),
        role.qualifications.required.len().to_string(),
        role.qualifications.preferred.len().to_string(),
        entry.origin.name().map(|name| name.to_string()).unwrap_or_default(),
        said(&role.level),
        said(&role.segment),
        fact(HeadFact::Locations),
        fact(HeadFact::Workplace),
        fact(HeadFact::Travel),
        fact(HeadFact::Employment),
        fact(HeadFact::Pay),
        role.posted.as_ref().map(ToString::to_string).unwrap_or_default(),
        role.closes.as_ref().map(ToString::to_string).unwrap_or_default(),
    ]
}

/// A record with its line break. The names of columns and other words of our own are [`Cells::Raw`] like everything that
/// cannot begin a formula.
pub(super) fn record(texts: impl IntoIterator<Item = impl AsRef<str>>, cells: Cells) -> String {
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

/// Texts in one cell.
fn joined(texts: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    let texts: Vec<_> = texts.into_iter().collect();
    texts.iter().map(AsRef::as_ref).collect::<Vec<&str>>().join("; ")
}

#[cfg(test)]
mod tests;
