//! What a move from one role to another asks for, as a table: a row for each statement and fact, list by list.

use super::fields::{Fields, Side, decision, fact, kind, relation, row, said, stale, stated, with};
use super::{Column, Table};
use crate::compare::{Beside, Change, FactRow, Gap, Relation, Verdict};
use crate::export::document::Move;
use crate::export::wording;
use crate::role::{Pointer, Section};

/// The columns: the ids of the two roles; the list of the answer, as JSON calls it; `fact` or `statement`; the fact's name;
/// what is asked compared with now (`stricter`, `looser`, `different`, `only_a` for what the role moved from asks alone,
/// `only_b` for the other, `possible` or `reworded` for statements to check; empty for what is held); how alike two statements are, 0 to
/// 1; JSON pointer, list and text in either role; what the reader decided on the two, `accepted` or `rejected`.
///
/// The list `decisions` holds the pairings the reader rejected, and the decisions that do not apply, with the reason as
/// their kind (`gone`, `unlike`, `crowded`). What a rejected pairing is about stands in other lists too.
const COLUMNS: [Column; 14] = [
    Column::text("from", "From", 18),
    Column::text("to", "To", 18),
    Column::text("list", "Part", 14),
    Column::text("row", "Row", 12),
    Column::text("about", "About", 18),
    Column::text("kind", "Relation", 12),
    Column::number("score", "Likeness"),
    Column::text("from_pointer", "Pointer now", 26),
    Column::text("from_list", "List now", 16),
    Column::text("from_text", "Now", 60),
    Column::text("to_pointer", "Pointer asked", 26),
    Column::text("to_list", "List asked", 16),
    Column::text("to_text", "Asked", 60),
    Column::text("decided", "Decided by you", 16),
];

const FROM: Side = ["from_pointer", "from_list", "from_text"];
const TO: Side = ["to_pointer", "to_list", "to_text"];

/// What a move asks for.
pub(crate) fn gap(answer: &Move<'_>) -> Table<'static> {
    let gap = answer.gap;
    let mut out = Vec::new();
    let mut add = |list: &'static str, mut fields: Fields| {
        if is_accepted(gap, &fields) {
            fields = with(fields, &[("decided", wording::verdict(Verdict::Accept))]);
        }
        let ids = [("from", answer.from.id.to_string()), ("to", answer.to.id.to_string())];
        out.push(row(&COLUMNS, with(fields, &[("list", list)]).into_iter().chain(ids).collect()));
    };
    gap.new.iter().for_each(|at| add("new", said(statement("only_b"), TO, answer.to, *at)));
    gap.stricter.iter().for_each(|found| add("stricter", change(found, answer)));
    gap.check.iter().for_each(|found| add("check", beside(statement(kind(found.kind)), found, answer)));
    gap.differs.iter().for_each(|found| add("differs", of_fact(found, answer)));
    gap.looser.iter().for_each(|found| add("looser", change(found, answer)));
    gap.no_longer.iter().for_each(|at| add("no_longer", said(statement("only_a"), FROM, answer.from, *at)));
    gap.conditions.iter().for_each(|found| add("conditions", of_fact(found, answer)));
    gap.held.iter().for_each(|at| add("held", held(*at, answer)));
    gap.rejected.iter().for_each(|(from, to)| {
        add("decisions", said(said(decision("", Verdict::Reject), FROM, answer.from, *from), TO, answer.to, *to));
    });
    gap.stale.iter().for_each(|found| add("decisions", stale(found, [FROM, TO])));
    Table::new(&COLUMNS, out.into_iter())
}

/// Whether a row is about a pairing that the reader accepted, or about an item of the role moved to that has one.
fn is_accepted(gap: &Gap, fields: &Fields) -> bool {
    let is = |column: &str, at: &Pointer| fields.get(column).map(|own| *own == at.to_string());
    let about =
        |(from, to): &(Pointer, Pointer)| is("to_pointer", to) == Some(true) && is("from_pointer", from) != Some(false);
    !fields.contains_key("decided") && gap.accepted.iter().any(about)
}

fn statement(kind: &'static str) -> Fields {
    with(Fields::new(), &[("row", "statement"), ("kind", kind)])
}

/// What is asked more or less.
fn change(change: &Change, answer: &Move<'_>) -> Fields {
    match change {
        Change::Fact(row) => of_fact(row, answer),
        Change::Moved(found) => {
            let is_stricter = found.to.section == Section::Required;
            let kind = relation(if is_stricter { Relation::Stricter } else { Relation::Looser });
            beside(statement(kind), found, answer)
        }
    }
}

fn beside(fields: Fields, beside: &Beside, answer: &Move<'_>) -> Fields {
    let mut fields = said(said(fields, FROM, answer.from, beside.from), TO, answer.to, beside.to);
    fields.insert("score", format!("{:.4}", beside.score));
    fields
}

fn of_fact(row: &FactRow, answer: &Move<'_>) -> Fields {
    let fields = stated(fact(row), FROM, answer.from, row.field, row.a);
    with(stated(fields, TO, answer.to, row.field, row.b), &[("row", "fact")])
}

/// An item that the role moved from shows as it is asked.
fn held(at: Pointer, answer: &Move<'_>) -> Fields {
    let is_fact = answer.to.item(at).is_some_and(|item| !item.fact_kinds().is_empty());
    let fields = with(Fields::new(), &[("row", if is_fact { "fact" } else { "statement" })]);
    said(fields, TO, answer.to, at)
}
