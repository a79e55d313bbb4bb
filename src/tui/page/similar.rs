//! The roles most like one of them, each with how alike it is and what it shares most clearly.

use ratatui::text::Span;
use role_explorer::compare::{Kind, Similar};
use role_explorer::export::wording;
use role_explorer::role::Role;
use unicode_width::UnicodeWidthStr;

use super::{Page, Target, cut, cut_lines};
use crate::theme::Theme;
use crate::tui::wording::panes;

/// Columns before a role's name: `100 % alike  `.
const SCORE: usize = 13;
/// Lines of a shared statement at the most.
const LINES: usize = 2;

/// The roles in `roles`, most alike first, every one a section: its likeness, its name, its strongest links as it words
/// them. `role` gives a role by number.
pub(crate) fn page<'a>(
    roles: &[Similar],
    role: impl Fn(usize) -> Option<&'a Role>,
    width: usize,
    theme: &Theme,
) -> Page {
    let mut page = Page::default();
    for similar in roles {
        let Some(role) = role(similar.role) else { continue };
        page.gap();
        page.stop(Target::Section);
        let score = format!("{:<SCORE$}", wording::alike(&similar.summary));
        let name = cut(&role.name(), width.saturating_sub(SCORE));
        page.push(vec![Span::styled(score, theme.accent), Span::styled(name, theme.strong)]);
        if similar.strongest.is_empty() {
            page.push(Span::styled(cut(&format!("{:SCORE$}{}", "", panes::NOTHING_SHARED), width), theme.dim));
        }
        for link in &similar.strongest {
            let Some(item) = link.b.first().and_then(|at| role.item(*at)) else { continue };
            let (mark, style) =
                (wording::link_mark(link), if link.kind == Kind::Same { theme.same } else { theme.reworded });
            // In a narrow window the marks stand at the left edge.
            let indent = if width < 60 { 2 } else { SCORE - 7 };
            let mark = format!("{:indent$}{mark:<7}", "");
            let taken = mark.width();
            for (number, line) in cut_lines(&item.text, LINES, width.saturating_sub(taken)).into_iter().enumerate() {
                let lead = if number == 0 { mark.clone() } else { " ".repeat(taken) };
                page.push(vec![Span::styled(lead, style), Span::styled(line, theme.text)]);
            }
        }
    }
    page
}
