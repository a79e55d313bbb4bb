//! Documents as JSON: one object with `format` and `version`, items named by JSON pointers into their profile. Within a
//! version keys are only ever added.

use std::collections::BTreeMap;
use std::ops::Range;

use serde_json::{Map, Value, json};

use super::document::{Answer, Compared, Findings, Listed, Move, Neighbours};
use super::stated::{self, StatedFact};
use super::wording::rounded;
use crate::catalog::Entry;
use crate::compare::{
    Beside, Change, FactAt, FactField, FactRow, Link, Matrix, MatrixRow, Nearest, Pair, Relation, Side, Similar, Stale,
    Summary,
};
use crate::problem::Problem;
use crate::role::{self, Fact, HeadFact, Pointer, Role, Section};
use crate::search::{Hit, Met};
use crate::text::safe;

/// Writes a list of roles.
pub(crate) fn roles(listed: &Listed<'_>) -> String {
    let mut whole = json!({ "format": "role-explorer/roles", "version": 1 });
    add_filter(&mut whole, listed.filter);
    whole["roles"] = listed.catalog.entries.iter().map(entry).collect();
    text(&whole)
}

/// Tells what else the roles were filtered by, if they were.
fn add_filter(document: &mut Value, filter: Option<&str>) {
    if let Some(filter) = filter {
        document["filter"] = filter.into();
    }
}

/// Writes a role in the shape of its YAML file.
pub(crate) fn role(role: &Role) -> String {
    text(&json!({ "format": "role-explorer/role", "version": 1, "role": role }))
}

/// Writes the answer to a query, each hit when it is asked for.
pub(crate) fn hits<'a>(answer: &'a Answer<'a>) -> impl Iterator<Item = String> {
    let mut whole = json!({
        "format": "role-explorer/hits",
        "version": 1,
        "query": as_typed(answer.query),
        "total": answer.found.total(),
    });
    add_filter(&mut whole, answer.filter);
    whole["hits"] = json!([]);
    let whole = text(&whole);
    // The list of hits is the last of it, and they stand in it four columns in.
    let (head, tail) = whole.split_at(whole.rfind(']').unwrap_or(whole.len()));
    let tail = if answer.found.is_empty() { tail.to_owned() } else { format!("\n  {tail}") };
    let hits = answer.found.hits().enumerate().map(|(number, found)| {
        let lead = if number == 0 { "\n    " } else { ",\n    " };
        lead.to_owned() + &text(&hit(&found, answer)).trim_end().replace('\n', "\n    ")
    });
    [head.to_owned()].into_iter().chain(hits).chain([tail])
}

/// Writes a comparison.
pub(crate) fn comparison(compared: &Compared<'_>) -> String {
    let Compared { roles, comparison, .. } = compared;
    text(&json!({
        "format": "role-explorer/comparison",
        "version": 1,
        "roles": roles.iter().map(|role| heading(role)).collect::<Vec<_>>(),
        "pairs": comparison.pairs.iter().map(|found| pair(found, roles)).collect::<Vec<_>>(),
        "matrix": matrix(&comparison.matrix),
    }))
}

/// Writes the matrix of a comparison.
pub(crate) fn only_matrix(compared: &Compared<'_>) -> String {
    text(&json!({
        "format": "role-explorer/matrix",
        "version": 1,
        "roles": compared.roles.iter().map(|role| heading(role)).collect::<Vec<_>>(),
        "facts": stated::facts(compared.roles).iter().map(stated_by_all).collect::<Vec<_>>(),
        "matrix": matrix(&compared.comparison.matrix),
    }))
}

/// Writes what a move asks for.
pub(crate) fn gap(answer: &Move<'_>) -> String {
    let Move { from, to, gap } = *answer;
    let changes = |changes: &[Change]| changes.iter().map(|found| change(found, from, to)).collect::<Vec<_>>();
    let pairings = |pairs: &[(Pointer, Pointer)]| {
        pairs.iter().map(|(from, to)| json!({ "from": from, "to": to })).collect::<Vec<_>>()
    };
    let facts = |rows: &[FactRow]| rows.iter().map(|row| placed(row, from, to)).collect::<Vec<_>>();
    text(&json!({
        "format": "role-explorer/gap",
        "version": 1,
        "from": from.id,
        "to": to.id,
        "new": gap.new,
        "stricter": changes(&gap.stricter),
        "check": gap.check.iter().map(beside).collect::<Vec<_>>(),
        "differs": facts(&gap.differs),
        "looser": changes(&gap.looser),
        "no_longer": gap.no_longer,
        "conditions": facts(&gap.conditions),
        "held": gap.held,
        "decided": gap.decided,
        "accepted": pairings(&gap.accepted),
        "rejected": pairings(&gap.rejected),
        "stale": gap.stale.iter().map(stale).collect::<Vec<_>>(),
    }))
}

