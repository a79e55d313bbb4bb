//! The state of a comparison on the screen.

use std::collections::HashMap;
use std::sync::Arc;

use role_explorer::compare::{Comparison, FactAt, FactField, Named, Pair, Row};
use role_explorer::export::statement::Marks;
use role_explorer::role::Pointer;

use super::Reader;
use super::line::Line;
use super::matrix::Matrix;
use crate::keymap::Action;
use crate::tui::page::compare::{Settings, Subject};
use crate::tui::page::{Page, Target};

/// How compared roles are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// The baseline beside one other role.
    Pair,
    /// All of them, by fact and competency.
    Matrix,
}

/// Roles side by side.
#[derive(Debug)]
pub(crate) struct Compare {
    /// The roles, by number; the first is the baseline.
    pub(crate) roles: Vec<usize>,
    /// How they are laid out.
    pub(crate) shape: Shape,
    /// Their matrix.
    pub(crate) matrix: Matrix,
    /// Which of the comparison's pairs is shown.
    pub(crate) pair: usize,
    /// The number of the question.
    pub(crate) generation: u64,
    /// The answer, once there is one.
    pub(crate) comparison: Option<Arc<Comparison>>,
    /// How it is shown.
    pub(crate) settings: Settings,
    /// What moving from the left role to the right one asks for, when that is read.
    pub(crate) gap: Option<Reader>,
    /// What is looked for in the rows, when something is.
    pub(crate) find: Option<Find>,
    /// The number of the selected row.
    pub(crate) selected: usize,
    /// The facts, where they have a box of their own.
    pub(crate) facts: Page,
    /// The statements, with the facts above them where those have no box.
    pub(crate) page: Page,
    /// The rows of both pages, from top to bottom.
    pub(crate) rows: Vec<RowAt>,
    /// What the rows are about, for finding the selected one again in another order or from the other side.
    pub(crate) anchors: Vec<Anchor>,
    /// What is remarkable about the words of the pair's links, once they were laid out.
    pub(crate) marks: Vec<Marks>,
    /// What the pages were laid out for; `None` when they have to be laid out anew.
    pub(crate) laid_out: Option<LaidOut>,
    /// The first line of the statements shown.
    pub(crate) scroll: usize,
    /// The first line of the box of facts shown.
    pub(crate) facts_scroll: usize,
    /// What was rejected last, while the selection stays: the same key takes it back.
    pub(crate) rejected: Vec<(Named, Named)>,
    /// Whether the page was scrolled since a row was selected, and so need not show it.
    pub(crate) loose: bool,
}

/// What the pages of a comparison depend on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LaidOut {
    /// The pair.
    pub(crate) pair: usize,
    /// How it is shown.
    pub(crate) settings: Settings,
    /// The row that says why it stands as it does.
    pub(crate) why: Option<usize>,
    /// Columns and rows of the view.
    pub(crate) size: (u16, u16),
    /// What is looked for.
    pub(crate) find: String,
}

/// A row on one of the two pages.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RowAt {
    /// Whether it stands in the box of facts.
    pub(crate) boxed: bool,
    /// Its first line.
    pub(crate) line: usize,
    /// The line after its last.
    pub(crate) end: usize,
    /// The line where it begins to tell why it stands as it does, if it does.
    pub(crate) why: Option<usize>,
    /// Whether the sides differ there.
    pub(crate) differs: bool,
    /// Whether it has what is looked for.
    pub(crate) found: bool,
    /// What it tells.
    pub(crate) subject: Subject,
}

/// What a row is about, whatever the order of rows and sides: the fact, and the first item of each side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Anchor(Option<FactField>, Option<FactAt>, Option<FactAt>);

/// Looking for a text in the rows.
#[derive(Debug)]
pub(crate) struct Find {
    /// What is looked for, as typed.
    pub(crate) line: Line,
    /// Whether the line has the keys.
    pub(crate) editing: bool,
    /// The row that was selected when it began.
    pub(crate) from: usize,
}

