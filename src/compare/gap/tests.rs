use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::compare::tests::generated::any_role;
use crate::compare::tests::laws::laid;
use crate::role::read;

/// A role with these qualifications, in YAML.
fn asking(required: &str, preferred: &str) -> Role {
    let yaml = format!("title: A\nqualifications: {{required: [{required}], preferred: [{preferred}]}}\n");
    let (mut roles, problems) = read(yaml.as_bytes(), "a");
    assert!(problems.iter().all(|problem| problem.code == "no-responsibilities"), "{problems:?}");
    roles.remove(0).role
}

fn between(from: &Role, to: &Role) -> Gap {
    gap(&laid(from, to), from, to)
}

/// Where the one fact of two roles that require these items is told.
fn fact(from: &str, to: &str) -> &'static str {
    let gap = between(&asking(from, ""), &asking(to, ""));
    assert_eq!([&gap.new[..], &gap.no_longer].concat(), [], "{from} -> {to}: a fact is told as a statement");
    let told = [
        ("stricter", gap.stricter.len()),
        ("differs", gap.differs.len()),
        ("looser", gap.looser.len()),
        ("held", gap.held.len()),
    ];
    let told: Vec<&str> = told.iter().filter(|(_, count)| *count > 0).map(|(name, _)| *name).collect();
    assert_eq!(told.len(), 1, "{from} -> {to}: {gap:?}");
    told[0]
}

const BACHELOR: &str = "{text: Has a bachelor's degree., degree: {level: bachelor}}";
const MASTER: &str = "{text: Has a master's degree., degree: {level: master}}";
const TWO: &str = "{text: Two years in sales., years: {min: 2, of: sales}}";
const SIX: &str = "{text: Six years in sales., years: {min: 6, of: sales}}";
const NURSING: &str = "{text: Two years on a ward., years: {min: 2, of: nursing}}";

fn either(one: &str, other: &str) -> String {
    format!("{{text: One of these., any_of: [[{one}], [{other}]]}}")
}

#[test]
fn a_fact_is_told_by_its_direction() {
    for (from, to, told) in [
        (TWO, SIX, "stricter"),
        (SIX, TWO, "looser"),
        (TWO, TWO, "held"),
        (TWO, NURSING, "differs"),
        ("", TWO, "stricter"),
        (TWO, "", "looser"),
    ] {
        assert_eq!(fact(from, to), told, "{from} -> {to}");
    }
}

#[test]
fn of_alternatives_one_is_enough_where_it_is_sure() {
    let (degree_or_years, degree_or_more) = (either(BACHELOR, TWO), either(BACHELOR, SIX));
    let certificate = "{text: Is certified., certification: PMP}";
    for (from, to, told) in [
        (BACHELOR, &*degree_or_years, "looser"),
        (SIX, &degree_or_years, "looser"),
        (&degree_or_years, &degree_or_years, "held"),
        (&degree_or_more, &degree_or_years, "looser"),
        (&degree_or_years, BACHELOR, "stricter"),
        // Whoever went for the certificate has no degree.
        (&either(BACHELOR, certificate), &degree_or_years, "differs"),
    ] {
        assert_eq!(fact(from, to), told, "{from} -> {to}");
    }
    let gap = between(&asking(certificate, ""), &asking(&degree_or_years, ""));
    assert_eq!((gap.stricter.len(), gap.looser.len()), (1, 1), "the certificate is neither: {gap:?}");
    let both = format!("{{text: One of these., any_of: [[{MASTER}, {TWO}], [{SIX}]]}}");
    assert_eq!(fact(TWO, &both), "stricter", "every alternative asks years, so years alone are not enough");
}

#[test]
fn the_facts_of_an_item_and_its_alternatives_are_two_things_asked() {
    let item = format!("{{text: Studied., degree: {{level: bachelor}}, any_of: [[{TWO}], [{NURSING}]]}}");
    let gap = between(&asking(BACHELOR, ""), &asking(&item, ""));
    assert_eq!((gap.stricter.len(), gap.held.len()), (1, 0), "the degree is shown, the years are not: {gap:?}");
    let gap = between(&asking("", ""), &asking(&item, ""));
    assert_eq!(gap.stricter.len(), 2);
}

#[test]
fn a_preference_that_became_a_requirement_is_stricter_and_the_reverse_looser() {
    let (preferred, required) =
        (asking("", "Knows Kerberos and smart cards."), asking("Knows Kerberos and smart cards.", ""));
    let (hardened, eased) = (between(&preferred, &required), between(&required, &preferred));
    for changes in [&hardened.stricter, &eased.looser] {
        assert!(matches!(changes[..], [Change::Moved(Beside { score: 1.0, .. })]), "{changes:?}");
    }
    assert_eq!((hardened.held.len(), hardened.looser.len(), eased.stricter.len()), (0, 0, 0));
    let fact = "{text: ITIL Foundation., certification: ITIL Foundation}";
    let gap = between(&asking("", fact), &asking(fact, ""));
    assert!(matches!(gap.stricter[..], [Change::Fact(FactRow { relation: Relation::Stricter, .. })]), "{gap:?}");
}

