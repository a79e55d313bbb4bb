//! The comparison: who is compared, what it comes to, the facts, the statements.

use ratatui::buffer::Buffer;
use ratatui::layout::{Alignment, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::{draw_border, draw_page, role_name};
use crate::tui::layout;
use crate::tui::model::Model;
use crate::tui::model::compare::Compare;

/// Draws the comparison over the whole screen but the hints.
pub(super) fn draw(model: &Model, state: &Compare, buffer: &mut Buffer) {
    draw_names(model, state, layout::screen(model).title, buffer);
    draw_summary(model, state, layout::compare_summary(model), buffer);
    let theme = &model.theme;
    let focused = model.overlays.is_empty();
    let (facts, statements) = layout::compare(model, state.facts.lines.len());
    if let Some(area) = facts {
        draw_border(area, Line::styled(" Facts ", theme.pane_title), "", false, theme, buffer);
        let text = Rect { x: area.x + 2, width: area.width - 4, y: area.y + 1, height: area.height - 2 };
        draw_page(&state.facts, 0, text, buffer);
    }
    let rows = state.rows().len();
    let foot = if rows > 0 { format!("{} of {rows}", state.selected + 1) } else { String::new() };
    let what = if facts.is_some() { "Statements" } else { "Facts and statements" };
    let title =
        if state.settings.only_differences { format!(" {what} · only differences ") } else { format!(" {what} ") };
    let style = if focused { theme.accent } else { theme.pane_title };
    draw_border(statements, Line::styled(title, style), &foot, focused, theme, buffer);
    let text = layout::statements(model, state.facts.lines.len());
    draw_page(&state.page, state.scroll, text, buffer);
    if state.comparison.is_none() {
        Line::styled("Comparing …", theme.dim).render(text, buffer);
    }
    draw_pointer(model, state, text, buffer);
}

/// The bar beside the selected row, in the column of air at its left.
fn draw_pointer(model: &Model, state: &Compare, text: Rect, buffer: &mut Buffer) {
    let Some((first, last)) = state.selected_lines() else { return };
    for line in first..last {
        let Some(y) = line.checked_sub(state.scroll).and_then(|y| u16::try_from(y).ok()) else { continue };
        let bar = Rect { x: text.x.saturating_sub(1), y: text.y.saturating_add(y), width: 1, height: 1 };
        if y < text.height {
            Span::styled("▌", model.theme.pointer).render(bar, buffer);
        }
    }
}

/// The roles' names, the baseline first.
fn draw_names(model: &Model, state: &Compare, area: Rect, buffer: &mut Buffer) {
    let theme = &model.theme;
    let (a, b) = state.shown();
    let room = usize::from(area.width).saturating_sub(" Compare   ".len() + 5) / 2;
    let mut spans = vec![Span::styled(" Compare   ", theme.accent)];
    spans.extend(role_name(model, a, room, theme.strong));
    spans.push(Span::styled("  ⇄  ", theme.accent));
    spans.extend(role_name(model, b, room, theme.strong));
    Line::from(spans).render(area, buffer);
}

/// What the comparison comes to, in numbers; with more than two roles also which pair this is.
fn draw_summary(model: &Model, state: &Compare, area: Rect, buffer: &mut Buffer) {
    let theme = &model.theme;
    let Some(pair) = state.current() else { return };
    let summary = pair.summary;
    let counts: [(usize, &str, Style); 5] = [
        (summary.same, "same", theme.same),
        (summary.reworded, "reworded", theme.reworded),
        (summary.possible, "possible", theme.possible),
        (summary.only_a, "only left", theme.only),
        (summary.only_b, "only right", theme.only),
    ];
    let wide = area.width >= layout::WIDE;
    let mut spans = vec![Span::raw(" ")];
    for (number, (count, what, style)) in counts.into_iter().enumerate() {
        if number > 0 {
            spans.push(Span::styled(" · ", theme.dim));
        }
        let what = if wide || area.width >= 72 { what } else { ["=", "≈", "?", "−", "+"][number] };
        spans.push(Span::styled(format!("{count} {what}"), style));
    }
    Line::from(spans).render(area, buffer);
    let percent = (summary.similarity * 100.0).round();
    let mut right = Vec::new();
    if state.roles.len() > 2 && wide {
        right.push(Span::styled(format!("{} of {} · Tab next   ", state.pair + 1, state.roles.len() - 1), theme.dim));
    }
    right.extend([Span::styled(format!("{percent} %"), theme.strong), Span::styled(" alike ", theme.dim)]);
    Line::from(right).alignment(Alignment::Right).render(area, buffer);
}
