//! Two roles laid out side by side, or one below the other: facts as a table, statements in groups.

use std::ops::Range;

use ratatui::style::Style;
use ratatui::text::Span;
use role_explorer::compare::{FactRow, Kind, Mark, Nearest, Order, Pair, Relation, Row, RowGroup, rows};
use role_explorer::export::statement::{Line, Statement};
use role_explorer::export::wording;
use role_explorer::role::{Pointer, Role};
use role_explorer::vocabulary::Vocabulary;
use unicode_width::UnicodeWidthStr;

use super::{Page, Stop, Styled, Target, cut, hang};
use crate::tui::theme::Theme;

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

/// How statements are laid out.
#[derive(Clone, Copy)]
pub(crate) struct Statements {
    /// What the user chose.
    pub(crate) settings: Settings,
    /// Two columns, or one below the other.
    pub(crate) side_by_side: bool,
    /// The number of the row that says why it stands as it does.
    pub(crate) why: Option<usize>,
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

/// The facts as a table: a row a fact, both sides wrapped; all of them or only those that differ.
pub(crate) fn facts(sides: &Sides<'_>, only_differences: bool, width: usize, theme: &Theme) -> Page {
    let mut page = Page::default();
    let shown = |row: &&FactRow| !only_differences || row.relation != Relation::Same;
    for row in sides.pair.facts.iter().filter(shown) {
        page.stop(Target::Row { differs: row.relation != Relation::Same });
        fact(&mut page, sides, row, width, theme);
    }
    page
}

fn fact(page: &mut Page, sides: &Sides<'_>, row: &FactRow, width: usize, theme: &Theme) {
    let side = |role: &Role, at| match wording::fact_value(role, row.field, at) {
        Some(text) => (text, theme.text),
        None => (wording::NOT_STATED.to_owned(), theme.dim),
    };
    let ((left, left_style), (right, right_style)) = (side(sides.a, row.a), side(sides.b, row.b));
    let (left, right) = (Styled::plain(&left, left_style), Styled::plain(&right, right_style));
    let (mark, word) = wording::relation(row.relation);
    let middle = Span::styled(pad(&format!("{mark} {word}"), RELATION), relation_style(row.relation, theme));
    let name = cut(wording::fact_name(row.field), NAME - 1);
    if width < NAME + RELATION + 40 {
        page.push(vec![Span::styled(pad(&name, NAME), theme.dim), middle]);
        hang(page, vec![Span::styled(format!("  {}", SIDES[0]), theme.dim)], &left, width);
        hang(page, vec![Span::styled(format!("  {}", SIDES[1]), theme.dim)], &right, width);
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
pub(crate) fn statements(
    sides: &Sides<'_>,
    how: Statements,
    above: Option<&Page>,
    width: usize,
    theme: &Theme,
) -> Page {
    let mut page = Page::default();
    if let Some(facts) = above.filter(|facts| !facts.lines.is_empty()) {
        page.stop(Target::Section);
        page.push(Span::styled("Facts", theme.accent));
        let below = page.lines.len();
        page.stops.extend(facts.stops.iter().map(|stop| Stop { line: below + stop.line, target: stop.target.clone() }));
        page.lines.extend(facts.lines.iter().cloned());
    }
    let facts = page.stops.len().saturating_sub(1);
    let mut layout = Layout { page, sides, how, width, theme, number: facts };
    for group in rows(sides.pair, sides.a, sides.b, sides.vocabulary, how.settings.order) {
        layout.group(&group);
    }
    if layout.number == facts {
        let text = if how.settings.only_differences { "No differences." } else { "Neither role has statements." };
        layout.page.gap();
        layout.page.push(Span::styled(text, theme.text));
    }
    layout.page
}

/// The rows of statements that are shown, in order.
pub(crate) fn shown_rows(sides: &Sides<'_>, settings: Settings) -> Vec<Row> {
    let groups = rows(sides.pair, sides.a, sides.b, sides.vocabulary, settings.order);
    let shown = |row: &Row| !settings.only_differences || differs(*row, sides.pair);
    groups.into_iter().flat_map(|group| group.rows).filter(shown).collect()
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
    how: Statements,
    width: usize,
    theme: &'a Theme,
    /// The number of the next row.
    number: usize,
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
            let title = group.title.as_deref().unwrap_or("No competency").to_owned();
            self.page.stop(Target::Section);
            self.page.push(Span::styled(title, self.theme.accent));
        }
        for row in shown {
            self.page.stop(Target::Row { differs: differs(row, self.sides.pair) });
            self.row(row);
            if self.how.why == Some(self.number) {
                self.why(row);
            }
            self.number += 1;
        }
    }

    fn row(&mut self, row: Row) {
        let line = Line::of(row, self.sides.pair, self.sides.a, self.sides.b);
        let style = match line.link.map(|link| link.kind) {
            None => self.theme.only,
            Some(Kind::Same) => self.theme.same,
            Some(Kind::Reworded) => self.theme.reworded,
            Some(Kind::Possible) => self.theme.possible,
        };
        let mark = Span::styled(pad(&line.mark(), MARK), style);
        if self.how.side_by_side {
            self.columns(mark, &line);
        } else {
            self.inline(mark, &line);
        }
    }

    /// Both sides in columns of one width.
    fn columns(&mut self, mark: Span<'static>, line: &Line<'_>) {
        let column = self.width.saturating_sub(MARK + RULE.width()) / 2;
        let (left, right) = (self.side(&line.a, column), self.side(&line.b, column));
        let mut mark = Some(mark);
        for number in 0..left.len().max(right.len()) {
            let mut spans = vec![mark.take().unwrap_or_else(|| Span::raw(" ".repeat(MARK)))];
            spans.extend(padded(left.get(number), column));
            spans.push(Span::styled(RULE, self.theme.dim));
            spans.extend(right.get(number).cloned().unwrap_or_default());
            self.page.push(spans);
        }
    }

    /// The statements of one side, wrapped to `column` columns.
    fn side(&self, statements: &[Statement<'_>], column: usize) -> Vec<Vec<Span<'static>>> {
        let several = statements.len() > 1;
        let mut lines = Vec::new();
        for statement in statements {
            let lead = self.lead(statement, if several { "• " } else { "" });
            let mut page = Page::default();
            hang(&mut page, lead, &self.styled(statement), column);
            lines.extend(page.lines.into_iter().map(|line| line.spans));
        }
        lines
    }

    /// The left side, and below it the right one. What both sides say in the same words is said once.
    fn inline(&mut self, mark: Span<'static>, line: &Line<'_>) {
        let once = matches!((line.a.as_slice(), line.b.as_slice()), ([a], [b]) if a.text == b.text && a.list == b.list);
        let mut mark = Some(mark);
        let sides = [(&line.a, SIDES[0]), (&line.b, SIDES[1])];
        for (statements, side) in sides.into_iter().take(if once { 1 } else { 2 }) {
            for statement in statements {
                let first = mark.take().unwrap_or_else(|| Span::raw(" ".repeat(MARK)));
                let side = Span::styled(if once { "  " } else { side }, self.theme.dim);
                let lead = [vec![first, side], self.lead(statement, "")].concat();
                let styled = self.styled(statement);
                hang(&mut self.page, lead, &styled, self.width);
            }
        }
    }

    /// What stands before a statement: a bullet among several, and its list where that tells something.
    fn lead(&self, statement: &Statement<'_>, bullet: &'static str) -> Vec<Span<'static>> {
        let list = statement.list.map(|list| Span::styled(format!("{list}: "), self.theme.direction));
        let bullet = (!bullet.is_empty()).then(|| Span::styled(bullet, self.theme.dim));
        bullet.into_iter().chain(list).collect()
    }

    fn styled<'a>(&self, statement: &Statement<'a>) -> Styled<'a> {
        let part = |span: &role_explorer::compare::Span| (span.range.clone(), self.mark_style(span.mark));
        let parts: Vec<(Range<usize>, Style)> = statement.marks.iter().map(part).collect();
        Styled { text: statement.text, base: self.theme.text, parts }
    }

