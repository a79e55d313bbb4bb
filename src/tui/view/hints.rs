//! The last line: what can be done here and now, with its keys.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;
use unicode_width::UnicodeWidthStr;

use crate::keymap::{Action, Binding, Place, side_by_side};
use crate::tui::layout;
use crate::tui::model::browse::Pane;
use crate::tui::model::{Model, Overlay};
use crate::tui::page::compare::Subject;
use crate::tui::wording::hints as words;

/// A hint: what can be done.
#[derive(Clone)]
struct Hint {
    /// A key, or several.
    keys: String,
    /// What pressing it does.
    what: String,
    weight: Weight,
}

/// When a hint is left out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Weight {
    /// Where there is no room.
    Usual,
    /// The same, but on a wide screen never for others.
    Roomy,
    /// Never for others.
    Vital,
}

impl Weight {
    fn of(action: Action) -> Self {
        match action {
            Action::Back | Action::Help => Self::Vital,
            Action::Palette => Self::Roomy,
            _ => Self::Usual,
        }
    }
}

/// The last line: what can be done here, as much as fits. The way back, the help and, where there is room, the commands by
/// name are never left out for others.
pub(super) fn draw(model: &Model, area: Rect, buffer: &mut Buffer) {
    let theme = &model.theme;
    let mut hints = hints(model);
    if model.plain {
        for hint in &mut hints {
            hint.keys = words::spelled(&hint.keys);
        }
    }
    let width = |hint: &Hint| hint.keys.width() + hint.what.width() + 3;
    let roomy = area.width >= layout::WIDE;
    let vital = |hint: &Hint| hint.weight == Weight::Vital || (roomy && hint.weight == Weight::Roomy);
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
        spans.push(Span::styled(format!(" {}", hint.keys), theme.accent));
        spans.push(Span::styled(format!(" {} ", hint.what), theme.dim));
    }
    Line::from(spans).render(area, buffer);
}

/// The keys worth knowing here, the most important first.
fn hints(model: &Model) -> Vec<Hint> {
    if !model.typed.is_empty() {
        let typed: Vec<String> = model.typed.iter().map(ToString::to_string).collect();
        let what = words::CHORD_GOES_ON.to_owned();
        return vec![Hint { keys: typed.join(" "), what, weight: Weight::Usual }];
    }
    let place = model.place();
    if place.takes_text() || place == Place::Replacing {
        return while_typing(model, place);
    }
    if let Some(overlay) = model.overlays.last() {
        return over_a_view(model, overlay);
    }
    let moving: &[(&[Action], &str)] = match place {
        _ if lacks_roles(model, Action::Open) => &[],
        Place::Facets => &[(UP_AND_DOWN, words::MOVE), (SECTIONS, words::FACETS)],
        Place::Detail | Place::Statements | Place::Gap => &[(UP_AND_DOWN, words::SCROLL), (SECTIONS, words::SECTIONS)],
        Place::Matrix => &[(ALL_WAYS, words::MOVE)],
        _ => &[(UP_AND_DOWN, words::MOVE)],
    };
    let moving = moving.iter().filter_map(|(actions, what)| together(model, actions, what)).collect();
    [moving, in_this_state(model, place), of_the_table(model, place)].concat()
}

/// Actions whose keys are told together.
const UP_AND_DOWN: &[Action] = &[Action::Up, Action::Down];
const ALL_WAYS: &[Action] = &[Action::Up, Action::Down, Action::Left, Action::Right];
const SECTIONS: &[Action] = &[Action::PreviousSection, Action::NextSection];

/// The keys of actions that belong together here, where they have any.
fn together(model: &Model, actions: &[Action], what: &str) -> Option<Hint> {
    let keys = model.config.keymap.together(actions, model.place())?;
    Some(Hint { keys, what: what.to_owned(), weight: Weight::Usual })
}

/// A key that cannot be given to others.
fn fixed((keys, what): words::Fixed) -> Hint {
    Hint { keys: keys.to_owned(), what: what.to_owned(), weight: Weight::Usual }
}

/// The key of an action here, where it has one.
fn hint(model: &Model, action: Action, what: &str) -> Option<Hint> {
    let keys = model.config.keymap.shown(action, model.place())?;
    Some(Hint { keys, what: what.to_owned(), weight: Weight::of(action) })
}

fn over_a_view(model: &Model, overlay: &Overlay) -> Vec<Hint> {
    let hint = |action, what| hint(model, action, what);
    let moving = |what| together(model, UP_AND_DOWN, what);
    let back = hint(Action::Back, words::BACK);
    let hints = match overlay {
        Overlay::Copy(_) => vec![hint(Action::CopySelected, words::COPY), moving(words::CHOOSE), back],
        Overlay::Help(..) => vec![moving(words::SCROLL), hint(Action::Search, words::FIND), back],
        Overlay::Problems(_) => {
            let help = hint(Action::Help, words::HELP);
            vec![moving(words::MOVE), hint(Action::Edit, words::EDIT), back, help]
        }
        // Their keys are those of a line that is typed.
        Overlay::Export(_) | Overlay::Palette(_) => vec![],
        Overlay::Why(_) => vec![moving(words::SCROLL), hint(Action::Next, words::NEXT_HIT), back],
    };
    hints.into_iter().flatten().collect()
}

/// The key of an action here, with the word the table has for it.
fn worded(model: &Model, place: Place, action: Action) -> Option<Hint> {
    let (binding, mut keys) = model.config.keymap.here(place).find(|(binding, _)| binding.action == action)?;
    Some(Hint { keys: keys.next()?.shown(), what: binding.hint.to_owned(), weight: Weight::of(action) })
}

