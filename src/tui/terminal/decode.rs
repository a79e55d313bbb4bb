//! Bytes from the terminal to what they mean: keys, the mouse, pastes.
//!
//! The sequences are those that xterm and its kin send for the modes we set (xterm's `ctlseqs.txt`, sections "PC-Style
//! Function Keys", "Extended coordinates" and "Bracketed Paste Mode"), and the Linux console's function keys. The names of
//! keys are crossterm's, which the rest of the interface speaks; its reading of events is not used, because in 0.29
//!
//! * a hang-up makes it spin for good, and a sequence that never ends makes it wait for good,
//! * it takes 1,024 bytes of a burst and leaves the rest until the next key, or, with its other source, spins for as long
//!   as it was told to wait,
//! * two quick Escapes are one, and a paste is held in memory however long it is.
//!
//! This module does no input or output.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

/// Something that arrived from the terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Input {
    /// A key was pressed, or repeats. Releases are never reported.
    Key(KeyEvent),
    /// A mouse button was pressed or released, or the wheel turned.
    Mouse(MouseEvent),
    /// Text was pasted, as the terminal sent it: it may hold anything, but no more than [`PASTE_LIMIT`] bytes.
    Paste(String),
    /// The terminal told the colour of its background: whether it is dark.
    Background {
        /// Darker than half of white.
        is_dark: bool,
    },
    /// The window has another size, or the program was suspended and goes on: draw.
    Redraw,
}

/// The most bytes of a paste that are kept: more than anybody searches for.
pub(super) const PASTE_LIMIT: usize = 64 * 1024;

/// The longest sequence that is waited for to its end. None that is understood comes near.
const SEQUENCE_LIMIT: usize = 64;

const ESC: u8 = 0x1b;
const PASTE_END: &[u8] = b"\x1b[201~";

/// Turns bytes into inputs, however they are cut into pieces.
#[derive(Default)]
pub(super) struct Decoder {
    /// The start of something whose end has not arrived.
    pending: Vec<u8>,
    /// The paste that is arriving.
    paste: Option<Paste>,
}

impl Decoder {
    /// Takes `bytes` and hands what they mean to `send`, in order. `more` says that the rest may be about to come.
    ///
    /// Without more to come, an escape character at the end is the Escape key.
    pub(super) fn decode(&mut self, bytes: &[u8], more: bool, mut send: impl FnMut(Input)) {
        let mut bytes = bytes;
        while !bytes.is_empty() {
            if let Some(paste) = &mut self.paste {
                bytes = paste.take(bytes);
                if paste.is_complete() {
                    send(Input::Paste(String::from_utf8_lossy(&paste.text).into_owned()));
                    self.paste = None;
                }
            } else {
                // One at a time, since where a paste begins the rest of the bytes is no longer sequences.
                self.pending.push(bytes[0]);
                bytes = &bytes[1..];
                self.decode_pending(&mut send);
            }
        }
        if !more && self.pending == [ESC] {
            self.finish(send);
        }
    }

    /// Whether something has begun that may not go on, because a key was pressed that begins like a sequence.
    pub(super) fn is_waiting(&self) -> bool {
        !self.pending.is_empty()
    }

    /// Takes what has begun for what it is without an end: Escape, Alt with a key, or nothing.
    pub(super) fn finish(&mut self, mut send: impl FnMut(Input)) {
        match std::mem::take(&mut self.pending)[..] {
            [ESC] => send(key(KeyCode::Esc, KeyModifiers::NONE)),
            [ESC, byte] if byte.is_ascii() => send(key(KeyCode::Char(char::from(byte)), KeyModifiers::ALT)),
            _ => {}
        }
    }

    /// Takes off the front of what is pending all that is complete.
    fn decode_pending(&mut self, send: &mut impl FnMut(Input)) {
        while let Some((length, meaning)) = first(&self.pending) {
            self.pending.drain(..length);
            match meaning {
                Meaning::Input(input) => send(input),
                Meaning::PasteStart => self.paste = Some(Paste::default()),
                Meaning::Nothing => {}
            }
        }
    }
}

/// A paste from its first byte after the opening sequence.
#[derive(Default)]
struct Paste {
    text: Vec<u8>,
    /// How much of [`PASTE_END`] the last bytes are.
    ended: usize,
}

impl Paste {
    /// Takes bytes up to the closing sequence; returns the rest.
    fn take<'a>(&mut self, bytes: &'a [u8]) -> &'a [u8] {
        for (index, byte) in bytes.iter().enumerate() {
            if *byte == PASTE_END[self.ended] {
                self.ended += 1;
                if self.is_complete() {
                    return &bytes[index + 1..];
                }
            } else {
                self.push(&PASTE_END[..self.ended]);
                self.ended = usize::from(*byte == ESC);
                if self.ended == 0 {
                    self.push(&[*byte]);
                }
            }
        }
        &[]
    }

    fn push(&mut self, bytes: &[u8]) {
        let room = PASTE_LIMIT - self.text.len();
        self.text.extend(&bytes[..bytes.len().min(room)]);
    }

    fn is_complete(&self) -> bool {
        self.ended == PASTE_END.len()
    }
}

