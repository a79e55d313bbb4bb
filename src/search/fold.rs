//! Words in the form in which search compares them, letter by letter, so that a match leads back to the characters
//! that were typed. Goes further than [`text::fold`]: people who search leave accents out.

use std::cell::LazyCell;

use unicode_normalization::UnicodeNormalization;

use crate::text::{self, Word, is_invisible, marked};

/// The words of `text` as search takes them: those of [`text::words`] where nothing invisible stands in it, each of one or
/// two letters with the signs that make another word of it (`C++`, `C#`).
///
/// What is invisible is left out, as it is or as the mark that safe text has in its place: a soft hyphen does not part a
/// word, a zero-width space does.
pub(super) fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    // Hardly a text has a mark, and it takes no time to see that there is none.
    let (plain, marked) = if text.contains('<') { ("", Some(text)) } else { (text, None) };
    let marked = marked.into_iter().flat_map(without_marks);
    text::words(plain).map(|word| with_signs(plain, word)).chain(marked)
}

/// `word` of `text` with the signs right after it, if it is one or two letters from a to z and no letter follows: it is no
/// sum then.
#[inline]
fn with_signs<'a>(text: &'a str, word: Word<'a>) -> Word<'a> {
    const MOST: usize = 2;
    let is_sign = |byte: &u8| matches!(byte, b'+' | b'#');
    let end = word.start + word.text.len();
    // So it is of nearly all words, and all of them are asked.
    if !text.as_bytes().get(end).is_some_and(is_sign) {
        return word;
    }
    let signs = text.as_bytes()[end..].iter().take_while(|byte| is_sign(byte)).count();
    let is_letters = word.text.len() <= MOST && word.text.bytes().all(|byte| byte.is_ascii_alphabetic());
    if signs > MOST || !is_letters || text[end + signs..].starts_with(char::is_alphabetic) {
        return word;
    }
    Word { text: &text[word.start..end + signs], start: word.start }
}

/// The words of a text in which marks may stand: see [`words`].
fn without_marks(text: &str) -> Vec<Word<'_>> {
    let mut seen = String::with_capacity(text.len());
    // Where in what is seen something is left out, and how many bytes are up to there.
    let mut left_out = vec![(0, 0)];
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let (mark, length) = marked(&text[at..]).map_or((None, c.len_utf8()), |(c, length)| (Some(c), length));
        match mark {
            None => seen.push(c),
            Some(mark) if is_space(mark) => seen.push(' '),
            Some(_) => {}
        }
        at += length;
        if mark.is_some() {
            left_out.push((seen.len(), at - seen.len()));
        }
    }
    let before = |count: usize| left_out[count.saturating_sub(1)].1;
    let start = |at: usize| at + before(left_out.partition_point(|(place, _)| *place <= at));
    let end = |at: usize| at + before(left_out.partition_point(|(place, _)| *place < at));
    let found = text::words(&seen).map(|word| with_signs(&seen, word));
    let in_text = found.map(|word| (start(word.start), end(word.start + word.text.len())));
    in_text.map(|(start, end)| Word { text: &text[start..end], start }).collect()
}

/// Whether an invisible character parts words.
fn is_space(c: char) -> bool {
    c.is_control() || matches!(c, '\u{200b}' | '\u{2028}' | '\u{2029}')
}

/// A character of a query as it is read: a space for what parts words without being seen, `None` for all else that is not
/// seen, as it is pasted along with what was meant.
pub(super) fn typed(c: char) -> Option<char> {
    match c {
        _ if is_space(c) => Some(' '),
        _ if is_invisible(c) => None,
        _ => Some(c),
    }
}

/// The letters by which `word` is found, each with the place of the character it comes from.
///
/// Lower case in compatibility form, without accents (U+0300 to U+036F), apostrophes and what is invisible, such as joiners,
/// variation selectors and the marks of [`words`]; with the letters that have no such form as people without their keyboard
/// write them (`Straße` is found as `strasse`); without full stops too, unless there is a digit (`U.S` is found as `us`,
/// `3.5` as it stands).
pub(super) fn letters(word: &str) -> impl Iterator<Item = (usize, char)> {
    let number = LazyCell::new(|| word.contains(char::is_numeric));
    let mut in_mark = false;
    let kept = word.chars().enumerate().filter(move |(_, c)| {
        // No word has such a sign but in a mark.
        let is_marked = in_mark || *c == '<';
        in_mark = is_marked && *c != '>';
        !is_marked && !is_dropped(*c) && (*c != '.' || *number)
    });
    kept.flat_map(|(place, c)| {
        // Most characters are one letter, and it takes no look into the tables to see which.
        let (one, several) = match c {
            '\0'..='\x7f' => (Some(c.to_ascii_lowercase()), None),
            '\u{4e00}'..='\u{9fff}' => (Some(c), None),
            _ => (None, Some(c.to_lowercase().nfkd().filter(|c| !is_accent(*c)).flat_map(spelt))),
        };
        one.into_iter().chain(several.into_iter().flatten()).map(move |letter| (place, letter))
    })
}

/// A letter as it is written without it, where Unicode has no other form of it.
fn spelt(letter: char) -> impl Iterator<Item = char> {
    let (first, second) = match letter {
        'ß' => ('s', Some('s')),
        'æ' => ('a', Some('e')),
        'œ' => ('o', Some('e')),
        'þ' => ('t', Some('h')),
        'ø' => ('o', None),
        'ł' => ('l', None),
        'đ' | 'ð' => ('d', None),
        'ħ' => ('h', None),
        'ŧ' => ('t', None),
        'ı' => ('i', None),
        _ => (letter, None),
    };
    [first].into_iter().chain(second)
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
    is_accent(c) || matches!(c, '\'' | '’') || !c.is_ascii() && is_invisible(c)
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
