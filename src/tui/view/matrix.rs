//! Several roles as a matrix: facts and competencies down, roles across; and what one row stands for.

use ratatui::buffer::Buffer;
use ratatui::layout::{Alignment, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;
use role_explorer::compare::Spread;
use role_explorer::export::wording;
use role_explorer::role::Section;
use unicode_width::UnicodeWidthStr;

use super::{draw_border, draw_page, pointer, progress, role_name, stale};
use crate::tui::layout::{self, Grid};
use crate::tui::model::Model;
use crate::tui::model::compare::Compare;
use crate::tui::model::matrix;
use crate::tui::page::matrix::{Cells, more};
use crate::tui::page::{Styled, cut, list_mark};
use crate::tui::wording::{comparison, sentence, under_way};

/// Draws the matrix over the whole screen but the hints.
pub(super) fn draw(model: &Model, state: &Compare, buffer: &mut Buffer) {
    draw_title(model, state, layout::screen(model).title, buffer);
    draw_legend(model, state, layout::compare_summary(model), buffer);
    if state.matrix.opened.is_some() {
        draw_opened(model, state, buffer);
        return;
    }
    let Some(grid) = layout::grid(model) else { return };
    let theme = &model.theme;
    let rows = state.matrix.rows().count();
    let (row, column) = (state.matrix.number(), state.matrix.column + 1);
    let foot = if rows > 0 { comparison::cell(row, rows, column, state.roles.len()) } else { String::new() };
    let title = comparison::title(comparison::FACTS_AND_COMPETENCIES, state.settings.only_differences);
    let title = Line::styled(format!(" {title} "), theme.accent);
    draw_border(grid.frame, title, &foot, model.overlays.is_empty(), model, buffer);
    if rows == 0 {
        let text = match state.comparison {
            Some(_) => sentence(comparison::NOTHING_TELLS_APART),
            None => under_way(comparison::COMPARING),
        };
        Line::styled(text, theme.dim).render(grid.rows, buffer);
        return;
    }
    if let Some(x) = grid.rule() {
        for y in grid.head.y..grid.rows.bottom() {
            put(x, y, grid.frame, Span::styled("│", theme.border), buffer);
        }
    }
    draw_labels(model, state, &grid, buffer);
    let lines = state.matrix.lines.iter().skip(state.matrix.top);
    for (line, y) in lines.zip(grid.rows.y..grid.rows.bottom()) {
        match line {
            matrix::Line::Blank => {}
            matrix::Line::Heading(name) => put(grid.rows.x, y, grid.rows, Span::styled(*name, theme.accent), buffer),
            matrix::Line::Row(row) => draw_row(model, state, &grid, *row, y, buffer),
        }
    }
    draw_cell(model, state, grid.strip, buffer);
}

/// What is laid side by side, and which role is the baseline.
fn draw_title(model: &Model, state: &Compare, area: Rect, buffer: &mut Buffer) {
    let theme = &model.theme;
    let mut left = vec![Span::styled(format!(" {}   ", comparison::MATRIX), theme.accent)];
    let opened = state.matrix.opened.as_ref().and_then(|_| state.matrix.table.rows.get(state.matrix.row));
    let text = match opened {
        Some(row) => row.name.clone(),
        None => wording::comparison::size(state.roles.len(), competencies(state)),
    };
    let taken: usize = left.iter().map(Span::width).sum();
    left.push(Span::styled(cut(&text, usize::from(area.width).saturating_sub(taken)), theme.strong));
    let left = Line::from(left);
    let room = usize::from(area.width).saturating_sub(left.width() + 3);
    left.render(area, buffer);
    let baseline = Span::styled(format!("{}  ", comparison::BASELINE), theme.dim);
    if let Some(room) = room.checked_sub(baseline.width()).filter(|room| *room > 8) {
        let mut right = vec![baseline];
        right.extend(role_name(model, state.roles[0], room, theme.text));
        right.push(Span::raw(" "));
        Line::from(right).alignment(Alignment::Right).render(area, buffer);
    }
}

fn competencies(state: &Compare) -> usize {
    state.matrix.table.rows.len() - state.matrix.table.facts
}

/// The line below the title: how many competencies all roles have, several, one alone; with the marks of the rows, so that
/// it explains them.
fn draw_legend(model: &Model, state: &Compare, area: Rect, buffer: &mut Buffer) {
    let theme = &model.theme;
    let table = &state.matrix.table;
    if let (Some(row), true) = (table.rows.get(state.matrix.row), state.matrix.opened.is_some()) {
        let saying = match &row.cells {
            Cells::Facts(cells) => cells.iter().filter(|cell| !cell.is_empty()).count(),
            Cells::Statements(row) => state.comparison.as_ref().map_or(0, |comparison| {
                comparison.matrix.rows[*row].cells.iter().filter(|cell| !cell.is_empty()).count()
            }),
        };
        let text = comparison::stated_by(saying, state.roles.len());
        let (mark, style) = spread(row.spread, model);
        let lead = if mark.is_empty() { " ".to_owned() } else { format!(" {mark} ") };
        Line::from(vec![Span::styled(lead, style), Span::styled(text, theme.dim)]).render(area, buffer);
        return;
    }
    let count =
        |wanted: fn(Spread) -> bool| table.rows.iter().skip(table.facts).filter(|row| wanted(row.spread)).count();
    let all = count(|spread| spread == Spread::All);
    let one = count(|spread| matches!(spread, Spread::One(_)));
    let several = competencies(state) - all - one;
    let dim = |text: String| Span::styled(text, theme.dim);
    let mut spans = vec![Span::raw(" "), Span::styled("= ", theme.same), dim(comparison::in_all(all))];
    if several > 0 {
        spans.push(dim(format!(" · {}", comparison::in_several(several))));
    }
    spans.extend([dim(" · ".to_owned()), Span::styled("+ ", theme.only), dim(comparison::in_one(one))]);
    Line::from(spans).render(area, buffer);
    let legend = vec![
        Span::styled("◆", theme.required),
        dim(format!(" {}  ", wording::section(Section::Required))),
        Span::styled("◇", theme.preferred),
        dim(format!(" {}  ", wording::section(Section::Preferred))),
        Span::styled("▂█", theme.text),
        dim(format!(" {} ", comparison::BARS)),
    ];
    if area.width >= layout::WIDE {
        Line::from(legend).alignment(Alignment::Right).render(area, buffer);
    }
}

/// The mark and style of a row by how widely it is shared.
fn spread(spread: Spread, model: &Model) -> (&'static str, Style) {
    let style = match spread {
        Spread::All => model.theme.same,
        Spread::Several => model.theme.text,
        Spread::One(_) => model.theme.only,
    };
    (wording::spread_mark(spread), style)
}

/// The short names above the columns, with arrows where more of them lie at a side.
fn draw_labels(model: &Model, state: &Compare, grid: &Grid, buffer: &mut Buffer) {
    let theme = &model.theme;
    let mut last = 0;
    for (number, x) in grid.columns(state.matrix.left, state.roles.len()) {
        last = number;
        let style = if number == state.matrix.column { theme.accent } else { theme.strong };
        let label = state.matrix.labels.1.get(number).cloned().unwrap_or_default();
        let mut left = x;
        for span in stale(model, state.roles[number]).into_iter().chain([Span::styled(label, style)]) {
            let width = u16::try_from(span.width()).unwrap_or(0);
            put(left, grid.head.y, grid.head, span, buffer);
            left += width;
        }
    }
    let arrow = |x: u16, sign: &'static str, buffer: &mut Buffer| {
        put(x, grid.head.y, grid.head, Span::styled(sign, theme.accent), buffer);
    };
    if state.matrix.left > usize::from(grid.pinned) {
        arrow(grid.rule().unwrap_or(grid.head.x + grid.name - 2), "‹", buffer);
    }
    if last + 1 < state.roles.len() {
        arrow(grid.head.right() - 1, "›", buffer);
    }
}

