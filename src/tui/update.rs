//! What a message changes. No input or output, and nothing that takes longer than a frame: that goes out as an effect.

mod bookmarks;
mod browse;
mod compare;
mod copy;
mod documents;
mod edit;
mod export;
mod facets;
mod folding;
mod gap;
mod history;
mod judge;
mod keeping;
mod matrix;
mod mouse;
mod overlay;
mod palette;
mod reload;
mod search;
mod similar;
mod sort;
mod typing;
mod width;

use std::sync::Arc;

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use role_explorer::catalog::Catalog;
use role_explorer::problem::Problem;
use role_explorer::text::safe;

use super::message::{Effect, Message, Progress, Tools};
use super::model::browse::Sorting;
use super::model::facets::FacetPane;
use super::model::{End, Entries, Model, Overlay, Reader};
use super::page::Target;
use super::wording::{documents as words, notices};
use crate::config::{self, Look};
use crate::keymap::{Action, Key, Place, Press};

/// Changes `model` as `message` asks; what has to be done elsewhere comes back.
pub(crate) fn update(model: &mut Model, message: Message) -> Vec<Effect> {
    let mut effects = react(model, message);
    history::note(model);
    effects.extend(keeping::keep(model));
    effects
}

/// What the user and the terminal do; all else is an answer to what was asked for.
fn react(model: &mut Model, message: Message) -> Vec<Effect> {
    match message {
        Message::Key(key) if key.kind == KeyEventKind::Release => vec![],
        Message::Key(key) => {
            model.aside = None;
            let written = model.notice.take().and_then(|notice| notice.written);
            let press = model.config.keymap.press(&[Key::pressed(key)], Place::Written);
            match (written.filter(|_| !model.place().takes_text()), press) {
                (Some(path), Press::Action(Action::OpenFile)) => vec![Effect::Open(path)],
                (Some(path), Press::Action(_)) => {
                    vec![Effect::Copy { name: words::PATH, text: safe(&path.to_string_lossy()).into_owned() }]
                }
                _ => on_key(model, key),
            }
        }
        Message::Mouse(mouse) => {
            model.aside = None;
            mouse::on_event(model, mouse)
        }
        Message::DoubleClick(mouse) => mouse::on_double_click(model, mouse),
        Message::Paste(text) => {
            model.aside = None;
            typing::on_paste(model, &text)
        }
        Message::Background { is_dark } => {
            if model.config.look == Look::Auto {
                model.theme = config::by_background(is_dark).shown_in(model.colours);
                lay_out_anew(model);
            }
            vec![]
        }
        Message::Resize(size) => {
            model.size = size;
            browse::rebuild_list(model);
            vec![]
        }
        Message::Changed => reload::ask(model, false),
        answer => on_answer(model, answer),
    }
}

/// What came of what was asked to be done elsewhere.
fn on_answer(model: &mut Model, answer: Message) -> Vec<Effect> {
    match answer {
        Message::Loaded { catalog, problems, left_off } => {
            return on_loaded(model, catalog, problems, left_off);
        }
        Message::Prepared(tools) => return on_prepared(model, tools),
        Message::Reloaded(reloaded) => return reload::on_answer(model, reloaded.map(|reloaded| *reloaded)),
        Message::Rendered { name, text } => return copy::on_rendered(model, name, text),
        Message::Found { generation, hits, problems, within } => {
            return search::on_found(model, generation, (hits, problems, within));
        }
        Message::Explained { generation, why } => search::on_explained(model, generation, why),
        Message::Recollected(catalog, kept) => return keeping::on_recollected(model, &catalog, *kept),
        Message::Recalled(decisions, problems) => return judge::on_recalled(model, decisions, problems),
        Message::Recorded(result) => return judge::on_recorded(model, result),
        Message::Written { path, result } => return export::on_written(model, &path, result),
        Message::Edited(result) => {
            result.unwrap_or_else(|why| model.complain(why));
            return reload::ask(model, false);
        }
        Message::Opened(Ok(())) => model.say(notices::OPENED),
        Message::Opened(Err(why)) => model.complain(why),
        Message::Reading(progress) if is_told(model, progress, model.reading) => reload::on_progress(model, progress),
        Message::Copied { name, by } => copy::on_copied(model, name, by),
        Message::Watched(how) => model.say(how),
        Message::Counted { generation, counts } if generation == model.browse.asked => {
            model.browse.facets.counts = counts;
        }
        Message::Sorted { generation, order } => sort::on_sorted(model, generation, order),
        Message::Compared { generation, comparison } => compare::on_compared(model, generation, comparison),
        Message::FoundSimilar { generation, roles } => similar::on_found(model, generation, roles),
        Message::Kept(result) => keeping::on_kept(model, result),
        Message::Previewed { generation, lines } if generation == model.generation => {
            if let Some(Overlay::Export(export)) = model.overlays.last_mut() {
                export.preview = lines;
            }
        }
        Message::Writing(progress) if model.writing && is_told(model, progress, model.written) => {
            model.written = Some(progress);
            let leaves = model.config.keymap.shown(Action::Back, Place::Writing);
            model.say(notices::writing(progress, leaves.as_deref()));
        }
        // An answer nobody waits for any more.
        _ => {}
    }
    vec![]
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
        opened.for_each(Reader::forget);
    }
    if let Some(similar) = &mut model.similar {
        similar.reader.forget();
    }
    for overlay in &mut model.overlays {
        if let Overlay::Help(_, reader) | Overlay::Why(reader) | Overlay::Problems(Entries { reader, .. }) = overlay {
            reader.forget();
        }
    }
}

