//! A comparison as text: two roles side by side where there is room, one below the other where there is not; three or
//! more as the counts of each pair, what each states, and a matrix of competencies, then pair by pair.

use anstyle::Style;
use unicode_width::UnicodeWidthStr;

use super::flow::{Flow, Line, Page};
use super::matrix::table;
use crate::compare::{FactRow, Kind, Link, Mark, Marker, Order, Pair, Relation, Stale, rows};
use crate::export::document::Compared;
use crate::export::head;
use crate::export::look::{Look, Styles};
use crate::export::stated;
use crate::export::statement::{self, Marks, Statement};
use crate::export::wording::{self, DECIDED, LEGEND, NOT_STATED, comparison as words};
use crate::role::{Pointer, Role};

/// Columns from which on two roles stand side by side.
const WIDE: usize = 100;
/// Columns of the mark of a line, its score included.
const MARK: usize = 8;
/// Columns of the word for a side, before what is known of its role.
const SIDE: usize = 7;
/// Columns of the name of a fact.
const FACT: usize = 16;
/// Columns of the numbers of the roles that state the same, their indent included.
const NUMBERS: usize = 14;
/// Columns of how two facts relate.
const RELATION: usize = 12;

/// Writes a comparison.
pub(crate) fn comparison(compared: &Compared<'_>, look: &Look) -> String {
    let mut page = Page::new(look);
    let pairs = &compared.comparison.pairs;
    if let [pair] = &pairs[..] {
        let (a, b) = (compared.roles[pair.a], compared.roles[pair.b]);
        heading(&mut page, a, b);
        for (side, role) in [(words::LEFT, a), (words::RIGHT, b)] {
            origin(&mut page, &Line::of(look.styles.dim, side).up_to(SIDE), role);
        }
        two(&mut page, pair, compared);
    } else {
        many(&mut page, compared);
        facts(&mut page, compared);
        table(&mut page, compared);
        for pair in pairs {
            page.gap();
            heading(&mut page, compared.roles[pair.a], compared.roles[pair.b]);
            two(&mut page, pair, compared);
        }
    }
    page.gap();
    let decided = pairs.iter().any(|pair| wording::decided(pair.decided()).is_some()).then_some(DECIDED);
    for line in LEGEND.into_iter().chain(decided) {
        page.paragraph(line, page.look.styles.dim);
    }
    page.finish()
}

/// Writes the matrix of a comparison, after the counts of each pair and what every role states.
pub(crate) fn matrix(compared: &Compared<'_>, look: &Look) -> String {
    let mut page = Page::new(look);
    many(&mut page, compared);
    facts(&mut page, compared);
    table(&mut page, compared);
    page.finish()
}

/// Two roles below their heading: counts, facts, statements by competency.
fn two(page: &mut Page<'_>, pair: &Pair, compared: &Compared<'_>) {
    let (a, b) = (compared.roles[pair.a], compared.roles[pair.b]);
    summary(page, &Line::default(), pair);
    if !pair.facts.is_empty() {
        page.heading(&words::FACTS.to_uppercase(), None);
    }
    for row in &pair.facts {
        fact(page, row, a, b);
    }
    let groups = rows(pair, a, b, compared.vocabulary, Order::Competency);
    let marks = marks(&pair.links, a, b, page.look);
    page.heading(&words::STATEMENTS.to_uppercase(), None);
    for (number, group) in groups.iter().enumerate() {
        if number > 0 {
            page.gap();
        }
        let title = wording::competency(group.title.as_ref());
        page.line(&Line::of(page.look.styles.strong, title));
        for row in &group.rows {
            statements(page, &statement::Line::of(*row, pair, a, b, &marks));
            // A little to the right: it is not what a role says.
            let why = statement::why(*row, pair, a, b, compared.vocabulary);
            if !why.is_empty() {
                page.hang(&Line::indent(MARK + 2), &Flow::plain(&why, page.look.styles.dim));
            }
        }
    }
    decisions(page, (&pair.rejected, &pair.stale), a, b);
}

/// What is remarkable about the words of links, where the look shows it: finding it costs much.
pub(super) fn marks(links: &[Link], a: &Role, b: &Role, look: &Look) -> Vec<Marks> {
    if look.styles.mark_words() { statement::marks(links, a, b, &mut Marker::default()) } else { Vec::new() }
}

