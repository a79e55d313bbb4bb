//! What is wrong with the files, for reading.

use ratatui::text::Span;
use role_explorer::problem::{Problem, Severity};
use role_explorer::text::Text;

use super::{Page, Styled, Target, hang};
use crate::theme::Theme;
use crate::tui::wording::dialogs;

/// Every problem with its place, its cause and the way out. Of the files of roles, and of competencies, that are `stale`,
/// what they held last is shown.
pub(crate) fn page(problems: &[Problem], stale: (&[Text], &[Text]), width: usize, theme: &Theme) -> Page {
    let mut page = Page::default();
    for problem in problems {
        page.gap();
        page.stop(Target::Section);
        let place = match (&problem.path, problem.position) {
            (Some(path), Some(at)) => format!("{path}:{}:{}", at.line, at.column),
            (Some(path), None) => path.to_string(),
            (None, Some(at)) => format!("{}:{}", at.line, at.column),
            (None, None) => String::new(),
        };
        hang(&mut page, vec![], &Styled::plain(&place, theme.strong), width);
        let (sign, colour) = match problem.severity {
            Severity::Error => ("✗ ", theme.bad),
            Severity::Warning => ("! ", theme.direction),
        };
        let lead = vec![Span::raw("  "), Span::styled(sign, colour)];
        hang(&mut page, lead, &Styled::plain(&problem.message, theme.text), width);
        if let Some(help) = &problem.help {
            hang(&mut page, vec![Span::raw("    ")], &Styled::plain(help, theme.dim), width);
        }
        let is_of = |files: &[Text]| {
            problem.severity == Severity::Error && problem.path.as_ref().is_some_and(|path| files.contains(path))
        };
        let roles = is_of(stale.0).then_some(dialogs::ROLE_AS_BEFORE);
        let words = || is_of(stale.1).then_some(dialogs::COMPETENCIES_AS_BEFORE);
        if let Some(text) = roles.or_else(words) {
            hang(&mut page, vec![Span::raw("    ")], &Styled::plain(text, theme.dim), width);
        }
    }
    page
}
