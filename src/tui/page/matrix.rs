//! Several roles as a matrix: what is in its rows and columns, and the statements of one row told role by role.

use std::collections::HashMap;

use ratatui::text::{Line, Span};
use role_explorer::compare::{FactAt, FactField, Matrix, Spread};
use role_explorer::export::wording;
use role_explorer::role::{Fact, FactKind, HeadFact, Pointer, Role, Section};
use unicode_width::UnicodeWidthStr;

use super::{Page, Styled, Target, cut, hang, list_mark, padded};
use crate::theme::Theme;
use crate::tui::wording::comparison;

/// Columns from which on the statements of a role stand beside those of the next.
const COLUMN: usize = 28;
/// Words of a title that its initials are made of, at the most.
const INITIALS: usize = 5;

/// What stands in the matrix: facts first, then competencies. Made once a comparison, so that a frame need not look at
/// more than it shows.
#[derive(Debug, Default)]
pub(crate) struct Table {
    /// The rows.
    pub(crate) rows: Vec<Row>,
    /// How many of them are facts.
    pub(crate) facts: usize,
    /// The number of statements in the fullest cell.
    pub(crate) most: usize,
    /// The columns of the longest name of a row.
    pub(crate) name: usize,
    /// The columns of the widest cell.
    pub(crate) cell: usize,
    /// The columns of the longest name of a role.
    pub(crate) role: usize,
}

/// Columns of a role: a fact in a few words has to fit; and what is still read as a table, not as text.
const CELL: (u16, u16) = (11, 48);
/// Columns that hold the short name of most roles.
const SHORT_NAME: u16 = 22;

impl Table {
    /// The columns of a role, of the `share` that each could have: wider than what stands in it, a column is air.
    pub(crate) fn cell_width(&self, share: u16) -> u16 {
        let needed = |columns: usize| u16::try_from(columns + 2).unwrap_or(u16::MAX).clamp(CELL.0, CELL.1);
        let with_names = needed(self.cell.max(self.role));
        if with_names <= share { with_names } else { share.clamp(CELL.0, needed(self.cell).max(SHORT_NAME)) }
    }
}

/// A row of the matrix.
#[derive(Debug)]
pub(crate) struct Row {
    /// The fact or competency.
    pub(crate) name: String,
    /// How widely the roles share it: a fact by what is stated, a competency by whether there are statements.
    pub(crate) spread: Spread,
    /// What stands in its cells.
    pub(crate) cells: Cells,
}

/// What stands in the cells of a row.
#[derive(Debug)]
pub(crate) enum Cells {
    /// What each role states, one list a role.
    Facts(Vec<Vec<Value>>),
    /// Statements: the number of a row of the comparison's matrix.
    Statements(usize),
}

/// A fact a role states.
#[derive(Debug)]
pub(crate) struct Value {
    /// In the few words that fit into a cell: `5+ years`.
    pub(crate) brief: String,
    /// In full: `5+ years enterprise support`.
    pub(crate) whole: String,
    /// The item that states it; `None` at the head of the profile.
    pub(crate) pointer: Option<Pointer>,
}

/// The rows of the matrix of `roles`.
pub(crate) fn table(roles: &[&Role], matrix: &Matrix) -> Table {
    let kinds = FactKind::ALL.into_iter().map(FactField::Item);
    let fields = kinds.chain(HeadFact::ALL.into_iter().map(FactField::Head));
    let mut rows: Vec<Row> = fields.filter_map(|field| facts(field, roles)).collect();
    let facts = rows.len();
    rows.extend(matrix.rows.iter().enumerate().map(|(number, row)| Row {
        name: wording::competency(row.name.as_ref()).to_owned(),
        spread: row.spread(),
        cells: Cells::Statements(number),
    }));
    let most = matrix.rows.iter().flat_map(|row| &row.cells).map(Vec::len).max().unwrap_or(0);
    let name = rows.iter().map(|row| row.name.width()).max().unwrap_or(0);
    let widths = |row: &Row| match &row.cells {
        Cells::Facts(cells) => cells.iter().map(|values| cell_width(values)).max(),
        Cells::Statements(_) => None,
    };
    let cells = rows.iter().filter_map(widths);
    let cell = cells.max().unwrap_or(0);
    let role = roles.iter().map(|role| role.name().width()).max().unwrap_or(0);
    Table { rows, facts, most, name, cell, role }
}

/// The columns of what a cell tells of the facts in it: the first one after the mark of its list, and how many more.
fn cell_width(values: &[Value]) -> usize {
    let Some((first, others)) = values.split_first() else { return 0 };
    let mark = if first.pointer.is_some() { 2 } else { 0 };
    mark + first.brief.width() + more(others.len()).width()
}

