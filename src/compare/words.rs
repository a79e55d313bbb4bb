//! Words within items that belong together: which are shared, which were added or removed, which numbers differ.
//!
//! Ranges of bytes only; what a mark looks like is decided where it is drawn.

use std::collections::HashSet;
use std::ops::Range;

use similar::{Algorithm, DiffTag, capture_diff_slices, diff_ratio};

use super::comparison::Side;
use super::kindred::with_groups;
use super::prepared::Statement;
use super::stems::{Id, number, word_stem};
use crate::role::Item;
use crate::text::{Word, fold, words};

/// From this share of common words on, both texts counted, two texts are the same text with changes, and what changed is
/// marked; below it they are two texts on one matter, and what they share is marked.
const NEARLY_EQUAL: f32 = 0.6;

/// What is remarkable about a stretch of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mark {
    /// The other side says it too, in another place. Not given where the texts are nearly equal.
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

/// The marks of `text`, which stands on `side` and is linked with `others` on the other side: in order, not overlapping.
///
/// Stop words are left alone, save where nearly equal texts differ in them.
#[must_use]
pub fn marks(text: &str, others: &[&str], side: Side) -> Vec<Span> {
    let own: Vec<Word<'_>> = words(text).collect();
    let marks = match others {
        [other] => changes(&own, other, side).unwrap_or_else(|| shared_marks(&own, others)),
        _ => shared_marks(&own, others),
    };
    let numbers: HashSet<u64> =
        others.iter().flat_map(|other| words(other)).filter_map(|word| number(word.text)).collect();
    let mut spans: Vec<Span> = Vec::new();
    for (word, mark) in own.iter().zip(marks) {
        let differs = number(word.text).is_some_and(|number| !numbers.contains(&number));
        let Some(mark) = differs.then_some(Mark::Number).or(mark) else { continue };
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

/// The marks of words by what changed between two nearly equal texts; `None` where they are not.
fn changes(own: &[Word<'_>], other: &str, side: Side) -> Option<Vec<Option<Mark>>> {
    let own: Vec<String> = own.iter().map(|word| fold(word.text)).collect();
    let other: Vec<String> = words(other).map(|word| fold(word.text)).collect();
    // Always from left to right, so that both sides see the same changes.
    let (left, right, mark) = match side {
        Side::A => (&own, &other, Mark::Removed),
        Side::B => (&other, &own, Mark::Added),
    };
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

/// The marks of words that any of `others` has too, or a kindred word.
fn shared_marks(own: &[Word<'_>], others: &[&str]) -> Vec<Option<Mark>> {
    let others = with_groups(others.iter().flat_map(|other| words(other)).filter_map(|word| word_stem(word.text)));
    let is_shared =
        |word: &Word<'_>| word_stem(word.text).is_some_and(|stem| !with_groups([stem]).is_disjoint(&others));
    own.iter().map(|word| is_shared(word).then_some(Mark::Shared)).collect()
}

/// The words both sides of a link share, as the left side first writes them, the weightiest first; after them the left
/// side's words for which the right side has kindred ones.
pub(super) fn shared(a: &[(&Item, &Statement)], b: &[&Statement]) -> Vec<String> {
    let stems: HashSet<Id> = b.iter().flat_map(|statement| &statement.stems).flatten().copied().collect();
    let kindred = with_groups(stems.iter().copied());
    let (mut found, mut seen): (Vec<(bool, f64, &str)>, HashSet<Id>) = (Vec::new(), HashSet::new());
    for (item, statement) in a {
        let words = texts(item).into_iter().flat_map(words).zip(&statement.stems);
        for (word, stem) in words.filter_map(|(word, stem)| Some((word, (*stem)?))) {
            let shared = stems.contains(&stem);
            if (shared || !with_groups([stem]).is_disjoint(&kindred)) && seen.insert(stem) {
                found.push((shared, statement.weight(stem), word.text));
            }
        }
    }
    found.sort_by(|x, y| y.0.cmp(&x.0).then(y.1.total_cmp(&x.1)));
    found.into_iter().map(|(_, _, word)| word.to_owned()).collect()
}

/// The text of an item and those of its alternatives.
fn texts(item: &Item) -> Vec<&str> {
    let nested = item.any_of.iter().flatten().flat_map(texts);
    std::iter::once(item.text.as_str()).chain(nested).collect()
}

#[cfg(test)]
mod tests;
