//! What lies over a view: texts to read, and the dialog that writes a document.

use std::path::PathBuf;

use crossterm::event::MouseEvent;
use role_explorer::catalog::Origin;
use role_explorer::problem::{Problem, Severity};
use role_explorer::text::Text;

use super::{copy, export, palette, scrolled, search};
use crate::keymap::Action;
use crate::tui::layout;
use crate::tui::message::Effect;
use crate::tui::model::{Entries, Model, Overlay, Reader};
use crate::tui::page::{self, Page};
use crate::tui::wording::notices;

/// Opens the problems at the first that needs a hand: an error of a file that is broken at present, else the first error.
pub(super) fn open_problems(model: &mut Model) {
    if model.problems.is_empty() {
        model.say(notices::NO_PROBLEMS);
        return;
    }
    let (roles, definitions) = stale_files(model);
    let is_error = |problem: &Problem| problem.severity == Severity::Error;
    let is_stale = |problem: &Problem| {
        let mut files = roles.iter().chain(&definitions);
        is_error(problem) && problem.path.as_ref().is_some_and(|path| files.any(|file| file == path))
    };
    let first = model.problems.iter().position(is_stale).or_else(|| model.problems.iter().position(is_error));
    let entries = Entries { selected: first.unwrap_or(0), ..Entries::default() };
    model.overlays.push(Overlay::Problems(entries));
}

/// The files of roles, and of competencies, of which the last good state is shown, by name.
fn stale_files(model: &Model) -> (Vec<Text>, Vec<Text>) {
    let origin = |number: &usize| model.catalog.entries.get(*number)?.origin.name();
    let definition = |path: &PathBuf| Origin::File(path.clone()).name();
    let definitions = model.stale_definitions.iter().filter_map(definition);
    (model.stale.iter().filter_map(origin).collect(), definitions.collect())
}

/// An action over a text that is only read.
pub(super) fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    let height = layout::overlay_text(model).height;
    let page = isize::try_from(height.saturating_sub(1).max(1)).unwrap_or(1);
    if let (Some(Overlay::Problems(entries)), true) = (model.overlays.last_mut(), action.is_movement()) {
        entries.selected = entries.reader.goal(entries.selected, action, height);
        return vec![];
    }
    match action {
        Action::Back if reader(model).is_some_and(|reader| reader.filter.is_some()) => leave_filter(model),
        Action::Back | Action::Close | Action::Help => _ = model.overlays.pop(),
        Action::Search => open_filter(model),
        Action::Why if matches!(model.overlays.last(), Some(Overlay::Why(_))) => _ = model.overlays.pop(),
        Action::Next | Action::Previous => explain_next(model, if action == Action::Next { 1 } else { -1 }),
        Action::Down => scroll(model, 1),
        Action::Up => scroll(model, -1),
        Action::PageDown => scroll(model, page),
        Action::PageUp => scroll(model, -page),
        Action::Top => scroll(model, -isize::MAX),
        Action::Bottom => scroll(model, isize::MAX),
        _ => {}
    }
    vec![]
}

/// Opens the line that narrows the help.
fn open_filter(model: &mut Model) {
    if let Some(Overlay::Help(_, reader)) = model.overlays.last_mut() {
        reader.filter.get_or_insert_default().editing = true;
    } else {
        model.say(notices::ONLY_HELP_IS_SEARCHED);
    }
}

/// Shows all of the help again.
fn leave_filter(model: &mut Model) {
    if let Some(reader) = reader(model) {
        (reader.filter, reader.width, reader.scroll) = (None, 0, 0);
    }
}

/// An action while the line that narrows the help is typed.
pub(super) fn act_on_filter(model: &mut Model, action: Action) -> Vec<Effect> {
    match action {
        Action::Back => leave_filter(model),
        Action::Open => {
            if let Some(filter) = reader(model).and_then(|reader| reader.filter.as_mut()) {
                filter.editing = false;
            }
        }
        _ => return act(model, action),
    }
    vec![]
}

/// Goes to the next hit, or the one before, where it is told why one is found, and tells it of that one.
fn explain_next(model: &mut Model, by: isize) {
    if matches!(model.overlays.last(), Some(Overlay::Why(_))) {
        search::next_hit(model, by);
        model.overlays.pop();
        search::explain(model);
    }
}

/// The choice of the palette or of what to copy at a place of the screen.
pub(super) fn choice_at(model: &Model, mouse: MouseEvent) -> Option<usize> {
    let (rows, first, choices) = match model.overlays.last()? {
        Overlay::Palette(palette) => (layout::palette(model), palette.first, palette.choices.len()),
        Overlay::Copy(copying) => (layout::overlay_text(model), 0, copying.choices.len()),
        _ => return None,
    };
    let is_over = layout::holds(rows, mouse.column, mouse.row);
    is_over.then(|| first + usize::from(mouse.row - rows.y)).filter(|choice| *choice < choices)
}

