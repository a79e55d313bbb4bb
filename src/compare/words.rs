//! Words within items that belong together: which are shared, which were added or removed, which numbers differ.
//!
//! Ranges of bytes only; what a mark looks like is decided where it is drawn.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use similar::{Algorithm, DiffTag, capture_diff_slices, diff_ratio};

use super::comparison::Side;
use super::kindred::{groups, with_groups};
use super::prepared::Statement;
use super::stems::{Id, id, number, word_stem};
use crate::role::Item;
use crate::text::{Word, fold, words};

/// From this share of common words on, both texts counted, two texts are the same text with changes, and what changed is
/// marked; below it they are two texts on one matter, and what they share is marked.
const NEARLY_EQUAL: f32 = 0.6;

/// What is remarkable about a stretch of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mark {
    /// The other side says it too or has a kindred word, in another place. Not given where the texts are nearly equal.
    Shared,
    /// Only the right side of two nearly equal texts has it.
    Added,
    /// Only the left side of two nearly equal texts has it.
    Removed,
    /// A number the other side does not have.
    Number,
}

/// A marked stretch of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// Where it stands, in bytes of the text, on character boundaries.
    pub range: Range<usize>,
    /// What is remarkable about it.
    pub mark: Mark,
}

/// Finds what is remarkable about texts, and remembers the words it read: the statements of a comparison say the same ones
/// again and again.
#[derive(Debug, Default)]
pub struct Marker<'a> {
    known: HashMap<&'a str, Known>,
}

/// What is known of a word.
#[derive(Clone, Copy, Debug)]
struct Known {
    /// The word, folded.
    word: Id,
    /// Its root; `None` for a stop word.
    root: Option<Id>,
    /// The number it stands for.
    number: Option<Id>,
}

impl<'a> Marker<'a> {
    /// The marks of `text`, which stands on `side` and is linked with `others` on the other side: in order, not overlapping.
    ///
    /// Stop words are left alone, save where nearly equal texts differ in them.
    pub fn marks(&mut self, text: &'a str, others: &[&'a str], side: Side) -> Vec<Span> {
        let (places, own): (Vec<Word<'_>>, Vec<Known>) = words(text).map(|word| (word, self.known(word))).unzip();
        let there: Vec<Known> = others.iter().flat_map(|other| words(other)).map(|word| self.known(word)).collect();
        let changes = if others.len() == 1 { changes(&own, &there, side) } else { None };
        let marks = changes.unwrap_or_else(|| shared_marks(&own, &there));
        let numbers: HashSet<Id> = there.iter().filter_map(|word| word.number).collect();
        let with_numbers = own.iter().zip(marks).map(|(word, mark)| {
            let differs = word.number.is_some_and(|number| !numbers.contains(&number));
            if differs { Some(Mark::Number) } else { mark }
        });
        spans(text, places.into_iter().zip(with_numbers))
    }

    fn known(&mut self, word: Word<'a>) -> Known {
        *self.known.entry(word.text).or_insert_with(|| Known {
            word: id(fold(word.text)),
            root: word_stem(word.text),
            number: number(word.text).map(id),
        })
    }
}

/// The stretches of `text` that its `words` leave marked, each with its mark or none.
fn spans<'a>(text: &str, words: impl Iterator<Item = (Word<'a>, Option<Mark>)>) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for (word, mark) in words {
        let Some(mark) = mark else { continue };
        let end = word.start + word.text.len();
        match spans.last_mut() {
            Some(last) if last.mark == mark && text[last.range.end..word.start].trim().is_empty() => {
                last.range.end = end;
            }
            _ => spans.push(Span { range: word.start..end, mark }),
        }
    }
    spans
}

/// Whether `text` names a number that none of `others` does.
pub(super) fn names_other_numbers(text: &str, others: &[&str]) -> bool {
    let numbers = |text| words(text).filter_map(|word| number(word.text));
    let there: HashSet<String> = others.iter().copied().flat_map(numbers).collect();
    numbers(text).any(|number| !there.contains(&number))
}

/// The marks of words by what changed between two nearly equal texts; `None` where they are not, or too long to tell.
fn changes(own: &[Known], other: &[Known], side: Side) -> Option<Vec<Option<Mark>>> {
    let words = |text: &[Known]| text.iter().map(|known| known.word).collect::<Vec<Id>>();
    let (own, other) = (words(own), words(other));
    // Always from left to right, so that both sides see the same changes.
    let (left, right, mark) = match side {
        Side::A => (&own, &other, Mark::Removed),
        Side::B => (&other, &own, Mark::Added),
    };
    if !may_be_nearly_equal(left, right) {
        return None;
    }
    let changes = capture_diff_slices(Algorithm::Myers, left, right);
    if diff_ratio(&changes, left.len(), right.len()) < NEARLY_EQUAL {
        return None;
    }
    let mut marks = vec![Some(mark); own.len()];
    for change in changes.iter().filter(|change| change.tag() == DiffTag::Equal) {
        let range = if side == Side::A { change.old_range() } else { change.new_range() };
        marks[range].fill(None);
    }
    Some(marks)
}

