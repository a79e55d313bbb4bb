//! The distinct words of a catalog with the positions at which they stand, and how a term finds those it may mean.

use std::cmp::Ordering;
use std::iter::Peekable;
use std::ops::Range;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::abbreviation::{abbreviates, consonants, is_contraction};
use crate::postings::Postings;
use crate::text::{is_stop_word, nearest, stem};

/// The words, sorted by key. A word is named by its place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Lexicon {
    words: Vec<(Box<str>, Word)>,
}

/// What is known of a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// Where it stands.
    pub(super) postings: Postings,
    /// Whether it carries no meaning of its own.
    pub(super) is_function_word: bool,
}

impl Word {
    /// The word with this key, which stands nowhere yet.
    pub(super) fn new(key: &str) -> Self {
        Self { postings: Postings::default(), is_function_word: is_stop_word(key) }
    }
}

/// A word that a term may be an abbreviation of.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Abbreviated {
    /// The word.
    pub(super) word: usize,
    /// Which of its letters the term keeps, ascending.
    pub(super) letters: Vec<usize>,
    /// Whether no consonant of the word is left out.
    pub(super) complete: bool,
    /// How well the letters stand for the word, from 0 to 1: 1 where they are all its consonants, else the matcher's
    /// score as a share of that of the term with itself.
    pub(super) fit: f64,
}

/// Terms and words longer than this, in letters, are only looked up: what is so long is hardly a word, and a text
/// without spaces would cost much.
pub(super) const LONGEST_GUESS: usize = 32;

impl Lexicon {
    /// The lexicon of `words`, by their keys, each once.
    pub(super) fn new(mut words: Vec<(Box<str>, Word)>) -> Self {
        words.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
        for (_, word) in &mut words {
            word.postings.shrink();
        }
        Self { words }
    }

    /// Takes away the words at the positions of `removed`, puts those of `inserted`, which has `count` positions, in their
    /// place, and moves those that follow. No word is left that stands nowhere.
    pub(super) fn splice(&mut self, removed: &Range<u32>, inserted: Self, count: u32) {
        let (mut old, mut new) =
            (std::mem::take(&mut self.words).into_iter().peekable(), inserted.words.into_iter().peekable());
        self.words.reserve_exact(old.len() + new.len() / 2);
        while let Some((key, mut word, more)) = next_of(&mut old, &mut new) {
            word.postings.splice(removed, more.as_ref().map(|more| &more.postings), count);
            if !word.postings.is_empty() {
                self.words.push((key, word));
            }
        }
        self.words.shrink_to_fit();
    }

    /// The bytes it takes, an allocation's own cost left out.
    pub(super) fn bytes(&self) -> usize {
        let own: usize = self.words.iter().map(|(key, word)| key.len() + word.postings.bytes()).sum();
        own + self.words.capacity() * size_of::<(Box<str>, Word)>()
    }

    /// The key of `word`.
    pub(super) fn key(&self, word: usize) -> &str {
        &self.words[word].0
    }

    /// Where `word` stands.
    pub(super) fn postings(&self, word: usize) -> &Postings {
        &self.words[word].1.postings
    }

    /// At how many positions any of `words` stands.
    pub(super) fn count(&self, words: &Range<usize>) -> usize {
        self.words[words.clone()].iter().map(|(_, word)| word.postings.len()).sum()
    }

    /// Whether `word` carries no meaning of its own.
    pub(super) fn is_function_word(&self, word: usize) -> bool {
        self.words[word].1.is_function_word
    }

    /// The word with this key.
    pub(super) fn find(&self, key: &str) -> Option<usize> {
        self.words.binary_search_by(|(word, _)| (**word).cmp(key)).ok()
    }

    /// The words that begin with `head`.
    pub(super) fn starting_with(&self, head: &str) -> Range<usize> {
        let start = self.words.partition_point(|(key, _)| **key < *head);
        let count = self.words[start..].partition_point(|(key, _)| key.starts_with(head));
        start..start + count
    }

