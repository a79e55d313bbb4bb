//! What of a text is marked, in bytes.

use std::ops::Range;

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
