//! What a term may mean: the words and runs of words of a lexicon it matches, and how well.

use std::ops::Range;

use super::Why;
use super::lexicon::{Abbreviated, Lexicon, is_alphabetic, is_inflected};
use super::query::{Alternative, Joint, Shape};
use super::spelling::{Spelling, spellings};
use crate::text::is_stop_word;

/// A run of neighbouring words that a term matches; most are of one word.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Pattern {
    /// The words, each any one of several.
    pub(super) steps: Vec<Step>,
    /// How the term is met.
    pub(super) grade: Grade,
    /// How well, among patterns of one grade: 0 to 1.
    pub(super) fit: f64,
    /// What may stand between its words.
    pub(super) function_words: FunctionWords,
}

/// What function words are to a run of words, or what else may stand between its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FunctionWords {
    /// Words like others.
    Counted,
    /// Words like others, but neither the first nor the last.
    Inside,
    /// Such, and one may be left out between two others.
    Skipped,
    /// Words like others, and anything may stand between parts of so many words each, which come in any order in one value.
    Apart(usize),
}

/// One word of a pattern.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Step {
    /// Any of these.
    pub(super) words: Range<usize>,
    /// Whether they are all words with one initial, a letter from a to z: the index knows those without looking them up.
    pub(super) initial: Option<u8>,
    /// Which of its characters are matched.
    pub(super) mark: Mark,
}

/// Which characters of a word are matched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// All.
    Whole,
    /// Those of its first so many letters.
    Head(usize),
    /// Those of these letters.
    Letters(Vec<usize>),
}

/// How a term is met, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Grade {
    /// The word itself.
    Same,
    /// Another form of it.
    Form,
    /// Initials of neighbouring words, where capitals are typed.
    Acronym,
    /// The beginning of a word.
    Prefix,
    /// Two neighbouring words.
    Joined,
    /// An abbreviation that keeps all consonants of a word.
    Contraction,
    /// A word one slip away.
    Slip,
    /// Another word with its stem.
    Kin,
    /// A word two slips away.
    TwoSlips,
    /// Initials of neighbouring words.
    Initials,
    /// Beginnings of neighbouring words.
    Pieces,
    /// An abbreviation of a word.
    Abbreviation,
}

impl Grade {
    /// What a match of this grade counts, from 0 to 1. The steps from `Same` to `Prefix` and down to the guesses are
    /// wider than the tenth a title adds; the guesses are close to each other, as none of them is sure.
    pub(super) fn weight(self) -> f64 {
        match self {
            Self::Same => 1.0,
            Self::Form => 0.9,
            Self::Acronym => 0.81,
            Self::Prefix => 0.72,
            Self::Joined => 0.65,
            Self::Contraction => 0.62,
            Self::Slip => 0.6,
            Self::Kin => 0.58,
            Self::TwoSlips => 0.55,
            Self::Initials => 0.42,
            Self::Pieces => 0.4,
            Self::Abbreviation => 0.38,
        }
    }

    pub(super) fn why(self) -> Why {
        match self {
            Self::Same | Self::Form | Self::Kin => Why::Exact,
            Self::Prefix => Why::Prefix,
            Self::Slip | Self::TwoSlips => Why::Typo,
            Self::Acronym | Self::Joined | Self::Contraction | Self::Initials | Self::Pieces | Self::Abbreviation => {
                Why::Abbreviation
            }
        }
    }
}

impl Step {
    /// Any of `words`.
    pub(super) fn of(words: Range<usize>, mark: Mark) -> Self {
        Self { words, initial: None, mark }
    }

    /// Any word that begins with `head`.
    pub(super) fn beginning(head: &str, lexicon: &Lexicon) -> Self {
        let initial = match head.as_bytes() {
            [letter @ b'a'..=b'z'] => Some(*letter),
            _ => None,
        };
        Self { words: lexicon.starting_with(head), initial, mark: Mark::Head(head.chars().count()) }
    }
}

impl Pattern {
    /// A pattern of one word, any of `words`.
    fn of_words(words: Range<usize>, mark: Mark, grade: Grade) -> Self {
        Self::run(vec![Step::of(words, mark)], grade)
    }

