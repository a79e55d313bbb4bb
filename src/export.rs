//! Documents: roles, answers, comparisons, moves and problems as text, Markdown, HTML, CSV, XLSX, JSON or YAML.
//!
//! Every kind of document has a table of the formats that fit it, each with the function that writes it; a format that is
//! not in the table does not fit. Writing is pure: where a document goes is its caller's matter.

mod csv;
mod document;
mod head;
mod html;
mod json;
mod json_ld;
mod look;
mod markdown;
mod marked;
pub mod stated;
pub mod statement;
pub mod steps;
mod table;
mod text;
pub mod wording;
#[cfg(feature = "xlsx")]
mod xlsx;
mod yaml;

use crate::role::Role;
use csv::Cells;
use table::Table;

pub use document::{Answer, Compared, Findings, Format, Listed, Move, Neighbours, Written};
pub use look::{Look, Styles};

/// The formats that fit a kind of document, the default first, each with the function that writes it.
pub type Writers<W> = &'static [(Format, W)];

/// A document that may be too long to be held whole, part after part.
pub type Parts<'a> = Box<dyn Iterator<Item = Written> + 'a>;

/// How a list of roles can be written. Where the form allows it a part is made when it is asked for, so that a catalog of
/// any size takes the memory of one role.
pub const ROLES: Writers<for<'a> fn(&'a Listed<'a>, &Look) -> Parts<'a>> = &[
    (Format::Text, |listed, look| parts([text::roles(listed.catalog, look)])),
    (Format::Markdown, |listed, _| parts(markdown::roles(listed.catalog))),
    (Format::Html, |listed, _| parts(html::roles(listed))),
    (Format::Csv, |listed, _| parts(csv::table(table::roles(listed.catalog), Cells::Defused))),
    (Format::RawCsv, |listed, _| parts(csv::table(table::roles(listed.catalog), Cells::Raw))),
    #[cfg(feature = "xlsx")]
    (Format::Xlsx, |listed, _| parts([xlsx::roles(listed.catalog)])),
    (Format::Json, |listed, _| parts([json::roles(listed)])),
    (Format::Yaml, |listed, _| parts(yaml::roles(listed.catalog))),
];

/// How one role can be written.
pub const ROLE: Writers<fn(&Role, &Look) -> Written> = &[
    (Format::Text, |role, look| text::role(role, look).into()),
    (Format::Markdown, |role, _| markdown::role(role).into()),
    (Format::Html, |role, _| html::role(role).into()),
    (Format::Csv, |role, _| defused(table::role(role))),
    (Format::RawCsv, |role, _| raw(table::role(role))),
    #[cfg(feature = "xlsx")]
    (Format::Xlsx, |role, _| xlsx::role(role).into()),
    (Format::Json, |role, _| json::role(role).into()),
    (Format::Yaml, |role, _| yaml::role(role).into()),
    (Format::JsonLd, |role, _| json_ld::role(role).into()),
];

/// How the answer to a query can be written: see [`ROLES`] for its parts.
pub const ANSWER: Writers<for<'a> fn(&'a Answer<'a>, &Look) -> Parts<'a>> = &[
    (Format::Text, |answer, look| parts(text::hits(answer, look))),
    (Format::Markdown, |answer, _| parts(markdown::hits(answer))),
    (Format::Html, |answer, _| parts([html::hits(answer)])),
    (Format::Csv, |answer, _| parts(csv::table(table::hits(answer), Cells::Defused))),
    (Format::RawCsv, |answer, _| parts(csv::table(table::hits(answer), Cells::Raw))),
    #[cfg(feature = "xlsx")]
    (Format::Xlsx, |answer, _| parts([xlsx::hits(answer)])),
    (Format::Json, |answer, _| parts(json::hits(answer))),
];

/// How a comparison can be written.
pub const COMPARISON: Writers<fn(&Compared<'_>, &Look) -> Written> = &[
    (Format::Text, |compared, look| text::comparison(compared, look).into()),
    (Format::Markdown, |compared, _| markdown::comparison(compared).into()),
    (Format::Html, |compared, _| html::comparison(compared).into()),
    (Format::Csv, |compared, _| defused(table::comparison(compared))),
    (Format::RawCsv, |compared, _| raw(table::comparison(compared))),
    #[cfg(feature = "xlsx")]
    (Format::Xlsx, |compared, _| xlsx::comparison(compared).into()),
    (Format::Json, |compared, _| json::comparison(compared).into()),
];

