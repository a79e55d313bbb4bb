//! What lies over a view: help, problems, the dialog that writes a document.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;
use unicode_width::UnicodeWidthStr;

use super::{clear, draw_border, draw_entry_bar, draw_page, pointer, progress};
use crate::keymap::Place;
use crate::theme::Theme;
use crate::tui::layout;
use crate::tui::model::palette::{Choice, Palette};
use crate::tui::model::{Copied, Copying, Entries, Export, Model, Overlay, Reader};
use crate::tui::page::{cut, pad, tail};
use crate::tui::wording::{self, dialogs};

/// Draws the topmost overlay; returns where the cursor stands when a line of it has the keys.
pub(super) fn draw(model: &Model, overlay: &Overlay, buffer: &mut Buffer) -> Option<Position> {
    let area = layout::overlay(model);
    clear(area, model.theme.text, buffer);
    match overlay {
        Overlay::Help(_, reader) => return draw_help(model, reader, buffer),
        Overlay::Why(reader) => draw_reader(model, dialogs::WHY_FOUND, reader, buffer),
        Overlay::Problems(Entries { reader, selected }) => {
            let foot = wording::place(selected + 1, reader.tops().len());
            draw_text(model, dialogs::PROBLEMS, &foot, reader, buffer);
            draw_entry_bar(reader, *selected, layout::overlay_text(model), &model.theme, buffer);
        }
        Overlay::Copy(copying) => draw_copying(model, copying, buffer),
        Overlay::Export(export) => return Some(draw_export(model, export, buffer)),
        Overlay::Palette(palette) => return Some(draw_palette(model, palette, buffer)),
    }
    None
}

fn draw_reader(model: &Model, title: &str, reader: &Reader, buffer: &mut Buffer) {
    let foot = progress(reader.scroll, reader.page.lines.len(), layout::overlay_text(model).height);
    draw_text(model, title, &foot, reader, buffer);
}

fn draw_text(model: &Model, title: &str, foot: &str, reader: &Reader, buffer: &mut Buffer) {
    let text = layout::overlay_text(model);
    let title = Line::styled(format!(" {title} "), model.theme.accent);
    draw_border(layout::overlay(model), title, foot, true, model, buffer);
    draw_page(&reader.page, reader.scroll, text, buffer);
}

/// The help, with what narrows it in the title.
fn draw_help(model: &Model, reader: &Reader, buffer: &mut Buffer) -> Option<Position> {
    let Some(filter) = &reader.filter else {
        draw_reader(model, dialogs::HELP, reader, buffer);
        return None;
    };
    let lead = format!("{} / ", dialogs::HELP);
    draw_reader(model, &format!("{lead}{}", filter.line.text()), reader, buffer);
    let area = layout::overlay(model);
    let column = u16::try_from(lead.width() + filter.line.before_cursor().width()).unwrap_or(u16::MAX);
    // After the border and the air before the title.
    let x = area.x.saturating_add(column).saturating_add(2).min(area.right().saturating_sub(1));
    filter.editing.then_some(Position { x, y: area.y })
}

/// What can be done: a line to type in, and what passes it with its keys.
fn draw_palette(model: &Model, palette: &Palette, buffer: &mut Buffer) -> Position {
    let theme = &model.theme;
    let text = layout::overlay_text(model);
    let foot = format!("{}/{}", palette.choices.len().min(palette.selected + 1), palette.choices.len());
    let title = Line::styled(format!(" {} ", dialogs::COMMANDS), theme.accent);
    draw_border(layout::overlay(model), title, &foot, true, model, buffer);
    let row = |offset: u16| Rect { y: text.y + offset, height: u16::from(offset < text.height), ..text };
    let room = usize::from(text.width).saturating_sub(3);
    let before = tail(palette.line.before_cursor(), room);
    let after = cut(&palette.line.text()[palette.line.before_cursor().len()..], room.saturating_sub(before.width()));
    let typed = Span::styled(format!("{before}{after}"), theme.strong);
    Line::from(vec![Span::styled(": ", theme.accent), typed]).render(row(0), buffer);
    if palette.choices.is_empty() {
        Line::styled(dialogs::NO_COMMAND, theme.dim).render(row(text.height.saturating_sub(1).min(2)), buffer);
    }
    let rows = layout::palette(model);
    let names = palette.choices.iter().map(|choice| choice.name().width()).max().unwrap_or(0).min(24);
    for ((place, choice), y) in palette.choices.iter().enumerate().skip(palette.first).zip(rows.y..rows.bottom()) {
        let selected = place == palette.selected;
        let keys = match choice {
            Choice::Action(binding) => model.config.keymap.shown(binding.action, palette.place).unwrap_or_default(),
            Choice::Search(..) => String::new(),
        };
        let style = if selected { theme.selected } else { theme.text };
        let room = usize::from(text.width).saturating_sub(names + 13);
        let spans = vec![
            pointer(selected, theme),
            Span::styled(format!("{:<names$}", cut(&choice.name(), names)), style),
            Span::styled(format!("  {:<8}", cut(&keys, 8)), theme.accent),
            Span::styled(format!("  {}", cut(&choice.description(), room)), theme.dim),
        ];
        Line::from(spans).render(Rect { y, height: 1, ..rows }, buffer);
    }
    let column = u16::try_from(2 + before.width()).unwrap_or(0);
    Position { x: text.x + column.min(text.width.saturating_sub(1)), y: text.y }
}

