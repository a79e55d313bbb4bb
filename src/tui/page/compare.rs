//! Two roles laid out side by side, or one below the other: facts as a table, statements in groups.

mod find;
pub(crate) mod gap;
mod why;

pub(crate) use find::has;

use std::ops::Range;

use ratatui::style::Style;
use ratatui::text::Span;
use role_explorer::compare::{FactRow, Kind, Mark, Order, Pair, Relation, Row, RowGroup, Verdict, rows};
use role_explorer::export::statement::{Line, Marks, Statement};
use role_explorer::export::wording;
use role_explorer::role::Role;
use role_explorer::vocabulary::Vocabulary;
use unicode_width::UnicodeWidthStr;

use super::{Page, Stop, Styled, Target, cut, hang, list_mark, pad, padded};
use crate::theme::Theme;
use crate::tui::wording::{comparison, sentence};

/// The two roles of a comparison.
#[derive(Clone, Copy)]
pub(crate) struct Sides<'a> {
    /// What was found of them.
    pub(crate) pair: &'a Pair,
    /// The left role.
    pub(crate) a: &'a Role,
    /// The right role.
    pub(crate) b: &'a Role,
    /// Where the names of competencies come from.
    pub(crate) vocabulary: &'a Vocabulary,
    /// What is remarkable about the words of its links, by their places; none where no statements are laid out.
    pub(crate) marks: &'a [Marks],
}

/// What a row of a comparison tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Subject {
    /// A fact: a place in [`Pair::facts`].
    Fact(usize),
    /// Statements.
    Statement(Row),
}

/// How a comparison is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Settings {
    /// The order of the statements.
    pub(crate) order: Order,
    /// Whether what both say alike is left out.
    pub(crate) only_differences: bool,
    /// One below the other even where there is room for two columns.
    pub(crate) inline: bool,
    /// Whether the selected row says why it stands as it does.
    pub(crate) why: bool,
}

/// How rows are laid out.
#[derive(Clone, Copy)]
pub(crate) struct How<'a> {
    /// What the user chose.
    pub(crate) settings: Settings,
    /// Two columns, or one below the other.
    pub(crate) side_by_side: bool,
    /// Whether the sides of facts stand one below the other, too, whatever the width, and are told apart by words.
    pub(crate) linear: bool,
    /// The row that says why it stands as it does.
    pub(crate) why: Option<Subject>,
    /// What is looked for; nothing where it is empty.
    pub(crate) find: &'a str,
    /// Columns there are.
    pub(crate) width: usize,
    /// How it looks.
    pub(crate) theme: &'a Theme,
}

impl How<'_> {
    /// What stands before either side.
    fn sides(&self) -> [&'static str; 2] {
        if self.linear { comparison::SIDES } else { SIDES }
    }

    /// A text with what is looked for marked in it, over `parts`.
    fn styled<'t>(&self, text: &'t str, base: Style, mut parts: Vec<(Range<usize>, Style)>) -> Styled<'t> {
        for found in find::found(text, self.find) {
            parts.retain(|(part, _)| part.end <= found.start || part.start >= found.end);
            parts.push((found, self.theme.found));
        }
        parts.sort_by_key(|(part, _)| part.start);
        Styled { text, base, parts }
    }
}

/// Columns of a fact's name.
const NAME: usize = 15;
/// Columns of the mark and the word between two facts.
const RELATION: usize = 12;
/// Columns of the mark and the score before a statement: `≈ .61 → `.
const MARK: usize = 8;
/// What separates two columns.
const RULE: &str = " │ ";
/// What stands before the left and the right side where they stand one below the other.
const SIDES: [&str; 2] = ["‹ ", "› "];

/// Whether the row is a statement alone that the user would not have paired with some other.
pub(crate) fn has_rejected(pair: &Pair, row: Row) -> bool {
    match row {
        Row::Link(_) => false,
        Row::OnlyA(at) => pair.rejected.iter().any(|(left, _)| *left == at),
        Row::OnlyB(at) => pair.rejected.iter().any(|(_, right)| *right == at),
    }
}

/// The facts as a table: a row a fact, both sides wrapped; all of them or only those that differ.
pub(crate) fn facts(sides: &Sides<'_>, how: &How<'_>) -> Page {
    let mut page = Page::default();
    let shown = |row: &FactRow| !how.settings.only_differences || row.relation != Relation::Same;
    for (number, row) in sides.pair.facts.iter().enumerate().filter(|(_, row)| shown(row)) {
        let subject = Subject::Fact(number);
        page.stop(Target::Row { differs: row.relation != Relation::Same, subject });
        fact(&mut page, sides, row, how);
        if how.why == Some(subject) {
            let indent = if is_wide(how.width) { NAME } else { 2 };
            why(&mut page, indent, &why::fact(row, sides.a, sides.b), how);
        }
    }
    page
}

