//! What each kind of thing looks like. Styles only: the marks that stand beside every colour are text, and live where
//! the text is made.

use ratatui::style::{Color, Modifier, Style};

/// Which colours a terminal shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Colours {
    /// None, or none are wanted.
    None,
    /// The sixteen and the 240 beside them.
    Indexed,
    /// All, of 24 bits.
    All,
}

/// The styles, each with its name.
macro_rules! styles {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// The styles of the interface, named by what they say.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub(crate) struct Theme {
            $($(#[$doc])* pub(crate) $name: Style,)*
        }

        impl Theme {
            /// Every style by its name in a theme's file, where `-` stands for `_`.
            pub(crate) fn styles(&mut self) -> Vec<(&'static str, &mut Style)> {
                vec![$((stringify!($name), &mut self.$name),)*]
            }
        }
    };
}

styles! {
    /// Plain text.
    text,
    /// What stands back: secondary lines, counts, "not stated".
    dim,
    /// What stands out within text: titles, the lead of a fact.
    strong,
    /// Section headings, and keys in the hint line.
    accent,
    /// The border and title of the pane that has the keys.
    border_focused,
    /// The border of the others.
    border,
    /// The title in the border of a pane without the keys.
    pane_title,
    /// The bar beside what is selected.
    pointer,
    /// The text of what is selected.
    selected,
    /// The mark of a role put aside for comparing.
    marked,
    /// Characters that match the search.
    found,
    /// A typed line that typing replaces.
    replaced,
    /// Required qualifications.
    required,
    /// Preferred qualifications.
    preferred,
    /// A pair that says the same.
    same,
    /// A pair that says the same in other words.
    reworded,
    /// A pair that is asked, not claimed.
    possible,
    /// What one side alone says.
    only,
    /// What the right side asks more, or less.
    direction,
    /// Words two paired statements share.
    shared,
    /// Words that one of two nearly equal statements has, and numbers that differ.
    changed,
    /// A message of success.
    good,
    /// A message of failure.
    bad,
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

    /// The same as far as a terminal shows it.
    pub(crate) fn shown_in(self, colours: Colours) -> Self {
        match colours {
            Colours::None => Self::monochrome(),
            Colours::Indexed => self.in_256_colours(),
            Colours::All => self,
        }
    }

    /// The same in 256 colours, for terminals that show no others: each the nearest of the cube and the greys.
    fn in_256_colours(mut self) -> Self {
        let nearest = |colour: Option<Color>| match colour {
            Some(Color::Rgb(red, green, blue)) => Some(Color::Indexed(indexed(red, green, blue))),
            other => other,
        };
        for (_, style) in self.styles() {
            (style.fg, style.bg) = (nearest(style.fg), nearest(style.bg));
        }
        self
    }
}

/// Reads a style: words for how (`bold`, `dim`, `italic`, `underline`, `reverse`), a colour, and `on` with another for the
/// background. Colours are the names of the sixteen, `#rrggbb`, or a number of the terminal's 256.
///
/// # Errors
///
/// The word that is none of these.
pub(crate) fn style(words: &str) -> Result<Style, String> {
    let mut style = Style::new();
    let mut words = words.split_whitespace();
    while let Some(word) = words.next() {
        let colour = |name: &str| name.parse::<Color>().map_err(|_| name.to_owned());
        style = match word {
            "bold" => style.add_modifier(Modifier::BOLD),
            "dim" => style.add_modifier(Modifier::DIM),
            "italic" => style.add_modifier(Modifier::ITALIC),
            "underline" => style.add_modifier(Modifier::UNDERLINED),
            "reverse" => style.add_modifier(Modifier::REVERSED),
            "on" => style.bg(colour(words.next().unwrap_or(""))?),
            name => style.fg(colour(name)?),
        };
    }
    Ok(style)
}

/// The number of the colour of the 256 that is nearest: 16 to 231 a cube of six steps a channel, 232 to 255 greys, as
/// xterm numbers them.
fn indexed(red: u8, green: u8, blue: u8) -> u8 {
    const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];
    let distance = |one: [u8; 3]| -> u32 {
        one.iter().zip([red, green, blue]).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
    };
    let step = |value: u8| (0..6_u8).min_by_key(|step| STEPS[usize::from(*step)].abs_diff(value)).unwrap_or(0);
    let [r, g, b] = [red, green, blue].map(step);
    let cube = [r, g, b].map(|step| STEPS[usize::from(step)]);
    let grey = |place: u8| 8 + 10 * place;
    let nearest = (0..24).min_by_key(|place| distance([grey(*place); 3])).unwrap_or(0);
    if distance([grey(nearest); 3]) < distance(cube) { 232 + nearest } else { 16 + 36 * r + 6 * g + b }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_are_read_as_they_are_written() {
        let expected = Style::new().fg(Color::Rgb(0x7a, 0xa2, 0xf7)).bg(Color::Black).add_modifier(Modifier::BOLD);
        assert_eq!(style("bold #7aa2f7 on black"), Ok(expected));
        assert_eq!(
            style("reverse underline"),
            Ok(Style::new().add_modifier(Modifier::REVERSED | Modifier::UNDERLINED))
        );
        assert_eq!(style(""), Ok(Style::new()));
        assert_eq!(style("light-blue on 236"), Ok(Style::new().fg(Color::LightBlue).bg(Color::Indexed(236))));
        assert_eq!(style("bold gren"), Err("gren".to_owned()));
        assert_eq!(style("bold on"), Err(String::new()));
    }

    #[test]
    fn colours_become_the_nearest_of_256() {
        for (rgb, number) in [((0, 0, 0), 16), ((255, 255, 255), 231), ((95, 135, 175), 67), ((128, 128, 128), 244)] {
            assert_eq!(indexed(rgb.0, rgb.1, rgb.2), number, "{rgb:?}");
        }
    }
}
