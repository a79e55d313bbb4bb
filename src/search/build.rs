//! Building an index, and keeping it up with its roles.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

use super::demand::{Stated, of_head};
use super::fold::{is_acronym, key, words};
use super::index::{Index, Initials};
use super::lexicon::{Lexicon, Word};
use super::place::Place;
use super::places::{Found, places};
use super::slot::Slot;
use crate::role::{HeadFact, Role};
use crate::vocabulary::Vocabulary;

/// A role to be indexed.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The role.
    pub role: &'a Role,
    /// The directory its file stands in, for `source:` in a query; `None` for what comes from no file.
    pub directory: Option<&'a str>,
}

impl<'a> From<&'a Role> for Source<'a> {
    fn from(role: &'a Role) -> Self {
        Self { role, directory: None }
    }
}

/// From so many roles on an index is built on several threads: starting them takes two milliseconds, in which one thread
/// indexes about this many.
const PARALLEL_FROM: usize = 500;

impl Index {
    /// Indexes `roles`; a hit names a role by its place in this order. Names of competencies come from `vocabulary`.
    #[must_use]
    pub fn build<'a, S: Into<Source<'a>>>(roles: impl IntoIterator<Item = S>, vocabulary: &Vocabulary) -> Self {
        let roles: Vec<Source<'a>> = roles.into_iter().map(Into::into).collect();
        let threads = if roles.len() < PARALLEL_FROM { 1 } else { rayon::current_num_threads() };
        let mut parts = match threads {
            1 => vec![Builder::build(&roles, vocabulary)],
            _ => roles.par_chunks(roles.len().div_ceil(threads)).map(|part| Builder::build(part, vocabulary)).collect(),
        };
        let rest = parts.split_off(1.min(parts.len()));
        let mut index = parts.pop().unwrap_or_default();
        for part in rest {
            index.put(&(index.roles()..index.roles()), part);
        }
        index
    }

    /// Puts `roles` in the place of those numbered `replaced`, which end at [`Index::roles`] at the most: both may be empty,
    /// so that roles are added, dropped or changed. What it held of the replaced roles is gone without trace, and the roles
    /// that follow are numbered anew. The vocabulary has to be the one it was built with.
    pub fn splice<'a, S: Into<Source<'a>>>(
        &mut self,
        replaced: Range<usize>,
        roles: impl IntoIterator<Item = S>,
        vocabulary: &Vocabulary,
    ) {
        let start = replaced.start.min(self.roles());
        let replaced = start..replaced.end.clamp(start, self.roles());
        self.put(&replaced, Self::build(roles, vocabulary));
    }

    /// Puts the roles of `part` in the place of those numbered `replaced`.
    fn put(&mut self, replaced: &Range<usize>, part: Self) {
        let first_value = |role: usize| self.roles.get(role).map_or(self.len(), |first| *first as usize);
        let values = first_value(replaced.start)..first_value(replaced.end);
        let positions = self.start(values.start)..self.start(values.end);
        let (value_count, position_count) = (part.len(), part.end as usize);
        self.starts.splice(&positions, &part.starts, position_count);
        self.tags.splice(&positions, &part.tags, position_count);
        self.function_words.splice(&positions, &part.function_words, position_count);
        self.initials.splice(&positions, &part.initials, position_count);
        self.heads.splice(&values, &part.heads, value_count);
        self.slots.splice(values.clone(), part.slots);
        self.directories.splice(replaced.clone(), part.directories);
        let moved = |value: u32| value + count(value_count) - count(values.len());
        let tail: Vec<u32> = self.roles[replaced.end..].iter().map(|value| moved(*value)).collect();
        self.roles.truncate(replaced.start);
        self.roles.extend(part.roles.iter().map(|value| value + count(values.start)).chain(tail));
        let from = self.stated.partition_point(|stated| (stated.value as usize) < values.start);
        let to = self.stated.partition_point(|stated| (stated.value as usize) < values.end);
        self.stated[to..].iter_mut().for_each(|stated| stated.value = moved(stated.value));
        let inserted = part.stated.into_iter().map(|stated| stated.at(stated.value + count(values.start)));
        self.stated.splice(from..to, inserted);
        self.lexicon.splice(&(count(positions.start)..count(positions.end)), part.lexicon, part.end);
        self.end = self.end - count(positions.len()) + part.end;
    }
}

