//! A comparison as a table: a row for each fact, each pair of statements, each statement without a counterpart, and each of
//! the reader's decisions that no link shows.

use super::fields::{Fields, Side, decision, fact, kind, row, said, stale, stated, with};
use super::{Column, Table, joined};
use crate::compare::{FactRow, Order, Pair, Row, Verdict, rows};
use crate::export::document::Compared;
use crate::export::wording;
use crate::role::{Pointer, Role};

/// The columns: the ids of the left and the right role; `fact`, `statement` or `decision`; the fact's name or the
/// competency; how the sides belong together (`same`, `reworded`, `possible`, `stricter`, `looser`, `different`, `only_a`,
/// `only_b`) and how alike they are, 0 to 1; the number of the link, because one statement can stand for several (empty
/// without one); JSON pointer, list and text on either side; the words and the competencies the sides share; what the
/// reader decided on the two, `accepted` or `rejected`; the words of one side that have a related one on the other; `yes`
/// where some of the competencies come from the words of a statement whose profile names none.
///
/// A `decision` is a pairing that was rejected, or one that does not apply: then its kind says why (`gone`, `unlike`,
/// `crowded`). The statements of a rejected pairing have rows of their own too.
const COLUMNS: [Column; 18] = [
    Column::text("a", "Left role", 18),
    Column::text("b", "Right role", 18),
    Column::text("row", "Row", 12),
    Column::text("about", "About", 24),
    Column::text("kind", "Relation", 12),
    Column::number("score", "Likeness"),
    Column::number("link", "Link"),
    Column::text("a_pointer", "Left pointer", 26),
    Column::text("a_list", "Left list", 16),
    Column::text("a_text", "Left", 60),
    Column::text("b_pointer", "Right pointer", 26),
    Column::text("b_list", "Right list", 16),
    Column::text("b_text", "Right", 60),
    Column::text("shared", "Shared words", 28),
    Column::text("tags", "Shared competencies", 28),
    Column::text("decided", "Decided by you", 16),
    Column::text("kindred", "Related words", 28),
    Column::text("inferred", "Inferred", 12),
];

const A: Side = ["a_pointer", "a_list", "a_text"];
const B: Side = ["b_pointer", "b_list", "b_text"];

/// A comparison, pair by pair.
pub(crate) fn comparison(compared: &Compared<'_>) -> Table<'static> {
    let mut out = Vec::new();
    for pair in &compared.comparison.pairs {
        let (a, b) = (compared.roles[pair.a], compared.roles[pair.b]);
        let ids = Fields::from([("a", a.id.to_string()), ("b", b.id.to_string())]);
        let mut add = |fields: Fields| out.push(row(&COLUMNS, fields.into_iter().chain(ids.clone()).collect()));
        pair.facts.iter().for_each(|found| add(of_fact(found, a, b)));
        for group in rows(pair, a, b, compared.vocabulary, Order::Competency) {
            for line in group.rows {
                for mut fields in statements(line, pair, a, b) {
                    fields.insert("about", group.title.as_deref().unwrap_or_default().to_owned());
                    add(fields);
                }
            }
        }
        pair.rejected.iter().for_each(|(left, right)| {
            add(said(said(decision("", Verdict::Reject), A, a, *left), B, b, *right));
        });
        pair.stale.iter().for_each(|found| add(stale(found, [A, B])));
    }
    Table::new(&COLUMNS, out.into_iter())
}

fn of_fact(row: &FactRow, a: &Role, b: &Role) -> Fields {
    let fields = stated(stated(fact(row), A, a, row.field, row.a), B, b, row.field, row.b);
    with(fields, &[("row", "fact")])
}

/// The rows of a line; where one statement stands for several, there is one with each of them.
fn statements(row: Row, pair: &Pair, a: &Role, b: &Role) -> Vec<Fields> {
    let fields = |kind: &'static str| with(Fields::new(), &[("row", "statement"), ("kind", kind)]);
    let link = match row {
        Row::OnlyA(pointer) => return vec![said(fields("only_a"), A, a, pointer)],
        Row::OnlyB(pointer) => return vec![said(fields("only_b"), B, b, pointer)],
        Row::Link(at) => at,
    };
    let number = (link + 1).to_string();
    let link = &pair.links[link];
    let kind = kind(link.kind);
    let fields = |(left, right): (Pointer, Pointer)| {
        let mut fields = said(said(fields(kind), A, a, left), B, b, right);
        fields.insert("score", format!("{:.4}", link.score));
        fields.insert("link", number.clone());
        fields.insert("shared", joined(&link.shared));
        fields.insert("tags", joined(&link.tags));
        fields.insert("kindred", wording::kindred(link));
        fields.insert("inferred", if link.inferred { "yes" } else { "" }.to_owned());
        if link.decided { with(fields, &[("decided", wording::verdict(Verdict::Accept))]) } else { fields }
    };
    link.pairs().map(fields).collect()
}
