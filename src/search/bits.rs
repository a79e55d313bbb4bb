//! Sets of small numbers, a bit each: positions, values, roles. Sixty-four of them are answered at once.

use std::ops::Range;

/// How many numbers a word of a set holds.
const WORD: usize = 64;

/// A set of numbers. Two sets of the same numbers are equal: no empty words stand at the end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Bits(Vec<u64>);

impl Bits {
    /// Adds a number.
    pub(super) fn insert(&mut self, number: usize) {
        let at = number / WORD;
        if at >= self.0.len() {
            self.0.resize(at + 1, 0);
        }
        self.0[at] |= 1 << (number % WORD);
    }

    /// The set whose words these are; there may be empty ones at the end.
    pub(super) fn of_words(words: Vec<u64>) -> Self {
        Self(words)
    }

    pub(super) fn contains(&self, number: usize) -> bool {
        self.word(number / WORD) & 1 << (number % WORD) != 0
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }

    /// How many numbers there are.
    pub(super) fn count(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// The numbers from `at * 64` on, lowest first.
    pub(super) fn word(&self, at: usize) -> u64 {
        self.0.get(at).copied().unwrap_or_default()
    }

    /// How many words there are.
    pub(super) fn words(&self) -> usize {
        self.0.len()
    }

    /// Adds the numbers of a word.
    pub(super) fn insert_word(&mut self, at: usize, word: u64) {
        if word != 0 {
            if at >= self.0.len() {
                self.0.resize(at + 1, 0);
            }
            self.0[at] |= word;
        }
    }

    /// Adds all numbers of `other`.
    pub(super) fn union(&mut self, other: &Self) {
        if other.0.len() > self.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        for (word, more) in self.0.iter_mut().zip(&other.0) {
            *word |= more;
        }
    }

    /// Keeps the numbers that `other` has too.
    pub(super) fn intersect(&mut self, other: &Self) {
        self.0.truncate(other.0.len());
        for (word, kept) in self.0.iter_mut().zip(&other.0) {
            *word &= kept;
        }
    }

    /// Takes away the numbers of `other`.
    pub(super) fn subtract(&mut self, other: &Self) {
        for (word, less) in self.0.iter_mut().zip(&other.0) {
            *word &= !less;
        }
    }

    /// Keeps of each word what is also in the one that `kept` has for its place.
    pub(super) fn retain_words(&mut self, kept: impl Fn(usize) -> u64) {
        for (at, word) in self.0.iter_mut().enumerate() {
            *word &= kept(at);
        }
    }

    /// The words that hold `range`, by their places, and which of their numbers lie in it.
    pub(super) fn masks(range: &Range<usize>) -> impl Iterator<Item = (usize, u64)> {
        let (start, end) = (range.start, range.end.max(range.start));
        (start / WORD..end.div_ceil(WORD)).map(move |at| {
            let low = u64::MAX << start.saturating_sub(at * WORD).min(WORD - 1);
            let left = end - at * WORD;
            (at, if left < WORD { low & !(u64::MAX << left) } else { low })
        })
    }

    /// The words that hold `range`, by their places, without the numbers outside it.
    pub(super) fn masked(&self, range: &Range<usize>) -> impl Iterator<Item = (usize, u64)> {
        Self::masks(range).map(|(at, mask)| (at, self.word(at) & mask))
    }

    /// Whether any number of `range` is there.
    pub(super) fn meets(&self, range: &Range<usize>) -> bool {
        self.masked(range).any(|(_, word)| word != 0)
    }

    /// The numbers of `range`, ascending.
    pub(super) fn within(&self, range: &Range<usize>) -> impl Iterator<Item = usize> {
        self.masked(range).flat_map(|(at, word)| ones(word).map(move |bit| at * WORD + bit))
    }

    /// The least number above `number`.
    pub(super) fn next_above(&self, number: usize) -> Option<usize> {
        let at = number / WORD;
        let first = self.word(at) & (u64::MAX << (number % WORD) << 1);
        let rest = self.0.iter().enumerate().skip(at + 1).map(|(at, word)| (at, *word));
        let (at, word) = [(at, first)].into_iter().chain(rest).find(|(_, word)| *word != 0)?;
        Some(at * WORD + word.trailing_zeros() as usize)
    }

    /// The greatest number that is `number` or below it.
    pub(super) fn last_up_to(&self, number: usize) -> Option<usize> {
        let at = number / WORD;
        let first = self.word(at) & (u64::MAX >> (WORD - 1 - number % WORD));
        let rest = (0..at).rev().map(|at| (at, self.word(at)));
        let (at, word) = [(at, first)].into_iter().chain(rest).find(|(_, word)| *word != 0)?;
        Some(at * WORD + WORD - 1 - word.leading_zeros() as usize)
    }

    /// All numbers, ascending.
    pub(super) fn iter(&self) -> impl Iterator<Item = usize> {
        self.0.iter().enumerate().flat_map(|(at, word)| ones(*word).map(move |bit| at * WORD + bit))
    }

    /// Takes the numbers of `removed` away, puts the first `count` numbers of `inserted` in their place, and moves those
    /// that follow along.
    pub(super) fn splice(&mut self, removed: &Range<usize>, inserted: &Self, count: usize) {
        let tail = Self((removed.end..self.0.len() * WORD).step_by(WORD).map(|start| self.from(start)).collect());
        self.0.truncate(removed.start.div_ceil(WORD));
        if let (false, Some(last)) = (removed.start.is_multiple_of(WORD), self.0.get_mut(removed.start / WORD)) {
            *last &= !(u64::MAX << (removed.start % WORD));
        }
        self.insert_from(removed.start, inserted);
        self.insert_from(removed.start + count, &tail);
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
    }

    /// The sixty-four numbers from `start` on, the lowest first.
    pub(super) fn from(&self, start: usize) -> u64 {
        let (at, shift) = (start / WORD, start % WORD);
        let low = self.word(at) >> shift;
        if shift == 0 { low } else { low | self.word(at + 1) << (WORD - shift) }
    }

    /// Adds the numbers of `other`, each greater by `start`.
    pub(super) fn insert_from(&mut self, start: usize, other: &Self) {
        let (first, shift) = (start / WORD, start % WORD);
        for (at, word) in other.0.iter().enumerate() {
            self.insert_word(first + at, word << shift);
            if shift > 0 {
                self.insert_word(first + at + 1, word >> (WORD - shift));
            }
        }
    }

    /// The bytes it takes.
    pub(super) fn bytes(&self) -> usize {
        self.0.capacity() * size_of::<u64>()
    }
}

/// The bits of a word that are set, lowest first.
fn ones(mut word: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let bit = (word != 0).then(|| word.trailing_zeros() as usize)?;
        word &= word - 1;
        Some(bit)
    })
}

