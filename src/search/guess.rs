//! What a term may be meant to be where nothing is written so: a misspelling, an abbreviation, words without their space.

use super::abbreviation::numeronym;
use super::lexicon::{LONGEST_GUESS, Lexicon, is_alphabetic, is_inflected};
use super::pattern::{FunctionWords, Grade, Mark, Pattern, Step, ratio};
use super::query::{Alternative, Shape};
use super::spelling::singular;

/// The patterns by which `term` may be met if nothing has what is written: words it is a misspelling or an abbreviation
/// of, or that it makes up together with the term `before` it (`share point`).
pub(super) fn guessed(term: &Alternative, before: Option<&Alternative>, lexicon: &Lexicon) -> Vec<Pattern> {
    if term.shape != Shape::Loose {
        return Vec::new();
    }
    let key = term.words.concat();
    let mut patterns = Vec::new();
    patterns.extend(misspelt(&key, lexicon));
    if let Some(before) = before.filter(|before| before.shape == Shape::Loose) {
        let joined = before.words.concat() + &key;
        patterns.push(Pattern::run(vec![Step::beginning(&joined, lexicon)], Grade::Pieces));
    }
    if term.words.len() == 1 {
        patterns.extend(parted(&key, lexicon));
        patterns.extend(lexicon.numbered(&key).into_iter().map(Pattern::of_abbreviated));
        let numbered = numeronym(&key).and_then(|numeronym| lexicon.find(&numeronym));
        patterns.extend(numbered.map(|word| Pattern::of_word(word, Mark::Whole, Grade::Contraction)));
    }
    if term.words.len() == 1 && is_alphabetic(&key) {
        if term.acronym.is_none() {
            patterns.extend(initials(&key, lexicon));
            patterns.extend(singular(&key).into_iter().flat_map(|singular| initials(singular, lexicon)));
        }
        patterns.extend(pieces(&key, lexicon));
        patterns.extend(lexicon.abbreviated(&key).into_iter().map(Pattern::of_abbreviated));
    }
    patterns.retain(Pattern::is_possible);
    patterns
}

/// The patterns of a `term` that is typed in capitals: the initials it may be, and of a plural the word itself. What is found
/// as a word without a meaning of its own (`IT`, `US`) is meant as that.
pub(super) fn of_acronym(term: &Alternative, lexicon: &Lexicon) -> Vec<Pattern> {
    let Some(acronym) = &term.acronym else { return Vec::new() };
    let word = lexicon.find(acronym);
    if word.is_some_and(|word| lexicon.is_function_word(word)) {
        return Vec::new();
    }
    let of_plural = word.filter(|_| term.words.first() != Some(acronym));
    let of_plural = of_plural.map(|word| Pattern::of_word(word, Mark::Whole, Grade::Form));
    let initials = initials(acronym, lexicon).into_iter().map(|run| Pattern { grade: Grade::Acronym, ..run });
    let mut patterns: Vec<Pattern> = of_plural.into_iter().chain(initials).collect();
    patterns.retain(Pattern::is_possible);
    patterns
}

/// The words `key` may be a misspelling of, the more frequent the better, and their other forms.
fn misspelt(key: &str, lexicon: &Lexicon) -> Vec<Pattern> {
    let (slips, words) = lexicon.misspelt(key);
    let grade = if slips > 1 { Grade::TwoSlips } else { Grade::Slip };
    let most = words.iter().map(|word| lexicon.postings(*word).len()).max().unwrap_or_default();
    let mut patterns = Vec::new();
    for word in words {
        let fit = ratio(lexicon.postings(word).len(), most);
        patterns.push(Pattern { fit, ..Pattern::of_word(word, Mark::Whole, grade) });
        let meant = lexicon.key(word);
        let forms = lexicon.of_stem(meant).into_iter().filter(|form| is_inflected(meant, lexicon.key(*form)));
        patterns.extend(forms.map(|form| Pattern { fit: 0.0, ..Pattern::of_word(form, Mark::Whole, grade) }));
    }
    patterns
}

/// `key` as initials of two to six neighbouring words: `sdp`, service delivery plan. A word of two or three letters may
/// give all of them, as acronyms do: `itdm`, IT decision makers.
fn initials(key: &str, lexicon: &Lexicon) -> Vec<Pattern> {
    let letters: Vec<char> = key.chars().collect();
    if !(2..=6).contains(&letters.len()) {
        return Vec::new();
    }
    let initial = |letter: &char| Step::beginning(letter.encode_utf8(&mut [0; 4]), lexicon);
    let all: Vec<Step> = letters.iter().map(initial).collect();
    let mut runs = vec![all.clone()];
    for (start, end) in (0..letters.len()).flat_map(|start| [(start, start + 2), (start, start + 3)]) {
        let acronym: Option<String> = letters.get(start..end).map(|letters| letters.iter().collect());
        if let Some(word) = acronym.and_then(|acronym| lexicon.find(&acronym)) {
            let acronym = Step::of(word..word + 1, Mark::Whole);
            runs.push(all[..start].iter().cloned().chain([acronym]).chain(all[end..].iter().cloned()).collect());
        }
    }
    runs.retain(|steps| steps.len() > 1);
    let pattern = |steps: &Vec<Step>, fit, function_words| Pattern {
        fit,
        function_words,
        ..Pattern::run(steps.clone(), Grade::Initials)
    };
    let strict = runs.iter().map(|steps| pattern(steps, 1.0, FunctionWords::Inside));
    let skipping = runs.iter().map(|steps| pattern(steps, 0.0, FunctionWords::Skipped));
    strict.chain(skipping).collect()
}

/// `key` as two neighbouring words, of two letters or digits or more each: `tcpip`, TCP/IP; `iso27001`. Digits alone are one
/// number.
fn parted(key: &str, lexicon: &Lexicon) -> Vec<Pattern> {
    const SHORTEST: usize = 2;
    let places: Vec<usize> = key.char_indices().map(|(at, _)| at).take(LONGEST_GUESS + 1).collect();
    if !(2 * SHORTEST..=LONGEST_GUESS).contains(&places.len()) || !key.contains(char::is_alphabetic) {
        return Vec::new();
    }
    let word = |key| Some(Step::of(lexicon.find(key).map(|word| word..word + 1)?, Mark::Whole));
    let split = |at: &usize| Some(vec![word(&key[..*at])?, word(&key[*at..])?]);
    let runs = places[SHORTEST..=places.len() - SHORTEST].iter().filter_map(split);
    runs.map(|steps| Pattern::run(steps, Grade::Joined)).collect()
}

/// `key` as the beginnings of two or three neighbouring words, of three letters or more each: `custsat`, customer
/// satisfaction.
fn pieces(key: &str, lexicon: &Lexicon) -> Vec<Pattern> {
    const SHORTEST: usize = 3;
    let letters: Vec<char> = key.chars().collect();
    if !(2 * SHORTEST..=32).contains(&letters.len()) {
        return Vec::new();
    }
    let piece = |from: usize, to: usize| {
        let head: String = letters[from..to].iter().collect();
        Step::beginning(&head, lexicon)
    };
    let mut runs = Vec::new();
    for first in SHORTEST..=letters.len() - SHORTEST {
        let head = piece(0, first);
        if head.words.is_empty() {
            break;
        }
        runs.push(vec![head.clone(), piece(first, letters.len())]);
        for second in first + SHORTEST..=letters.len().saturating_sub(SHORTEST) {
            runs.push(vec![head.clone(), piece(first, second), piece(second, letters.len())]);
        }
    }
    runs.into_iter().map(|steps| Pattern::run(steps, Grade::Pieces)).collect()
}
