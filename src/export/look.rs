//! How text for people looks: how wide it is and what is coloured. No other format has a look.

use anstyle::{AnsiColor, Style};

/// How text for people looks.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Columns to fill, at least 1. Only text is wrapped; tables keep their columns.
    pub width: usize,
    /// Whether lists, which are not wrapped, are cut to that, too: people read them so, programs do not.
    pub cut: bool,
    /// What is coloured.
    pub styles: Styles,
}

/// The styles of a text, named by what they say. They never say anything alone: what is left without them reads the same.
#[derive(Clone, Copy, Debug, Default)]
pub struct Styles {
    /// Headings.
    pub heading: Style,
    /// What stands out within text: titles, the lead of a fact.
    pub strong: Style,
    /// What stands back: labels, counts, "not stated".
    pub dim: Style,
    /// Characters that answer a query.
    pub found: Style,
    /// Required qualifications.
    pub required: Style,
    /// Preferred qualifications.
    pub preferred: Style,
    /// A pair that says the same.
    pub same: Style,
    /// A pair that says the same in other words.
    pub reworded: Style,
    /// A pair that is asked, not claimed.
    pub possible: Style,
    /// What one side alone says.
    pub only: Style,
    /// What the right side asks more, or less, or elsewhere.
    pub direction: Style,
    /// Words two paired statements share.
    pub shared: Style,
    /// Words that one of two nearly equal statements has.
    pub changed: Style,
    /// Errors.
    pub error: Style,
    /// Warnings.
    pub warning: Style,
}

impl Styles {
    /// Whether words within statements look other than the rest of them.
    pub(super) fn mark_words(&self) -> bool {
        [self.shared, self.changed] != [Style::new(); 2]
    }

    /// The terminal's own foreground and background and its 16 colours: readable on dark and on light.
    #[must_use]
    pub const fn coloured() -> Self {
        Self {
            heading: bold(AnsiColor::Cyan),
            strong: Style::new().bold(),
            dim: Style::new().dimmed(),
            found: bold(AnsiColor::Yellow).underline(),
            required: AnsiColor::Green.on_default(),
            preferred: AnsiColor::BrightBlue.on_default(),
            same: AnsiColor::Green.on_default(),
            reworded: AnsiColor::Yellow.on_default(),
            possible: AnsiColor::Magenta.on_default(),
            only: AnsiColor::BrightBlue.on_default(),
            direction: AnsiColor::Yellow.on_default(),
            shared: Style::new().underline(),
            changed: bold(AnsiColor::Yellow),
            error: bold(AnsiColor::Red),
            warning: bold(AnsiColor::Yellow),
        }
    }

    /// No style at all.
    #[must_use]
    pub fn plain() -> Self {
        Self::default()
    }
}

const fn bold(colour: AnsiColor) -> Style {
    colour.on_default().bold()
}
