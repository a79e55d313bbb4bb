//! Where things stand on a screen of a given size: one answer for drawing, paging and the mouse.

use ratatui::layout::{Position, Rect, Size};
use unicode_width::UnicodeWidthStr;

use super::model::browse::Pane;
use super::model::{Export, Model, Overlay};
use super::wording::dialogs;

/// From so many columns on, two panes at comfort, and comparisons side by side.
pub(crate) const WIDE: u16 = 100;
/// From so many columns on, two panes.
const NARROW: u16 = 72;
/// From so many columns on, three panes.
const THREE: u16 = 110;
/// Below these, one line says that the terminal is too small.
pub(crate) const SMALLEST: Size = Size { width: 20, height: 6 };
/// From so many rows on, the roles of the list stand apart.
const TALL: u16 = 16;
/// Lines that tell what is selected, on such a screen.
const SPOKEN: u16 = 3;

/// The rows of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Screen {
    /// What this is, and what filters.
    pub(crate) title: Rect,
    /// The view.
    pub(crate) body: Rect,
    /// The message, when there is one, which there always is in a screen that is read to the user: over the last row of the view, so that nothing moves when it comes and goes.
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
    let lines = if model.plain && height >= TALL { SPOKEN } else { 1 };
    let body = height.saturating_sub(1 + lines);
    let row = |y: u16, height: u16| Rect { x: 0, y, width, height };
    let notice = if model.plain || model.notice.is_some() { lines } else { 0 };
    Screen {
        title: row(0, height.min(1)),
        body: row(1.min(height), body),
        notice: row(height.saturating_sub(1 + lines), notice.min(body)),
        hints: row(height.saturating_sub(1), height.min(1)),
    }
}

/// The panes of the view at the root, borders included; one that is not shown is empty.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Panes {
    /// The roles, or the hits.
    pub(crate) list: Rect,
    /// The selected role.
    pub(crate) detail: Rect,
    /// The facets.
    pub(crate) facets: Rect,
}

/// The panes of the view at the root. The facets stand beside the role where there is room for three, else in its place.
pub(crate) fn panes(model: &Model) -> Panes {
    let body = screen(model).body;
    let (pane, nothing) = (model.browse.pane, Panes::default());
    if has_one_pane(model) {
        return match pane {
            Pane::List => Panes { list: body, ..nothing },
            Pane::Detail => Panes { detail: body, ..nothing },
            Pane::Facets => Panes { facets: body, ..nothing },
        };
    }
    let list = list_width(model);
    let rest = Rect { x: body.x + list, width: body.width - list, ..body };
    let list = Rect { width: list, ..body };
    if !model.browse.facets.open {
        return Panes { list, detail: rest, ..nothing };
    }
    if body.width < THREE {
        return if pane == Pane::Detail {
            Panes { list, detail: rest, ..nothing }
        } else {
            Panes { list, facets: rest, ..nothing }
        };
    }
    let facets = facets_width(body.width);
    let detail = Rect { width: rest.width - facets, ..rest };
    Panes { list, detail, facets: Rect { x: detail.right(), width: facets, ..rest } }
}

/// Whether there is room for the statements of two roles side by side.
pub(crate) fn is_wide(model: &Model) -> bool {
    !model.plain && screen(model).body.width >= WIDE
}

/// Whether the view at the root shows one pane at a time.
pub(crate) fn has_one_pane(model: &Model) -> bool {
    model.plain || model.browse.zoomed || screen(model).body.width < NARROW
}

/// Columns of the list and of the role beside it at the least, borders included.
const LEAST: (u16, u16) = (22, 36);

/// The columns of the list where other panes stand beside it: as many as the user chose, as far as all can be read.
fn list_width(model: &Model) -> u16 {
    let width = model.size.width;
    let usual = if width < WIDE { (width * 2 / 5).clamp(30, 36) } else { (width / 3).clamp(36, 52) };
    let beside = if model.browse.facets.open && width >= THREE { facets_width(width) } else { 0 };
    let most = width.saturating_sub(LEAST.1 + beside);
    model.list_columns.or(model.config.list_width).map_or(usual, |chosen| chosen.clamp(LEAST.0, most.max(LEAST.0)))
}

