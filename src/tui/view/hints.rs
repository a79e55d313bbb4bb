//! The last line: what can be done here and now, with its keys.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;
use unicode_width::UnicodeWidthStr;

use crate::keymap::{Action, Binding, Place};
use crate::tui::layout;
use crate::tui::model::{Model, Overlay};

/// A key, or several, and what pressing it does.
type Hint = (String, String);

/// The last line: what can be done here, as much as fits. The way back, the help and, where there is room, the commands by
/// name are never left out for others.
pub(super) fn draw(model: &Model, area: Rect, buffer: &mut Buffer) {
    let theme = &model.theme;
    let hints = hints(model);
    let width = |(key, what): &Hint| key.width() + what.width() + 3;
    let roomy = area.width >= layout::WIDE;
    let vital = |(_, what): &Hint| matches!(what.as_str(), "back" | "help") || (roomy && what == "commands");
    let mut room = usize::from(area.width).saturating_sub(hints.iter().filter(|hint| vital(hint)).map(width).sum());
    let mut spans = Vec::new();
    for hint in &hints {
        if !vital(hint) {
            let Some(left) = room.checked_sub(width(hint)) else {
                room = 0;
                continue;
            };
            room = left;
        }
        spans.push(Span::styled(format!(" {}", hint.0), theme.accent));
        spans.push(Span::styled(format!(" {} ", hint.1), theme.dim));
    }
    Line::from(spans).render(area, buffer);
}

/// The keys worth knowing here, the most important first.
fn hints(model: &Model) -> Vec<Hint> {
    if !model.typed.is_empty() {
        let typed: Vec<String> = model.typed.iter().map(ToString::to_string).collect();
        return vec![(typed.join(" "), "… goes on; another key leaves it".to_owned())];
    }
    let place = model.place();
    if place.takes_text() || place == Place::Replacing {
        return while_typing(model, place);
    }
    if let Some(overlay) = model.overlays.last() {
        return over_a_view(model, overlay);
    }
    let moving: &[(&str, &str)] = match place {
        Place::Facets => &[("↑↓", "move"), ("{}", "facets")],
        Place::Detail | Place::Statements | Place::Gap => &[("↑↓", "scroll"), ("{}", "sections")],
        Place::Matrix => &[("↑↓←→", "move")],
        _ => &[("↑↓", "move")],
    };
    [fixed(moving), in_this_state(model, place), of_the_table(model, place)].concat()
}

/// Keys that cannot be given to others.
fn fixed(pairs: &[(&str, &str)]) -> Vec<Hint> {
    pairs.iter().map(|(key, what)| ((*key).to_owned(), (*what).to_owned())).collect()
}

/// The key of an action here, where it has one.
fn hint(model: &Model, action: Action, what: &str) -> Option<Hint> {
    Some((model.config.keymap.shown(action, model.place())?, what.to_owned()))
}

fn over_a_view(model: &Model, overlay: &Overlay) -> Vec<Hint> {
    let with = |before: &[(&str, &str)], keys: &[(Action, &str)], after: &[(&str, &str)]| {
        let keys = keys.iter().filter_map(|(action, what)| hint(model, *action, what)).collect();
        [fixed(before), keys, fixed(after)].concat()
    };
    match overlay {
        Overlay::Copy(_) => with(&[], &[(Action::CopySelected, "copy")], &[("↑↓", "choose"), ("Esc", "back")]),
        Overlay::Help(..) => with(&[("↑↓", "scroll")], &[(Action::Search, "find")], &[("Esc", "back")]),
        Overlay::Problems(_) => {
            with(&[("↑↓", "move")], &[(Action::Edit, "edit"), (Action::Back, "back"), (Action::Help, "help")], &[])
        }
        // Their keys are those of a line that is typed.
        Overlay::Export(_) | Overlay::Palette(_) => vec![],
        Overlay::Why(_) => with(&[("↑↓", "scroll")], &[(Action::Next, "next hit"), (Action::Back, "back")], &[]),
    }
}

/// The key of an action here, with the word the table has for it.
fn worded(model: &Model, place: Place, action: Action) -> Option<Hint> {
    let (binding, mut keys) = model.config.keymap.here(place).find(|(binding, _)| binding.action == action)?;
    Some((keys.next()?.shown(), binding.hint.to_owned()))
}