/// A set that tells quickly how many of its numbers lie below another, and which is the so-manieth.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Ranked {
    bits: Bits,
    /// How many numbers stand before each word.
    before: Vec<u32>,
}

impl Ranked {
    pub(super) fn bits(&self) -> &Bits {
        &self.bits
    }

    /// How many of the numbers are `number` or below it.
    pub(super) fn rank(&self, number: usize) -> usize {
        let at = number / WORD;
        self.before(at) + (self.bits.word(at) << (WORD - 1 - number % WORD)).count_ones() as usize
    }

    /// How many of the numbers are below `at * 64`.
    pub(super) fn before(&self, at: usize) -> usize {
        self.before.get(at).map_or_else(|| self.count(), |before| *before as usize)
    }

    /// The number before which there are `nth` others; `None` where there are not so many.
    pub(super) fn select(&self, nth: usize) -> Option<usize> {
        let at = self.before.partition_point(|before| *before as usize <= nth).checked_sub(1)?;
        let mut word = self.bits.word(at);
        for _ in self.before[at] as usize..nth {
            word &= word.wrapping_sub(1);
        }
        (word != 0).then(|| at * WORD + word.trailing_zeros() as usize)
    }

    fn count(&self) -> usize {
        let last = self.before.len().checked_sub(1);
        last.map_or(0, |last| self.before[last] as usize + self.bits.word(last).count_ones() as usize)
    }

