//! A role as a table: a row for each value at its head and for each statement, alternatives included.

use serde_json::Value;

use super::{Column, Table, joined};
use crate::export::wording;
use crate::role::{Item, Role};

/// The columns: the role's id; the value's JSON pointer; its key or, of a statement, its list; the heading a statement
/// stands under; what it says; its competencies; the fact it states, by key and in words; the lines it was derived from.
const COLUMNS: [Column; 9] = [
    Column::text("role", "Role", 24),
    Column::text("pointer", "Pointer", 30),
    Column::text("part", "Part", 18),
    Column::text("theme", "Theme", 24),
    Column::text("text", "Text", 80),
    Column::text("tags", "Competencies", 28),
    Column::text("fact", "Fact", 14),
    Column::text("value", "Value", 32),
    Column::text("lines", "Lines", 10),
];

/// A role.
pub(crate) fn role(role: &Role) -> Table<'_> {
    let mut rows = Vec::new();
    // A role always serialises: its keys are texts.
    if let Ok(Value::Object(keys)) = serde_json::to_value(role) {
        for (key, value) in keys.iter().filter(|(key, _)| !matches!(&***key, "responsibilities" | "qualifications")) {
            values(&mut rows, &format!("/{}", escaped(key)), key, value);
        }
    }
    for (pointer, item) in role.items() {
        statements(&mut rows, &pointer.to_string(), wording::section(pointer.section), item);
    }
    Table::new(&COLUMNS, rows.into_iter().map(|row| [&[role.id.to_string()], &row[..]].concat()))
}

/// The cells of a row after the first.
type Rest = [String; 8];

/// Adds a row for each plain value in `value`, which stands under `key` of the profile.
fn values(rows: &mut Vec<Rest>, pointer: &str, key: &str, value: &Value) {
    match value {
        Value::Object(entries) => {
            entries.iter().for_each(|(name, value)| values(rows, &format!("{pointer}/{}", escaped(name)), key, value));
        }
        Value::Array(entries) => {
            entries.iter().enumerate().for_each(|(at, value)| values(rows, &format!("{pointer}/{at}"), key, value));
        }
        plain => {
            let text = plain.as_str().map_or_else(|| plain.to_string(), str::to_owned);
            let mut row = Rest::default();
            (row[0], row[1], row[3]) = (pointer.to_owned(), key.to_owned(), text);
            rows.push(row);
        }
    }
}

/// A key as a part of a JSON pointer (RFC 6901).
fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// Adds a row for an item and one for each item of its alternatives.
fn statements(rows: &mut Vec<Rest>, pointer: &str, list: &str, item: &Item) {
    rows.push([
        pointer.to_owned(),
        list.to_owned(),
        item.theme.as_deref().unwrap_or_default().to_owned(),
        item.text.to_string(),
        joined(&item.tags),
        item.fact.as_ref().map_or("", |fact| fact.kind().key()).to_owned(),
        item.fact.as_ref().map(|fact| fact.brief().to_string()).unwrap_or_default(),
        joined(item.lines.iter().map(ToString::to_string)),
    ]);
    for (branch, items) in item.any_of.iter().enumerate() {
        for (place, inner) in items.iter().enumerate() {
            statements(rows, &format!("{pointer}/any_of/{branch}/{place}"), list, inner);
        }
    }
}