/// How many facts a cell tells beside its first.
pub(crate) fn more(others: usize) -> String {
    if others == 0 { String::new() } else { format!(" +{others}") }
}

/// The row of one kind of fact; `None` where no role states it.
fn facts(field: FactField, roles: &[&Role]) -> Option<Row> {
    let cells: Vec<Vec<Value>> = roles.iter().map(|role| values(field, role)).collect();
    let stated = |cell: &Vec<Value>| !cell.is_empty();
    if !cells.iter().any(stated) {
        return None;
    }
    let said = |cell: &Vec<Value>| -> Vec<(String, bool)> {
        let preferred = |value: &Value| value.pointer.is_some_and(|at| at.section == Section::Preferred);
        cell.iter().map(|value| (value.whole.clone(), preferred(value))).collect()
    };
    let spread = match Spread::of(cells.iter().map(stated)) {
        Spread::All if !cells.iter().all(|cell| said(cell) == said(&cells[0])) => Spread::Several,
        spread => spread,
    };
    Some(Row { name: wording::fact_name(field).to_owned(), spread, cells: Cells::Facts(cells) })
}

/// What a role states of a kind of fact, in its order.
fn values(field: FactField, role: &Role) -> Vec<Value> {
    match field {
        FactField::Head(head) => {
            let value = |text: String| Value { brief: text.clone(), whole: text, pointer: None };
            head.say(role).map(value).into_iter().collect()
        }
        FactField::Item(kind) => {
            let value = |(pointer, item): (Pointer, &role_explorer::role::Item)| {
                let whole = wording::fact_value(role, field, Some(FactAt::Item(pointer)))?;
                let fact = item.facts().find(|fact| fact.kind() == kind)?;
                Some(Value { brief: brief(fact, &whole), whole, pointer: Some(pointer) })
            };
            role.items().filter_map(value).collect()
        }
    }
}

/// What stands out of a fact; `whole` is what it says in full.
fn brief(fact: &Fact, whole: &str) -> String {
    match fact {
        Fact::Certification(_) => whole.to_owned(),
        Fact::Clearance(clearance) => clearance.level.as_deref().unwrap_or(whole).to_owned(),
        Fact::Years(years) if years.min.or(years.max).is_none() => whole.to_owned(),
        Fact::Knowledge(knowledge) if knowledge.at_least.is_none() => whole.to_owned(),
        _ => fact.brief().lead,
    }
}

/// Names for the roles, no two alike, each at most `width` columns wide: in full where that fits, else the title where no other
/// role has it, else its initials with the variant, `TAM Federal`; where that does not tell them apart, with the number of the
/// column before it.
pub(crate) fn labels(roles: &[&Role], width: usize) -> Vec<String> {
    let mut titles: HashMap<&str, usize> = HashMap::new();
    for role in roles {
        *titles.entry(&role.title).or_default() += 1;
    }
    let label = |role: &&Role| match &role.variant {
        _ if role.name().width() <= width => role.name(),
        _ if role.title.width() <= width && titles[&*role.title] == 1 => role.title.to_string(),
        Some(variant) => shortened(&format!("{} {variant}", initials(&role.title)), width),
        None => cut(&initials(&role.title), width),
    };
    let labels: Vec<String> = roles.iter().map(label).collect();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for label in &labels {
        *counts.entry(label).or_default() += 1;
    }
    let told_apart = |(number, label): (usize, &String)| {
        if counts[label.as_str()] > 1 { cut(&format!("{} {label}", number + 1), width) } else { label.clone() }
    };
    labels.iter().enumerate().map(told_apart).collect()
}

/// `text` cut to `width` columns, without the punctuation before the cut.
fn shortened(text: &str, width: usize) -> String {
    let cut = cut(text, width);
    match cut.strip_suffix('…') {
        Some(kept) if cut != text => format!("{}…", kept.trim_end_matches([' ', ',', '(', '-', '·'])),
        _ => cut,
    }
}

/// The initials of the words that begin with a capital, and numbers whole; a title with fewer than two of them stays as it is.
fn initials(title: &str) -> String {
    let initial = |word: &str| -> Option<String> {
        let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        let number: String = word.chars().take_while(char::is_ascii_digit).collect();
        let capital = || word.chars().next().filter(|c| !c.is_lowercase()).map(String::from);
        if number.is_empty() { capital() } else { Some(number) }
    };
    let initials: Vec<String> = title.split_whitespace().filter_map(initial).take(INITIALS).collect();
    if initials.len() < 2 { title.to_owned() } else { initials.concat() }
}

/// What one role says on the matter of a row.
pub(crate) struct Said<'a> {
    /// The role's name.
    pub(crate) name: String,
    /// The list each statement stands in, what stands out of it, and its text.
    pub(crate) statements: Vec<(Option<Section>, &'a str, &'a str)>,
}

