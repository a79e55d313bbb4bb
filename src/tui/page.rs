//! A text laid out for a width: lines ready to draw, and the places in it one can go to.
//!
//! What a page says is built in the modules below, each from plain data; where it is drawn and how far it is scrolled is
//! not known here.

pub(crate) mod compare;
pub(crate) mod found;
pub(crate) mod help;
pub(crate) mod matrix;
pub(crate) mod problems;
pub(crate) mod role;
pub(crate) mod similar;

use std::borrow::Cow;
use std::ops::Range;

use ratatui::style::Style;
use ratatui::text::{Line, Span};
use role_explorer::role::Section;
use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr;

use crate::theme::Theme;

/// Lines ready to draw.
#[derive(Clone, Debug, Default)]
pub(crate) struct Page {
    /// The lines, each at most as wide as the page was laid out for.
    pub(crate) lines: Vec<Line<'static>>,
    /// Where sections and entries begin, from top to bottom.
    pub(crate) stops: Vec<Stop>,
}

/// A place in a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stop {
    /// Its first line, from 0.
    pub(crate) line: usize,
    /// What begins there.
    pub(crate) target: Target,
}

/// What begins at a stop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// A section, under its heading.
    Section,
    /// The value of a profile that this JSON pointer names.
    Value(String),
    /// A row of a comparison.
    Row {
        /// Whether the two sides differ there.
        differs: bool,
        /// What it tells.
        subject: compare::Subject,
    },
    /// Why the row above stands as it does; it is part of that row.
    Why,
}

impl Page {
    /// Adds a line.
    pub(crate) fn push(&mut self, line: impl Into<Line<'static>>) {
        self.lines.push(line.into());
    }

    /// Adds an empty line, but never two in a row and none at the top.
    pub(crate) fn gap(&mut self) {
        if self.lines.last().is_some_and(|line| line.width() > 0) {
            self.push(Line::default());
        }
    }

    /// Notes that `target` begins with the next line.
    pub(crate) fn stop(&mut self, target: Target) {
        self.stops.push(Stop { line: self.lines.len(), target });
    }

    /// The first line of the value a JSON pointer names or, where that has no line of its own, of what it is part of.
    pub(crate) fn line_of(&self, pointer: &str) -> Option<usize> {
        let named = |stop: &&Stop| matches!(&stop.target, Target::Value(name) if name == pointer);
        match self.stops.iter().find(named) {
            Some(stop) => Some(stop.line),
            None => self.line_of(pointer.rsplit_once('/')?.0),
        }
    }
}

/// Text with styles for parts of it, to be wrapped.
#[derive(Clone, Debug)]
pub(crate) struct Styled<'a> {
    /// The text.
    pub(crate) text: &'a str,
    /// The style of what no part covers.
    pub(crate) base: Style,
    /// Parts in bytes, sorted and not overlapping, each with the style laid over the base.
    pub(crate) parts: Vec<(Range<usize>, Style)>,
}

impl<'a> Styled<'a> {
    /// Text in one style.
    pub(crate) fn plain(text: &'a str, base: Style) -> Self {
        Self { text, base, parts: Vec::new() }
    }

    /// The text wrapped to `width` columns: words whole where they fit, each line's spans in order.
    pub(crate) fn wrap(&self, width: usize) -> Vec<Vec<Span<'static>>> {
        let mut rest = 0;
        let mut lines = Vec::new();
        for piece in textwrap::wrap(self.text, width.max(1)) {
            // `wrap` leaves out white space only, so each piece is found where the last one ended or just after.
            let start = self.text[rest..].find(&*piece).map_or(rest, |offset| rest + offset);
            rest = start + piece.len();
            lines.push(self.spans(start..rest));
        }
        lines
    }

    /// The part of the text in `range` as spans.
    pub(crate) fn spans(&self, range: Range<usize>) -> Vec<Span<'static>> {
        let mut spans = Vec::new();
        let mut at = range.start;
        let first = self.parts.partition_point(|(part, _)| part.end <= range.start);
        for (part, style) in self.parts[first..].iter().take_while(|(part, _)| part.start < range.end) {
            let (start, end) = (part.start.max(at), part.end.min(range.end));
            if start >= end {
                continue;
            }
            if at < start {
                spans.push(Span::styled(self.text[at..start].to_owned(), self.base));
            }
            spans.push(Span::styled(self.text[start..end].to_owned(), self.base.patch(*style)));
            at = end;
        }
        if at < range.end {
            spans.push(Span::styled(self.text[at..range.end].to_owned(), self.base));
        }
        spans
    }
}

