//! The places of a role that can be searched: what stands there, what it counts as, and how it is named.

use std::borrow::Cow;
use std::collections::HashSet;

use super::Field;
use super::scopes::Scopes;
use crate::role::{Fact, FactKind, HeadFact, Item, Pointer, Role, Section};
use crate::text::Text;
use crate::vocabulary::Vocabulary;

/// A place in a role that holds one searchable value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Title,
    Variant,
    Alias(u32),
    Organization,
    Unit,
    Family,
    Level,
    Segment,
    Summary,
    Location(u32),
    /// A head fact that is one value; places have an element each.
    Head(HeadFact),
    Inside(u32),
    Outside(u32),
    /// The heading of the item that is the first of its list to carry it, by the number of the item's node.
    Theme(Section, u32),
    /// The text of an item or of one of its alternatives: a node, by its number in its list. Items and their alternatives
    /// are numbered through, depth first.
    Item(Section, u32),
    /// The typed fact of a node.
    Fact(Section, u32),
    /// The competencies of an item, by the number of its node.
    Tags(Section, u32),
}

impl From<Section> for Field {
    fn from(section: Section) -> Self {
        match section {
            Section::Responsibilities => Self::Responsibilities,
            Section::Required => Self::Required,
            Section::Preferred => Self::Preferred,
        }
    }
}

/// The place of a value and what its statement states, in four bytes, as an index holds very many: six bits for the kind
/// of place, seven for the facts, nineteen for its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Slot(u32);

impl Slot {
    const KIND_BITS: u32 = 6;
    const NUMBER_FROM: u32 = Self::KIND_BITS + Scopes::STATED_BITS;
    /// So many places of a kind there can be in a role; those beyond are not searched. A profile that is read has at most
    /// 20,000 values.
    const MOST: u32 = 1 << (u32::BITS - Self::NUMBER_FROM);

    /// `stated` says which facts the statement of the place states.
    fn new(place: Place, stated: Scopes) -> Self {
        let of_section = |section: Section| section as u32;
        let (kind, number) = match place {
            Place::Title => (0, 0),
            Place::Variant => (1, 0),
            Place::Alias(at) => (2, at),
            Place::Organization => (3, 0),
            Place::Unit => (4, 0),
            Place::Family => (5, 0),
            Place::Level => (6, 0),
            Place::Segment => (7, 0),
            Place::Summary => (8, 0),
            Place::Location(at) => (9, at),
            Place::Head(fact) => (10, fact as u32),
            Place::Inside(at) => (11, at),
            Place::Outside(at) => (12, at),
            Place::Theme(section, at) => (16 + of_section(section), at),
            Place::Item(section, at) => (20 + of_section(section), at),
            Place::Fact(section, at) => (24 + of_section(section), at),
            Place::Tags(section, at) => (28 + of_section(section), at),
        };
        Self(kind | stated.stated() << Self::KIND_BITS | number << Self::NUMBER_FROM)
    }

    /// The place.
    pub(super) fn place(self) -> Place {
        let (kind, number) = (self.0 & ((1 << Self::KIND_BITS) - 1), self.0 >> Self::NUMBER_FROM);
        let section = Section::ALL[(kind % 4).min(2) as usize];
        match kind {
            0 => Place::Title,
            1 => Place::Variant,
            2 => Place::Alias(number),
            3 => Place::Organization,
            4 => Place::Unit,
            5 => Place::Family,
            6 => Place::Level,
            7 => Place::Segment,
            8 => Place::Summary,
            9 => Place::Location(number),
            10 => Place::Head(HeadFact::ALL[number as usize]),
            11 => Place::Inside(number),
            12 => Place::Outside(number),
            16..20 => Place::Theme(section, number),
            20..24 => Place::Item(section, number),
            24..28 => Place::Fact(section, number),
            _ => Place::Tags(section, number),
        }
    }

    /// Where in a role it stands, and which facts its statement states.
    pub(super) fn scopes(self) -> Scopes {
        self.place().scope().and(Scopes::of_stated(self.0 >> Self::KIND_BITS))
    }
}

impl Place {
    /// The field a hit here is reported in.
    pub(super) fn field(self) -> Field {
        match self {
            Self::Title | Self::Variant | Self::Alias(_) => Field::Title,
            Self::Organization | Self::Unit | Self::Family | Self::Level | Self::Segment => Field::Organization,
            Self::Summary => Field::Summary,
            Self::Location(_) | Self::Head(_) | Self::Inside(_) | Self::Outside(_) | Self::Fact(..) => Field::Fact,
            Self::Theme(section, _) | Self::Item(section, _) => section.into(),
            Self::Tags(..) => Field::Tag,
        }
    }

