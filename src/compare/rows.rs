//! The lines of a comparison in the order in which people read them, for whoever draws or writes one.

use std::collections::{BTreeMap, BTreeSet};

use super::comparison::{Link, Pair};
use super::matrix::{name, place};
use crate::role::{Pointer, Role};
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
/// A line stands under its main competency; that of a link does not depend on which role is on the left. The competencies
/// follow the vocabulary, items without one come last. Within a heading the left role's order holds.
#[must_use]
pub fn rows(pair: &Pair, a: &Role, b: &Role, vocabulary: &Vocabulary, order: Order) -> Vec<RowGroup> {
    let lines = in_left_order(pair);
    if order == Order::Left {
        return if lines.is_empty() { Vec::new() } else { vec![RowGroup { title: None, rows: lines }] };
    }
    let mut groups: BTreeMap<(usize, Option<Text>), Vec<Row>> = BTreeMap::new();
    for row in lines {
        let tag = match row {
            Row::Link(at) => link_tag(&pair.links[at], a, b, vocabulary),
            Row::OnlyA(pointer) => main_tag(a, pointer, vocabulary),
            Row::OnlyB(pointer) => main_tag(b, pointer, vocabulary),
        };
        let place = tag.as_ref().map_or(usize::MAX, |tag| place(vocabulary, tag));
        groups.entry((place, tag)).or_default().push(row);
    }
    let titled =
        |((_, tag), rows): ((_, Option<Text>), _)| RowGroup { title: tag.map(|tag| name(vocabulary, &tag)), rows };
    groups.into_iter().map(titled).collect()
}

/// The competency a link is about: one that is the main one on both sides, else one both sides have, else the main one of
/// either; the first in the vocabulary, where there are several.
fn link_tag(link: &Link, a: &Role, b: &Role, vocabulary: &Vocabulary) -> Option<Text> {
    let mains = |role: &Role, pointers: &[Pointer]| -> BTreeSet<Text> {
        pointers.iter().filter_map(|pointer| main_tag(role, *pointer, vocabulary)).collect()
    };
    let (left, right) = (mains(a, &link.a), mains(b, &link.b));
    let first = |tags: Vec<&Text>| tags.into_iter().min_by_key(|tag| (place(vocabulary, tag), *tag)).cloned();
    let shared = || first(link.tags.iter().collect());
    first(left.intersection(&right).collect()).or_else(shared).or_else(|| first(left.union(&right).collect()))
}

/// The first competency of an item or, where it has none, the one its words suggest most.
fn main_tag(role: &Role, pointer: Pointer, vocabulary: &Vocabulary) -> Option<Text> {
    let item = role.item(pointer)?;
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
