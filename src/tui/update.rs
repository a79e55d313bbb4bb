//! What a message changes. No input or output, and nothing that takes longer than a frame: that goes out as an effect.

mod bookmarks;
mod browse;
mod compare;
mod copy;
mod documents;
mod edit;
mod facets;
mod folding;
mod gap;
mod history;
mod judge;
mod keeping;
mod matrix;
mod overlay;
mod palette;
mod reload;
mod search;
mod similar;
mod sort;
mod width;

use std::path::Path;
use std::sync::Arc;

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseEvent, MouseEventKind};
use role_explorer::catalog::Catalog;
use role_explorer::problem::Problem;
use role_explorer::text::safe;
use unicode_width::UnicodeWidthStr;

use super::layout;
use super::message::{Effect, Message, Progress, Tools, WriteError};
use super::model::browse::Sorting;
use super::model::compare::Compare;
use super::model::facets::FacetPane;
use super::model::line::Line;
use super::model::{End, Entries, Export, Filter, Model, Overlay, Reader};
use super::page::Target;
use crate::config;
use crate::keymap::{Action, Key, Place, Press};

/// Lines a turn of the mouse wheel scrolls.
const WHEEL: isize = 3;

/// Changes `model` as `message` asks; what has to be done elsewhere comes back.
pub(crate) fn update(model: &mut Model, message: Message) -> Vec<Effect> {
    let mut effects = react(model, message);
    history::note(model);
    effects.extend(keeping::keep(model));
    effects
}

fn react(model: &mut Model, message: Message) -> Vec<Effect> {
    match message {
        Message::Key(key) if key.kind == KeyEventKind::Release => vec![],
        Message::Key(key) => {
            let written = model.notice.take().and_then(|notice| notice.written);
            let press = model.config.keymap.press(&[Key::pressed(key)], Place::Written);
            match (written.filter(|_| !takes_text(model)), press) {
                (Some(path), Press::Action(Action::OpenFile)) => vec![Effect::Open(path)],
                (Some(path), Press::Action(_)) => vec![Effect::Copy { name: "the path", text: shown_path(&path) }],
                _ => on_key(model, key),
            }
        }
        Message::Mouse(mouse) => on_mouse(model, mouse),
        Message::DoubleClick(mouse) => on_double_click(model, mouse),
        Message::Paste(text) => on_paste(model, &text),
        Message::Background { is_dark } => {
            model.theme = config::by_background(is_dark).shown_in(model.colours);
            lay_out_anew(model);
            vec![]
        }
        Message::Resize(size) => {
            model.size = size;
            browse::rebuild_list(model);
            vec![]
        }
        Message::Reading(progress) => {
            model.reading = Some(progress);
            vec![]
        }
        Message::Loaded { catalog, problems, left_off } => on_loaded(model, catalog, problems, left_off),
        Message::Prepared(tools) => on_prepared(model, tools),
        Message::Reloaded(reloaded) => reload::on_reloaded(model, *reloaded),
        Message::Changed => reload::ask(model, false),
        Message::Rendered { name, text } => copy::on_rendered(model, name, text),
        Message::Copied { name, by } => {
            copy::on_copied(model, name, by);
            vec![]
        }
        Message::Opened(result) => {
            on_opened(model, result);
            vec![]
        }
        Message::Edited(result) => {
            if let Err(why) = result {
                model.complain(why);
            }
            reload::ask(model, false)
        }
        Message::Watched(how) => {
            model.say(how);
            vec![]
        }
        Message::Found { generation, hits, problems, within } => {
            search::on_found(model, generation, (hits, problems, within))
        }
        Message::Counted { generation, counts } => {
            if generation == model.browse.asked {
                model.browse.facets.counts = counts;
            }
            vec![]
        }
        Message::Sorted { generation, order } => {
            sort::on_sorted(model, generation, order);
            vec![]
        }
        Message::Compared { generation, comparison } => {
            compare::on_compared(model, generation, comparison);
            vec![]
        }
        Message::FoundSimilar { generation, roles } => {
            similar::on_found(model, generation, roles);
            vec![]
        }
        Message::Recollected(kept) => {
            keeping::on_recollected(model, kept);
            vec![]
        }
        Message::Kept(result) => {
            keeping::on_kept(model, result);
            vec![]
        }
        Message::Recalled(decisions, problems) => judge::on_recalled(model, decisions, problems),
        Message::Recorded(result) => judge::on_recorded(model, result),
        Message::Previewed { generation, lines } => {
            if let (Some(Overlay::Export(export)), true) = (model.overlays.last_mut(), generation == model.generation) {
                export.preview = lines;
            }
            vec![]
        }
        Message::Writing(progress) => {
            say_writing(model, progress);
            vec![]
        }
        Message::Written { path, result } => on_written(model, &path, result),
    }
}

