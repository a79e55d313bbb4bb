//! The palette: opening, narrowing, and doing what is chosen.

use super::search;
use crate::keymap::{Action, Place};
use crate::tui::layout;
use crate::tui::message::Effect;
use crate::tui::model::palette::{Choice, Palette};
use crate::tui::model::{Model, Overlay};
use crate::tui::wording::notices;

/// Opens it over `place`.
pub(super) fn open(model: &mut Model, place: Place) {
    let palette = Palette::new(place, &model.config);
    model.overlays.push(Overlay::Palette(palette));
}

/// An action while it is open.
pub(super) fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    let page = usize::from(layout::overlay_text(model).height.saturating_sub(2).max(1));
    let Some(Overlay::Palette(palette)) = model.overlays.last_mut() else { return vec![] };
    let last = palette.choices.len().saturating_sub(1);
    match action {
        Action::Back => _ = model.overlays.pop(),
        Action::Open => return run(model),
        Action::Down => palette.selected = (palette.selected + 1).min(last),
        Action::Up => palette.selected = palette.selected.saturating_sub(1),
        Action::PageDown => palette.selected = (palette.selected + page).min(last),
        Action::PageUp => palette.selected = palette.selected.saturating_sub(page),
        _ => {}
    }
    vec![]
}

/// Does what is selected, where the palette was opened.
fn run(model: &mut Model) -> Vec<Effect> {
    let Some(Overlay::Palette(palette)) = model.overlays.last() else { return vec![] };
    let (place, Some(choice)) = (palette.place, palette.choices.get(palette.selected).cloned()) else {
        let leaves = model.config.keymap.shown(Action::Back, Place::Commands);
        model.say(notices::no_such_command(leaves.as_deref()));
        return vec![];
    };
    model.overlays.pop();
    match choice {
        Choice::Action(binding) => super::act(model, place, binding.action),
        Choice::Search(_, query) => search::start(model, &query),
    }
}