/// How the matrix of a comparison, competencies × roles, can be written.
pub const MATRIX: Writers<fn(&Compared<'_>, &Look) -> Written> = &[
    (Format::Text, |compared, look| text::matrix(compared, look).into()),
    (Format::Markdown, |compared, _| markdown::matrix(compared).into()),
    (Format::Html, |compared, _| html::matrix(compared).into()),
    (Format::Csv, |compared, _| defused(table::matrix(compared))),
    (Format::RawCsv, |compared, _| raw(table::matrix(compared))),
    #[cfg(feature = "xlsx")]
    (Format::Xlsx, |compared, _| xlsx::matrix(compared).into()),
    (Format::Json, |compared, _| json::only_matrix(compared).into()),
];

/// How what a move asks for can be written.
pub const GAP: Writers<fn(&Move<'_>, &Look) -> Written> = &[
    (Format::Text, |answer, look| text::gap(answer, look).into()),
    (Format::Markdown, |answer, _| markdown::gap(answer).into()),
    (Format::Html, |answer, _| html::gap(answer).into()),
    (Format::Csv, |answer, _| defused(table::gap(answer))),
    (Format::RawCsv, |answer, _| raw(table::gap(answer))),
    #[cfg(feature = "xlsx")]
    (Format::Xlsx, |answer, _| xlsx::gap(answer).into()),
    (Format::Json, |answer, _| json::gap(answer).into()),
];

/// How the roles most like another can be written.
pub const SIMILAR: Writers<fn(&Neighbours<'_>, &Look) -> Written> = &[
    (Format::Text, |neighbours, look| text::similar(neighbours, look).into()),
    (Format::Markdown, |neighbours, _| markdown::similar(neighbours).into()),
    (Format::Html, |neighbours, _| html::similar(neighbours).into()),
    (Format::Csv, |neighbours, _| defused(table::similar(neighbours))),
    (Format::RawCsv, |neighbours, _| raw(table::similar(neighbours))),
    #[cfg(feature = "xlsx")]
    (Format::Xlsx, |neighbours, _| xlsx::similar(neighbours).into()),
    (Format::Json, |neighbours, _| json::similar(neighbours).into()),
];

/// How problems can be written.
pub const PROBLEMS: Writers<fn(&Findings<'_>, &Look) -> Written> = &[
    (Format::Text, |findings, look| text::problems(findings, look).into()),
    (Format::Csv, |findings, _| defused(table::problems(findings))),
    (Format::RawCsv, |findings, _| raw(table::problems(findings))),
    #[cfg(feature = "xlsx")]
    (Format::Xlsx, |findings, _| xlsx::problems(findings).into()),
    (Format::Json, |findings, _| json::problems(findings).into()),
];

/// How the schema of a profile can be written. Its text is JSON, whoever reads it.
pub const SCHEMA: Writers<fn() -> Written> =
    &[(Format::Json, || json::schema().into()), (Format::Text, || json::schema().into())];

/// A document of these parts.
fn parts<'a, P: Into<Written> + 'a>(parts: impl IntoIterator<Item = P, IntoIter: 'a>) -> Parts<'a> {
    Box::new(parts.into_iter().map(Into::into))
}

/// A table as CSV that no spreadsheet takes for formulas.
fn defused(table: Table<'_>) -> Written {
    csv::table(table, Cells::Defused).collect::<String>().into()
}

/// A table as CSV for programs.
fn raw(table: Table<'_>) -> Written {
    csv::table(table, Cells::Raw).collect::<String>().into()
}

/// The formats of `writers` that are asked for by name or by a file's ending, the default first.
pub fn fitting<W: 'static>(writers: Writers<W>) -> impl Iterator<Item = Format> {
    writers.iter().map(|(format, _)| *format).filter(|format| Format::ALL.contains(format))
}

/// The function of `writers` that writes `format`; `None` where the format does not fit.
pub fn writer<W: Copy + 'static>(writers: Writers<W>, format: Format) -> Option<W> {
    writers.iter().find(|(fit, _)| *fit == format).map(|(_, write)| *write)
}
