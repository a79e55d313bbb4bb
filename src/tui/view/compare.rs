//! The comparison: who is compared, what it comes to, the facts, the statements.

use ratatui::buffer::Buffer;
use ratatui::layout::{Alignment, Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;
use role_explorer::export::wording;
use role_explorer::text::safe;
use unicode_width::UnicodeWidthStr;

use super::{draw_border, draw_page, pointer, progress, role_name};
use crate::keymap::Action;
use crate::tui::layout;
use crate::tui::model::Model;
use crate::tui::model::compare::{Compare, Find, RowAt};
use crate::tui::page::matrix::labels;
use crate::tui::page::{cut, tail};
use crate::tui::wording::panes::selected;
use crate::tui::wording::{comparison, under_way};

/// Draws the comparison over the whole screen but the hints; returns where the cursor stands while something is looked for.
pub(super) fn draw(model: &Model, state: &Compare, buffer: &mut Buffer) -> Option<Position> {
    draw_sides(model, state, comparison::COMPARE, "  ⇄  ", layout::screen(model).title, buffer);
    let head = layout::compare_summary(model);
    let cursor = state.find.as_ref().and_then(|find| draw_find(model, state, find, head, buffer));
    if state.find.is_none() {
        draw_summary(model, state, head, buffer);
    }
    let theme = &model.theme;
    let lines = state.facts.lines.len();
    let (facts, statements) = layout::compare(model, lines);
    let in_box = state.row().is_some_and(|row| row.boxed);
    let title = |text: &str, focused: bool| {
        Line::styled(format!(" {text} "), if focused { theme.accent } else { theme.pane_title })
    };
    if let Some(area) = facts {
        let focused = in_box && model.overlays.is_empty();
        draw_border(area, title(comparison::FACTS, focused), "", focused, model, buffer);
        let text = layout::facts(model, lines);
        draw_page(&state.facts, state.facts_scroll, text, buffer);
        draw_pointer(model, state.row().filter(|row| row.boxed), state.facts_scroll, text, buffer);
    }
    let rows = state.rows.len();
    let foot = selected(state.selected + 1, rows);
    let what = if facts.is_some() { comparison::STATEMENTS } else { comparison::FACTS_AND_STATEMENTS };
    let what = comparison::title(what, state.settings.only_differences);
    let focused = !in_box && model.overlays.is_empty();
    draw_border(statements, title(&what, focused), &foot, focused, model, buffer);
    let text = layout::statements(model, lines);
    draw_page(&state.page, state.scroll, text, buffer);
    if state.comparison.is_none() {
        Line::styled(under_way(comparison::COMPARING), theme.dim).render(text, buffer);
    }
    draw_pointer(model, state.row().filter(|row| !row.boxed), state.scroll, text, buffer);
    cursor
}

/// Draws what moving from the left role to the right one asks for.
pub(super) fn draw_gap(model: &Model, state: &Compare, buffer: &mut Buffer) {
    let theme = &model.theme;
    draw_sides(model, state, comparison::GAP, "  →  ", layout::screen(model).title, buffer);
    let area = layout::opened(model);
    let Some(reader) = &state.gap else { return };
    let text = cut(comparison::WHAT_A_GAP_IS, usize::from(area.width));
    Line::styled(format!(" {text}"), theme.dim).render(layout::compare_summary(model), buffer);
    let foot = progress(reader.scroll, reader.page.lines.len(), area.height);
    let title = Line::styled(format!(" {} ", comparison::WHAT_THE_MOVE_ASKS), theme.accent);
    draw_border(layout::compare(model, 0).1, title, &foot, model.overlays.is_empty(), model, buffer);
    if state.comparison.is_none() {
        Line::styled(under_way(comparison::COMPARING), theme.dim).render(area, buffer);
    }
    draw_page(&reader.page, reader.scroll, area, buffer);
}

/// The bar beside the selected row, in the column of air at its left.
fn draw_pointer(model: &Model, row: Option<&RowAt>, scroll: usize, text: Rect, buffer: &mut Buffer) {
    let Some(row) = row else { return };
    for line in row.line.max(scroll)..row.end.min(scroll + usize::from(text.height)) {
        let Ok(y) = u16::try_from(line - scroll) else { continue };
        let bar = Rect { x: text.x.saturating_sub(1), y: text.y + y, width: 1, height: 1 };
        pointer(true, &model.theme).render(bar, buffer);
    }
}

/// What is looked for, and in how many rows it is.
fn draw_find(model: &Model, state: &Compare, find: &Find, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let theme = &model.theme;
    let rows = state.rows.iter().filter(|row| row.found).count();
    let is_empty = find.line.text().is_empty();
    let count = if is_empty { comparison::TYPE_WHAT_TO_FIND.to_owned() } else { comparison::found_in(rows) };
    let room = usize::from(area.width).saturating_sub(count.width() + 8);
    let before = safe(find.line.before_cursor());
    let before = tail(&before, room);
    let after = safe(&find.line.text()[find.line.before_cursor().len()..]);
    let spans = vec![
        Span::styled(" / ", theme.accent),
        Span::styled(format!("{before}{}", cut(&after, room.saturating_sub(before.width()))), theme.strong),
    ];
    Line::from(spans).render(area, buffer);
    let style = if rows == 0 && !find.line.text().is_empty() { theme.bad } else { theme.dim };
    Line::styled(format!("{count} "), style).alignment(Alignment::Right).render(area, buffer);
    let column = u16::try_from(3 + before.width()).unwrap_or(0).min(area.width.saturating_sub(1));
    (find.editing && model.overlays.is_empty()).then_some(Position { x: area.x + column, y: area.y })
}

/// The roles' names, the baseline first, after a word that says what this is and with a sign between them.
fn draw_sides(model: &Model, state: &Compare, what: &str, sign: &'static str, area: Rect, buffer: &mut Buffer) {
    let theme = &model.theme;
    let what = format!(" {what}   ");
    let (a, b) = state.shown();
    let room = usize::from(area.width).saturating_sub(what.width() + sign.width());
    let roles = [a, b].map(|number| model.role(number));
    let [left, right] = roles.map(|role| role.map_or(0, |role| role.name().width()));
    let narrow = area.width < layout::WIDE;
    let [left, right] = match roles {
        // Cut, the two might look alike.
        [Some(one), Some(other)] if narrow && left + right > room => {
            let labels = labels(&[one, other], room / 2);
            [0, 1].map(|side| vec![Span::styled(labels[side].clone(), theme.strong)])
        }
        // What one of them does not need of its half is the other's.
        _ => [(a, right), (b, left)]
            .map(|(number, other)| role_name(model, number, room - other.min(room / 2), theme.strong)),
    };
    let title = [vec![Span::styled(what, theme.accent)], left, vec![Span::styled(sign, theme.accent)], right].concat();
    Line::from(title).render(area, buffer);
}

/// What the comparison comes to, in numbers; with more than two roles also which pair this is.
fn draw_summary(model: &Model, state: &Compare, area: Rect, buffer: &mut Buffer) {
    let theme = &model.theme;
    let Some(pair) = state.current() else { return };
    let summary = pair.summary;
    let styles = [theme.same, theme.reworded, theme.possible, theme.only, theme.only];
    let wide = area.width >= layout::WIDE;
    let counts = if wide || area.width >= 72 { wording::counted(&summary) } else { wording::marked(&summary) };
    let mut spans = vec![Span::raw(" ")];
    for (number, (count, style)) in counts.into_iter().zip(styles).enumerate() {
        if number > 0 {
            spans.push(Span::styled(" · ", theme.dim));
        }
        spans.push(Span::styled(count, style));
    }
    let alike = wording::alike(&summary);
    let mut right = Vec::new();
    if state.roles.len() > 2 && wide {
        let next = model.key(Action::NextPair);
        let text = comparison::pair(state.pair + 1, state.roles.len() - 1, &next);
        right.push(Span::styled(format!("{text}   "), theme.dim));
    }
    if let Some(decided) = wording::decided(pair.decided()).filter(|_| wide) {
        let taken: usize = spans.iter().chain(&right).map(Span::width).sum();
        let room = usize::from(area.width).saturating_sub(taken + alike.width() + 3);
        spans.push(Span::styled(cut(&format!(" · {decided}"), room), theme.dim));
    }
    let left = Line::from(spans);
    // The number stands out; the word after it goes where there is no room.
    let (percent, word) = alike.rsplit_once(' ').unwrap_or((&alike, ""));
    right.push(Span::styled(percent.to_owned(), theme.strong));
    if left.width() + alike.width() + 2 <= area.width.into() {
        right.push(Span::styled(format!(" {word} "), theme.dim));
    }
    left.render(area, buffer);
    Line::from(right).alignment(Alignment::Right).render(area, buffer);
}
