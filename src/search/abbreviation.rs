//! When a term is an abbreviation of a word. Both are keys in ASCII letters: other scripts have no vowels to leave out.

use super::fold;
use crate::text::stem;

/// Whether `key` is `word` without its vowels, or without those from some letter on (`dvlp`, `exprnc`); of letters that
/// stand twice one may be left out.
pub(super) fn is_contraction(key: &str, word: &str) -> bool {
    let head = key.bytes().zip(word.bytes()).take_while(|(one, other)| one == other).count();
    let whole = consonants(key) == consonants(word) || single_consonants(key) == single_consonants(word);
    (1..key.len()).contains(&head) && key.len() < word.len() && !key[head..].bytes().any(is_vowel) && whole
}

/// Whether `key` is shortened from `word` the way people do it: its beginning, then consonants only, up to the last one
/// of the word, of its singular or of its stem (`acct`: account, accounts, accounting).
///
/// A beginning with a vowel in it could be read as a syllable, so it has to be longer: two letters where the vowel is
/// the first, else three. Where the beginning is shorter than three letters, the key has to hold two thirds of the
/// consonants, or half of them if it is longer than three letters.
pub(super) fn abbreviates(key: &str, word: &str) -> bool {
    let head = key.bytes().zip(word.bytes()).take_while(|(one, other)| one == other).count();
    let least = match key[..head].bytes().position(is_vowel) {
        None => 1,
        Some(0) => 2,
        Some(_) => 3,
    };
    if head < least || word.len() < key.len() + 2 || key[head..].bytes().any(is_vowel) {
        return false;
    }
    let shortens = |form: &str| {
        let (kept, all) = (single_consonants(key), single_consonants(form));
        let enough = if key.len() == 3 { kept.len() * 3 >= all.len() * 2 } else { kept.len() * 2 >= all.len() };
        kept.last() == all.last() && is_subsequence(key, form) && (head >= 3 || enough)
    };
    shortens(word) || word.strip_suffix('s').is_some_and(shortens) || shortens(&stem(word))
}

/// The key of an acronym that is typed as one: two to four capitals, maybe with the `s` of a plural (`GPUs`).
pub(super) fn in_capitals(word: &str) -> Option<String> {
    let letters = word.strip_suffix('s').unwrap_or(word);
    let is_acronym = (2..=4).contains(&letters.chars().count()) && letters.chars().all(char::is_uppercase);
    is_acronym.then(|| fold::key(letters))
}

/// The numeronym of a word: see [`Lexicon::numbered`](super::lexicon::Lexicon::numbered).
pub(super) fn numeronym(word: &str) -> Option<String> {
    let left_out = word.len().checked_sub(2).filter(|count| *count >= 4)?;
    let is_plain = word.bytes().all(|letter| letter.is_ascii_lowercase());
    is_plain.then(|| format!("{}{left_out}{}", &word[..1], &word[word.len() - 1..]))
}

/// Whether a letter is a vowel wherever it stands, as `y` is not.
pub(super) fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// The consonants of `word`.
pub(super) fn consonants(word: &str) -> Vec<u8> {
    word.bytes().filter(|letter| !is_vowel(*letter)).collect()
}

/// The consonants of `word`, of a letter that stands twice one.
fn single_consonants(word: &str) -> Vec<u8> {
    let mut letters = word.as_bytes().to_vec();
    letters.dedup();
    letters.retain(|letter| !is_vowel(*letter));
    letters
}

/// Whether the letters of `key` stand in `word` in their order.
fn is_subsequence(key: &str, word: &str) -> bool {
    let mut rest = word.bytes();
    key.bytes().all(|letter| rest.any(|other| other == letter))
}
