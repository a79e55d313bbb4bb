//! The last line: what can be done here and now, with its keys.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;
use unicode_width::UnicodeWidthStr;

use crate::keymap::{Action, Binding, Chord, Place};
use crate::tui::layout;
use crate::tui::model::compare::Compare;
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
    if let Some(overlay) = model.overlays.last() {
        return over_a_view(model, overlay);
    }
    if model.compare.is_none() && model.similar.is_none() && model.browse.is_editing() {
        return while_searching(model);
    }
    if model.compare.as_ref().is_some_and(Compare::is_finding) {
        return fixed(&[("Enter", "keep"), ("↑↓", "next and previous"), ("Esc", "leave")]);
    }
    if !model.typed.is_empty() {
        let typed: Vec<String> = model.typed.iter().map(ToString::to_string).collect();
        return vec![(typed.join(" "), "… goes on; another key leaves it".to_owned())];
    }
    let place = model.place();
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
        Overlay::Export(export) if export.confirming.is_some() => fixed(&[("y", "overwrite"), ("n", "keep it")]),
        Overlay::Export(export) => {
            let what: &[_] = if export.choices.len() > 1 { &[("Tab", "what")] } else { &[] };
            [fixed(&[("Enter", "write"), ("↑↓", "format")]), fixed(what), fixed(&[("Esc", "back")])].concat()
        }
        Overlay::Palette(_) => fixed(&[("Enter", "do it"), ("Esc", "back"), ("↑↓", "choose")]),
        Overlay::Help(_, reader) if reader.filter.as_ref().is_some_and(|filter| filter.editing) => {
            fixed(&[("Enter", "keep"), ("Esc", "show all"), ("↑↓", "scroll")])
        }
        Overlay::Copy(_) => with(&[], &[(Action::CopySelected, "copy")], &[("↑↓", "choose"), ("Esc", "back")]),
        Overlay::Help(..) => with(&[("↑↓", "scroll")], &[(Action::Search, "find")], &[("Esc", "back")]),
        Overlay::Problems(_) => {
            with(&[("↑↓", "move")], &[(Action::Edit, "edit"), (Action::Back, "back"), (Action::Help, "help")], &[])
        }
        Overlay::Why(_) => with(&[("↑↓", "scroll")], &[(Action::Next, "next hit"), (Action::Back, "back")], &[]),
    }
}

fn while_searching(model: &Model) -> Vec<Hint> {
    if model.browse.answer().is_some_and(|answer| answer.hits.hits.is_empty()) {
        return fixed(&[("Esc", "leave the search"), ("↑↓", "earlier searches"), ("^u", "empty the line")]);
    }
    let replaced = model.browse.search.as_ref().is_some_and(|search| search.line.is_selected());
    fixed(&[
        ("Enter", "go to the hit"),
        ("Esc", "leave the search"),
        if replaced { ("a-z", "replace") } else { ("^n ^p", "choose") },
        ("↑↓", "earlier searches"),
        if replaced { ("← →", "edit") } else { ("PgUp PgDn", "page") },
    ])
}

/// What is worth knowing only as things stand.
fn in_this_state(model: &Model, place: Place) -> Vec<Hint> {
    let mut hints = Vec::new();
    if place == Place::Detail && !model.browse.folded.is_empty() {
        hints.extend(hint(model, Action::Fold, "fold"));
        hints.extend(hint(model, Action::FoldAll, "unfold all"));
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
    let hint = |(binding, keys): (&Binding, &[Chord])| {
        let what = match binding.name {
            "compare" if model.marks.len() > 1 => format!("compare {}", model.marks.len()),
            "close" if closes => "close".to_owned(),
            _ => binding.hint.to_owned(),
        };
        Some((keys.first()?.shown(), what))
    };
    told.filter_map(hint).collect()
}
