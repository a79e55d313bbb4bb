//! Comparing whole roles: what is paired, what is claimed, and what is left alone.

mod decided;
pub(super) mod generated;
pub(super) mod laws;

use super::*;
use crate::role::{Fact, Qualifications, Section, Years};

/// A statement.
fn item(text: &str) -> Item {
    Item { text: Text::new(text), ..Item::default() }
}

/// A statement with tags.
fn tagged(text: &str, tags: &[&str]) -> Item {
    Item { tags: tags.iter().map(|tag| Text::new(tag)).collect(), ..item(text) }
}

/// A statement that asks years.
fn years(text: &str, min: f64) -> Item {
    let years = Years { min: Some(crate::role::Number(min)), ..Years::default() };
    Item { fact: Some(Fact::Years(years)), ..item(text) }
}

/// A role that has these responsibilities, and asks and prefers these.
fn role(responsibilities: Vec<Item>, required: Vec<Item>, preferred: Vec<Item>) -> Role {
    Role { responsibilities, qualifications: Qualifications { required, preferred }, ..Role::default() }
}

/// A role with responsibilities alone.
fn doing(texts: &[&str]) -> Role {
    role(texts.iter().map(|text| item(text)).collect(), Vec::new(), Vec::new())
}

fn pair(a: &Role, b: &Role) -> Pair {
    compare(&[a, b], &Vocabulary::built_in(), &Background::default(), &Decisions::default()).pairs.remove(0)
}

fn at(section: Section, index: usize) -> Pointer {
    Pointer { section, index }
}

fn duty(index: usize) -> Pointer {
    at(Section::Responsibilities, index)
}

#[test]
fn statements_are_paired_by_what_they_say_not_by_where_they_stand() {
    let a = doing(&["Reconciles bank accounts monthly", "Trains new cashiers", "Waters the plants"]);
    let b = doing(&["Provides training to newly hired cashiers", "Reconciles bank accounts monthly."]);
    let pair = pair(&a, &b);
    let links: Vec<_> = pair.links.iter().map(|link| (link.kind, link.a.as_slice(), link.b.as_slice())).collect();
    assert_eq!(
        links,
        [
            (Kind::Same, [duty(0)].as_slice(), [duty(1)].as_slice()),
            (Kind::Reworded, [duty(1)].as_slice(), [duty(0)].as_slice()),
        ]
    );
    assert_eq!(pair.only_a, [duty(2)]);
    assert_eq!(pair.summary, Summary { same: 1, reworded: 1, possible: 0, only_a: 1, only_b: 0, similarity: 0.8 });
}

#[test]
fn wording_is_the_same_or_not() {
    let table = [
        ("Manages the incident", "manages an incident", true),
        ("Manages incidents", "Managing incidents", true),
        ("Long-term plans", "Long term plans", true),
        ("Customer's goals", "Customer goals", true),
        ("Must not travel", "Must travel", false),
        ("Looks after 5 accounts", "Looks after 6 accounts", false),
        ("Knows C++", "Knows C#", false),
        ("Customers support vendors", "Vendors support customers", false),
        ("Doctor", "Doctorate", false),
    ];
    for (a, b, same) in table {
        let link = pair(&doing(&[a]), &doing(&[b])).links.pop();
        assert_eq!(link.is_some_and(|link| link.kind == Kind::Same), same, "{a} / {b}");
    }
}

