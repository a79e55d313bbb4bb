//! A role as CSV: a record for each value at its head and for each statement, alternatives included.

use serde_json::Value;

use super::{Cells, joined, record};
use crate::export::wording;
use crate::role::{Item, Role};

/// The columns: the role's id; the value's JSON pointer; its key or, of a statement, its list; the heading a statement
/// stands under; what it says; its competencies; the fact it states, by key and in words; the lines it was derived from.
const COLUMNS: [&str; 9] = ["role", "pointer", "part", "theme", "text", "tags", "fact", "value", "lines"];

/// Writes a role.
pub(crate) fn role(role: &Role, cells: Cells) -> String {
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
    let record_of = |row: &Row| record([&[role.id.to_string()], &row[..]].concat(), cells);
    [record(COLUMNS, Cells::Raw)].into_iter().chain(rows.iter().map(record_of)).collect()
}

/// The cells of a record after the first.
type Row = [String; 8];

/// Adds a record for each plain value in `value`, which stands under `key` of the profile.
fn values(rows: &mut Vec<Row>, pointer: &str, key: &str, value: &Value) {
    match value {
        Value::Object(entries) => {
            entries.iter().for_each(|(name, value)| values(rows, &format!("{pointer}/{}", escaped(name)), key, value));
        }
        Value::Array(entries) => {
            entries.iter().enumerate().for_each(|(at, value)| values(rows, &format!("{pointer}/{at}"), key, value));
        }
        plain => {
            let text = plain.as_str().map_or_else(|| plain.to_string(), str::to_owned);
            let mut row = Row::default();
            (row[0], row[1], row[3]) = (pointer.to_owned(), key.to_owned(), text);
            rows.push(row);
        }
    }
}

/// A key as a part of a JSON pointer (RFC 6901).
fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// Adds a record for an item and one for each item of its alternatives.
fn statements(rows: &mut Vec<Row>, pointer: &str, list: &str, item: &Item) {
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