/// A row: its mark, its name, and its cells as far as they are in view.
fn draw_row(model: &Model, state: &Compare, grid: &Grid, number: usize, y: u16, buffer: &mut Buffer) {
    let theme = &model.theme;
    let row = &state.matrix.table.rows[number];
    let selected = number == state.matrix.row;
    let (mark, style) = spread(row.spread, model);
    put(grid.rows.x, y, grid.rows, Span::styled(mark, style), buffer);
    let name = cut(&row.name, usize::from(grid.name).saturating_sub(3));
    let name_style = if selected { theme.strong } else { theme.text };
    put(grid.rows.x + 2, y, grid.rows, Span::styled(name, name_style), buffer);
    for (column, x) in grid.columns(state.matrix.left, state.roles.len()) {
        let here = selected && column == state.matrix.column;
        if here {
            put(x.saturating_sub(1), y, grid.frame, pointer(true, theme), buffer);
        }
        let style = if here { theme.selected } else { style };
        let room = grid.text();
        let mut left = x;
        for span in cell(model, state, number, column, room, style) {
            let width = u16::try_from(span.width()).unwrap_or(0);
            put(left, y, grid.rows, span, buffer);
            left += width;
        }
    }
}

/// What stands in a cell: a fact with the mark of its list, or a bar and a number.
fn cell(model: &Model, state: &Compare, row: usize, column: usize, room: usize, style: Style) -> Vec<Span<'static>> {
    let theme = &model.theme;
    let nothing = vec![Span::styled("·", if style == theme.selected { style } else { theme.dim })];
    match &state.matrix.table.rows[row].cells {
        Cells::Facts(cells) => {
            let Some((first, others)) = cells[column].split_first() else { return nothing };
            let mark = first.pointer.map(|at| list_mark(at.section, theme));
            let mark = mark.map(|(mark, style)| Span::styled(format!("{mark} "), style));
            let more = more(others.len());
            let room = room.saturating_sub(more.width() + mark.as_ref().map_or(0, Span::width));
            let text = Span::styled(cut(&first.brief, room), style);
            mark.into_iter().chain([text, Span::styled(more, theme.dim)]).collect()
        }
        Cells::Statements(row) => {
            let Some(comparison) = &state.comparison else { return vec![] };
            match comparison.matrix.rows[*row].cells[column].len() {
                0 => nothing,
                count => {
                    let bar = wording::bar(count, state.matrix.table.most);
                    vec![Span::styled(format!("{bar} {count}"), style)]
                }
            }
        }
    }
}

