//! What the screen shows of the state. Draws what is laid out and changes nothing.

mod browse;
mod compare;
mod facets;
mod matrix;
mod overlay;
mod plain;
mod similar;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Alignment, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, BorderType, Borders, Clear, Widget};
use unicode_width::UnicodeWidthStr;

use super::model::compare::{Compare, Shape};
use super::model::{Model, Overlay, Reader};
use super::page::{Page, cut};
use super::{announce, layout};
use crate::keymap::{Action, Place};
use crate::theme::Theme;

/// The sign beside what is selected.
const POINTER: &str = "▌";

/// Draws the state.
pub(crate) fn draw(model: &Model, frame: &mut Frame<'_>) {
    let area = frame.area();
    if layout::is_too_small(model.size) {
        let text = format!("Needs {} columns and {} rows · q quits", layout::SMALLEST.width, layout::SMALLEST.height);
        Line::styled(cut(&text, area.width.into()), model.theme.text).render(area, frame.buffer_mut());
        return;
    }
    let screen = layout::screen(model);
    let buffer = frame.buffer_mut();
    // A theme may have a background of its own.
    buffer.set_style(area, model.theme.text);
    let cursor = if let Some(state) = &model.compare {
        match state.shape {
            _ if state.gap.is_some() => {
                compare::draw_gap(model, state, buffer);
                None
            }
            Shape::Pair => compare::draw(model, state, buffer),
            Shape::Matrix => {
                matrix::draw(model, state, buffer);
                None
            }
        }
    } else if let Some(state) = &model.similar {
        similar::draw(model, state, buffer);
        None
    } else {
        draw_title(model, screen.title, buffer);
        browse::draw(model, buffer)
    };
    draw_hints(model, screen.hints, buffer);
    let cursor = match model.overlays.last() {
        Some(open) => overlay::draw(model, open, buffer),
        None => cursor,
    };
    match &model.notice {
        Some(notice) => {
            let style = if notice.bad { model.theme.bad } else { model.theme.good };
            draw_notice(model, &notice.text, style, screen.notice, buffer);
        }
        None if model.plain => draw_notice(model, &announce::line(model), model.theme.text, screen.notice, buffer),
        None => {}
    }
    let selected =
        if model.plain { plain::spell(&model.theme, buffer).or(Some(screen.body.as_position())) } else { None };
    if let Some(position) = cursor.or(selected) {
        frame.set_cursor_position(position);
    }
}

/// The line above the hints.
fn draw_notice(model: &Model, text: &str, style: Style, area: Rect, buffer: &mut Buffer) {
    let text = cut(text, usize::from(area.width).saturating_sub(2));
    clear(area, model.theme.text, buffer);
    Line::styled(format!(" {text}"), style).render(area, buffer);
}

/// What the program is called.
const NAME: &str = "role-explorer";

/// The first line: the program, what filters, and what there is.
fn draw_title(model: &Model, area: Rect, buffer: &mut Buffer) {
    let theme = &model.theme;
    let mut right: Vec<Span<'_>> = Vec::new();
    let count = model.catalog.entries.len();
    let shown = |progress| format!(" {progress}");
    let roles = match (model.loading, count) {
        (true, _) => format!("reading roles …{}", model.reading.map(shown).unwrap_or_default()),
        (_, 1) => "1 role".to_owned(),
        _ => format!("{count} roles"),
    };
    right.push(Span::styled(roles, theme.dim));
    if !model.marks.is_empty() {
        right.push(Span::styled(" · ", theme.dim));
        right.push(Span::styled(format!("{} marked", model.marks.len()), theme.marked));
    }
    if !model.problems.is_empty() {
        let plural = if model.problems.len() == 1 { "problem" } else { "problems" };
        right.push(Span::styled(" · ", theme.dim));
        right.push(Span::styled(format!("{} {plural}", model.problems.len()), theme.bad));
    }
    right.push(Span::raw(" "));
    let right = Line::from(right);
    let room = usize::from(area.width).saturating_sub(right.width() + 2);
    let mut left = vec![Span::raw(" ")];
    let filter = browse::filter(model);
    let needed = filter.as_ref().map_or(0, |(filter, passing)| filter.width() + passing.width() + "  [] ".len());
    // Where there is no room for all, what filters matters more than what this program is called.
    let named = needed == 0 || needed + NAME.len() <= room;
    if named {
        left.push(Span::styled(cut(NAME, room), theme.strong));
    }
    if let Some((filter, passing)) = filter {
        let lead = if named { "  " } else { "" };
        let room = if named { room - NAME.len() - lead.len() } else { room };
        let filter = cut(&filter, room.saturating_sub(passing.width() + 3).max(room / 3));
        left.push(Span::styled(cut(&format!("{lead}[{filter}] {passing}"), room + lead.len()), theme.accent));
    }
    Line::from(left).render(area, buffer);
    right.alignment(Alignment::Right).render(area, buffer);
}