    /// The words with the stem of `key`, itself left out. So are function words (`its` is no other form of `IT`), and
    /// words of which it is but the beginning (`certif`, certificate).
    pub(super) fn of_stem(&self, key: &str) -> Vec<usize> {
        let own = stem(key);
        // The stemmer may end a stem in what stands in none of its words (`hoping`: `hope`, `capability`: `capabl`).
        let head = match own.strip_suffix(['e', 'i']) {
            Some(head) => head,
            None if own.ends_with("bl") => &own[..own.len() - 1],
            None => &own,
        };
        if head.len() < 2 {
            return Vec::new();
        }
        let has_stem = |word: &usize| {
            let other = self.key(*word);
            if other.len() > LONGEST_GUESS {
                return false;
            }
            let begins = other.strip_prefix(key).is_some_and(|ending| ending.is_empty() || ending.len() > "ing".len());
            !begins && !self.is_function_word(*word) && stem(other) == own
        };
        self.starting_with(head).filter(has_stem).collect()
    }

    /// The words of which `key` may be a misspelling: those the fewest slips away, and how many slips.
    ///
    /// A slip is a letter too many, too few or wrong, or two neighbours swapped (optimal string alignment distance).
    /// None is granted below 4 letters, one below 8, two from there on; the first letter has to be right or swapped
    /// with the second.
    pub(super) fn misspelt(&self, key: &str) -> (usize, Vec<usize>) {
        let length = key.chars().count();
        let granted = granted(length);
        let mut found = (granted, Vec::new());
        if granted == 0 || !is_alphabetic(key) || is_stop_word(key) {
            return found;
        }
        let mut first = key.chars();
        let (Some(one), Some(two)) = (first.next(), first.next()) else { return found };
        let swapped = if one == two { 0..0 } else { self.starting_with(&format!("{two}{one}")) };
        for word in self.starting_with(one.encode_utf8(&mut [0; 4])).chain(swapped) {
            let candidate = self.key(word);
            let letters = candidate.chars().count();
            if letters < 4 || letters.abs_diff(length) > found.0 || self.is_function_word(word) {
                continue;
            }
            let distance = strsim::osa_distance(key, candidate);
            if (1..=found.0).contains(&distance) {
                if distance < found.0 {
                    found = (distance, Vec::new());
                }
                found.1.push(word);
            }
        }
        found
    }

    /// The words of which `key` may be an abbreviation, as `mgmt` is of `management`: see [`is_contraction`] and
    /// [`abbreviates`]. Only words in ASCII letters have the vowels these go by.
    pub(super) fn abbreviated(&self, key: &str) -> Vec<Abbreviated> {
        if !(3..=LONGEST_GUESS).contains(&key.len()) || !key.bytes().all(|b| b.is_ascii_lowercase()) {
            return Vec::new();
        }
        let matcher = SkimMatcherV2::default();
        let Some(best) = matcher.fuzzy_match(key, key) else { return Vec::new() };
        let judge = |word: usize| {
            let candidate = self.key(word);
            if candidate.len() > LONGEST_GUESS {
                return None;
            }
            let complete = is_contraction(key, candidate);
            if !complete && !abbreviates(key, candidate) {
                return None;
            }
            let (score, letters) = matcher.fuzzy_indices(candidate, key)?;
            #[expect(clippy::cast_precision_loss, reason = "scores are far below 2^52")]
            let fit = if consonants(key) == consonants(candidate) {
                1.0
            } else {
                (score as f64 / best as f64).clamp(0.0, 1.0)
            };
            Some(Abbreviated { word, letters, complete, fit })
        };
        self.starting_with(&key[..1]).filter_map(judge).collect()
    }