/// Writes the roles most like another.
pub(crate) fn similar(neighbours: &Neighbours<'_>) -> String {
    let Neighbours { role, roles, found } = neighbours;
    text(&json!({
        "format": "role-explorer/similar",
        "version": 1,
        "role": roles[*role].id,
        "roles": found.iter().map(|found| neighbour(found, roles)).collect::<Vec<_>>(),
    }))
}

/// Writes problems.
pub(crate) fn problems(findings: &Findings<'_>) -> String {
    text(&json!({
        "format": "role-explorer/problems",
        "version": 1,
        "problems": findings.problems.iter().map(problem).collect::<Vec<_>>(),
        "roles": findings.roles,
    }))
}

/// Writes the JSON Schema of a profile.
pub(crate) fn schema() -> String {
    text(&role::schema())
}

/// The object, indented, with a line break at its end.
pub(super) fn text(object: &Value) -> String {
    format!("{object:#}\n")
}

/// A role of a list. The path is safe to show, like every text; `-` is standard input.
fn entry(entry: &Entry) -> Value {
    let role = &entry.role;
    json!({
        "id": role.id,
        "title": role.title,
        "variant": role.variant,
        "organization": role.organization,
        "unit": role.unit,
        "family": role.family,
        "responsibilities": role.responsibilities.len(),
        "required": role.qualifications.required.len(),
        "preferred": role.qualifications.preferred.len(),
        "path": entry.origin.name(),
    })
}

/// A hit; `matches` are pairs of start and end, in characters. `terms` tells how each term is met, and what of the matches
/// is its own.
fn hit(hit: &Hit, answer: &Answer<'_>) -> Value {
    let term = |met: &Met| {
        let range = answer.parsed.place_of(met.term).unwrap_or_default();
        let term: String = answer.query.chars().skip(range.start).take(range.len()).collect();
        json!({ "term": as_typed(&term), "why": met.why, "matches": pairs(&met.matches) })
    };
    json!({
        "role": answer.roles[hit.role].id,
        "field": hit.field,
        "pointer": hit.pointer,
        "text": hit.text,
        "score": rounded(hit.score),
        "matches": pairs(&hit.matches),
        "why": hit.why,
        "terms": hit.terms.iter().map(term).collect::<Vec<_>>(),
    })
}

/// A query safe to show, with every space it has.
fn as_typed(query: &str) -> String {
    query.split(' ').map(safe).collect::<Vec<_>>().join(" ")
}

/// Ranges as pairs of start and end.
fn pairs(ranges: &[Range<usize>]) -> Vec<[usize; 2]> {
    ranges.iter().map(|range| [range.start, range.end]).collect()
}

/// A role of a comparison, and where its profile comes from.
fn heading(role: &Role) -> Value {
    json!({
        "id": role.id,
        "title": role.title,
        "variant": role.variant,
        "organization": role.organization,
        "source": role.source,
        "posted": role.posted,
        "closes": role.closes,
    })
}

/// A pair of roles. The keys of `nearest` are the pointers of `only_a`; those of `only_b` have a map of their own,
/// because items of two roles can have one pointer.
fn pair(pair: &Pair, roles: &[&Role]) -> Value {
    let (a, b) = (roles[pair.a], roles[pair.b]);
    json!({
        "a": pair.a,
        "b": pair.b,
        "links": pair.links.iter().map(link).collect::<Vec<_>>(),
        "only_a": pair.only_a,
        "only_b": pair.only_b,
        "nearest": nearest(&pair.nearest_a),
        "nearest_b": nearest(&pair.nearest_b),
        "facts": pair.facts.iter().map(|row| fact(row, a, b)).collect::<Vec<_>>(),
        "rejected": pair.rejected.iter().map(|(a, b)| json!({ "a": a, "b": b })).collect::<Vec<_>>(),
        "stale": pair.stale.iter().map(stale).collect::<Vec<_>>(),
        "summary": summary(&pair.summary),
    })
}

fn link(link: &Link) -> Value {
    json!({
        "kind": link.kind,
        "score": rounded(link.score),
        "a": link.a,
        "b": link.b,
        "shared": link.shared,
        "kindred": link.kindred,
        "tags": link.tags,
        "inferred": link.inferred,
        "decided": link.decided.then_some("accepted"),
    })
}

/// A decision that does not apply; its statements stand in neither role, or not as they are named.
fn stale(stale: &Stale) -> Value {
    json!({ "verdict": stale.verdict, "a": stale.a, "b": stale.b, "why": stale.why })
}

fn nearest(candidates: &BTreeMap<Pointer, Nearest>) -> Value {
    let one = |nearest: &Nearest| json!({ "pointer": nearest.pointer, "score": rounded(nearest.score) });
    candidates.iter().map(|(pointer, nearest)| (pointer.to_string(), one(nearest))).collect::<Map<_, _>>().into()
}

