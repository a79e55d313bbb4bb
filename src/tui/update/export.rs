//! Writing what is shown to a file: the dialog, and what comes of it.

use std::path::{Path, PathBuf};

use crossterm::event::MouseEvent;
use ratatui::layout::Rect;
use role_explorer::text::safe;
use unicode_width::UnicodeWidthStr;

use super::documents;
use crate::config;
use crate::keymap::{Action, Place};
use crate::tui::layout;
use crate::tui::message::{Effect, WriteError};
use crate::tui::model::line::Line;
use crate::tui::model::{Export, Model, Overlay};
use crate::tui::page::{cut, tail};
use crate::tui::wording::notices;

/// Opens the dialog that writes what is shown.
pub(super) fn open(model: &mut Model) -> Vec<Effect> {
    let choices = documents::shown(model);
    let Some(first) = choices.first() else {
        let comparing = model.compare.as_ref().is_some_and(|compare| compare.comparison.is_none());
        let again = || notices::still_comparing(&model.key(Action::Export));
        model.say(if comparing { again() } else { notices::NOTHING_TO_WRITE.to_owned() });
        return vec![];
    };
    let name = Line::new(&format!("{}.md", first.stem));
    // Which format that is, and how it begins, is told by the name.
    let ending = String::new();
    let export = Export { choices, chosen: 0, name, ending, preview: Vec::new(), confirming: None };
    model.overlays.push(Overlay::Export(export));
    preview(model)
}

/// Says where a file was written, and what can be done with it; of a path that leaves no room for that, the end of its name
/// and as much of its beginning as fits.
fn written(model: &Model, path: &Path) -> String {
    let key = |action| model.config.keymap.key(action, Place::Written);
    let (copy, open) = (key(Action::CopyPath), key(Action::OpenFile));
    let path = path.to_string_lossy();
    let path = safe(&path);
    // With air around it, between the outer corners of the border it lies on.
    let room = usize::from(model.size.width).saturating_sub(4);
    let text = notices::written(&path, &copy, &open);
    if text.width() <= room {
        return text;
    }
    let around = notices::written_briefly("", &copy, &open).width();
    // Below that, a path says nothing; what can be done stands in the help, too.
    let path = shortened(&path, room.saturating_sub(around).max(24));
    notices::written_briefly(&path, &copy, &open)
}

/// `text` in at most `width` columns, with `…` for what is missing in its middle.
fn shortened(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let end = tail(text, width / 2 + 1);
    format!("{}{}", cut(text, (width + 1).saturating_sub(end.width())), end.trim_start_matches('…'))
}

/// Says what came of writing `path`. The dialog takes part only while it still names that file: the user may have gone on.
pub(super) fn on_written(model: &mut Model, path: &Path, result: Result<PathBuf, WriteError>) -> Vec<Effect> {
    let is_named = matches!(model.overlays.last(), Some(Overlay::Export(export)) if target(export) == path);
    (model.writing, model.written) = (false, None);
    match result {
        Ok(whole) => {
            if is_named {
                model.overlays.pop();
            }
            model.say(written(model, path));
            if let Some(notice) = &mut model.notice {
                notice.written = Some(whole);
            }
        }
        Err(WriteError::Exists) => {
            if let (Some(Overlay::Export(export)), true) = (model.overlays.last_mut(), is_named) {
                export.confirming = Some(path.to_owned());
            } else {
                let path = path.to_string_lossy();
                let path = safe(&path);
                let key = model.key(Action::Export);
                model.complain(notices::not_overwritten(&path, &key));
            }
        }
        Err(WriteError::LeftOff) => model.say(notices::WRITING_LEFT_OFF),
        Err(WriteError::Failed(why)) => model.complain(why),
    }
    vec![]
}

/// The file the dialog names.
fn target(export: &Export) -> PathBuf {
    config::from_home(&export.file_name())
}

/// Asks how the document would begin in the format its name asks for.
pub(super) fn preview(model: &mut Model) -> Vec<Effect> {
    let generation = model.next_generation();
    let Some(Overlay::Export(export)) = model.overlays.last_mut() else { return vec![] };
    if let Some(ending) = export.chosen_ending() {
        export.ending = ending;
    }
    vec![Effect::Preview { document: export.document().clone(), path: target(export), generation }]
}

/// An action in the dialog that writes a document, or over its question.
pub(super) fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    let Some(Overlay::Export(export)) = model.overlays.last_mut() else { return vec![] };
    if let Some(path) = export.confirming.take() {
        let document = export.document().clone();
        let agreed = action == Action::Overwrite;
        model.writing |= agreed;
        return if agreed { vec![Effect::Write { document, path, overwrite: true }] } else { vec![] };
    }
    match action {
        Action::Back if model.writing => return vec![Effect::LeaveOff],
        Action::Back => _ = model.overlays.pop(),
        Action::Write if model.writing => model.say(notices::WRITING_THE_ONE_BEFORE),
        Action::Write => return write(model),
        Action::NextDocument => return turn(model, 1),
        Action::PreviousDocument => return turn(model, -1),
        Action::NextFormat => return turn_format(model, 1),
        Action::PreviousFormat => return turn_format(model, -1),
        _ => {}
    }
    vec![]
}