#[test]
fn what_one_denies_and_the_other_does_not_is_never_claimed() {
    let table = [
        ("Driving licence required", "Driving licence is not required", true),
        ("Must have 10 years of experience in sales", "No experience in sales is needed", true),
        ("Handles cash", "Never handles cash", true),
        ("Handles cash", "Doesn't handle cash", true),
        ("Handles cash", "Doesn’t handle cash", true),
        ("Handles cash", "Cannot handle cash", true),
        ("Runs payroll with audits", "Runs payroll without audits", true),
        ("Never handles cash", "Does not handle cash", false),
        ("Handles cash", "Handles not only cash but also cheques", false),
        ("Handles cash, stamps", "Handles cash, including but not limited to stamps", false),
        ("Not-for-profit fundraising", "Fundraising for profit", false),
        ("Lifts crates with or without accommodation", "Lifts crates with accommodation", false),
        ("Sends invoices no later than Monday", "Sends invoices by Monday", false),
    ];
    for (a, b, opposed) in table {
        for (a, b) in [(a, b), (b, a)] {
            let link = pair(&doing(&[a]), &doing(&[b])).links.pop();
            assert_eq!(link.is_none_or(|link| link.kind == Kind::Possible), opposed, "{a} / {b}");
        }
    }
    let mut fact = years("No less than 5 years, not counting training", 5.0);
    let same = |fact: &Item| pair(&asking(fact), &asking(&years("5 years", 5.0))).summary.same;
    assert_eq!(same(&fact), 1, "a typed fact is told by its value");
    fact.fact = None;
    assert_eq!(same(&fact), 0);
}

/// A role that asks this.
fn asking(item: &Item) -> Role {
    role(vec![], vec![item.clone()], vec![])
}

#[test]
fn a_reason_is_given_with_every_link() {
    let a = role(
        vec![tagged("Escalates incidents to Field Engineering", &["incident-management", "communication"])],
        vec![],
        vec![],
    );
    let b = role(
        vec![tagged("Field engineering takes over escalated incidents", &["incident-management"])],
        vec![],
        vec![],
    );
    let link = &pair(&a, &b).links[0];
    let mut shared = link.shared.clone();
    shared.sort();
    assert_eq!(
        shared,
        ["Engineering", "Escalates", "Field", "incidents"],
        "as the left side writes them, no stop words"
    );
    assert_eq!(link.tags, [Text::new("incident-management")]);
    let rare = doing(&["Supports customers with Kerberos"]);
    let link = &pair(&rare, &doing(&["Customers get Kerberos support"])).links[0];
    assert_eq!(link.shared[0], "Kerberos", "the weightiest first");
}

#[test]
fn one_statement_may_belong_to_several() {
    let a = doing(&["Plans, documents and tests disaster recovery for payroll servers"]);
    let b = doing(&["Tests disaster recovery of payroll servers", "Documents disaster recovery of payroll servers"]);
    let pair = pair(&a, &b);
    assert_eq!(pair.links.len(), 1);
    assert_eq!(pair.links[0].b, [duty(0), duty(1)]);
}

#[test]
fn what_is_the_same_is_settled() {
    let a = doing(&["Tests disaster recovery of payroll servers"]);
    let b = doing(&["Tests disaster recovery of payroll servers", "Tests disaster recovery of payroll servers weekly"]);
    let pair = pair(&a, &b);
    assert_eq!((pair.links[0].kind, pair.links[0].b.as_slice()), (Kind::Same, [duty(0)].as_slice()));
    assert_eq!(pair.only_b, [duty(1)]);
    let nearest = pair.nearest_b[&duty(1)];
    assert!(nearest.pointer == duty(0) && nearest.score > 0.5, "it is still named as the nearest");
}

#[test]
fn typed_facts_meet_facts_of_their_kind_and_never_prose() {
    let a = role(vec![], vec![years("At least 5 years in enterprise support", 5.0)], vec![]);
    let prose = role(vec![], vec![item("At least 5 years in enterprise support")], vec![]);
    assert_eq!(pair(&a, &prose).links, []);
    assert_eq!(pair(&a, &prose).nearest_a.len(), 1);
    let other_words = role(vec![], vec![], vec![years("Half a decade behind the counter", 5.0)]);
    assert_eq!(pair(&a, &other_words).links[0].kind, Kind::Same, "equal values");
    let less = role(vec![], vec![years("Three years selling shoes", 3.0)], vec![]);
    assert_eq!(pair(&a, &less).links[0].kind, Kind::Reworded, "other values of one kind");
}