fn fact(row: &FactRow, a: &Role, b: &Role) -> Value {
    json!({
        "field": row.field,
        "a": row.a.and_then(|at| value(a, row.field, at)),
        "b": row.b.and_then(|at| value(b, row.field, at)),
        "relation": row.relation,
        "required": { "a": row.a.and_then(is_required), "b": row.b.and_then(is_required) },
        "shared": row.overlap(a, b).both,
    })
}

/// The same with the items that state it; `null` where none does.
fn placed(row: &FactRow, from: &Role, to: &Role) -> Value {
    let mut object = fact(row, from, to);
    let item = |side: Side| match row.at(side) {
        Some(FactAt::Item(pointer)) => json!(pointer),
        _ => Value::Null,
    };
    object["from"] = item(Side::A);
    object["to"] = item(Side::B);
    object
}

fn beside(beside: &Beside) -> Value {
    json!({ "to": beside.to, "from": beside.from, "kind": beside.kind, "score": rounded(beside.score) })
}

/// What is asked more or less. A statement that moved has the shape of a fact: its values are its texts.
fn change(change: &Change, from: &Role, to: &Role) -> Value {
    let found = match change {
        Change::Fact(row) => return placed(row, from, to),
        Change::Moved(found) => found,
    };
    let is_stricter = found.to.section == Section::Required;
    json!({
        "field": "statement",
        "a": from.item(found.from).map(|item| &item.text),
        "b": to.item(found.to).map(|item| &item.text),
        "relation": if is_stricter { Relation::Stricter } else { Relation::Looser },
        "required": { "a": !is_stricter, "b": is_stricter },
        "shared": [],
        "from": found.from,
        "to": found.to,
    })
}

/// A role most like another, with what they share.
fn neighbour(found: &Similar, roles: &[&Role]) -> Value {
    json!({
        "id": roles[found.role].id,
        "score": rounded(found.summary.similarity),
        "shared": found.summary.same + found.summary.reworded,
        "strongest": found.strongest.iter().map(link).collect::<Vec<_>>(),
        "decided": found.decided,
        "summary": summary(&found.summary),
    })
}

/// What `role` states at `at`, in the shape of its YAML file; an item whose alternatives state it, as `{any_of: …}`.
fn value(role: &Role, field: FactField, at: FactAt) -> Option<Value> {
    match (field, at) {
        (FactField::Head(HeadFact::Locations), _) => Some(json!(role.locations)),
        (FactField::Head(HeadFact::Workplace), _) => Some(json!(role.workplace)),
        (FactField::Head(HeadFact::Travel), _) => Some(json!(role.travel)),
        (FactField::Head(HeadFact::Employment), _) => Some(json!(role.employment)),
        (FactField::Head(HeadFact::Pay), _) => Some(json!(role.pay)),
        (FactField::Item(_), FactAt::Head) => None,
        (FactField::Item(kind), FactAt::Item(pointer)) => {
            let item = role.item(pointer)?;
            let own = item.fact.as_ref().filter(|fact| fact.kind() == kind);
            Some(own.map_or_else(|| json!({ "any_of": item.any_of }), bare))
        }
    }
}

/// A fact without the key that names its type.
fn bare(fact: &Fact) -> Value {
    match fact {
        Fact::Years(years) => json!(years),
        Fact::Degree(degree) => json!(degree),
        Fact::Certification(names) => json!(names),
        Fact::Clearance(clearance) => json!(clearance),
        Fact::Knowledge(knowledge) => json!(knowledge),
        Fact::Language(language) => json!(language),
    }
}

/// Whether a fact is required or preferred; `None` where it is neither.
fn is_required(at: FactAt) -> Option<bool> {
    match at {
        FactAt::Item(Pointer { section: Section::Required, .. }) => Some(true),
        FactAt::Item(Pointer { section: Section::Preferred, .. }) => Some(false),
        FactAt::Item(_) | FactAt::Head => None,
    }
}

fn summary(summary: &Summary) -> Value {
    json!({
        "same": summary.same,
        "reworded": summary.reworded,
        "possible": summary.possible,
        "only_a": summary.only_a,
        "only_b": summary.only_b,
        "similarity": rounded(summary.similarity),
    })
}

fn stated_by_all(fact: &StatedFact) -> Value {
    json!({ "field": fact.field, "name": fact.name, "cells": fact.values })
}

fn matrix(matrix: &Matrix) -> Value {
    let cell = |items: &Vec<Pointer>| json!({ "items": items });
    let row = |row: &MatrixRow| {
        json!({
            "tag": row.tag,
            "name": row.name,
            "cells": row.cells.iter().map(cell).collect::<Vec<_>>(),
        })
    };
    json!({ "rows": matrix.rows.iter().map(row).collect::<Vec<_>>() })
}

fn problem(problem: &Problem) -> Value {
    json!({
        "path": problem.path,
        "line": problem.position.map(|at| at.line),
        "column": problem.position.map(|at| at.column),
        "severity": problem.severity,
        "code": problem.code,
        "message": problem.message,
        "help": problem.help,
    })
}
