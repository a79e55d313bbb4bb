//! What a move from one role to another asks for, as HTML: the parts of the answer, what is asked beside what is asked now.

use std::iter;

use askama::Template;

use super::line::LineView;
use super::{page, rendered};
use crate::compare::Mark;
use crate::export::document::Move;
use crate::export::statement::Line;
use crate::export::steps::{Part, closing, opening, parts};
use crate::export::wording::{self, comparison, gap as words};

#[derive(Template)]
#[template(path = "report/gap.html")]
struct Body<'a> {
    from: String,
    to: String,
    opening: String,
    decided: Option<String>,
    sections: Vec<Section<'a>>,
    closing: String,
}

/// A part of the answer.
struct Section<'a> {
    title: &'static str,
    rows: Vec<LineView<'a>>,
}

/// Writes what a move asks for.
pub(crate) fn gap(answer: &Move<'_>) -> String {
    let parts = parts(answer);
    let body = Body {
        from: answer.from.name(),
        to: answer.to.name(),
        opening: opening(answer),
        decided: wording::decided(answer.gap.decided),
        sections: parts.iter().map(section).chain(decisions(answer)).collect(),
        closing: closing(answer),
    };
    page(&format!("{} → {}", body.from, body.to), false, iter::once(rendered(&body))).collect()
}

/// What the reader decided and no step shows: what is asked stands left, as it does in the steps.
fn decisions<'a>(answer: &Move<'a>) -> impl Iterator<Item = Section<'a>> {
    let Move { from, to, gap } = *answer;
    let rejected = gap.rejected.iter().map(|found| LineView::of(&Line::rejected(*found, from, to), who()).turned());
    let stale = gap.stale.iter().map(|found| LineView::stale(found, who()).turned());
    let sections = [(comparison::REJECTED, rejected.collect()), (comparison::STALE, stale.collect())];
    let sections = sections.into_iter().map(|(title, rows): (_, Vec<LineView<'a>>)| Section { title, rows });
    sections.filter(|section| !section.rows.is_empty())
}

/// What the roles of a move are called, the one moved from first.
fn who() -> [String; 2] {
    [words::NOW, words::ASKED].map(str::to_owned)
}

fn section<'a>(part: &'a Part<'_>) -> Section<'a> {
    Section { title: part.title, rows: part.steps.iter().map(LineView::step).collect() }
}
