//! Why something is found: what each term of the query met in it, and how.

use std::ops::Range;

use ratatui::text::Span;
use role_explorer::export::wording;
use role_explorer::role::Role;
use role_explorer::search::{Hit, Query, Why};
use role_explorer::text::words;
use unicode_width::UnicodeWidthStr;

use super::{Page, Styled, byte_ranges, hang};
use crate::theme::Theme;
use crate::tui::wording::dialogs;

/// Columns of a term, as long as none is wider.
const TERM: usize = 14;

/// Explains `hit`, which stands in `role`, to who asked for `query`, which was read as `parsed`.
pub(crate) fn page(hit: &Hit, role: &Role, query: &str, parsed: &Query, width: usize, theme: &Theme) -> Page {
    let mut page = Page::default();
    let place = format!("{} › {}", role.name(), wording::field(hit.field));
    hang(&mut page, vec![], &Styled::plain(&place, theme.dim), width);
    let found = byte_ranges(&hit.text, &hit.matches);
    let parts = found.into_iter().map(|range| (range, theme.found)).collect();
    hang(&mut page, vec![], &Styled { text: &hit.text, base: theme.text, parts }, width);
    page.gap();
    let terms = terms(query, parsed);
    let column = terms.iter().map(|term| term.width() + 2).fold(TERM, usize::max).min(width / 2);
    for (number, term) in terms.iter().enumerate() {
        let lead = vec![Span::styled(format!("{term:<column$}"), theme.strong)];
        hang(&mut page, lead, &Styled::plain(&meets(hit, number, term), theme.text), width);
    }
    page
}

/// How a hit meets the term of this number.
fn meets(hit: &Hit, number: usize, term: &str) -> String {
    let Some(met) = hit.terms.iter().find(|met| met.term == number) else {
        // What is excluded meets nothing in a hit; all else that is asked for is met by the role.
        return if term.starts_with('!') { dialogs::EXCLUDED } else { dialogs::MET_ELSEWHERE }.to_owned();
    };
    let Some(words) = whole_words(&hit.text, &met.matches) else {
        return dialogs::MET_BY_FACT.to_owned();
    };
    match met.why {
        Why::Exact => dialogs::met_exactly(&words),
        Why::Prefix => dialogs::met_by_beginning(&words),
        Why::Typo => dialogs::met_but_for_a_slip(&words),
        Why::Abbreviation => dialogs::met_by_abbreviation(&words),
    }
}

/// The terms of a query as they were typed.
fn terms(query: &str, parsed: &Query) -> Vec<String> {
    let typed = |range: Range<usize>| query.chars().skip(range.start).take(range.len()).collect();
    (0..).map_while(|number| parsed.place_of(number)).map(typed).collect()
}

/// The words of `text` that `matches`, in characters, reach into; `None` where there are none.
fn whole_words(text: &str, matches: &[Range<usize>]) -> Option<String> {
    let matches = byte_ranges(text, matches);
    let reached = |start: usize, end: usize| matches.iter().any(|range| range.start < end && range.end > start);
    let words = words(text).filter(|word| reached(word.start, word.start + word.text.len())).map(|word| word.text);
    let words: Vec<&str> = words.collect();
    (!words.is_empty()).then(|| words.join(" "))
}
