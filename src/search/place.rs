//! The places of a role that can be searched: what stands there, what it counts as, and how it is named.

use std::borrow::Cow;
use std::collections::HashSet;

use super::Field;
use crate::role::{Fact, FactKind, HeadFact, Item, Pointer, Role, Section};
use crate::text::Text;
use crate::vocabulary::Vocabulary;

/// A place in a role that holds one searchable value. Small, as an index holds very many.
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
    /// The heading of the item that is the first of its list to carry it.
    Theme(Section, u32),
    /// The text of an item (node 0) or of one of its alternatives: see [`add_nodes`].
    Item(Section, u32, u32),
    /// The typed fact of such a node.
    Fact(Section, u32, u32),
    /// The competencies of an item.
    Tags(Section, u32),
}

/// A set of [`Field`]s.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Fields(u8);

impl Fields {
    /// Where a term is looked for unless a field is named. Tags are somebody's judgement and not words of the role, so
    /// they have to be asked for.
    pub(super) const ALL: Self = Self(!Self::of(Field::Tag).0);
    /// What a role is called and who offers it: true of everything in it.
    pub(super) const NAME: Self = Self::of(Field::Title).and(Self::of(Field::Organization));

    pub(super) const fn of(field: Field) -> Self {
        Self(1 << field as u8)
    }

    pub(super) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }
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

impl Place {
    /// The field a hit here is reported in.
    pub(super) fn field(self) -> Field {
        match self {
            Self::Title | Self::Variant | Self::Alias(_) => Field::Title,
            Self::Organization | Self::Unit | Self::Family | Self::Level | Self::Segment => Field::Organization,
            Self::Summary => Field::Summary,
            Self::Location(_) | Self::Head(_) | Self::Inside(_) | Self::Outside(_) | Self::Fact(..) => Field::Fact,
            Self::Theme(section, _) | Self::Item(section, ..) => section.into(),
            Self::Tags(..) => Field::Tag,
        }
    }

    /// The item the place belongs to, if it does: its list and its number there.
    pub(super) fn item(self) -> Option<(Section, u32)> {
        match self {
            Self::Item(section, index, _) | Self::Fact(section, index, _) | Self::Tags(section, index) => {
                Some((section, index))
            }
            _ => None,
        }
    }

    /// Whether this place and the one after it in the same role belong to one statement: an item with its facts,
    /// alternatives and tags; the names of a role; those of its employer.
    pub(super) fn joins(self, next: Self) -> bool {
        match (self.item(), next.item()) {
            (None, None) => self.field() == next.field() && Fields::of(self.field()).meets(Fields::NAME),
            (one, other) => one == other,
        }
    }

    /// The item or alternative that holds the value, with its path from the item; `None` for a value of the head.
    pub(super) fn node(self, role: &Role) -> Option<(&Item, String)> {
        let (section, index, mut at) = match self {
            Self::Item(section, index, at) | Self::Fact(section, index, at) => (section, index, at),
            Self::Theme(section, index) | Self::Tags(section, index) => (section, index, 0),
            _ => return None,
        };
        find_node(role.section(section).get(index as usize)?, &mut at)
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
            Self::Head(fact) => format!("/{}", head_key(fact)),
            Self::Inside(at) => format!("/works_with/inside/{at}"),
            Self::Outside(at) => format!("/works_with/outside/{at}"),
            Self::Theme(section, index) => format!("{}/theme", item_pointer(section, index)),
            Self::Tags(section, index) => item_pointer(section, index),
            Self::Item(section, index, _) => {
                let path = self.node(role).map(|(_, path)| path).unwrap_or_default();
                format!("{}{path}", item_pointer(section, index))
            }
            Self::Fact(section, index, _) => {
                let (kind, path) = self.node(role).map(|(node, path)| (fact_kind(node), path)).unwrap_or_default();
                format!("{}{path}/{}", item_pointer(section, index), kind.map_or("", fact_key))
            }
        }
    }
}

/// A searchable place of a role.
pub(super) struct Found<'a> {
    pub(super) place: Place,
    /// The fields under which it is found.
    pub(super) fields: Fields,
    /// What [`Place::node`] finds for it, so that whoever visits all places need not look for each.
    pub(super) node: Option<&'a Item>,
}

/// Every searchable place of `role`, those of one statement side by side.
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
    let found = |place: Place| Found { place, fields: Fields::of(place.field()), node: None };
    let mut places: Vec<_> = places.into_iter().map(found).collect();
    for section in Section::ALL {
        let mut themes = HashSet::new();
        for (index, item) in (0..).zip(role.section(section)) {
            if item.theme.as_ref().is_some_and(|theme| themes.insert(theme)) {
                let place = Place::Theme(section, index);
                places.push(Found { place, fields: Fields::of(section.into()), node: Some(item) });
            }
            places.extend(places_of_item(section, index, item));
        }
    }
    places
}

/// The places of one item. What is found as a fact is found as a requirement too, and the other way round.
fn places_of_item(section: Section, index: u32, item: &Item) -> Vec<Found<'_>> {
    let plain = Fields::of(section.into());
    let factual = plain.and(Fields::of(Field::Fact));
    let states_fact = item.fact.is_some() || !item.any_of.is_empty();
    let (mut nodes, mut places) = (Vec::new(), Vec::new());
    let mut add = |place, fields, node| places.push(Found { place, fields, node: Some(node) });
    add_nodes(item, &mut nodes);
    for (at, node) in (0..).zip(nodes) {
        add(Place::Item(section, index, at), if states_fact { factual } else { plain }, node);
        if adds_words(node) {
            add(Place::Fact(section, index, at), factual, node);
        }
    }
    if !item.tags.is_empty() {
        add(Place::Tags(section, index), Fields::of(Field::Tag), item);
    }
    places
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

fn item_pointer(section: Section, index: u32) -> String {
    Pointer { section, index: index as usize }.to_string()
}

fn nth(list: &[Text], at: u32) -> Option<&Text> {
    list.get(at as usize)
}

/// The key under which a profile holds a head fact.
fn head_key(fact: HeadFact) -> &'static str {
    match fact {
        HeadFact::Locations => "locations",
        HeadFact::Workplace => "workplace",
        HeadFact::Travel => "travel",
        HeadFact::Employment => "employment",
        HeadFact::Pay => "pay",
    }
}

/// The key under which an item holds a fact.
fn fact_key(kind: FactKind) -> &'static str {
    match kind {
        FactKind::Years => "years",
        FactKind::Degree => "degree",
        FactKind::Certification => "certification",
        FactKind::Clearance => "clearance",
        FactKind::Knowledge => "knowledge",
        FactKind::Language => "language",
    }
}

/// A count as the index stores it. Four thousand million of anything do not fit in the memory that could hold them.
pub(super) fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
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
            .filter(|found| found.place.item() == Some((Section::Required, 1)))
            .map(|found| {
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
        assert_eq!(Place::Item(Section::Required, 1, 9).node(&role), None, "there is no tenth node");
    }
}
