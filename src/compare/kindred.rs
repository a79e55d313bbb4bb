//! Words that stand for one another in job postings: "greets guests" and "welcomes visitors" share no word and one matter.
//!
//! The groups shipped with the program (`data/kindred.tsv`) are made from `data/kindred.txt`, as the counts of
//! [`super::background`] are from theirs.

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use super::stems::{Id, id};

/// The groups shipped with the program: `stem<TAB>number of a group …`.
pub(super) const SHIPPED: &str = include_str!("../../data/kindred.tsv");

static GROUPS: LazyLock<HashMap<Id, Vec<Id>>> = LazyLock::new(|| {
    let groups = |numbers: &str| numbers.split(' ').map(|number| id(("kindred", number))).collect();
    SHIPPED
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .map(|(stem, numbers)| (id(stem), groups(numbers)))
        .collect()
});

/// The groups a stem stands in; none for most stems.
pub(super) fn groups(stem: Id) -> &'static [Id] {
    GROUPS.get(&stem).map_or(&[], Vec::as_slice)
}

/// The stems and the groups they stand in, each once.
pub(super) fn with_groups(stems: impl IntoIterator<Item = Id>) -> BTreeSet<Id> {
    stems.into_iter().flat_map(|stem| groups(stem).iter().copied().chain([stem])).collect()
}
