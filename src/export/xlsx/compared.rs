//! The roles of a comparison as a table: where each comes from, and how it compares with the first.

use crate::compare::Pair;
use crate::export::document::Compared;
use crate::export::table::{Column, Row, Table};
use crate::export::wording::rounded;
use crate::role::Role;
use crate::text::Text;

/// The columns: what tells the role, its source and dates; how alike it and the first are, 0 to 1, and the counts of
/// comparing them, as JSON calls them, empty for the first.
const COLUMNS: [Column; 16] = [
    Column::text("id", "Id", 24),
    Column::text("title", "Title", 32),
    Column::text("variant", "Variant", 16),
    Column::text("organization", "Organisation", 24),
    Column::text("document", "Source", 28),
    Column::text("publisher", "Publisher", 24),
    Column::text("url", "Address", 36),
    Column::text("retrieved", "Retrieved", 12),
    Column::text("posted", "Posted", 12),
    Column::text("closes", "Closes", 12),
    Column::number("similarity", "Alike"),
    Column::number("same", "Same"),
    Column::number("reworded", "Reworded"),
    Column::number("possible", "Possible"),
    Column::number("only_a", "Only left"),
    Column::number("only_b", "Only right"),
];

/// The roles of a comparison, the first of which is left of each of the others.
pub(crate) fn compared<'a>(compared: &Compared<'a>) -> Table<'a> {
    let pairs = &compared.comparison.pairs;
    let pair = |number| pairs.iter().find(|pair| pair.b == number);
    Table::new(&COLUMNS, compared.roles.iter().enumerate().map(move |(number, role)| cells(role, pair(number))))
}

fn cells(role: &Role, pair: Option<&Pair>) -> Row {
    let said = |text: Option<&Text>| text.map(ToString::to_string).unwrap_or_default();
    let source = role.source.as_ref();
    let own = [
        role.id.to_string(),
        role.title.to_string(),
        said(role.variant.as_ref()),
        said(role.organization.as_ref()),
        said(source.and_then(|source| source.document.as_ref())),
        said(source.and_then(|source| source.publisher.as_ref())),
        said(source.and_then(|source| source.url.as_ref())),
        source.and_then(|source| source.retrieved.as_ref()).map(ToString::to_string).unwrap_or_default(),
        role.posted.as_ref().map(ToString::to_string).unwrap_or_default(),
        role.closes.as_ref().map(ToString::to_string).unwrap_or_default(),
    ];
    let counts = pair.map_or_else(<[String; 6]>::default, |pair| {
        let counts = &pair.summary;
        [
            rounded(counts.similarity).to_string(),
            counts.same.to_string(),
            counts.reworded.to_string(),
            counts.possible.to_string(),
            counts.only_a.to_string(),
            counts.only_b.to_string(),
        ]
    });
    own.into_iter().chain(counts).collect()
}