/// Brings what is laid out up to date with the state: to be called before a frame is drawn.
pub(crate) fn settle(model: &mut Model) {
    browse::settle(model);
    similar::settle(model);
    gap::settle(model);
    compare::settle(model);
    overlay::settle(model);
}

/// Forgets all that is laid out, but not how far one is in it: the theme is another.
fn lay_out_anew(model: &mut Model) {
    if let Some(laid_out) = &mut model.browse.detail.laid_out {
        laid_out.width = 0;
    }
    if let Some(compare) = &mut model.compare {
        compare.laid_out = None;
        let opened = compare.matrix.opened.iter_mut().chain(&mut compare.gap);
        opened.for_each(|reader| reader.width = 0);
    }
    if let Some(similar) = &mut model.similar {
        similar.reader.width = 0;
    }
    for overlay in &mut model.overlays {
        if let Overlay::Help(_, reader) | Overlay::Why(reader) | Overlay::Problems(Entries { reader, .. }) = overlay {
            reader.width = 0;
        }
    }
}

fn on_key(model: &mut Model, key: KeyEvent) -> Vec<Effect> {
    if key.code == KeyCode::Char('c') && key.modifiers == KeyModifiers::CONTROL {
        model.ended = Some(End::Interrupted);
        return vec![];
    }
    match model.overlays.last() {
        Some(Overlay::Export(_)) => return overlay::on_export_key(model, key),
        Some(Overlay::Palette(_)) => return palette::on_key(model, key),
        Some(Overlay::Help(_, Reader { filter: Some(Filter { editing: true, .. }), .. })) => {
            return overlay::on_filter_key(model, key);
        }
        _ => {}
    }
    if model.overlays.is_empty() && model.compare.is_none() && model.similar.is_none() && model.browse.is_editing() {
        return search::on_key(model, key);
    }
    if model.overlays.is_empty() && model.compare.as_ref().is_some_and(Compare::is_finding) {
        return compare::on_find_key(model, key);
    }
    let place = model.place();
    model.typed.push(Key::pressed(key));
    match model.config.keymap.press(&model.typed, place) {
        Press::Begun => return vec![],
        Press::Action(action) => {
            model.typed.clear();
            return act(model, place, action);
        }
        Press::Nothing => {}
    }
    let typed = std::mem::take(&mut model.typed);
    if typed.len() > 1 || (model.compare.is_some() && place != Place::Reading) {
        let typed: Vec<String> = typed.iter().map(Key::to_string).collect();
        let help = model.config.keymap.shown(Action::Help, place);
        let help = help.map(|help| format!(": {help} shows what does")).unwrap_or_default();
        model.say(format!("{} does nothing here{help}", safe(&typed.join(" "))));
    }
    vec![]
}

/// Does what means the same everywhere, and hands on the rest.
fn act(model: &mut Model, place: Place, action: Action) -> Vec<Effect> {
    match action {
        Action::Quit => {
            model.ended = Some(End::Quit);
            vec![]
        }
        Action::Back if model.loading && place == Place::List && !model.browse.is_filtered() => vec![Effect::LeaveOff],
        Action::Redraw => vec![Effect::Redraw],
        Action::Suspend => vec![Effect::Suspend],
        Action::Reload => reload::ask(model, true),
        Action::Help if place != Place::Reading => {
            model.overlays.push(Overlay::Help(place, Reader::default()));
            vec![]
        }
        Action::Problems => {
            if model.problems.is_empty() {
                model.say("No problems: every file was read");
            } else {
                model.overlays.push(Overlay::Problems(Entries::default()));
            }
            vec![]
        }
        Action::Palette => {
            palette::open(model, place);
            vec![]
        }
        Action::Export => export(model),
        Action::EarlierView => history::go(model, true),
        Action::LaterView => history::go(model, false),
        Action::Edit => edit::open(model),
        Action::Copy => copy::open(model),
        _ => match place {
            // Its keys are looked up before all others: see `update`.
            Place::Written => vec![],
            Place::Copying => copy::act(model, action),
            Place::Reading | Place::Problems => overlay::act(model, action),
            Place::Compare => compare::act(model, action),
            Place::Matrix => matrix::act(model, action),
            Place::Statements => matrix::read(model, action),
            Place::Gap => gap::act(model, action),
            Place::Similar => similar::act(model, action),
            Place::List | Place::Detail | Place::Facets => browse::act(model, action),
        },
    }
}

