//! The state of a comparison on the screen.

use std::sync::Arc;

use role_explorer::compare::{Comparison, Named, Pair};
use role_explorer::role::Pointer;

use crate::tui::keymap::Action;
use crate::tui::page::compare::Settings;
use crate::tui::page::{Page, Stop, Target};

/// Roles side by side.
#[derive(Debug)]
pub(crate) struct Compare {
    /// The roles, by number; the first is the baseline.
    pub(crate) roles: Vec<usize>,
    /// Which of the comparison's pairs is shown.
    pub(crate) pair: usize,
    /// The number of the question.
    pub(crate) generation: u64,
    /// The answer, once there is one.
    pub(crate) comparison: Option<Arc<Comparison>>,
    /// How it is shown.
    pub(crate) settings: Settings,
    /// The number of the selected row.
    pub(crate) selected: usize,
    /// The facts, where they have a box of their own.
    pub(crate) facts: Page,
    /// The statements, with the facts above them where those have no box.
    pub(crate) page: Page,
    /// How many rows of the page are facts.
    pub(crate) fact_rows: usize,
    /// What the pages were laid out for; `None` when they have to be laid out anew.
    pub(crate) laid_out: Option<(usize, Settings, usize, u16, u16)>,
    /// The first line shown.
    pub(crate) scroll: usize,
    /// The item by which the row judged last is found again.
    pub(crate) anchor: Option<Anchor>,
    /// What was rejected last, while the selection stays: the same key takes it back.
    pub(crate) rejected: Vec<(Named, Named)>,
    /// Whether the page was scrolled since a row was selected, and so need not show it.
    pub(crate) loose: bool,
}

/// An item of the left or of the right role.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Anchor {
    /// Of the left role.
    Left(Pointer),
    /// Of the right role.
    Right(Pointer),
}

impl Compare {
    /// A comparison that is still to be made.
    pub(crate) fn new(roles: Vec<usize>, generation: u64) -> Self {
        Self {
            roles,
            pair: 0,
            generation,
            comparison: None,
            settings: Settings::default(),
            selected: 0,
            facts: Page::default(),
            page: Page::default(),
            fact_rows: 0,
            laid_out: None,
            scroll: 0,
            anchor: None,
            rejected: Vec::new(),
            loose: false,
        }
    }

    /// The numbers of the two roles shown, left and right.
    pub(crate) fn shown(&self) -> (usize, usize) {
        (self.roles[0], self.roles[self.pair + 1])
    }

    /// The pair shown, once the comparison is made.
    pub(crate) fn current(&self) -> Option<&Pair> {
        self.comparison.as_ref()?.pairs.get(self.pair)
    }

    /// Shows another pair of the comparison, counted round its end.
    pub(crate) fn show_pair(&mut self, pair: usize) {
        self.pair = pair % (self.roles.len() - 1);
        self.select(0);
        self.scroll = 0;
    }

    /// The rows of the page: the first line of each, and whether it is a difference.
    pub(crate) fn rows(&self) -> Vec<(usize, bool)> {
        let row = |stop: &Stop| match stop.target {
            Target::Row { differs } => Some((stop.line, differs)),
            _ => None,
        };
        self.page.stops.iter().filter_map(row).collect()
    }

    /// The lines of the selected row, the first and the one after the last.
    pub(crate) fn selected_lines(&self) -> Option<(usize, usize)> {
        let (first, _) = *self.rows().get(self.selected)?;
        let next = self.page.stops.iter().map(|stop| stop.line).find(|line| *line > first);
        let blank = |line: &usize| self.page.lines[*line - 1].width() == 0;
        let end = next.unwrap_or(self.page.lines.len());
        Some((first, if end > first + 1 && blank(&end) { end - 1 } else { end }))
    }

    /// Forgets what was judged last: another row may be selected now.
    pub(crate) fn forget_judged(&mut self) {
        (self.anchor, self.rejected) = (None, Vec::new());
    }

    /// Selects a row, or the last one.
    pub(crate) fn select(&mut self, number: usize) {
        self.selected = number.min(self.rows().len().saturating_sub(1));
        self.loose = false;
    }

    /// Moves the selection, in a window of `height` lines.
    pub(crate) fn go(&mut self, action: Action, height: u16) {
        let rows = self.rows();
        let differing = || (0..rows.len()).filter(|number| rows[*number].1);
        let sections = || self.page.stops.iter().filter(|stop| stop.target == Target::Section).map(|stop| stop.line);
        let line = rows.get(self.selected).map_or(0, |(line, _)| *line);
        let first_from = |from: usize| rows.iter().position(|(line, _)| *line >= from).unwrap_or(usize::MAX);
        let number = match action {
            Action::Down => self.selected + 1,
            Action::Up => self.selected.saturating_sub(1),
            Action::Top => 0,
            Action::Bottom => usize::MAX,
            Action::PageDown => first_from(line + usize::from(height)),
            Action::PageUp => first_from(line.saturating_sub(height.into())).min(self.selected.saturating_sub(1)),
            Action::Next => differing().find(|number| *number > self.selected).unwrap_or(self.selected),
            Action::Previous => differing().rfind(|number| *number < self.selected).unwrap_or(self.selected),
            Action::NextSection => sections().find(|top| *top > line).map_or(self.selected, first_from),
            Action::PreviousSection => {
                let here = sections().rfind(|top| *top <= line).unwrap_or(0);
                sections().rfind(|top| *top < here).map_or(0, first_from)
            }
            _ => return,
        };
        self.select(number);
    }

    /// Scrolls as little as brings the selected row into a window of `height` lines, with the heading above it.
    pub(crate) fn show_selected(&mut self, height: u16) {
        let height = usize::from(height);
        let Some((first, last)) = self.selected_lines().filter(|_| !self.loose) else {
            self.scroll = self.scroll.min(self.page.lines.len().saturating_sub(height));
            return;
        };
        let headed = self.page.stops.iter().any(|stop| stop.line + 1 == first && stop.target == Target::Section);
        let top = if self.selected == 0 { 0 } else { first - usize::from(headed) };
        if last.saturating_sub(self.scroll) > height {
            self.scroll = last - height;
        }
        if top < self.scroll || self.selected == 0 && last <= height {
            self.scroll = top;
        }
        self.scroll = self.scroll.min(first).min(self.page.lines.len().saturating_sub(height));
    }
}
