//! The roles most like one of them.

use ratatui::buffer::Buffer;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::{draw_border, draw_entry_bar, draw_page, role_name};
use crate::tui::layout;
use crate::tui::model::{Model, SimilarRoles};
use crate::tui::page::cut;

/// Draws them over the whole screen but the hints.
pub(super) fn draw(model: &Model, state: &SimilarRoles, buffer: &mut Buffer) {
    let theme = &model.theme;
    let title = layout::screen(model).title;
    let mut spans = vec![Span::styled(" Alike to   ", theme.accent)];
    spans.extend(role_name(model, state.role, usize::from(title.width).saturating_sub(14), theme.strong));
    Line::from(spans).render(title, buffer);
    let text = " by the share of all items with a counterpart in the other role; below each, what is most alike";
    let text = cut(text, usize::from(title.width).saturating_sub(1));
    Line::styled(text, theme.dim).render(layout::compare_summary(model), buffer);
    let count = state.roles.as_ref().map_or(0, Vec::len);
    let foot = if count > 0 { format!("{} of {count}", state.selected + 1) } else { String::new() };
    let heading = Line::styled(" Most alike first ", theme.accent);
    draw_border(layout::compare(model, 0).1, heading, &foot, model.overlays.is_empty(), model, buffer);
    let area = layout::opened(model);
    if state.roles.is_none() {
        Line::styled("Comparing with the others …", theme.dim).render(area, buffer);
    }
    let reader = &state.reader;
    draw_page(&reader.page, reader.scroll, area, buffer);
    draw_entry_bar(reader, state.selected, area, theme, buffer);
}
