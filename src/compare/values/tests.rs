//! What can be ranked, and what cannot.

use super::*;
use crate::role::{DegreeLevel, Employment, Period, TravelShare, Workplace};

fn text(text: &str) -> Option<Text> {
    (!text.is_empty()).then(|| Text::new(text))
}

fn texts(list: &str) -> Vec<Text> {
    list.split(", ").filter(|name| !name.is_empty()).map(Text::new).collect()
}

fn years(min: f64, of: &str) -> Fact {
    Fact::Years(Years { min: (min > 0.0).then_some(Number(min)), max: None, of: text(of) })
}

fn degree(level: DegreeLevel, fields: &str) -> Fact {
    Fact::Degree(Degree { level, fields: texts(fields) })
}

fn certificates(names: &str) -> Fact {
    Fact::Certification(texts(names))
}

fn clearance(level: &str, authority: &str, status: &str) -> Fact {
    Fact::Clearance(Clearance { level: text(level), authority: text(authority), status: text(status) })
}

fn knowledge(at_least: u32, of: &str) -> Fact {
    Fact::Knowledge(Knowledge { at_least: (at_least > 0).then_some(at_least), of: texts(of) })
}

fn language(name: &str, level: &str) -> Fact {
    Fact::Language(Language { name: Text::new(name), level: text(level) })
}

fn asks(fact: Fact) -> Item {
    Item { fact: Some(fact), ..Item::default() }
}

fn any_of(branches: Vec<Vec<Item>>) -> Item {
    Item { any_of: branches, ..Item::default() }
}

/// Checks a relation in both directions.
fn check(a: &Item, b: &Item, expected: Relation) {
    let kind = a.fact_kinds()[0];
    assert_eq!(relation(kind, a, b), expected, "{a:?} / {b:?}");
    let turned = match expected {
        Relation::Stricter => Relation::Looser,
        Relation::Looser => Relation::Stricter,
        other => other,
    };
    assert_eq!(relation(kind, b, a), turned, "{b:?} / {a:?}");
    assert_eq!(value(a) == value(b), expected == Relation::Same, "{a:?} / {b:?}");
}

#[test]
fn facts_are_ranked_where_they_can_be() {
    use DegreeLevel::{Bachelor, Master};
    use Relation::{Different, Looser, Same, Stricter};
    let table = [
        (years(3.0, "enterprise support"), years(5.0, "Enterprise Support"), Stricter),
        (years(5.0, "support experience"), years(5.0, "support"), Same),
        (years(5.0, "support"), years(3.0, "sales"), Different),
        (years(0.0, "support"), years(5.0, "support"), Different),
        (years(0.0, "support"), years(0.0, "support"), Same),
        (years(5.0, ""), years(5.0, "support"), Different),
        (degree(Bachelor, "physics"), degree(Master, ""), Stricter),
        (degree(Bachelor, "physics, law"), degree(Bachelor, "law, physics"), Same),
        (degree(Bachelor, "physics"), degree(Bachelor, ""), Different),
        (degree(Bachelor, "physics, law"), degree(Bachelor, "law"), Stricter),
        (degree(Bachelor, "physics, law"), degree(Bachelor, "law, arts"), Different),
        (degree(Master, "physics"), degree(Bachelor, "law"), Looser),
        (certificates("ITIL"), certificates("PMP, ITIL"), Stricter),
        (certificates("ITIL"), certificates("PMP"), Different),
        (certificates("C++"), certificates("C#"), Different),
        (clearance("Secret", "US Government", "active"), clearance("TS/SCI", "U.S. Government", "active"), Stricter),
        (clearance("Top Secret", "US", "active"), clearance("Secret", "US", "obtainable"), Looser),
        (clearance("Secret", "US", "active"), clearance("secret", "US", "obtainable"), Looser),
        (clearance("Secret", "US", "obtainable"), clearance("Confidential", "US", "active"), Different),
        (clearance("Secret", "US", ""), clearance("Secret", "NATO", ""), Different),
        (clearance("SC", "UK", ""), clearance("DV", "UK", ""), Different),
        (clearance("Secret", "US", ""), clearance("Secret", "US", "active"), Different),
        (knowledge(2, "a1, b1, c1"), knowledge(3, "b1, a1, c1"), Stricter),
        (knowledge(2, "a1, b1"), knowledge(2, "a1, b1, c1"), Looser),
        (knowledge(2, "a1, b1"), knowledge(2, "a1, c1"), Different),
        (knowledge(0, "a1, b1"), knowledge(2, "a1, b1"), Different),
        (language("German", "B2"), language("german", "C1"), Stricter),
        (language("German", "fluent"), language("German", "conversational"), Looser),
        (language("German", "B2"), language("German", "fluent"), Different),
        (language("German", "A1"), language("German", "A2"), Stricter),
        (language("German", "C2"), language("German", "C1"), Looser),
        (language("German", "level B2"), language("German", "C1 or higher"), Stricter),
        (language("German", "level B2"), language("German", "B2"), Different),
        (language("German", "B1/B2"), language("German", "C1"), Different),
        (language("German", "limited working proficiency"), language("German", "native"), Stricter),
        (language("German", ""), language("German", "C1"), Different),
        (language("German", "C1"), language("French", "C1"), Different),
        (language("German", "C1"), language("German", "c1"), Same),
    ];
    for (a, b, expected) in table {
        check(&asks(a), &asks(b), expected);
    }
}