/// The keys of two actions that belong together, with the word for either.
fn pair(model: &Model, place: Place, one: Action, other: Action) -> Option<Hint> {
    let [one, other] = [one, other].map(|action| worded(model, place, action));
    match (one, other) {
        (Some((one, what)), Some((other, same))) => {
            let between = if one.is_ascii() { " " } else { "" };
            Some((format!("{one}{between}{other}"), if what.is_empty() { same } else { what }))
        }
        (one, other) => one.or(other),
    }
}

/// The keys of a line that is typed, and of a question.
fn while_typing(model: &Model, place: Place) -> Vec<Hint> {
    let worded = |action| worded(model, place, action);
    let pair = |one, other| pair(model, place, one, other);
    let fixed = |key: &str, what: &str| Some((key.to_owned(), what.to_owned()));
    let moving = pair(Action::Up, Action::Down);
    let hints = match place {
        Place::Searching => {
            let recalling = pair(Action::EarlierSearch, Action::LaterSearch);
            if model.browse.answer().is_some_and(|answer| answer.hits.hits.is_empty()) {
                vec![worded(Action::Back), recalling, fixed("^u", "empty the line")]
            } else if model.browse.search.as_ref().is_some_and(|search| search.line.is_selected()) {
                let (replace, edit) = (fixed("a-z", "replace"), fixed("← →", "edit"));
                vec![worded(Action::Open), worded(Action::Back), replace, recalling, edit]
            } else {
                let (choosing, paging) = (pair(Action::Next, Action::Previous), pair(Action::PageUp, Action::PageDown));
                vec![worded(Action::Open), worded(Action::Back), choosing, recalling, paging]
            }
        }
        Place::Finding => vec![worded(Action::Open), pair(Action::Previous, Action::Next), worded(Action::Back)],
        Place::Writing => {
            let is_choice = matches!(model.overlays.last(), Some(Overlay::Export(export)) if export.choices.len() > 1);
            let what = worded(Action::NextDocument).filter(|_| is_choice);
            vec![worded(Action::Write), pair(Action::PreviousFormat, Action::NextFormat), what, worded(Action::Back)]
        }
        Place::Replacing => vec![worded(Action::Overwrite), worded(Action::Back)],
        _ => vec![worded(Action::Open), worded(Action::Back), moving],
    };
    hints.into_iter().flatten().collect()
}

/// What is worth knowing only as things stand.
fn in_this_state(model: &Model, place: Place) -> Vec<Hint> {
    let mut hints = Vec::new();
    if place == Place::Detail && !model.browse.folded.is_empty() {
        hints.extend(hint(model, Action::Fold, "fold"));
        let all = if model.browse.is_all_folded() { "unfold all" } else { "fold all" };
        hints.extend(hint(model, Action::FoldAll, all));
    }
    if matches!(place, Place::List | Place::Detail) && model.browse.answer().is_some() {
        let keys = [Action::Next, Action::Previous].map(|action| model.config.keymap.shown(action, place));
        let both = keys.into_iter().flatten().reduce(|next, previous| format!("{next}/{previous}"));
        hints.extend(both.map(|keys| (keys, "hits".to_owned())));
        hints.extend(hint(model, Action::Why, "why"));
    }
    if !model.problems.is_empty() && place == Place::List {
        hints.extend(hint(model, Action::Problems, "problems"));
    }
    hints
}

/// What the table of actions has for this place, as far as it has a word for it.
fn of_the_table(model: &Model, place: Place) -> Vec<Hint> {
    let at_root = place == Place::List && !model.browse.facets.open;
    let closes = !at_root || model.browse.search.is_some();
    let leads_nowhere = |name: &str| name == "back" && at_root && !model.browse.is_filtered();
    let here = model.config.keymap.here(place);
    let told = here.filter(|(binding, _)| !binding.hint.is_empty() && !leads_nowhere(binding.name));
    let word = |binding: &Binding| match binding.name {
        "compare" if model.marks.len() > 1 => format!("compare {}", model.marks.len()),
        "close" if closes => "close".to_owned(),
        _ => binding.hint.to_owned(),
    };
    told.filter_map(|(binding, mut keys)| Some((keys.next()?.shown(), word(binding)))).collect()
}
