//! Hits ready to be written in any format: by role, and what matched in bytes.

use std::collections::HashMap;
use std::ops::Range;

use crate::search::Hit;

/// The hits of each role, best first.
pub(super) fn by_role(hits: &[Hit]) -> Vec<(usize, Vec<&Hit>)> {
    let mut groups: Vec<(usize, Vec<&Hit>)> = Vec::new();
    let mut places = HashMap::new();
    for hit in hits {
        let place = *places.entry(hit.role).or_insert(groups.len());
        if place == groups.len() {
            groups.push((hit.role, Vec::new()));
        }
        groups[place].1.push(hit);
    }
    groups
}

/// The byte ranges of `ranges`, which count in characters of `text`; what lies outside the text is left out.
pub(super) fn byte_ranges(text: &str, ranges: &[Range<usize>]) -> Vec<Range<usize>> {
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    ranges.iter().filter_map(|range| Some(*starts.get(range.start)?..*starts.get(range.end)?)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_become_bytes() {
        assert_eq!(byte_ranges("aé漢b", &[0..1, 1..3, 3..4]), [0..1, 1..6, 6..7]);
        assert_eq!(byte_ranges("a", &[0..1, 5..6]).len(), 1, "what lies outside is left out");
    }
}
