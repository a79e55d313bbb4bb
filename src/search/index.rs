//! The index over words: which words there are, where they stand, and what stands there.
//!
//! All words of all values are numbered through, with one number left free after each value, so that a position alone
//! tells the value and neighbours are neighbours. The texts themselves stay where they are, in the roles.

use std::ops::Range;
use std::sync::Arc;

use super::bits::{Bits, Ranked};
use super::demand::Stated;
use super::lexicon::Lexicon;
use super::scopes::Scopes;
use super::slot::{Slot, Wanted};

/// An index over the words of roles. Holds no copy of their texts. Two indexes of the same roles in the same order are
/// equal, however they came about.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Index {
    pub(super) lexicon: Lexicon,
    /// The positions at which values start.
    pub(super) starts: Ranked,
    /// What the values are, in the order of their positions.
    pub(super) slots: Vec<Slot>,
    /// The values that begin a statement.
    pub(super) heads: Bits,
    /// The positions of words that are only found when asked for.
    pub(super) tags: Bits,
    /// The positions of words without a meaning of their own.
    pub(super) function_words: Bits,
    /// With which letters words begin.
    pub(super) initials: Initials,
    /// What values state in numbers, in their order.
    pub(super) stated: Vec<Stated>,
    /// The first value of each role.
    pub(super) roles: Vec<u32>,
    /// The directory each role comes from, in lower case.
    pub(super) directories: Vec<Option<Arc<str>>>,
    /// The first position that is not taken.
    pub(super) end: u32,
}

/// With which of the letters from a to z the word at each position begins: five bits, each in a set of its own, so that a
/// letter is looked up at sixty-four positions at once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Initials([Bits; Self::PLANES]);

impl Initials {
    /// How many bits there are.
    pub(super) const PLANES: usize = 5;

    /// Notes the initials of sixty-four words, from `at * 64` on, bit by bit of their codes.
    pub(super) fn insert_words(&mut self, at: usize, words: [u64; Self::PLANES]) {
        for (plane, word) in self.0.iter_mut().zip(words) {
            plane.insert_word(at, word);
        }
    }

    /// The number of a letter, from 1; 0 for all that is none.
    pub(super) fn code(initial: u8) -> u8 {
        if initial.is_ascii_lowercase() { initial - b'a' + 1 } else { 0 }
    }

    /// Whether the word at `position` begins with `initial`.
    pub(super) fn is(&self, position: usize, initial: u8) -> bool {
        let code = Self::code(initial);
        self.0.iter().enumerate().all(|(bit, plane)| plane.contains(position) == (code & 1 << bit != 0))
    }

    /// The positions of the words that begin with `initial`.
    pub(super) fn of(&self, initial: u8) -> Bits {
        let words = self.0.iter().map(Bits::words).max().unwrap_or_default();
        Bits::of_words((0..words).map(|at| Self::beginning(initial, self.words(at))).collect())
    }

    /// The initials of the words from `at * 64` on, bit by bit of their codes.
    pub(super) fn words(&self, at: usize) -> [u64; Self::PLANES] {
        [0, 1, 2, 3, 4].map(|bit| self.0[bit].word(at))
    }

    /// Those of sixty-four words that begin with `initial`, lowest first, by their [`words`](Self::words).
    pub(super) fn beginning(initial: u8, words: [u64; Self::PLANES]) -> u64 {
        let code = u64::from(Self::code(initial));
        // Of each plane what is as in the code: the difference is none.
        let difference = |bit: usize| words[bit] ^ (code >> bit & 1).wrapping_neg();
        !(difference(0) | difference(1) | difference(2) | difference(3) | difference(4))
    }

    /// See [`Bits::splice`].
    pub(super) fn splice(&mut self, removed: &Range<usize>, inserted: &Self, count: usize) {
        for (plane, more) in self.0.iter_mut().zip(&inserted.0) {
            plane.splice(removed, more, count);
        }
    }

    pub(super) fn bytes(&self) -> usize {
        self.0.iter().map(Bits::bytes).sum()
    }
}

