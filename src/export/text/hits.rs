//! The answer to a query as text: hits by role, what matched marked.

use anstyle::Style;

use super::flow::{Flow, Line, Page};
use crate::export::document::Answer;
use crate::export::look::Look;
use crate::export::marked::{by_role, byte_ranges};
use crate::export::wording::{count, field};

/// Columns of the name of a field, its indent included.
const FIELD: usize = 20;

/// Writes hits, grouped by role; roles stand in the order of their best hit.
pub(crate) fn hits(answer: &Answer<'_>, look: &Look) -> String {
    let styles = look.styles;
    let groups = by_role(&answer.hits.hits);
    let mut page = Page::new(look);
    for (role, group) in &groups {
        let role = answer.roles[*role];
        page.gap();
        let name = role.name();
        let text = format!("{name}  {}", role.id);
        let parts = vec![(name.len()..text.len(), styles.dim)];
        page.hang(&Line::default(), &Flow { text: &text, base: styles.heading, parts });
        for hit in group {
            let lead = Line::indent(2).and(styles.dim, field(hit.field)).up_to(FIELD);
            let found = byte_ranges(&hit.text, &hit.matches).into_iter().map(|range| (range, styles.found));
            page.hang(&lead, &Flow { text: &hit.text, base: Style::new(), parts: found.collect() });
        }
    }
    page.gap();
    if groups.is_empty() {
        page.paragraph(&format!("Nothing answers “{}”.", answer.query), Style::new());
        if let Some(word) = &answer.hits.suggestion {
            page.paragraph(&format!("Did you mean “{word}”?"), Style::new());
        }
    } else {
        let hits = count(answer.hits.total, "hit", "hits");
        page.line(&Line::of(styles.dim, &format!("{hits} in {}", count(groups.len(), "role", "roles"))));
    }
    page.finish()
}
