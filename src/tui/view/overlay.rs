//! What lies over a view: help, problems, the dialog that writes a document.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;
use unicode_width::UnicodeWidthStr;

use super::browse::tail;
use super::{clear, draw_border, draw_entry_bar, draw_page, progress};
use crate::keymap::BINDINGS;
use crate::tui::layout;
use crate::tui::model::{Copied, Copying, Entries, Export, Model, Overlay, Reader};
use crate::tui::page::{cut, pad};

/// Draws the topmost overlay; returns where the cursor stands when a line of it has the keys.
pub(super) fn draw(model: &Model, overlay: &Overlay, buffer: &mut Buffer) -> Option<Position> {
    let area = layout::overlay(model);
    clear(area, model.theme.text, buffer);
    match overlay {
        Overlay::Help(_, reader) => draw_reader(model, " Help ", reader, buffer),
        Overlay::Why(reader) => draw_reader(model, " Why it is found ", reader, buffer),
        Overlay::Problems(Entries { reader, selected }) => {
            let foot = format!("{} of {}", selected + 1, reader.tops().len());
            draw_text(model, " Problems ", &foot, reader, buffer);
            draw_entry_bar(reader, *selected, layout::overlay_text(model), &model.theme, buffer);
        }
        Overlay::Copy(copying) => draw_copying(model, copying, buffer),
        Overlay::Export(export) => return Some(draw_export(model, export, buffer)),
    }
    None
}

fn draw_reader(model: &Model, title: &'static str, reader: &Reader, buffer: &mut Buffer) {
    let foot = progress(reader.scroll, reader.page.lines.len(), layout::overlay_text(model).height);
    draw_text(model, title, &foot, reader, buffer);
}

fn draw_text(model: &Model, title: &'static str, foot: &str, reader: &Reader, buffer: &mut Buffer) {
    let text = layout::overlay_text(model);
    let title = Line::styled(title, model.theme.accent);
    draw_border(layout::overlay(model), title, foot, true, &model.theme, buffer);
    draw_page(&reader.page, reader.scroll, text, buffer);
}

/// What can be copied, a line each, with the key that does it.
fn draw_copying(model: &Model, copying: &Copying, buffer: &mut Buffer) {
    let theme = &model.theme;
    draw_border(layout::overlay(model), Line::styled(" Copy ", theme.accent), "", true, theme, buffer);
    let text = layout::overlay_text(model);
    for ((number, choice), y) in copying.choices.iter().enumerate().zip(text.y..text.bottom()) {
        let selected = number == copying.selected;
        let key = BINDINGS.iter().find(|binding| binding.action == choice.action).map_or("", |binding| binding.keys[0]);
        let bar = if selected { Span::styled("▌", theme.pointer) } else { Span::raw(" ") };
        let mut spans = vec![bar, Span::styled(format!("{key}  "), theme.accent)];
        let style = if selected { theme.selected } else { theme.text };
        spans.push(Span::styled(pad(choice.name, 18), style));
        if let Copied::Text(told) = &choice.what {
            spans.push(Span::styled(cut(told, usize::from(text.width).saturating_sub(22)), theme.dim));
        }
        Line::from(spans).render(Rect { y, height: 1, ..text }, buffer);
    }
}

fn draw_export(model: &Model, export: &Export, buffer: &mut Buffer) -> Position {
    let theme = &model.theme;
    let title = Line::styled(" Write to a file ", theme.accent);
    draw_border(layout::overlay(model), title, "", true, theme, buffer);
    let text = layout::overlay_text(model);
    let row = |offset: u16| Rect { y: text.y + offset, height: u16::from(offset < text.height), ..text };
    let label = "File  ";
    let room = usize::from(text.width).saturating_sub(label.width() + 1);
    let before = tail(export.name.before_cursor(), room);
    let after = cut(&export.name.text()[export.name.before_cursor().len()..], room - before.width());
    let name = Span::styled(format!("{before}{after}"), theme.strong);
    Line::from(vec![Span::styled(label, theme.dim), name]).render(row(0), buffer);
    let hint = if export.confirming.is_some() {
        Line::styled("It exists already. Overwrite it? y / n", theme.bad)
    } else {
        Line::styled(format!("It can end in {}", export.document().endings().join(" ")), theme.dim)
    };
    hint.render(row(1), buffer);
    for (line, offset) in export.preview.iter().zip(3..text.height) {
        Line::styled(cut(line, text.width.into()), theme.dim).render(row(offset), buffer);
    }
    let column = u16::try_from(label.width() + before.width()).unwrap_or(0);
    Position { x: text.x + column.min(text.width.saturating_sub(1)), y: text.y }
}
