//! Roles as they may come, generated.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::*;
use crate::role::{
    Clearance, Degree, DegreeLevel, Knowledge, Language, Number, Pay, Period, Travel, TravelShare, Workplace,
};

/// Few enough that texts meet: common and rare ones, stop words, numbers, another script.
const WORDS: &[&str] = &[
    "manages",
    "managing",
    "customers",
    "service",
    "delivery",
    "plan",
    "incident",
    "escalates",
    "Kerberos",
    "the",
    "not",
    "of",
    "5",
    "3",
    "客户",
    "مشروع",
    "ग्राहक",
    "clients",
    "supervises",
    "budget",
];

pub(super) fn text() -> impl Strategy<Value = Text> {
    vec(select(WORDS), 1..6).prop_map(|words| Text::new(&words.join(" ")))
}

fn fact() -> impl Strategy<Value = Fact> {
    let years = (option::of(0..3_u8), option::of(text()))
        .prop_map(|(min, of)| Fact::Years(Years { min: min.map(|min| Number(f64::from(min))), max: None, of }));
    let level = select(vec![DegreeLevel::Bachelor, DegreeLevel::Master]);
    let degree = (level, vec(text(), 0..2)).prop_map(|(level, fields)| Fact::Degree(Degree { level, fields }));
    let word = || {
        option::of(select(vec!["Secret", "Top Secret", "active", "NATO", "B2", "C1", "fluent"]).prop_map(Text::from))
    };
    let clearance = (word(), word(), word())
        .prop_map(|(level, authority, status)| Fact::Clearance(Clearance { level, authority, status }));
    let knowledge = (option::of(1..3_u32), vec(text(), 1..4))
        .prop_map(|(at_least, of)| Fact::Knowledge(Knowledge { at_least, of }));
    let language = (select(vec!["German", "French"]), word())
        .prop_map(|(name, level)| Fact::Language(Language { name: Text::from(name), level }));
    let certification = vec(text(), 1..3).prop_map(Fact::Certification);
    prop_oneof![years, degree, certification, clearance, knowledge, language]
}

fn plain() -> impl Strategy<Value = Item> {
    let tags = subsequence(vec!["incident-management", "delivery-planning", "communication"], 0..3);
    (text(), tags, option::weighted(0.3, fact())).prop_map(|(text, tags, fact)| Item {
        text,
        tags: tags.into_iter().map(Text::from).collect(),
        fact,
        ..Item::default()
    })
}

fn any_item() -> impl Strategy<Value = Item> {
    let either = |part: BoxedStrategy<Item>| {
        let any_of = vec(vec(part, 1..3), 1..3);
        (text(), any_of, option::weighted(0.2, fact())).prop_map(|(text, any_of, fact)| Item {
            text,
            fact,
            any_of,
            ..Item::default()
        })
    };
    let nested = either(plain().boxed()).boxed();
    prop_oneof![12 => plain(), 3 => nested.clone(), 1 => either(nested)]
}

/// What stands at the head of a profile.
fn head() -> impl Strategy<Value = Role> {
    let number = || option::of((0..4_u8).prop_map(|number| Number(f64::from(number) * 10.0)));
    let share = (number(), number()).prop_map(|(min, max)| Travel::Share(TravelShare { min, max }));
    let travel = option::of(prop_oneof![text().prop_map(Travel::Words), share]);
    let terms = (select(vec!["EUR", "USD"]), select(vec![Period::Hour, Period::Year]));
    let pay = (number(), number(), terms).prop_map(|(min, max, (currency, per))| Pay {
        min,
        max,
        currency: Text::from(currency),
        per,
    });
    let workplace = option::of(select(vec![Workplace::Remote, Workplace::OnSite]));
    (travel, option::of(pay), vec(text(), 0..3), workplace).prop_map(|(travel, pay, locations, workplace)| Role {
        locations,
        workplace,
        travel,
        pay,
        ..Role::default()
    })
}

pub(in crate::compare) fn any_role() -> impl Strategy<Value = Role> {
    (head(), vec(any_item(), 0..7), vec(any_item(), 0..5), vec(any_item(), 0..4)).prop_map(
        |(head, responsibilities, required, preferred)| Role {
            responsibilities,
            qualifications: Qualifications { required, preferred },
            ..head
        },
    )
}

/// A role, and the same with the items of each list in another order.
pub(super) fn shuffled() -> impl Strategy<Value = (Role, Role)> {
    any_role().prop_flat_map(|original| {
        let lists = Section::ALL.map(|section| Just(original.section(section).to_vec()).prop_shuffle());
        (Just(original), lists).prop_map(|(original, [responsibilities, required, preferred])| {
            let qualifications = Qualifications { required, preferred };
            let other = Role { responsibilities, qualifications, ..original.clone() };
            (original, other)
        })
    })
}
