//! From the words that matched to the characters that are marked.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::fold::letters;
use super::pattern::Mark;
use crate::text::words;

/// The characters of `text` that are matched: `marks` names words by their number in `text`, ascending, and what of
/// them matches. The ranges are sorted, not empty, and neither overlap nor touch.
pub(super) fn ranges<'a>(text: &str, marks: impl IntoIterator<Item = (usize, &'a Mark)>) -> Vec<Range<usize>> {
    let mut marks = marks.into_iter().peekable();
    let mut ranges = Vec::new();
    let (mut bytes, mut chars) = (0, 0);
    for (number, word) in words(text).enumerate() {
        if marks.peek().is_none() {
            break;
        }
        chars += text[bytes..word.start].chars().count();
        bytes = word.start;
        while let Some((_, mark)) = marks.next_if(|(marked, _)| *marked == number) {
            within(word.text, mark, |range| ranges.push(chars + range.start..chars + range.end));
        }
    }
    merge(ranges)
}

/// The same characters as those of all `parts` together.
pub(super) fn union<'a>(parts: impl IntoIterator<Item = &'a Vec<Range<usize>>>) -> Vec<Range<usize>> {
    merge(parts.into_iter().flatten().cloned().collect())
}

/// Hands on the characters of one word that are matched. An accent goes with its letter.
fn within(word: &str, mark: &Mark, mut matched: impl FnMut(Range<usize>)) {
    // Most words are of ASCII letters and digits alone, and each of these is a letter by which a word is found.
    if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return match mark {
            Mark::Whole => matched(0..word.len()),
            Mark::Head(count) if (1..=word.len()).contains(count) => matched(0..*count),
            Mark::Head(_) => {}
            Mark::Letters(kept) => {
                kept.iter().filter(|letter| **letter < word.len()).for_each(|letter| matched(*letter..letter + 1));
            }
        };
    }
    let length = word.chars().count();
    let ends = character_ends(word);
    // What a reader sees as one character is marked whole or not at all.
    let mut matched = |range: Range<usize>| {
        let before = ends.iter().rev().find(|end| **end <= range.start).copied();
        let end = ends.iter().find(|end| **end >= range.end).copied();
        let start = if ends.is_empty() { range.start } else { before.unwrap_or_default() };
        matched(start..end.unwrap_or(range.end));
    };
    let sources: Vec<usize> = letters(word).map(|(source, _)| source).collect();
    // A letter takes the characters up to the next letter's; several letters can come from one character.
    let end = |letter: usize| {
        let source = sources[letter];
        sources[letter..].iter().copied().find(|next| *next > source).unwrap_or(length)
    };
    match mark {
        Mark::Whole => matched(0..length),
        Mark::Head(count) => {
            if (1..=sources.len()).contains(count) {
                matched(0..end(count - 1));
            }
        }
        Mark::Letters(kept) => {
            for letter in kept.iter().copied().filter(|letter| *letter < sources.len()) {
                matched(sources[letter]..end(letter));
            }
        }
    }
}

/// Where what a reader sees as characters ends, counted in code points; nothing for ASCII, where each is one.
fn character_ends(word: &str) -> Vec<usize> {
    if word.is_ascii() {
        return Vec::new();
    }
    let lengths = word.graphemes(true).map(|character| character.chars().count());
    lengths
        .scan(0, |end, length| {
            *end += length;
            Some(*end)
        })
        .collect()
}

/// The same characters in as few ranges as possible.
fn merge(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_unstable_by_key(|range| range.start);
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}
