//! Where the words of a pattern stand next to each other.

use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use super::bits::Bits;
use super::index::{Index, Initials};
use super::matches::narrow;
use super::pattern::{FunctionWords, Mark, Pattern, Step};

/// From so many positions on a set of them is quicker to make, to keep and to ask than a list in order.
pub(super) const MANY: usize = 4_096;

/// The positions of any of the words of a step.
pub(super) fn any_of(index: &Index, step: &Step) -> Bits {
    if let Some(initial) = step.initial {
        return index.initials.of(initial);
    }
    let mut found = Bits::of_words(vec![0; index.end as usize / 64 + 1]);
    for word in step.words.clone() {
        index.lexicon.postings(word).iter().for_each(|position| found.insert(position as usize));
    }
    found
}

/// Where the words of each step stand, so that what several patterns share is looked up once.
#[derive(Default)]
pub(super) struct Lists {
    words: HashMap<Range<usize>, Rc<[u32]>>,
    sets: HashMap<Range<usize>, Rc<Bits>>,
    initials: HashMap<Vec<u8>, Rc<[u32]>>,
}

impl Lists {
    /// Where any of `words` stands, ascending.
    fn of(&mut self, index: &Index, words: &Range<usize>) -> Rc<[u32]> {
        if let Some(known) = self.words.get(words) {
            return Rc::clone(known);
        }
        let mut positions = Vec::with_capacity(index.lexicon.count(words));
        words.clone().for_each(|word| positions.extend(index.lexicon.postings(word).iter()));
        if words.len() > 1 {
            #[expect(
                clippy::stable_sort_primitive,
                reason = "it merges what is in order already, each word's positions"
            )]
            positions.sort();
        }
        let positions: Rc<[u32]> = positions.into();
        self.words.insert(words.clone(), Rc::clone(&positions));
        positions
    }

    /// Where any of the words of `step` stands, as a set.
    fn set(&mut self, index: &Index, step: &Step) -> Rc<Bits> {
        Rc::clone(self.sets.entry(step.words.clone()).or_insert_with(|| any_of(index, step).into()))
    }

    /// The runs of words that begin with `initials`: see [`initials_in_a_row`].
    fn initials(&mut self, index: &Index, initials: Vec<u8>) -> Rc<[u32]> {
        let runs = |initials: &Vec<u8>| initials_in_a_row(index, initials).into();
        let found = self.initials.entry(initials).or_insert_with_key(runs);
        Rc::clone(found)
    }
}

/// The positions at which `pattern` matches: for each match one for each of its steps, in order.
pub(super) fn runs(index: &Index, pattern: &Pattern, lists: &mut Lists) -> Vec<u32> {
    if let [only] = &pattern.steps[..] {
        return lists.of(index, &only.words).to_vec();
    }
    let initials: Option<Vec<u8>> = pattern.steps.iter().map(|step| step.initial).collect();
    match initials {
        Some(initials) => {
            let (width, skips) = (pattern.steps.len(), pattern.function_words == FunctionWords::Skipped);
            let all = lists.initials(index, initials);
            let is_wanted = |run: &&[u32]| (run[width - 1] - run[0] >= narrow(width)) == skips;
            all.chunks_exact(width).filter(is_wanted).flatten().copied().collect()
        }
        None => match pattern.function_words {
            FunctionWords::Apart(size) => apart(index, &pattern.steps, size, lists),
            function_words => neighbours(index, &pattern.steps, function_words, lists),
        },
    }
}

/// The positions at which a pattern of several words matches that stand side by side and are all frequent, as sets: for each
/// mark, the first step that leaves it and the positions of all that do. `None` for other patterns.
pub(super) fn frequent_runs(index: &Index, pattern: &Pattern, lists: &mut Lists) -> Option<Vec<(u32, Bits)>> {
    let is_frequent = |step: &Step| index.lexicon.count(&step.words) >= MANY;
    if pattern.function_words != FunctionWords::Counted || !pattern.steps.iter().all(is_frequent) {
        return None;
    }
    let sets: Vec<Rc<Bits>> = pattern.steps.iter().map(|step| lists.set(index, step)).collect();
    let start = |at: usize| (0..).zip(&sets).fold(u64::MAX, |all, (step, set)| all & set.from(at * 64 + step));
    let starts = Bits::of_words((0..=index.end as usize / 64).map(start).collect());
    let mut found: Vec<(u32, &Mark, Bits)> = Vec::new();
    for (number, step) in pattern.steps.iter().enumerate() {
        if found.last().is_none_or(|(_, mark, _)| **mark != step.mark) {
            found.push((narrow(number), &step.mark, Bits::default()));
        }
        if let Some((_, _, positions)) = found.last_mut() {
            positions.insert_from(number, &starts);
        }
    }
    Some(found.into_iter().map(|(step, _, positions)| (step, positions)).collect())
}

/// The runs of words that begin with these two to six initials, sixty-four positions at a time. One function word may be
/// left out between two of them, but none that begins like the word before it.
fn initials_in_a_row(index: &Index, initials: &[u8]) -> Vec<u32> {
    let mut found = Vec::new();
    // Of each initial: where words stand from which on the rest of the initials follow, and which function words can be left
    // out before those; of sixty-four positions and of those behind them. From the last to the first, as a run is known by
    // what follows.
    let (mut follow, mut left_out) = (vec![[0; 2]; initials.len()], vec![[0; 2]; initials.len()]);
    for at in (0..=index.end as usize / 64).rev() {
        let (function_words, words) = (index.function_words.word(at), index.initials.words(at));
        let mut next = None;
        for ((initial, follow), left_out) in initials.iter().zip(&mut follow).zip(&mut left_out).rev() {
            // Mostly nothing follows, and then it does not matter what stands here.
            let letter = if next == Some([0; 2]) { 0 } else { Initials::beginning(*initial, words) };
            *left_out = [function_words & !letter, left_out[0]];
            let rest = next.map_or(!function_words, |next| after(next, 1) | after(next, 2) & after(*left_out, 1));
            *follow = [letter & rest, follow[0]];
            next = Some(*follow);
        }
        let mut starts = follow[0][0] & !function_words;
        while let Some(start) = starts.checked_ilog2() {
            starts ^= 1 << start;
            let begin = found.len();
            let mut position = start;
            found.push(narrow(at * 64) + position);
            for step in &follow[1..] {
                position += if has(*step, position + 1) { 1 } else { 2 };
                found.push(narrow(at * 64) + position);
            }
            found[begin..].reverse();
        }
    }
    found.reverse();
    found
}

