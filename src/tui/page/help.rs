//! The keys of a place, from the table of actions.

use ratatui::text::Span;
use role_explorer::search::LANGUAGE;

use super::{Page, Styled, hang};
use crate::keymap::{Action, Binding, Chord, EDITING, Keymap, Place, shown};
use crate::theme::Theme;
use crate::tui::wording::dialogs;

/// Columns of the examples in [`LANGUAGE`].
const EXAMPLES: usize = 24;
/// Columns of the keys.
const KEYS: usize = 18;

/// The keys that work at `place`, how to search, and what the signs mean; of all that, where there is a `filter`, the keys
/// and signs that have all its words. `finds` says whether a text is looked for there: some keys then go to it.
pub(crate) fn page(keymap: &Keymap, (place, finds): (Place, bool), filter: &str, width: usize, theme: &Theme) -> Page {
    let mut page = Page::default();
    let words: Vec<String> = filter.to_lowercase().split_whitespace().map(str::to_owned).collect();
    let passes = |text: &str| {
        let text = text.to_lowercase();
        words.iter().all(|word| text.contains(word))
    };
    let told = keymap.here(place).filter_map(|(binding, keys)| {
        let keys = keys.map(Chord::shown).collect::<Vec<_>>().join("  ");
        let is_meant = |(other, _): &(&Binding, _)| other.action == binding.action;
        let found = keymap.here(Place::Finding).find(is_meant).filter(|_| finds && goes_on(binding.action));
        let description = found.map_or(binding.description, |(other, _)| other.description);
        let is_told = !keys.is_empty() && passes(&format!("{keys} {} {description}", binding.name));
        is_told.then_some((keys, description))
    });
    let told: Vec<(String, &str)> = told.collect();
    section(&mut page, dialogs::KEYS, told.iter().map(|(keys, what)| (keys.as_str(), *what)), width, theme);
    if place.takes_text() {
        let editing: Vec<(String, &str)> = EDITING.iter().map(|(keys, what)| (shown(keys).join("  "), *what)).collect();
        let told = editing.iter().map(|(keys, what)| (keys.as_str(), *what));
        let told = told.filter(|(keys, what)| passes(&format!("{keys} {what}")));
        section(&mut page, dialogs::TYPING, told, width, theme);
    }
    if words.is_empty() && matches!(place, Place::List | Place::Detail | Place::Facets | Place::Searching) {
        language(&mut page, width, theme);
    }
    let of_pairs = dialogs::MEANINGS_IN_PAIRS.iter().filter(|_| place != Place::Matrix);
    let signs = dialogs::MEANINGS.iter().chain(of_pairs).copied();
    let signs = signs.filter(|(sign, meaning)| passes(&format!("{sign} {meaning}")));
    section(&mut page, dialogs::SIGNS, signs, width, theme);
    if page.lines.is_empty() {
        page.push(Span::styled(format!("  {}", dialogs::NOTHING_IN_HELP), theme.dim));
    }
    page
}

/// Whether an action goes from one find to the next.
fn goes_on(action: Action) -> bool {
    matches!(action, Action::Next | Action::Previous)
}

/// A heading with what stands under it, if there is anything.
fn section<'a>(
    page: &mut Page,
    name: &'static str,
    entries: impl Iterator<Item = (&'a str, &'a str)>,
    width: usize,
    theme: &Theme,
) {
    for (number, (sign, meaning)) in entries.enumerate() {
        if number == 0 {
            page.gap();
            page.push(Span::styled(name, theme.accent));
        }
        entry(page, sign, meaning, width, theme);
    }
}

/// What one can type into the search line, as the library tells it: examples with their meaning, and sentences.
fn language(page: &mut Page, width: usize, theme: &Theme) {
    page.gap();
    page.push(Span::styled(dialogs::SEARCHING, theme.accent));
    let mut lines = LANGUAGE.lines().peekable();
    while let Some(line) = lines.next() {
        if line.is_empty() {
            page.gap();
            continue;
        }
        let Some((example, meaning)) = line.split_at_checked(EXAMPLES).filter(|(one, _)| is_example(one)) else {
            // A sentence goes on to the next blank line, or to the colon before examples.
            let mut text = line.to_owned();
            while let Some(next) = lines.next_if(|next| !text.ends_with(':') && !next.is_empty()) {
                text.push(' ');
                text.push_str(next);
            }
            hang(page, vec![Span::raw("  ")], &Styled::plain(&text, theme.text), width);
            continue;
        };
        let mut meaning = meaning.to_owned();
        while let Some(next) = lines.next_if(|next| next.starts_with(' ')) {
            meaning.push(' ');
            meaning.push_str(next.trim_start());
        }
        let lead = vec![Span::styled(format!("  {example}"), theme.strong)];
        hang(page, lead, &Styled::plain(&meaning, theme.text), width);
    }
}

/// Whether the first columns of a line are an example: it ends before its meaning, and no sentence begins it.
fn is_example(columns: &str) -> bool {
    columns.ends_with(' ') && !columns.starts_with(char::is_uppercase)
}

/// A line: the key or sign, and what it means.
fn entry(page: &mut Page, key: &str, meaning: &str, width: usize, theme: &Theme) {
    let lead = vec![Span::styled(format!("  {key:<KEYS$}"), theme.strong)];
    hang(page, lead, &Styled::plain(meaning, theme.text), width);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_told_whole_at_every_width() {
        let squeeze = |text: &str| text.split_whitespace().collect::<String>();
        for width in [30, 56, 80] {
            let mut page = Page::default();
            language(&mut page, width, &Theme::standard());
            let lines: Vec<String> = page.lines.iter().skip(1).map(ToString::to_string).collect();
            assert_eq!(squeeze(&lines.join(" ")), squeeze(LANGUAGE), "{width} columns");
        }
    }
}
