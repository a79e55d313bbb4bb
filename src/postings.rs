//! Numbers in ascending order, packed: where a word stands, which roles have it.

use std::ops::Range;

/// Positions in ascending order, each kept as its distance from the one before it in groups of seven bits, lowest
/// first: one byte for the frequent words, two for most, where a plain number takes four.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Postings {
    bytes: Vec<u8>,
    last: u32,
    count: u32,
}

impl Postings {
    /// Adds `position`, which must not be below those that are there.
    pub(crate) fn push(&mut self, position: u32) {
        self.push_distance(position - self.last);
        self.last = position;
        self.count += 1;
    }

    fn push_distance(&mut self, mut distance: u32) {
        while distance > 0x7f {
            self.bytes.push(distance.to_le_bytes()[0] | 0x80);
            distance >>= 7;
        }
        self.bytes.push(distance.to_le_bytes()[0]);
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.count as usize
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The positions, ascending.
    pub(crate) fn iter(&self) -> impl Iterator<Item = u32> {
        let (mut position, mut at) = (0, 0);
        std::iter::from_fn(move || {
            let mut byte = *self.bytes.get(at)?;
            let (mut distance, mut shift) = (u32::from(byte & 0x7f), 7);
            while byte & 0x80 != 0 {
                at += 1;
                byte = self.bytes[at];
                distance |= u32::from(byte & 0x7f) << shift;
                shift += 7;
            }
            at += 1;
            position += distance;
            Some(position)
        })
    }

    /// Takes the positions of `removed` away, puts those of `inserted`, each greater by the start of it, in their place,
    /// and moves those that follow, so that `count` positions lie where the removed ones did.
    pub(crate) fn splice(&mut self, removed: &Range<u32>, inserted: Option<&Self>, count: u32) {
        let mut tail = Vec::new();
        if self.last >= removed.start && !self.is_empty() {
            tail = self.iter().skip_while(|position| *position < removed.end).collect();
            self.truncate(removed.start);
        }
        if let Some(more) = inserted {
            let mut positions = more.iter();
            self.bytes.reserve_exact(more.bytes.len() + 4);
            if let Some(first) = positions.next() {
                self.push(first + removed.start);
                // From its second position on a list is the same wherever it stands.
                let behind = more.bytes.iter().take_while(|byte| **byte & 0x80 != 0).count() + 1;
                self.bytes.extend(&more.bytes[behind..]);
                self.last = more.last + removed.start;
                self.count += more.count - 1;
            }
        }
        for position in tail {
            self.push(position - removed.end + removed.start + count);
        }
    }

    /// Takes away the positions from `start` on.
    fn truncate(&mut self, start: u32) {
        let mut kept = Self::default();
        self.iter().take_while(|position| *position < start).for_each(|position| kept.push(position));
        *self = kept;
    }

    /// The bytes it takes beside itself.
    pub(crate) fn bytes(&self) -> usize {
        self.bytes.capacity()
    }

    /// Gives back what room is not used.
    pub(crate) fn shrink(&mut self) {
        self.bytes.shrink_to_fit();
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn postings(positions: impl IntoIterator<Item = u32>) -> Postings {
        let mut postings = Postings::default();
        positions.into_iter().for_each(|position| postings.push(position));
        postings
    }

    proptest! {
        #[test]
        fn positions_come_back_as_they_went_in(mut positions in prop::collection::vec(any::<u32>(), 0..50)) {
            positions.sort_unstable();
            let postings = postings(positions.iter().copied());
            prop_assert_eq!(postings.len(), positions.len());
            prop_assert_eq!(postings.iter().collect::<Vec<_>>(), positions);
        }

        #[test]
        fn a_splice_leaves_what_would_have_been_built_afresh(
            before in prop::collection::btree_set(0_u32..2_000, 0..40),
            ends in (0_u32..2_000, 0_u32..2_000),
            inserted in prop::collection::btree_set(0_u32..700, 0..20),
        ) {
            let removed = ends.0.min(ends.1)..ends.0.max(ends.1);
            let mut spliced = postings(before.iter().copied());
            spliced.splice(&removed, Some(&postings(inserted.iter().copied())), 700);
            let head = before.iter().copied().filter(|position| *position < removed.start);
            let tail = before.iter().copied().filter(|position| *position >= removed.end);
            let moved = tail.map(|position| position - removed.end + removed.start + 700);
            let fresh = postings(head.chain(inserted.iter().map(|position| position + removed.start)).chain(moved));
            prop_assert_eq!(spliced, fresh);
        }
    }

    #[test]
    fn near_positions_take_a_byte_each() {
        assert_eq!(postings((0..100).map(|position| position * 100)).bytes.len(), 100);
    }
}
