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

use anstyle::Style;
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

/// Writes a list of roles, a line each: id, name, organisation, numbers of statements.
pub(crate) fn roles(catalog: &Catalog, look: &Look) -> String {
    let rows: Vec<[String; 3]> = catalog.roles().map(columns).collect();
    let widths: [usize; 3] = std::array::from_fn(|column| {
        let widths = rows.iter().map(|row| row[column].width());
        widths.filter(|&width| width <= COLUMN).max().unwrap_or(0)
    });
    let mut page = Page::new(look);
    for (role, row) in catalog.roles().zip(&rows) {
        let mut line = Line::default();
        for ((text, width), style) in row.iter().zip(widths).zip([look.styles.heading, Style::new(), look.styles.dim]) {
            let end = line.width() + width;
            line = line.and(style, text).up_to(end).and(Style::new(), "  ");
        }
        page.line(&line.and(look.styles.dim, &counts(role)));
    }
    page.finish()
}

/// The cells of a role's line.
fn columns(role: &Role) -> [String; 3] {
    [role.id.to_string(), role.name(), role.organization.as_deref().unwrap_or_default().to_owned()]
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
