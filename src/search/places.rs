//! All places of a role that can be searched, one after the other.

use std::collections::HashSet;

use super::place::{Place, say};
use super::scopes::Scopes;
use super::slot::Slot;
use crate::role::{HeadFact, Item, Role, Section};
use crate::text::Text;

/// A searchable place of a role.
pub(super) struct Found<'a> {
    pub(super) place: Place,
    /// The place and what its statement states.
    pub(super) slot: Slot,
    /// What [`Place::node`] finds for it, so that whoever visits all places need not look for each.
    pub(super) node: Option<&'a Item>,
    /// What the value says in words, if it is no text.
    pub(super) said: Option<String>,
    /// Whether it belongs to the same statement as the place before it: an item with its facts, alternatives and tags; the
    /// names of a role; those of its employer.
    pub(super) is_joined: bool,
}

/// Every searchable place of `role`, those of one statement side by side. The title comes first.
pub(super) fn places(role: &Role) -> Vec<Found<'_>> {
    let mut places = vec![Place::Title];
    let listed = |list: &[Text], place: fn(u32) -> Place| (0..number(list.len())).map(place).collect::<Vec<_>>();
    places.extend(role.variant.is_some().then_some(Place::Variant));
    places.extend(listed(&role.aliases, Place::Alias));
    places.extend(role.organization.is_some().then_some(Place::Organization));
    places.extend(role.unit.is_some().then_some(Place::Unit));
    places.extend(role.family.is_some().then_some(Place::Family));
    places.extend(role.level.is_some().then_some(Place::Level));
    places.extend(role.segment.is_some().then_some(Place::Segment));
    places.extend(role.summary.is_some().then_some(Place::Summary));
    places.extend(listed(&role.locations, Place::Location));
    places.extend(HeadFact::ALL.into_iter().filter(|fact| *fact != HeadFact::Locations).map(Place::Head));
    places.extend(listed(&role.works_with.inside, Place::Inside));
    places.extend(listed(&role.works_with.outside, Place::Outside));
    let mut before = None;
    let found = |place: Place| {
        let is_joined = place.is_name() && before.replace(place.field()) == Some(place.field());
        let (is_stated, said) = match place {
            Place::Head(fact) => fact.say(role).map_or((false, None), |said| (true, Some(said))),
            _ => (true, None),
        };
        is_stated.then(|| Found { place, slot: Slot::new(place, Scopes::default()), node: None, said, is_joined })
    };
    // An item is mostly one place, sometimes with tags or a fact.
    let mut all = Vec::with_capacity(places.len() + 2 * role.items().count());
    all.extend(places.into_iter().filter_map(found));
    for section in Section::ALL {
        add_section(section, role.section(section), &mut all);
    }
    all
}

/// Adds the places of the items of a list. What is found as a fact is found as a requirement too, and the other way round.
fn add_section<'a>(section: Section, items: &'a [Item], places: &mut Vec<Found<'a>>) {
    let (mut themes, mut at, mut nodes) = (HashSet::new(), 0, Vec::new());
    for item in items {
        let first = at;
        let stated = Scopes::stated_by(item);
        let mut add = |place, node, said, is_joined| {
            let own = if matches!(place, Place::Item(..) | Place::Fact(..)) { stated } else { Scopes::default() };
            places.push(Found { place, slot: Slot::new(place, own), node: Some(node), said, is_joined });
        };
        if item.theme.as_ref().is_some_and(|theme| themes.insert(theme)) {
            add(Place::Theme(section, first), item, None, false);
        }
        nodes.clear();
        add_nodes(item, &mut nodes);
        for node in &nodes {
            if at == Slot::MOST {
                return;
            }
            add(Place::Item(section, at), node, None, at != first);
            if let Some(said) = added_words(node) {
                add(Place::Fact(section, at), node, Some(said), true);
            }
            at += 1;
        }
        if !item.tags.is_empty() {
            add(Place::Tags(section, first), item, None, true);
        }
    }
}

/// What the typed fact of an item says, if that is, with its name, anything its text does not say.
fn added_words(item: &Item) -> Option<String> {
    let fact = item.fact.as_ref()?;
    let said = say(fact);
    (!item.says(fact.kind().name()) || !item.says(&said)).then_some(said)
}

/// Adds an item and all its alternatives, depth first: the item itself is node 0.
fn add_nodes<'a>(item: &'a Item, nodes: &mut Vec<&'a Item>) {
    nodes.push(item);
    for inner in item.any_of.iter().flatten() {
        add_nodes(inner, nodes);
    }
}

/// A count as an index stores it, of things a role can only have so many of that a [`Slot`] holds their number.
fn number(count: usize) -> u32 {
    u32::try_from(count).map_or(Slot::MOST, |count| count.min(Slot::MOST))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::role::Qualifications;

    fn statement(text: &str, any_of: Vec<Vec<Item>>) -> Item {
        Item { text: text.into(), any_of, ..Item::default() }
    }

    #[test]
    fn a_place_leads_back_to_the_node_it_was_made_for() {
        let one = |text| statement(text, vec![]);
        let deep = statement("e", vec![vec![one("f")], vec![one("g"), one("h")]]);
        let item =
            statement("a", vec![vec![one("b"), statement("c", vec![vec![one("d")]])], vec![deep], vec![one("i")]]);
        let required = vec![one("before"), item];
        let role = Role { qualifications: Qualifications { required, ..Qualifications::default() }, ..Role::default() };
        let places = places(&role);
        let shown: Vec<_> = places
            .iter()
            .filter(|found| found.place.pointer(found.place.node(&role)).starts_with("/qualifications/required/1"))
            .map(|found| {
                assert_eq!(found.slot.place(), found.place, "packed and unpacked");
                let node = found.place.node(&role).map(|(node, _)| node);
                assert_eq!(node, found.node, "{:?}", found.place);
                let text = found.place.text(&role, node).expect("each of them has a text").into_owned();
                (text, found.place.pointer(found.place.node(&role)).replace("/qualifications/required/1", ""))
            })
            .collect();
        let expected = [
            ("a", ""),
            ("b", "/any_of/0/0"),
            ("c", "/any_of/0/1"),
            ("d", "/any_of/0/1/any_of/0/0"),
            ("e", "/any_of/1/0"),
            ("f", "/any_of/1/0/any_of/0/0"),
            ("g", "/any_of/1/0/any_of/1/0"),
            ("h", "/any_of/1/0/any_of/1/1"),
            ("i", "/any_of/2/0"),
        ];
        assert_eq!(shown, expected.map(|(text, path)| (text.to_owned(), path.to_owned())));
        assert_eq!(Place::Item(Section::Required, 10).node(&role), None, "there is no eleventh node");
    }
}