/// The columns of the facets where they stand beside both.
fn facets_width(width: u16) -> u16 {
    (width / 3).clamp(34, 44)
}

/// The columns of the list while it stands beside another pane.
pub(crate) fn list_columns(model: &Model) -> Option<u16> {
    let panes = panes(model);
    let alone = panes.list.is_empty() || panes.list.width == model.size.width;
    (!alone).then_some(panes.list.width)
}

/// The part of the pane of facets that holds rows.
pub(crate) fn facets(model: &Model) -> Rect {
    inside(panes(model).facets)
}

/// The part of the list pane that holds rows: inside the border, below the search line.
pub(crate) fn rows(model: &Model) -> Rect {
    let inner = inside(panes(model).list);
    let line = u16::from(model.browse.search.is_some()).min(inner.height);
    Rect { y: inner.y + line, height: inner.height - line, ..inner }
}

/// Columns before and after the text of a hit in the list.
const HIT_LEAD: u16 = 9;

/// The columns that the text of a hit has in rows `width` columns wide.
pub(crate) fn hit_room(width: u16) -> usize {
    width.saturating_sub(HIT_LEAD).into()
}

/// The lines a hit takes in rows `width` columns wide: two where its text does not fit into one.
pub(crate) fn hit_height(text: &str, width: u16) -> usize {
    1 + usize::from(text.width() > hit_room(width))
}

/// The part of the detail pane that holds text: inside the border, with a column of air at either side.
pub(crate) fn detail(model: &Model) -> Rect {
    airy(inside(panes(model).detail))
}

/// The height of a role in the list: title and variant, and a line of air where there is room.
pub(crate) fn role_height(model: &Model) -> usize {
    if model.size.height >= TALL { 3 } else { 2 }
}

/// Whether facts of so many lines get a box of their own: where they would take more than half of the height, they stand
/// above the statements and scroll with them.
pub(crate) fn boxes(model: &Model, facts: usize) -> bool {
    facts > 0 && facts + 2 <= usize::from(compare_body(model).height / 2)
}

/// The boxes of the comparison, borders included: facts, as many lines of them as stand in a box, and statements.
pub(crate) fn compare(model: &Model, facts: usize) -> (Option<Rect>, Rect) {
    let body = compare_body(model);
    if facts == 0 {
        return (None, body);
    }
    // A fact that says why makes the box taller; it scrolls before it takes the statements their room.
    let wanted = u16::try_from(facts + 2).unwrap_or(u16::MAX).min(body.height * 2 / 3);
    let statements = Rect { y: body.y + wanted, height: body.height - wanted, ..body };
    (Some(Rect { height: wanted, ..body }), statements)
}

/// The comparison below its head; the first line of that is the screen's title.
fn compare_body(model: &Model) -> Rect {
    let body = screen(model).body;
    let line = compare_summary(model).height;
    Rect { y: body.y + line, height: body.height - line, ..body }
}

/// From so many rows of the screen's body on, a comparison has a line that counts what it found.
const COUNTED: u16 = 6;

/// The line below the title that counts what a comparison found; empty where what it found would have no room by it. What is
/// looked for is typed there.
pub(crate) fn compare_summary(model: &Model) -> Rect {
    let body = screen(model).body;
    let finds = model.compare.as_ref().is_some_and(|compare| compare.find.is_some());
    Rect { height: u16::from(body.height >= COUNTED || (finds && body.height > 0)), ..body }
}

/// The part of the box of facts that holds text.
pub(crate) fn facts(model: &Model, facts: usize) -> Rect {
    airy(inside(compare(model, facts).0.unwrap_or_default()))
}

