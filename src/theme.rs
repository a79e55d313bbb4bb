//! What each kind of thing looks like. Styles only: the marks that stand beside every colour are text, and live where
//! the text is made.

use ratatui::style::{Color, Modifier, Style};

/// The styles of the interface, named by what they say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Theme {
    /// Plain text.
    pub(crate) text: Style,
    /// What stands back: secondary lines, counts, "not stated".
    pub(crate) dim: Style,
    /// What stands out within text: titles, the lead of a fact.
    pub(crate) strong: Style,
    /// Section headings, and keys in the hint line.
    pub(crate) accent: Style,
    /// The border and title of the pane that has the keys.
    pub(crate) border_focused: Style,
    /// The border of the others.
    pub(crate) border: Style,
    /// The title in the border of a pane without the keys.
    pub(crate) pane_title: Style,
    /// The bar beside what is selected.
    pub(crate) pointer: Style,
    /// The text of what is selected.
    pub(crate) selected: Style,
    /// The mark of a role put aside for comparing.
    pub(crate) marked: Style,
    /// Characters that match the search.
    pub(crate) found: Style,
    /// A typed line that typing replaces.
    pub(crate) replaced: Style,
    /// Required qualifications.
    pub(crate) required: Style,
    /// Preferred qualifications.
    pub(crate) preferred: Style,
    /// A pair that says the same.
    pub(crate) same: Style,
    /// A pair that says the same in other words.
    pub(crate) reworded: Style,
    /// A pair that is asked, not claimed.
    pub(crate) possible: Style,
    /// What one side alone says.
    pub(crate) only: Style,
    /// What the right side asks more, or less.
    pub(crate) direction: Style,
    /// Words two paired statements share.
    pub(crate) shared: Style,
    /// Words that one of two nearly equal statements has, and numbers that differ.
    pub(crate) changed: Style,
    /// A message of success.
    pub(crate) good: Style,
    /// A message of failure.
    pub(crate) bad: Style,
}

impl Theme {
    /// The terminal's own foreground and background and its 16 colours: readable on dark and on light.
    pub(crate) fn standard() -> Self {
        let plain = Style::new();
        let colour = |colour: Color| plain.fg(colour);
        let bold = plain.add_modifier(Modifier::BOLD);
        let dim = plain.add_modifier(Modifier::DIM);
        Self {
            text: plain,
            dim,
            strong: bold,
            accent: bold.fg(Color::Cyan),
            border_focused: colour(Color::Cyan),
            border: dim,
            pane_title: plain,
            pointer: colour(Color::Cyan),
            selected: bold,
            marked: colour(Color::Yellow),
            found: bold.fg(Color::Yellow).add_modifier(Modifier::UNDERLINED),
            replaced: plain.add_modifier(Modifier::REVERSED),
            required: colour(Color::Green),
            preferred: colour(Color::LightBlue),
            same: colour(Color::Green),
            reworded: colour(Color::Yellow),
            possible: colour(Color::Magenta),
            only: colour(Color::LightBlue),
            direction: colour(Color::Yellow),
            shared: plain.add_modifier(Modifier::UNDERLINED),
            changed: bold.fg(Color::Yellow),
            good: colour(Color::Green),
            bad: bold.fg(Color::Red),
        }
    }

    /// No colour at all: bold, dim, underlined and reversed do all the telling.
    pub(crate) fn monochrome() -> Self {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        let dim = plain.add_modifier(Modifier::DIM);
        let underlined = plain.add_modifier(Modifier::UNDERLINED);
        Self {
            text: plain,
            dim,
            strong: bold,
            accent: bold,
            border_focused: bold,
            border: dim,
            pane_title: plain,
            pointer: bold,
            selected: bold.add_modifier(Modifier::REVERSED),
            marked: bold,
            found: bold.add_modifier(Modifier::UNDERLINED),
            replaced: plain.add_modifier(Modifier::REVERSED),
            required: bold,
            preferred: plain,
            same: plain,
            reworded: plain,
            possible: plain,
            only: plain,
            direction: bold,
            shared: underlined,
            changed: bold.add_modifier(Modifier::REVERSED),
            good: plain,
            bad: bold,
        }
    }
}