/// What a sequence or a character means.
enum Meaning {
    Input(Input),
    PasteStart,
    /// Nothing that is understood, or nothing to us.
    Nothing,
}

impl From<Option<Input>> for Meaning {
    fn from(input: Option<Input>) -> Self {
        input.map_or(Self::Nothing, Self::Input)
    }
}

fn key(code: KeyCode, modifiers: KeyModifiers) -> Input {
    Input::Key(KeyEvent::new(code, modifiers))
}

/// The first thing in `bytes` and how many of them it takes; `None` while it is incomplete.
fn first(bytes: &[u8]) -> Option<(usize, Meaning)> {
    match bytes {
        [] | [ESC] => None,
        [ESC, ESC, ..] => Some((1, Meaning::Input(key(KeyCode::Esc, KeyModifiers::NONE)))),
        [ESC, b'[', rest @ ..] => control_sequence(rest).map(|(length, meaning)| (2 + length, meaning)),
        [ESC, b']', rest @ ..] if rest.first().is_none_or(u8::is_ascii_digit) => {
            report(rest).map(|(length, meaning)| (2 + length, meaning))
        }
        [ESC, b'O', rest @ ..] => rest.first().map(|last| (3, function_key(*last, KeyModifiers::NONE).into())),
        [ESC, rest @ ..] => character(rest, KeyModifiers::ALT).map(|(length, meaning)| (1 + length, meaning)),
        _ => character(bytes, KeyModifiers::NONE),
    }
}

/// A key that sends a character or a control code.
fn character(bytes: &[u8], modifiers: KeyModifiers) -> Option<(usize, Meaning)> {
    let control = |character: u8| (KeyCode::Char(char::from(character)), KeyModifiers::CONTROL);
    let (code, held) = match bytes[0] {
        b'\r' => (KeyCode::Enter, KeyModifiers::NONE),
        b'\t' => (KeyCode::Tab, KeyModifiers::NONE),
        0x7f => (KeyCode::Backspace, KeyModifiers::NONE),
        0 => control(b' '),
        byte @ 0x01..=0x1a => control(byte - 1 + b'a'),
        byte @ 0x1c..=0x1f => control(byte - 0x1c + b'4'),
        _ => return printable(bytes, modifiers),
    };
    Some((1, Meaning::Input(key(code, held | modifiers))))
}

/// A character in UTF-8; a byte that is none means nothing.
fn printable(bytes: &[u8], modifiers: KeyModifiers) -> Option<(usize, Meaning)> {
    let (valid, error) = match str::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => (str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default(), Some(error)),
    };
    match (valid.chars().next(), error) {
        (Some(character), _) => Some((character.len_utf8(), Meaning::Input(typed(character, modifiers)))),
        (None, Some(error)) => error.error_len().map(|length| (length, Meaning::Nothing)),
        (None, None) => None,
    }
}

/// The key that types `character`. Upper case is typed with Shift, as crossterm has it.
fn typed(character: char, modifiers: KeyModifiers) -> Input {
    let shift = if character.is_uppercase() { KeyModifiers::SHIFT } else { KeyModifiers::NONE };
    key(KeyCode::Char(character), modifiers | shift)
}

/// What follows `ESC [`, by its last byte.
fn control_sequence(bytes: &[u8]) -> Option<(usize, Meaning)> {
    if let [b'[', rest @ ..] = bytes {
        // The Linux console's F1 to F5.
        return rest.first().map(|last| (2, console_key(*last).into()));
    }
    let Some(end) = bytes.iter().position(|byte| !(0x20..=0x3f).contains(byte)) else {
        return (bytes.len() >= SEQUENCE_LIMIT).then_some((bytes.len(), Meaning::Nothing));
    };
    if !(0x40..=0x7e).contains(&bytes[end]) {
        // Not a sequence after all; what broke it off begins something new.
        return Some((end, Meaning::Nothing));
    }
    let meaning = match (str::from_utf8(&bytes[..end]).unwrap_or_default(), bytes[end]) {
        ("200", b'~') => Meaning::PasteStart,
        (parameters, last @ (b'M' | b'm')) => mouse(parameters, last == b'm').into(),
        (parameters, last) => special_key(parameters, last).into(),
    };
    Some((end + 1, meaning))
}

/// What follows `ESC ]`: the answer to a question about the terminal, up to BEL or `ESC \`.
fn report(bytes: &[u8]) -> Option<(usize, Meaning)> {
    let end = bytes.iter().enumerate().find_map(|(place, byte)| match byte {
        0x07 => Some((place, 1)),
        0x1b if bytes.get(place + 1) == Some(&b'\\') => Some((place, 2)),
        _ => None,
    });
    let Some((length, terminator)) = end else {
        return (bytes.len() >= SEQUENCE_LIMIT).then_some((bytes.len(), Meaning::Nothing));
    };
    let is_dark = str::from_utf8(&bytes[..length]).ok().and_then(is_dark);
    Some((length + terminator, is_dark.map(|is_dark| Input::Background { is_dark }).into()))
}

