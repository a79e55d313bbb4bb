//! A line of text being typed.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use role_explorer::text;
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// A line of text with a cursor in it, of at most [`LIMIT`] characters: safe text, but for joiners still to be joined.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Line {
    text: String,
    /// In bytes, on the boundary of a grapheme cluster.
    cursor: usize,
    /// Whether what is typed replaces all of it.
    selected: bool,
}

/// Characters a line takes; what is pasted beyond is left out. A query or a file name is far shorter.
pub(crate) const LIMIT: usize = 1_000;

impl Line {
    /// A line that holds `text`, the cursor at its end.
    pub(crate) fn new(text: &str) -> Self {
        let mut line = Self::default();
        line.insert(text);
        line
    }

    /// What was typed.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Selects all of it: what is typed next replaces it, any other key edits it.
    pub(crate) fn select_all(&mut self) {
        self.cursor = self.text.len();
        self.selected = !self.text.is_empty();
    }

    /// Whether what is typed next replaces all of it.
    pub(crate) fn is_selected(&self) -> bool {
        self.selected
    }

    /// What stands before the cursor.
    pub(crate) fn before_cursor(&self) -> &str {
        &self.text[..self.cursor]
    }

    /// Takes a key that edits the line; tells whether the text changed by it.
    pub(crate) fn key(&mut self, key: KeyEvent) -> bool {
        let before = self.text.len();
        let selected = std::mem::take(&mut self.selected);
        let control = key.modifiers == KeyModifiers::CONTROL;
        match key.code {
            KeyCode::Backspace | KeyCode::Delete if selected => self.delete_to_start(),
            KeyCode::Backspace if key.modifiers.intersects(KeyModifiers::ALT | KeyModifiers::CONTROL) => {
                self.delete_word();
            }
            KeyCode::Left => self.left(),
            KeyCode::Right => self.right(),
            KeyCode::Home => self.cursor = 0,
            KeyCode::End => self.cursor = self.text.len(),
            KeyCode::Backspace => self.backspace(),
            KeyCode::Delete => self.delete(),
            KeyCode::Char('a') if control => self.cursor = 0,
            KeyCode::Char('e') if control => self.cursor = self.text.len(),
            KeyCode::Char('h') if control => self.backspace(),
            KeyCode::Char('u') if control => self.delete_to_start(),
            KeyCode::Char('w') if control => self.delete_word(),
            KeyCode::Char(c) if key.modifiers.difference(KeyModifiers::SHIFT).is_empty() => {
                self.selected = selected;
                self.insert(c.encode_utf8(&mut [0; 4]));
                return true;
            }
            _ => {}
        }
        self.text.len() != before
    }

    /// Inserts typed or pasted text at the cursor, made safe.
    pub(crate) fn insert(&mut self, typed: &str) {
        if std::mem::take(&mut self.selected) {
            self.delete_to_start();
        }
        // A lone space is what `safe` would fold away at the ends, and a joiner may yet get the neighbour it joins: what
        // is left without one is made visible where the line is shown.
        let alone = matches!(typed, " " | "\u{200c}" | "\u{200d}" | "\u{fe0f}");
        let safe = if alone { typed.into() } else { text::safe(typed) };
        let room = LIMIT.saturating_sub(self.text.chars().count());
        let taken: String = safe.chars().take(room).collect();
        self.text.insert_str(self.cursor, &taken);
        self.cursor += taken.len();
        // Joining with its neighbours may have moved the boundaries of clusters.
        let mut cursor = GraphemeCursor::new(self.cursor, self.text.len(), true);
        if cursor.is_boundary(&self.text, 0) != Ok(true) {
            self.cursor = cursor.next_boundary(&self.text, 0).ok().flatten().unwrap_or(self.text.len());
        }
    }

    /// Removes the character before the cursor.
    fn backspace(&mut self) {
        let end = self.cursor;
        self.left();
        self.text.replace_range(self.cursor..end, "");
    }

    /// Removes the character under the cursor.
    fn delete(&mut self) {
        let start = self.cursor;
        self.right();
        self.text.replace_range(start..self.cursor, "");
        self.cursor = start;
    }

    /// Removes the word before the cursor with the white space after it.
    fn delete_word(&mut self) {
        let kept = self.text[..self.cursor].trim_end();
        let start = kept.split_word_bound_indices().next_back().map_or(0, |(at, _)| at);
        self.text.replace_range(start..self.cursor, "");
        self.cursor = start;
    }

    /// Removes everything before the cursor.
    fn delete_to_start(&mut self) {
        self.text.replace_range(..self.cursor, "");
        self.cursor = 0;
    }

    /// One character to the left.
    fn left(&mut self) {
        let before = self.text[..self.cursor].grapheme_indices(true).next_back();
        self.cursor = before.map_or(0, |(at, _)| at);
    }

    /// One character to the right.
    fn right(&mut self) {
        self.cursor += self.text[self.cursor..].graphemes(true).next().map_or(0, str::len);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_edited_by_the_characters_one_sees() {
        let mut line = Line::new("ab 👩‍💻");
        line.backspace();
        assert_eq!(line.text(), "ab ");
        line.insert("é x");
        line.left();
        line.delete();
        assert_eq!(line.text(), "ab é ");
        line.delete_word();
        assert_eq!(line.text(), "ab ");
        line.cursor = 0;
        line.backspace();
        line.right();
        line.delete_to_start();
        assert_eq!((line.text(), line.before_cursor()), ("b ", ""));
    }

    #[test]
    fn a_selected_line_is_typed_over_or_edited() {
        let key = |line: &mut Line, code| line.key(KeyEvent::new(code, KeyModifiers::NONE));
        for (code, left) in
            [(KeyCode::Char('x'), "x"), (KeyCode::Backspace, ""), (KeyCode::Delete, ""), (KeyCode::Left, "ab")]
        {
            let mut line = Line::new("ab");
            line.select_all();
            assert_eq!((key(&mut line, code), line.text()), (left != "ab", left));
            assert!(!line.is_selected());
        }
        let mut line = Line::new("ab");
        line.select_all();
        key(&mut line, KeyCode::End);
        key(&mut line, KeyCode::Char('c'));
        assert_eq!(line.text(), "abc");
    }

    #[test]
    fn what_is_typed_character_by_character_joins_as_it_does_in_one() {
        for cluster in ["👩‍💻", "❤️", "می‌خواهم"] {
            let mut line = Line::default();
            for c in cluster.chars() {
                line.key(KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE));
            }
            assert_eq!(text::safe(line.text()), cluster);
        }
    }

    #[test]
    fn what_is_pasted_is_made_safe_and_limited() {
        let mut line = Line::default();
        line.insert("a\u{1b}[2J\nb\u{202e}");
        assert_eq!(line.text(), "a␛[2J b<U+202E>");
        line.insert(&"x".repeat(10 * LIMIT));
        assert_eq!(line.text().chars().count(), LIMIT);
    }
}