    /// The part of a role it is.
    fn scope(self) -> Scopes {
        match self {
            Self::Title | Self::Variant | Self::Alias(_) => Scopes::TITLE,
            Self::Organization => Scopes::EMPLOYER,
            Self::Unit => Scopes::UNIT,
            Self::Family => Scopes::FAMILY,
            Self::Level => Scopes::LEVEL,
            Self::Segment => Scopes::SEGMENT,
            Self::Summary => Scopes::SUMMARY,
            Self::Location(_) => Scopes::LOCATION,
            Self::Head(fact) => Scopes::of_head(fact),
            Self::Inside(_) | Self::Outside(_) => Scopes::WORKS_WITH,
            Self::Theme(section, _) | Self::Item(section, _) | Self::Fact(section, _) => Scopes::of_section(section),
            Self::Tags(..) => Scopes::TAG,
        }
    }

    /// Whether it is what the role is called or who offers it: true of everything in the role.
    pub(super) fn is_name(self) -> bool {
        matches!(self.field(), Field::Title | Field::Organization)
    }

    /// The item or alternative that holds the value, with its path from the profile; `None` for a value of the head.
    pub(super) fn node(self, role: &Role) -> Option<(&Item, String)> {
        let (Self::Theme(section, at) | Self::Item(section, at) | Self::Fact(section, at) | Self::Tags(section, at)) =
            self
        else {
            return None;
        };
        let mut left = at;
        role.section(section).iter().enumerate().find_map(|(index, item)| {
            let (node, path) = find_node(item, &mut left)?;
            Some((node, format!("{}{path}", Pointer { section, index })))
        })
    }

    /// What the value is a value of, where its text leaves that unsaid: found by this name too, which is not shown.
    /// `node` is the item or alternative that holds the value: see [`Place::node`].
    pub(super) fn name(self, node: Option<&Item>, vocabulary: &Vocabulary) -> Cow<'static, str> {
        match self {
            Self::Location(_) => HeadFact::Locations.name().into(),
            Self::Head(fact) => fact.name().into(),
            Self::Fact(..) => node.and_then(fact_kind).map_or("", FactKind::name).into(),
            Self::Tags(..) => {
                let tags = node.map_or(&[][..], |item| &item.tags);
                let name =
                    |tag: &Text| vocabulary.get(tag).map_or(tag.as_str(), |found| found.name.as_str()).to_owned();
                tags.iter().map(name).collect::<Vec<_>>().join("; ").into()
            }
            _ => "".into(),
        }
    }

    /// How many words of the value are its name, which is not shown; all of them where nothing else is searched.
    pub(super) fn name_words(self) -> u32 {
        match self {
            Self::Location(_) | Self::Head(_) | Self::Fact(..) => 1,
            Self::Tags(..) => u32::MAX,
            _ => 0,
        }
    }

    /// The value as a hit shows it: the text that stands there, or what a value that is no text says in words.
    /// `node` is the item or alternative of `role` that holds it: see [`Place::node`]. `None` if nothing is there.
    pub(super) fn text<'a>(self, role: &'a Role, node: Option<&'a Item>) -> Option<Cow<'a, str>> {
        let text = match self {
            Self::Title => Some(&role.title),
            Self::Variant => role.variant.as_ref(),
            Self::Alias(at) => nth(&role.aliases, at),
            Self::Organization => role.organization.as_ref(),
            Self::Unit => role.unit.as_ref(),
            Self::Family => role.family.as_ref(),
            Self::Level => role.level.as_ref(),
            Self::Segment => role.segment.as_ref(),
            Self::Summary => role.summary.as_ref(),
            Self::Location(at) => nth(&role.locations, at),
            Self::Inside(at) => nth(&role.works_with.inside, at),
            Self::Outside(at) => nth(&role.works_with.outside, at),
            Self::Theme(..) => node?.theme.as_ref(),
            Self::Item(..) | Self::Tags(..) => Some(&node?.text),
            Self::Head(fact) => return fact.say(role).map(Cow::Owned),
            Self::Fact(..) => return Some(say(node?.fact.as_ref()?).into()),
        };
        text.map(|text| Cow::Borrowed(text.as_str()))
    }

    /// The JSON pointer of the value in the profile. A hit on an item's tags is a hit on the item.
    pub(super) fn pointer(self, role: &Role) -> String {
        match self {
            Self::Title => "/title".to_owned(),
            Self::Variant => "/variant".to_owned(),
            Self::Alias(at) => format!("/aliases/{at}"),
            Self::Organization => "/organization".to_owned(),
            Self::Unit => "/unit".to_owned(),
            Self::Family => "/family".to_owned(),
            Self::Level => "/level".to_owned(),
            Self::Segment => "/segment".to_owned(),
            Self::Summary => "/summary".to_owned(),
            Self::Location(at) => format!("/locations/{at}"),
            Self::Head(fact) => format!("/{}", fact.key()),
            Self::Inside(at) => format!("/works_with/inside/{at}"),
            Self::Outside(at) => format!("/works_with/outside/{at}"),
            Self::Theme(..) | Self::Item(..) | Self::Fact(..) | Self::Tags(..) => {
                let Some((node, path)) = self.node(role) else { return String::new() };
                match self {
                    Self::Theme(..) => format!("{path}/theme"),
                    Self::Fact(..) => format!("{path}/{}", fact_kind(node).map_or("", FactKind::key)),
                    _ => path,
                }
            }
        }
    }
}

