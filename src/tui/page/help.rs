//! The keys of a place, from the table of actions.

use ratatui::text::Span;

use super::{Page, Styled, hang};
use crate::tui::keymap::{BINDINGS, Place, shown};
use crate::tui::theme::Theme;

/// Columns of the keys.
const KEYS: usize = 18;

/// The signs beside the statements of roles and comparisons.
const SIGNS: &[(&str, &str)] = &[
    ("◆ ◇", "A required qualification; a preferred one"),
    ("▂ 1  █ 8", "In the matrix: so many statements, the bar by the fullest cell"),
    ("●", "A role marked for comparing"),
    ("=", "Both say the same; in the matrix: all roles have it"),
    ("≈ .61", "Both say it in other words, so much alike (0 to 1)"),
    ("? .31", "Perhaps the same matter: look for yourself"),
    ("≈ ✓", "You accepted this pairing"),
    ("−  +", "Only the left role says it; only the right one (in the matrix: only one role)"),
    ("▲  ▼", "The right role asks more; less"),
    ("→", "Required here, preferred there"),
];

/// What one can type into the search line.
const QUERY: &[(&str, &str)] = &[
    ("incident itil", "Both words, in any order; beginnings, slips and abbreviations count"),
    ("\"service delivery\"", "These words as they stand"),
    ("growth !sales", "Not this word"),
    ("req: pref: resp:", "Only in this part; also title: org: fact: tag:"),
];

/// The keys that work at `place`, and what the signs mean.
pub(crate) fn page(place: Place, width: usize, theme: &Theme) -> Page {
    let mut page = Page::default();
    page.push(Span::styled("KEYS", theme.accent));
    for binding in BINDINGS.iter().filter(|binding| binding.places.contains(&place)) {
        let keys: Vec<&str> = binding.keys.iter().map(|key| shown(key)).collect();
        entry(&mut page, &keys.join("  "), binding.description, width, theme);
    }
    if matches!(place, Place::List | Place::Detail | Place::Facets) {
        section(&mut page, "SEARCHING", QUERY, width, theme);
    }
    section(&mut page, "SIGNS", SIGNS, width, theme);
    page
}

fn section(page: &mut Page, name: &'static str, entries: &[(&str, &str)], width: usize, theme: &Theme) {
    page.gap();
    page.push(Span::styled(name, theme.accent));
    for (sign, meaning) in entries {
        entry(page, sign, meaning, width, theme);
    }
}

/// A line: the key or sign, and what it means.
fn entry(page: &mut Page, key: &str, meaning: &str, width: usize, theme: &Theme) {
    let lead = vec![Span::styled(format!("  {key:<KEYS$}"), theme.strong)];
    hang(page, lead, &Styled::plain(meaning, theme.text), width);
}
