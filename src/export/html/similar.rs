//! The roles most like another as HTML: each with its counts and the statements that speak for it most.

use std::iter;

use askama::Template;

use super::chart::Tally;
use super::comparison::percent;
use super::line::LineView;
use super::{page, rendered};
use crate::compare::{Mark, Marker, Similar};
use crate::export::document::Neighbours;
use crate::export::statement::{self, Line, Marks};
use crate::export::wording::{self, results};
use crate::role::Role;

#[derive(Template)]
#[template(path = "report/similar.html")]
struct Body<'a> {
    name: String,
    others: Vec<Other<'a>>,
}

/// A role like it.
struct Other<'a> {
    name: String,
    id: &'a str,
    percent: String,
    tallies: Vec<Tally>,
    decided: Option<String>,
    rows: Vec<LineView<'a>>,
}

/// Writes the roles most like another, best first.
pub(crate) fn similar(neighbours: &Neighbours<'_>) -> String {
    let Neighbours { role, roles, found } = neighbours;
    let own = roles[*role];
    let mut marker = Marker::default();
    let marks = found.iter().map(|found| statement::marks(&found.strongest, own, roles[found.role], &mut marker));
    let marks: Vec<Vec<Marks>> = marks.collect();
    let others = found.iter().zip(&marks).map(|(found, marks)| other(found, own, roles[found.role], marks));
    let body = Body { name: own.name(), others: others.collect() };
    page(&results::most_like(&body.name), false, iter::once(rendered(&body))).collect()
}

fn other<'a>(found: &'a Similar, own: &'a Role, other: &'a Role, marks: &'a [Marks]) -> Other<'a> {
    let line = |(link, marks)| LineView::of(&Line::linked(link, own, other, Some(marks)), [own.name(), other.name()]);
    Other {
        name: other.name(),
        id: &other.id,
        percent: percent(&found.summary),
        tallies: Tally::all(&found.summary),
        decided: wording::decided(found.decided),
        rows: found.strongest.iter().zip(marks).map(line).collect(),
    }
}
