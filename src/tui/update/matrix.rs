//! The matrix of several roles: moving in it, reading what its cells stand for, changing the baseline.

use crossterm::event::MouseEvent;
use role_explorer::compare::Spread;
use role_explorer::role::{Pointer, Role};

use super::{compare, gap, scrolled, turn};
use crate::keymap::Action;
use crate::tui::layout;
use crate::tui::message::Effect;
use crate::tui::model::compare::{Compare, Shape};
use crate::tui::model::matrix::Line;
use crate::tui::model::{Aside, Model, Reader};
use crate::tui::page::matrix::{self, Cells, Said};
use crate::tui::wording::notices;

/// An action in the matrix.
pub(super) fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    settle(model);
    let height = usize::from(layout::grid(model).map_or(0, |grid| grid.rows.height)).max(1);
    let Some(compare) = &mut model.compare else { return vec![] };
    let roles = compare.roles.len();
    let matrix = &mut compare.matrix;
    match action {
        Action::Back | Action::Close => model.compare = None,
        Action::Left => matrix.column = matrix.column.saturating_sub(1),
        Action::Right => matrix.column = (matrix.column + 1).min(roles - 1),
        Action::Matrix => to_pair(compare),
        Action::OnlyDifferences => {
            compare.settings.only_differences = !compare.settings.only_differences;
            matrix.set_lines(compare.settings.only_differences);
            model.aside = Some(Aside::OnlyDifferences(compare.settings.only_differences));
        }
        Action::Open if !matrix.table.rows.is_empty() => matrix.opened = Some(Reader::default()),
        Action::Gap if matrix.column == 0 => model.say(notices::NO_GAP_TO_BASELINE),
        Action::Gap => {
            let pair = matrix.column - 1;
            if pair != compare.pair {
                compare.show_pair(pair);
            }
            gap::open(compare);
        }
        Action::Baseline if matrix.column == 0 => model.say(notices::IS_BASELINE),
        Action::Baseline => return set_baseline(model),
        _ => match goal(compare, action, height) {
            Some(row) if row == compare.matrix.row => {
                let what = if matches!(action, Action::Next | Action::Previous) {
                    notices::NO_FURTHER_ROW_OF_ONE
                } else {
                    notices::NO_FURTHER_ROW
                };
                model.say(what);
            }
            Some(row) => compare.matrix.select(row),
            None => {}
        },
    }
    vec![]
}

/// The row a movement leads to, by the lines of a window of `height`; the selected one where there is nothing further.
fn goal(compare: &Compare, action: Action, height: usize) -> Option<usize> {
    let matrix = &compare.matrix;
    let (line, here) = (matrix.line(), matrix.row);
    let at_or_after = |from: usize| {
        let row = |line: &Line| if let Line::Row(row) = line { Some(*row) } else { None };
        matrix.lines.iter().skip(from).find_map(row)
    };
    let alone = |row: &usize| matches!(matrix.table.rows[*row].spread, Spread::One(_));
    let in_facts = here < matrix.table.facts;
    let row = match action {
        Action::Down => matrix.rows().find(|row| *row > here),
        Action::Up => matrix.rows().rfind(|row| *row < here),
        Action::Top => matrix.rows().next(),
        Action::Bottom => matrix.rows().next_back(),
        Action::PageDown => at_or_after(line + height).or_else(|| matrix.rows().next_back()),
        Action::PageUp => at_or_after(line.saturating_sub(height)),
        Action::Next => matrix.rows().filter(alone).find(|row| *row > here),
        Action::Previous => matrix.rows().filter(alone).rfind(|row| *row < here),
        Action::NextSection if in_facts => matrix.rows().find(|row| *row >= matrix.table.facts),
        Action::PreviousSection if !in_facts => matrix.rows().next(),
        Action::NextSection | Action::PreviousSection => None,
        _ => return None,
    };
    Some(row.unwrap_or(here))
}

/// From the matrix to the pair of the baseline and the selected role.
fn to_pair(compare: &mut Compare) {
    compare.shape = Shape::Pair;
    if let Some(pair) = compare.matrix.column.checked_sub(1).filter(|pair| *pair != compare.pair) {
        compare.show_pair(pair);
    }
}

/// Makes the selected role the baseline: it comes first, the others keep their order.
fn set_baseline(model: &mut Model) -> Vec<Effect> {
    let generation = model.next_generation();
    let Some(compare) = &mut model.compare else { return vec![] };
    let mut roles = compare.roles.clone();
    let role = roles.remove(compare.matrix.column);
    roles.insert(0, role);
    let (row, top) = (compare.matrix.row, compare.matrix.top);
    let mut next = Compare { settings: compare.settings, shape: Shape::Matrix, ..Compare::new(roles, generation) };
    (next.matrix.row, next.matrix.top) = (row, top);
    *compare = next;
    model.aside = Some(Aside::Baseline);
    compare::ask(model)
}