/// Opens the dialog that writes what is shown.
fn export(model: &mut Model) -> Vec<Effect> {
    let choices = documents::shown(model);
    let Some(first) = choices.first() else {
        let comparing = model.compare.as_ref().is_some_and(|compare| compare.comparison.is_none());
        model.say(if comparing { "Still comparing: press x again in a moment" } else { "There is nothing to write" });
        return vec![];
    };
    let name = Line::new(&format!("{}.md", first.stem));
    let export = Export { choices, chosen: 0, name, preview: Vec::new(), confirming: None };
    model.overlays.push(Overlay::Export(export));
    overlay::preview(model)
}

/// Whether a line being typed takes the keys.
fn takes_text(model: &Model) -> bool {
    match model.overlays.last() {
        Some(overlay) => matches!(overlay, Overlay::Export(_)),
        None => match &model.compare {
            Some(compare) => compare.is_finding(),
            None => model.similar.is_none() && model.browse.is_editing(),
        },
    }
}

/// A path from the root on, safe to show: it means the same wherever it is put.
fn shown_path(path: &Path) -> String {
    safe(&std::path::absolute(path).unwrap_or_else(|_| path.to_owned()).to_string_lossy()).into_owned()
}

/// Says where a file was written, and what can be done with it; a path that leaves no room for that comes last.
fn written(path: &Path, width: u16) -> String {
    const OFFER: &str = "y copies the path, o opens it";
    let path = path.to_string_lossy();
    let text = format!("Written to {} · {OFFER}", safe(&path));
    if text.width() + 2 <= usize::from(width) { text } else { format!("Written · {OFFER} · {}", safe(&path)) }
}

/// Says what came of writing `path`. The dialog takes part only while it still names that file: the user may have gone on.
fn on_written(model: &mut Model, path: &Path, result: Result<(), WriteError>) -> Vec<Effect> {
    let is_named = matches!(model.overlays.last(), Some(Overlay::Export(export)) if overlay::target(export) == path);
    model.writing = false;
    match result {
        Ok(()) => {
            if is_named {
                model.overlays.pop();
            }
            model.say(written(path, model.size.width));
            if let Some(notice) = &mut model.notice {
                notice.written = Some(path.to_owned());
            }
        }
        Err(WriteError::Exists) => {
            if let (Some(Overlay::Export(export)), true) = (model.overlays.last_mut(), is_named) {
                export.confirming = Some(path.to_owned());
            } else {
                let path = path.to_string_lossy();
                let path = role_explorer::text::safe(&path);
                model.complain(format!("Not written: {path} exists already. x asks whether to overwrite it"));
            }
        }
        Err(WriteError::LeftOff) => model.say("Left off: nothing was written"),
        Err(WriteError::Failed(why)) => model.complain(why),
    }
    vec![]
}

fn on_opened(model: &mut Model, result: Result<(), String>) {
    match result {
        Ok(()) => model.say("Opened"),
        Err(why) => model.complain(why),
    }
}

/// Says how far writing a file is, as long as it is not done.
fn say_writing(model: &mut Model, progress: Progress) {
    if model.writing {
        model.say(format!("Writing … {progress} · Esc leaves it, and nothing is written"));
    }
}

/// Says how many files were read before the user left off, and how to read the others.
fn say_left_off(model: &mut Model, progress: Progress) {
    let again = model.config.keymap.shown(Action::Reload, Place::List);
    let again = again.map(|key| format!(" · {key} reads all")).unwrap_or_default();
    model.say(format!("Left off: {progress} files are read{again}"));
}

