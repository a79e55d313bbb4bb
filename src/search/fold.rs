//! Words in the form in which search compares them, letter by letter, so that a match leads back to the characters
//! that were typed. Goes further than [`text::fold`](crate::text::fold): people who search leave accents out.

use unicode_normalization::UnicodeNormalization;

/// The letters by which `word` is found, each with the place of the character it comes from.
///
/// Lower case in compatibility form, without accents (U+0300 to U+036F), apostrophes, joiners and variation selectors;
/// without full stops too, unless there is a digit (`U.S` is found as `us`, `3.5` as it stands).
pub(super) fn letters(word: &str) -> impl Iterator<Item = (usize, char)> {
    let number = word.contains(char::is_numeric);
    let kept = word.chars().enumerate().filter(move |&(_, c)| !is_dropped(c, number));
    kept.flat_map(|(place, c)| {
        let plain = c.to_lowercase().nfkd().filter(|c| !matches!(c, '\u{300}'..='\u{36f}'));
        plain.map(move |letter| (place, letter))
    })
}

/// The letters of `word` alone: the form in which the lexicon holds it.
pub(super) fn key(word: &str) -> String {
    if word.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return word.to_ascii_lowercase();
    }
    letters(word).map(|(_, letter)| letter).collect()
}

/// Whether `c` is left out of the letters of a word, `number` saying whether the word has a digit.
fn is_dropped(c: char, number: bool) -> bool {
    matches!(c, '\'' | '’' | '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}') || (c == '.' && !number)
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
