//! Styled text in lines of a given width: wrapping, columns, hanging indents. Knows nothing of roles.

use std::ops::Range;

use anstyle::Style;
use unicode_width::UnicodeWidthStr;

use crate::export::look::Look;

/// A line in the making: what is sent, and how many columns of it are seen.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    sent: String,
    width: usize,
}

impl Line {
    /// A line of one piece.
    pub(super) fn of(style: Style, text: &str) -> Self {
        Self::default().and(style, text)
    }

    /// So many spaces.
    pub(super) fn indent(columns: usize) -> Self {
        Self { sent: " ".repeat(columns), width: columns }
    }

    /// The line with `text` after it.
    pub(super) fn and(mut self, style: Style, text: &str) -> Self {
        self.push(style, text);
        self
    }

    /// The line with spaces after it, up to `column`.
    pub(super) fn up_to(mut self, column: usize) -> Self {
        self.extend(&Self::indent(column.saturating_sub(self.width)));
        self
    }

    /// Adds `text`.
    pub(super) fn push(&mut self, style: Style, text: &str) {
        if !text.is_empty() {
            if style.is_plain() {
                self.sent.push_str(text);
            } else {
                self.sent.extend([format!("{style}{text}{style:#}")]);
            }
            self.width += text.width();
        }
    }

    /// Adds another line at the end of this one.
    pub(super) fn extend(&mut self, other: &Self) {
        self.sent.push_str(&other.sent);
        self.width += other.width;
    }

    /// How many columns it takes.
    pub(super) fn width(&self) -> usize {
        self.width
    }
}

/// Text to be wrapped, with styles for parts of it.
#[derive(Clone, Debug)]
pub(super) struct Flow<'a> {
    /// The text.
    pub(super) text: &'a str,
    /// The style of what no part covers.
    pub(super) base: Style,
    /// Parts in bytes, sorted and not overlapping, each with its style.
    pub(super) parts: Vec<(Range<usize>, Style)>,
}

impl<'a> Flow<'a> {
    /// Text in one style.
    pub(super) fn plain(text: &'a str, base: Style) -> Self {
        Self { text, base, parts: Vec::new() }
    }

    /// The text in lines of at most `width` columns; words longer than that are cut. At least one line.
    pub(super) fn wrap(&self, width: usize) -> Vec<Line> {
        // What is short needs no search for places to break it, which takes most of the time of a page.
        if self.text.width() <= width && !self.text.contains('\n') && !self.text.ends_with(' ') {
            return vec![self.line(&(0..self.text.len()))];
        }
        let mut rest = 0;
        let pieces = textwrap::wrap(self.text, width.max(1)).into_iter().map(|piece| {
            // Only white space is left out between two pieces, so each is found where the last one ended or just after.
            let start = self.text[rest..].find(&*piece).map_or(rest, |offset| rest + offset);
            rest = start + piece.len();
            start..rest
        });
        pieces.map(|piece| self.line(&piece)).collect()
    }

    /// The text after `lead`, its further lines below its first one, all in `width` columns.
    pub(super) fn hang(&self, lead: &Line, width: usize) -> Vec<Line> {
        let mut lines = self.wrap(width.saturating_sub(lead.width()));
        for (number, line) in lines.iter_mut().enumerate() {
            let mut whole = if number == 0 { lead.clone() } else { Line::indent(lead.width()) };
            whole.extend(line);
            *line = whole;
        }
        lines
    }

    /// The part of the text in `range` as a line.
    fn line(&self, range: &Range<usize>) -> Line {
        let mut line = Line::default();
        let mut at = range.start;
        let first = self.parts.partition_point(|(part, _)| part.end <= range.start);
        for (part, style) in self.parts[first..].iter().take_while(|(part, _)| part.start < range.end) {
            let (start, end) = (part.start.max(at), part.end.min(range.end));
            if start < end {
                line.push(self.base, &self.text[at..start]);
                line.push(*style, &self.text[start..end]);
                at = end;
            }
        }
        line.and(self.base, &self.text[at..range.end])
    }
}

/// Lines one below the other.
#[derive(Debug)]
pub(super) struct Page<'a> {
    text: String,
    pub(super) look: &'a Look,
}

impl<'a> Page<'a> {
    /// An empty page.
    pub(super) fn new(look: &'a Look) -> Self {
        Self { text: String::new(), look }
    }

    /// Adds a line.
    pub(super) fn line(&mut self, line: &Line) {
        self.text.push_str(&line.sent);
        self.text.push('\n');
    }

