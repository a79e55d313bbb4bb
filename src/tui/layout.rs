//! Where things stand on a screen of a given size: one answer for drawing, paging and the mouse.

use ratatui::layout::{Position, Rect, Size};

use super::model::browse::Pane;
use super::model::{Model, Overlay};

/// From so many columns on, two panes at comfort, and comparisons side by side.
pub(crate) const WIDE: u16 = 100;
/// From so many columns on, two panes.
const NARROW: u16 = 72;
/// Below these, one line says that the terminal is too small.
pub(crate) const SMALLEST: Size = Size { width: 20, height: 6 };
/// From so many rows on, the roles of the list stand apart.
const TALL: u16 = 16;

/// The rows of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Screen {
    /// What this is, and what filters.
    pub(crate) title: Rect,
    /// The view.
    pub(crate) body: Rect,
    /// The message, when there is one.
    pub(crate) notice: Rect,
    /// What can be done.
    pub(crate) hints: Rect,
}

/// Whether nothing sensible can be shown.
pub(crate) fn is_too_small(size: Size) -> bool {
    size.width < SMALLEST.width || size.height < SMALLEST.height
}

/// The rows of the screen.
pub(crate) fn screen(model: &Model) -> Screen {
    let Size { width, height } = model.size;
    let message = u16::from(model.notice.is_some());
    let body = height.saturating_sub(2 + message);
    let row = |y: u16, height: u16| Rect { x: 0, y, width, height };
    Screen {
        title: row(0, height.min(1)),
        body: row(1.min(height), body),
        notice: row((1 + body).min(height), message.min(height.saturating_sub(1))),
        hints: row(height.saturating_sub(1), height.min(1)),
    }
}

/// The panes of the view at the root, borders included; one that is not shown is empty.
pub(crate) fn panes(model: &Model) -> (Rect, Rect) {
    let body = screen(model).body;
    let browse = &model.browse;
    if browse.zoomed || body.width < NARROW {
        let nothing = Rect::default();
        return if browse.pane == Pane::List { (body, nothing) } else { (nothing, body) };
    }
    let list = if body.width < WIDE { 30 } else { (body.width / 3).clamp(36, 52) };
    let detail = Rect { x: body.x + list, width: body.width - list, ..body };
    (Rect { width: list, ..body }, detail)
}

/// The part of the list pane that holds rows: inside the border, below the search line.
pub(crate) fn rows(model: &Model) -> Rect {
    let inner = inside(panes(model).0);
    let line = u16::from(model.browse.search.is_some()).min(inner.height);
    Rect { y: inner.y + line, height: inner.height - line, ..inner }
}

/// The part of the detail pane that holds text: inside the border, with a column of air at either side.
pub(crate) fn detail(model: &Model) -> Rect {
    airy(inside(panes(model).1))
}

/// The height of a role in the list: title and variant, and a line of air where there is room.
pub(crate) fn role_height(model: &Model) -> usize {
    if model.size.height >= TALL { 3 } else { 2 }
}

/// The boxes of the comparison, borders included: facts and statements. The facts have none where they would take more
/// than half of the height: then they stand above the statements and scroll with them.
pub(crate) fn compare(model: &Model, facts: usize) -> (Option<Rect>, Rect) {
    let body = compare_body(model);
    let wanted = u16::try_from(facts + 2).unwrap_or(u16::MAX);
    if facts == 0 || wanted > body.height / 2 {
        return (None, body);
    }
    let statements = Rect { y: body.y + wanted, height: body.height - wanted, ..body };
    (Some(Rect { height: wanted, ..body }), statements)
}

/// The comparison below its head of two lines; the first of them is the screen's title.
fn compare_body(model: &Model) -> Rect {
    let body = screen(model).body;
    let line = body.height.min(1);
    Rect { y: body.y + line, height: body.height - line, ..body }
}

/// The line below the title that counts what a comparison found.
pub(crate) fn compare_summary(model: &Model) -> Rect {
    let body = screen(model).body;
    Rect { height: body.height.min(1), ..body }
}

/// The part of the statements' box that holds text.
pub(crate) fn statements(model: &Model, facts: usize) -> Rect {
    airy(inside(compare(model, facts).1))
}

/// The window of the topmost overlay, borders included.
pub(crate) fn overlay(model: &Model) -> Rect {
    let body = screen(model).body;
    let (width, height) = match model.overlays.last() {
        Some(Overlay::Export(_)) => (76, 16),
        _ => (84, body.height),
    };
    let (width, height) = (width.min(body.width), height.min(body.height));
    Rect { x: body.x + (body.width - width) / 2, y: body.y + (body.height - height) / 2, width, height }
}

/// The part of an overlay that holds text.
pub(crate) fn overlay_text(model: &Model) -> Rect {
    airy(inside(overlay(model)))
}

/// Inside a border.
pub(crate) fn inside(outer: Rect) -> Rect {
    if outer.width < 2 || outer.height < 2 {
        return Rect { width: 0, height: 0, ..outer };
    }
    Rect { x: outer.x + 1, y: outer.y + 1, width: outer.width - 2, height: outer.height - 2 }
}

/// With a column of air at either side.
fn airy(inner: Rect) -> Rect {
    if inner.width < 3 {
        return inner;
    }
    Rect { x: inner.x + 1, width: inner.width - 2, ..inner }
}

/// Whether a place on the screen lies in `area`.
pub(crate) fn holds(area: Rect, column: u16, row: u16) -> bool {
    area.contains(Position { x: column, y: row })
}