/// The last line: what can be done here, as much as fits. The way back, the help and, where there is room, the commands by
/// name are never left out for others.
fn draw_hints(model: &Model, area: Rect, buffer: &mut Buffer) {
    let theme = &model.theme;
    let hints = hints(model);
    let width = |(key, what): &(String, String)| key.width() + what.width() + 3;
    let roomy = area.width >= layout::WIDE;
    let vital =
        |(_, what): &(String, String)| matches!(what.as_str(), "back" | "help") || (roomy && what == "commands");
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
fn hints(model: &Model) -> Vec<(String, String)> {
    let fixed = |pairs: &[(&str, &str)]| pairs.iter().map(|(k, w)| ((*k).to_owned(), (*w).to_owned())).collect();
    match model.overlays.last() {
        Some(Overlay::Export(export)) if export.confirming.is_some() => {
            return fixed(&[("y", "overwrite"), ("n", "keep it")]);
        }
        Some(Overlay::Export(export)) => {
            let mut hints = vec![("Enter", "write"), ("↑↓", "format")];
            hints.extend((export.choices.len() > 1).then_some(("Tab", "what")));
            hints.push(("Esc", "back"));
            return fixed(&hints);
        }
        Some(Overlay::Copy(_)) => return fixed(&[("y", "copy"), ("↑↓", "choose"), ("Esc", "back")]),
        Some(Overlay::Palette(_)) => return fixed(&[("Enter", "do it"), ("Esc", "back"), ("↑↓", "choose")]),
        Some(Overlay::Help(_, reader)) if reader.filter.as_ref().is_some_and(|filter| filter.editing) => {
            return fixed(&[("Enter", "keep"), ("Esc", "show all"), ("↑↓", "scroll")]);
        }
        Some(Overlay::Help(..)) => return fixed(&[("↑↓", "scroll"), ("/", "find"), ("Esc", "back")]),
        Some(Overlay::Problems(_)) => {
            return fixed(&[("↑↓", "move"), ("Enter", "edit"), ("Esc", "back"), ("?", "help")]);
        }
        Some(Overlay::Why(_)) => {
            return fixed(&[("↑↓", "scroll"), ("Esc", "back")]);
        }
        None => {}
    }
    if model.compare.is_none() && model.similar.is_none() && model.browse.is_editing() {
        let replaced = model.browse.search.as_ref().is_some_and(|search| search.line.is_selected());
        let typing = if replaced { ("a-z", "replace") } else { ("^n ^p", "choose") };
        if model.browse.answer().is_some_and(|answer| answer.hits.hits.is_empty()) {
            return fixed(&[("Esc", "leave the search"), ("↑↓", "earlier searches"), ("^u", "empty the line")]);
        }
        return fixed(&[
            ("Enter", "go to the hit"),
            ("Esc", "leave the search"),
            typing,
            ("↑↓", "earlier searches"),
            if replaced { ("← →", "edit") } else { ("PgUp PgDn", "page") },
        ]);
    }
    if model.compare.as_ref().is_some_and(Compare::is_finding) {
        return fixed(&[("Enter", "keep"), ("↑↓", "next and previous"), ("Esc", "leave")]);
    }
    let place = model.place();
    if !model.typed.is_empty() {
        let typed: Vec<String> = model.typed.iter().map(ToString::to_string).collect();
        return vec![(typed.join(" "), "… goes on; another key leaves it".to_owned())];
    }
    let mut hints: Vec<(String, String)> = match place {
        Place::Facets => fixed(&[("↑↓", "move"), ("{}", "facets")]),
        Place::Detail | Place::Statements | Place::Gap => fixed(&[("↑↓", "scroll"), ("{}", "sections")]),
        Place::Matrix => fixed(&[("↑↓←→", "move")]),
        _ => fixed(&[("↑↓", "move")]),
    };
    let hint = |action: Action, what: &str| model.config.keymap.shown(action, place).map(|key| (key, what.to_owned()));
    if place == Place::Detail && !model.browse.folded.is_empty() {
        hints.extend(hint(Action::Fold, "fold"));
        hints.extend(hint(Action::FoldAll, "unfold all"));
    }
    if matches!(place, Place::List | Place::Detail) && model.browse.answer().is_some() {
        let keys = [Action::Next, Action::Previous].map(|action| model.config.keymap.shown(action, place));
        hints.extend(
            keys.into_iter()
                .flatten()
                .reduce(|next, previous| format!("{next}/{previous}"))
                .map(|keys| (keys, "hits".to_owned())),
        );
        hints.extend(hint(Action::Why, "why"));
    }
    let here = model.config.keymap.here(place).filter(|(binding, keys)| !binding.hint.is_empty() && !keys.is_empty());
    let at_root = place == Place::List && !model.browse.facets.open;
    let closes = !at_root || model.browse.search.is_some();
    let leave = |name: &str| name == "back" && at_root && !model.browse.is_filtered();
    let shown_here = here.filter(|(binding, _)| !leave(binding.name));
    if !model.problems.is_empty() && place == Place::List {
        hints.extend(hint(Action::Problems, "problems"));
    }
    hints.extend(shown_here.map(|(binding, keys)| {
        let what = if binding.name == "compare" && model.marks.len() > 1 {
            format!("compare {}", model.marks.len())
        } else if binding.name == "close" && closes {
            "close".to_owned()
        } else {
            binding.hint.to_owned()
        };
        (keys[0].shown(), what)
    }));
    hints
}

/// A role's title in `style` with its variant standing back, in at most `room` columns: where both do not fit, the
/// variant stays as far as half of them, because it is what tells two roles of one title apart.
fn role_name(model: &Model, number: usize, room: usize, style: Style) -> Vec<Span<'static>> {
    let Some(role) = model.role(number) else { return vec![] };
    let variant = role.variant.as_deref().map(|variant| format!(" · {variant}")).unwrap_or_default();
    let variant = cut(&variant, (room / 2).max(room.saturating_sub(role.title.width())));
    let title = cut(&role.title, room.saturating_sub(variant.width()));
    vec![Span::styled(title, style), Span::styled(variant, model.theme.dim)]
}