/// What the reader decided and no line of the statements shows: rejected pairings, and decisions that do not apply.
pub(super) fn decisions(page: &mut Page<'_>, (rejected, stale): (&[(Pointer, Pointer)], &[Stale]), a: &Role, b: &Role) {
    if !rejected.is_empty() {
        page.heading(&words::REJECTED.to_uppercase(), Some(rejected.len()));
    }
    for rejected in rejected {
        statements(page, &statement::Line::rejected(*rejected, a, b));
    }
    if !stale.is_empty() {
        page.heading(&words::STALE.to_uppercase(), Some(stale.len()));
    }
    for stale in stale {
        let lead = Line::of(page.look.styles.dim, wording::verdict_mark(stale.verdict)).up_to(MARK);
        page.hang(&lead, &Flow::plain(&wording::stale(stale), Style::new()));
    }
}

/// Three roles or more: how each compares with the first.
fn many(page: &mut Page<'_>, compared: &Compared<'_>) {
    let styles = page.look.styles;
    for (number, role) in compared.roles.iter().enumerate() {
        let lead = Line::of(styles.heading, &format!("{:>3}  ", number + 1));
        page.hang(&lead, &Flow::plain(&role.name(), styles.strong));
        let lead = Line::indent(lead.width());
        origin(page, &lead, role);
        match compared.comparison.pairs.iter().find(|pair| pair.b == number) {
            Some(pair) => summary(page, &lead, pair),
            None => page.hang(&lead, &Flow::plain(words::BASELINE_IN_FULL, styles.dim)),
        }
    }
}

/// A role's id, where its profile comes from and its dates, after `lead`. An id is copied, so it is never broken at its hyphens.
fn origin(page: &mut Page<'_>, lead: &Line, role: &Role) {
    let style = page.look.styles.dim;
    let known = head::origin_and_dates(role);
    let line = lead.clone().and(style, &role.id);
    let separator = if known.is_empty() { "" } else { " · " };
    if line.width() + separator.width() + known.width() <= page.look.width {
        page.line(&line.and(style, separator).and(style, &known));
    } else {
        page.line(&line);
        if !known.is_empty() {
            page.hang(&Line::indent(lead.width()), &Flow::plain(&known, style));
        }
    }
}

/// What the roles state: under each fact a line for every value, with the numbers of the roles that state it.
fn facts(page: &mut Page<'_>, compared: &Compared<'_>) {
    let styles = page.look.styles;
    let facts = stated::facts(compared.roles);
    if !facts.is_empty() {
        page.heading(&words::FACTS.to_uppercase(), Some(facts.len()));
    }
    for fact in &facts {
        let mark = Line::of(styles.dim, wording::spread_mark(fact.spread)).up_to(2);
        page.line(&mark.and(styles.strong, fact.name));
        let mut told: Vec<(&[String], Vec<String>)> = Vec::new();
        for (values, number) in fact.values.iter().zip(1..) {
            match told.iter_mut().find(|(said, _)| said == values) {
                Some((_, numbers)) => numbers.push(number.to_string()),
                None => told.push((values, vec![number.to_string()])),
            }
        }
        for (values, numbers) in told {
            let lead = Line::indent(4).and(styles.heading, &numbers.join(" "));
            let end = NUMBERS.max(lead.width() + 2);
            let lead = lead.up_to(end);
            let (first, others) =
                values.split_first().map_or((None, values), |(first, others)| (Some(&**first), others));
            page.hang(&lead, &value(first, &styles));
            for other in others {
                page.hang(&Line::indent(end), &value(Some(other), &styles));
            }
        }
    }
}

/// What is laid beside what.
fn heading(page: &mut Page<'_>, a: &Role, b: &Role) {
    let styles = page.look.styles;
    let line = Line::of(styles.strong, &a.name()).and(styles.heading, "  ⇄  ").and(styles.strong, &b.name());
    if line.width() <= page.look.width {
        page.line(&line);
    } else {
        page.paragraph(&a.name(), styles.strong);
        page.hang(&Line::of(styles.heading, "⇄ "), &Flow::plain(&b.name(), styles.strong));
    }
}

/// The counts of a pair, after `lead`, and of what the reader decided on it.
fn summary(page: &mut Page<'_>, lead: &Line, pair: &Pair) {
    let text = format!("{} · {}", wording::alike(&pair.summary), wording::counts(&pair.summary));
    page.hang(lead, &Flow::plain(&text, Style::new()));
    if let Some(decided) = wording::decided(pair.decided()) {
        page.hang(&Line::indent(lead.width()), &Flow::plain(&decided, page.look.styles.dim));
    }
}

