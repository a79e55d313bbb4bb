//! Keys: how they are written, what of a terminal is one, and where they lie on other layouts.

use std::fmt;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::Place;

/// A key that can be bound: a character or a named key, alone or with Control or Alt. Shift is part of the character.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Key {
    code: KeyCode,
    modifiers: KeyModifiers,
}

/// The named keys, as the table and the configuration write them.
const NAMED: &[(&str, KeyCode)] = &[
    ("Space", KeyCode::Char(' ')),
    ("Enter", KeyCode::Enter),
    ("Esc", KeyCode::Esc),
    ("Tab", KeyCode::Tab),
    ("S-Tab", KeyCode::BackTab),
    ("Backspace", KeyCode::Backspace),
    ("Delete", KeyCode::Delete),
    ("Insert", KeyCode::Insert),
    ("Up", KeyCode::Up),
    ("Down", KeyCode::Down),
    ("Left", KeyCode::Left),
    ("Right", KeyCode::Right),
    ("Home", KeyCode::Home),
    ("End", KeyCode::End),
    ("PgUp", KeyCode::PageUp),
    ("PgDn", KeyCode::PageDown),
];

/// What edits a line that is being typed, beside the characters typed into it: keys that nothing else can have there.
pub(crate) const EDITING: &[(&[&str], &str)] = &[
    (&["Left"], "One character to the left"),
    (&["Right"], "One character to the right"),
    (&["Home", "^a"], "To the start of the line"),
    (&["End", "^e"], "To the end of the line"),
    (&["Backspace", "^h"], "Delete the character before; in an empty line: leave it"),
    (&["Delete"], "Delete the character here"),
    (&["^w", "A-Backspace"], "Delete the word before"),
    (&["^u"], "Delete everything before"),
];

/// Bytes of the longest key there is, with both modifiers.
const LONGEST: usize = 16;

/// Where a layout without Latin letters has the keys of these, in the order of `LATIN`.
const LATIN: &str = "qwertyuiop[]asdfghjkl;'zxcvbnm,./QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>?";
/// Russian, as Windows and X11 lay it out.
const CYRILLIC: &str = "йцукенгшщзхъфывапролджэячсмитьбю.ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,";
/// Greek; `:` lies on Q, where it is Latin already.
const GREEK: &str = ";ςερτυθιοπ[]ασδφγηξκλ΄'ζχψωβνμ,./:ςΕΡΤΥΘΙΟΠ{}ΑΣΔΦΓΗΞΚΛ¨\"ΖΧΨΩΒΝΜ<>?";

impl Key {
    /// Reads a key as people write it: `j`, `^d` or `C-d`, `A-x`, `Enter`, `S-Tab`, `F1`. `None` for what is none.
    pub(crate) fn parse(spec: &str) -> Option<Self> {
        if spec.len() > LONGEST {
            return None;
        }
        let prefixes = [("C-", KeyModifiers::CONTROL), ("^", KeyModifiers::CONTROL), ("A-", KeyModifiers::ALT)];
        for (prefix, modifier) in prefixes {
            if let Some(rest) = spec.strip_prefix(prefix).filter(|rest| !rest.is_empty()) {
                let key = Self::parse(rest)?;
                // Terminals send one and the same for Control with either case.
                let code = match key.code {
                    KeyCode::Char(c) if modifier == KeyModifiers::CONTROL => KeyCode::Char(c.to_ascii_lowercase()),
                    code => code,
                };
                return Some(Self { code, modifiers: key.modifiers | modifier });
            }
        }
        Some(Self { code: code(spec)?, modifiers: KeyModifiers::NONE })
    }

    /// The key that was pressed.
    pub(crate) fn pressed(event: KeyEvent) -> Self {
        let shifted = matches!(event.code, KeyCode::Char(_) | KeyCode::BackTab);
        let ignored = if shifted { KeyModifiers::SHIFT } else { KeyModifiers::NONE };
        Self { code: event.code, modifiers: event.modifiers.difference(ignored) }
    }

    /// Whether it is typed into a line, or edits one.
    pub(crate) fn is_typed(self) -> bool {
        let edits = |spec: &&str| Self::parse(spec) == Some(self);
        let is_plain = matches!(self.code, KeyCode::Char(_)) && self.modifiers.is_empty();
        is_plain || EDITING.iter().any(|(keys, _)| keys.iter().any(edits))
    }

    /// A key with a name pressed with Shift, Control or Alt, as it is alone. `None` for what is alone already, and for
    /// characters, which are others then.
    pub(crate) fn without_modifiers(self) -> Option<Self> {
        let is_named = !matches!(self.code, KeyCode::Char(_)) && !self.modifiers.is_empty();
        is_named.then_some(Self { modifiers: KeyModifiers::NONE, ..self })
    }

    /// What a terminal tells of it.
    pub(crate) fn event(self) -> KeyEvent {
        KeyEvent::new(self.code, self.modifiers)
    }

