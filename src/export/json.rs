//! Documents as JSON: one object with `format` and `version`, items named by JSON pointers into their profile. Within a
//! version keys are only ever added.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::document::{Answer, Compared, Findings};
use crate::catalog::{Catalog, Entry};
use crate::compare::{FactAt, FactField, FactRow, Link, Matrix, MatrixRow, Nearest, Pair, Summary};
use crate::problem::Problem;
use crate::role::{self, Fact, HeadFact, Pointer, Role, Section};
use crate::search::Hit;

/// Writes a list of roles.
pub(crate) fn roles(catalog: &Catalog) -> String {
    text(&json!({
        "format": "role-explorer/roles",
        "version": 1,
        "roles": catalog.entries.iter().map(entry).collect::<Vec<_>>(),
    }))
}

/// Writes a role in the shape of its YAML file.
pub(crate) fn role(role: &Role) -> String {
    text(&json!({ "format": "role-explorer/role", "version": 1, "role": role }))
}

/// Writes the answer to a query.
pub(crate) fn hits(answer: &Answer<'_>) -> String {
    let hits = &answer.hits.hits;
    text(&json!({
        "format": "role-explorer/hits",
        "version": 1,
        "query": answer.query,
        "total": answer.hits.total,
        "hits": hits.iter().map(|found| hit(found, answer.roles[found.role])).collect::<Vec<_>>(),
    }))
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

/// A hit in `role`; `matches` are pairs of start and end, in characters.
fn hit(hit: &Hit, role: &Role) -> Value {
    json!({
        "role": role.id,
        "field": hit.field,
        "pointer": hit.pointer,
        "text": hit.text,
        "score": rounded(hit.score),
        "matches": hit.matches.iter().map(|range| [range.start, range.end]).collect::<Vec<_>>(),
        "why": hit.why,
    })
}

/// A role of a comparison.
fn heading(role: &Role) -> Value {
    json!({ "id": role.id, "title": role.title, "variant": role.variant, "organization": role.organization })
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
        "tags": link.tags,
    })
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

/// A score with four decimals: enough to rank by, few enough to be the same everywhere.
fn rounded(score: f64) -> f64 {
    (score * 1e4).round() / 1e4
}
