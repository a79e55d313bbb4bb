//! Documents as text for people: wrapped, aligned by what a terminal shows, coloured where the look says so. What is
//! coloured reads the same without colour.

mod comparison;
mod flow;
mod gap;
mod hits;
mod matrix;
mod role;
mod similar;

pub(crate) use comparison::{comparison, matrix};
pub(crate) use gap::gap;
pub(crate) use hits::hits;
pub(crate) use role::role;
pub(crate) use similar::similar;

use std::borrow::Cow;

use anstyle::Style;
use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr;

use super::document::Findings;
use super::look::Look;
use super::wording::results;
use crate::catalog::Catalog;
use crate::problem::Severity;
use crate::role::Role;
use flow::{Flow, Line, Page};

/// Columns up to which a column of a list is as wide as its widest cell; a wider cell pushes its own line only.
const COLUMN: usize = 60;

/// Columns of a name at the least, where it is cut.
const NAME: usize = 12;
/// The columns between two of a list.
const BETWEEN: &str = "  ";

/// Writes a list of roles, a line each: id, name, organisation, numbers of statements. Where lines are cut, the last of these
/// that do not fit are left out, and then the name is cut; an id, which is there to be copied, never is.
pub(crate) fn roles(catalog: &Catalog, look: &Look) -> String {
    let rows: Vec<[String; 4]> = catalog.roles().map(columns).collect();
    let mut widths: [usize; 4] = std::array::from_fn(|column| {
        let widths = rows.iter().map(|row| row[column].width());
        widths.filter(|&width| width <= COLUMN).max().unwrap_or(0)
    });
    let mut shown = widths.len();
    if look.cut {
        let taken =
            |shown: usize| widths[..shown].iter().map(|width| width + BETWEEN.len()).sum::<usize>() - BETWEEN.len();
        while shown > 2 && taken(shown) > look.width {
            shown -= 1;
        }
        let room = look.width.saturating_sub(widths[0] + BETWEEN.len());
        if room < NAME.min(widths[1]) {
            shown = 1;
        }
        widths[1] = widths[1].min(room);
    }
    let styles = [look.styles.heading, Style::new(), look.styles.dim, look.styles.dim];
    let mut page = Page::new(look);
    for row in &rows {
        let mut line = Line::default();
        // What is not stated leaves no spaces at the end.
        let shown = row[..shown].iter().rposition(|text| !text.is_empty()).map_or(0, |last| last + 1);
        for (column, text) in row[..shown].iter().enumerate() {
            let end = line.width() + widths[column];
            let text = if look.cut && column > 0 { cut(text, widths[column]) } else { Cow::Borrowed(text.as_str()) };
            line.push(styles[column], &text);
            if column + 1 < shown {
                line = line.up_to(end).and(Style::new(), BETWEEN);
            }
        }
        page.line(&line);
    }
    page.finish()
}

/// The cells of a role's line.
fn columns(role: &Role) -> [String; 4] {
    [role.id.to_string(), role.name(), role.organization.as_deref().unwrap_or_default().to_owned(), counts(role)]
}

/// `text` in at most `width` columns, with `…` where something is missing.
fn cut(text: &str, width: usize) -> Cow<'_, str> {
    if text.width() <= width {
        return Cow::Borrowed(text);
    }
    let mut kept = String::new();
    for cluster in text.graphemes(true) {
        if kept.width() + cluster.width() >= width {
            break;
        }
        kept.push_str(cluster);
    }
    kept.push('…');
    Cow::Owned(kept)
}

/// How many statements a role has.
fn counts(role: &Role) -> String {
    let asked = &role.qualifications;
    let (does, required, preferred) = (role.responsibilities.len(), asked.required.len(), asked.preferred.len());
    results::items(does, required, preferred)
}

/// Writes problems, each as `path:line:column: severity: message [code]` with its way out, and a closing count.
pub(crate) fn problems(findings: &Findings<'_>, look: &Look) -> String {
    let styles = look.styles;
    let mut page = Page::new(look);
    for problem in findings.problems {
        let style = match problem.severity {
            Severity::Error => styles.error,
            Severity::Warning => styles.warning,
        };
        let mut line = Line::default();
        if problem.path.is_some() || problem.position.is_some() {
            line.push(styles.strong, &format!("{}: ", problem.place()));
        }
        line.push(style, &format!("{}:", problem.severity));
        line.push(Style::new(), &format!(" {} [{}]", problem.message, problem.code));
        page.line(&line);
        if let Some(help) = &problem.help {
            page.hang(&Line::of(styles.dim, &format!("  {} ", results::HELP)), &Flow::plain(help, Style::new()));
        }
    }
    let number = |severity| findings.problems.iter().filter(|problem| problem.severity == severity).count();
    let (errors, warnings) = (number(Severity::Error), number(Severity::Warning));
    page.paragraph(&results::checked(findings.roles, errors, warnings), styles.dim);
    page.finish()
}