    /// A pattern of this very word.
    pub(super) fn of_word(word: usize, mark: Mark, grade: Grade) -> Self {
        Self::of_words(word..word + 1, mark, grade)
    }

    /// A pattern of a word that a term is an abbreviation of.
    pub(super) fn of_abbreviated(found: Abbreviated) -> Self {
        let grade = if found.complete { Grade::Contraction } else { Grade::Abbreviation };
        Self { fit: found.fit, ..Self::of_word(found.word, Mark::Letters(found.letters), grade) }
    }

    pub(super) fn run(steps: Vec<Step>, grade: Grade) -> Self {
        Self { steps, grade, fit: 1.0, function_words: FunctionWords::Counted }
    }

    /// Whether a word of the lexicon can stand at each of its steps.
    pub(super) fn is_possible(&self) -> bool {
        self.steps.iter().all(|step| !step.words.is_empty())
    }
}

/// So many letters a word has at least that is found by its beginning, where it is written as several.
const SHORTEST_BEGUN: usize = 4;

/// The patterns by which `term` is met as it is written: the words themselves, other forms of them, and words that
/// begin like it.
pub(super) fn plain(term: &Alternative, lexicon: &Lexicon) -> Vec<Pattern> {
    let mut patterns = match (&term.words[..], term.shape) {
        ([key], Shape::Loose) => word(key, lexicon),
        (keys, Shape::Loose) => {
            let whole = keys.concat();
            // Of few letters very many words are beginnings: `A/B`, `M&A`.
            let is_short = whole.chars().count() < SHORTEST_BEGUN;
            let open = !is_short || term.joint == Joint::Plain;
            let mut patterns = phrase(keys, open, lexicon);
            patterns.extend(joined(term, open, lexicon));
            // What is written with a hyphen here may be one word elsewhere: `share-point`.
            let word = word(&whole, lexicon).into_iter().filter(|one| !is_short || one.grade != Grade::Prefix);
            patterns.extend(word.map(form));
            patterns
        }
        (keys, Shape::OpenPhrase) => phrase(keys, true, lexicon),
        (keys, Shape::Phrase) => phrase(keys, false, lexicon),
    };
    patterns.retain(Pattern::is_possible);
    patterns
}

/// The pattern of what meets a demand: no word of it is matched.
pub(super) fn demanded() -> Pattern {
    Pattern::of_words(0..0, Mark::Whole, Grade::Same)
}

/// The patterns by which an excluded `term` is met: as it is written, and in other forms of its word.
pub(super) fn excluding(term: &Alternative, lexicon: &Lexicon) -> Vec<Pattern> {
    let mut patterns = plain(term, lexicon);
    patterns
        .retain(|pattern| pattern.grade <= Grade::Form && !matches!(pattern.function_words, FunctionWords::Apart(_)));
    patterns
}

/// The patterns by which a term of several words is met that stand together with less between them or more: `html/css`
/// by "HTML and CSS" and then by a text with both, `障害調査` by 障害の調査.
fn joined(term: &Alternative, open: bool, lexicon: &Lexicon) -> Vec<Pattern> {
    const PART: usize = 2;
    let keys = &term.words;
    let exact = |keys: &[String]| phrase(keys, false, lexicon);
    let apart = |pattern: Pattern, size| Pattern { fit: 0.0, function_words: FunctionWords::Apart(size), ..pattern };
    let mut patterns = Vec::new();
    if term.joint != Joint::Plain {
        let skipping = |pattern| Pattern { function_words: FunctionWords::Skipped, ..form(pattern) };
        patterns.extend(phrase(keys, open, lexicon).into_iter().map(skipping));
    }
    // A number and a function word stand in a text for other reasons.
    let tells = |key: &String| key.contains(char::is_alphabetic) && !is_stop_word(key);
    if term.joint == Joint::Slash && keys.iter().all(tells) {
        patterns.extend(exact(keys).into_iter().map(|pattern| apart(form(pattern), 1)));
        let begun = keys.iter().map(|key| {
            if key.chars().count() < SHORTEST_BEGUN { exact_step(key, lexicon) } else { Step::beginning(key, lexicon) }
        });
        patterns.push(apart(Pattern::run(begun.collect(), Grade::Prefix), 1));
    }
    if keys.len() >= 2 * PART && keys.iter().all(|key| is_ideograph(key)) {
        patterns.extend(exact(keys).into_iter().map(|pattern| apart(form(pattern), PART)));
    }
    patterns
}