fn fact(page: &mut Page, sides: &Sides<'_>, row: &FactRow, how: &How<'_>) {
    let &How { width, theme, .. } = how;
    let side = |value: Option<String>| match value {
        Some(text) => (text, theme.text),
        None => (wording::NOT_STATED.to_owned(), theme.dim),
    };
    let [left, right] = wording::fact_values(row, sides.a, sides.b);
    let ((left, left_style), (right, right_style)) = (side(left), side(right));
    let (left, right) = (how.styled(&left, left_style, vec![]), how.styled(&right, right_style, vec![]));
    let (mark, word) = wording::relation(row);
    let middle = Span::styled(pad(&format!("{mark} {word}"), RELATION), relation_style(row.relation, theme));
    let name = cut(wording::fact_name(row.field), NAME - 1);
    if how.linear || !is_wide(width) {
        page.push(vec![Span::styled(pad(&name, NAME), theme.dim), middle]);
        hang(page, vec![Span::styled(format!("  {}", how.sides()[0]), theme.dim)], &left, width);
        hang(page, vec![Span::styled(format!("  {}", how.sides()[1]), theme.dim)], &right, width);
        return;
    }
    let column = (width - NAME - RELATION) / 2;
    let (left, right) = (left.wrap(column - 2), right.wrap(column));
    for line in 0..left.len().max(right.len()) {
        let (name, middle) = if line == 0 { (&*name, middle.clone()) } else { ("", Span::raw(" ".repeat(RELATION))) };
        let mut spans = vec![Span::styled(pad(name, NAME), theme.dim)];
        spans.extend(padded(left.get(line), column));
        spans.push(middle);
        spans.extend(right.get(line).cloned().unwrap_or_default());
        page.push(spans);
    }
}

/// The statements in groups, under `above` where there is such a page.
pub(crate) fn statements(sides: &Sides<'_>, how: &How<'_>, above: Option<&Page>) -> Page {
    let mut page = Page::default();
    if let Some(facts) = above.filter(|facts| !facts.lines.is_empty()) {
        page.stop(Target::Section);
        page.push(Span::styled(comparison::FACTS, how.theme.accent));
        let below = page.lines.len();
        page.stops.extend(facts.stops.iter().map(|stop| Stop { line: below + stop.line, target: stop.target.clone() }));
        page.lines.extend(facts.lines.iter().cloned());
    }
    let facts = page.lines.len();
    let mut layout = Layout { page, sides, how };
    for group in rows(sides.pair, sides.a, sides.b, sides.vocabulary, how.settings.order) {
        layout.group(&group);
    }
    if layout.page.lines.len() == facts {
        let text = if how.settings.only_differences { comparison::NO_DIFFERENCES } else { comparison::NO_STATEMENTS };
        layout.page.gap();
        layout.page.push(Span::styled(sentence(text), how.theme.text));
    }
    layout.page
}

/// Whether the sides differ in a row: everything but the same statement in the same list.
fn differs(row: Row, pair: &Pair) -> bool {
    match row {
        Row::Link(at) => {
            let link = &pair.links[at];
            link.kind != Kind::Same || link.is_moved()
        }
        Row::OnlyA(_) | Row::OnlyB(_) => true,
    }
}

/// A page in the making.
struct Layout<'a> {
    page: Page,
    sides: &'a Sides<'a>,
    how: &'a How<'a>,
}

