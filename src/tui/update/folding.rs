//! Sections of the role: going to one, showing only its heading, and opening it again.

use crossterm::event::MouseEvent;

use crate::tui::layout;
use crate::tui::model::browse::Detail;
use crate::tui::model::{Aside, Model};

/// Goes to a section; nowhere without one.
pub(super) fn go_to(detail: &mut Detail, section: Option<usize>) {
    detail.section = section;
    if let Some(line) = section.and_then(|section| detail.headings().get(section).copied()) {
        detail.scroll = line;
    }
}

/// Folds the section one is in, or opens it again.
pub(super) fn fold(model: &mut Model) {
    let browse = &mut model.browse;
    let section = browse.detail.current().unwrap_or(0);
    let Some(name) = browse.detail.sections.get(section) else { return };
    let folds = !browse.folded.remove(name);
    if folds {
        browse.folded.insert(*name);
    }
    hold(&mut browse.detail, section);
    model.aside = Some(Aside::Folded(folds));
}

/// Folds all sections or, where all are folded, opens them.
pub(super) fn fold_all(model: &mut Model) {
    let browse = &mut model.browse;
    let section = browse.detail.current().unwrap_or(0);
    let folds = !browse.is_all_folded();
    if folds {
        browse.folded.extend(&browse.detail.sections);
    } else {
        browse.folded.clear();
    }
    hold(&mut browse.detail, section);
    model.aside = Some(Aside::Folded(folds));
}

/// Leaves the heading of a section where it is on the screen, or at the top where it is above.
fn hold(detail: &mut Detail, section: usize) {
    let line = detail.headings().get(section).copied().unwrap_or(0);
    detail.held = Some((section, line.saturating_sub(detail.scroll)));
    detail.section = Some(section);
}

/// The section whose heading is under the mouse.
pub(super) fn heading_at(model: &Model, mouse: MouseEvent) -> Option<usize> {
    let (area, detail) = (layout::detail(model), &model.browse.detail);
    let line = detail.scroll + usize::from(mouse.row.checked_sub(area.y)?);
    let over = layout::holds(area, mouse.column, mouse.row);
    detail.headings().iter().position(|heading| over && *heading == line)
}