#[test]
fn of_alternatives_the_weakest_decides() {
    use DegreeLevel::{Bachelor, Doctorate, Master};
    let bachelor = || asks(degree(Bachelor, ""));
    let master = || asks(degree(Master, ""));
    let experience = || Item { text: Text::new("Equivalent experience."), ..Item::default() };
    let either =
        any_of(vec![vec![master(), asks(years(2.0, "support"))], vec![bachelor(), asks(years(5.0, "support"))]]);
    let turned =
        any_of(vec![vec![bachelor(), asks(years(5.0, "support"))], vec![asks(years(2.0, "support")), master()]]);
    check(&asks(degree(Doctorate, "")), &either, Relation::Looser);
    check(&master(), &either, Relation::Looser);
    assert_eq!(relation(FactKind::Degree, &either, &bachelor()), Relation::Same);
    assert_eq!(relation(FactKind::Years, &either, &asks(years(2.0, "support"))), Relation::Same);
    assert_eq!(value(&either), value(&turned), "the order of alternatives does not matter");
    let open = any_of(vec![vec![bachelor()], vec![experience()]]);
    assert!(has_way_around(FactKind::Degree, &open) && !has_way_around(FactKind::Degree, &either));
    assert!(!has_way_around(FactKind::Degree, &bachelor()));
    let physics_or_law = any_of(vec![vec![asks(degree(Bachelor, "physics"))], vec![asks(degree(Bachelor, "law"))]]);
    check(&physics_or_law, &bachelor(), Relation::Different);
}

#[test]
fn all_facts_of_an_alternative_count_in_whatever_order() {
    let support = || asks(years(5.0, "support"));
    let leading = || asks(years(2.0, "leading teams"));
    let both = any_of(vec![vec![support(), leading()]]);
    check(&both, &any_of(vec![vec![leading(), support()]]), Relation::Same);
    check(&any_of(vec![vec![leading()]]), &both, Relation::Stricter);
    check(&any_of(vec![vec![asks(years(3.0, "support"))]]), &both, Relation::Different);
    let either = any_of(vec![vec![support(), leading()], vec![support()]]);
    check(&either, &both, Relation::Stricter);
}

#[test]
fn the_weakest_alternative_may_stand_anywhere() {
    let any = |levels: [&str; 3]| any_of(levels.map(|level| vec![asks(language("French", level))]).into());
    let other = |fact| any_of([language("French", "B1"), fact, language("French", "C1")].map(|f| vec![asks(f)]).into());
    let b1 = asks(language("French", "B1"));
    for levels in [["B1", "B2", "C1"], ["C1", "B1", "B2"], ["B2", "C1", "B1"], ["B1", "C1", "B1"]] {
        assert_eq!(relation(FactKind::Language, &any(levels), &b1), Relation::Same, "{levels:?}");
    }
    for fact in [language("German", "A1"), language("French", "fluent")] {
        assert_eq!(relation(FactKind::Language, &other(fact), &b1), Relation::Different, "none is weakest");
    }
}

