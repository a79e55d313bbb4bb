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

/// What is remarkable about the words of a link's statements, of the left side and of the right one.
pub type Marks = [Vec<Vec<Span>>; 2];

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
        Self::marked(link, a, b, Self::marks(link, a, b))
    }

    /// The same with the marks that [`Line::marks`] found.
    #[must_use]
    pub fn marked(link: &'a Link, a: &'a Role, b: &'a Role, [left, right]: Marks) -> Self {
        let listed = link.is_moved();
        Self {
            link: Some(link),
            rejected: false,
            a: statements(&items(a, &link.a), left, listed),
            b: statements(&items(b, &link.b), right, listed),
        }
    }

    /// What is remarkable about the words of a link between items of `a` and `b`. This costs more than all else of a line: who
    /// lays it out again and again keeps it.
    #[must_use]
    pub fn marks(link: &Link, a: &Role, b: &Role) -> Marks {
        let (left, right) = (items(a, &link.a), items(b, &link.b));
        [marks_of(&left, &right, Side::A), marks_of(&right, &left, Side::B)]
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
    statements(&items(role, &[pointer]), vec![Vec::new()], is_asked)
}

/// The statements of one side of a line, with the marks of each; which list each stands in is told where `listed` asks for it.
fn statements<'a>(own: &[Named<'a>], marks: Vec<Vec<Span>>, listed: bool) -> Vec<Statement<'a>> {
    let statement = |((pointer, item), marks): (&Named<'a>, Vec<Span>)| Statement {
        text: &item.text,
        section: pointer.section,
        list: listed.then(|| wording::section(pointer.section)),
        marks,
    };
    own.iter().zip(marks).map(statement).collect()
}

/// The marks of each item of `own`, which is linked with `others`.
fn marks_of(own: &[Named<'_>], others: &[Named<'_>], side: Side) -> Vec<Vec<Span>> {
    let others: Vec<&str> = others.iter().map(|(_, item)| &*item.text).collect();
    own.iter().map(|(_, item)| marks(&item.text, &others, side)).collect()
}
