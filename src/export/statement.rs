//! The lines of a comparison's statements, ready to be written in any format: what stands on either side and how the two
//! belong together.

use crate::compare::{Kind, Link, Pair, Row, Side, Span, Verdict, marks};
use crate::role::{Item, Pointer, Role, Section};

use super::wording::{self, MOVED, ONLY_LEFT, ONLY_RIGHT};

/// A line of a comparison: what either role says on one matter.
#[derive(Clone, Debug)]
pub struct Line<'a> {
    /// How the sides belong together; `None` where only one of them says anything.
    pub link: Option<&'a Link>,
    /// Whether the reader rejected the pairing of the two; then there is no link.
    pub rejected: bool,
    /// What the left role says.
    pub a: Vec<Statement<'a>>,
    /// What the right role says.
    pub b: Vec<Statement<'a>>,
}

/// One statement of one side.
#[derive(Clone, Debug)]
pub struct Statement<'a> {
    /// What it says.
    pub text: &'a str,
    /// The list it stands in.
    pub section: Section,
    /// The word for that list where it tells something: where it differs from side to side, and for a qualification that
    /// only one side has.
    pub list: Option<&'static str>,
    /// What is remarkable about its words.
    pub marks: Vec<Span>,
}

impl<'a> Line<'a> {
    /// The line of a row of `pair`, whose roles are `a` and `b`.
    #[must_use]
    pub fn of(row: Row, pair: &'a Pair, a: &'a Role, b: &'a Role) -> Self {
        match row {
            Row::OnlyA(pointer) => Self { link: None, rejected: false, a: alone(a, pointer), b: Vec::new() },
            Row::OnlyB(pointer) => Self { link: None, rejected: false, a: Vec::new(), b: alone(b, pointer) },
            Row::Link(at) => Self::linked(&pair.links[at], a, b),
        }
    }

    /// The line of a link between items of `a` and `b`.
    #[must_use]
    pub fn linked(link: &'a Link, a: &'a Role, b: &'a Role) -> Self {
        let (left, right) = (items(a, &link.a), items(b, &link.b));
        Self {
            link: Some(link),
            rejected: false,
            a: statements(&left, &right, Side::A, link.is_moved()),
            b: statements(&right, &left, Side::B, link.is_moved()),
        }
    }

    /// The line of a pairing the reader rejected, of items of `a` and `b`.
    #[must_use]
    pub fn rejected((left, right): (Pointer, Pointer), a: &'a Role, b: &'a Role) -> Self {
        Self { link: None, rejected: true, a: alone(a, left), b: alone(b, right) }
    }

    /// How the sides belong together, in words.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self.link.map(|link| link.kind) {
            Some(Kind::Same) => "same",
            Some(Kind::Reworded) => "reworded",
            Some(Kind::Possible) => "possible",
            None if self.rejected => "rejected",
            None if self.b.is_empty() => "only left",
            None => "only right",
        }
    }

    /// The mark of the line, with the score where the sides are alike and not the same or, instead, that the reader
    /// accepted it, and whether a requirement moved: `=`, `≈ .61`, `? .18 →`, `≈ ✓ →`, `−`, `+`, `✗`.
    #[must_use]
    pub fn mark(&self) -> String {
        if self.rejected {
            return wording::verdict_mark(Verdict::Reject).to_owned();
        }
        let Some(link) = self.link else {
            return if self.b.is_empty() { ONLY_LEFT } else { ONLY_RIGHT }.to_owned();
        };
        let mark = wording::link_mark(link);
        if link.is_moved() { format!("{mark} {MOVED}") } else { mark }
    }
}

/// An item with the pointer that names it.
type Named<'a> = (Pointer, &'a Item);

fn items<'a>(role: &'a Role, pointers: &[Pointer]) -> Vec<Named<'a>> {
    pointers.iter().filter_map(|pointer| Some((*pointer, role.item(*pointer)?))).collect()
}

/// A statement that has no counterpart.
fn alone(role: &Role, pointer: Pointer) -> Vec<Statement<'_>> {
    let is_asked = pointer.section != Section::Responsibilities;
    statements(&items(role, &[pointer]), &[], Side::A, is_asked)
}

/// The statements of one side of a line; which list each stands in is told where `listed` asks for it.
fn statements<'a>(own: &[Named<'a>], others: &[Named<'_>], side: Side, listed: bool) -> Vec<Statement<'a>> {
    let others: Vec<&str> = others.iter().map(|(_, item)| &*item.text).collect();
    let statement = |(pointer, item): &Named<'a>| Statement {
        text: &item.text,
        section: pointer.section,
        list: listed.then(|| wording::section(pointer.section)),
        marks: if others.is_empty() { Vec::new() } else { marks(&item.text, &others, side) },
    };
    own.iter().map(statement).collect()
}