    /// The words of which `key` may be a numeronym, as `k8s` is of `kubernetes`: a letter, how many letters are left out, four
    /// or more, and the last letters. Fewer are rather a name: `b2b`.
    pub(super) fn numbered(&self, key: &str) -> Vec<Abbreviated> {
        let is_letter = |c: char| c.is_ascii_lowercase();
        let (rest, tail) = key.split_at(key.trim_end_matches(is_letter).len());
        let (Some(head), Ok(left_out)) = (rest.get(..1), rest.get(1..).unwrap_or_default().parse::<usize>()) else {
            return Vec::new();
        };
        if !head.starts_with(is_letter) || tail.is_empty() || !(4..=LONGEST_GUESS).contains(&left_out) {
            return Vec::new();
        }
        let length = 1 + left_out + tail.len();
        let is_meant = |word: &usize| {
            let word = self.key(*word);
            word.len() == length && word.ends_with(tail) && word.bytes().all(|letter| letter.is_ascii_lowercase())
        };
        let letters: Vec<usize> = [0].into_iter().chain(1 + left_out..length).collect();
        let found = |word| Abbreviated { word, letters: letters.clone(), complete: true, fit: 1.0 };
        self.starting_with(head).filter(is_meant).map(found).collect()
    }

    /// The word most like `key`, for "did you mean": one that begins with the same letter, of more than its beginning, and
    /// hardly more slips away than a search forgives. That is one more from 6 letters on, and one below 4; in 4 or 5 letters
    /// a second slip leaves little that is alike.
    pub(super) fn nearest(&self, key: &str) -> Option<&str> {
        let first = key.chars().next()?;
        let length = key.chars().count();
        let most = granted(length) + usize::from(!matches!(length, 4..6));
        let alike = self.starting_with(first.encode_utf8(&mut [0; 4])).filter(|word| !self.is_function_word(*word));
        let is_near = |word: &&str| {
            let letters = word.chars().count();
            (3..=LONGEST_GUESS + most).contains(&letters)
                && letters.abs_diff(length) <= most
                && !key.starts_with(word)
                && strsim::osa_distance(key, word) <= most
        };
        nearest(key, alike.map(|word| self.key(word)).filter(is_near))
    }
}

/// How many slips a search forgives in a word of so many letters: see [`Lexicon::misspelt`].
fn granted(letters: usize) -> usize {
    match letters {
        4..8 => 1,
        8..=LONGEST_GUESS => 2,
        _ => 0,
    }
}

/// The next of two lists of words by key, and what the second has of it besides.
fn next_of<I: Iterator<Item = (Box<str>, Word)>>(
    old: &mut Peekable<I>,
    new: &mut Peekable<I>,
) -> Option<(Box<str>, Word, Option<Word>)> {
    let order = match (old.peek(), new.peek()) {
        (Some((one, _)), Some((other, _))) => one.cmp(other),
        (Some(_), None) => Ordering::Less,
        (None, _) => Ordering::Greater,
    };
    match order {
        Ordering::Less => old.next().map(|(key, word)| (key, word, None)),
        Ordering::Equal => old.next().map(|(key, word)| (key, word, new.next().map(|(_, more)| more))),
        Ordering::Greater => new.next().map(|(key, more)| {
            let word = Word { postings: Postings::default(), is_function_word: more.is_function_word };
            (key, word, Some(more))
        }),
    }
}

/// Whether two words of one stem are forms of one word (`manages`, `managing`) and not only its kin (`management`):
/// after what they share, which may end in a doubled letter, either has an ending of nouns or verbs.
pub(super) fn is_inflected(one: &str, other: &str) -> bool {
    const ENDINGS: [&str; 10] = ["", "d", "e", "ed", "es", "ied", "ies", "ing", "s", "y"];
    let shared: usize = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    let last = one[..shared].chars().next_back();
    [&one[shared..], &other[shared..]].into_iter().all(|ending| {
        let undoubled = last.and_then(|last| ending.strip_prefix(last)).filter(|rest| !rest.is_empty());
        ENDINGS.contains(&ending) || undoubled.is_some_and(|ending| ENDINGS.contains(&ending))
    })
}

/// Whether all of `key` is letters: numbers are never misspelt nor abbreviated.
pub(super) fn is_alphabetic(key: &str) -> bool {
    key.chars().all(char::is_alphabetic)
}

#[cfg(test)]
mod tests;