/// A click in the dialog chooses the document or the format it is on; what the dialog asks is answered by keys alone.
pub(super) fn click(model: &mut Model, mouse: MouseEvent) -> Vec<Effect> {
    let [what, format, _] = layout::exporting(model);
    let Some(Overlay::Export(export @ Export { choices, chosen, confirming: None, .. })) = model.overlays.last() else {
        return vec![];
    };
    let names: Vec<&str> = choices.iter().map(|choice| choice.name).collect();
    let endings = export.document().endings();
    let chosen_format = export.chosen_format(&endings);
    let is_on = |row| layout::holds(row, mouse.column, mouse.row);
    match (choice_at(what, mouse, &names, Some(*chosen)), choice_at(format, mouse, &endings, chosen_format)) {
        (Some(choice), _) if is_on(what) => choose(model, choice),
        (_, Some(choice)) if is_on(format) => choose_format(model, choice),
        _ => vec![],
    }
}

/// Which of the choices in a row stands in the column of the pointer.
fn choice_at(row: Rect, mouse: MouseEvent, choices: &[impl AsRef<str>], chosen: Option<usize>) -> Option<usize> {
    let label = layout::exporting_label();
    let before = layout::choices_before(choices, chosen, usize::from(row.width).saturating_sub(label));
    let mut end = usize::from(row.x) + label;
    let column = usize::from(mouse.column);
    if column < end {
        return None;
    }
    let at = choices[before..].iter().position(|choice| {
        end += layout::choice_width(choice.as_ref());
        column < end
    });
    at.map(|at| before + at)
}

/// Leaves alone the file the dialog asks about, if it does.
pub(super) fn keep_file(model: &mut Model) -> Vec<Effect> {
    if let Some(Overlay::Export(export)) = model.overlays.last_mut() {
        export.confirming = None;
    }
    vec![]
}

/// Chooses the document before or after the chosen one, in a circle.
fn turn(model: &mut Model, by: isize) -> Vec<Effect> {
    let Some(Overlay::Export(export)) = model.overlays.last() else { return vec![] };
    if export.choices.len() < 2 {
        model.say(notices::NOTHING_ELSE_TO_WRITE);
        return vec![];
    }
    let next = around(export.chosen, by, export.choices.len());
    choose(model, next)
}

/// Chooses one of the documents; a name that was not typed follows it.
fn choose(model: &mut Model, choice: usize) -> Vec<Effect> {
    let Some(Overlay::Export(export)) = model.overlays.last_mut() else { return vec![] };
    let name = export.file_name();
    let (stem, ending) = parted(&name);
    let is_given = stem == export.choices[export.chosen].stem;
    export.chosen = choice;
    let endings = export.document().endings();
    let ending = if endings.iter().any(|one| one == ending) { ending.to_owned() } else { endings[0].clone() };
    let stem = if is_given { export.choices[export.chosen].stem.clone() } else { stem.to_owned() };
    export.name = Line::new(&format!("{stem}{ending}"));
    preview(model)
}

/// Chooses the format before or after that of the name, in a circle; the first one where it has none.
fn turn_format(model: &mut Model, by: isize) -> Vec<Effect> {
    let Some(Overlay::Export(export)) = model.overlays.last() else { return vec![] };
    let endings = export.document().endings();
    let place = export.chosen_format(&endings);
    choose_format(model, place.map_or(0, |place| around(place, by, endings.len())))
}

/// Gives the name the ending of one of the formats.
fn choose_format(model: &mut Model, choice: usize) -> Vec<Effect> {
    let Some(Overlay::Export(export)) = model.overlays.last_mut() else { return vec![] };
    let endings = export.document().endings();
    let (stem, ending) = parted(export.name.text());
    // What looks like an ending and is none belongs to the name.
    let stem = if endings.iter().any(|one| one.eq_ignore_ascii_case(ending)) { stem } else { export.name.text() };
    export.name = Line::new(&format!("{stem}{}", endings[choice]));
    preview(model)
}

/// The place one before or after another of so many, in a circle.
fn around(place: usize, by: isize, count: usize) -> usize {
    place.saturating_add_signed(by + count.cast_signed()) % count
}

/// A file's name without its ending, and the ending with its dot.
fn parted(name: &str) -> (&str, &str) {
    name.rfind('.').filter(|dot| *dot > 0).map_or((name, ""), |dot| name.split_at(dot))
}

/// Asks for the document to be written under the name typed; a file that is there already stays.
fn write(model: &mut Model) -> Vec<Effect> {
    let Some(Overlay::Export(export)) = model.overlays.last() else { return vec![] };
    if target(export).as_os_str().is_empty() {
        model.complain(notices::FILE_NAME_NEEDED);
        return vec![];
    }
    let (document, path) = (export.document().clone(), target(export));
    model.writing = true;
    vec![Effect::Write { document, path, overwrite: false }]
}