    /// The key that lies in the same place on a Latin keyboard; `None` where this one is Latin already.
    pub(super) fn latin(self) -> Option<Self> {
        let KeyCode::Char(c) = self.code else { return None };
        let place = [CYRILLIC, GREEK].into_iter().find_map(|layout| layout.chars().position(|other| other == c))?;
        let latin = LATIN.chars().nth(place).filter(|_| !c.is_ascii())?;
        Some(Self { code: KeyCode::Char(latin), ..self })
    }
}

/// The code of a key without modifiers.
fn code(spec: &str) -> Option<KeyCode> {
    let mut chars = spec.chars();
    match (chars.next()?, chars.next()) {
        (c, None) if !c.is_whitespace() && !c.is_control() => return Some(KeyCode::Char(c)),
        (_, None) => return None,
        _ => {}
    }
    if let Some((_, code)) = NAMED.iter().find(|(name, _)| *name == spec) {
        return Some(*code);
    }
    let number = spec.strip_prefix('F')?.parse().ok().filter(|number| (1..=24).contains(number))?;
    Some(KeyCode::F(number))
}

/// The way the configuration writes it, and [`Key::parse`] reads it.
impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.modifiers.contains(KeyModifiers::CONTROL) {
            f.write_str("^")?;
        }
        if self.modifiers.contains(KeyModifiers::ALT) {
            f.write_str("A-")?;
        }
        match (NAMED.iter().find(|(_, code)| *code == self.code), self.code) {
            (Some((name, _)), _) => f.write_str(name),
            (None, KeyCode::F(number)) => write!(f, "F{number}"),
            (None, KeyCode::Char(c)) => write!(f, "{c}"),
            (None, other) => write!(f, "{other:?}"),
        }
    }
}

/// Keys pressed one after the other that together mean something; most often one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Chord(Vec<Key>);

impl Chord {
    /// Reads keys with spaces between them: `g d`. `None` where one of them is no key, or there is none.
    pub(crate) fn parse(spec: &str) -> Option<Self> {
        let keys: Option<Vec<Key>> = spec.split_whitespace().map(Key::parse).collect();
        keys.filter(|keys| !keys.is_empty()).map(Self)
    }

    /// The keys, first to last.
    pub(super) fn keys(&self) -> &[Key] {
        &self.0
    }

    /// Whether it can be pressed at `place`: what is typed into a line does nothing else there.
    pub(super) fn reaches(&self, place: Place) -> bool {
        !(place.takes_text() && self.0.first().is_some_and(|key| key.is_typed()))
    }

    /// Whether one of the two is the beginning of the other, or both are the same: then both cannot be bound in one place.
    pub(super) fn is_in_the_way_of(&self, other: &Self) -> bool {
        self.0.starts_with(&other.0) || other.0.starts_with(&self.0)
    }

    /// As people read it on the screen: arrows for arrows.
    pub(crate) fn shown(&self) -> String {
        let one = |key: &Key| match key.to_string().as_str() {
            "Up" => "↑".to_owned(),
            "Down" => "↓".to_owned(),
            "Left" => "←".to_owned(),
            "Right" => "→".to_owned(),
            other => other.to_owned(),
        };
        self.0.iter().map(one).collect::<Vec<_>>().join(" ")
    }
}

/// Keys as the tables write them, as people read them on the screen.
pub(crate) fn shown(specs: &[&str]) -> Vec<String> {
    specs.iter().filter_map(|spec| Chord::parse(spec)).map(|keys| keys.shown()).collect()
}

/// The way the configuration writes it.
impl fmt::Display for Chord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, key) in self.0.iter().enumerate() {
            write!(f, "{}{key}", if place == 0 { "" } else { " " })?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        for spec in ["j", "G", "^d", "A-x", "^A-x", "Enter", "S-Tab", "F12", "PgDn", "^", "-", "g d", "^x Space"] {
            assert_eq!(Chord::parse(spec).map(|chord| chord.to_string()).as_deref(), Some(spec));
        }
        assert_eq!(Key::parse("C-D"), Key::parse("^d"));
        for spec in ["", "  ", "Retrn", "F0", "F25", "C-Retrn", "ab"] {
            assert_eq!(Chord::parse(spec), None, "{spec}");
        }
    }

    #[test]
    fn other_layouts_have_a_key_in_each_place() {
        for layout in [CYRILLIC, GREEK] {
            assert_eq!(layout.chars().count(), LATIN.chars().count());
        }
        for (typed, latin) in [("о", "j"), ("Г", "U"), ("ξ", "j"), ("φ", "f"), ("^с", "^c")] {
            assert_eq!(Key::parse(typed).and_then(Key::latin), Key::parse(latin), "{typed}");
        }
        assert_eq!(Key::parse("j").and_then(Key::latin), None);
    }
}