#[test]
fn a_requirement_that_became_a_preference_is_moved() {
    let a = role(vec![], vec![item("Knows Kerberos and smart cards")], vec![]);
    let b = role(vec![], vec![], vec![item("Knows Kerberos and smart cards")]);
    let link = &pair(&a, &b).links[0];
    assert_eq!((link.kind, link.is_moved()), (Kind::Same, true));
    assert!(!pair(&a, &a).links[0].is_moved());
    let duty = doing(&["Knows Kerberos and smart cards"]);
    assert!(!pair(&a, &duty).links[0].is_moved(), "a responsibility is neither");
}

#[test]
fn competencies_support_words_and_do_not_replace_them() {
    let with = |text: &str, tags: &[&str]| role(vec![tagged(text, tags)], vec![], vec![]);
    let one = with("Escalates blocked orders to purchasing", &["incident-management"]);
    let two = with("Hands delayed orders over", &["incident-management"]);
    let three = with("Hands delayed orders over", &["sales-execution"]);
    let score = |pair: &Pair| pair.links.first().map_or(0.0, |link| link.score);
    assert!(score(&pair(&one, &two)) > score(&pair(&one, &three)) + 0.1);
    let wordless = with("Takes calls at night", &["incident-management"]);
    assert_eq!(pair(&one, &wordless).links, []);
}

#[test]
fn untagged_items_get_competencies_from_their_words() {
    let a = role(
        vec![tagged("Solves support issues", &["incident-management"]), item("Manages the pipeline forecast")],
        vec![],
        vec![],
    );
    let b = doing(&["Takes over escalations and outages", "Irons shirts"]);
    let matrix = compare(&[&a, &b], &Vocabulary::built_in(), &Background::default(), &Decisions::default()).matrix;
    let row = |tag: &str| matrix.rows.iter().find(|row| row.tag.as_deref() == Some(tag)).map(|row| row.cells.clone());
    assert_eq!(row("incident-management"), Some(vec![vec![duty(0)], vec![duty(0)]]));
    assert_eq!(row("sales-execution"), Some(vec![vec![duty(1)], vec![]]));
    assert_eq!(row("communication"), None, "only those that occur");
    let vocabulary = Vocabulary::built_in();
    let order: Vec<_> = matrix
        .rows
        .iter()
        .map(|row| row.tag.as_ref().map_or(usize::MAX, |tag| matrix::place(&vocabulary, tag)))
        .collect();
    assert!(order.is_sorted());
    let last = matrix.rows.last().expect("rows");
    assert_eq!((&last.tag, &last.cells), (&None, &vec![vec![], vec![duty(1)]]), "what stands for none is not left out");
    assert_eq!(last.spread(), Spread::Several, "and nobody shares it");
}

#[test]
fn what_was_inferred_is_told_apart_from_what_profiles_name() {
    let named = tagged("Solves support incidents", &["incident-management"]);
    let both = [&named, &item("Solves support incidents at night")].map(asking);
    let inferred = |a: &Role, b: &Role| {
        let link = pair(a, b).links.remove(0);
        (link.tags.iter().any(|tag| &**tag == "incident-management"), link.inferred)
    };
    assert_eq!(inferred(&both[0], &both[0]), (true, false));
    assert_eq!(inferred(&both[0], &both[1]), (true, true));
    assert_eq!(inferred(&both[1], &both[1]), (true, true));
    let none = doing(&["Waters the plants"]);
    assert_eq!(inferred(&none, &none), (false, false), "nothing is inferred where there is nothing");
}

#[test]
fn degrees_and_grades_are_not_kindred() {
    let words = [
        ["bachelor", "master"],
        ["bachelor", "doctorate"],
        ["associate", "bachelor"],
        ["master", "graduate"],
        ["junior", "senior"],
        ["fluent", "advanced"],
        ["expert", "proficient"],
    ];
    for [a, b] in words {
        let groups = |word| stems::word_stem(word).map(kindred::groups).unwrap_or_default();
        assert!(groups(a).iter().all(|group| !groups(b).contains(group)), "{a} ~ {b}");
    }
}

