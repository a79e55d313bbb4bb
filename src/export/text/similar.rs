//! The roles most like another as text: each with the statements that speak for it most.

use anstyle::Style;

use super::comparison::{marks, statements};
use super::flow::{Flow, Line, Page};
use crate::export::document::Neighbours;
use crate::export::look::Look;
use crate::export::statement;
use crate::export::wording::{self, results};

/// Writes the roles most like another, best first.
pub(crate) fn similar(neighbours: &Neighbours<'_>, look: &Look) -> String {
    let Neighbours { role, roles, found } = neighbours;
    let (styles, own) = (look.styles, roles[*role]);
    let mut page = Page::new(look);
    if found.is_empty() {
        page.paragraph(&results::no_role_beside(&own.name()), Style::new());
        return page.finish();
    }
    page.paragraph(&format!("{}:", results::most_like(&own.name())), styles.strong);
    for (number, found) in found.iter().enumerate() {
        let other = roles[found.role];
        page.gap();
        let (name, id) = (other.name(), Line::of(styles.dim, &other.id));
        let lead = Line::of(styles.heading, &format!("{:>3}  ", number + 1));
        let mut whole = lead.clone().and(styles.heading, &name).and(Style::new(), "  ");
        whole.extend(&id);
        // An id is there to be copied: it is never broken.
        if whole.width() <= look.width {
            page.line(&whole);
        } else {
            page.hang(&lead, &Flow::plain(&name, styles.heading));
            let mut below = Line::indent(5);
            below.extend(&id);
            page.line(&below);
        }
        let summary = format!("{} · {}", wording::alike(&found.summary), wording::shared(&found.summary));
        page.hang(&Line::indent(5), &Flow::plain(&summary, Style::new()));
        if let Some(decided) = wording::decided(found.decided) {
            page.hang(&Line::indent(5), &Flow::plain(&decided, styles.dim));
        }
        let marks = marks(&found.strongest, own, other, look);
        for (at, link) in found.strongest.iter().enumerate() {
            statements(&mut page, &statement::Line::linked(link, own, other, marks.get(at)));
        }
    }
    page.finish()
}
