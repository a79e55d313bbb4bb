//! The index over words: which words there are, where they stand, and what stands there.
//!
//! All words of all values are numbered through, with one number left free after each value, so that a position alone
//! tells the value and neighbours are neighbours. The texts themselves stay where they are, in the roles.

use std::collections::HashMap;
use std::ops::Range;

use super::fold::{is_acronym, key};
use super::lexicon::{Lexicon, Word};
use super::place::{Fields, Found, Place, places};
use crate::role::Role;
use crate::text::words;
use crate::vocabulary::Vocabulary;

/// An index over the words of roles. Holds no copy of their texts.
#[derive(Clone, Debug, Default)]
pub struct Index {
    lexicon: Lexicon,
    /// In the order of their positions.
    values: Vec<Value>,
    function_words: Positions,
    /// The first position that is not taken.
    end: u32,
}

/// One searchable value of a role.
#[derive(Clone, Copy, Debug)]
pub(super) struct Value {
    /// The position of its first word.
    pub(super) start: u32,
    /// The number of its role.
    pub(super) role: u32,
    /// Where in the role it stands.
    pub(super) place: Place,
    /// The fields under which it is found.
    pub(super) fields: Fields,
}

/// A set of positions, a bit each.
#[derive(Clone, Debug, Default)]
struct Positions(Vec<u64>);

impl Positions {
    fn insert(&mut self, position: u32) {
        let at = position as usize / 64;
        if at >= self.0.len() {
            self.0.resize(at + 1, 0);
        }
        self.0[at] |= 1 << (position % 64);
    }

    fn contains(&self, position: u32) -> bool {
        self.0.get(position as usize / 64).is_some_and(|bits| bits & 1 << (position % 64) != 0)
    }
}

impl Index {
    /// Whether there is nothing to be found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Indexes `roles`; a hit names a role by its place in this order. Names of competencies come from `vocabulary`.
    #[must_use]
    pub fn build<'a>(roles: impl IntoIterator<Item = &'a Role>, vocabulary: &Vocabulary) -> Self {
        let mut index = Self::default();
        let mut lexicon = HashMap::new();
        for (role_number, role) in (0..).zip(roles) {
            for Found { place, fields, node } in places(role) {
                index.values.push(Value { start: index.end, role: role_number, place, fields });
                index.add(&place.name(node, vocabulary), &mut lexicon);
                if let (Some(text), false) = (place.text(role, node), place.name_words() == u32::MAX) {
                    index.add(&text, &mut lexicon);
                }
                index.end += 1;
            }
        }
        index.lexicon = Lexicon::new(lexicon);
        index
    }

    /// Gives every word of `text` the next position.
    fn add(&mut self, text: &str, lexicon: &mut HashMap<String, Word>) {
        for word in words(text) {
            let key = key(word.text);
            let known = lexicon.entry(key).or_insert_with_key(|key| Word::new(key));
            known.postings.push(self.end);
            if known.is_function_word && !is_acronym(word.text) {
                self.function_words.insert(self.end);
            }
            self.end += 1;
        }
    }

    pub(super) fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// Whether a word without a meaning of its own stands at `position`.
    pub(super) fn is_function_word(&self, position: u32) -> bool {
        self.function_words.contains(position)
    }

    /// The value with this number.
    pub(super) fn value(&self, number: usize) -> &Value {
        &self.values[number]
    }

    /// How many values there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// The number of the value a position lies in; `from` must not lie behind it.
    pub(super) fn value_at(&self, position: u32, from: usize) -> usize {
        // Positions come in ascending order, so the value sought is mostly near: double the step until it is passed.
        let mut step = 1;
        while self.values.get(from + step).is_some_and(|value| value.start <= position) {
            step *= 2;
        }
        let end = (from + step).min(self.values.len());
        from + self.values[from..end].partition_point(|value| value.start <= position) - 1
    }

    /// How many positions the value with this number has.
    pub(super) fn length(&self, value: usize) -> u32 {
        let end = self.values.get(value + 1).map_or(self.end, |next| next.start);
        end - self.values[value].start - 1
    }

    /// The values of the statement that the value with this number belongs to.
    pub(super) fn statement(&self, value: usize) -> Range<usize> {
        let joined = |one: usize| {
            let (one, next) = (&self.values[one], &self.values[one + 1]);
            one.role == next.role && one.place.joins(next.place)
        };
        let mut statement = value..value + 1;
        while statement.start > 0 && joined(statement.start - 1) {
            statement.start -= 1;
        }
        while statement.end < self.values.len() && joined(statement.end - 1) {
            statement.end += 1;
        }
        statement
    }
}