/// What the roles say, side by side where there is room for all of them and it is not to be `linear`, else one below the
/// other; then who says nothing.
pub(crate) fn statements(roles: &[Said<'_>], linear: bool, width: usize, theme: &Theme) -> Page {
    let (saying, silent): (Vec<&Said<'_>>, Vec<&Said<'_>>) = roles.iter().partition(|role| !role.statements.is_empty());
    let mut page = Page::default();
    let column = width.checked_div(saying.len()).unwrap_or(0);
    if !linear && saying.len() > 1 && column >= COLUMN {
        let names = saying.iter().map(|role| textwrap::wrap(&role.name, column - 3).len()).max().unwrap_or(0);
        let columns: Vec<Page> = saying.iter().map(|role| one(role, names, column - 3, theme)).collect();
        page.stop(Target::Section);
        for line in 0..columns.iter().map(|page| page.lines.len()).max().unwrap_or(0) {
            let mut spans = Vec::new();
            for (number, page) in columns.iter().enumerate() {
                if number > 0 {
                    spans.push(Span::styled(" │ ", theme.dim));
                }
                spans.extend(padded(page.lines.get(line).map(|line| &line.spans), column - 3));
            }
            page.push(spans);
        }
    } else {
        for role in saying {
            page.gap();
            page.stop(Target::Section);
            page.lines.extend(one(role, 0, width, theme).lines);
        }
    }
    if !silent.is_empty() {
        let names: Vec<&str> = silent.iter().map(|role| role.name.as_str()).collect();
        page.gap();
        page.stop(Target::Section);
        let lead = vec![Span::styled(format!("{}  ", comparison::NOT_STATED_BY), theme.dim)];
        hang(&mut page, lead, &Styled::plain(&names.join("; "), theme.dim), width);
    }
    page
}

/// What one role says, under its name in at least so many lines.
fn one(role: &Said<'_>, lines: usize, width: usize, theme: &Theme) -> Page {
    let mut page = Page::default();
    hang(&mut page, vec![], &Styled::plain(&role.name, theme.accent), width);
    page.lines.resize(page.lines.len().max(lines), Line::default());
    for (section, lead, text) in &role.statements {
        let (mark, style) = section.map_or(("•", theme.dim), |section| list_mark(section, theme));
        let mark = Span::styled(format!("{mark} "), style);
        let told = [*lead, *text].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("  ");
        let parts = vec![(0..lead.len(), theme.strong)];
        hang(&mut page, vec![mark], &Styled { text: &told, base: theme.text, parts }, width);
    }
    page
}

#[cfg(test)]
mod tests {
    use role_explorer::role::read;

    use super::*;

    #[test]
    fn roles_are_told_apart_in_few_columns() {
        let yaml = "title: Technical Account Manager\nvariant: Federal\n---\ntitle: Technical Account Manager\n\
                    variant: Premier, New York\n---\ntitle: Account Delivery Executive\n---\ntitle: Head of Sales\n---\n\
                    title: Clerk\n---\ntitle: Clerk\n---\ntitle: 系统工程师和客户经理\n";
        let (roles, problems) = read(yaml.as_bytes(), "roles");
        assert_eq!(problems, []);
        let roles: Vec<&Role> = roles.iter().map(|located| &located.role).collect();
        let expected = ["TAM Federal", "TAM Premie…", "ADE", "HS", "5 Clerk", "6 Clerk", "系统工程师…"];
        assert_eq!(labels(&roles, 11), expected);
        assert!(labels(&roles, 4).iter().all(|label| label.width() <= 4));
        let in_full = ["Technical Account Manager · Federal", "Technical Account Manager · Premier, New York"];
        assert_eq!(labels(&roles[..2], 45), in_full);
        assert_eq!(labels(&roles[4..6], 45), ["1 Clerk", "2 Clerk"]);
    }

    #[test]
    fn a_name_that_fits_is_not_shortened_and_a_number_is_kept_whole() {
        let yaml = "title: Engineer 1\nvariant: Oslo\n---\ntitle: Engineer 11\n---\ntitle: Empty Sections\nvariant: a\n---\n\
                    title: Technical Account Manager\nvariant: Federal\n";
        let (roles, _) = read(yaml.as_bytes(), "roles");
        let roles: Vec<&Role> = roles.iter().map(|located| &located.role).collect();
        assert_eq!(labels(&roles, 14), ["Engineer 1", "Engineer 11", "Empty Sections", "TAM Federal"]);
        assert_eq!(labels(&roles, 10), ["Engineer 1", "E11", "ES a", "TAM Feder…"]);
        assert_eq!(labels(&roles[..2], 9), ["E1 Oslo", "E11"]);
    }
}