impl Anchor {
    /// What a row of `pair` is about.
    fn of(subject: Subject, pair: &Pair) -> Self {
        let item = |pointer: &_| FactAt::Item(*pointer);
        match subject {
            Subject::Fact(number) => {
                let fact = &pair.facts[number];
                Self(Some(fact.field), fact.a, fact.b)
            }
            Subject::Statement(Row::Link(at)) => {
                let link = &pair.links[at];
                Self(None, link.a.first().map(item), link.b.first().map(item))
            }
            Subject::Statement(Row::OnlyA(pointer)) => Self(None, Some(item(&pointer)), None),
            Subject::Statement(Row::OnlyB(pointer)) => Self(None, None, Some(item(&pointer))),
        }
    }

    /// All that a row of `pair` may be found by: what it is about, and each of its items, which may have stood alone or
    /// have been paired with others before.
    fn all_of(subject: Subject, pair: &Pair) -> Vec<Self> {
        let mut all = vec![Self::of(subject, pair)];
        if let Subject::Statement(Row::Link(at)) = subject {
            let link = &pair.links[at];
            all.extend(link.a.iter().map(|pointer| Self(None, Some(FactAt::Item(*pointer)), None)));
            all.extend(link.b.iter().map(|pointer| Self(None, None, Some(FactAt::Item(*pointer)))));
        }
        all
    }

    /// What a row about this is looked for by: the same or, where pairings have changed, its left item, then its right one.
    fn sought(self) -> [Self; 3] {
        [self, Self(self.0, self.1, None), Self(self.0, None, self.2)]
    }

    /// The same with the sides changed.
    pub(crate) fn turned(self) -> Self {
        Self(self.0, self.2, self.1)
    }
}

impl Compare {
    /// A comparison that is still to be made; three roles or more begin with the matrix.
    pub(crate) fn new(roles: Vec<usize>, generation: u64) -> Self {
        let shape = if roles.len() > 2 { Shape::Matrix } else { Shape::Pair };
        Self {
            roles,
            shape,
            matrix: Matrix::default(),
            pair: 0,
            generation,
            comparison: None,
            settings: Settings::default(),
            gap: None,
            find: None,
            selected: 0,
            facts: Page::default(),
            page: Page::default(),
            rows: Vec::new(),
            anchors: Vec::new(),
            marks: Vec::new(),
            laid_out: None,
            scroll: 0,
            facts_scroll: 0,
            rejected: Vec::new(),
            loose: false,
        }
    }

