//! How close the terms of a query stand together in a text.

use super::matches::Touch;
use super::pattern::ratio;
use super::query::MOST_WORDS;

/// How close and in what order the terms stand in one value, 0 to 1.
pub(super) fn closeness(touches: &[Touch]) -> f64 {
    let terms = touches.iter().fold(0, |terms, touch| terms | 1 << touch.term);
    if u32::is_power_of_two(terms) {
        return 1.0;
    }
    let window = window(touches, terms);
    let density = ratio(words(window), window[window.len() - 1].position - window[0].position + 1);
    let (mut met, mut last, mut ordered) = (0_u32, None, 0);
    for term in window.iter().map(|touch| touch.term) {
        if met & 1 << term == 0 {
            met |= 1 << term;
            ordered += usize::from(last.is_some_and(|last| last < term));
            last = Some(term);
        }
    }
    0.75 * density + 0.25 * ratio(ordered, terms.count_ones() as usize - 1)
}

/// The fewest neighbouring touches that match all of `terms`.
fn window(touches: &[Touch], terms: u32) -> &[Touch] {
    let mut counts = [0_usize; MOST_WORDS];
    let (mut met, mut start, mut best) = (0_u32, 0, touches);
    let span = |touches: &[Touch]| touches[touches.len() - 1].position - touches[0].position;
    for (end, touch) in touches.iter().enumerate() {
        counts[touch.term] += 1;
        met |= 1 << touch.term;
        while met == terms {
            if span(&touches[start..=end]) < span(best) {
                best = &touches[start..=end];
            }
            let first = touches[start].term;
            counts[first] -= 1;
            if counts[first] == 0 {
                met &= !(1 << first);
            }
            start += 1;
        }
    }
    best
}

/// How many words `touches` name.
pub(super) fn words(touches: &[Touch]) -> usize {
    touches.chunk_by(|one, other| one.position == other.position).count()
}