/// The keys of two actions that belong together, with the word for either.
fn pair(model: &Model, place: Place, one: Action, other: Action) -> Option<Hint> {
    let [one, other] = [one, other].map(|action| worded(model, place, action));
    match (one, other) {
        (Some(one), Some(other)) => {
            let keys = side_by_side(&[one.keys, other.keys]);
            Some(Hint { keys, what: if one.what.is_empty() { other.what } else { one.what }, weight: one.weight })
        }
        (one, other) => one.or(other),
    }
}

/// The keys of a line that is typed, and of a question.
fn while_typing(model: &Model, place: Place) -> Vec<Hint> {
    let worded = |action| worded(model, place, action);
    let pair = |one, other| pair(model, place, one, other);
    let moving = pair(Action::Up, Action::Down);
    let hints = match place {
        Place::Searching => {
            let recalling = pair(Action::EarlierSearch, Action::LaterSearch);
            let taking = hint(model, Action::TakeWord, words::TAKE_WORD).filter(|_| model.browse.offers_word());
            if model.browse.answer().is_some_and(|answer| answer.hits.hits.is_empty()) {
                vec![taking, worded(Action::Back), recalling, Some(fixed(words::EMPTY_LINE))]
            } else if model.browse.search.as_ref().is_some_and(|search| search.line.is_selected()) {
                let (replace, edit) = (Some(fixed(words::REPLACE_LINE)), Some(fixed(words::EDIT_LINE)));
                vec![worded(Action::Open), worded(Action::Back), replace, recalling, edit]
            } else {
                let (choosing, paging) = (pair(Action::Next, Action::Previous), pair(Action::PageUp, Action::PageDown));
                vec![taking, worded(Action::Open), worded(Action::Back), choosing, recalling, paging]
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
    // The help itself has no help.
    let help = worded(Action::Help).filter(|_| place != Place::Narrowing);
    hints.into_iter().flatten().chain(help).collect()
}

/// What is worth knowing only as things stand.
fn in_this_state(model: &Model, place: Place) -> Vec<Hint> {
    let mut hints = Vec::new();
    if place == Place::Detail && !model.browse.folded.is_empty() {
        hints.extend(hint(model, Action::Fold, words::FOLD));
        let all = if model.browse.is_all_folded() { words::UNFOLD_ALL } else { words::FOLD_ALL };
        hints.extend(hint(model, Action::FoldAll, all));
    }
    if matches!(place, Place::List | Place::Detail) && model.browse.selected_hit().is_some() {
        let keys = [Action::Next, Action::Previous].map(|action| model.config.keymap.shown(action, place));
        let both = keys.into_iter().flatten().reduce(|next, previous| format!("{next}/{previous}"));
        hints.extend(both.map(|keys| Hint { keys, what: words::HITS.to_owned(), weight: Weight::Usual }));
        hints.extend(hint(model, Action::Why, words::WHY));
    }
    if !model.problems.is_empty() && place == Place::List {
        hints.extend(hint(model, Action::Problems, words::PROBLEMS));
    }
    hints
}

/// What the table of actions has for this place, as far as it has a word for it.
fn of_the_table(model: &Model, place: Place) -> Vec<Hint> {
    let at_root = place == Place::List && !model.browse.facets.open;
    let closes = !at_root || model.browse.search.is_some();
    let leads_nowhere = |action| action == Action::Back && at_root && !model.browse.is_filtered();
    let here = model.config.keymap.here(place);
    let idle = |action| leads_nowhere(action) || lacks_roles(model, action) || cannot_be_judged(model, action);
    let finds = place == Place::Compare && model.compare.as_ref().is_some_and(|compare| compare.find.is_some());
    let told = here.filter(|(binding, _)| !binding.hint.is_empty() && !idle(binding.action));
    let word = |binding: &Binding| match binding.action {
        Action::Compare if model.marks.len() > 1 => words::compare(model.marks.len()),
        Action::Close if closes => words::CLOSE.to_owned(),
        Action::Next if finds => words::NEXT_FOUND.to_owned(),
        _ => binding.hint.to_owned(),
    };
    let hint = |binding, keys: String| Hint { keys, what: word(binding), weight: Weight::of(binding.action) };
    told.filter_map(|(binding, mut keys)| Some(hint(binding, keys.next()?.shown()))).collect()
}

/// Whether an action judges the pairing of two statements, and a fact is selected: those are compared as values.
fn cannot_be_judged(model: &Model, action: Action) -> bool {
    let row = model.compare.as_ref().and_then(|compare| compare.row());
    matches!(action, Action::Accept | Action::Reject) && row.is_some_and(|row| matches!(row.subject, Subject::Fact(_)))
}

/// Whether an action of the view at the root needs a role, and none is listed; or needs any, and there is none.
fn lacks_roles(model: &Model, action: Action) -> bool {
    let is_root = model.compare.is_none() && model.similar.is_none();
    let needs_one = matches!(
        action,
        Action::Open
            | Action::Mark
            | Action::Bookmark
            | Action::Similar
            | Action::Sort
            | Action::Export
            | Action::Copy
            | Action::Edit
    ) || (action == Action::Compare && model.marks.is_empty());
    let needs_any = matches!(action, Action::Search | Action::Facets);
    is_root
        && ((needs_one && model.selected_role().is_none() && model.browse.pane != Pane::Facets)
            || (needs_any && model.catalog.entries.is_empty()))
}