    /// Forgets what was found, because the roles have changed, but not what is selected and how far it is scrolled: `left` and
    /// `right` tell where the items of the two sides stand now.
    pub(crate) fn forget(&mut self, left: impl Fn(Pointer) -> Pointer, right: impl Fn(Pointer) -> Pointer) {
        self.comparison = None;
        self.matrix.forget();
        self.rejected.clear();
        for Anchor(_, a, b) in &mut self.anchors {
            if let Some(FactAt::Item(at)) = a {
                *at = left(*at);
            }
            if let Some(FactAt::Item(at)) = b {
                *at = right(*at);
            }
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

    /// Whether what is looked for is being typed.
    pub(crate) fn is_finding(&self) -> bool {
        self.shape == Shape::Pair && self.gap.is_none() && self.find.as_ref().is_some_and(|find| find.editing)
    }

    /// Shows another pair of the comparison, counted round its end.
    pub(crate) fn show_pair(&mut self, pair: usize) {
        self.pair = pair % (self.roles.len() - 1);
        (self.rows, self.anchors, self.marks) = (Vec::new(), Vec::new(), Vec::new());
        (self.selected, self.scroll, self.facts_scroll, self.loose) = (0, 0, 0, false);
    }

    /// Takes newly laid out pages. The selection stays on what it was on or, where that is left out, goes to what comes
    /// next, on the same line of the screen.
    pub(crate) fn set_pages(&mut self, facts: Page, page: Page, found: impl Fn(Subject) -> bool) {
        let offset = self.row().map(|row| row.line.saturating_sub(self.scroll));
        let mut rows = rows_of(&facts, true, &found);
        rows.extend(rows_of(&page, false, &found));
        let mut anchors = Vec::new();
        let mut places: HashMap<Anchor, usize> = HashMap::new();
        if let Some(pair) = self.current() {
            anchors.extend(rows.iter().map(|row| Anchor::of(row.subject, pair)));
            let all = |(number, row): (usize, &RowAt)| {
                Anchor::all_of(row.subject, pair).into_iter().map(move |it| (it, number))
            };
            places.extend(rows.iter().enumerate().flat_map(all));
        }
        let (before, after) = self.anchors.split_at(self.selected.min(self.anchors.len()));
        let place = |anchor: &Anchor| anchor.sought().iter().find_map(|sought| places.get(sought).copied());
        // Of a pairing that was rejected, the statement that stands alone by it: the other may be paired anew far away.
        let is_alone =
            |number: &usize| matches!(rows[*number].subject, Subject::Statement(Row::OnlyA(_) | Row::OnlyB(_)));
        let alone = |anchor: &Anchor| {
            let mut places = anchor.sought().into_iter().filter_map(|sought| places.get(&sought).copied());
            places.find(is_alone)
        };
        let alone = after.first().filter(|_| !self.rejected.is_empty()).and_then(alone);
        let kept = alone.or_else(|| after.iter().chain(before.iter().rev()).find_map(place));
        self.selected = kept.unwrap_or(0);
        (self.facts, self.page, self.rows, self.anchors) = (facts, page, rows, anchors);
        if let (Some(offset), Some(row)) = (offset, self.row().filter(|row| !row.boxed)) {
            self.scroll = row.line.saturating_sub(offset);
        }
    }

    /// The selected row.
    pub(crate) fn row(&self) -> Option<&RowAt> {
        self.rows.get(self.selected)
    }

    /// Selects a row, or the last one.
    pub(crate) fn select(&mut self, number: usize) {
        self.selected = number.min(self.rows.len().saturating_sub(1));
        self.loose = false;
    }

    /// Moves the selection in a window of `height` lines; a row taller than the window is gone through first. Tells
    /// whether anything moved.
    pub(crate) fn go(&mut self, action: Action, height: u16) -> bool {
        let height = usize::from(height).max(1);
        if self.go_within(action, height) {
            return true;
        }
        let rows = &self.rows;
        let wanted = |row: &RowAt| if self.find.is_some() { row.found } else { row.differs };
        // The box of facts stands above the page, as if they were one.
        let top_of = |row: &RowAt| if row.boxed { row.line } else { self.facts.lines.len() + row.line };
        let sections = || self.page.stops.iter().filter(|stop| stop.target == Target::Section).map(|stop| stop.line);
        let sections = || sections().map(|line| line + self.facts.lines.len());
        let line = rows.get(self.selected).map_or(0, top_of);
        let first_from = |from: usize| rows.iter().position(|row| top_of(row) >= from);
        let (here, last) = (self.selected, rows.len().saturating_sub(1));
        let goal = match action {
            Action::Down => Some(here + 1),
            Action::Up => here.checked_sub(1),
            Action::Top => Some(0),
            Action::Bottom => Some(last),
            Action::PageDown => Some(first_from(line + height).unwrap_or(last).max(here + 1)),
            Action::PageUp => {
                here.checked_sub(1).map(|above| first_from(line.saturating_sub(height)).unwrap_or(0).min(above))
            }
            Action::Next => (here + 1..rows.len()).find(|number| wanted(&rows[*number])),
            Action::Previous => (0..here).rfind(|number| wanted(&rows[*number])),
            Action::NextSection => sections().find(|top| *top > line).and_then(first_from),
            Action::PreviousSection => {
                let here = sections().rfind(|top| *top <= line).unwrap_or(0);
                Some(sections().rfind(|top| *top < here).and_then(first_from).unwrap_or(0))
            }
            _ => return true,
        };
        let Some(goal) = goal.map(|goal| goal.min(last)).filter(|goal| *goal != here) else { return false };
        let upwards = goal < here;
        self.select(goal);
        // Whoever comes from below reads a tall row's end first.
        if let (Some((top, end)), true) = (self.span(goal), upwards && action == Action::Up) {
            self.scroll = self.scroll.min(end.saturating_sub(height).max(top));
        }
        true
    }

    /// The lines of a row that stands on the page, with the heading above it: of the first, everything above it.
    fn span(&self, number: usize) -> Option<(usize, usize)> {
        let row = self.rows.get(number).filter(|row| !row.boxed)?;
        let first = number == 0 || self.rows[number - 1].boxed;
        let headed = self.page.stops.iter().any(|stop| stop.line + 1 == row.line && stop.target == Target::Section);
        Some((if first { 0 } else { row.line - usize::from(headed) }, row.end))
    }

    /// Scrolls within a selected row that reaches beyond the window.
    fn go_within(&mut self, action: Action, height: usize) -> bool {
        let Some((top, end)) = self.span(self.selected).filter(|(top, end)| end - top > height) else { return false };
        let bottom = end - height;
        if self.loose || !(top..=bottom).contains(&self.scroll) {
            return false;
        }
        let page = height.saturating_sub(1).max(1);
        let goal = match action {
            Action::Down => (self.scroll + 1).min(bottom),
            Action::PageDown => (self.scroll + page).min(bottom),
            Action::Up => self.scroll.saturating_sub(1).max(top),
            Action::PageUp => self.scroll.saturating_sub(page).max(top),
            _ => return false,
        };
        let moved = goal != self.scroll;
        self.scroll = goal;
        moved
    }

    /// Scrolls as little as brings the selected row into a window of `height` lines, with the heading above it; in the box
    /// of facts, of `box_height`. Of a row taller than the window, what is shown of it stays.
    pub(crate) fn show_selected(&mut self, height: u16, box_height: u16) {
        let (height, box_height) = (usize::from(height), usize::from(box_height));
        if let Some(row) = self.row().filter(|row| row.boxed && !self.loose).copied() {
            self.facts_scroll = self.facts_scroll.max(row.end.saturating_sub(box_height)).min(row.line);
            if self.selected == 0 {
                self.scroll = 0;
            }
        }
        if let Some((top, end)) = self.span(self.selected).filter(|_| !self.loose) {
            let bottom = end.saturating_sub(height);
            self.scroll =
                if end - top > height { self.scroll.clamp(top, bottom) } else { self.scroll.max(bottom).min(top) };
        }
        self.scroll = self.scroll.min(self.page.lines.len().saturating_sub(height));
        self.facts_scroll = self.facts_scroll.min(self.facts.lines.len().saturating_sub(box_height));
    }
}

/// The rows of a page, each up to the next stop, without the air before that.
fn rows_of(page: &Page, boxed: bool, found: impl Fn(Subject) -> bool) -> Vec<RowAt> {
    let blank = |line: usize| page.lines[line].width() == 0;
    let mut next = page.lines.len();
    let mut why = None;
    let mut rows = Vec::new();
    for stop in page.stops.iter().rev() {
        if stop.target == Target::Why {
            why = Some(stop.line);
            continue;
        }
        if let Target::Row { differs, subject } = stop.target {
            let end = if next > stop.line + 1 && blank(next - 1) { next - 1 } else { next };
            rows.push(RowAt { boxed, line: stop.line, end, why: why.take(), differs, found: found(subject), subject });
        }
        next = stop.line;
    }
    rows.reverse();
    rows
}
