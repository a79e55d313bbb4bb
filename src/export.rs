//! Documents: roles, answers, comparisons, moves and problems as text, Markdown, HTML, CSV, JSON or YAML.
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
pub mod statement;
pub mod steps;
mod text;
pub mod wording;
mod yaml;

use crate::catalog::Catalog;
use crate::role::Role;
use csv::Cells;

pub use document::{Answer, Compared, Findings, Format, Move, Neighbours};
pub use look::{Look, Styles};

/// The formats that fit a kind of document, the default first, each with the function that writes it.
pub type Writers<W> = &'static [(Format, W)];

/// A document that may be too long to be held whole, part after part.
pub type Parts<'a> = Box<dyn Iterator<Item = String> + 'a>;

/// How a list of roles can be written. Where the form allows it a part is made when it is asked for, so that a catalog of
/// any size takes the memory of one role.
pub const ROLES: Writers<for<'a> fn(&'a Catalog, &Look) -> Parts<'a>> = &[
    (Format::Text, |catalog, look| whole(text::roles(catalog, look))),
    (Format::Markdown, |catalog, _| Box::new(markdown::roles(catalog))),
    (Format::Html, |catalog, _| Box::new(html::roles(catalog))),
    (Format::Csv, |catalog, _| Box::new(csv::roles(catalog, Cells::Defused))),
    (Format::RawCsv, |catalog, _| Box::new(csv::roles(catalog, Cells::Raw))),
    (Format::Json, |catalog, _| whole(json::roles(catalog))),
    (Format::Yaml, |catalog, _| Box::new(yaml::roles(catalog))),
];

/// How one role can be written.
pub const ROLE: Writers<fn(&Role, &Look) -> String> = &[
    (Format::Text, text::role),
    (Format::Markdown, |role, _| markdown::role(role)),
    (Format::Html, |role, _| html::role(role)),
    (Format::Csv, |role, _| csv::role(role, Cells::Defused)),
    (Format::RawCsv, |role, _| csv::role(role, Cells::Raw)),
    (Format::Json, |role, _| json::role(role)),
    (Format::Yaml, |role, _| yaml::role(role)),
    (Format::JsonLd, |role, _| json_ld::role(role)),
];

/// How the answer to a query can be written: see [`ROLES`] for its parts.
pub const ANSWER: Writers<for<'a> fn(&'a Answer<'a>, &Look) -> Parts<'a>> = &[
    (Format::Text, |answer, look| Box::new(text::hits(answer, look))),
    (Format::Markdown, |answer, _| Box::new(markdown::hits(answer))),
    (Format::Html, |answer, _| whole(html::hits(answer))),
    (Format::Csv, |answer, _| Box::new(csv::hits(answer, Cells::Defused))),
    (Format::RawCsv, |answer, _| Box::new(csv::hits(answer, Cells::Raw))),
    (Format::Json, |answer, _| Box::new(json::hits(answer))),
];

/// How a comparison can be written.
pub const COMPARISON: Writers<fn(&Compared<'_>, &Look) -> String> = &[
    (Format::Text, text::comparison),
    (Format::Markdown, |compared, _| markdown::comparison(compared)),
    (Format::Html, |compared, _| html::comparison(compared)),
    (Format::Csv, |compared, _| csv::comparison(compared, Cells::Defused)),
    (Format::RawCsv, |compared, _| csv::comparison(compared, Cells::Raw)),
    (Format::Json, |compared, _| json::comparison(compared)),
];

/// How the matrix of a comparison, competencies × roles, can be written.
pub const MATRIX: Writers<fn(&Compared<'_>, &Look) -> String> = &[
    (Format::Text, text::matrix),
    (Format::Markdown, |compared, _| markdown::matrix(compared)),
    (Format::Html, |compared, _| html::matrix(compared)),
    (Format::Csv, |compared, _| csv::matrix(compared, Cells::Defused)),
    (Format::RawCsv, |compared, _| csv::matrix(compared, Cells::Raw)),
];

/// How what a move asks for can be written.
pub const GAP: Writers<fn(&Move<'_>, &Look) -> String> = &[
    (Format::Text, text::gap),
    (Format::Markdown, |answer, _| markdown::gap(answer)),
    (Format::Html, |answer, _| html::gap(answer)),
    (Format::Csv, |answer, _| csv::gap(answer, Cells::Defused)),
    (Format::RawCsv, |answer, _| csv::gap(answer, Cells::Raw)),
    (Format::Json, |answer, _| json::gap(answer)),
];

/// How the roles most like another can be written.
pub const SIMILAR: Writers<fn(&Neighbours<'_>, &Look) -> String> = &[
    (Format::Text, text::similar),
    (Format::Markdown, |neighbours, _| markdown::similar(neighbours)),
    (Format::Html, |neighbours, _| html::similar(neighbours)),
    (Format::Csv, |neighbours, _| csv::similar(neighbours, Cells::Defused)),
    (Format::RawCsv, |neighbours, _| csv::similar(neighbours, Cells::Raw)),
    (Format::Json, |neighbours, _| json::similar(neighbours)),
];

/// How problems can be written.
pub const PROBLEMS: Writers<fn(&Findings<'_>, &Look) -> String> =
    &[(Format::Text, text::problems), (Format::Json, |findings, _| json::problems(findings))];

/// How the schema of a profile can be written. Its text is JSON, whoever reads it.
pub const SCHEMA: Writers<fn() -> String> = &[(Format::Json, json::schema), (Format::Text, json::schema)];

/// A document that is one part.
fn whole<'a>(document: String) -> Parts<'a> {
    Box::new(std::iter::once(document))
}

/// The formats of `writers` that are asked for by name or by a file's ending, the default first.
pub fn fitting<W: 'static>(writers: Writers<W>) -> impl Iterator<Item = Format> {
    writers.iter().map(|(format, _)| *format).filter(|format| Format::ALL.contains(format))
}

/// The function of `writers` that writes `format`; `None` where the format does not fit.
pub fn writer<W: Copy + 'static>(writers: Writers<W>, format: Format) -> Option<W> {
    writers.iter().find(|(fit, _)| *fit == format).map(|(_, write)| *write)
}