/// A searchable place of a role.
pub(super) struct Found<'a> {
    pub(super) place: Place,
    /// The place and what its statement states.
    pub(super) slot: Slot,
    /// What [`Place::node`] finds for it, so that whoever visits all places need not look for each.
    pub(super) node: Option<&'a Item>,
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
    let single = HeadFact::ALL.into_iter().filter(|fact| *fact != HeadFact::Locations && fact.say(role).is_some());
    places.extend(single.map(Place::Head));
    places.extend(listed(&role.works_with.inside, Place::Inside));
    places.extend(listed(&role.works_with.outside, Place::Outside));
    let mut before = None;
    let found = |place: Place| {
        let is_joined = place.is_name() && before.replace(place.field()) == Some(place.field());
        Found { place, slot: Slot::new(place, Scopes::default()), node: None, is_joined }
    };
    let mut places: Vec<_> = places.into_iter().map(found).collect();
    for section in Section::ALL {
        add_section(section, role.section(section), &mut places);
    }
    places
}

/// Adds the places of the items of a list. What is found as a fact is found as a requirement too, and the other way round.
fn add_section<'a>(section: Section, items: &'a [Item], places: &mut Vec<Found<'a>>) {
    let (mut themes, mut at, mut nodes) = (HashSet::new(), 0, Vec::new());
    for item in items {
        let first = at;
        let stated = Scopes::stated_by(item);
        let mut add = |place, node, is_joined| {
            let own = if matches!(place, Place::Item(..) | Place::Fact(..)) { stated } else { Scopes::default() };
            places.push(Found { place, slot: Slot::new(place, own), node: Some(node), is_joined });
        };
        if item.theme.as_ref().is_some_and(|theme| themes.insert(theme)) {
            add(Place::Theme(section, first), item, false);
        }
        nodes.clear();
        add_nodes(item, &mut nodes);
        for node in &nodes {
            if at == Slot::MOST {
                return;
            }
            add(Place::Item(section, at), node, at != first);
            if adds_words(node) {
                add(Place::Fact(section, at), node, true);
            }
            at += 1;
        }
        if !item.tags.is_empty() {
            add(Place::Tags(section, first), item, true);
        }
    }
}

/// Whether the typed fact of an item says, with its name, anything its text does not.
fn adds_words(item: &Item) -> bool {
    let Some(fact) = &item.fact else { return false };
    !item.says(&format!("{} {}", fact.kind().name(), say(fact)))
}

/// What a fact says, in words; without its kind, which is its name.
fn say(fact: &Fact) -> String {
    let brief = fact.brief();
    let leads_with_kind = match fact {
        Fact::Certification(_) | Fact::Clearance(_) => true,
        Fact::Knowledge(knowledge) => knowledge.at_least.is_none(),
        Fact::Years(years) => years.min.is_none() && years.max.is_none(),
        Fact::Degree(_) | Fact::Language(_) => false,
    };
    if leads_with_kind { brief.rest } else { brief.to_string() }
}

/// Adds an item and all its alternatives, depth first: the item itself is node 0.
fn add_nodes<'a>(item: &'a Item, nodes: &mut Vec<&'a Item>) {
    nodes.push(item);
    for inner in item.any_of.iter().flatten() {
        add_nodes(inner, nodes);
    }
}

/// The node that comes `left` nodes after `item` in the order of [`add_nodes`], with its path from there. Where it is
/// none of `item`'s, `left` is what remains to go behind them. Only the path of the node found is written.
fn find_node<'a>(item: &'a Item, left: &mut u32) -> Option<(&'a Item, String)> {
    if *left == 0 {
        return Some((item, String::new()));
    }
    *left -= 1;
    for (i, branch) in item.any_of.iter().enumerate() {
        for (j, inner) in branch.iter().enumerate() {
            if let Some((node, path)) = find_node(inner, left) {
                return Some((node, format!("/any_of/{i}/{j}{path}")));
            }
        }
    }
    None
}

fn fact_kind(item: &Item) -> Option<FactKind> {
    item.fact.as_ref().map(Fact::kind)
}

fn nth(list: &[Text], at: u32) -> Option<&Text> {
    list.get(at as usize)
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
            .filter(|found| found.place.pointer(&role).starts_with("/qualifications/required/1"))
            .map(|found| {
                assert_eq!(found.slot.place(), found.place, "packed and unpacked");
                let node = found.place.node(&role).map(|(node, _)| node);
                assert_eq!(node, found.node, "{:?}", found.place);
                let text = found.place.text(&role, node).expect("each of them has a text").into_owned();
                (text, found.place.pointer(&role).replace("/qualifications/required/1", ""))
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