/// A number as an index stores it. Four thousand million of anything do not fit in the memory that could hold them.
fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Makes an index of roles, one after the other.
struct Builder<'a> {
    index: Index,
    vocabulary: &'a Vocabulary,
    /// The words so far, and where each is in `words`.
    numbers: HashMap<Box<str>, u32>,
    words: Vec<(Box<str>, Word)>,
    recent: Recent,
    traits: Traits,
    directories: HashMap<&'a str, Arc<str>>,
}

impl<'a> Builder<'a> {
    fn build(roles: &[Source<'a>], vocabulary: &'a Vocabulary) -> Index {
        let mut builder = Self {
            index: Index::default(),
            vocabulary,
            numbers: HashMap::new(),
            words: Vec::new(),
            recent: Recent::default(),
            traits: Traits::default(),
            directories: HashMap::new(),
        };
        for source in roles {
            builder.role(source);
        }
        let mut index = builder.index;
        builder.traits.flush(&mut index);
        index.lexicon = Lexicon::new(builder.words);
        index.slots.shrink_to_fit();
        index
    }

    fn role(&mut self, source: &Source<'a>) {
        let role = source.role;
        self.index.roles.push(count(self.index.len()));
        let known =
            |directory| self.directories.entry(directory).or_insert_with(|| directory.to_lowercase().into()).clone();
        self.index.directories.push(source.directory.map(known));
        let (pay, travel) = of_head(role);
        for Found { place, slot, node, said, is_joined } in places(role) {
            let stated = match (place, node) {
                (Place::Head(HeadFact::Pay), _) => pay,
                (Place::Head(HeadFact::Travel), _) => travel,
                (Place::Item(..), Some(item)) => Stated::of_item(item),
                _ => None,
            };
            let value = self.value(slot, is_joined);
            self.index.stated.extend(stated.map(|stated| stated.at(value)));
            self.text(&place.name(node, self.vocabulary), matches!(place, Place::Tags(..)));
            if let Some(said) = said {
                self.text(&said, false);
            } else if place.name_words() != u32::MAX {
                self.text(&place.text(role, node).unwrap_or_default(), false);
            }
            self.traits.skip(&mut self.index);
        }
    }

    /// Begins a value and returns its number.
    fn value(&mut self, slot: Slot, is_joined: bool) -> u32 {
        let value = self.index.len();
        self.index.starts.push(self.index.end as usize);
        self.index.slots.push(slot);
        if !is_joined {
            self.index.heads.insert(value);
        }
        count(value)
    }

    /// Gives every word of a text the next position.
    fn text(&mut self, text: &str, is_tag: bool) {
        words(text).for_each(|word| {
            let known = match Letters::of(word.text) {
                None => self.look_up(word.text),
                Some(letters) => self.recent.get(&letters).unwrap_or_else(|| {
                    let known = self.look_up(word.text);
                    self.recent.put(letters, known);
                    known
                }),
            };
            self.words[known.number as usize].1.postings.push(self.index.end);
            self.traits.put(&mut self.index, known.traits | if is_tag { Traits::TAG } else { 0 });
            self.index.end += 1;
        });
    }

    /// What is known of a word, which from now on is one of the words.
    fn look_up(&mut self, word: &str) -> Known {
        let key = key(word);
        let initial = Initials::code(key.bytes().next().unwrap_or_default());
        let number = self.numbers.get(&*key).copied().unwrap_or_else(|| {
            let number = count(self.words.len());
            self.words.push((key.as_str().into(), Word::new(&key)));
            self.numbers.insert(key.into(), number);
            number
        });
        let is_function_word = self.words[number as usize].1.is_function_word && !is_acronym(word);
        Known { number, traits: initial | if is_function_word { Traits::FUNCTION_WORD } else { 0 } }
    }
}

/// What is known of a word as it is written.
#[derive(Clone, Copy, Debug, Default)]
struct Known {
    /// Its place among the words.
    number: u32,
    /// Its [`Traits`]: with what it begins, and whether it carries no meaning of its own.
    traits: u8,
}

/// What is noted of the words at sixty-four neighbouring positions, until they are complete.
struct Traits([u8; 64]);

impl Default for Traits {
    fn default() -> Self {
        Self([0; 64])
    }
}

impl Traits {
    /// The bits of a word's traits. The lower ones are the code of its initial.
    const FUNCTION_WORD: u8 = 1 << Initials::PLANES;
    const TAG: u8 = Self::FUNCTION_WORD << 1;

