//! The words of a text.

use unicode_segmentation::UnicodeSegmentation;

/// A word of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word<'a> {
    /// The word as it stands.
    pub text: &'a str,
    /// Where it starts, in bytes.
    pub start: usize,
}

/// The words of `text` by Unicode's word boundaries (UAX #29), split further at possessive endings, without punctuation.
///
/// Hyphens split (`long-term` is two words); an apostrophe inside a word does not, but `'s` at its end is left out.
pub fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    // Nearly all text is ASCII, where the boundaries are plain to see and found ten times as fast.
    let (ascii, other) = if text.is_ascii() { (text, "") } else { ("", text) };
    AsciiWords { text: ascii, at: 0 }.chain(other_words(other))
}

/// What a byte of ASCII is to words. A table is faster than comparing, and every byte of every text is looked at.
static BYTES: [Byte; 256] = {
    let mut bytes = [Byte::Space; 256];
    let mut byte = 0;
    while byte < 128_u8 {
        bytes[byte as usize] = match byte {
            b'_' => Byte::Part,
            b'\'' | b'.' | b':' | b',' | b';' => Byte::Joint,
            _ if byte.is_ascii_alphanumeric() => Byte::Part,
            _ => Byte::Space,
        };
        byte += 1;
    }
    bytes
};

/// See [`BYTES`].
#[derive(Clone, Copy, PartialEq, Eq)]
enum Byte {
    Space,
    Part,
    /// What may join two letters or digits.
    Joint,
}

/// The words of ASCII text: see [`words`].
struct AsciiWords<'a> {
    text: &'a str,
    /// Where the rest of the text starts.
    at: usize,
}

impl AsciiWords<'_> {
    /// Whether the joint at `at`, which follows a part of a word, joins it to what comes next.
    ///
    /// Rules WB6 and WB7: letters around an apostrophe, a full stop or a colon belong together; WB11 and WB12: digits
    /// around an apostrophe, a full stop, a comma or a semicolon do.
    fn joins(&self, at: usize) -> bool {
        let bytes = self.text.as_bytes();
        match (bytes[at], bytes.get(at + 1)) {
            (b'\'' | b'.' | b':', Some(after)) if bytes[at - 1].is_ascii_alphabetic() => after.is_ascii_alphabetic(),
            (b'\'' | b'.' | b',' | b';', Some(after)) if bytes[at - 1].is_ascii_digit() => after.is_ascii_digit(),
            _ => false,
        }
    }
}

impl<'a> Iterator for AsciiWords<'a> {
    type Item = Word<'a>;

    #[inline]
    fn next(&mut self) -> Option<Word<'a>> {
        let bytes = self.text.as_bytes();
        let is = |at: usize, kind: Byte| bytes.get(at).is_some_and(|byte| BYTES[usize::from(*byte)] == kind);
        loop {
            let mut at = self.at;
            while !is(at, Byte::Part) {
                if at >= bytes.len() {
                    return None;
                }
                at += 1;
            }
            let start = at;
            while is(at, Byte::Part) || is(at, Byte::Joint) && self.joins(at) {
                at += 1;
            }
            self.at = at;
            let end = if bytes[start..at].ends_with(b"'s") { at - 2 } else { at };
            if bytes[start..end].iter().any(u8::is_ascii_alphanumeric) {
                return Some(Word { text: &self.text[start..end], start });
            }
        }
    }
}

/// The words of any text: see [`words`]. Where a piece of text between two boundaries starts is all that matters to where
/// it ends, so that each is found in the quickest way there is for it.
fn other_words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < text.len() {
            let start = at;
            let plain = plain_piece(text, at);
            at = match &plain {
                Some(piece) => piece.end,
                None => at + text[at..].split_word_bounds().next()?.len(),
            };
            let piece = &text[start..at];
            let piece = piece.strip_suffix("'s").or_else(|| piece.strip_suffix("’s")).unwrap_or(piece);
            if plain.map_or_else(|| piece.chars().any(char::is_alphanumeric), |plain| plain.is_word) {
                return Some(Word { text: piece, start });
            }
        }
        None
    })
}

/// Text between two boundaries.
struct Piece {
    end: usize,
    /// Whether a letter or a digit is in it.
    is_word: bool,
}

/// What a character is to word boundaries, as far as that is plain: other scripts have rules of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Letter,
    Digit,
    Underscore,
    /// What goes with the character before it.
    Accent,
    /// What joins two letters, two digits, or either.
    Joint {
        letters: bool,
        digits: bool,
    },
    /// A word by itself.
    Ideograph,
    /// A space, which goes with the spaces before it.
    Blank,
    /// Part of no word, and so is the end of the text.
    Space,
    Unknown,
}