/// The part of the statements' box that holds text.
pub(crate) fn statements(model: &Model, facts: usize) -> Rect {
    airy(inside(compare(model, facts).1))
}

/// From so many rows of the comparison's body on, the selected cell is told in full below the matrix.
const STRIPPED: u16 = 14;

/// Where the parts of the matrix stand.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Grid {
    /// The box, borders included.
    pub(crate) frame: Rect,
    /// The line of the roles' short names.
    pub(crate) head: Rect,
    /// The rows.
    pub(crate) rows: Rect,
    /// The box that tells the selected cell in full; empty where there is no room.
    pub(crate) strip: Rect,
    /// The columns before the first role.
    pub(crate) name: u16,
    /// The columns of a role.
    pub(crate) cell: u16,
    /// How many roles fit.
    pub(crate) shown: usize,
    /// Whether the baseline stays in view when the others scroll.
    pub(crate) pinned: bool,
}

impl Grid {
    /// The roles in view, each with its first column; `left` is the first of those that scroll, of `roles` in all.
    pub(crate) fn columns(&self, left: usize, roles: usize) -> impl Iterator<Item = (usize, u16)> {
        let start = self.rows.x + self.name;
        let (pinned, cell) = (usize::from(self.pinned), self.cell);
        let after = start + u16::from(self.pinned) * (cell + RULE);
        let scrolling = (left..roles).take(self.shown.saturating_sub(pinned));
        let place = move |(offset, number): (usize, usize)| Some((number, after + u16::try_from(offset).ok()? * cell));
        self.pinned.then_some((0, start)).into_iter().chain(scrolling.enumerate().filter_map(place))
    }

    /// The columns a role's text may take: the rest is air between it and the next.
    pub(crate) fn text(&self) -> usize {
        usize::from(self.cell).saturating_sub(if self.cell < 14 { 1 } else { 2 })
    }

    /// The column of the rule between the baseline and the others; `None` where the baseline scrolls with them.
    pub(crate) fn rule(&self) -> Option<u16> {
        self.pinned.then_some(self.rows.x + self.name + self.cell)
    }
}

/// Columns the rule beside the baseline takes.
const RULE: u16 = 2;

/// Where the parts of the matrix stand; `None` while none is open.
pub(crate) fn grid(model: &Model) -> Option<Grid> {
    let state = model.compare.as_ref()?;
    let body = compare_body(model);
    // A screen that is read to the user tells the cell in the line above the hints.
    let strip = if body.height >= STRIPPED && !model.plain { 4 } else { 0 };
    let frame = Rect { height: body.height - strip, ..body };
    let inner = airy(inside(frame));
    let head = Rect { height: inner.height.min(1), ..inner };
    let rows = Rect { y: inner.y + head.height, height: inner.height - head.height, ..inner };
    let wanted = u16::try_from(state.matrix.table.name + 4).unwrap_or(u16::MAX);
    let name = wanted.min(if body.width < NARROW { inner.width / 3 } else { inner.width * 2 / 5 });
    let room = inner.width.saturating_sub(name + RULE);
    let roles = u16::try_from(state.roles.len()).unwrap_or(u16::MAX).max(1);
    let cell = state.matrix.table.cell_width(room / roles).min(room).max(1);
    let shown = usize::from((room / cell).max(1));
    let strip = Rect { y: frame.bottom(), height: strip, ..body };
    Some(Grid { frame, head, rows, strip, name, cell, shown, pinned: shown > 1 })
}

/// The part of the box with the statements of a row of the matrix that holds text.
pub(crate) fn opened(model: &Model) -> Rect {
    airy(inside(compare_body(model)))
}