    /// Notes the traits of the word at the end of `index`.
    fn put(&mut self, index: &mut Index, traits: u8) {
        self.0[index.end as usize % 64] = traits;
        if index.end % 64 == 63 {
            self.flush(index);
        }
    }

    /// Gives what is noted to `index`, as a set for each bit.
    fn flush(&mut self, index: &mut Index) {
        let at = index.end as usize / 64;
        let initials = [0, 1, 2, 3, 4].map(|bit| self.plane(bit));
        index.initials.insert_words(at, initials);
        index.function_words.insert_word(at, self.plane(Self::FUNCTION_WORD.trailing_zeros()));
        index.tags.insert_word(at, self.plane(Self::TAG.trailing_zeros()));
        *self = Self::default();
    }

    /// One bit of each of the traits, that of the first the lowest.
    fn plane(&self, bit: u32) -> u64 {
        let (eights, _) = self.0.as_chunks();
        eights.iter().rev().fold(0, |plane, eight| {
            // The product has the lowest bits of the eight bytes side by side in its highest byte.
            let bits = u64::from_le_bytes(*eight) >> bit & 0x0101_0101_0101_0101;
            plane << 8 | bits.wrapping_mul(0x0102_0408_1020_4080) >> 56
        })
    }

    /// Leaves the position at the end of `index` free.
    fn skip(&mut self, index: &mut Index) {
        if index.end % 64 == 63 {
            self.flush(index);
        }
        index.end += 1;
    }
}

/// A word of up to sixteen bytes as two numbers and its length, which no other word has: compared and spread in a moment,
/// and without a look at the text it comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Letters {
    head: u64,
    tail: u64,
    length: u8,
}

impl Letters {
    fn of(word: &str) -> Option<Self> {
        let bytes = word.as_bytes();
        let length = u8::try_from(bytes.len()).ok().filter(|length| *length <= 16)?;
        // Head and tail overlap where the word is shorter than both.
        let eight = bytes.first_chunk().zip(bytes.last_chunk());
        let four = bytes.first_chunk().zip(bytes.last_chunk());
        let (head, tail) = match (eight, four) {
            (Some((head, tail)), _) => (u64::from_le_bytes(*head), u64::from_le_bytes(*tail)),
            (_, Some((head, tail))) => (u32::from_le_bytes(*head).into(), u32::from_le_bytes(*tail).into()),
            _ => (bytes.iter().fold(0, |head, byte| head << 8 | u64::from(*byte)), 0),
        };
        Some(Self { head, tail, length })
    }
}

/// The words last met: most words of a text are among those of the texts before it. Each has one place it may stand at, so
/// that words made to meet there cost no more than being looked up.
struct Recent(Vec<(Letters, Known)>);

impl Default for Recent {
    fn default() -> Self {
        Self(vec![Default::default(); Self::SIZE])
    }
}

impl Recent {
    const SIZE: usize = 1 << 13;

    fn get(&self, letters: &Letters) -> Option<Known> {
        let (known, what) = self.0[Self::place(letters)];
        (known == *letters).then_some(what)
    }

    fn put(&mut self, letters: Letters, known: Known) {
        self.0[Self::place(&letters)] = (letters, known);
    }

    fn place(letters: &Letters) -> usize {
        // A multiplication spreads a letter over the higher bits, of which the place is taken (Knuth's 2^64 / φ).
        let spread = |number: u64| number.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let sum = spread(spread(letters.head).rotate_left(32) ^ letters.tail);
        usize::try_from(sum >> 51).unwrap_or_default() % Self::SIZE
    }
}