fn on_loaded(
    model: &mut Model,
    catalog: Arc<Catalog>,
    problems: Vec<Problem>,
    left_off: Option<Progress>,
) -> Vec<Effect> {
    model.catalog = catalog;
    model.problems = model.config_problems.iter().cloned().chain(problems).collect();
    (model.loading, model.reading) = (false, None);
    model.tools = None;
    model.browse.facets = FacetPane::default();
    model.browse.sorting = Sorting::default();
    browse::rebuild_list(model);
    if let Some(progress) = left_off {
        say_left_off(model, progress);
    }
    let mut effects = keeping::recall(model);
    effects.extend([Effect::Prepare(Arc::clone(&model.catalog)), Effect::Watch(model.places.clone())]);
    effects
}

/// Asks what could not be asked before.
fn on_prepared(model: &mut Model, tools: Arc<Tools>) -> Vec<Effect> {
    // Where the roles were read again meanwhile, these are for other roles.
    if model.tools.is_some() {
        return vec![];
    }
    model.browse.facets.fill(&tools.facets);
    model.tools = Some(tools);
    let mut effects = search::ask_again(model);
    effects.extend(compare::ask(model));
    effects.extend(similar::ask(model));
    effects
}

fn on_paste(model: &mut Model, text: &str) -> Vec<Effect> {
    if let Some(Overlay::Export(export)) = model.overlays.last_mut() {
        export.name.insert(text);
        export.confirming = None;
        return overlay::preview(model);
    }
    palette::on_paste(model, text);
    let at_root = model.overlays.is_empty() && model.compare.is_none() && model.similar.is_none();
    if at_root && model.browse.is_editing() {
        return search::on_paste(model, text);
    }
    if model.overlays.is_empty() && model.compare.as_ref().is_some_and(Compare::is_finding) {
        compare::on_find_paste(model, text);
    }
    vec![]
}

fn on_mouse(model: &mut Model, mouse: MouseEvent) -> Vec<Effect> {
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
        overlay::click(model, mouse);
    } else if !model.overlays.is_empty() {
        overlay::scroll(model, by);
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
fn on_double_click(model: &mut Model, mouse: MouseEvent) -> Vec<Effect> {
    let mut effects = on_mouse(model, mouse);
    let place = model.place();
    let facts = model.compare.as_ref().map_or(0, |compare| compare.facts.lines.len());
    let over = |area| layout::holds(area, mouse.column, mouse.row);
    let action = match place {
        Place::List if browse::row_at(model, mouse).is_some() => Action::Open,
        Place::Detail if folding::heading_at(model, mouse).is_some() => Action::Fold,
        Place::Similar if over(layout::opened(model)) => Action::Open,
        Place::Matrix if layout::grid(model).is_some_and(|grid| over(grid.rows)) => Action::Open,
        Place::Compare if over(layout::facts(model, facts)) || over(layout::statements(model, facts)) => Action::Why,
        _ => return effects,
    };
    effects.extend(search::stop_editing(model));
    effects.extend(act(model, place, action));
    effects
}

/// Scrolls in a text shown in `height` lines.
fn turn(reader: &mut Reader, action: Action, height: u16) {
    let page = isize::try_from(height.saturating_sub(1).max(1)).unwrap_or(1);
    let to = |line: usize| line.cast_signed().saturating_sub(reader.scroll.cast_signed());
    let sections = || reader.page.stops.iter().filter(|stop| stop.target == Target::Section).map(|stop| stop.line);
    let by = match action {
        Action::Down => 1,
        Action::Up => -1,
        Action::PageDown => page,
        Action::PageUp => -page,
        Action::Top => -isize::MAX,
        Action::Bottom => isize::MAX,
        Action::NextSection => sections().find(|line| *line > reader.scroll).map_or(0, to),
        Action::PreviousSection => sections().rfind(|line| *line < reader.scroll).map_or(-isize::MAX, to),
        _ => 0,
    };
    reader.scroll = scrolled(reader.scroll, by, reader.page.lines.len(), height);
}

/// `scroll` moved by `by` lines within a text of `lines` lines shown in `height` of them.
fn scrolled(scroll: usize, by: isize, lines: usize, height: u16) -> usize {
    scroll.saturating_add_signed(by).min(lines.saturating_sub(height.into()))
}