/// What stands `by` positions after each of sixty-four, those behind them being the second.
fn after([here, beyond]: [u64; 2], by: u32) -> u64 {
    here >> by | beyond << (u64::BITS - by)
}

/// Whether any of sixty-four positions or of those behind them is there.
fn has([here, beyond]: [u64; 2], position: u32) -> bool {
    (if position < u64::BITS { here >> position } else { beyond >> (position - u64::BITS) }) & 1 != 0
}

/// The matches of a pattern of several words: starts from the rarest of them and looks for its neighbours.
fn neighbours(index: &Index, steps: &[Step], function_words: FunctionWords, lists: &mut Lists) -> Vec<u32> {
    let count = |step: &usize| index.lexicon.count(&steps[*step].words);
    let Some(rarest) = (0..steps.len()).min_by_key(count) else { return Vec::new() };
    let skips = function_words == FunctionWords::Skipped;
    let fits_end = |position: u32| function_words == FunctionWords::Counted || !index.is_function_word(position);
    let rare = lists.of(index, &steps[rarest].words);
    let stands = steps.iter().map(|step| match step.initial {
        Some(initial) => Stands::Initial(initial),
        None if index.lexicon.count(&step.words) >= MANY => Stands::Set(lists.set(index, step)),
        None => Stands::Listed(lists.of(index, &step.words)),
    });
    let stands: Vec<Stands> = stands.collect();
    let mut found = Vec::new();
    let mut run = vec![0; steps.len()];
    for start in &*rare {
        run[rarest] = *start;
        let after = (rarest + 1..steps.len()).map(|step| (step, step - 1, 1));
        let before = (0..rarest).rev().map(|step| (step, step + 1, -1));
        let complete = after.chain(before).all(|(step, from, direction)| {
            let next = neighbour(index, &stands[step], run[from], direction, skips);
            run[step] = next.unwrap_or_default();
            next.is_some()
        });
        if complete && fits_end(run[0]) && fits_end(run[steps.len() - 1]) {
            found.extend(&run);
        }
    }
    found
}

/// The matches of parts of `size` steps each that stand in one value, in whatever order: of each value as many as the part
/// that stands there most often.
fn apart(index: &Index, steps: &[Step], size: usize, lists: &mut Lists) -> Vec<u32> {
    let parts = steps.chunks(size).map(|part| match part {
        [only] => (1, lists.of(index, &only.words)),
        _ => (part.len(), neighbours(index, part, FunctionWords::Counted, lists).into()),
    });
    let parts: Vec<(usize, Rc<[u32]>)> = parts.collect();
    let Some((width, rarest)) = parts.iter().min_by_key(|(width, runs)| runs.len() / width) else { return Vec::new() };
    let (mut found, mut end) = (Vec::new(), 0);
    for start in rarest.iter().step_by(*width) {
        let position = *start as usize;
        if position < end {
            continue;
        }
        end = index.end_of(position);
        let value = narrow(index.start_of(position))..narrow(end);
        let in_value = parts.iter().map(|(width, runs)| {
            let from = runs.partition_point(|position| *position < value.start);
            let to = runs.partition_point(|position| *position < value.end);
            (*width, &runs[from..to])
        });
        let in_value: Vec<(usize, &[u32])> = in_value.collect();
        if in_value.iter().all(|(_, runs)| !runs.is_empty()) {
            let most = in_value.iter().map(|(width, runs)| runs.len() / width).max().unwrap_or_default();
            for number in 0..most {
                // A part that stands there less often is met by its last run again.
                let nth = |(width, runs): &(usize, &[u32])| number.min(runs.len() / width - 1) * width;
                found.extend(in_value.iter().flat_map(|part| &part.1[nth(part)..nth(part) + part.0]));
            }
        }
    }
    found
}

/// Where the words of a step stand.
enum Stands {
    /// Wherever a word begins with this letter.
    Initial(u8),
    /// At these positions, ascending.
    Listed(Rc<[u32]>),
    /// At these positions, which are many.
    Set(Rc<Bits>),
}

impl Stands {
    fn at(&self, index: &Index, position: u32) -> bool {
        match self {
            Self::Initial(initial) => index.initials.is(position as usize, *initial),
            Self::Listed(positions) => positions.binary_search(&position).is_ok(),
            Self::Set(positions) => positions.contains(position as usize),
        }
    }
}

/// The position next to `from` at which a step's word stands, before it where `direction` is -1 and after it where it is
/// 1; with `skips`, past a function word where there is no other.
fn neighbour(index: &Index, step: &Stands, from: u32, direction: i32, skips: bool) -> Option<u32> {
    let next = from.checked_add_signed(direction)?;
    if step.at(index, next) {
        return Some(next);
    }
    let beyond = next.checked_add_signed(direction)?;
    (skips && index.is_function_word(next) && step.at(index, beyond)).then_some(beyond)
}