#[test]
fn unrelated_roles_get_no_claims() {
    let nurse = doing(&[
        "Administers medication and treatments as physicians order",
        "Monitors vital signs and reports changes",
        "Documents care in the patient's record",
        "Works nights and weekends when needed",
        "Strong communication skills",
    ]);
    let developer = doing(&[
        "Designs and builds web services in Java",
        "Reviews the code of colleagues",
        "Monitors latency and error budgets of services",
        "Automates deployments",
        "Strong command of algorithms",
    ]);
    let pair = pair(&nurse, &developer);
    assert!(pair.summary.similarity < 0.01, "{:?}", pair.links);
}

#[test]
fn the_curated_roles_keep_what_careful_readers_paired() {
    let (catalog, problems) = crate::catalog::load(&[crate::catalog::Place::BuiltIn]);
    assert_eq!(problems, []);
    let background = Background::of(catalog.roles());
    let id = |id: &str| catalog.roles().find(|role| &*role.id == id).unwrap();
    let roles = [id("tam-federal"), id("tam-premier-new-york")];
    let pair = compare(&roles, &catalog.vocabulary, &background, &Decisions::default()).pairs.remove(0);
    let line = |role: &Role, pointer: Pointer| role.item(pointer).unwrap().lines[0].first;
    let claimed = |a: u32, b: u32| {
        let links = pair.links.iter().filter(|link| link.kind != Kind::Possible);
        let mut pairs = links.flat_map(|link| link.a.iter().flat_map(|x| link.b.iter().map(move |y| (*x, *y))));
        pairs.any(|(x, y)| line(roles[0], x) == a && line(roles[1], y) == b)
    };
    for (a, b) in [(6, 7), (9, 19), (32, 27), (33, 28), (34, 30), (35, 31), (36, 33)] {
        assert!(claimed(a, b), "lines {a} and {b}");
    }
}

#[test]
fn odd_roles_give_sensible_results() {
    let empty = Role::default();
    assert_eq!(pair(&empty, &empty).summary, Summary { similarity: 1.0, ..Summary::default() });
    assert!(compare(&[], &Vocabulary::default(), &Background::default(), &Decisions::default()).pairs.is_empty());
    let one = doing(&["Java"]);
    assert_eq!(pair(&one, &empty).only_a, [duty(0)]);
    assert_eq!(pair(&one, &doing(&["java"])).summary.same, 1);
    let five = doing(&["Trains cashiers"; 5]);
    assert_eq!(pair(&five, &five).summary.same, 5);
    assert_eq!(pair(&five, &doing(&["Trains cashiers"])).links[0].a.len(), 5);
    let long = doing(&[&"alpha beta gamma delta ".repeat(500)]);
    assert_eq!(pair(&long, &long).summary.same, 1);
    assert_eq!(pair(&doing(&["…"]), &doing(&["—"])).links, [], "signs alone are not equal because they are wordless");
    for text in ["负责客户关系和服务交付", "مسؤول عن علاقات العملاء", "ग्राहक संबंधों का प्रबंधन करता है"]
    {
        assert_eq!(pair(&doing(&[text]), &doing(&[text])).summary.same, 1);
        let more = format!("{text} Kubernetes");
        assert_eq!(pair(&doing(&[text]), &doing(&[&more])).summary.reworded, 1, "{text}");
    }
}

#[test]
fn adding_a_role_to_the_catalog_does_not_move_links() {
    let (catalog, _) = crate::catalog::load(&[crate::catalog::Place::BuiltIn]);
    let roles: Vec<&Role> = catalog.roles().collect();
    let with = |background: &Background| {
        compare(&roles[..2], &catalog.vocabulary, background, &Decisions::default()).pairs.remove(0)
    };
    let before = with(&Background::of(roles.iter().copied().take(4)));
    let after = with(&Background::of(roles.iter().copied()));
    let claims = |pair: &Pair| {
        let claimed = pair.links.iter().filter(|link| link.kind != Kind::Possible);
        claimed.map(|link| (link.a.clone(), link.b.clone())).collect::<Vec<_>>()
    };
    assert_eq!(claims(&before), claims(&after));
}

