//! The answer to a query as HTML: hits by role, what matched marked.

use askama::Template;

use super::{page, rendered};
use crate::export::document::Answer;
use crate::export::marked::byte_ranges;
use crate::export::wording::{field, results};
use crate::search::Hit;

#[derive(Template)]
#[template(path = "report/hits.html")]
struct Body<'a> {
    asked: &'a str,
    count: String,
    suggestion: Option<&'a str>,
    groups: Vec<Group<'a>>,
}

/// The hits of a role.
struct Group<'a> {
    name: String,
    id: &'a str,
    hits: Vec<Line<'a>>,
}

/// A hit: its text in pieces, each with whether it answers the query.
struct Line<'a> {
    field: &'static str,
    pieces: Vec<(&'a str, bool)>,
}

/// Writes hits, grouped by role; roles stand in the order of their best hit.
pub(crate) fn hits(answer: &Answer<'_>) -> String {
    let groups: Vec<(usize, Vec<Hit>)> = answer.found.by_role().collect();
    let asked = results::filtered(answer.query, answer.filter);
    let body = Body {
        asked: &asked,
        count: results::found(answer.found.total(), answer.found.roles()),
        suggestion: answer.found.suggestion().map(|found| found.word.as_str()),
        groups: groups.iter().map(|(role, hits)| group(answer, *role, hits)).collect(),
    };
    page(&format!("{asked} – role-explorer"), false, [rendered(&body)].into_iter()).collect()
}

fn group<'a>(answer: &Answer<'a>, role: usize, hits: &'a [Hit]) -> Group<'a> {
    let role = answer.roles[role];
    let line = |hit: &'a Hit| Line { field: field(hit.field), pieces: pieces(hit) };
    Group { name: role.name(), id: &role.id, hits: hits.iter().map(line).collect() }
}

fn pieces(hit: &Hit) -> Vec<(&str, bool)> {
    let mut pieces = Vec::new();
    let mut done = 0;
    for range in byte_ranges(&hit.text, &hit.matches) {
        pieces.extend([(&hit.text[done..range.start], false), (&hit.text[range.clone()], true)]);
        done = range.end;
    }
    pieces.push((&hit.text[done..], false));
    pieces
}
