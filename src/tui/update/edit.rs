//! Which file, and which line of it, is edited from where one is.

use std::path::PathBuf;

use role_explorer::catalog::{Entry, Origin};
use role_explorer::compare::{FactAt, Row};
use role_explorer::role::Pointer;

use super::settle;
use crate::keymap::Place;
use crate::tui::layout;
use crate::tui::message::Effect;
use crate::tui::model::compare::Compare;
use crate::tui::model::{Model, Overlay};
use crate::tui::page::Target;
use crate::tui::page::compare::Subject;
use crate::tui::wording::notices;

/// Asks for the file to be edited at what is selected, or says why there is nothing to edit.
pub(super) fn open(model: &mut Model) -> Vec<Effect> {
    // What stands at the top is read off what is laid out, which may be another role yet.
    settle(model);
    match place(model) {
        Ok((path, line)) => vec![Effect::Edit { path, line }],
        Err(why) => {
            model.say(why);
            vec![]
        }
    }
}

/// The file and the line, from 1, of what is selected.
///
/// # Errors
///
/// When there is no file, with what to do about it.
fn place(model: &Model) -> Result<(PathBuf, u32), String> {
    if let Some(Overlay::Problems(entries)) = model.overlays.last() {
        return problem(model, entries.selected);
    }
    let (role, pointer) = selected(model).ok_or(notices::NO_ROLE_TO_EDIT)?;
    let entry = model.catalog.entries.get(role).ok_or(notices::NO_ROLE_TO_EDIT)?;
    let Origin::File(path) = &entry.origin else { return Err(no_file(entry)) };
    // Of a broken file it is what is wrong with it that wants editing.
    let name = entry.origin.name();
    let broken = model.problems.iter().find(|problem| model.stale.contains(&role) && problem.path == name);
    let wrong = broken.and_then(|problem| problem.position);
    Ok((path.clone(), wrong.map_or_else(|| line(entry, &pointer), |position| position.line)))
}

/// The role one is at, by number, and the JSON pointer of the part of it that is selected or read; empty where it is the whole
/// role.
pub(super) fn selected(model: &Model) -> Option<(usize, String)> {
    match model.view() {
        Place::Compare => model.compare.as_ref().and_then(compared),
        Place::Matrix | Place::Statements => {
            model.compare.as_ref().and_then(|compare| Some((*compare.roles.get(compare.matrix.column)?, String::new())))
        }
        Place::Gap => model.compare.as_ref().map(|compare| (compare.shown().1, String::new())),
        Place::Similar => model.similar.as_ref().and_then(|similar| {
            let selected = similar.roles.as_ref()?.get(similar.selected)?;
            Some((selected.role, String::new()))
        }),
        _ => browsed(model),
    }
}

/// The file and line of a problem.
fn problem(model: &Model, number: usize) -> Result<(PathBuf, u32), String> {
    let problem = model.problems.get(number).ok_or(notices::NO_PROBLEM_TO_GO_TO)?;
    let path = problem.path.as_ref().ok_or(notices::PROBLEM_OF_NO_FILE)?;
    if path.is_altered() {
        return Err(notices::PATH_CANNOT_BE_TYPED.to_owned());
    }
    if path.as_str() == "-" {
        return Err(notices::PROBLEM_OF_INPUT.to_owned());
    }
    Ok((PathBuf::from(path.as_str()), problem.position.map_or(1, |position| position.line)))
}

/// Why a role cannot be edited, and what can be done.
fn no_file(entry: &Entry) -> String {
    match entry.origin {
        Origin::Input => notices::ROLE_OF_INPUT.to_owned(),
        _ => notices::built_in(&entry.role.id),
    }
}

/// The line of the value a JSON pointer names or, where that is not known, of what it is part of.
fn line(entry: &Entry, pointer: &str) -> u32 {
    match (entry.positions.get(pointer), pointer.rsplit_once('/')) {
        (Some(position), _) => position.line,
        (None, Some((part_of, _))) => line(entry, part_of),
        (None, None) => 1,
    }
}

/// The selected role, with the hit or what is read of it.
fn browsed(model: &Model) -> Option<(usize, String)> {
    let role = model.selected_role()?;
    let hit = || model.browse.selected_hit().map(|hit| hit.pointer.clone());
    Some((role, at_the_top(model).or_else(hit).unwrap_or_default()))
}

/// The JSON pointer of the first statement that begins in the window of the role that is read or, where one fills the window,
/// of that one; `None` where no role is read, it shows no statement, or a hit is what one is at.
pub(super) fn at_the_top(model: &Model) -> Option<String> {
    if model.view() != Place::Detail {
        return None;
    }
    let detail = &model.browse.detail;
    let seen = detail.scroll..detail.scroll + usize::from(layout::detail(model).height);
    if let Some(hit) = model.browse.selected_hit() {
        let is_seen = detail.page.line_of(&hit.pointer).is_some_and(|line| seen.contains(&line));
        if is_seen || detail.scroll == 0 {
            return None;
        }
    }
    let statements = || {
        detail.page.stops.iter().filter_map(|stop| match &stop.target {
            Target::Value(pointer) if is_statement(pointer) => Some((stop.line, pointer)),
            _ => None,
        })
    };
    let begun = statements().find(|(line, _)| seen.contains(line));
    let (_, pointer) = begun.or_else(|| statements().rfind(|(line, _)| *line < seen.start))?;
    Some(pointer.clone())
}

/// Whether a JSON pointer names what stands for itself: the summary, or an item of one of the lists.
fn is_statement(pointer: &str) -> bool {
    pointer == "/summary" || Pointer::parse(pointer).is_some()
}

/// The item of the selected row of a comparison: that of the left role, else that of the right one.
fn compared(compare: &Compare) -> Option<(usize, String)> {
    let (left, right) = compare.shown();
    let pair = compare.current()?;
    let fact = |at: FactAt| if let FactAt::Item(pointer) = at { pointer.to_string() } else { String::new() };
    let Some(row) = compare.row() else { return Some((left, String::new())) };
    Some(match row.subject {
        Subject::Statement(Row::Link(at)) => (left, pair.links.get(at)?.a.first()?.to_string()),
        Subject::Statement(Row::OnlyA(pointer)) => (left, pointer.to_string()),
        Subject::Statement(Row::OnlyB(pointer)) => (right, pointer.to_string()),
        Subject::Fact(number) => match pair.facts.get(number).map(|fact| (fact.a, fact.b))? {
            (Some(at), _) => (left, fact(at)),
            (None, Some(at)) => (right, fact(at)),
            (None, None) => (left, String::new()),
        },
    })
}
