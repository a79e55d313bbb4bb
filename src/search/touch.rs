//! Where the words of an index answer the terms of a query.

use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use super::abbreviation::is_vowel;
use super::index::Index;
use super::pattern::{FunctionWords, Grade, Pattern, excluding, guessed, plain};
use super::place::Fields;
use super::query::{Effect, Query, Term};

/// A word of the index that a term matches, alone or as part of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Touch {
    /// Its position.
    pub(super) position: u32,
    /// The value it stands in.
    pub(super) value: usize,
    /// The pattern it matches, by its place in [`Touches::patterns`].
    pub(super) pattern: usize,
    /// The step of the pattern.
    pub(super) step: usize,
}

/// All words of an index that a query matches.
#[derive(Debug, Default)]
pub(super) struct Touches {
    /// The patterns, each with the number of its term; those of one term side by side.
    pub(super) patterns: Vec<(usize, Pattern)>,
    /// What the required and the welcome terms match, by position; a position once for each term, with its best
    /// pattern.
    pub(super) wanted: Vec<Touch>,
    /// What the excluded terms match.
    pub(super) excluded: Vec<Touch>,
}

impl Touches {
    /// Looks up every term of `query` in `index`.
    ///
    /// What may be misspelt or abbreviated is guessed at only where no word is it or begins like it: beside the real
    /// word its neighbours are noise. A term of consonants alone is rather an acronym than a beginning (`cs`, although
    /// there is `css`), so it is guessed at as long as no word is it.
    pub(super) fn find(index: &Index, query: &Query) -> Self {
        let mut touches = Self::default();
        let lexicon = index.lexicon();
        let mut before = None;
        for (number, term) in query.terms().iter().enumerate() {
            if term.effect == Effect::Excluded {
                let found = touches.look_up(index, number, term, excluding(term, lexicon));
                touches.excluded.extend(found);
                continue;
            }
            let mut patterns = plain(term, lexicon);
            patterns.retain(|pattern| term.effect == Effect::Required || pattern.grade == Grade::Same);
            let mut found = touches.look_up(index, number, term, patterns);
            let last = if is_consonants(term) { Grade::Form } else { Grade::Prefix };
            let settled = found.iter().any(|touch| touches.patterns[touch.pattern].1.grade <= last);
            if term.effect == Effect::Required && !settled {
                found.extend(touches.look_up(index, number, term, guessed(term, before, lexicon)));
            }
            touches.wanted.extend(found);
            before = Some(term);
        }
        touches.wanted.sort_unstable_by_key(|touch| {
            let (term, pattern) = &touches.patterns[touch.pattern];
            (touch.position, *term, pattern.grade, touch.pattern)
        });
        touches.wanted.dedup_by_key(|touch| (touch.position, touches.patterns[touch.pattern].0));
        touches
    }

    /// Keeps `patterns` and returns what they match in the fields of `term`, by position.
    fn look_up(&mut self, index: &Index, number: usize, term: &Term, patterns: Vec<Pattern>) -> Vec<Touch> {
        let mut found = Vec::new();
        let mut positions = Positions::default();
        for pattern in patterns {
            let at = self.patterns.len();
            let runs = runs(index, &pattern, &mut positions);
            let width = pattern.steps.len();
            let touch = |(i, position): (usize, u32)| Touch { position, value: 0, pattern: at, step: i % width };
            found.extend(runs.into_iter().enumerate().map(touch));
            self.patterns.push((number, pattern));
        }
        found.sort_unstable_by_key(|touch| touch.position);
        place(index, &mut found, term.fields);
        found
    }
}

/// Whether a term is written without a vowel.
fn is_consonants(term: &Term) -> bool {
    let consonant = |letter: u8| letter.is_ascii_lowercase() && !is_vowel(letter) && letter != b'y';
    term.words.iter().flat_map(|word| word.bytes()).all(consonant)
}

/// Finds the value of every touch and drops those outside `fields`.
fn place(index: &Index, touches: &mut Vec<Touch>, fields: Fields) {
    let mut value = 0;
    touches.retain_mut(|touch| {
        value = index.value_at(touch.position, value);
        touch.value = value;
        index.value(value).fields.meets(fields)
    });
}

/// Where the words of each step stand, so that what several patterns share is looked up once.
#[derive(Default)]
struct Positions(HashMap<Range<usize>, Rc<[u32]>>);

impl Positions {
    /// Where any of `words` stands, ascending.
    fn of(&mut self, index: &Index, words: &Range<usize>) -> Rc<[u32]> {
        if let Some(known) = self.0.get(words) {
            return Rc::clone(known);
        }
        let mut positions: Vec<u32> = words.clone().flat_map(|word| index.lexicon().postings(word).iter()).collect();
        if words.len() > 1 {
            positions.sort_unstable();
        }
        let positions: Rc<[u32]> = positions.into();
        self.0.insert(words.clone(), Rc::clone(&positions));
        positions
    }
}

/// The positions at which `pattern` matches: for each match one for each of its steps, in order.
fn runs(index: &Index, pattern: &Pattern, positions: &mut Positions) -> Vec<u32> {
    let steps: Vec<Rc<[u32]>> = pattern.steps.iter().map(|step| positions.of(index, &step.words)).collect();
    match &steps[..] {
        [only] => only.to_vec(),
        _ => neighbours(index, &steps, pattern.function_words),
    }
}

/// The matches of a pattern of several words, `steps` saying where each of them may stand: starts from the rarest of
/// them and looks for its neighbours.
fn neighbours(index: &Index, steps: &[Rc<[u32]>], function_words: FunctionWords) -> Vec<u32> {
    let Some(rarest) = (0..steps.len()).min_by_key(|step| steps[*step].len()) else { return Vec::new() };
    let skips = function_words == FunctionWords::Skipped;
    let fits_end = |position: u32| function_words == FunctionWords::Counted || !index.is_function_word(position);
    let mut found = Vec::new();
    let mut run = vec![0; steps.len()];
    for start in &*steps[rarest] {
        run[rarest] = *start;
        let after = (rarest + 1..steps.len()).map(|step| (step, step - 1, 1));
        let before = (0..rarest).rev().map(|step| (step, step + 1, -1));
        let complete = after.chain(before).all(|(step, from, direction)| {
            let next = neighbour(index, &steps[step], run[from], direction, skips);
            run[step] = next.unwrap_or_default();
            next.is_some()
        });
        if complete && fits_end(run[0]) && fits_end(run[steps.len() - 1]) {
            found.extend(&run);
        }
    }
    found
}

/// The one of `positions` next to `from`, before it where `direction` is -1 and after it where it is 1; with `skips`,
/// past a function word where there is no other.
fn neighbour(index: &Index, positions: &[u32], from: u32, direction: i32, skips: bool) -> Option<u32> {
    let next = from.checked_add_signed(direction)?;
    if positions.binary_search(&next).is_ok() {
        return Some(next);
    }
    let beyond = next.checked_add_signed(direction)?;
    (skips && index.is_function_word(next) && positions.binary_search(&beyond).is_ok()).then_some(beyond)
}