/// The kind of the character at `at`, and where the next one is.
fn kind(text: &str, at: usize) -> (Kind, usize) {
    let joint = |letters, digits| Kind::Joint { letters, digits };
    if let Some(byte) = text.as_bytes().get(at).filter(|byte| byte.is_ascii()) {
        let kind = match byte {
            b'a'..=b'z' | b'A'..=b'Z' => Kind::Letter,
            b'0'..=b'9' => Kind::Digit,
            b'_' => Kind::Underscore,
            b' ' => Kind::Blank,
            b'\'' | b'.' => joint(true, true),
            b':' => joint(true, false),
            b',' | b';' => joint(false, true),
            _ => Kind::Space,
        };
        return (kind, at + 1);
    }
    let Some(c) = text[at..].chars().next() else { return (Kind::Space, at) };
    let kind = match c {
        '×' | '÷' => Kind::Unknown,
        // Latin, Cyrillic, Korean.
        '\u{c0}'..='\u{24f}' | '\u{400}'..='\u{481}' | '\u{48a}'..='\u{52f}' | '\u{ac00}'..='\u{d7a3}' => Kind::Letter,
        // Those beyond, and one between, are letters too.
        '\u{300}'..='\u{344}' | '\u{346}'..='\u{362}' => Kind::Accent,
        '’' => joint(true, true),
        '\u{4e00}'..='\u{9fff}' => Kind::Ideograph,
        _ => Kind::Unknown,
    };
    (kind, at + c.len_utf8())
}

/// The piece that starts at `start`, which is a boundary; `None` where it is not plain where it ends.
fn plain_piece(text: &str, start: usize) -> Option<Piece> {
    let (first, mut end) = kind(text, start);
    if end == start || matches!(first, Kind::Unknown | Kind::Accent) {
        return None;
    }
    let (mut last, mut is_word) = (first, matches!(first, Kind::Letter | Kind::Digit | Kind::Ideograph));
    let is_part = |kind| matches!(kind, Kind::Letter | Kind::Digit | Kind::Underscore);
    loop {
        let (next, behind) = kind(text, end);
        match next {
            Kind::Unknown => return None,
            // Rule WB3d: spaces keep together only side by side.
            Kind::Accent if last == Kind::Blank => last = Kind::Space,
            Kind::Accent => {}
            Kind::Blank if last == Kind::Blank => {}
            _ if is_part(next) && is_part(last) => last = next,
            Kind::Joint { letters, digits } if letters && last == Kind::Letter || digits && last == Kind::Digit => {
                match kind(text, behind).0 {
                    Kind::Unknown | Kind::Accent => return None,
                    after if after == last => {}
                    _ => return Some(Piece { end, is_word }),
                }
            }
            _ => return Some(Piece { end, is_word }),
        }
        is_word |= matches!(next, Kind::Letter | Kind::Digit);
        end = behind;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The words as the standard's own tables have them, without any short cut.
    fn by_the_book(text: &str) -> Vec<Word<'_>> {
        let pieces = text.split_word_bound_indices().map(|(start, piece)| {
            let piece = piece.strip_suffix("'s").or_else(|| piece.strip_suffix("’s")).unwrap_or(piece);
            Word { text: piece, start }
        });
        pieces.filter(|word| word.text.chars().any(char::is_alphanumeric)).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn short_cuts_lead_to_the_same_words(
            text in "[aZ1_ '.:,;\"’s技é\u{301}\u{345}\u{200d}\u{fe0f}Ⓜж한ไשक्カ🇩👩\r\n-]{0,12}|\\PC{0,12}|[a-f's_1.:, ]{0,40}",
        ) {
            prop_assert_eq!(words(&text).collect::<Vec<_>>(), by_the_book(&text));
        }
    }

    /// A space goes with the spaces before it, and what is Unicode's odd letter, an accent that counts as one, with both.
    #[test]
    fn spaces_side_by_side_are_one_piece() {
        for text in ["  \u{345}", " \u{301} \u{345}", "a  \u{345}b"] {
            assert_eq!(words(text).collect::<Vec<_>>(), by_the_book(text), "{text:?}");
        }
    }

    #[test]
    fn every_character_of_a_known_kind_is_of_that_kind() {
        for c in (0x80..=0xd7ff).filter_map(char::from_u32) {
            if kind(c.encode_utf8(&mut [0; 4]), 0).0 != Kind::Unknown {
                let text = format!("a{c}1{c}{c} {c}a_{c}.{c}\u{301}");
                assert_eq!(words(&text).collect::<Vec<_>>(), by_the_book(&text), "{c:?} {:x}", u32::from(c));
            }
        }
    }
}
