//! The pane of facets.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;
use role_explorer::export::wording;
use role_explorer::search::Facet;
use unicode_width::UnicodeWidthStr;

use super::{draw_border, pointer, progress};
use crate::tui::layout;
use crate::tui::model::Model;
use crate::tui::model::browse::Pane;
use crate::tui::model::list::Row;
use crate::tui::page::cut;
use crate::tui::wording::{panes, sentence, under_way};

/// Draws the pane.
pub(super) fn draw(model: &Model, area: Rect, buffer: &mut Buffer) {
    let theme = &model.theme;
    let facets = &model.browse.facets;
    let focused = model.browse.pane == Pane::Facets && model.overlays.is_empty();
    let title = format!(" 3 {} ", panes::FACETS);
    let title = Line::styled(title, if focused { theme.accent } else { theme.pane_title });
    let rows = layout::facets(model);
    let chosen = facets.chosen.iter().count();
    let chosen = if chosen > 0 { panes::chosen(chosen) } else { String::new() };
    let parts = [chosen, progress(facets.list.scroll, facets.list.height(), rows.height)];
    let foot: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    draw_border(area, title, &foot.join(" · "), focused, model, buffer);
    let list = &facets.list;
    if list.rows().is_empty() {
        let text = match &model.tools {
            Some(_) => sentence(panes::NOTHING_TELLS_APART),
            None => under_way(panes::COUNTING),
        };
        Line::styled(cut(&format!(" {text}"), rows.width.into()), theme.dim).render(rows, buffer);
    }
    for place in list.place_at(list.scroll)..list.rows().len() {
        // A heading has its text on the last of its lines.
        let Some(y) = (list.top(place + 1) - 1).checked_sub(list.scroll).and_then(|y| u16::try_from(y).ok()) else {
            continue;
        };
        if y >= rows.height {
            break;
        }
        let selected = focused && place == list.selected();
        let line = match list.rows()[place] {
            Row::Facet(facet) => {
                Line::styled(cut(&format!(" {}", wording::facet(facet)), rows.width.into()), theme.accent)
            }
            Row::Value(facet, value) => value_line(model, (facet, value), selected, rows.width.into()),
            _ => continue,
        };
        line.render(Rect { y: rows.y + y, height: 1, ..rows }, buffer);
    }
}

/// A value: whether it is chosen, its name, and how many roles choosing it would add.
fn value_line(model: &Model, (facet, value): (Facet, usize), selected: bool, width: usize) -> Line<'static> {
    let theme = &model.theme;
    let facets = &model.browse.facets;
    let chosen = facets.chosen.contains(facet, value);
    let count = facets.count(facet, value);
    let style = match count {
        _ if selected => theme.selected,
        Some(0) if !chosen => theme.dim,
        _ => theme.text,
    };
    let bar = pointer(selected, theme);
    let mark = if chosen { Span::styled("■ ", theme.marked) } else { Span::styled("□ ", theme.dim) };
    let count = count.map_or_else(String::new, |count| count.to_string());
    let room = width.saturating_sub(count.len() + 5);
    let label = cut(model.value_of(facet, value), room);
    let gap = room - label.width() + 1;
    let count = Span::styled(format!("{}{count}", " ".repeat(gap)), theme.dim);
    Line::from(vec![bar, mark, Span::styled(label, style), count])
}
