//! A comparison as CSV: a record for each fact, each pair of statements and each statement without a counterpart.

use std::collections::BTreeMap;

use super::{Cells, joined, record};
use crate::compare::{FactAt, FactField, FactRow, Kind, Order, Pair, Relation, Row, rows};
use crate::export::document::Compared;
use crate::export::wording;
use crate::role::{Pointer, Role};

/// The columns: the ids of the left and the right role; `fact` or `statement`; the fact's name or the competency; how the
/// sides belong together (`same`, `reworded`, `possible`, `stricter`, `looser`, `different`, `only_a`, `only_b`) and how
/// alike they are, 0 to 1; the number of the link, because one statement can stand for several (empty without one); JSON
/// pointer, list and text on either side; the words and the competencies the sides share.
const COLUMNS: [&str; 15] = [
    "a",
    "b",
    "row",
    "about",
    "kind",
    "score",
    "link",
    "a_pointer",
    "a_list",
    "a_text",
    "b_pointer",
    "b_list",
    "b_text",
    "shared",
    "tags",
];

/// Writes a comparison, pair by pair.
pub(crate) fn comparison(compared: &Compared<'_>, cells: Cells) -> String {
    let mut out = record(COLUMNS, Cells::Raw);
    for pair in &compared.comparison.pairs {
        let (a, b) = (compared.roles[pair.a], compared.roles[pair.b]);
        let mut put = |row: BTreeMap<&str, String>| {
            let ids = [("a", a.id.to_string()), ("b", b.id.to_string())];
            let row: BTreeMap<&str, String> = row.into_iter().chain(ids).collect();
            out += &record(COLUMNS.map(|column| row.get(column).map_or("", String::as_str)), cells);
        };
        pair.facts.iter().for_each(|row| put(fact(row, a, b)));
        for group in rows(pair, a, b, compared.vocabulary, Order::Competency) {
            for row in group.rows {
                for mut cells in statements(row, pair, a, b) {
                    cells.insert("about", group.title.as_deref().unwrap_or_default().to_owned());
                    put(cells);
                }
            }
        }
    }
    out
}

/// The cells of a record by column.
type Fields = BTreeMap<&'static str, String>;

fn fact(row: &FactRow, a: &Role, b: &Role) -> Fields {
    let kind = match row.relation {
        Relation::Same => "same",
        Relation::Stricter => "stricter",
        Relation::Looser => "looser",
        Relation::Different => "different",
        Relation::OnlyA => "only_a",
        Relation::OnlyB => "only_b",
    };
    let mut fields = Fields::from([
        ("row", "fact".to_owned()),
        ("about", wording::fact_name(row.field).to_owned()),
        ("kind", kind.to_owned()),
    ]);
    for (columns, role, at) in [(A, a, row.a), (B, b, row.b)] {
        let text = wording::fact_value(role, row.field, at).unwrap_or_default();
        fields.insert(columns[2], text);
        match (at, row.field) {
            (Some(FactAt::Item(pointer)), _) => place(&mut fields, columns, pointer),
            (Some(FactAt::Head), FactField::Head(head)) => {
                fields.insert(columns[0], format!("/{}", head.key()));
            }
            _ => {}
        }
    }
    fields
}

/// The columns of the left and of the right side.
const A: [&str; 3] = ["a_pointer", "a_list", "a_text"];
const B: [&str; 3] = ["b_pointer", "b_list", "b_text"];

/// The records of a line; where one statement stands for several, there is one with each of them.
fn statements(row: Row, pair: &Pair, a: &Role, b: &Role) -> Vec<Fields> {
    let fields = |kind: &str| Fields::from([("row", "statement".to_owned()), ("kind", kind.to_owned())]);
    let link = match row {
        Row::OnlyA(pointer) => return vec![said(fields("only_a"), A, a, pointer)],
        Row::OnlyB(pointer) => return vec![said(fields("only_b"), B, b, pointer)],
        Row::Link(at) => at,
    };
    let number = (link + 1).to_string();
    let link = &pair.links[link];
    let kind = match link.kind {
        Kind::Same => "same",
        Kind::Reworded => "reworded",
        Kind::Possible => "possible",
    };
    let pairs = link.a.iter().flat_map(|left| link.b.iter().map(move |right| (*left, *right)));
    let fields = |(left, right): (Pointer, Pointer)| {
        let mut fields = said(said(fields(kind), A, a, left), B, b, right);
        fields.insert("score", format!("{:.4}", link.score));
        fields.insert("link", number.clone());
        fields.insert("shared", joined(&link.shared));
        fields.insert("tags", joined(&link.tags));
        fields
    };
    pairs.map(fields).collect()
}

/// `fields` with a statement of one side.
fn said(mut fields: Fields, columns: [&'static str; 3], role: &Role, pointer: Pointer) -> Fields {
    place(&mut fields, columns, pointer);
    fields.insert(columns[2], role.item(pointer).map(|item| item.text.to_string()).unwrap_or_default());
    fields
}

fn place(fields: &mut Fields, columns: [&'static str; 3], pointer: Pointer) {
    fields.insert(columns[0], pointer.to_string());
    fields.insert(columns[1], wording::section(pointer.section).to_owned());
}
