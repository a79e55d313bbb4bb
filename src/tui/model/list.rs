//! A list of rows of differing heights, one of them selected. Every step costs the same however long the list is.

use role_explorer::search::Facet;

/// What a row of a list stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Row {
    /// A role, by number.
    Role(usize),
    /// The role above its hits, by number.
    Heading(usize),
    /// A hit of the search, by its place in the answer.
    Hit(usize),
    /// A facet above its values.
    Facet(Facet),
    /// A value of a facet, by its place among them.
    Value(Facet, usize),
}

impl Row {
    /// Whether it only names what stands below it.
    pub(crate) fn is_heading(self) -> bool {
        matches!(self, Self::Heading(_) | Self::Facet(_))
    }
}

/// Rows, their places, and which is selected.
#[derive(Clone, Debug)]
pub(crate) struct List {
    rows: Vec<Row>,
    /// The first line of each row, and the height of all of them at the end.
    tops: Vec<usize>,
    selected: usize,
    /// The first line shown.
    pub(crate) scroll: usize,
    /// Whether the list was scrolled since a row was selected, and so need not show it.
    loose: bool,
}

impl Default for List {
    fn default() -> Self {
        Self::new(Vec::new(), |_| 0)
    }
}

impl List {
    /// A list of `rows`, each as many lines tall as `height` says, the first one selected.
    pub(crate) fn new(rows: Vec<Row>, height: impl Fn(Row) -> usize) -> Self {
        let mut tops = Vec::with_capacity(rows.len() + 1);
        let mut top = 0;
        tops.push(top);
        for row in &rows {
            top += height(*row);
            tops.push(top);
        }
        let mut list = Self { rows, tops, selected: 0, scroll: 0, loose: false };
        list.select(0);
        list
    }

    /// The rows.
    pub(crate) fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The place of the selected row.
    pub(crate) fn selected(&self) -> usize {
        self.selected
    }

    /// The selected row.
    pub(crate) fn row(&self) -> Option<Row> {
        self.rows.get(self.selected).copied()
    }

    /// Takes the selection, with the line of the screen it stands on, from what the list was `before`: there it was on the row
    /// that is at `place` now.
    pub(crate) fn resume(&mut self, before: &Self, place: usize) {
        self.select(place);
        let moved = self.top(self.selected).cast_signed() - before.top(before.selected).cast_signed();
        self.scroll = before.scroll.saturating_add_signed(moved);
        self.loose = before.loose;
    }

    /// Selects the row at `place`, or the last one; a heading gives way to the hit below it.
    pub(crate) fn select(&mut self, place: usize) {
        self.loose = false;
        self.selected = place.min(self.rows.len().saturating_sub(1));
        if self.row().is_some_and(Row::is_heading) {
            self.selected = (self.selected + 1).min(self.rows.len() - 1);
        }
    }

    /// Moves the selection `by` rows, passing over headings.
    pub(crate) fn step(&mut self, by: isize) {
        let mut place = self.selected.saturating_add_signed(by).min(self.rows.len().saturating_sub(1));
        if by < 0 && self.rows.get(place).is_some_and(|row| row.is_heading()) {
            place = place.saturating_sub(1);
        }
        self.select(place);
    }

    /// Selects the row that a page of `height` lines up or down leads to.
    pub(crate) fn page(&mut self, height: usize, down: bool) {
        let top = self.tops[self.selected];
        let goal = if down { top + height } else { top.saturating_sub(height) };
        let place = self.place_at(goal);
        if down {
            self.select(place.max(self.selected + 1));
        } else {
            let up = isize::try_from(self.selected.saturating_sub(place).max(1)).unwrap_or(1);
            self.step(-up);
        }
    }

    /// The place of the row that holds the line `line` of the list, or of the last row.
    pub(crate) fn place_at(&self, line: usize) -> usize {
        self.tops.partition_point(|top| *top <= line).saturating_sub(1).min(self.rows.len().saturating_sub(1))
    }

    /// The first line of the row at `place`.
    pub(crate) fn top(&self, place: usize) -> usize {
        self.tops[place.min(self.rows.len())]
    }

    /// The height of all rows together.
    pub(crate) fn height(&self) -> usize {
        self.tops[self.rows.len()]
    }

    /// Scrolls as little as brings the selected row into a window of `height` lines, with its heading where that is the
    /// row above. A list that was scrolled stays where it is.
    pub(crate) fn show_selected(&mut self, height: usize) {
        if self.rows.is_empty() || self.loose {
            self.clamp(height);
            return;
        }
        let headed = self.selected > 0 && self.rows[self.selected - 1].is_heading();
        let top = self.top(self.selected - usize::from(headed));
        let bottom = self.top(self.selected + 1);
        self.scroll = self.scroll.max(bottom.saturating_sub(height)).min(top);
        self.clamp(height);
    }

    /// Scrolls by `by` lines in a window of `height` lines, whatever is selected.
    pub(crate) fn scroll_by(&mut self, by: isize, height: usize) {
        self.loose = true;
        self.scroll = self.scroll.saturating_add_signed(by);
        self.clamp(height);
    }

    /// Takes back scrolling beyond the end.
    fn clamp(&mut self, height: usize) {
        self.scroll = self.scroll.min(self.height().saturating_sub(height));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hits() -> List {
        let rows = vec![Row::Heading(0), Row::Hit(0), Row::Hit(1), Row::Heading(1), Row::Hit(2)];
        List::new(rows, |row| if matches!(row, Row::Heading(_)) { 1 } else { 2 })
    }

    #[test]
    fn headings_are_never_selected() {
        let mut list = hits();
        let mut seen = vec![list.selected()];
        for by in [1, 1, 1, -1, -1, -1] {
            list.step(by);
            seen.push(list.selected());
        }
        assert_eq!(seen, [1, 2, 4, 4, 2, 1, 1]);
    }

    #[test]
    fn the_selected_row_is_shown_with_its_heading() {
        let mut list = hits();
        list.select(4);
        list.show_selected(3);
        assert_eq!(list.scroll, 5);
        list.select(0);
        list.show_selected(3);
        assert_eq!(list.scroll, 0);
    }

    #[test]
    fn an_empty_list_takes_every_step() {
        let mut list = List::default();
        list.step(1);
        list.page(10, true);
        list.page(10, false);
        list.show_selected(0);
        assert_eq!((list.row(), list.height(), list.place_at(9)), (None, 0, 0));
    }

    #[test]
    fn paging_reaches_both_ends() {
        let mut list = List::new((0..50).map(Row::Role).collect(), |_| 3);
        for _ in 0..20 {
            list.page(10, true);
        }
        assert_eq!(list.selected(), 49);
        for _ in 0..20 {
            list.page(10, false);
        }
        assert_eq!(list.selected(), 0);
    }
}