/// Whether the background of an answer to OSC 11, `11;rgb:RRRR/GGGG/BBBB` with one to four hexadecimal digits each, is dark:
/// its luminance by ITU-R BT.709 below a half.
fn is_dark(answer: &str) -> Option<bool> {
    let colour = answer.strip_prefix("11;rgb")?.trim_start_matches('a').strip_prefix(':')?;
    let channel = |digits: &str| -> Option<f64> {
        let most = 16_u32.checked_pow(u32::try_from(digits.len()).ok()?)? - 1;
        let value = u32::from_str_radix(digits, 16).ok().filter(|_| (1..=4).contains(&digits.len()))?;
        Some(f64::from(value) / f64::from(most))
    };
    let mut channels = colour.split('/').map(channel);
    let (red, green, blue) = (channels.next()??, channels.next()??, channels.next()??);
    Some(0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.5)
}

fn console_key(last: u8) -> Option<Input> {
    matches!(last, b'A'..=b'E').then(|| key(KeyCode::F(last - b'A' + 1), KeyModifiers::NONE))
}

/// A key of `ESC [ 1 ; modifiers letter`, `ESC [ number ; modifiers ~` or `ESC [ character ; modifiers u`.
fn special_key(parameters: &str, last: u8) -> Option<Input> {
    let mut numbers = parameters.split(';').map(|number| number.parse::<u32>().ok());
    let first = numbers.next().flatten().unwrap_or(1);
    let modifiers = modifiers(numbers.next().flatten());
    match last {
        b'~' => numbered_key(first, modifiers),
        b'u' => Some(unambiguous(char::from_u32(first)?, modifiers)),
        _ => function_key(last, modifiers),
    }
}

/// A key that some terminals name by its character where the plain control code would be ambiguous.
fn unambiguous(character: char, modifiers: KeyModifiers) -> Input {
    match character {
        '\r' => key(KeyCode::Enter, modifiers),
        '\t' => key(KeyCode::Tab, modifiers),
        '\x1b' => key(KeyCode::Esc, modifiers),
        '\x7f' => key(KeyCode::Backspace, modifiers),
        _ => typed(character, modifiers),
    }
}

/// The modifiers of a parameter: one more than the sum of Shift 1, Alt 2 and Control 4.
fn modifiers(parameter: Option<u32>) -> KeyModifiers {
    let bits = parameter.unwrap_or(1).saturating_sub(1);
    [(1, KeyModifiers::SHIFT), (2, KeyModifiers::ALT), (4, KeyModifiers::CONTROL)]
        .into_iter()
        .filter(|(bit, _)| bits & bit != 0)
        .fold(KeyModifiers::NONE, |all, (_, modifier)| all | modifier)
}

fn function_key(last: u8, modifiers: KeyModifiers) -> Option<Input> {
    let code = match last {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        b'P'..=b'S' => KeyCode::F(last - b'P' + 1),
        b'Z' => return Some(key(KeyCode::BackTab, modifiers | KeyModifiers::SHIFT)),
        _ => return None,
    };
    Some(key(code, modifiers))
}

fn numbered_key(number: u32, modifiers: KeyModifiers) -> Option<Input> {
    let function = |number: u32, before: u32| u8::try_from(number - before).map_or(KeyCode::Null, KeyCode::F);
    let code = match number {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        11..=15 => function(number, 10),
        17..=21 => function(number, 11),
        23..=24 => function(number, 12),
        _ => return None,
    };
    Some(key(code, modifiers))
}

/// A mouse report, `ESC [ < button ; column ; row M` or, for a release, `m`.
fn mouse(parameters: &str, is_release: bool) -> Option<Input> {
    let mut numbers = parameters.strip_prefix('<')?.split(';').map(|number| number.parse::<u16>().ok());
    let (button, column, row) = (numbers.next()??, numbers.next()??, numbers.next()??);
    let named = match button & 0b11 {
        0 => Some(MouseButton::Left),
        1 => Some(MouseButton::Middle),
        2 => Some(MouseButton::Right),
        _ => None,
    };
    let kind = match (button & !0b1_1111, button & 0b11) {
        (0, _) if is_release => MouseEventKind::Up(named?),
        (0, _) => MouseEventKind::Down(named?),
        (32, _) => MouseEventKind::Drag(named?),
        (64, 0) => MouseEventKind::ScrollUp,
        (64, 1) => MouseEventKind::ScrollDown,
        (64, 2) => MouseEventKind::ScrollLeft,
        (64, 3) => MouseEventKind::ScrollRight,
        _ => return None,
    };
    let modifiers = modifiers(Some(u32::from(button >> 2 & 0b111) + 1));
    Some(Input::Mouse(MouseEvent { kind, column: column.checked_sub(1)?, row: row.checked_sub(1)?, modifiers }))
}

#[cfg(test)]
mod tests;
