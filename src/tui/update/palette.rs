//! The palette: opening, narrowing, and doing what is chosen.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::{act, search};
use crate::keymap::Place;
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

/// A key while it is open.
pub(super) fn on_key(model: &mut Model, key: KeyEvent) -> Vec<Effect> {
    let page = usize::from(layout::overlay_text(model).height.saturating_sub(2).max(1));
    let Some(Overlay::Palette(palette)) = model.overlays.last_mut() else { return vec![] };
    let last = palette.choices.len().saturating_sub(1);
    let control = key.modifiers == KeyModifiers::CONTROL;
    match key.code {
        KeyCode::Esc => _ = model.overlays.pop(),
        KeyCode::Backspace if palette.line.text().is_empty() => _ = model.overlays.pop(),
        KeyCode::Enter => return run(model),
        KeyCode::Down => palette.selected = (palette.selected + 1).min(last),
        KeyCode::Up => palette.selected = palette.selected.saturating_sub(1),
        KeyCode::Char('n') if control => palette.selected = (palette.selected + 1).min(last),
        KeyCode::Char('p') if control => palette.selected = palette.selected.saturating_sub(1),
        KeyCode::PageDown => palette.selected = (palette.selected + page).min(last),
        KeyCode::PageUp => palette.selected = palette.selected.saturating_sub(page),
        KeyCode::Char('l') if control => return vec![Effect::Redraw],
        KeyCode::Char('z') if control => return vec![Effect::Suspend],
        _ if palette.line.key(key) => palette.narrow(&model.config),
        _ => {}
    }
    vec![]
}

/// Text pasted into its line.
pub(super) fn on_paste(model: &mut Model, text: &str) {
    if let Some(Overlay::Palette(palette)) = model.overlays.last_mut() {
        palette.line.insert(text);
        palette.narrow(&model.config);
    }
}

/// Does what is selected, where the palette was opened.
fn run(model: &mut Model) -> Vec<Effect> {
    let Some(Overlay::Palette(palette)) = model.overlays.last() else { return vec![] };
    let (place, Some(choice)) = (palette.place, palette.choices.get(palette.selected).cloned()) else {
        model.say(notices::NO_SUCH_COMMAND);
        return vec![];
    };
    model.overlays.pop();
    match choice {
        Choice::Action(binding) => act(model, place, binding.action),
        Choice::Search(_, query) => search::start(model, &query),
    }
}
