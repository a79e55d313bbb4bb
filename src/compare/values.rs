//! Values of facts: when two are equal, and when one asks more than the other.
//!
//! Only what can be ranked is ranked. A value that is not stated is a value of its own: it equals itself and is different
//! from all others.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::comparison::Relation;
use super::stems::{Id, id, phrase, text_stems};
use crate::role::{
    Clearance, Degree, Fact, FactKind, HeadFact, Item, Knowledge, Language, Number, Pay, Role, Travel, Years,
};
use crate::text::{Text, normal};

/// Clearances of the United States, lowest first.
const CLEARANCE_LEVELS: &[&[&str]] =
    &[&["public trust"], &["confidential"], &["secret"], &["top secret"], &["ts sci", "top secret sci"]];

/// How far a clearance has to be got already.
const CLEARANCE_STATUSES: &[&[&str]] =
    &[&["obtainable", "eligible", "able to obtain", "ability to obtain"], &["active", "current", "held"]];

/// Levels of the Common European Framework.
const LANGUAGE_CODES: &[&str] = &["a1", "a2", "b1", "b2", "c1", "c2"];

/// Levels as people say them. How they stand to the codes is not said.
const LANGUAGE_WORDS: &[&[&str]] = &[
    &["basic", "basic knowledge", "beginner", "elementary", "elementary proficiency"],
    &["intermediate", "conversational", "limited working proficiency"],
    &["advanced", "professional", "professional working proficiency", "business", "business fluent"],
    &["fluent", "full professional proficiency"],
    &["native", "mother tongue", "bilingual", "native or bilingual", "native or bilingual proficiency"],
];

/// The value of an item's typed facts, its alternatives included; the order of alternatives and of lists does not matter.
pub(super) fn value(item: &Item) -> Id {
    let own = item.fact.as_ref().map(fact_value);
    let part = |item: &Item| if item.fact_kinds().is_empty() { id(phrase(&item.text)) } else { value(item) };
    let branch = |branch: &Vec<Item>| branch.iter().map(part).collect::<BTreeSet<Id>>();
    id((own, item.any_of.iter().map(branch).collect::<BTreeSet<_>>()))
}

fn fact_value(fact: &Fact) -> Id {
    let bits = |number: &Option<Number>| number.map(|number| number.0.to_bits());
    let part = match fact {
        Fact::Years(Years { min, max, of }) => id((bits(min), bits(max), of.as_ref().map(subject))),
        Fact::Degree(Degree { level, fields }) => id((level, set(fields))),
        Fact::Certification(names) => id(set(names)),
        Fact::Clearance(Clearance { level, authority, status }) => {
            id([level, authority, status].map(|part| part.as_ref().map(plain)))
        }
        Fact::Knowledge(Knowledge { at_least, of }) => id((at_least, set(of))),
        Fact::Language(Language { name, level }) => id((plain(name), level.as_ref().map(plain))),
    };
    id((fact.kind(), part))
}

/// What `b` asks of facts of `kind`, compared with `a`. Of alternatives the weakest decides; where none asks less than all
/// others, the two are different unless they are equal.
pub(super) fn relation(kind: FactKind, a: &Item, b: &Item) -> Relation {
    let (left, right) = (branches(kind, a), branches(kind, b));
    if left.keys().eq(right.keys()) {
        return Relation::Same;
    }
    match (weakest(&left), weakest(&right)) {
        (Some(a), Some(b)) => all_of(a, b),
        _ => Relation::Different,
    }
}

/// Whether an item leaves a way around facts of `kind`: an alternative that asks none.
pub(super) fn has_way_around(kind: FactKind, item: &Item) -> bool {
    branches(kind, item).contains_key(&BTreeSet::new())
}

/// The facts of one kind that an alternative asks, all of them, by their values.
type Branch<'a> = BTreeMap<Id, &'a Fact>;

/// The facts of `kind` each alternative asks, by their values. An item with a fact of its own asks that in every case.
fn branches(kind: FactKind, item: &Item) -> BTreeMap<BTreeSet<Id>, Branch<'_>> {
    let own = item.fact.as_ref().filter(|fact| fact.kind() == kind);
    let all: Vec<Branch<'_>> = match own {
        Some(fact) => vec![Branch::from([(fact_value(fact), fact)])],
        None => item.any_of.iter().map(|branch| of_kind(kind, branch)).collect(),
    };
    all.into_iter().map(|branch| (branch.keys().copied().collect(), branch)).collect()
}

fn of_kind(kind: FactKind, branch: &[Item]) -> Branch<'_> {
    let facts = branch.iter().flat_map(Item::facts).filter(|fact| fact.kind() == kind);
    facts.map(|fact| (fact_value(fact), fact)).collect()
}