/// Words of both texts together, those they begin and end with alike left out, up to which what changed is looked for. That
/// takes time with the square of their number; statements of this length are read by nobody word by word.
const MOST_CHANGED: usize = 400;

/// Whether it pays to look for what changed between two texts: they have the words to be nearly equal, whatever the order,
/// and are short enough.
fn may_be_nearly_equal(left: &[Id], right: &[Id]) -> bool {
    let head = left.iter().zip(right).take_while(|(a, b)| a == b).count();
    let (a, b) = (&left[head..], &right[head..]);
    let tail = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[..a.len() - tail], &b[..b.len() - tail]);
    let mut counts: HashMap<Id, usize> = HashMap::new();
    for word in a {
        *counts.entry(*word).or_default() += 1;
    }
    let taken = |word: &&Id| counts.get_mut(*word).filter(|count| **count > 0).map(|count| *count -= 1).is_some();
    let common = head + tail + b.iter().filter(taken).count();
    #[expect(clippy::cast_precision_loss, reason = "numbers of words are far below 2^24")]
    let share = 2.0 * common as f32 / (left.len() + right.len()).max(1) as f32;
    share >= NEARLY_EQUAL && a.len() + b.len() <= MOST_CHANGED
}

/// The marks of words that any of `others` has too, or a kindred word.
fn shared_marks(own: &[Known], others: &[Known]) -> Vec<Option<Mark>> {
    let others = with_groups(others.iter().filter_map(|word| word.root));
    // Of each word of a long text it is found out once.
    let mut found: HashMap<Id, bool> = HashMap::new();
    let mut is_shared = |word: &Known| {
        let root = word.root?;
        let shared = *found.entry(root).or_insert_with(|| !with_groups([root]).is_disjoint(&others));
        shared.then_some(Mark::Shared)
    };
    own.iter().map(&mut is_shared).collect()
}

/// A side of a link: its items, as they were given and as they were read.
pub(super) type Items<'a> = [(&'a Item, &'a Statement)];

/// The words both sides of a link have, as the left side first writes them, the weightiest first.
pub(super) fn shared(a: &Items<'_>, b: &Items<'_>) -> Vec<String> {
    let there = stems(b);
    let words = by_weight(a).into_iter().filter(|(stem, _)| there.contains(stem));
    words.map(|(_, word)| word.to_owned()).collect()
}

/// The words of either side that the other does not have but a kindred one, with the weightiest of those, the left side's
/// weightiest first.
pub(super) fn kindred(a: &Items<'_>, b: &Items<'_>) -> Vec<[String; 2]> {
    let (left, right) = (stems(a), stems(b));
    let others: Vec<(Id, &str)> = by_weight(b).into_iter().filter(|(stem, _)| !left.contains(stem)).collect();
    let words = by_weight(a).into_iter().filter(|(stem, _)| !right.contains(stem));
    let pair = |(stem, word): (Id, &str)| {
        let (_, other) =
            others.iter().find(|(other, _)| groups(stem).iter().any(|group| groups(*other).contains(group)))?;
        Some([word.to_owned(), (*other).to_owned()])
    };
    words.filter_map(pair).collect()
}

/// The stems of a side of a link.
fn stems(items: &Items<'_>) -> HashSet<Id> {
    items.iter().flat_map(|(_, statement)| &statement.stems).flatten().copied().collect()
}

/// The stems of a side of a link, each once and as it is first written, the weightiest first.
fn by_weight<'a>(items: &Items<'a>) -> Vec<(Id, &'a str)> {
    let (mut found, mut seen): (Vec<(f64, Id, &str)>, HashSet<Id>) = (Vec::new(), HashSet::new());
    for (item, statement) in items {
        for (word, stem) in texts(item).into_iter().flat_map(words).zip(&statement.stems) {
            if let Some(stem) = stem.filter(|stem| seen.insert(*stem)) {
                found.push((statement.weight(stem), stem, word.text));
            }
        }
    }
    found.sort_by(|x, y| y.0.total_cmp(&x.0));
    found.into_iter().map(|(_, stem, word)| (stem, word)).collect()
}

/// The text of an item and those of its alternatives.
fn texts(item: &Item) -> Vec<&str> {
    let nested = item.any_of.iter().flatten().flat_map(texts);
    std::iter::once(item.text.as_str()).chain(nested).collect()
}

#[cfg(test)]
mod tests;
