//! What the screen shows of the state. Draws what is laid out and changes nothing.

mod browse;
mod compare;
mod facets;
mod hints;
mod matrix;
mod overlay;
mod plain;
mod similar;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Alignment, Rect, Size};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, BorderType, Borders, Clear, Widget};
use unicode_width::UnicodeWidthStr;

use super::message::Progress;
use super::model::compare::Shape;
use super::model::{Model, Reader};
use super::page::{Page, Styled, cut, cut_lines};
use super::wording::{self, panes};
use super::{announce, layout};
use crate::keymap::Action;
use crate::theme::Theme;

/// The sign beside what is selected.
const POINTER: &str = "▌";

/// What a border is made of between its corners.
const BORDER: &str = "─";

/// Draws the state.
pub(crate) fn draw(model: &Model, frame: &mut Frame<'_>) {
    let area = frame.area();
    if layout::is_too_small(model.size) {
        let quits = model.config.keymap.shown(Action::Quit, model.place());
        draw_too_small(model, quits.as_deref(), area, frame.buffer_mut());
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
    hints::draw(model, screen.hints, buffer);
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

/// How large the terminal must be, in the most words that all can be seen.
fn draw_too_small(model: &Model, quits: Option<&str>, area: Rect, buffer: &mut Buffer) {
    let Size { width, height } = layout::SMALLEST;
    let words = [panes::too_small(width, height, quits), panes::too_small(width, height, None)];
    let wrapped = words.iter().map(|text| Styled::plain(text, model.theme.text).wrap(area.width.into()));
    let fits = |lines: &Vec<Vec<Span<'_>>>| {
        lines.len() <= area.height.into()
            && lines.iter().all(|line| Line::from(line.clone()).width() <= area.width.into())
    };
    let short =
        || vec![vec![Span::styled(cut(&panes::too_small_briefly(width, height), area.width.into()), model.theme.text)]];
    let lines = wrapped.into_iter().find(fits).unwrap_or_else(short);
    for (line, y) in lines.into_iter().zip(area.y..area.bottom()) {
        Line::from(line).render(Rect { y, height: 1, ..area }, buffer);
    }
}

/// The line above the hints. It lies on the lower border of the view: where a stretch of that holds it, all corners and how far
/// one is stay to be seen, and where it fits between them, the outer corners.
fn draw_notice(model: &Model, text: &str, style: Style, area: Rect, buffer: &mut Buffer) {
    if model.plain {
        clear(area, model.theme.text, buffer);
        let lines = cut_lines(text, area.height.into(), usize::from(area.width).saturating_sub(2));
        for (line, y) in lines.into_iter().zip(area.y..area.bottom()) {
            Line::styled(format!(" {line}"), style).render(Rect { y, height: 1, ..area }, buffer);
        }
        return;
    }
    let text = format!(" {} ", cut(text, usize::from(area.width).saturating_sub(2)));
    let needed = u16::try_from(text.width()).unwrap_or(u16::MAX);
    let stretch = stretches(area, buffer).into_iter().find(|stretch| stretch.width >= needed);
    let over = match stretch {
        Some(stretch) => Rect { width: needed, ..stretch },
        None if needed + 2 > area.width => area,
        None => Rect { x: area.x + 1, width: needed, ..area },
    };
    clear(over, model.theme.text, buffer);
    Line::styled(text, style).render(over, buffer);
}

/// The stretches of a line that are nothing but border, from the left.
fn stretches(line: Rect, buffer: &Buffer) -> Vec<Rect> {
    let is_border = |x: &u16| buffer.cell((*x, line.y)).is_some_and(|cell| cell.symbol() == BORDER);
    let columns: Vec<u16> = (line.left()..line.right()).filter(is_border).collect();
    let stretches = columns.chunk_by(|one, next| one + 1 == *next);
    let area = |stretch: &[u16]| Rect { x: stretch[0], width: u16::try_from(stretch.len()).unwrap_or(0), ..line };
    stretches.map(area).collect()
}

/// What the program is called.
const NAME: &str = "role-explorer";

/// The first line: the program, what filters, and what there is.
fn draw_title(model: &Model, area: Rect, buffer: &mut Buffer) {
    let theme = &model.theme;
    let count = model.catalog.entries.len();
    let roles = match model.reading {
        Some(Progress { done: 0, of }) => panes::looking(of),
        _ if model.loading => panes::reading(model.reading),
        Some(progress) => panes::reading_again(progress),
        None => wording::roles(count),
    };
    let marked = (!model.marks.is_empty()).then(|| Span::styled(panes::marked(model.marks.len()), theme.marked));
    let problems =
        (!model.problems.is_empty()).then(|| Span::styled(wording::problems(model.problems.len()), theme.bad));
    let filter = browse::filter(model);
    let parts: Vec<Span<'_>> = [Some(Span::styled(roles, theme.dim)), marked, problems].into_iter().flatten().collect();
    let most = usize::from(area.width) / if filter.is_some() { 2 } else { 1 };
    let right = at_the_right(parts, most, theme);
    let room = usize::from(area.width).saturating_sub(right.width() + 2);
    let mut left = vec![Span::raw(" ")];
    let needed = filter.as_ref().map_or(0, |(filter, passing)| filter.width() + passing.width() + "  [] ".len());
    // Where there is no room for all, what filters and what there is matter more than what this program is called.
    let named = needed + NAME.len() <= room;
    if named {
        left.push(Span::styled(NAME, theme.strong));
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

/// What there is, in parts; where not all have room, the last ones, which are told nowhere else, whole.
fn at_the_right(parts: Vec<Span<'_>>, most: usize, theme: &Theme) -> Line<'static> {
    let mut right = Line::raw(" ");
    for part in parts.into_iter().rev() {
        let between = if right.width() > 1 { " · " } else { "" };
        if right.width() > 1 && right.width() + between.width() + part.width() > most {
            break;
        }
        right.spans.insert(0, Span::styled(between, theme.dim));
        right.spans.insert(0, Span::styled(part.content.into_owned(), part.style));
    }
    right
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

/// The sign before a role whose file is broken and which is shown as it held it last.
fn stale(model: &Model, number: usize) -> Option<Span<'static>> {
    model.stale.contains(&number).then(|| Span::styled("◌ ", model.theme.bad))
}

/// A pane's border with its title and, at the lower right, how far one is in it. A screen that is read to the user has both
/// in the first line, and no border.
fn draw_border(area: Rect, title: Line<'_>, foot: &str, focused: bool, model: &Model, buffer: &mut Buffer) {
    let theme = &model.theme;
    if model.plain {
        let first = Rect { height: area.height.min(1), ..area };
        // Where one is in it is told by the line above the hints, once.
        return title.render(
            Rect { x: first.x + 1, width: first.width.saturating_sub(1), ..first }.intersection(first),
            buffer,
        );
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