/// The alternative that asks no more than any other that asks something. If there is one, nothing asks less than it, so it
/// is where going on to whatever asks less ends.
fn weakest<'a, 'b>(branches: &'b BTreeMap<BTreeSet<Id>, Branch<'a>>) -> Option<&'b Branch<'a>> {
    let asking = || branches.values().filter(|branch| !branch.is_empty());
    let least =
        asking().reduce(|least, branch| if all_of(least, branch) == Relation::Looser { branch } else { least })?;
    asking().all(|branch| matches!(all_of(branch, least), Relation::Same | Relation::Looser)).then_some(least)
}

/// What asking all of `b` asks, compared with asking all of `a`: of one fact each their relation, of several whether one
/// side asks what the other does and more.
fn all_of(a: &Branch<'_>, b: &Branch<'_>) -> Relation {
    let mut facts = a.values().zip(b.values());
    match (facts.next(), a.len(), b.len()) {
        (Some((a, b)), 1, 1) => compare(a, b),
        _ => more(&a.keys().collect(), &b.keys().collect()),
    }
}

/// What `b` asks, compared with `a`.
fn compare(a: &Fact, b: &Fact) -> Relation {
    if fact_value(a) == fact_value(b) {
        return Relation::Same;
    }
    match (a, b) {
        (Fact::Years(a), Fact::Years(b)) => years(a, b),
        (Fact::Degree(a), Fact::Degree(b)) => degree(a, b),
        (Fact::Certification(a), Fact::Certification(b)) => unequal(more(&set(a), &set(b))),
        (Fact::Clearance(a), Fact::Clearance(b)) => clearance(a, b),
        (Fact::Knowledge(a), Fact::Knowledge(b)) => knowledge(a, b),
        (Fact::Language(a), Fact::Language(b)) => language(a, b),
        _ => Relation::Different,
    }
}

/// By the least number, of one subject.
fn years(a: &Years, b: &Years) -> Relation {
    let one_subject = a.of.as_ref().map(subject) == b.of.as_ref().map(subject);
    if one_subject { unequal(ranked(a.min, b.min)) } else { Relation::Different }
}

/// By level; at one level, any of fewer fields asks more.
fn degree(a: &Degree, b: &Degree) -> Relation {
    match ranked(Some(a.level), Some(b.level)) {
        Relation::Same if a.fields.is_empty() || b.fields.is_empty() => Relation::Different,
        Relation::Same => more(&set(&b.fields), &set(&a.fields)),
        relation => relation,
    }
}

/// Within one authority, by level and by status.
fn clearance(a: &Clearance, b: &Clearance) -> Relation {
    if a.authority.as_ref().map(plain) != b.authority.as_ref().map(plain) {
        return Relation::Different;
    }
    both(
        on_ladder(CLEARANCE_LEVELS, a.level.as_ref(), b.level.as_ref()),
        on_ladder(CLEARANCE_STATUSES, a.status.as_ref(), b.status.as_ref()),
    )
}

/// More of them, or as many of fewer, asks more.
fn knowledge(a: &Knowledge, b: &Knowledge) -> Relation {
    let (Some(x), Some(y)) = (a.at_least, b.at_least) else { return Relation::Different };
    both(ranked(Some(x), Some(y)), more(&set(&b.of), &set(&a.of)))
}

fn language(a: &Language, b: &Language) -> Relation {
    if plain(&a.name) != plain(&b.name) {
        return Relation::Different;
    }
    if a.level.as_ref().map(plain) == b.level.as_ref().map(plain) {
        return Relation::Same;
    }
    let codes = (a.level.as_ref().and_then(language_code), b.level.as_ref().and_then(language_code));
    match codes {
        (Some(a), Some(b)) => unequal(ranked(Some(a), Some(b))),
        _ => on_ladder(LANGUAGE_WORDS, a.level.as_ref(), b.level.as_ref()),
    }
}

/// The rung of the one code a level names: `at least level B2`.
fn language_code(level: &Text) -> Option<usize> {
    let plain = plain(level);
    let mut codes = plain.split(' ').filter_map(|word| LANGUAGE_CODES.iter().position(|code| *code == word));
    codes.next().filter(|_| codes.next().is_none())
}

/// What `b` states at its head, compared with `a`; `None` where neither states it. Of pay, more counts as stricter.
pub(super) fn head_relation(head: HeadFact, a: &Role, b: &Role) -> Option<Relation> {
    match head {
        HeadFact::Locations => {
            let places = |role: &Role| (!role.locations.is_empty()).then(|| set(&role.locations));
            relate(places(a), places(b), |a, b| equal(a == b))
        }
        HeadFact::Workplace => relate(a.workplace, b.workplace, |a, b| equal(a == b)),
        HeadFact::Travel => relate(a.travel.as_ref(), b.travel.as_ref(), |a, b| travel(a, b)),
        HeadFact::Employment => relate(a.employment, b.employment, |a, b| equal(a == b)),
        HeadFact::Pay => relate(a.pay.as_ref(), b.pay.as_ref(), |a, b| pay(a, b)),
    }
}

