//! The roles most like one of them.

use ratatui::buffer::Buffer;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::{draw_border, draw_entry_bar, draw_page, role_name};
use crate::tui::layout;
use crate::tui::model::{Model, SimilarRoles};
use crate::tui::page::cut;
use crate::tui::wording::{panes, under_way};

/// Draws them over the whole screen but the hints.
pub(super) fn draw(model: &Model, state: &SimilarRoles, buffer: &mut Buffer) {
    let theme = &model.theme;
    let title = layout::screen(model).title;
    let lead = Span::styled(format!(" {}   ", panes::ALIKE_TO), theme.accent);
    let room = usize::from(title.width).saturating_sub(lead.width() + 2);
    let mut spans = vec![lead];
    spans.extend(role_name(model, state.role, room, theme.strong));
    Line::from(spans).render(title, buffer);
    let text = cut(&format!(" {}", panes::WHAT_ALIKE_MEANS), usize::from(title.width).saturating_sub(1));
    Line::styled(text, theme.dim).render(layout::compare_summary(model), buffer);
    let count = state.roles.as_ref().map_or(0, Vec::len);
    let foot = panes::selected(state.selected + 1, count);
    let heading = Line::styled(format!(" {} ", panes::MOST_ALIKE_FIRST), theme.accent);
    draw_border(layout::compare(model, 0).1, heading, &foot, model.overlays.is_empty(), model, buffer);
    let area = layout::opened(model);
    if state.roles.is_none() {
        Line::styled(under_way(panes::COMPARING_WITH_OTHERS), theme.dim).render(area, buffer);
    }
    let reader = &state.reader;
    draw_page(&reader.page, reader.scroll, area, buffer);
    draw_entry_bar(reader, state.selected, area, theme, buffer);
}
