//! Words in the form in which search compares them, letter by letter, so that a match leads back to the characters
//! that were typed. Goes further than [`text::fold`](crate::text::fold): people who search leave accents out.

use std::cell::LazyCell;

use unicode_normalization::UnicodeNormalization;

/// The letters by which `word` is found, each with the place of the character it comes from.
///
/// Lower case in compatibility form, without accents (U+0300 to U+036F), apostrophes, joiners and variation selectors;
/// without full stops too, unless there is a digit (`U.S` is found as `us`, `3.5` as it stands).
pub(super) fn letters(word: &str) -> impl Iterator<Item = (usize, char)> {
    let number = LazyCell::new(|| word.contains(char::is_numeric));
    let kept = word.chars().enumerate().filter(move |(_, c)| !is_dropped(*c) && (*c != '.' || *number));
    kept.flat_map(|(place, c)| {
        // Most characters are one letter, and it takes no look into the tables to see which.
        let (one, several) = match c {
            '\0'..='\x7f' => (Some(c.to_ascii_lowercase()), None),
            '\u{4e00}'..='\u{9fff}' => (Some(c), None),
            _ => (None, Some(c.to_lowercase().nfkd().filter(|c| !is_accent(*c)))),
        };
        one.into_iter().chain(several.into_iter().flatten()).map(move |letter| (place, letter))
    })
}

/// The letters of `word` alone: the form in which the lexicon holds it.
pub(super) fn key(word: &str) -> String {
    if word.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return word.to_ascii_lowercase();
    }
    letters(word).map(|(_, letter)| letter).collect()
}

/// Whether `c` is left out of the letters of any word. What an accent is made of are accents.
fn is_dropped(c: char) -> bool {
    is_accent(c) || matches!(c, '\'' | '’' | '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}')
}

fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// Whether a word is written as an acronym: two or three letters, all of them capitals. `IT` is, `it` is not.
pub(super) fn is_acronym(word: &str) -> bool {
    let mut capitals = 0;
    for c in word.chars().filter(|c| *c != '.') {
        if !c.is_uppercase() {
            return false;
        }
        capitals += 1;
    }
    (2..=3).contains(&capitals)
}