/// A pane's border with its title and, at the lower right, how far one is in it. A screen that is read to the user has both
/// in the first line, and no border.
fn draw_border(area: Rect, title: Line<'_>, foot: &str, focused: bool, model: &Model, buffer: &mut Buffer) {
    let theme = &model.theme;
    if model.plain {
        let first = Rect { height: area.height.min(1), ..area };
        title
            .render(Rect { x: first.x + 1, width: first.width.saturating_sub(1), ..first }.intersection(first), buffer);
        return Line::styled(format!("{foot} "), theme.dim).right_aligned().render(first, buffer);
    }
    let style = if focused { theme.border_focused } else { theme.border };
    let mut block =
        Block::new().borders(Borders::ALL).border_type(BorderType::Rounded).border_style(style).title(title);
    if !foot.is_empty() {
        block = block.title_bottom(Line::styled(format!(" {foot} "), theme.dim).right_aligned());
    }
    block.render(area, buffer);
}

/// What stands beside a row: the pointer, where it is selected.
fn pointer(selected: bool, theme: &Theme) -> Span<'static> {
    if selected { Span::styled(POINTER, theme.pointer) } else { Span::raw(" ") }
}

/// The lines of a page from `scroll` on that fit into `area`.
fn draw_page(page: &Page, scroll: usize, area: Rect, buffer: &mut Buffer) {
    for (line, y) in page.lines.iter().skip(scroll).zip(area.y..area.bottom()) {
        line.render(Rect { y, height: 1, ..area }, buffer);
    }
}

/// The bar beside the selected entry of a text, in the column of air at its left.
fn draw_entry_bar(reader: &Reader, selected: usize, area: Rect, theme: &Theme, buffer: &mut Buffer) {
    let entry = reader.entry(selected);
    // The air below an entry is not part of it.
    let is_air = entry.end > entry.start && reader.page.lines[entry.end - 1].width() == 0;
    let end = entry.end - usize::from(is_air);
    for line in entry.start.max(reader.scroll)..end.min(reader.scroll + usize::from(area.height)) {
        let Ok(y) = u16::try_from(line - reader.scroll) else { continue };
        let bar = Rect { x: area.x.saturating_sub(1), y: area.y + y, width: 1, height: 1 };
        pointer(true, theme).render(bar, buffer);
    }
}

/// How far one is in a page: nothing where all of it is on the screen.
fn progress(scroll: usize, lines: usize, height: u16) -> String {
    let hidden = lines.saturating_sub(height.into());
    match hidden {
        0 => String::new(),
        _ => format!("{} %", 100 * scroll.min(hidden) / hidden),
    }
}

/// Empties an area, for what lies over a view.
fn clear(area: Rect, style: Style, buffer: &mut Buffer) {
    Clear.render(area, buffer);
    buffer.set_style(area, style);
}
