//! The lines of the table of facts.

use super::super::{Background, Decisions, compare};
use super::*;
use crate::role::{Degree, DegreeLevel, Knowledge, Number, Qualifications, Travel, Years};
use crate::text::Text;
use crate::vocabulary::Vocabulary;

fn years(min: f64, of: &str) -> Item {
    let years = Years { min: Some(Number(min)), max: None, of: Some(Text::new(of)) };
    Item {
        text: Text::new(&format!("At least {min} years of {of}")),
        fact: Some(Fact::Years(years)),
        ..Item::default()
    }
}

fn degree(level: DegreeLevel) -> Item {
    let fact = Fact::Degree(Degree { level, fields: Vec::new() });
    Item { text: Text::new(&format!("{level} degree")), fact: Some(fact), ..Item::default() }
}

fn asking(required: Vec<Item>, preferred: Vec<Item>) -> Role {
    Role { qualifications: Qualifications { required, preferred }, ..Role::default() }
}

/// The lines of a pair: left side, relation, right side.
fn table(a: &Role, b: &Role) -> Vec<(Option<String>, Relation, Option<String>)> {
    let pair = compare(&[a, b], &Vocabulary::default(), &Background::default(), &Decisions::default()).pairs.remove(0);
    let said = |role: &Role, at: Option<FactAt>| match at? {
        FactAt::Item(pointer) => role.item(pointer)?.brief().map(|brief| brief.to_string()),
        FactAt::Head => Some("head".to_owned()),
    };
    pair.facts.iter().map(|row| (said(a, row.a), row.relation, said(b, row.b))).collect()
}

fn one(a: &Role, b: &Role) -> Relation {
    let table = table(a, b);
    assert_eq!(table.len(), 1, "{table:?}");
    table[0].1
}

#[test]
fn each_fact_stands_beside_its_best_counterpart() {
    let a = asking(vec![years(5.0, "support"), degree(DegreeLevel::Bachelor)], vec![]);
    let b = asking(vec![years(2.0, "leading teams"), years(3.0, "support")], vec![]);
    let say = |text: &str| Some(text.to_owned());
    assert_eq!(
        table(&a, &b),
        [
            (say("5+ years support"), Relation::Looser, say("3+ years support")),
            (None, Relation::OnlyB, say("2+ years leading teams")),
            (say("Bachelor's"), Relation::OnlyA, None),
        ]
    );
}

#[test]
fn what_is_required_asks_more_than_what_is_preferred() {
    let required = |item: Item| asking(vec![item], vec![]);
    let preferred = |item: Item| asking(vec![], vec![item]);
    let five = || years(5.0, "support");
    assert_eq!(one(&preferred(five()), &required(five())), Relation::Stricter);
    assert_eq!(one(&required(five()), &preferred(five())), Relation::Looser);
    assert_eq!(one(&required(five()), &preferred(years(3.0, "support"))), Relation::Looser);
    assert_eq!(
        one(&required(years(3.0, "support")), &preferred(five())),
        Relation::Different,
        "more, but not required"
    );
}

#[test]
fn a_way_around_a_degree_asks_less_than_the_degree() {
    let experience = Item { text: Text::new("Equivalent experience"), ..Item::default() };
    let text = Text::new("Degree or equivalent experience");
    let open = Item { text, any_of: vec![vec![degree(DegreeLevel::Bachelor)], vec![experience]], ..Item::default() };
    let (a, b) = (asking(vec![degree(DegreeLevel::Bachelor)], vec![]), asking(vec![open], vec![]));
    assert_eq!(one(&a, &b), Relation::Looser);
}

#[test]
fn what_the_head_states_comes_last() {
    let mut a = asking(vec![], vec![years(5.0, "support")]);
    a.travel = Some(Travel::Words(Text::new("Some travel")));
    let table = table(&a, &Role::default());
    let relations: Vec<_> = table.iter().map(|(said, relation, _)| (said.as_deref(), *relation)).collect();
    assert_eq!(relations, [(Some("5+ years support"), Relation::OnlyA), (Some("head"), Relation::OnlyA)]);
}

#[test]
fn what_two_lists_share_can_be_told() {
    let knows = |at_least: u32, of: &[&str]| {
        let of = of.iter().map(|name| Text::new(name)).collect();
        let fact = Fact::Knowledge(Knowledge { at_least: Some(at_least), of });
        Item { text: Text::new("Knows some of them"), fact: Some(fact), ..Item::default() }
    };
    let mut a = asking(vec![knows(2, &["Azure", "Windows Server", "C++", "SQL"])], vec![]);
    let mut b = asking(vec![knows(2, &["sql", "C#", "azure"])], vec![]);
    a.locations = vec![Text::new("Oslo"), Text::new("Rome")];
    b.locations = vec![Text::new("Rome")];
    let pair =
        compare(&[&a, &b], &Vocabulary::default(), &Background::default(), &Decisions::default()).pairs.remove(0);
    let shared = |row: &FactRow| row.overlap(&a, &b).both.into_iter().map(Text::as_str).collect::<Vec<_>>();
    assert_eq!(pair.facts.iter().map(shared).collect::<Vec<_>>(), [vec!["Azure", "SQL"], vec!["Rome"]]);
    let alone = compare(&[&a, &Role::default()], &Vocabulary::default(), &Background::default(), &Decisions::default())
        .pairs
        .remove(0);
    assert!(alone.facts.iter().all(|row| row.overlap(&a, &Role::default()) == Overlap::default()));
}