/// Adds `styled` after `lead`, its further lines indented as far as the lead is wide. A lead that takes more than half
/// of the width stands on a line of its own, so that a narrow pane still has room for the text.
pub(crate) fn hang(page: &mut Page, lead: Vec<Span<'static>>, styled: &Styled<'_>, width: usize) {
    let taken: usize = lead.iter().map(Span::width).sum();
    if taken > width / 2 {
        let indent = width / 6;
        page.push(lead);
        for spans in styled.wrap(width - indent) {
            page.push([vec![Span::raw(" ".repeat(indent))], spans].concat());
        }
        return;
    }
    let mut lead = Some(lead);
    for spans in styled.wrap(width - taken) {
        let first = lead.take().unwrap_or_else(|| vec![Span::raw(" ".repeat(taken))]);
        page.push([first, spans].concat());
    }
}

/// The mark of the list an item stands in, with its style.
pub(crate) fn list_mark(section: Section, theme: &Theme) -> (&'static str, Style) {
    match section {
        Section::Responsibilities => ("•", theme.dim),
        Section::Required => ("◆", theme.required),
        Section::Preferred => ("◇", theme.preferred),
    }
}

/// `text` filled up to `width` columns.
pub(crate) fn pad(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}

/// A line filled up to `width` columns.
pub(crate) fn padded(line: Option<&Vec<Span<'static>>>, width: usize) -> Vec<Span<'static>> {
    let mut spans = line.cloned().unwrap_or_default();
    let taken: usize = spans.iter().map(Span::width).sum();
    spans.push(Span::raw(" ".repeat(width.saturating_sub(taken))));
    spans
}

/// The byte ranges of `ranges`, which count in characters of `text`; what lies outside the text is left out.
pub(crate) fn byte_ranges(text: &str, ranges: &[Range<usize>]) -> Vec<Range<usize>> {
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    ranges.iter().filter_map(|range| Some(*starts.get(range.start)?..*starts.get(range.end)?)).collect()
}

/// `text` cut to `width` columns, with `…` where something is missing.
pub(crate) fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut out = String::new();
    for cluster in text.graphemes(true) {
        if out.width() + cluster.width() + 1 > width {
            break;
        }
        out.push_str(cluster);
    }
    if width > 0 {
        out.push('…');
    }
    out
}

/// `text` wrapped to `width` columns, in at most so many lines, with `…` where something is missing.
pub(crate) fn cut_lines(text: &str, most: usize, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = textwrap::wrap(text, width.max(1)).into_iter().map(Cow::into_owned).collect();
    if lines.len() > most {
        let rest = lines.split_off(most.saturating_sub(1)).join(" ");
        lines.push(cut(&rest, width));
        lines.truncate(most);
    }
    lines
}

/// The end of `text` that fits into `width` columns, with `…` where something is missing before it.
pub(crate) fn tail(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut taken = 1;
    let clusters = text.grapheme_indices(true).rev();
    let fits = clusters.take_while(|(_, cluster)| {
        taken += cluster.width();
        taken <= width
    });
    let end = fits.last().map_or("", |(at, _)| &text[at..]);
    format!("{}{end}", if width > 0 { "…" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_shows_the_parts_that_reach_into_it_and_no_others() {
        let parts = [0..1, 2..5, 5..6, 8..9].map(|part| (part, Style::new().bold())).to_vec();
        let styled = Styled { text: "0123456789", base: Style::new(), parts };
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
            let shown = styled.spans(range.clone()).into_iter().map(|span| {
                let text = span.content;
                if span.style == styled.base { text.into_owned() } else { format!("[{text}]") }
            });
            assert_eq!(shown.collect::<String>(), expected, "{range:?}");
        }
    }
}