impl Layout<'_> {
    fn group(&mut self, group: &RowGroup) {
        let only_differences = self.how.settings.only_differences;
        let shown = |row: &&Row| !only_differences || differs(**row, self.sides.pair);
        let shown: Vec<Row> = group.rows.iter().filter(shown).copied().collect();
        if shown.is_empty() {
            return;
        }
        self.page.gap();
        if self.how.settings.order == Order::Competency {
            let title = wording::competency(group.title.as_ref()).to_owned();
            self.page.stop(Target::Section);
            self.page.push(Span::styled(title, self.how.theme.accent));
        }
        for row in shown {
            let subject = Subject::Statement(row);
            self.page.stop(Target::Row { differs: differs(row, self.sides.pair), subject });
            self.row(row);
            if self.how.why == Some(subject) {
                why(&mut self.page, MARK, &why::statement(row, self.sides), self.how);
            }
        }
    }

    fn row(&mut self, row: Row) {
        let &Sides { pair, a, b, marks, .. } = self.sides;
        let line = Line::of(row, pair, a, b, marks);
        let style = match line.link.map(|link| link.kind) {
            None => self.how.theme.only,
            Some(Kind::Same) => self.how.theme.same,
            Some(Kind::Reworded) => self.how.theme.reworded,
            Some(Kind::Possible) => self.how.theme.possible,
        };
        let rejected = if has_rejected(pair, row) { wording::verdict_mark(Verdict::Reject) } else { "" };
        let mark = Span::styled(pad(&format!("{} {rejected}", line.mark()), MARK), style);
        if self.how.side_by_side {
            self.columns(mark, &line);
        } else {
            self.inline(mark, &line);
        }
    }

    /// Both sides in columns of one width.
    fn columns(&mut self, mark: Span<'static>, line: &Line<'_>) {
        let column = self.how.width.saturating_sub(MARK + RULE.width()) / 2;
        let moved = line.link.is_some();
        let (left, right) = (self.side(&line.a, moved, column), self.side(&line.b, moved, column));
        let mut mark = Some(mark);
        for number in 0..left.len().max(right.len()) {
            let mut spans = vec![mark.take().unwrap_or_else(|| Span::raw(" ".repeat(MARK)))];
            spans.extend(padded(left.get(number), column));
            spans.push(Span::styled(RULE, self.how.theme.dim));
            spans.extend(right.get(number).cloned().unwrap_or_default());
            self.page.push(spans);
        }
    }

    /// The statements of one side, wrapped to `column` columns; their lists in words where one `moved`.
    fn side(&self, statements: &[Statement<'_>], moved: bool, column: usize) -> Vec<Vec<Span<'static>>> {
        let mut lines = Vec::new();
        for statement in statements {
            let mut page = Page::default();
            hang(&mut page, self.lead(statement, moved), &self.styled(statement), column);
            lines.extend(page.lines.into_iter().map(|line| line.spans));
        }
        lines
    }

    /// The left side, and below it the right one. What both sides say in the same words is said once.
    fn inline(&mut self, mark: Span<'static>, line: &Line<'_>) {
        let once =
            matches!((line.a.as_slice(), line.b.as_slice()), ([a], [b]) if a.text == b.text && a.section == b.section);
        let mut mark = Some(mark);
        let [left, right] = self.how.sides();
        let sides = [(&line.a, left), (&line.b, right)];
        for (statements, side) in sides.into_iter().take(if once { 1 } else { 2 }) {
            for statement in statements {
                let first = mark.take().unwrap_or_else(|| Span::raw(" ".repeat(MARK)));
                let side = Span::styled(if once { "  " } else { side }, self.how.theme.dim);
                let lead = [vec![first, side], self.lead(statement, line.link.is_some())].concat();
                let styled = self.styled(statement);
                hang(&mut self.page, lead, &styled, self.how.width);
            }
        }
    }

    /// What stands before a statement: the mark of its list and, where it `moved` from one to another, its name.
    fn lead(&self, statement: &Statement<'_>, moved: bool) -> Vec<Span<'static>> {
        let (mark, style) = list_mark(statement.section, self.how.theme);
        let list = statement.list.filter(|_| moved);
        let list = list.map(|list| Span::styled(format!("{list}: "), self.how.theme.direction));
        [Span::styled(format!("{mark} "), style)].into_iter().chain(list).collect()
    }

    fn styled<'a>(&self, statement: &Statement<'a>) -> Styled<'a> {
        let part = |span: &role_explorer::compare::Span| (span.range.clone(), self.mark_style(span.mark));
        let parts: Vec<(Range<usize>, Style)> = statement.marks.iter().map(part).collect();
        self.how.styled(statement.text, self.how.theme.text, parts)
    }

    fn mark_style(&self, mark: Mark) -> Style {
        match mark {
            Mark::Shared => self.how.theme.shared,
            Mark::Added | Mark::Removed | Mark::Number => self.how.theme.changed,
        }
    }
}

/// Whether both sides of a fact stand beside its name.
fn is_wide(width: usize) -> bool {
    width >= NAME + RELATION + 40
}

/// Adds why a row stands as it does, each reason from a line of its own on.
fn why(page: &mut Page, indent: usize, reasons: &[String], how: &How<'_>) {
    page.stop(Target::Why);
    for (number, reason) in reasons.iter().enumerate() {
        let word = format!("{}  ", comparison::WHY);
        let word = if number == 0 { word } else { " ".repeat(word.width()) };
        let lead = vec![Span::raw(" ".repeat(indent)), Span::styled(word, how.theme.accent)];
        hang(page, lead, &Styled::plain(reason, how.theme.dim), how.width);
    }
}

fn relation_style(relation: Relation, theme: &Theme) -> Style {
    match relation {
        Relation::Same => theme.same,
        Relation::Stricter | Relation::Looser => theme.direction,
        Relation::Different => theme.reworded,
        Relation::OnlyA | Relation::OnlyB => theme.only,
    }
}
