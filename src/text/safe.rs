//! Text made safe to show: what may stay, and what becomes a visible mark.

use std::borrow::Cow;

/// `raw` with everything replaced that could act on a terminal or hide from a reader.
///
/// * Runs of white space, line breaks included, become one space; none is left at the ends.
/// * C0 controls and DEL become their pictures (`␛`, `␡`), anything else that is not shown becomes `<U+XXXX>`: C1,
///   the twelve bidirectional controls, zero-width and other invisible characters, tag characters, and variation
///   selectors that have nothing to vary.
/// * Joiners stay inside emoji and inside the scripts that need them, and ordinary right-to-left text is untouched.
#[must_use]
pub fn safe(raw: &str) -> Cow<'_, str> {
    clean(raw).0
}

/// [`safe`], and whether a character had to be replaced.
pub(super) fn clean(raw: &str) -> (Cow<'_, str>, bool) {
    if is_plain(raw) {
        return (raw.into(), false);
    }
    let mut out = String::with_capacity(raw.len());
    let mut altered = false;
    let mut before = None;
    let mut chars = raw.trim_matches(is_space).chars().peekable();
    while let Some(c) = chars.next() {
        if is_space(c) {
            if !out.ends_with(' ') {
                out.push(' ');
            }
        } else if is_shown(before, c, chars.peek().copied()) {
            out.push(c);
        } else {
            push_visible(&mut out, c);
            altered = true;
        }
        before = Some(c);
    }
    (out.into(), altered)
}

/// Whether nothing need be done: printable ASCII with single spaces between words. Nearly all text is so.
fn is_plain(raw: &str) -> bool {
    let mut before = b' ';
    let plain = raw.bytes().all(|byte| {
        let plain = matches!(byte, b' '..=b'~') && !(byte == b' ' && before == b' ');
        before = byte;
        plain
    });
    plain && before != b' '
}

/// White space that may be folded into one space. U+2028 and U+2029 are not: no keyboard types them.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r')
}

/// Writes a character that must not be sent as something a reader can see.
fn push_visible(out: &mut String, c: char) {
    match u32::from(c) {
        code @ 0..=0x1f => out.extend(char::from_u32(0x2400 + code)),
        0x7f => out.push('␡'),
        code => out.extend(format!("<U+{code:04X}>").chars()),
    }
}

/// The character for which the mark at the start of `text` stands, and how many bytes the mark takes: a text that is safe
/// has `<U+XXXX>` in the place of what is not shown.
pub(crate) fn marked(text: &str) -> Option<(char, usize)> {
    const MOST_DIGITS: usize = 6;
    let rest = text.strip_prefix("<U+")?;
    let length = rest.bytes().take(MOST_DIGITS + 1).position(|byte| byte == b'>')?;
    let digits = rest[..length].bytes().all(|byte| byte.is_ascii_hexdigit()).then_some(&rest[..length])?;
    let c = char::from_u32(u32::from_str_radix(digits, 16).ok()?)?;
    is_invisible(c).then_some((c, "<U+>".len() + length))
}

/// Whether `c` is a character a reader sees, or a joiner or variation selector that its neighbours need.
fn is_shown(before: Option<char>, c: char, after: Option<char>) -> bool {
    let follows = |test: fn(char) -> bool| before.is_some_and(test);
    let joins = |test: fn(char) -> bool| follows(test) && after.is_some_and(test);
    match c {
        '\u{200c}' | '\u{200d}' if joins(needs_joiners) || follows(is_virama) => true,
        '\u{200d}' => joins(is_emoji_part),
        '\u{fe00}'..='\u{fe0f}' => follows(has_variants),
        '\u{e0100}'..='\u{e01ef}' => follows(is_ideograph),
        '\u{180b}'..='\u{180f}' => follows(|b| ('\u{1820}'..='\u{18aa}').contains(&b)),
        _ => !is_invisible(c),
    }
}

/// Characters that are controls or take no place on a screen, joiners and variation selectors included.
///
/// Unicode 16, general categories Cc and Cf plus the default-ignorable letters (Hangul fillers and the like), without
/// the signs of category Cf that are seen, such as the Arabic number sign.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}'
        | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffb}' | '\u{13430}'..='\u{1343f}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Letters and marks of the scripts whose spelling uses joiners: Arabic to Mongolian, and Arabic's presentation forms.
fn needs_joiners(c: char) -> bool {
    !is_invisible(c)
        && matches!(c, '\u{600}'..='\u{8ff}' | '\u{900}'..='\u{109f}' | '\u{1780}'..='\u{18af}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

/// The signs that take the vowel from a letter of an Indic script. A joiner after one shapes the letter before it, at the
/// end of a word too.
fn is_virama(c: char) -> bool {
    // In the blocks from Devanagari to Malayalam, each 128 long, the virama has one and the same place.
    matches!(c, '\u{900}'..='\u{d7f}') && u32::from(c) % 0x80 == 0x4d || c == '\u{dca}'
}

/// Ideographs of Chinese, Japanese and Korean.
fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Characters that a variation selector may give another form: emoji, the bases of keycaps, ideographs, signs. A letter
/// has no variants, and so a selector after it only hides.
fn has_variants(c: char) -> bool {
    match c {
        '0'..='9' | '#' | '*' => true,
        _ if c.is_ascii() || is_invisible(c) => false,
        _ => !c.is_alphabetic() || is_ideograph(c) || ('\u{1000}'..='\u{109f}').contains(&c),
    }
}

/// Pictographs, skin tones and the selector that asks for the coloured form.
fn is_emoji_part(c: char) -> bool {
    matches!(c, '\u{fe0f}' | '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}