fn on_key(model: &mut Model, key: KeyEvent) -> Vec<Effect> {
    if key.code == KeyCode::Char('c') && key.modifiers == KeyModifiers::CONTROL {
        model.ended = Some(End::Interrupted);
        return vec![];
    }
    let place = model.place();
    if place.takes_text() && model.typed.is_empty() && Key::pressed(key).is_typed() {
        return typing::on_key(model, place, key);
    }
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
    // With Shift, Control or Alt a key does in a line what it does alone, where that is nothing else.
    if place.takes_text()
        && let [pressed] = typed.as_slice()
        && let Some(plain) = pressed.without_modifiers()
    {
        return if plain.is_typed() { typing::on_key(model, place, key) } else { on_key(model, plain.event()) };
    }
    if place == Place::Replacing {
        return export::keep_file(model);
    }
    if typed.len() > 1 || (model.compare.is_some() && place != Place::Reading) {
        let typed: Vec<String> = typed.iter().map(Key::to_string).collect();
        let help = model.config.keymap.shown(Action::Help, place);
        model.say(notices::no_action(&safe(&typed.join(" ")), help.as_deref()));
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
        Action::Back if reload::can_be_left(model) => reload::leave(model),
        Action::Redraw => vec![Effect::Redraw],
        Action::Suspend => vec![Effect::Suspend],
        Action::Reload => reload::ask(model, true),
        Action::Help if !matches!(place, Place::Reading | Place::Narrowing) => {
            model.overlays.push(Overlay::Help(place, Reader::default()));
            vec![]
        }
        Action::Problems => {
            overlay::open_problems(model);
            vec![]
        }
        Action::Palette => {
            palette::open(model, place);
            vec![]
        }
        Action::Export => export::open(model),
        Action::EarlierView => history::go(model, true),
        Action::LaterView => history::go(model, false),
        Action::Edit => edit::open(model),
        Action::Copy => copy::open(model),
        _ => match place {
            // Its keys are looked up before all others: see `update`.
            Place::Written => vec![],
            Place::Copying => copy::act(model, action),
            Place::Reading | Place::Problems => overlay::act(model, action),
            Place::Narrowing => overlay::act_on_filter(model, action),
            Place::Commands => palette::act(model, action),
            Place::Writing | Place::Replacing => export::act(model, action),
            Place::Searching => search::act(model, action),
            Place::Finding => compare::act_on_find(model, action),
            Place::Compare => compare::act(model, action),
            Place::Matrix => matrix::act(model, action),
            Place::Statements => matrix::read(model, action),
            Place::Gap => gap::act(model, action),
            Place::Similar => similar::act(model, action),
            Place::List | Place::Detail | Place::Facets => browse::act(model, action),
        },
    }
}

/// Whether to tell how far something is, when `before` was told last: a screen that is read to the user tells of each tenth.
fn is_told(model: &Model, now: Progress, before: Option<Progress>) -> bool {
    let tenth = |progress: Progress| progress.done * 10 / progress.of.max(1);
    !model.plain || before.is_none_or(|before| tenth(before) != tenth(now))
}

/// Says how many files were read before the user left off, and how to read the others.
fn say_left_off(model: &mut Model, progress: Progress) {
    let again = model.config.keymap.shown(Action::Reload, Place::List);
    model.say(notices::reading_left_off(progress.done, progress.of, again.as_deref()));
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
