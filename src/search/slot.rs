//! The place of a value, packed: what an index holds very many of.

use super::place::Place;
use super::scopes::Scopes;
use crate::role::{HeadFact, Section};

/// The place of a value and what its statement states, in four bytes, as an index holds very many: six bits for the kind
/// of place, seven for the facts, nineteen for its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Slot(u32);

impl Slot {
    const KIND_BITS: u32 = 6;
    const NUMBER_FROM: u32 = Self::KIND_BITS + Scopes::STATED_BITS;
    /// So many places of a kind there can be in a role; those beyond are not searched. A profile that is read has at most
    /// 20,000 values.
    pub(super) const MOST: u32 = 1 << (u32::BITS - Self::NUMBER_FROM);

    /// `stated` says which facts the statement of the place states.
    pub(super) fn new(place: Place, stated: Scopes) -> Self {
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
