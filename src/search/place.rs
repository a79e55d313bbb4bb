//! The places of a role that can be searched: what stands there, what it counts as, and how it is named.

use std::borrow::Cow;

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
    pub(super) fn scope(self) -> Scopes {
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

    /// The JSON pointer of the value in the profile, `node` being what [`Place::node`] finds. A hit on an item's tags is a hit
    /// on the item.
    pub(super) fn pointer(self, node: Option<(&Item, String)>) -> String {
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
                let Some((node, path)) = node else { return String::new() };
                match self {
                    Self::Theme(..) => format!("{path}/theme"),
                    Self::Fact(..) => format!("{path}/{}", fact_kind(node).map_or("", FactKind::key)),
                    _ => path,
                }
            }
        }
    }
}

/// What a fact says, in words; without its kind, which is its name.
pub(super) fn say(fact: &Fact) -> String {
    let brief = fact.brief();
    let leads_with_kind = match fact {
        Fact::Certification(_) | Fact::Clearance(_) => true,
        Fact::Knowledge(knowledge) => knowledge.at_least.is_none(),
        Fact::Years(years) => years.min.is_none() && years.max.is_none(),
        Fact::Degree(_) | Fact::Language(_) => false,
    };
    if leads_with_kind { brief.rest } else { brief.to_string() }
}

/// The node that comes `left` nodes after `item` in the order of [`places`](super::places::places), with its path from there. Where it is
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
