//! The place of a value, packed: what an index holds very many of.

use super::place::Place;
use super::scopes::Scopes;
use crate::role::{HeadFact, Section};

/// The place of a value and what its statement states, in four bytes, as an index holds very many: six bits for the kind
/// of place, seven for the facts, nineteen for its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Slot(u32);

/// Scopes in the form in which very many slots are asked whether they lie in them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted {
    /// A bit for each kind of place that does.
    kinds: u64,
    /// The bits of a slot that say what is stated.
    stated: u32,
}

impl Wanted {
    /// What lies in `scopes`.
    pub(super) fn new(scopes: Scopes) -> Self {
        let meets = |place: &Place| place.scope().meets(scopes);
        let kinds = every_kind().filter(meets).fold(0, |kinds, place| kinds | Slot::bit(place));
        Self { kinds, stated: scopes.stated() << Slot::KIND_BITS }
    }

    /// The same, and the texts of items.
    pub(super) fn or_items(self) -> Self {
        let items = Section::ALL.into_iter().map(|section| Slot::bit(Place::Item(section, 0)));
        Self { kinds: items.fold(self.kinds, |kinds, item| kinds | item), ..self }
    }
}

/// A place of each kind.
fn every_kind() -> impl Iterator<Item = Place> {
    let own = [
        Place::Title,
        Place::Variant,
        Place::Alias(0),
        Place::Organization,
        Place::Unit,
        Place::Family,
        Place::Level,
        Place::Segment,
        Place::Summary,
        Place::Location(0),
        Place::Inside(0),
        Place::Outside(0),
    ];
    let in_section =
        |section| [Place::Theme(section, 0), Place::Item(section, 0), Place::Fact(section, 0), Place::Tags(section, 0)];
    own.into_iter().chain(Section::ALL.into_iter().flat_map(in_section)).chain(HeadFact::ALL.map(Place::Head))
}

impl Slot {
    const KIND_BITS: u32 = 6;
    /// The first of the kinds that are facts at the head of a role, each a kind of its own.
    const HEAD: u32 = 32;
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
            Place::Head(fact) => (Self::HEAD + fact as u32, 0),
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
        let (kind, number) = (self.kind(), self.0 >> Self::NUMBER_FROM);
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
            11 => Place::Inside(number),
            12 => Place::Outside(number),
            16..20 => Place::Theme(section, number),
            20..24 => Place::Item(section, number),
            24..28 => Place::Fact(section, number),
            28..Self::HEAD => Place::Tags(section, number),
            _ => Place::Head(HeadFact::ALL[(kind - Self::HEAD) as usize]),
        }
    }

    /// The number of its kind of place.
    fn kind(self) -> u32 {
        self.0 & ((1 << Self::KIND_BITS) - 1)
    }

    /// A bit that no other kind of place has.
    fn bit(place: Place) -> u64 {
        1 << Self::new(place, Scopes::default()).kind()
    }

    /// Whether it lies in what is wanted.
    pub(super) fn is_in(self, wanted: &Wanted) -> bool {
        wanted.kinds >> self.kind() & 1 != 0 || self.0 & wanted.stated != 0
    }

    /// Where in a role it stands, and which facts its statement states.
    pub(super) fn scopes(self) -> Scopes {
        self.place().scope().and(Scopes::of_stated(self.0 >> Self::KIND_BITS))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_wanted_where_its_scope_is() {
        let stated = Scopes::of_stated(1);
        for scopes in [Scopes::ALL, Scopes::TITLE, Scopes::TAG, Scopes::PAY, stated, stated.and(Scopes::UNIT)] {
            let wanted = Wanted::new(scopes);
            for slot in every_kind().flat_map(|place| [Slot::new(place, Scopes::default()), Slot::new(place, stated)]) {
                assert_eq!(slot.is_in(&wanted), slot.scopes().meets(scopes), "{:?} {scopes:?}", slot.place());
            }
        }
    }
}