/// What can be copied, a line each, with the key that does it.
fn draw_copying(model: &Model, copying: &Copying, buffer: &mut Buffer) {
    let theme = &model.theme;
    let title = Line::styled(format!(" {} ", dialogs::COPY), theme.accent);
    draw_border(layout::overlay(model), title, "", true, model, buffer);
    let text = layout::overlay_text(model);
    let names = copying.choices.iter().map(|choice| choice.name.width()).max().unwrap_or(0).max(17) + 1;
    for ((number, choice), y) in copying.choices.iter().enumerate().zip(text.y..text.bottom()) {
        let selected = number == copying.selected;
        let key = model.config.keymap.key(choice.action, Place::Copying);
        let bar = pointer(selected, theme);
        let mut spans = vec![bar, Span::styled(format!("{key}  "), theme.accent)];
        let style = if selected { theme.selected } else { theme.text };
        spans.push(Span::styled(pad(choice.name, names), style));
        if let Copied::Text(told) = &choice.what {
            spans.push(Span::styled(cut(told, usize::from(text.width).saturating_sub(names + 4)), theme.dim));
        }
        Line::from(spans).render(Rect { y, height: 1, ..text }, buffer);
    }
}

/// What is written and in which format, how it begins, and the name of its file. Returns where the cursor stands.
fn draw_export(model: &Model, export: &Export, buffer: &mut Buffer) -> Position {
    let theme = &model.theme;
    let title = Line::styled(format!(" {} ", dialogs::WRITE), theme.accent);
    draw_border(layout::overlay(model), title, "", true, model, buffer);
    let text = layout::overlay_text(model);
    let last = text.height.saturating_sub(1);
    let row = |offset: u16| Rect { y: text.y + offset, height: u16::from(offset < text.height), ..text };
    let rows = layout::exporting(model);
    let column = layout::exporting_label() - 1;
    let labels = [dialogs::WHAT, dialogs::FORMAT, dialogs::FILE];
    let [what, format, file] = labels.map(|label| format!(" {}", pad(label, column)));
    let names: Vec<&str> = export.choices.iter().map(|choice| choice.name).collect();
    draw_choices(what, &names, Some(export.chosen), rows[0], theme, buffer);
    let endings = export.document().endings();
    draw_choices(format, &endings, export.chosen_format(&endings), rows[1], theme, buffer);
    for (line, offset) in export.preview.iter().zip(3..last.saturating_sub(1)) {
        Line::styled(cut(line, text.width.into()), theme.dim).render(row(offset), buffer);
    }
    if export.confirming.is_some() {
        let asked = Line::styled(format!(" {}", model.overwrite_question()), theme.bad);
        asked.render(row(last.saturating_sub(1)), buffer);
    }
    let room = usize::from(text.width).saturating_sub(file.width() + 1);
    let before = tail(export.name.before_cursor(), room);
    let after = cut(&export.name.text()[export.name.before_cursor().len()..], room - before.width());
    let name = Span::styled(format!("{before}{after}"), theme.strong);
    let column = u16::try_from(file.width() + before.width()).unwrap_or(0);
    Line::from(vec![Span::styled(file, theme.dim), name]).render(rows[2], buffer);
    Position { x: text.x + column.min(text.width.saturating_sub(1)), y: text.y + last }
}

/// What can be chosen, in a line, the chosen one in view and standing out by more than its colour.
fn draw_choices(
    mut label: String,
    choices: &[impl AsRef<str>],
    chosen: Option<usize>,
    row: Rect,
    theme: &Theme,
    buffer: &mut Buffer,
) {
    let room = usize::from(row.width).saturating_sub(layout::exporting_label());
    let before = layout::choices_before(choices, chosen, room);
    if before > 0 {
        // The last column of the label is air.
        label.pop();
        label.push('…');
    }
    let mut spans = vec![Span::styled(label, theme.dim)];
    for (number, choice) in choices.iter().enumerate().skip(before) {
        let is_chosen = Some(number) == chosen;
        let style = if is_chosen { theme.accent } else { theme.dim };
        let sign = if is_chosen { "▸" } else { " " };
        spans.push(Span::styled(format!("{sign}{} ", choice.as_ref()), style));
    }
    Line::from(spans).render(row, buffer);
}
