//! The parts of a role a query can be narrowed to, finer than the fields hits are reported in, and what they are called.

use crate::role::{FactKind, HeadFact, Item, Section};

/// A set of parts of a role.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Scopes(u32);

impl Scopes {
    pub(super) const TITLE: Self = Self(1);
    pub(super) const EMPLOYER: Self = Self(1 << 1);
    pub(super) const UNIT: Self = Self(1 << 2);
    pub(super) const FAMILY: Self = Self(1 << 3);
    pub(super) const LEVEL: Self = Self(1 << 4);
    pub(super) const SEGMENT: Self = Self(1 << 5);
    pub(super) const SUMMARY: Self = Self(1 << 6);
    const RESPONSIBILITIES: Self = Self(1 << 7);
    const REQUIRED: Self = Self(1 << 8);
    const PREFERRED: Self = Self(1 << 9);
    pub(super) const LOCATION: Self = Self(1 << 10);
    const WORKPLACE: Self = Self(1 << 11);
    pub(super) const TRAVEL: Self = Self(1 << 12);
    const EMPLOYMENT: Self = Self(1 << 13);
    pub(super) const PAY: Self = Self(1 << 14);
    pub(super) const WORKS_WITH: Self = Self(1 << 15);
    pub(super) const TAG: Self = Self(1 << 16);
    /// The first of the bits that say which facts a statement states: one a kind, and one for alternatives.
    const STATED_FROM: u32 = 17;
    /// How many there are of them.
    pub(super) const STATED_BITS: u32 = 7;
    const ALTERNATIVES: Self = Self(1 << (Self::STATED_FROM + 6));
    /// Every fact a statement may state.
    const STATED: Self = Self(((1 << Self::STATED_BITS) - 1) << Self::STATED_FROM);

    /// Where a term is looked for unless a field is named. Tags are somebody's judgement and not words of the role, so
    /// they have to be asked for.
    pub(super) const ALL: Self = Self(!Self::TAG.0);
    /// Who offers the role, and where in the house.
    const ORGANIZATION: Self = Self(Self::EMPLOYER.0 | Self::UNIT.0 | Self::FAMILY.0 | Self::LEVEL.0 | Self::SEGMENT.0);
    /// Whatever is stated as a fact, at the head of a role or in a statement.
    const FACTS: Self = Self(
        Self::LOCATION.0
            | Self::WORKPLACE.0
            | Self::TRAVEL.0
            | Self::EMPLOYMENT.0
            | Self::PAY.0
            | Self::WORKS_WITH.0
            | Self::STATED.0,
    );

    pub(super) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }

    const fn of_kind(kind: FactKind) -> Self {
        Self(1 << (Self::STATED_FROM + kind as u32))
    }

    pub(super) fn of_section(section: Section) -> Self {
        match section {
            Section::Responsibilities => Self::RESPONSIBILITIES,
            Section::Required => Self::REQUIRED,
            Section::Preferred => Self::PREFERRED,
        }
    }

    pub(super) fn of_head(fact: HeadFact) -> Self {
        match fact {
            HeadFact::Locations => Self::LOCATION,
            HeadFact::Workplace => Self::WORKPLACE,
            HeadFact::Travel => Self::TRAVEL,
            HeadFact::Employment => Self::EMPLOYMENT,
            HeadFact::Pay => Self::PAY,
        }
    }

    /// The facts a statement states, in its alternatives too.
    pub(super) fn stated_by(item: &Item) -> Self {
        let own = item.fact.as_ref().map_or(Self::default(), |fact| Self::of_kind(fact.kind()));
        let nested = item.any_of.iter().flatten().map(Self::stated_by);
        nested.fold(if item.any_of.is_empty() { own } else { own.and(Self::ALTERNATIVES) }, Self::and)
    }

    /// Its stated facts as so many bits, and back; higher bits are left out.
    pub(super) fn stated(self) -> u32 {
        (self.0 & Self::STATED.0) >> Self::STATED_FROM
    }

    /// See [`Scopes::stated`].
    pub(super) fn of_stated(bits: u32) -> Self {
        Self((bits << Self::STATED_FROM) & Self::STATED.0)
    }
}

/// A field a query can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Named {
    /// Its name, to be shortened at will.
    pub(super) name: &'static str,
    /// The other spelling of it that is taken, where there is one.
    also: Option<&'static str>,
    /// What it narrows to; nothing for the directory a role comes from, which is no part of it.
    pub(super) scopes: Scopes,
}

/// The fields, in the order in which they are listed. The plural of `fact` and `tag`, as both are common.
pub(super) const FIELDS: [Named; 24] = [
    named("title", Scopes::TITLE),
    Named { also: Some("organisation"), ..named("organization", Scopes::ORGANIZATION) },
    named("unit", Scopes::UNIT),
    named("family", Scopes::FAMILY),
    named("level", Scopes::LEVEL),
    named("segment", Scopes::SEGMENT),
    named("summary", Scopes::SUMMARY),
    named("responsibilities", Scopes::RESPONSIBILITIES),
    named("required", Scopes::REQUIRED),
    named("preferred", Scopes::PREFERRED),
    named("facts", Scopes::FACTS),
    named("tags", Scopes::TAG),
    named("location", Scopes::LOCATION),
    named("workplace", Scopes::WORKPLACE),
    named("travel", Scopes::TRAVEL),
    named("employment", Scopes::EMPLOYMENT),
    named("pay", Scopes::PAY),
    named("years", Scopes::of_kind(FactKind::Years)),
    named("degree", Scopes::of_kind(FactKind::Degree)),
    named("certification", Scopes::of_kind(FactKind::Certification)),
    named("clearance", Scopes::of_kind(FactKind::Clearance)),
    named("knowledge", Scopes::of_kind(FactKind::Knowledge)),
    named("language", Scopes::of_kind(FactKind::Language)),
    named("source", Scopes(0)),
];

const fn named(name: &'static str, scopes: Scopes) -> Named {
    Named { name, also: None, scopes }
}

impl Named {
    /// How it may be spelt.
    pub(super) fn spellings(&self) -> impl Iterator<Item = &'static str> {
        [self.name].into_iter().chain(self.also)
    }

    /// Whether it is a fact, of which one can ask whether it is stated at all.
    pub(super) fn is_fact(&self) -> bool {
        self.scopes.meets(Scopes::FACTS)
    }
}