/// A click in the topmost overlay: selects the entry it is on.
pub(super) fn click(model: &mut Model, mouse: MouseEvent) -> Vec<Effect> {
    if matches!(model.overlays.last(), Some(Overlay::Export(_))) {
        return export::click(model, mouse);
    }
    if let Some(choice) = choice_at(model, mouse) {
        match model.overlays.last_mut() {
            Some(Overlay::Palette(palette)) => palette.selected = choice,
            Some(Overlay::Copy(copying)) => copying.selected = choice,
            _ => {}
        }
        return vec![];
    }
    let area = layout::overlay_text(model);
    if let (Some(Overlay::Problems(entries)), true) =
        (model.overlays.last_mut(), layout::holds(area, mouse.column, mouse.row))
    {
        let line = entries.reader.scroll + usize::from(mouse.row - area.y);
        let tops = entries.reader.tops();
        entries.selected = tops.iter().rposition(|top| *top <= line).unwrap_or(entries.selected);
    }
    vec![]
}

/// A turn of the wheel over the topmost overlay: scrolls a text by `by` lines, and moves by one in a choice.
pub(super) fn wheel(model: &mut Model, by: isize) {
    let action = if by > 0 { Action::Down } else { Action::Up };
    match model.overlays.last() {
        Some(Overlay::Palette(_)) => _ = palette::act(model, action),
        Some(Overlay::Copy(_)) => _ = copy::act(model, action),
        _ => scroll(model, by),
    }
}

/// Scrolls the topmost text by `by` lines.
pub(super) fn scroll(model: &mut Model, by: isize) {
    let height = layout::overlay_text(model).height;
    if let Some(Overlay::Problems(entries)) = model.overlays.last_mut() {
        let action = if by > 0 { Action::Down } else { Action::Up };
        entries.selected = entries.reader.goal(entries.selected, action, height);
    } else if let Some(reader) = reader(model) {
        reader.scroll = scrolled(reader.scroll, by, reader.page.lines.len(), height);
    }
}

/// Lays out what is read if it is not laid out for this width yet, and takes back scrolling beyond the end.
pub(super) fn settle(model: &mut Model) {
    let width = layout::overlay_text(model).width;
    let (theme, problems) = (&model.theme, &model.problems);
    let (stale, definitions) = stale_files(model);
    let asked = matches!(model.overlays.last(), Some(Overlay::Why(reader)) if reader.width != width);
    let explained = if asked { explain(model, width.into()) } else { None };
    let height = layout::overlay_text(model).height;
    let finds = model.compare.as_ref().is_some_and(|compare| compare.find.is_some());
    if let Some(overlay) = model.overlays.last_mut() {
        let page = match overlay {
            Overlay::Help(place, reader) if reader.width != width => {
                let filter = reader.filter.as_ref().map_or("", |filter| filter.line.text());
                page::help::page(&model.config.keymap, (*place, finds), filter, width.into(), theme)
            }
            Overlay::Problems(entries) if entries.reader.width != width => {
                page::problems::page(problems, (&stale, &definitions), width.into(), theme)
            }
            Overlay::Why(reader) if reader.width != width => explained.unwrap_or_default(),
            _ => return stay(model, height),
        };
        if let Some(reader) = reader(model) {
            (reader.page, reader.width) = (page, width);
        }
    }
    stay(model, height);
}

/// Brings the selected entry into the window, and takes back scrolling beyond the end.
fn stay(model: &mut Model, height: u16) {
    let rows = usize::from(layout::palette(model).height);
    match model.overlays.last_mut() {
        Some(Overlay::Palette(palette)) => {
            // No more than it takes: what is clicked stays under the pointer.
            palette.first = palette.first.max((palette.selected + 1).saturating_sub(rows)).min(palette.selected);
            palette.first = palette.first.min(palette.choices.len().saturating_sub(rows));
        }
        Some(Overlay::Problems(Entries { reader, selected })) => {
            *selected = (*selected).min(reader.tops().len().saturating_sub(1));
            reader.show_entry(*selected, height);
        }
        Some(_) => scroll(model, 0),
        None => {}
    }
}

/// Why the selected hit is found, laid out.
fn explain(model: &Model, width: usize) -> Option<Page> {
    let (hit, answer) = (model.browse.selected_hit()?, model.browse.answer()?);
    let (parsed, _) = model.tools.as_ref()?.index.read(&answer.asked);
    Some(page::found::page(hit, model.role(hit.role)?, &answer.asked, &parsed, width, &model.theme))
}

fn reader(model: &mut Model) -> Option<&mut Reader> {
    match model.overlays.last_mut()? {
        Overlay::Help(_, reader) | Overlay::Why(reader) => Some(reader),
        Overlay::Problems(entries) => Some(&mut entries.reader),
        Overlay::Export(_) | Overlay::Copy(_) | Overlay::Palette(_) => None,
    }
}
