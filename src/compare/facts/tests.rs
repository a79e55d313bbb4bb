//! The lines of the table of facts, and what they say.

use serde_json::json;

use super::super::{Background, Decisions, compare};
use super::*;
use crate::role::{Degree, DegreeLevel, Number, Qualifications, Travel, Years};
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
    pair.facts.iter().map(|row| (row.text(Side::A, a), row.relation, row.text(Side::B, b))).collect()
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
    let pair =
        compare(&[&a, &b], &Vocabulary::default(), &Background::default(), &Decisions::default()).pairs.remove(0);
    let row = &pair.facts[0];
    assert_eq!(row.value(Side::A, &a), Some(json!({"level": "bachelor"})));
    let alternatives = json!({"any_of": [[{"degree": {"level": "bachelor"}}], [{"text": "Equivalent experience"}]]});
    assert_eq!(row.value(Side::B, &b), Some(alternatives));
    assert_eq!(row.text(Side::B, &b).unwrap(), "Any of Bachelor's · or Equivalent experience");
}

#[test]
fn lines_carry_values_in_the_shape_of_the_profile() {
    let mut a = asking(vec![], vec![years(5.0, "support")]);
    a.travel = Some(Travel::Words(Text::new("Some travel")));
    let b = Role::default();
    let pair =
        compare(&[&a, &b], &Vocabulary::default(), &Background::default(), &Decisions::default()).pairs.remove(0);
    let [years, travel] = pair.facts.as_slice() else { panic!("{:?}", pair.facts) };
    assert_eq!(years.value(Side::A, &a), Some(json!({"min": 5, "of": "support"})));
    assert_eq!((years.required(Side::A), years.required(Side::B)), (Some(false), None));
    assert_eq!((years.relation, years.value(Side::B, &b)), (Relation::OnlyA, None));
    assert_eq!(travel.value(Side::A, &a), Some(json!("Some travel")));
    assert_eq!(travel.text(Side::A, &a).as_deref(), Some("Some travel"));
    assert_eq!((travel.required(Side::A), travel.text(Side::B, &b)), (None, None));
}
