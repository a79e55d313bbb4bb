//! What moving from the left role to the right one asks for: opening it, reading it, turning it round.

use super::{compare, turn};
use crate::keymap::Action;
use crate::tui::layout;
use crate::tui::message::Effect;
use crate::tui::model::compare::Compare;
use crate::tui::model::{Model, Reader};
use crate::tui::page;

/// Opens it over the comparison.
pub(super) fn open(compare: &mut Compare) {
    compare.gap = Some(Reader::default());
}

/// An action over it.
pub(super) fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    settle(model);
    let height = layout::opened(model).height;
    let Some(compare) = &mut model.compare else { return vec![] };
    match action {
        Action::Back | Action::Close | Action::Gap => compare.gap = None,
        Action::Swap => {
            let effects = compare::swap(model);
            model.compare.as_mut().map(open);
            return effects;
        }
        _ => {
            if let Some(reader) = &mut compare.gap {
                turn(reader, action, height);
            }
        }
    }
    vec![]
}

/// Lays it out if it is not laid out for this width yet.
pub(super) fn settle(model: &mut Model) {
    let area = layout::opened(model);
    let Some(mut compare) = model.compare.take() else { return };
    if let (Some(reader), Some(pair)) = (&compare.gap, compare.current())
        && reader.width != area.width
        && let Some(sides) = compare::sides(model, compare.shown(), pair)
    {
        let page = page::compare::gap::page(&sides, &compare::how(model, compare.settings, ""));
        compare.gap = Some(Reader { page, scroll: reader.scroll, width: area.width, ..Reader::default() });
    }
    if let Some(reader) = &mut compare.gap {
        turn(reader, Action::Redraw, area.height);
    }
    model.compare = Some(compare);
}
