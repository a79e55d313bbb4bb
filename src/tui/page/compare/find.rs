//! Finding a text in the rows of a comparison.

use std::ops::Range;

use role_explorer::compare::Row;
use role_explorer::export::wording;
use role_explorer::role::{Pointer, Role};

use super::{Sides, Subject};

/// Where `text` has `wanted`, in upper or lower case; nowhere where that is empty.
pub(super) fn found(text: &str, wanted: &str) -> Vec<Range<usize>> {
    let wanted: Vec<char> = wanted.chars().flat_map(char::to_lowercase).collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    let spread = |(at, c): (usize, char)| c.to_lowercase().map(move |lower| (at, at + c.len_utf8(), lower));
    let letters: Vec<(usize, usize, char)> = text.char_indices().flat_map(spread).collect();
    let mut ranges = Vec::new();
    let mut at = 0;
    while let Some(window) = letters.get(at..at + wanted.len()) {
        if window.iter().map(|(_, _, letter)| letter).eq(&wanted) {
            ranges.push(window[0].0..window[wanted.len() - 1].1);
            at += wanted.len();
        } else {
            at += 1;
        }
    }
    ranges
}

/// Whether a row has `wanted` in what either side says; none has what is empty.
pub(crate) fn has(sides: &Sides<'_>, subject: Subject, wanted: &str) -> bool {
    if wanted.is_empty() {
        return false;
    }
    let has = |text: &str| !found(text, wanted).is_empty();
    let says = |role: &Role, at: &Pointer| role.item(*at).is_some_and(|item| has(&item.text));
    match subject {
        Subject::Fact(number) => {
            let row = &sides.pair.facts[number];
            let values = wording::fact_values(row, sides.a, sides.b);
            has(wording::fact_name(row.field)) || values.iter().flatten().any(|value| has(value))
        }
        Subject::Statement(Row::Link(at)) => {
            let link = &sides.pair.links[at];
            link.a.iter().any(|at| says(sides.a, at)) || link.b.iter().any(|at| says(sides.b, at))
        }
        Subject::Statement(Row::OnlyA(at)) => says(sides.a, &at),
        Subject::Statement(Row::OnlyB(at)) => says(sides.b, &at),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_found_in_upper_and_lower_case_wherever_it_stands() {
        for (text, wanted, expected) in [
            ("Trusted, trusting", "TRUST", vec![(0, 5), (9, 14)]),
            ("aaa", "aa", vec![(0, 2)]),
            ("İstanbul Ärzte", "ärzte", vec![(10, 16)]),
            ("abc", "abcd", vec![]),
            ("abc", "", vec![]),
        ] {
            let found: Vec<(usize, usize)> =
                found(text, wanted).into_iter().map(|range| (range.start, range.end)).collect();
            assert_eq!(found, expected, "{wanted} in {text}");
        }
    }
}
