//! The lines of a comparison's statements, ready to be written in any format: what stands on either side and how the two
//! belong together.

use crate::compare::{Link, Marker, Nearest, Pair, Row, Side, Span, Verdict};
use crate::role::{Pointer, Role, Section};
use crate::vocabulary::Vocabulary;

use super::wording::{self, MOVED, ONLY_LEFT, ONLY_RIGHT, comparison as words};

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

/// What is remarkable about the words of a link's statements, of the left side and of the right one, by their places there.
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
    /// What is remarkable about its words, where that is shown.
    pub marks: &'a [Span],
}

/// What is remarkable about the words of `links` between items of `a` and `b`, by their places. This costs more than all else
/// of their lines: who shows no words marked does without, and who lays the lines out again and again keeps it.
pub fn marks<'a>(links: &[Link], a: &'a Role, b: &'a Role, marker: &mut Marker<'a>) -> Vec<Marks> {
    let mut of = |link: &Link| {
        let (left, right) = (texts(a, &link.a), texts(b, &link.b));
        let mut side = |own: &[&'a str], others: &[&'a str], side: Side| {
            own.iter().map(|text| marker.marks(text, others, side)).collect()
        };
        [side(&left, &right, Side::A), side(&right, &left, Side::B)]
    };
    links.iter().map(&mut of).collect()
}

/// Why a row of `pair`, whose roles are `a` and `b`, stands as it does, in a line: what its sides share or, where one stands
/// alone, what of the other comes nearest. Empty where there is nothing to say.
#[must_use]
pub fn why(row: Row, pair: &Pair, a: &Role, b: &Role, vocabulary: &Vocabulary) -> String {
    let nearest = |found: Option<&Nearest>, other: &Role| {
        let named = found.and_then(|near| Some((near.score, wording::named(&other.item(near.pointer)?.text))));
        named.map_or_else(String::new, |(score, text)| words::nearest(score, &text))
    };
    match row {
        Row::Link(at) => wording::reasons(&pair.links[at], vocabulary),
        Row::OnlyA(pointer) => nearest(pair.nearest_a.get(&pointer), b),
        Row::OnlyB(pointer) => nearest(pair.nearest_b.get(&pointer), a),
    }
}

impl<'a> Line<'a> {
    /// The line of a row of `pair`, whose roles are `a` and `b`, with the [`marks()`] of its links; without any where there
    /// are none.
    #[must_use]
    pub fn of(row: Row, pair: &'a Pair, a: &'a Role, b: &'a Role, marks: &'a [Marks]) -> Self {
        match row {
            Row::OnlyA(pointer) => Self { link: None, rejected: false, a: alone(a, pointer), b: Vec::new() },
            Row::OnlyB(pointer) => Self { link: None, rejected: false, a: Vec::new(), b: alone(b, pointer) },
            Row::Link(at) => Self::linked(&pair.links[at], a, b, marks.get(at)),
        }
    }

    /// The line of a link between items of `a` and `b`, with its marks or without.
    #[must_use]
    pub fn linked(link: &'a Link, a: &'a Role, b: &'a Role, marks: Option<&'a Marks>) -> Self {
        let listed = link.is_moved();
        let [left, right] = marks.map_or([&[][..], &[]], |[left, right]| [left, right]);
        Self {
            link: Some(link),
            rejected: false,
            a: statements(a, &link.a, left, listed),
            b: statements(b, &link.b, right, listed),
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
            Some(kind) => words::kind(kind),
            None if self.rejected => words::REJECTED_PAIRING,
            None if self.b.is_empty() => words::ONLY_LEFT,
            None => words::ONLY_RIGHT,
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

/// A statement that has no counterpart.
fn alone(role: &Role, pointer: Pointer) -> Vec<Statement<'_>> {
    let is_asked = pointer.section != Section::Responsibilities;
    statements(role, &[pointer], &[], is_asked)
}

/// The statements of one side of a line, with the marks of each; which list each stands in is told where `listed` asks for it.
fn statements<'a>(role: &'a Role, own: &[Pointer], marks: &'a [Vec<Span>], listed: bool) -> Vec<Statement<'a>> {
    let statement = |(number, pointer): (usize, &Pointer)| {
        Some(Statement {
            text: &role.item(*pointer)?.text,
            section: pointer.section,
            list: listed.then(|| wording::section(pointer.section)),
            marks: marks.get(number).map_or(&[], Vec::as_slice),
        })
    };
    own.iter().enumerate().filter_map(statement).collect()
}

/// The texts of some items of a role, one for each.
fn texts<'a>(role: &'a Role, own: &[Pointer]) -> Vec<&'a str> {
    own.iter().map(|pointer| role.item(*pointer).map_or("", |item| &item.text)).collect()
}