/// A line of the table of facts.
fn fact(page: &mut Page<'_>, row: &FactRow, a: &Role, b: &Role) {
    let styles = page.look.styles;
    let style = relation_style(row.relation, &styles);
    let (mark, word) = wording::relation(row);
    let relation = format!("{mark} {word}");
    let name = wording::fact_name(row.field);
    let [left, right] = wording::fact_values(row, a, b);
    let (left, right) = (value(left.as_deref(), &styles), value(right.as_deref(), &styles));
    if page.look.width >= WIDE {
        let column = (page.look.width - FACT - RELATION - 2) / 2;
        let cells = [
            (vec![Line::of(styles.dim, name)], FACT),
            (left.wrap(column), column + 2),
            (vec![Line::of(style, &relation)], RELATION),
            (right.wrap(column), 0),
        ];
        page.columns(&cells);
    } else {
        page.line(&Line::of(styles.dim, name).up_to(FACT).and(style, &relation));
        page.hang(&Line::indent(2).and(styles.dim, words::LEFT).up_to(9), &left);
        page.hang(&Line::indent(2).and(styles.dim, words::RIGHT).up_to(9), &right);
    }
    if let Some(both) = wording::in_both(row, a, b) {
        let indent = if page.look.width >= WIDE { FACT } else { 2 };
        page.hang(&Line::indent(indent), &Flow::plain(&both, styles.dim));
    }
}

/// What a role states of a fact, or that it does not.
fn value<'a>(text: Option<&'a str>, styles: &Styles) -> Flow<'a> {
    text.map_or_else(|| Flow::plain(NOT_STATED, styles.dim), |text| Flow::plain(text, Style::new()))
}

/// A line of the statements: both sides, marked by how they belong together.
pub(super) fn statements(page: &mut Page<'_>, line: &statement::Line<'_>) {
    let styles = page.look.styles;
    let style = line.link.map_or(styles.only, |link| kind_style(link.kind, &styles));
    let mark = Line::of(style, &line.mark());
    if page.look.width >= WIDE {
        let column = (page.look.width - MARK) / 2;
        let (left, right) = (side(&line.a, column - 1, &styles), side(&line.b, column - 2, &styles));
        let rule = vec![Line::of(styles.dim, "│"); left.len().max(right.len())];
        page.columns(&[(vec![mark], MARK), (left, column), (rule, 2), (right, 0)]);
        return;
    }
    let right: Vec<&Statement<'_>> = line.b.iter().filter(|right| !says_the_same(&line.a, right)).collect();
    let arrow = Line::indent(MARK - 2).and(styles.dim, "⇄ ");
    let mark = mark.up_to(MARK);
    inline(page, &mark, &line.a.iter().collect::<Vec<_>>());
    inline(page, if line.a.is_empty() { &mark } else { &arrow }, &right);
}

/// Whether a statement need not be repeated below the one it stands beside.
fn says_the_same(left: &[Statement<'_>], right: &Statement<'_>) -> bool {
    left.len() == 1 && left[0].text == right.text && right.list.is_none()
}

/// Adds the statements of one side, the first of them after `lead`.
fn inline(page: &mut Page<'_>, lead: &Line, statements: &[&Statement<'_>]) {
    let below = Line::indent(lead.width());
    for (number, statement) in statements.iter().enumerate() {
        let lead = if number == 0 { lead } else { &below };
        let text = with_list(statement);
        let flow = marked(&text, statement, &page.look.styles);
        page.hang(&lead.clone().and(Style::new(), bullet(statements.len())), &flow);
    }
}

/// The statements of one side in lines of `width` columns.
fn side(statements: &[Statement<'_>], width: usize, styles: &Styles) -> Vec<Line> {
    let lead = Line::of(Style::new(), bullet(statements.len()));
    let lines = |statement: &Statement<'_>| {
        let text = with_list(statement);
        marked(&text, statement, styles).hang(&lead, width)
    };
    statements.iter().flat_map(lines).collect()
}

/// What tells several statements apart.
fn bullet(siblings: usize) -> &'static str {
    if siblings > 1 { "• " } else { "" }
}

/// The statement with its list after it, where that says something.
fn with_list(statement: &Statement<'_>) -> String {
    statement.list.map_or_else(|| statement.text.to_owned(), |list| format!("{} ({list})", statement.text))
}

/// `text`, which begins with the statement, with the words marked that are remarkable in it.
fn marked<'a>(text: &'a str, statement: &Statement<'_>, styles: &Styles) -> Flow<'a> {
    let style = |mark| if mark == Mark::Shared { styles.shared } else { styles.changed };
    let parts = statement.marks.iter().map(|span| (span.range.clone(), style(span.mark))).collect();
    Flow { text, base: Style::new(), parts }
}

fn kind_style(kind: Kind, styles: &Styles) -> Style {
    match kind {
        Kind::Same => styles.same,
        Kind::Reworded => styles.reworded,
        Kind::Possible => styles.possible,
    }
}

fn relation_style(relation: Relation, styles: &Styles) -> Style {
    match relation {
        Relation::Same => styles.same,
        Relation::Different => styles.reworded,
        Relation::Stricter | Relation::Looser => styles.direction,
        Relation::OnlyA | Relation::OnlyB => styles.only,
    }
}