#[test]
fn other_scripts_are_compared_by_their_words() {
    for (a, b) in [
        ("负责 客户 关系", "客户 服务 负责"),
        ("مسؤول عن علاقات العملاء", "علاقات العملاء والدعم"),
        ("ग्राहक संबंधों का प्रबंधन", "ग्राहक संबंधों की देखभाल"),
    ] {
        let link = &pair(&doing(&[a]), &doing(&[b])).links[0];
        assert_eq!(link.kind, Kind::Reworded, "{a} / {b}");
        assert!(link.shared.iter().all(|word| a.split(' ').any(|whole| whole == word || word.chars().count() == 1)));
    }
}

#[test]
fn a_thousand_items_a_side_are_compared() {
    let many = |seed: usize| -> Role {
        const PARTS: [&str; 7] = ["plans", "budgets", "audits", "routes", "wards", "tests", "forecasts"];
        let text = |at: usize| format!("{} {} number{}", PARTS[at % 7], PARTS[at * seed % 5], at * seed % 997);
        doing(&(0..1_000).map(text).collect::<Vec<_>>().iter().map(String::as_str).collect::<Vec<_>>())
    };
    let (a, b) = (many(3), many(5));
    let pair = pair(&a, &b);
    let items = |side: fn(&Link) -> usize| pair.links.iter().map(side).sum::<usize>();
    assert_eq!(items(|link| link.a.len()) + pair.only_a.len(), 1_000);
    assert_eq!(items(|link| link.b.len()) + pair.only_b.len(), 1_000);
}

#[test]
fn kindred_words_are_a_reason() {
    let a = doing(&["Greets guests at the entrance", "Files returns"]);
    let b = doing(&["Welcomes visitors", "Sorts letters"]);
    let link = &pair(&a, &b).links[0];
    assert_eq!(
        (link.kind, link.a.as_slice(), link.b.as_slice()),
        (Kind::Reworded, [duty(0)].as_slice(), [duty(0)].as_slice())
    );
    assert_eq!(link.shared, [""; 0], "neither word is on both sides");
    let mut kindred = link.kindred.clone();
    kindred.sort();
    assert_eq!(kindred, [["Greets", "Welcomes"], ["guests", "visitors"]]);
    let both = pair(&doing(&["Informs doctors and nurses"]), &doing(&["Informs the physician, nursing doctors"]));
    assert!(both.links[0].shared.iter().any(|word| word == "doctors"));
    assert_eq!(both.links[0].kindred, [[""; 2]; 0], "what both have needs no kindred word");
    assert_eq!(pair(&doing(&["Informs doctors"]), &doing(&["Doctorate"])).links, [], "a degree is nobody to inform");
    let spans = Marker::default().marks("Greets guests at the entrance", &["Welcomes visitors"], Side::A);
    assert_eq!(spans, [Span { range: 0..13, mark: Mark::Shared }]);
}

#[test]
fn a_role_that_was_changed_is_read_anew() {
    let mut a = doing(&["Trains new cashiers"]);
    let b = doing(&["Trains new cashiers"]);
    let (vocabulary, background) = (Vocabulary::built_in(), Background::default());
    let mut comparer = Comparer::default();
    let mut same = |a: &Role, vocabulary: &Vocabulary| {
        let comparison = comparer.compare(&[a, &b], vocabulary, &background, &Decisions::default());
        (comparison.pairs[0].summary.same, comparison.matrix.rows.len())
    };
    assert_eq!(same(&a, &vocabulary).0, 1);
    a.responsibilities[0] = item("Waters the plants");
    assert_eq!(same(&a, &vocabulary).0, 0);
    a.responsibilities[0] = item("Manages the pipeline forecast");
    assert!(
        same(&a, &vocabulary).1 > same(&a, &Vocabulary::default()).1,
        "another vocabulary finds other competencies"
    );
}
