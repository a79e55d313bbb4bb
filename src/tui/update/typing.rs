//! Lines that are typed: one rule for all of them.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::{act, compare, export, search};
use crate::keymap::{Action, Place};
use crate::tui::message::Effect;
use crate::tui::model::line::Line;
use crate::tui::model::{Model, Overlay};

/// A key that is typed into the line of `place`, or edits it.
pub(super) fn on_key(model: &mut Model, place: Place, key: KeyEvent) -> Vec<Effect> {
    let Some(line) = line(model, place) else { return vec![] };
    // Whoever empties the name of a file means to give it another.
    let deletes = key.code == KeyCode::Backspace || key == KeyEvent::new(KeyCode::Char('h'), KeyModifiers::CONTROL);
    if deletes && line.text().is_empty() && place != Place::Writing {
        return act(model, place, Action::Back);
    }
    if line.key(key) { edited(model, place) } else { vec![] }
}

/// Text pasted, which is heeded where a line is typed.
pub(super) fn on_paste(model: &mut Model, text: &str) -> Vec<Effect> {
    // Whoever pastes a name answers the question, too.
    export::keep_file(model);
    let place = model.place();
    let Some(line) = line(model, place) else { return vec![] };
    line.insert(text);
    edited(model, place)
}

/// The line of a place.
fn line(model: &mut Model, place: Place) -> Option<&mut Line> {
    match (place, model.overlays.last_mut()) {
        (Place::Writing, Some(Overlay::Export(export))) => Some(&mut export.name),
        (Place::Commands, Some(Overlay::Palette(palette))) => Some(&mut palette.line),
        (Place::Narrowing, Some(Overlay::Help(_, reader))) => Some(&mut reader.filter.as_mut()?.line),
        (Place::Finding, None) => Some(&mut model.compare.as_mut()?.find.as_mut()?.line),
        (Place::Searching, None) => Some(&mut model.browse.search.as_mut()?.line),
        _ => None,
    }
}

/// What follows from another text in the line of a place.
fn edited(model: &mut Model, place: Place) -> Vec<Effect> {
    match (place, model.overlays.last_mut()) {
        (Place::Writing, _) => return export::preview(model),
        (Place::Searching, _) => return search::edited(model),
        (Place::Finding, _) => compare::find_first(model),
        (Place::Commands, Some(Overlay::Palette(palette))) => palette.narrow(&model.config),
        (Place::Narrowing, Some(Overlay::Help(_, reader))) => (reader.width, reader.scroll) = (0, 0),
        _ => {}
    }
    vec![]
}