/// An action over the statements of a row.
pub(super) fn read(model: &mut Model, action: Action) -> Vec<Effect> {
    settle(model);
    let height = layout::opened(model).height;
    let Some(compare) = &mut model.compare else { return vec![] };
    let matrix = &mut compare.matrix;
    let next = match action {
        Action::Next => matrix.rows().find(|row| *row > matrix.row),
        Action::Previous => matrix.rows().rfind(|row| *row < matrix.row),
        Action::Back | Action::Close | Action::Open => {
            matrix.opened = None;
            return vec![];
        }
        _ => {
            if let Some(reader) = &mut matrix.opened {
                turn(reader, action, height);
            }
            return vec![];
        }
    };
    match next {
        Some(row) => {
            matrix.select(row);
            matrix.opened = Some(Reader::default());
        }
        None => model.say(notices::NO_FURTHER_ROW),
    }
    vec![]
}

/// The mouse: a click selects a cell, the wheel scrolls.
pub(super) fn on_mouse(model: &mut Model, mouse: MouseEvent, by: isize) {
    let (grid, area) = (layout::grid(model), layout::opened(model));
    let Some(compare) = &mut model.compare else { return };
    let matrix = &mut compare.matrix;
    if let Some(opened) = &mut matrix.opened {
        opened.scroll = scrolled(opened.scroll, by, opened.page.lines.len(), area.height);
        return;
    }
    let Some(grid) = grid else { return };
    if by != 0 {
        matrix.top = scrolled(matrix.top, by, matrix.lines.len(), grid.rows.height);
        matrix.loose = true;
    } else if layout::holds(grid.rows, mouse.column, mouse.row) {
        let line = matrix.top + usize::from(mouse.row - grid.rows.y);
        if let Some(Line::Row(row)) = matrix.lines.get(line).copied() {
            matrix.select(row);
            let columns = grid.columns(matrix.left, compare.roles.len());
            let column = columns.filter(|(_, x)| *x <= mouse.column).map(|(number, _)| number).last();
            matrix.column = column.unwrap_or(matrix.column);
        }
    }
}

/// Makes the table once the comparison is there, the labels once the width is known, and brings the selected cell into
/// the window.
pub(super) fn settle(model: &mut Model) {
    let Some(mut compare) = model.compare.take() else { return };
    if let (Some(comparison), true) = (&compare.comparison, compare.matrix.table.rows.is_empty()) {
        let table = matrix::table(&roles(model, &compare), &comparison.matrix);
        compare.matrix.table = table;
        compare.matrix.set_lines(compare.settings.only_differences);
    }
    model.compare = Some(compare);
    let (grid, area) = (layout::grid(model), layout::opened(model));
    let Some(mut compare) = model.compare.take() else { return };
    if let Some(grid) = grid {
        if compare.matrix.labels.0 != grid.cell {
            // A sign stands before a role whose file is broken.
            let signed = compare.roles.iter().any(|number| model.stale.contains(number));
            let room = if signed { grid.text().saturating_sub(2) } else { grid.text() };
            let labels = matrix::labels(&roles(model, &compare), room);
            compare.matrix.labels = (grid.cell, labels);
        }
        let roles = compare.roles.len();
        compare.matrix.show_selected(grid.rows.height.into(), grid.shown, grid.pinned, roles);
    }
    if compare.matrix.opened.as_ref().is_some_and(|opened| opened.width != area.width) {
        let before = compare.matrix.opened.take().unwrap_or_default();
        let said = said(model, &compare);
        let page = matrix::statements(&said, model.plain, area.width.into(), &model.theme);
        // Where the roles stand one below the other, reading begins with the selected one.
        let place = said.iter().take(compare.matrix.column).filter(|role| !role.statements.is_empty()).count();
        let selected = page.stops.get(place).map_or(0, |stop| stop.line);
        let start = if before.width == 0 { selected } else { before.scroll };
        let scroll = scrolled(start, 0, page.lines.len(), area.height);
        compare.matrix.opened = Some(Reader { page, scroll, width: area.width, ..Reader::default() });
    }
    model.compare = Some(compare);
}

/// The compared roles, in order.
fn roles<'a>(model: &'a Model, compare: &Compare) -> Vec<&'a Role> {
    compare.roles.iter().filter_map(|number| model.role(*number)).collect()
}

/// What every role says on the matter of the selected row.
fn said<'a>(model: &'a Model, compare: &'a Compare) -> Vec<Said<'a>> {
    let (Some(comparison), Some(row)) = (&compare.comparison, compare.matrix.table.rows.get(compare.matrix.row)) else {
        return vec![];
    };
    let text = |role: &'a Role, pointer: Pointer| role.item(pointer).map_or("", |item| &*item.text);
    let unsaid = |role: &'a Role, at: Pointer, value: &'a str| {
        if role.item(at).is_some_and(|item| item.says(value)) { "" } else { value }
    };
    let roles = roles(model, compare).into_iter().enumerate();
    let said = roles.map(|(number, role)| {
        let statements = match &row.cells {
            Cells::Facts(cells) => cells[number]
                .iter()
                .map(|value| match value.pointer {
                    Some(at) => (Some(at.section), unsaid(role, at, &value.whole), text(role, at)),
                    None => (None, value.whole.as_str(), ""),
                })
                .collect(),
            Cells::Statements(row) => {
                let pointers = comparison.matrix.rows.get(*row).map(|row| &row.cells[number]);
                pointers
                    .into_iter()
                    .flatten()
                    .map(|pointer| (Some(pointer.section), "", text(role, *pointer)))
                    .collect()
            }
        };
        Said { name: role.name(), statements }
    });
    said.collect()
}
