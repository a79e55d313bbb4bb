//! What a move from one role to another asks for, as text: an answer in parts, a step to a line with what is asked now
//! below it.

use anstyle::Style;

use super::comparison::decisions;
use super::flow::{Flow, Line, Page};
use crate::export::document::Move;
use crate::export::look::Look;
use crate::export::steps::{Step, closing, legend, opening, parts};
use crate::export::wording::{self, gap as words};

/// Columns of the mark of a step, its indent included.
const MARK: usize = 9;

/// Writes what a move asks for.
pub(crate) fn gap(answer: &Move<'_>, look: &Look) -> String {
    let mut page = Page::new(look);
    page.paragraph(&opening(answer), look.styles.strong);
    if let Some(decided) = wording::decided(answer.gap.decided) {
        page.paragraph(&decided, look.styles.dim);
    }
    let parts = parts(answer);
    for part in &parts {
        page.heading(&part.title.to_uppercase(), Some(part.steps.len()));
        for found in &part.steps {
            step(&mut page, found);
        }
    }
    decisions(&mut page, (&answer.gap.rejected, &answer.gap.stale), answer.from, answer.to);
    page.gap();
    page.paragraph(&closing(answer), Style::new());
    if !parts.is_empty() {
        page.paragraph(&legend(&parts), look.styles.dim);
    }
    page.finish()
}

fn step(page: &mut Page<'_>, step: &Step<'_>) {
    let styles = page.look.styles;
    let lead = Line::indent(2).and(styles.direction, &step.mark).up_to(MARK);
    let name = step.name.map_or_else(String::new, |name| format!("{name}: "));
    let (text, now) = match (&step.asked, &step.now) {
        (Some(asked), now) => (asked.as_ref(), now.as_deref()),
        (None, was) => (was.as_deref().unwrap_or_default(), None),
    };
    let text = format!("{name}{text}");
    page.hang(&lead, &Flow { text: &text, base: Style::new(), parts: vec![(0..name.len(), styles.strong)] });
    if let Some(now) = now {
        page.hang(
            &Line::indent(MARK).and(styles.dim, &format!("{} ", words::NOW_BEFORE)),
            &Flow::plain(now, styles.dim),
        );
    }
}