    fn mark_style(&self, mark: Mark) -> Style {
        match mark {
            Mark::Shared => self.theme.shared,
            Mark::Added | Mark::Removed | Mark::Number => self.theme.changed,
        }
    }

    /// Why a row stands as it does: what its sides share, or what comes nearest.
    fn why(&mut self, row: Row) {
        let pair = self.sides.pair;
        let text = match row {
            Row::Link(at) => {
                let link = &pair.links[at];
                let tags = link.tags.iter().map(|tag| self.vocabulary_name(tag)).collect::<Vec<_>>();
                let shared = if link.shared.is_empty() { "none".to_owned() } else { link.shared.join(", ") };
                let tags = if tags.is_empty() { "none".to_owned() } else { tags.join(", ") };
                format!(
                    "Alike by {} · shared words: {shared} · shared competencies: {tags}",
                    wording::score(link.score)
                )
            }
            Row::OnlyA(pointer) => nearest(pair.nearest_a.get(&pointer), self.sides.b),
            Row::OnlyB(pointer) => nearest(pair.nearest_b.get(&pointer), self.sides.a),
        };
        let text = [decided(row, self.sides), text].concat();
        let lead = vec![Span::raw(" ".repeat(MARK)), Span::styled("why  ", self.theme.accent)];
        hang(&mut self.page, lead, &Styled::plain(&text, self.theme.dim), self.width);
    }

