//! The lines of documents that lay one role beside another: what either says on one matter, and how the two belong together.

use crate::compare::{Kind, Link, Mark, Span, Stale, Verdict};
use crate::export::statement::{Line, Statement};
use crate::export::steps::Step;
use crate::export::wording::{self, comparison, gap};

/// What either role says on one matter.
pub(super) struct LineView<'a> {
    /// `same` or `apart`: what is the same on both sides can be left out.
    pub(super) class: &'static str,
    pub(super) sign: String,
    pub(super) word: &'static str,
    pub(super) score: String,
    /// What else is remarkable, a line each.
    pub(super) notes: Vec<String>,
    pub(super) sides: [Side<'a>; 2],
    pub(super) why: String,
    /// The statement that comes nearest, where there is no counterpart: its id, how alike it is, its beginning.
    pub(super) nearest: Option<(String, String, String)>,
}

/// What one role says there.
pub(super) struct Side<'a> {
    pub(super) who: String,
    pub(super) said: Vec<Said<'a>>,
}

/// A statement, or a fact with its name. Its id is empty where it stands elsewhere too; its place is the id to go to, empty
/// where there is none.
pub(super) struct Said<'a> {
    pub(super) id: String,
    pub(super) place: String,
    pub(super) name: Option<&'static str>,
    pub(super) pieces: Vec<Piece<'a>>,
    pub(super) list: Option<&'static str>,
}

/// A part of a statement.
pub(super) struct Piece<'a> {
    pub(super) text: &'a str,
    pub(super) mark: Option<Mark>,
}

impl<'a> LineView<'a> {
    /// A line of a comparison between roles that are called so, without the reasons for it and without places.
    pub(super) fn of(line: &Line<'a>, [left, right]: [String; 2]) -> Self {
        let moved = line.link.is_some_and(Link::is_moved);
        let decided = line.link.is_some_and(|link| link.decided);
        let differs = line.link.filter(|link| link.kind != Kind::Same);
        let sign = match line.link.map(|link| link.kind) {
            Some(kind) => wording::kind_mark(kind),
            None if line.rejected => wording::verdict_mark(Verdict::Reject),
            None if line.b.is_empty() => wording::ONLY_LEFT,
            None => wording::ONLY_RIGHT,
        };
        let accepted =
            decided.then(|| format!("{} {}", wording::verdict_mark(Verdict::Accept), comparison::ACCEPTED_BY_YOU));
        let moved_note = moved.then(|| format!("{} {}", wording::MOVED, comparison::MOVED_LIST));
        Self {
            class: if line.link.is_some() && differs.is_none() && !moved { "same" } else { "apart" },
            score: differs.filter(|_| !decided).map_or_else(String::new, |link| wording::score(link.score)),
            notes: accepted.into_iter().chain(moved_note).collect(),
            ..Self::new(
                (sign, if line.rejected { comparison::REJECTED_BY_YOU } else { line.word() }),
                Side { who: left, said: line.a.iter().map(Said::of).collect() },
                Side { who: right, said: line.b.iter().map(Said::of).collect() },
            )
        }
    }

    /// A decision on roles that are called so, which does not apply.
    pub(super) fn stale(stale: &'a Stale, [left, right]: [String; 2]) -> Self {
        let side = |who: String, text: &'a str| Side { who, said: vec![Said::plain(None, text)] };
        let how = (wording::verdict_mark(stale.verdict), wording::verdict(stale.verdict));
        let line = Self::new(how, side(left, &stale.a.text), side(right, &stale.b.text));
        Self { why: wording::stale_why(stale.why).to_owned(), ..line }
    }

    /// The same with its sides the other way round.
    pub(super) fn turned(mut self) -> Self {
        self.sides.swap(0, 1);
        self
    }

    /// A step of a move.
    pub(super) fn step(step: &'a Step<'_>) -> Self {
        let (sign, score) = step.mark.split_once(' ').unwrap_or((&step.mark, ""));
        let side = |who: &str, text: Option<&'a str>, name| Side {
            who: who.to_owned(),
            said: text.map(|text| Said::plain(name, text)).into_iter().collect(),
        };
        let (asked, now) = (step.asked.as_deref(), step.now.as_deref());
        // The name of a fact is told once, where the fact is told first.
        let name_of_now = if asked.is_none() { step.name } else { None };
        let line =
            Self::new((sign, step.meaning()), side(gap::ASKED, asked, step.name), side(gap::NOW, now, name_of_now));
        Self { score: score.to_owned(), ..line }
    }

    /// A line with a sign and the word for it, and nothing else beside what is said.
    fn new((sign, word): (&str, &'static str), left: Side<'a>, right: Side<'a>) -> Self {
        Self {
            class: "apart",
            sign: sign.to_owned(),
            word,
            score: String::new(),
            notes: Vec::new(),
            sides: [left, right],
            why: String::new(),
            nearest: None,
        }
    }
}

impl<'a> Said<'a> {
    /// A statement, its words marked.
    fn of(statement: &Statement<'a>) -> Self {
        let pieces = pieces(statement.text, statement.marks);
        Self { id: String::new(), place: String::new(), name: None, pieces, list: statement.list }
    }

    /// What a fact of this name says or, without a name, a statement.
    fn plain(name: Option<&'static str>, text: &'a str) -> Self {
        let pieces = vec![Piece { text, mark: None }];
        Self { id: String::new(), place: String::new(), name, pieces, list: None }
    }
}

/// `text` in pieces, the marked ones with their marks.
fn pieces<'a>(text: &'a str, marks: &[Span]) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    let mut done = 0;
    for Span { range, mark } in marks {
        pieces.extend([
            Piece { text: &text[done..range.start], mark: None },
            Piece { text: &text[range.clone()], mark: Some(*mark) },
        ]);
        done = range.end;
    }
    pieces.push(Piece { text: &text[done..], mark: None });
    pieces
}