    /// Adds a number above all that are there.
    pub(super) fn push(&mut self, number: usize) {
        while self.before.len() <= number / WORD {
            self.before.push(u32::try_from(self.count()).unwrap_or(u32::MAX));
        }
        self.bits.insert(number);
    }

    /// See [`Bits::splice`].
    pub(super) fn splice(&mut self, removed: &Range<usize>, inserted: &Self, count: usize) {
        self.bits.splice(removed, &inserted.bits, count);
        self.recount(removed.start / WORD);
    }

    /// Counts again from a word on.
    fn recount(&mut self, from: usize) {
        let from = from.min(self.bits.words()).min(self.before.len().saturating_sub(1));
        let mut before = self.before.get(from).copied().unwrap_or_default();
        self.before.truncate(from);
        for at in from..self.bits.words() {
            self.before.push(before);
            before += self.bits.word(at).count_ones();
        }
    }

    /// The bytes it takes.
    pub(super) fn bytes(&self) -> usize {
        self.bits.bytes() + self.before.capacity() * size_of::<u32>()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn bits(numbers: &[usize]) -> Bits {
        let mut bits = Bits::default();
        for number in numbers {
            bits.insert(*number);
        }
        bits
    }

    proptest! {
        #[test]
        fn a_splice_moves_what_follows(
            before in prop::collection::btree_set(0_usize..300, 0..40),
            ends in (0_usize..310, 0_usize..310),
            inserted in prop::collection::btree_set(0_usize..150, 0..20),
            spare in 0_usize..70,
        ) {
            let removed = ends.0.min(ends.1)..ends.0.max(ends.1);
            let count = inserted.last().map_or(0, |last| last + 1) + spare;
            let numbers: Vec<usize> = before.iter().copied().collect();
            let new: Vec<usize> = inserted.iter().copied().collect();
            let head = numbers.iter().copied().filter(|number| *number < removed.start);
            let tail = numbers.iter().copied().filter(|number| *number >= removed.end);
            let moved = tail.map(|number| number - removed.end + removed.start + count);
            let expected: Vec<usize> = head.chain(new.iter().map(|number| number + removed.start)).chain(moved).collect();
            let (mut ranked, mut more, mut all) = (Ranked::default(), Ranked::default(), Ranked::default());
            for number in &numbers { ranked.push(*number); }
            for number in &new { more.push(*number); }
            for number in &expected { all.push(*number); }
            ranked.splice(&removed, &more, count);
            prop_assert_eq!(&ranked, &all);
            prop_assert_eq!(ranked.bits(), &bits(&expected));
            prop_assert_eq!(ranked.bits().iter().collect::<Vec<_>>(), expected.clone());
            for (nth, number) in expected.iter().enumerate() {
                prop_assert_eq!(ranked.select(nth), Some(*number));
                prop_assert_eq!(ranked.rank(*number), nth + 1);
            }
            prop_assert_eq!(ranked.select(expected.len()), None);
            for number in 0..700 {
                let above = expected.iter().find(|other| **other > number).copied();
                prop_assert_eq!(ranked.bits().next_above(number), above);
                let below = expected.iter().rfind(|other| **other <= number).copied();
                prop_assert_eq!(ranked.bits().last_up_to(number), below);
            }
            let inside: Vec<usize> = expected.iter().copied().filter(|number| removed.contains(number)).collect();
            prop_assert_eq!(ranked.bits().within(&removed).collect::<Vec<_>>(), inside.clone());
            prop_assert_eq!(ranked.bits().meets(&removed), !inside.is_empty());
        }
    }
}