    fn vocabulary_name(&self, tag: &str) -> String {
        self.sides.vocabulary.get(tag).map_or_else(|| tag.to_owned(), |competency| competency.name.to_string())
    }
}

/// What the user decided on a row, as the beginning of why it stands so; empty where that is nothing.
fn decided(row: Row, sides: &Sides<'_>) -> String {
    let rejected: Vec<&str> = match row {
        Row::Link(at) if sides.pair.links[at].decided => return "You accepted this pairing. ".to_owned(),
        Row::Link(_) => vec![],
        Row::OnlyA(own) => {
            let others = sides.pair.rejected.iter().filter(|(left, _)| *left == own);
            others.filter_map(|(_, right)| text(sides.b, *right)).collect()
        }
        Row::OnlyB(own) => {
            let others = sides.pair.rejected.iter().filter(|(_, right)| *right == own);
            others.filter_map(|(left, _)| text(sides.a, *left)).collect()
        }
    };
    let said: Vec<String> = rejected.iter().map(|text| format!("You rejected its pairing with: {text} · ")).collect();
    said.concat()
}

/// What of `other` comes nearest to a statement without a counterpart.
fn nearest(nearest: Option<&Nearest>, other: &Role) -> String {
    let found = nearest.and_then(|near| Some((near.score, text(other, near.pointer)?)));
    match found {
        Some((score, text)) => format!("No clear counterpart. Nearest, alike by {}: {text}", wording::score(score)),
        None => "No counterpart, and nothing comes near.".to_owned(),
    }
}

fn text(role: &Role, pointer: Pointer) -> Option<&str> {
    role.item(pointer).map(|item| &*item.text)
}

fn relation_style(relation: Relation, theme: &Theme) -> Style {
    match relation {
        Relation::Same => theme.same,
        Relation::Stricter | Relation::Looser => theme.direction,
        Relation::Different => theme.reworded,
        Relation::OnlyA | Relation::OnlyB => theme.only,
    }
}

/// `text` filled up to `width` columns.
fn pad(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}

/// A line filled up to `width` columns.
fn padded(line: Option<&Vec<Span<'static>>>, width: usize) -> Vec<Span<'static>> {
    let mut spans = line.cloned().unwrap_or_default();
    let taken: usize = spans.iter().map(Span::width).sum();
    spans.push(Span::raw(" ".repeat(width.saturating_sub(taken))));
    spans
}
