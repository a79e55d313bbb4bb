//! Numbers in ascending order, packed: where a word stands, which roles have it.

/// Positions in ascending order, each kept as its distance from the one before it in groups of seven bits, lowest
/// first: one byte for the frequent words, two for most, where a plain number takes four.
#[derive(Clone, Debug, Default)]
pub(crate) struct Postings {
    bytes: Vec<u8>,
    last: u32,
    count: u32,
}

impl Postings {
    /// Adds `position`, which must not be below those that are there.
    pub(crate) fn push(&mut self, position: u32) {
        let mut distance = position - self.last;
        while distance > 0x7f {
            self.bytes.push(distance.to_le_bytes()[0] | 0x80);
            distance >>= 7;
        }
        self.bytes.push(distance.to_le_bytes()[0]);
        self.last = position;
        self.count += 1;
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.count as usize
    }

    /// Gives back the room kept for more.
    pub(crate) fn shrink(&mut self) {
        self.bytes.shrink_to_fit();
    }

    /// How many bytes the positions take.
    pub(crate) fn bytes(&self) -> usize {
        self.bytes.capacity()
    }

    /// The positions, ascending.
    pub(crate) fn iter(&self) -> impl Iterator<Item = u32> {
        let mut position = 0;
        let (mut distance, mut shift) = (0, 0);
        self.bytes.iter().filter_map(move |byte| {
            distance |= u32::from(byte & 0x7f) << shift;
            shift += 7;
            (byte & 0x80 == 0).then(|| {
                position += std::mem::take(&mut distance);
                shift = 0;
                position
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn positions_come_back_as_they_went_in(mut positions in prop::collection::vec(any::<u32>(), 0..50)) {
            positions.sort_unstable();
            let mut postings = Postings::default();
            for position in &positions {
                postings.push(*position);
            }
            prop_assert_eq!(postings.len(), positions.len());
            prop_assert_eq!(postings.iter().collect::<Vec<_>>(), positions);
        }
    }

    #[test]
    fn near_positions_take_a_byte_each() {
        let mut postings = Postings::default();
        for position in 0..100 {
            postings.push(position * 100);
        }
        assert_eq!(postings.bytes.len(), 100);
    }
}
