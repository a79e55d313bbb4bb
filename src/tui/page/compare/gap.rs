//! What moving from the left role to the right one asks for, part by part.

use ratatui::style::Style;
use ratatui::text::Span;
use role_explorer::compare::gap;
use role_explorer::export::Move;
use role_explorer::export::steps::{Step, closing, legend, opening, parts};
use role_explorer::export::wording::{self, gap as words};

use super::{How, NAME, Sides};
use crate::tui::page::{Page, Styled, Target, hang, pad};

/// Columns of a step's mark, the air before it included.
const MARK: usize = 8;

/// The page: the same parts as the document has.
pub(crate) fn page(sides: &Sides<'_>, how: &How<'_>) -> Page {
    let gap = gap(sides.pair, sides.a, sides.b);
    let answer = Move { from: sides.a, to: sides.b, gap: &gap };
    let parts = parts(&answer);
    let theme = how.theme;
    let mut page = Page::default();
    paragraph(&mut page, &opening(&answer), theme.strong, how);
    paragraph(&mut page, &wording::decided(gap.decided).unwrap_or_default(), theme.dim, how);
    for part in &parts {
        page.gap();
        page.stop(Target::Section);
        let count = Span::styled(format!("  {}", part.steps.len()), theme.dim);
        page.push(vec![Span::styled(part.title, theme.accent), count]);
        for step in &part.steps {
            tell(&mut page, step, how);
        }
    }
    page.gap();
    paragraph(&mut page, &closing(&answer), theme.text, how);
    page.gap();
    paragraph(&mut page, &legend(&parts), theme.dim, how);
    page
}

fn paragraph(page: &mut Page, text: &str, style: Style, how: &How<'_>) {
    if !text.is_empty() {
        hang(page, vec![], &Styled::plain(text, style), how.width);
    }
}

/// A step: its mark, what is asked and, below it, what there is now.
fn tell(page: &mut Page, step: &Step<'_>, how: &How<'_>) {
    let theme = how.theme;
    let style = match step.mark.chars().next() {
        Some('▲' | '▼' | '→') => theme.direction,
        Some('?') => theme.possible,
        Some('≈') => theme.reworded,
        _ => theme.only,
    };
    let mut lead = vec![Span::styled(pad(&format!(" {}", step.mark), MARK), style)];
    lead.extend(step.name.map(|name| Span::styled(pad(name, NAME), theme.dim)));
    let now = step.now.as_deref();
    let Some(asked) = step.asked.as_deref() else {
        hang(page, lead, &Styled::plain(now.unwrap_or(wording::NOT_STATED), theme.dim), how.width);
        return;
    };
    let indent: usize = lead.iter().map(Span::width).sum();
    hang(page, lead, &Styled::plain(asked, theme.text), how.width);
    if let Some(now) = now {
        let lead = vec![Span::raw(" ".repeat(indent)), Span::styled(format!("{} ", words::NOW_BEFORE), theme.dim)];
        hang(page, lead, &Styled::plain(now, theme.dim), how.width);
    }
}