#[test]
fn reworded_statements_that_name_other_numbers_are_to_be_checked() {
    let lists = |from: &Role, to: &Role| {
        let gap = between(from, to);
        [gap.check.len(), gap.held.len(), gap.stricter.len(), gap.looser.len()]
    };
    let asks = |text: &str| asking(text, "");
    let lift = "Must be able to lift 50 pounds and carry boxes.";
    let heavy = "Must be able to lift 75 pounds and carry boxes.";
    let some = "Must be able to lift and carry boxes.";
    for (from, to, told) in [
        (
            "3+ years of teaching experience in a classroom.",
            "5+ years of teaching experience in a classroom.",
            [1, 0, 0, 0],
        ),
        (lift, heavy, [1, 0, 0, 0]),
        (some, heavy, [1, 0, 0, 0]),
        // What is no longer said asks no more.
        (lift, some, [0, 1, 0, 0]),
        (lift, lift, [0, 1, 0, 0]),
    ] {
        assert_eq!(lists(&asks(from), &asks(to)), told, "{from} -> {to}");
    }
    assert_eq!(lists(&asks(lift), &asking("", heavy)), [1, 0, 0, 0], "preferring more may not be asking less");
    assert_eq!(lists(&asking("", lift), &asks(heavy)), [0, 0, 1, 0]);
    let gap = between(&asks(lift), &asks(heavy));
    assert!(gap.check[0].kind == Kind::Reworded && !gap.is_empty(), "{gap:?}");
}

#[test]
fn what_decides_comes_first() {
    let yaml = format!(
        "title: A\nresponsibilities: [Waters plants.]\n\
         qualifications: {{required: [Speaks in public., {TWO}], preferred: [Plays chess., {BACHELOR}]}}\n"
    );
    let (roles, _) = read(yaml.as_bytes(), "a");
    let gap = between(&Role::default(), &roles[0].role);
    let sections: Vec<Section> = gap.new.iter().map(|at| at.section).collect();
    assert_eq!(sections, Gap::ORDER);
    let sections: Vec<Section> = gap.stricter.iter().filter_map(Change::item).map(|at| at.section).collect();
    assert_eq!(sections, [Section::Required, Section::Preferred]);
}

#[test]
fn what_the_heads_say_are_conditions_whatever_their_direction() {
    let at = |yaml: &str| read(format!("title: A\n{yaml}").as_bytes(), "a").0.remove(0).role;
    let (from, to) =
        (at("locations: [Oslo]\ntravel: {max: 10}\nworkplace: hybrid\n"), at("travel: {max: 50}\nworkplace: hybrid\n"));
    let gap = between(&from, &to);
    let relations: Vec<Relation> = gap.conditions.iter().map(|row| row.relation).collect();
    assert_eq!(relations, [Relation::OnlyA, Relation::Stricter]);
    assert!(gap.is_empty(), "nobody acquires a place");
}

/// The lists that tell of each item.
type Told = BTreeMap<Pointer, Vec<&'static str>>;

/// What is told of the role moved to, and of the role moved from.
fn told(gap: &Gap) -> (Told, Told) {
    let (mut to, mut from) = (Told::new(), Told::new());
    let mut tell = |at: Option<Pointer>, name| to.entry(at.expect("an item")).or_default().push(name);
    gap.new.iter().for_each(|at| tell(Some(*at), "new"));
    gap.held.iter().for_each(|at| tell(Some(*at), "held"));
    // A statement is asked about beside each of several.
    let checked: BTreeSet<Pointer> = gap.check.iter().map(|check| check.to).collect();
    for at in checked {
        tell(Some(at), "check");
    }
    gap.differs.iter().for_each(|row| tell(item(row), "differs"));
    gap.stricter.iter().for_each(|change| tell(change.item(), "stricter"));
    for change in &gap.looser {
        match change {
            Change::Fact(FactRow { relation: Relation::OnlyA, .. }) => {
                from.entry(change.item().expect("an item")).or_default().push("looser");
            }
            _ => tell(change.item(), "looser"),
        }
    }
    gap.no_longer.iter().for_each(|at| from.entry(*at).or_default().push("no longer"));
    (to, from)
}

proptest! {
    #[test]
    fn nothing_is_lost_and_nothing_told_twice(from in any_role(), to in any_role()) {
        let pair = laid(&from, &to);
        let gap = gap(&pair, &from, &to);
        let (asked, gone) = told(&gap);
        for (at, item) in to.items() {
            // An item states one fact, and alternatives.
            let most = if item.fact.is_some() && !item.any_of.is_empty() { 2 } else { 1 };
            let count = asked.get(&at).map_or(0, Vec::len);
            prop_assert!((1..=most).contains(&count), "{at}: {:?}", asked.get(&at));
        }
        for (at, item) in from.items() {
            let is_linked = pair.links.iter().any(|link| link.a.contains(&at));
            let names = gone.get(&at).map_or(&[][..], Vec::as_slice);
            if item.fact_kinds().is_empty() {
                prop_assert_eq!(names, if is_linked { &[][..] } else { &["no longer"] });
            } else {
                let is_paired = pair.facts.iter().any(|row| row.a == Some(FactAt::Item(at)) && row.b.is_some());
                prop_assert!(is_paired || !names.is_empty(), "{at}: a fact is lost");
                prop_assert!(names.iter().all(|name| *name == "looser"));
            }
        }
    }

    #[test]
    fn moving_to_the_same_role_asks_nothing(role in any_role()) {
        let gap = between(&role, &role);
        prop_assert_eq!(gap.held.len(), role.items().count());
        prop_assert_eq!(Gap { held: Vec::new(), ..gap }, Gap::default());
    }
}
