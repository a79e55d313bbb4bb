//! From the words that matched to the characters that are marked.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::fold::{letters, words};
use super::pattern::Mark;

/// A word to be marked.
#[derive(Clone, Copy, Debug)]
pub(super) struct Marked<'a> {
    /// Its number in its text.
    pub(super) word: usize,
    /// The number of the term that matches it.
    pub(super) term: usize,
    /// What of it matches.
    pub(super) mark: &'a Mark,
}

/// Hands on the characters of `text` that each term matches, by its number. `marks` are in the order of their words.
pub(super) fn ranges<'a>(
    text: &str,
    marks: impl IntoIterator<Item = Marked<'a>>,
    mut found: impl FnMut(usize, Range<usize>),
) {
    let (mut marks, mut words) = (marks.into_iter().peekable(), words(text).enumerate());
    let (mut bytes, mut chars) = (0, 0);
    while let Some(first) = marks.peek() {
        // A text may be long: it is gone through once, and only as far as there is something to mark.
        let Some((number, word)) = words.find(|(number, _)| *number == first.word) else { return };
        chars += text[bytes..word.start].chars().count();
        bytes = word.start;
        while let Some(marked) = marks.next_if(|marked| marked.word == number) {
            within(word.text, marked.mark, |range| found(marked.term, chars + range.start..chars + range.end));
        }
    }
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
    let ends = || {
        word.graphemes(true).scan(0, |end, character| {
            *end += character.chars().count();
            Some(*end)
        })
    };
    // What a reader sees as one character is marked whole or not at all.
    let mut matched = |range: Range<usize>| {
        let mut start = 0;
        for end in ends() {
            if end <= range.start {
                start = end;
            }
            if end >= range.end {
                return matched(start..end);
            }
        }
    };
    let last = match mark {
        Mark::Whole => return matched(0..word.chars().count()),
        Mark::Head(count) => count.checked_sub(1),
        Mark::Letters(kept) => kept.last().copied(),
    };
    let sources = sources(word, last.unwrap_or_default());
    // A letter takes the characters up to the next letter's; several letters can come from one character.
    let end = |letter: usize| {
        let source = sources[letter];
        let next = sources[letter..].iter().copied().find(|next| *next > source);
        next.unwrap_or_else(|| word.chars().count())
    };
    match mark {
        Mark::Head(count) if (1..=sources.len()).contains(count) => matched(0..end(count - 1)),
        Mark::Letters(kept) => {
            for letter in kept.iter().copied().filter(|letter| *letter < sources.len()) {
                matched(sources[letter]..end(letter));
            }
        }
        _ => {}
    }
}

/// The places of the characters that the letters of `word` come from, up to the letter that follows the one numbered `last`:
/// a word may be as long as a text.
fn sources(word: &str, last: usize) -> Vec<usize> {
    let mut sources: Vec<usize> = Vec::new();
    for (source, _) in letters(word) {
        let is_behind = sources.get(last).is_some_and(|of_last| source > *of_last);
        sources.push(source);
        if is_behind {
            break;
        }
    }
    sources
}

/// The same characters in as few ranges as possible: these are sorted, and neither overlap nor touch.
pub(super) fn merge(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
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
