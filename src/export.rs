//! Documents: roles, answers, comparisons, moves and problems as text, Markdown, CSV or JSON.
//!
//! Every kind of document has a table of the formats that fit it, each with the function that writes it; a format that is
//! not in the table does not fit. Writing is pure: where a document goes is its caller's matter.

mod csv;
mod document;
mod json;
mod look;
mod markdown;
pub mod statement;
pub mod steps;
mod text;
pub mod wording;

use crate::catalog::Catalog;
use crate::role::Role;
use csv::Cells;

pub use document::{Answer, Compared, Findings, Format, Move, Neighbours};
pub use look::{Look, Styles};

/// The formats that fit a kind of document, the default first, each with the function that writes it.
pub type Writers<W> = &'static [(Format, W)];

/// How a list of roles can be written.
pub const ROLES: Writers<fn(&Catalog, &Look) -> String> =
    &[(Format::Text, text::roles), (Format::Json, |catalog, _| json::roles(catalog))];

/// How one role can be written.
pub const ROLE: Writers<fn(&Role, &Look) -> String> = &[
    (Format::Text, text::role),
    (Format::Markdown, |role, _| markdown::role(role)),
    (Format::Json, |role, _| json::role(role)),
];

/// How the answer to a query can be written.
pub const ANSWER: Writers<fn(&Answer<'_>, &Look) -> String> = &[
    (Format::Text, text::hits),
    (Format::Csv, |answer, _| csv::hits(answer, Cells::Defused)),
    (Format::Json, |answer, _| json::hits(answer)),
];

/// How a comparison can be written.
pub const COMPARISON: Writers<fn(&Compared<'_>, &Look) -> String> = &[
    (Format::Text, text::comparison),
    (Format::Markdown, |compared, _| markdown::comparison(compared)),
    (Format::Json, |compared, _| json::comparison(compared)),
];

/// How what a move asks for can be written.
pub const GAP: Writers<fn(&Move<'_>, &Look) -> String> = &[
    (Format::Text, text::gap),
    (Format::Markdown, |answer, _| markdown::gap(answer)),
    (Format::Json, |answer, _| json::gap(answer)),
];

/// How the roles most like another can be written.
pub const SIMILAR: Writers<fn(&Neighbours<'_>, &Look) -> String> = &[
    (Format::Text, text::similar),
    (Format::Markdown, |neighbours, _| markdown::similar(neighbours)),
    (Format::Json, |neighbours, _| json::similar(neighbours)),
];

/// How problems can be written.
pub const PROBLEMS: Writers<fn(&Findings<'_>, &Look) -> String> =
    &[(Format::Text, text::problems), (Format::Json, |findings, _| json::problems(findings))];

/// How the schema of a profile can be written. Its text is JSON, whoever reads it.
pub const SCHEMA: Writers<fn() -> String> = &[(Format::Json, json::schema), (Format::Text, json::schema)];

/// The function of `writers` that writes `format`; `None` where the format does not fit.
pub fn writer<W: Copy + 'static>(writers: Writers<W>, format: Format) -> Option<W> {
    writers.iter().find(|(fit, _)| *fit == format).map(|(_, write)| *write)
}
