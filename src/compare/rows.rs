//! The lines of a comparison in the order in which people read them, for whoever draws or writes one.

use std::collections::BTreeMap;

use super::comparison::Pair;
use super::matrix::{name, place};
use crate::role::{Item, Pointer, Role};
use crate::text::Text;
use crate::vocabulary::Vocabulary;

/// How the lines of a comparison are ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Order {
    /// Under the competency they are about.
    #[default]
    Competency,
    /// As the left role has them, then what only the right role has.
    Left,
}

/// Lines under one heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowGroup {
    /// The heading: a competency's name; `None` where there is none, or for items without a competency.
    pub title: Option<Text>,
    /// The lines, at least one.
    pub rows: Vec<Row>,
}

/// A line of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Row {
    /// Items that belong together: a place in [`Pair::links`].
    Link(usize),
    /// An item only the left role has.
    OnlyA(Pointer),
    /// An item only the right role has.
    OnlyB(Pointer),
}

/// The lines of `pair`, every link and every item without a counterpart once. `a` and `b` are its left and right role.
///
/// A line stands under the first competency of its first left item or, where there is none, of its right item; the
/// competencies follow the vocabulary, items without one come last. Within a heading the left role's order holds.
#[must_use]
pub fn rows(pair: &Pair, a: &Role, b: &Role, vocabulary: &Vocabulary, order: Order) -> Vec<RowGroup> {
    let lines = in_left_order(pair);
    if order == Order::Left {
        return if lines.is_empty() { Vec::new() } else { vec![RowGroup { title: None, rows: lines }] };
    }
    let mut groups: BTreeMap<(usize, Option<Text>), Vec<Row>> = BTreeMap::new();
    for row in lines {
        let item = match row {
            Row::Link(at) => a.item(pair.links[at].a[0]),
            Row::OnlyA(pointer) => a.item(pointer),
            Row::OnlyB(pointer) => b.item(pointer),
        };
        let tag = item.and_then(|item| main_tag(item, vocabulary));
        let place = tag.as_ref().map_or(usize::MAX, |tag| place(vocabulary, tag));
        groups.entry((place, tag)).or_default().push(row);
    }
    let titled =
        |((_, tag), rows): ((_, Option<Text>), _)| RowGroup { title: tag.map(|tag| name(vocabulary, &tag)), rows };
    groups.into_iter().map(titled).collect()
}

/// The first competency of an item or, where it has none, the one its words suggest most.
fn main_tag(item: &Item, vocabulary: &Vocabulary) -> Option<Text> {
    let inferred = || vocabulary.infer(&item.text).first().map(|competency| competency.id.clone());
    item.tags.first().cloned().or_else(inferred)
}

/// Links and items only the left role has in the left role's order, then what only the right role has in its own.
fn in_left_order(pair: &Pair) -> Vec<Row> {
    let links = pair.links.iter().enumerate().map(|(at, link)| (link.a[0], Row::Link(at)));
    let mut left: Vec<(Pointer, Row)> =
        links.chain(pair.only_a.iter().map(|only| (*only, Row::OnlyA(*only)))).collect();
    left.sort_by_key(|(pointer, _)| *pointer);
    left.into_iter().map(|(_, row)| row).chain(pair.only_b.iter().map(|only| Row::OnlyB(*only))).collect()
}

#[cfg(test)]
mod tests;