/// What the selected cell stands for, in full: the role, and the beginning of what it says.
fn draw_cell(model: &Model, state: &Compare, area: Rect, buffer: &mut Buffer) {
    if area.height < 3 {
        return;
    }
    let theme = &model.theme;
    let matrix = &state.matrix;
    let (Some(comparison), Some(row)) = (&state.comparison, matrix.table.rows.get(matrix.row)) else { return };
    let number = state.roles[matrix.column];
    let mut title = vec![Span::raw(" ")];
    title.extend(role_name(model, number, usize::from(area.width).saturating_sub(6), theme.pane_title));
    title.push(Span::raw(" "));
    draw_border(area, Line::from(title), "", false, model, buffer);
    let Some(role) = model.role(number) else { return };
    let (count, texts): (String, Vec<&str>) = match &row.cells {
        Cells::Facts(cells) => {
            let values = &cells[matrix.column];
            (wording::NOT_STATED.to_owned(), values.iter().map(|value| value.whole.as_str()).collect())
        }
        Cells::Statements(row) => {
            let pointers = &comparison.matrix.rows[*row].cells[matrix.column];
            let texts = pointers.iter().filter_map(|at| role.item(*at)).map(|item| &*item.text);
            (comparison::NO_STATEMENT.to_owned(), texts.take(4).collect())
        }
    };
    let lead = format!("{}: ", row.name);
    let text = format!("{lead}{}", if texts.is_empty() { count } else { texts.join(" · ") });
    let parts = vec![(0..lead.len(), theme.strong)];
    let inner = layout::airy(layout::inside(area));
    let style = if texts.is_empty() { theme.dim } else { theme.text };
    let mut lines = Styled { text: &text, base: style, parts }.wrap(inner.width.into());
    let height = usize::from(inner.height);
    if let (true, Some(last)) = (lines.len() > height, lines.get_mut(height.saturating_sub(1))) {
        let cut_off: String = last.iter().map(|span| span.content.as_ref()).collect();
        let room = usize::from(inner.width);
        *last =
            vec![Span::styled(cut(&format!("{cut_off} {}", "…".repeat(room)), room.min(cut_off.width() + 2)), style)];
    }
    for (spans, y) in lines.into_iter().zip(inner.y..inner.bottom()) {
        Line::from(spans).render(Rect { y, height: 1, ..inner }, buffer);
    }
}

/// The statements of a row.
fn draw_opened(model: &Model, state: &Compare, buffer: &mut Buffer) {
    let Some(opened) = &state.matrix.opened else { return };
    let text = layout::opened(model);
    let theme = &model.theme;
    let name = state.matrix.table.rows.get(state.matrix.row).map_or("", |row| row.name.as_str());
    let title = Line::styled(format!(" {} ", cut(name, usize::from(text.width))), theme.accent);
    let foot = progress(opened.scroll, opened.page.lines.len(), text.height);
    draw_border(layout::compare(model, 0).1, title, &foot, model.overlays.is_empty(), model, buffer);
    draw_page(&opened.page, opened.scroll, text, buffer);
}

/// Writes a span at a place, as far as it lies in `area`.
fn put(x: u16, y: u16, area: Rect, span: Span<'_>, buffer: &mut Buffer) {
    let width = area.right().saturating_sub(x);
    span.render(Rect { x, y, width, height: u16::from(width > 0) }, buffer);
}