/// The window of the topmost overlay, borders included.
pub(crate) fn overlay(model: &Model) -> Rect {
    let body = screen(model).body;
    let (width, height) = match model.overlays.last() {
        _ if model.plain => (body.width, body.height),
        Some(Overlay::Export(export)) => (exporting_width(export), 16),
        Some(Overlay::Palette(_)) => (84, 22),
        Some(Overlay::Copy(copying)) => (76, u16::try_from(copying.choices.len() + 2).unwrap_or(u16::MAX)),
        Some(Overlay::Why(reader)) => (76, u16::try_from(reader.page.lines.len() + 2).unwrap_or(u16::MAX)),
        _ => (84, body.height),
    };
    let (width, height) = (width.min(body.width), height.min(body.height));
    Rect { x: body.x + (body.width - width) / 2, y: body.y + (body.height - height) / 2, width, height }
}

/// The part of an overlay that holds text.
pub(crate) fn overlay_text(model: &Model) -> Rect {
    airy(inside(overlay(model)))
}

/// Columns of the dialog that writes a document, where there is room: as many as the names ask for that it gives itself. What is
/// typed does not make it wider, so that it does not move under the hands.
const EXPORTING: (u16, u16) = (76, 104);

fn exporting_width(export: &Export) -> u16 {
    let ending = export.choices.iter().flat_map(|choice| choice.document.endings()).map(|ending| ending.width()).max();
    let names = export.choices.iter().map(|choice| choice.stem.width() + ending.unwrap_or(0));
    // The border and the air inside it, and the column after the name for the cursor.
    let needed = exporting_label() + names.max().unwrap_or(0) + 5;
    u16::try_from(needed).unwrap_or(u16::MAX).clamp(EXPORTING.0, EXPORTING.1)
}

/// The rows of the dialog that writes a document: what, in which format, under which name. Where there is little room, the
/// first two are empty: the name matters most.
pub(crate) fn exporting(model: &Model) -> [Rect; 3] {
    let text = overlay_text(model);
    let last = text.height.saturating_sub(1);
    let row = |offset: u16, shown: bool| Rect { y: text.y + offset, height: u16::from(shown), ..text };
    [row(0, last >= 2), row(1, last >= 2), row(last, text.height > 0)]
}

/// The columns of the labels before those rows' contents, with the air around them.
pub(crate) fn exporting_label() -> usize {
    [dialogs::WHAT, dialogs::FORMAT, dialogs::FILE].into_iter().map(UnicodeWidthStr::width).max().unwrap_or(0) + 3
}

/// The columns a choice takes in such a row: the sign before it and the air behind it included.
pub(crate) fn choice_width(choice: &str) -> usize {
    choice.width() + 2
}

/// How many of the first choices are left out of `room` columns, so that the chosen one is in view.
pub(crate) fn choices_before(choices: &[impl AsRef<str>], chosen: Option<usize>, room: usize) -> usize {
    let Some(chosen) = chosen.filter(|chosen| *chosen < choices.len()) else { return 0 };
    let taken =
        |first: &usize| choices[*first..=chosen].iter().map(|choice| choice_width(choice.as_ref())).sum::<usize>();
    (0..chosen).find(|first| taken(first) <= room).unwrap_or(chosen)
}

/// The rows of the palette's choices: below the line that is typed, with a line of air between where there is room.
pub(crate) fn palette(model: &Model) -> Rect {
    let text = overlay_text(model);
    let above = text.height.saturating_sub(1).min(2);
    Rect { y: text.y + above, height: text.height - above, ..text }
}

/// Inside a border.
pub(crate) fn inside(outer: Rect) -> Rect {
    if outer.width < 2 || outer.height < 2 {
        return Rect { width: 0, height: 0, ..outer };
    }
    Rect { x: outer.x + 1, y: outer.y + 1, width: outer.width - 2, height: outer.height - 2 }
}

/// With a column of air at either side.
pub(crate) fn airy(inner: Rect) -> Rect {
    if inner.width < 3 {
        return inner;
    }
    Rect { x: inner.x + 1, width: inner.width - 2, ..inner }
}

/// Whether a place on the screen lies in `area`.
pub(crate) fn holds(area: Rect, column: u16, row: u16) -> bool {
    area.contains(Position { x: column, y: row })
}