fn relate<T>(a: Option<T>, b: Option<T>, compare: impl Fn(&T, &T) -> Relation) -> Option<Relation> {
    match (a, b) {
        (Some(a), Some(b)) => Some(compare(&a, &b)),
        (Some(_), None) => Some(Relation::OnlyA),
        (None, Some(_)) => Some(Relation::OnlyB),
        (None, None) => None,
    }
}

/// Words for no travel at all, which is 0 %.
const NO_TRAVEL: &[&str] = &["none", "no", "no travel", "no travel required", "not required", "travel not required"];

/// By least and most; where one side states none, by how far up the other goes or, where it does not say, from.
fn travel(a: &Travel, b: &Travel) -> Relation {
    let is_none =
        |travel: &Travel| matches!(travel, Travel::Words(words) if NO_TRAVEL.contains(&plain(words).as_str()));
    if is_none(a) || is_none(b) {
        let most = |travel: &Travel| match travel {
            Travel::Share(share) => share.max.or(share.min).map(|percent| percent.0),
            Travel::Words(_) => is_none(travel).then_some(0.0),
        };
        return ranked(most(a), most(b));
    }
    match (a, b) {
        (Travel::Words(a), Travel::Words(b)) => equal(phrase(a) == phrase(b)),
        (Travel::Share(a), Travel::Share(b)) => both(ranked(a.min, b.min), ranked(a.max, b.max)),
        _ => Relation::Different,
    }
}

fn pay(a: &Pay, b: &Pay) -> Relation {
    if a.currency != b.currency || a.per != b.per {
        return Relation::Different;
    }
    both(ranked(a.min, b.min), ranked(a.max, b.max))
}

/// The relation of two numbers or levels; what only one side states is different.
fn ranked<T: PartialOrd>(a: Option<T>, b: Option<T>) -> Relation {
    match (a, b) {
        (None, None) => Relation::Same,
        (Some(a), Some(b)) => match b.partial_cmp(&a) {
            Some(Ordering::Equal) => Relation::Same,
            Some(Ordering::Greater) => Relation::Stricter,
            Some(Ordering::Less) => Relation::Looser,
            None => Relation::Different,
        },
        _ => Relation::Different,
    }
}

/// The relation of two levels in words by the rungs of a ladder they stand on.
fn on_ladder(ladder: &[&[&str]], a: Option<&Text>, b: Option<&Text>) -> Relation {
    let (a, b) = (a.map(plain), b.map(plain));
    if a == b {
        return Relation::Same;
    }
    let rung =
        |name: Option<String>| name.and_then(|name| ladder.iter().position(|rung| rung.contains(&name.as_str())));
    match (rung(a), rung(b)) {
        (Some(a), Some(b)) => ranked(Some(a), Some(b)),
        _ => Relation::Different,
    }
}

/// The relation of two lists of which all is asked.
fn more<T: Ord>(a: &BTreeSet<T>, b: &BTreeSet<T>) -> Relation {
    match (a.is_subset(b), b.is_subset(a)) {
        (true, true) => Relation::Same,
        (true, false) => Relation::Stricter,
        (false, true) => Relation::Looser,
        (false, false) => Relation::Different,
    }
}

/// Two relations in one: the same does not count, opposites make a difference.
pub(super) fn both(x: Relation, y: Relation) -> Relation {
    match (x, y) {
        (Relation::Same, other) | (other, Relation::Same) => other,
        (x, y) if x == y => x,
        _ => Relation::Different,
    }
}

fn equal(equal: bool) -> Relation {
    if equal { Relation::Same } else { Relation::Different }
}

/// The relation of values known to be unequal, where what was ranked may be equal.
fn unequal(ranked: Relation) -> Relation {
    if ranked == Relation::Same { Relation::Different } else { ranked }
}

/// A name as it is compared with a ladder or another name: `U.S. Government` is `us government`.
fn plain(text: &Text) -> String {
    normal(text).replace('.', "")
}

/// What years are of: word order and the word "experience" do not matter.
fn subject(text: &Text) -> BTreeSet<Id> {
    text_stems(text).filter(|stem| *stem != id("experi")).collect()
}

/// A list whose order does not matter.
fn set(texts: &[Text]) -> BTreeSet<Vec<Id>> {
    texts.iter().map(|text| phrase(text)).collect()
}

#[cfg(test)]
mod tests;