/// The same, but less than the term itself.
fn form(pattern: Pattern) -> Pattern {
    Pattern { grade: pattern.grade.max(Grade::Form), ..pattern }
}

/// The word itself, its other forms, the words it begins and those of its stem.
fn word(key: &str, lexicon: &Lexicon) -> Vec<Pattern> {
    let same = lexicon.find(key).map(|word| Pattern::of_word(word, Mark::Whole, Grade::Same));
    let mut begun = Step::beginning(key, lexicon);
    if begun.initial.is_none() {
        // The word itself, which comes first, is found already.
        begun.words.start += usize::from(same.is_some());
    }
    let begun = Pattern::run(vec![begun], Grade::Prefix);
    let spelled = spellings(key).into_iter().flat_map(|spelling| spelled(&spelling, lexicon));
    same.into_iter().chain([begun]).chain(signed(key, lexicon)).chain(of_stem(key, lexicon)).chain(spelled).collect()
}

/// The other words of its stem.
fn of_stem(key: &str, lexicon: &Lexicon) -> Vec<Pattern> {
    let pattern = |word| {
        let grade = if is_inflected(key, lexicon.key(word)) { Grade::Form } else { Grade::Kin };
        Pattern::of_word(word, Mark::Whole, grade)
    };
    lexicon.of_stem(key).into_iter().map(pattern).collect()
}

/// A word as it is spelled elsewhere, the words that begin so and those of its stem.
fn spelled(spelling: &Spelling, lexicon: &Lexicon) -> Vec<Pattern> {
    let same = lexicon.find(&spelling.key).map(|word| Pattern::of_word(word, Mark::Whole, Grade::Form));
    let begun = Step::beginning(&spelling.key, lexicon);
    let begun = spelling.is_open.then(|| Pattern::run(vec![begun], Grade::Prefix));
    same.into_iter().chain(begun).chain(of_stem(&spelling.key, lexicon)).collect()
}

/// The words that signs make of `key`: `c` finds C++ and C# before what only begins so.
fn signed(key: &str, lexicon: &Lexicon) -> impl Iterator<Item = Pattern> {
    let mark = Mark::Head(key.chars().count());
    let signs = ["+", "#"].into_iter().filter(|_| is_alphabetic(key));
    let words = signs.map(move |sign| lexicon.starting_with(&format!("{key}{sign}")));
    words.map(move |words| Pattern::of_words(words, mark.clone(), Grade::Form))
}

/// The words one after another; with `open`, the last one may go on.
fn phrase(keys: &[String], open: bool, lexicon: &Lexicon) -> Vec<Pattern> {
    let steps: Vec<Step> = keys.iter().map(|key| exact_step(key, lexicon)).collect();
    let mut patterns = vec![Pattern::run(steps.clone(), Grade::Same)];
    if let (true, Some((last, before))) = (open, keys.split_last()) {
        let last = Step::beginning(last, lexicon);
        let steps = steps[..before.len()].iter().cloned().chain([last]).collect();
        patterns.push(Pattern::run(steps, Grade::Prefix));
    }
    patterns
}

/// Whether a word is a single character of Chinese or Japanese, of which words are made without a space.
fn is_ideograph(key: &str) -> bool {
    let mut chars = key.chars();
    matches!((chars.next(), chars.next()), (Some('\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'), None))
}

/// The word itself.
fn exact_step(key: &str, lexicon: &Lexicon) -> Step {
    Step::of(lexicon.find(key).map_or(0..0, |word| word..word + 1), Mark::Whole)
}

#[expect(clippy::cast_precision_loss, reason = "counts of words are far below 2^52")]
pub(super) fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}