impl Index {
    /// Whether there is nothing to be found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many values there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.slots.len()
    }

    /// How many roles there are.
    #[must_use]
    pub fn roles(&self) -> usize {
        self.roles.len()
    }

    /// The bytes it takes in memory, what an allocation costs by itself left out.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let sets = [&self.heads, &self.tags, &self.function_words].into_iter().map(Bits::bytes).sum::<usize>();
        let lists = self.slots.capacity() * size_of::<Slot>()
            + self.roles.capacity() * size_of::<u32>()
            + self.directories.capacity() * size_of::<Option<Arc<str>>>()
            + self.stated.capacity() * size_of::<Stated>();
        self.lexicon.bytes() + self.starts.bytes() + self.initials.bytes() + sets + lists
    }

    pub(super) fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// Whether a word without a meaning of its own stands at `position`.
    pub(super) fn is_function_word(&self, position: u32) -> bool {
        self.function_words.contains(position as usize)
    }

    /// What the value with this number is.
    pub(super) fn slot(&self, value: usize) -> Slot {
        self.slots[value]
    }

    /// The number of the value a position lies in.
    pub(super) fn value_at(&self, position: usize) -> usize {
        self.starts.rank(position) - 1
    }

    /// The position of the first word of a value; the end for the value after the last.
    pub(super) fn start(&self, value: usize) -> usize {
        self.starts.select(value).unwrap_or(self.end as usize)
    }

    /// The position of the first word of the value around `position`.
    pub(super) fn start_of(&self, position: usize) -> usize {
        self.starts.bits().last_up_to(position).unwrap_or_default()
    }

    /// The position of the first word behind the value around `position`.
    pub(super) fn end_of(&self, position: usize) -> usize {
        self.starts.bits().next_above(position).unwrap_or(self.end as usize)
    }

    /// The positions of neighbouring values, of which there is one at least, those left free included. Only the first is
    /// searched for: the others follow it.
    pub(super) fn positions_of(&self, values: &Range<usize>) -> Range<usize> {
        let start = self.start(values.start);
        start..values.clone().fold(start, |start, _| self.end_of(start))
    }

    /// The statements any of these positions lies in, by their first values.
    pub(super) fn statements_of(&self, positions: &Bits) -> Bits {
        let starts = self.starts.bits();
        let mut statements = Bits::of_words(vec![0; self.len() / 64 + 1]);
        for at in 0..positions.words() {
            let mut word = positions.word(at);
            if word == 0 {
                continue;
            }
            let (begun, before) = (starts.word(at), self.starts.before(at));
            while word != 0 {
                let bit = word.trailing_zeros();
                let value = before + (begun & (u64::MAX >> (63 - bit))).count_ones() as usize - 1;
                statements.insert(self.head(value));
                // The next value is the first that can tell of another statement.
                let later = begun & (u64::MAX << bit << 1);
                word &= if later == 0 { 0 } else { u64::MAX << later.trailing_zeros() };
            }
        }
        statements
    }

    /// The position left free after a value.
    pub(super) fn last(&self, value: usize) -> usize {
        self.start(value + 1) - 1
    }

    /// The first value of the statement a value belongs to.
    pub(super) fn head(&self, mut value: usize) -> usize {
        while !self.heads.contains(value) {
            value -= 1;
        }
        value
    }

    /// The values of the statement that begins with `head`.
    pub(super) fn statement(&self, head: usize) -> Range<usize> {
        let joined = (head + 1..self.len()).take_while(|value| !self.heads.contains(*value)).count();
        head..head + 1 + joined
    }

    /// The values of a role.
    pub(super) fn values(&self, role: usize) -> Range<usize> {
        let end = self.roles.get(role + 1).map_or(self.len(), |next| *next as usize);
        self.roles[role] as usize..end
    }

    /// The role a value belongs to.
    pub(super) fn role_of(&self, value: usize) -> usize {
        self.roles.partition_point(|first| *first as usize <= value) - 1
    }

    /// The values that lie in `scopes`, with their positions, the one left free included.
    pub(super) fn values_in(&self, scopes: Scopes) -> impl Iterator<Item = (usize, Range<usize>)> {
        let ends = self.starts.bits().iter().skip(1).chain([self.end as usize]);
        let values = self.starts.bits().iter().zip(ends).zip(&self.slots).enumerate();
        let wanted = Wanted::new(scopes);
        let meant = values.filter(move |(_, (_, slot))| slot.is_in(&wanted));
        meant.map(|(value, ((start, end), _))| (value, start..end))
    }

    /// The positions of the values that lie in `scopes`.
    pub(super) fn positions_in(&self, scopes: Scopes) -> Bits {
        let mut positions = Bits::default();
        for (_, range) in self.values_in(scopes) {
            Bits::masks(&range).for_each(|(at, mask)| positions.insert_word(at, mask));
        }
        positions
    }

    /// The statements with a value that lies in `scopes`, by their first values. That of an item could have tags, even if
    /// it has none.
    pub(super) fn heads_in(&self, scopes: Scopes) -> Bits {
        let (mut heads, mut head) = (Bits::default(), 0);
        let wanted = if scopes.meets(Scopes::TAG) { Wanted::new(scopes).or_items() } else { Wanted::new(scopes) };
        for (value, slot) in self.slots.iter().enumerate() {
            if self.heads.contains(value) {
                head = value;
            }
            if slot.is_in(&wanted) {
                heads.insert(head);
            }
        }
        heads
    }

    /// The roles to which any of these values belongs.
    pub(super) fn roles_of(&self, values: &Bits) -> Bits {
        let mut roles = Bits::default();
        (0..self.roles()).filter(|role| values.meets(&self.values(*role))).for_each(|role| roles.insert(role));
        roles
    }
}
