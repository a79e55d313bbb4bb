//! The mouse: to what it points, that it goes.

use crossterm::event::{MouseEvent, MouseEventKind};

use super::{act, browse, compare, folding, overlay, search, similar};
use crate::keymap::{Action, Place};
use crate::tui::layout;
use crate::tui::message::Effect;
use crate::tui::model::Model;

/// Lines a turn of the mouse wheel scrolls.
const WHEEL: isize = 3;

/// A click selects, the wheel scrolls.
pub(super) fn on_event(model: &mut Model, mouse: MouseEvent) -> Vec<Effect> {
    let by = match mouse.kind {
        MouseEventKind::ScrollDown => WHEEL,
        MouseEventKind::ScrollUp => -WHEEL,
        MouseEventKind::Down(_) => {
            // A message has been read by whoever does something else.
            model.notice = None;
            0
        }
        _ => return vec![],
    };
    if !model.overlays.is_empty() && by == 0 {
        return overlay::click(model, mouse);
    } else if !model.overlays.is_empty() {
        overlay::wheel(model, by);
    } else if model.compare.is_some() {
        compare::on_mouse(model, mouse, by);
    } else if model.similar.is_some() {
        similar::on_mouse(model, mouse, by);
    } else {
        return browse::on_mouse(model, mouse, by);
    }
    vec![]
}

/// Opens what is clicked twice: the first click has selected it.
pub(super) fn on_double_click(model: &mut Model, mouse: MouseEvent) -> Vec<Effect> {
    let mut effects = on_event(model, mouse);
    let place = if model.overlays.is_empty() { model.view() } else { model.place() };
    let facts = model.compare.as_ref().map_or(0, |compare| compare.facts.lines.len());
    let over = |area| layout::holds(area, mouse.column, mouse.row);
    let action = match place {
        Place::List if browse::row_at(model, mouse).is_some() => Action::Open,
        Place::Detail if folding::heading_at(model, mouse).is_some() => Action::Fold,
        Place::Similar if over(layout::opened(model)) => Action::Open,
        Place::Matrix if layout::grid(model).is_some_and(|grid| over(grid.rows)) => Action::Open,
        Place::Compare if over(layout::facts(model, facts)) || over(layout::statements(model, facts)) => Action::Why,
        Place::Commands if overlay::choice_at(model, mouse).is_some() => Action::Open,
        Place::Copying if overlay::choice_at(model, mouse).is_some() => Action::CopySelected,
        _ => return effects,
    };
    effects.extend(search::stop_editing(model));
    effects.extend(act(model, place, action));
    effects
}