    /// Adds an empty line, but none at the top.
    pub(super) fn gap(&mut self) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
    }

    /// Adds `flow` after `lead`, its further lines below its first one.
    pub(super) fn hang(&mut self, lead: &Line, flow: &Flow<'_>) {
        // A lead that takes more than half of the width stands alone, so that there is room for the text.
        let below = Line::indent(4);
        let alone = lead.width() > self.look.width / 2;
        if alone {
            self.line(lead);
        }
        for line in flow.hang(if alone { &below } else { lead }, self.look.width) {
            self.line(&line);
        }
    }

    /// Adds cells side by side: the lines of each, and the columns it takes up to the next.
    pub(super) fn columns(&mut self, cells: &[(Vec<Line>, usize)]) {
        let height = cells.iter().map(|(lines, _)| lines.len()).max().unwrap_or(0);
        for number in 0..height {
            let (mut whole, mut start) = (Line::default(), 0);
            for (lines, columns) in cells {
                if let Some(line) = lines.get(number) {
                    whole = whole.up_to(start);
                    whole.extend(line);
                }
                start += columns;
            }
            self.line(&whole);
        }
    }

    /// Adds a text in one style.
    pub(super) fn paragraph(&mut self, text: &str, style: Style) {
        self.hang(&Line::default(), &Flow::plain(text, style));
    }

    /// Adds a heading, with a count where there is something to count.
    pub(super) fn heading(&mut self, name: &str, count: Option<usize>) {
        let styles = self.look.styles;
        let mut line = Line::of(styles.heading, name);
        if let Some(count) = count {
            line.push(styles.dim, &format!("  {count}"));
        }
        self.gap();
        self.line(&line);
    }

    /// What was written.
    pub(super) fn finish(self) -> String {
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::Styles;

    #[test]
    fn no_line_takes_more_columns_than_there_are() {
        let texts = [
            "Plans delivery for customers, e.g. of 漢字かな交じり文 and 🙂🙂🙂.",
            "漢字漢字漢字漢字漢字",
            "Donaudampfschifffahrtsgesellschaft",
            "a\u{301}e\u{301} é",
            "",
        ];
        for text in texts {
            for width in 2..40 {
                let lines = Flow::plain(text, Style::new()).wrap(width);
                assert!(
                    lines.iter().all(|line| line.width() <= width && line.sent.width() <= width),
                    "{text:?} at {width}"
                );
                let words = |text: &str| text.split_whitespace().collect::<String>();
                assert_eq!(words(&lines.iter().map(|line| line.sent.as_str()).collect::<String>()), words(text));
            }
        }
    }

    #[test]
    fn a_part_keeps_its_style_over_a_line_break() {
        let style = Style::new().bold();
        let lines = Flow { text: "one two three", base: Style::new(), parts: vec![(4..13, style)] }.wrap(8);
        let sent: Vec<&str> = lines.iter().map(|line| line.sent.as_str()).collect();
        assert_eq!(sent, ["one \u{1b}[1mtwo\u{1b}[0m", "\u{1b}[1mthree\u{1b}[0m"]);
    }

    #[test]
    fn a_line_shows_the_parts_that_reach_into_it_and_no_others() {
        let parts = [0..1, 2..5, 5..6, 8..9].map(|part| (part, Style::new().bold())).to_vec();
        let flow = Flow { text: "0123456789", base: Style::new(), parts };
        let table = [
            (0..10, "[0]1[234][5]67[8]9"),
            (1..2, "1"),
            (3..4, "[3]"),
            (4..8, "[4][5]67"),
            (5..9, "[5]67[8]"),
            (6..8, "67"),
            (9..10, "9"),
            (2..2, ""),
        ];
        for (range, expected) in table {
            let sent = flow.line(&range).sent.replace("\u{1b}[1m", "[").replace("\u{1b}[0m", "]");
            assert_eq!(sent, expected, "{range:?}");
        }
    }

    #[test]
    fn columns_are_aligned_by_what_a_terminal_shows() {
        let look = Look { width: 20, cut: false, styles: Styles::plain() };
        let mut page = Page::new(&look);
        let cell = |text| Flow::plain(text, Style::new()).wrap(4);
        page.columns(&[(cell("漢字 a"), 6), (cell("b"), 0)]);
        assert_eq!(page.finish(), "漢字  b\na\n");
    }

    #[test]
    fn a_lead_too_wide_stands_alone() {
        let look = Look { width: 20, cut: false, styles: Styles::plain() };
        let mut page = Page::new(&look);
        page.hang(&Line::of(Style::new(), "a long lead"), &Flow::plain("and its text in full", Style::new()));
        assert_eq!(page.finish(), "a long lead\n    and its text in\n    full\n");
    }
}