#[test]
fn facts_at_the_head_are_ranked_where_they_can_be() {
    use Relation::{Different, Looser, OnlyA, Same, Stricter};
    let travel = |words: &str| Role { travel: Some(Travel::Words(Text::new(words))), ..Role::default() };
    let share = |min: f64, max: f64| {
        let share = TravelShare { min: Some(Number(min)), max: Some(Number(max)) };
        Role { travel: Some(Travel::Share(share)), ..Role::default() }
    };
    let pay = |min: f64, max: f64, currency: &str, per| {
        let pay = Pay { min: Some(Number(min)), max: Some(Number(max)), currency: Text::new(currency), per };
        Role { pay: Some(pay), ..Role::default() }
    };
    let places = |list: &str| Role { locations: texts(list), ..Role::default() };
    let remote = Role { workplace: Some(Workplace::Remote), ..Role::default() };
    let on_site = Role { workplace: Some(Workplace::OnSite), ..Role::default() };
    let contract = Role { employment: Some(Employment::Contract), ..Role::default() };
    let table = vec![
        (HeadFact::Travel, travel("Some travel"), travel("some travel."), Some(Same)),
        (HeadFact::Travel, travel("Some travel"), travel("Much travel"), Some(Different)),
        (HeadFact::Travel, share(0.0, 25.0), share(10.0, 50.0), Some(Stricter)),
        (HeadFact::Travel, share(20.0, 25.0), share(10.0, 50.0), Some(Different)),
        (HeadFact::Travel, share(0.0, 25.0), travel("Some travel"), Some(Different)),
        (HeadFact::Travel, travel("None"), share(0.0, 10.0), Some(Stricter)),
        (HeadFact::Travel, share(0.0, 10.0), travel("No travel."), Some(Looser)),
        (HeadFact::Travel, share(0.0, 0.0), travel("none"), Some(Same)),
        (HeadFact::Travel, travel("No travel"), travel("none"), Some(Same)),
        (HeadFact::Travel, travel("none"), travel("Some travel"), Some(Different)),
        (HeadFact::Travel, share(0.0, 25.0), Role::default(), Some(OnlyA)),
        (HeadFact::Pay, pay(60.0, 80.0, "EUR", Period::Year), pay(50.0, 80.0, "EUR", Period::Year), Some(Looser)),
        (HeadFact::Pay, pay(60.0, 80.0, "EUR", Period::Year), pay(60.0, 80.0, "USD", Period::Year), Some(Different)),
        (HeadFact::Pay, pay(60.0, 80.0, "EUR", Period::Year), pay(60.0, 80.0, "EUR", Period::Hour), Some(Different)),
        (HeadFact::Locations, places("Oslo, Rome"), places("Rome, Oslo"), Some(Same)),
        (HeadFact::Locations, places("Oslo, Rome"), places("Rome"), Some(Different)),
        (HeadFact::Travel, Role::default(), travel("No travel"), Some(Relation::OnlyB)),
        (HeadFact::Travel, share(0.0, 0.0), Role::default(), Some(OnlyA)),
        (HeadFact::Pay, pay(60.0, 80.0, "EUR", Period::Year), pay(65.0, 90.0, "EUR", Period::Year), Some(Stricter)),
        (HeadFact::Pay, pay(60.0, 80.0, "EUR", Period::Year), pay(50.0, 90.0, "EUR", Period::Year), Some(Different)),
        (HeadFact::Pay, Role::default(), pay(50.0, 90.0, "EUR", Period::Year), Some(Relation::OnlyB)),
        (HeadFact::Workplace, remote.clone(), on_site, Some(Different)),
        (HeadFact::Workplace, remote.clone(), remote.clone(), Some(Same)),
        (HeadFact::Employment, contract.clone(), contract, Some(Same)),
        (HeadFact::Employment, remote, Role::default(), None),
    ];
    for (head, a, b, expected) in table {
        assert_eq!(head_relation(head, &a, &b), expected, "{head:?} {:?} / {:?}", head.say(&a), head.say(&b));
    }
}
