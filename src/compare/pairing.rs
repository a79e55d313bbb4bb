//! From candidates to groups: the best first, one to one, then what is left to its best partner. Knows nothing of what is
//! paired.

use std::cmp::Ordering;

use super::stems::Id;
use crate::role::Pointer;

/// Two items that may belong together, by their numbers on the left and the right.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Candidate {
    /// The number of the left item.
    pub(super) a: usize,
    /// The number of the right item.
    pub(super) b: usize,
    /// How alike they are, 0 to 1.
    pub(super) score: f64,
    /// Whether they are the same, which no score can say.
    pub(super) same: bool,
}

/// What decides between candidates of one score: content before place, and never which role is on the left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Tie {
    moved: bool,
    contents: (Id, Id),
    places: (Pointer, Pointer),
}

impl Tie {
    /// Of two items by content and place: those of one section come first.
    pub(super) fn of(a: (Id, Pointer), b: (Id, Pointer)) -> Self {
        Self {
            moved: a.1.section != b.1.section,
            contents: (a.0.min(b.0), a.0.max(b.0)),
            places: (a.1.min(b.1), a.1.max(b.1)),
        }
    }
}

impl Candidate {
    /// Best first; a [`Tie`] decides between equals.
    pub(super) fn order(&self, other: &Self) -> Ordering {
        other.same.cmp(&self.same).then(other.score.total_cmp(&self.score))
    }
}

/// Items that were put together: one on one of the sides, any number on the other.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Group {
    /// The numbers of the left items.
    pub(super) a: Vec<usize>,
    /// The numbers of the right items.
    pub(super) b: Vec<usize>,
    /// The best score of its pairs.
    pub(super) score: f64,
    /// Whether all of its pairs are the same.
    pub(super) same: bool,
    /// Whether the reader put them together.
    pub(super) decided: bool,
}

/// The groups so far, and which items stand in them.
#[derive(Clone, Debug)]
pub(super) struct Groups {
    found: Vec<Group>,
    of_a: Vec<Option<usize>>,
    of_b: Vec<Option<usize>>,
}

impl Groups {
    /// No groups yet, of so many items on the left and on the right.
    pub(super) fn new(a: usize, b: usize) -> Self {
        Self { found: Vec::new(), of_a: vec![None; a], of_b: vec![None; b] }
    }

    /// Puts together what the reader accepted, decision by decision; one that would make a group with several items on
    /// both sides is left out whole.
    pub(super) fn settle(&mut self, accepted: &[Vec<Candidate>]) {
        for pairs in accepted {
            let before = (pairs.len() > 1).then(|| self.clone());
            if !pairs.iter().all(|pair| self.put_together(pair))
                && let Some(before) = before
            {
                *self = before;
            }
        }
    }

    /// Puts two items together, if no group then has several items on both sides.
    fn put_together(&mut self, pair: &Candidate) -> bool {
        let Candidate { a, b, score, same } = *pair;
        let at = match (self.of_a[a], self.of_b[b]) {
            (None, None) => {
                self.found.push(Group { a: vec![a], b: vec![b], score, same, decided: true });
                self.found.len() - 1
            }
            (None, Some(at)) if self.found[at].b.len() == 1 => {
                self.found[at].a.push(a);
                at
            }
            (Some(at), None) if self.found[at].a.len() == 1 => {
                self.found[at].b.push(b);
                at
            }
            (x, y) => return x == y,
        };
        (self.of_a[a], self.of_b[b]) = (Some(at), Some(at));
        let group = &mut self.found[at];
        (group.score, group.same) = (group.score.max(score), group.same && same);
        true
    }

    /// Pairs every candidate whose items are both free; candidates come best first.
    pub(super) fn pair<'a>(&mut self, candidates: impl IntoIterator<Item = &'a Candidate>) {
        for Candidate { a, b, score, same, .. } in candidates {
            if self.of_a[*a].is_none() && self.of_b[*b].is_none() {
                (self.of_a[*a], self.of_b[*b]) = (Some(self.found.len()), Some(self.found.len()));
                self.found.push(Group { a: vec![*a], b: vec![*b], score: *score, same: *same, decided: false });
            }
        }
    }

    /// Adds a free item of a candidate to the group of the other item, if that group may grow on the free item's side;
    /// candidates come best first.
    ///
    /// Items that are the same are settled: only what is the same too joins them. So are those the reader put together.
    pub(super) fn join<'a>(&mut self, candidates: impl IntoIterator<Item = &'a Candidate>) {
        let open = |group: &Group, same: bool| !group.decided && group.same == same;
        for Candidate { a, b, same, .. } in candidates {
            match (self.of_a[*a], self.of_b[*b]) {
                (None, Some(at)) if self.found[at].b.len() == 1 && open(&self.found[at], *same) => {
                    self.of_a[*a] = Some(at);
                    self.found[at].a.push(*a);
                }
                (Some(at), None) if self.found[at].a.len() == 1 && open(&self.found[at], *same) => {
                    self.of_b[*b] = Some(at);
                    self.found[at].b.push(*b);
                }
                _ => {}
            }
        }
    }

    /// How many groups there are.
    pub(super) fn len(&self) -> usize {
        self.found.len()
    }

    /// Whether the left item stands in a group.
    pub(super) fn has_a(&self, a: usize) -> bool {
        self.of_a[a].is_some()
    }

    /// Whether the right item stands in a group.
    pub(super) fn has_b(&self, b: usize) -> bool {
        self.of_b[b].is_some()
    }

    /// The groups in the order of their first left items, the items of each in order, with their numbers in the order in
    /// which they were found.
    pub(super) fn into_groups(mut self) -> Vec<(usize, Group)> {
        for group in &mut self.found {
            group.a.sort_unstable();
            group.b.sort_unstable();
        }
        let mut groups: Vec<(usize, Group)> = self.found.into_iter().enumerate().collect();
        groups.sort_by_key(|(_, group)| group.a[0]);
        groups
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::role::Section;

    #[test]
    fn ties_do_not_depend_on_the_side() {
        let item = |content, section, index| (content, Pointer { section, index });
        let items = [
            item(1, Section::Required, 0),
            item(1, Section::Required, 1),
            item(2, Section::Preferred, 0),
            item(3, Section::Required, 0),
        ];
        for a in items {
            for b in items {
                assert_eq!(Tie::of(a, b), Tie::of(b, a));
            }
        }
        assert!(Tie::of(items[1], items[3]) < Tie::of(items[0], items[2]), "one section first");
    }
}
