//! The pane of facets: opening it, going through it, choosing.

use crossterm::event::MouseEvent;

use super::search::{ask, stop_editing};
use crate::keymap::Action;
use crate::tui::layout;
use crate::tui::message::Effect;
use crate::tui::model::Model;
use crate::tui::model::browse::Pane;
use crate::tui::model::list::Row;
use crate::tui::wording::notices;

/// Opens the pane, goes to it, or, where one is in it, closes it.
pub(super) fn turn(model: &mut Model) -> Vec<Effect> {
    if model.browse.pane == Pane::Facets {
        close(model);
        return vec![];
    }
    model.browse.pane = Pane::Facets;
    if model.browse.facets.open {
        return vec![];
    }
    model.browse.facets.open = true;
    ask(model)
}

/// Closes the pane; what is chosen stays chosen.
pub(super) fn close(model: &mut Model) {
    model.browse.facets.open = false;
    // Counts of another time would be worse than none when it is opened again.
    model.browse.facets.counts.clear();
    model.browse.pane = Pane::List;
}

/// Chooses nothing any more.
pub(super) fn clear(model: &mut Model) -> Vec<Effect> {
    if model.browse.facets.chosen.is_empty() {
        model.say(notices::no_facet_chosen(&model.key(Action::Facets)));
        return vec![];
    }
    model.browse.facets.chosen = role_explorer::search::Chosen::default();
    ask(model)
}

/// An action in the pane.
pub(super) fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    let height = usize::from(layout::facets(model).height).max(1);
    let list = &mut model.browse.facets.list;
    match action {
        Action::Toggle => return toggle(model),
        Action::Down => list.step(1),
        Action::Up => list.step(-1),
        Action::Top => {
            list.select(0);
            list.scroll = 0;
        }
        Action::Bottom => list.select(usize::MAX),
        Action::PageDown => list.page(height, true),
        Action::PageUp => list.page(height, false),
        Action::NextSection => {
            let next = list.rows().iter().skip(list.selected()).position(|row| row.is_heading());
            list.select(next.map_or(list.selected(), |by| list.selected() + by));
        }
        Action::PreviousSection => {
            let before = list.selected().saturating_sub(1);
            let heading = list.rows()[..before].iter().rposition(|row| row.is_heading());
            list.select(heading.unwrap_or(0));
        }
        _ => {}
    }
    vec![]
}

/// Chooses the selected value, or no longer.
fn toggle(model: &mut Model) -> Vec<Effect> {
    let facets = &mut model.browse.facets;
    let Some(Row::Value(facet, value)) = facets.list.row() else { return vec![] };
    facets.chosen.toggle(facet, value);
    ask(model)
}

/// The mouse: a click chooses what is under it, the wheel scrolls.
pub(super) fn on_mouse(model: &mut Model, mouse: MouseEvent, by: isize) -> Vec<Effect> {
    let rows = layout::facets(model);
    let list = &mut model.browse.facets.list;
    if by != 0 {
        list.scroll_by(by, rows.height.into());
        return vec![];
    }
    model.browse.pane = Pane::Facets;
    let line = list.scroll + usize::from(mouse.row.saturating_sub(rows.y));
    let place = list.place_at(line);
    let on_value = layout::holds(rows, mouse.column, mouse.row)
        && line < list.height()
        && matches!(list.rows()[place], Row::Value(..));
    if on_value {
        list.select(place);
    }
    let mut effects = stop_editing(model);
    if on_value {
        effects.extend(toggle(model));
    }
    effects
}
