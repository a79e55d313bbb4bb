//! Does a search put first what was meant? Queries as people type them, over the curated roles and roles of other
//! trades, each with the hits of which one has to be among the first three.

#[path = "../benches/support/mod.rs"]
mod support;

use std::collections::BTreeMap;

use role_explorer::catalog::{Place, load};
use role_explorer::role::{Role, read};
use role_explorer::search::{Index, Query};
use role_explorer::vocabulary::Vocabulary;

/// A query and what it means: roles with a part of the hit's text. `None` of them: nothing should be found.
type Case = (&'static str, &'static [(&'static str, &'static str)]);

const ADE: &str = "account-delivery-executive";
const ATS: &str = "account-technology-strategist";
const SAE: &str = "strategic-account-executive";
const FEDERAL: &str = "tam-federal";
const PREMIER: &str = "tam-premier-new-york";
const NURSE: &str = "ward-nurse";
const ENGINEER: &str = "data-engineer";
const TEACHER: &str = "mathematics-teacher";
const CLERK: &str = "forwarding-clerk";

const EXACT: &[Case] = &[
    ("war room", &[(SAE, "Digital War Room")]),
    ("growth mindset", &[(SAE, "growth mindset")]),
    ("Hyper-V", &[(PREMIER, "Hyper-V")]),
    ("change agent", &[(PREMIER, "change agent")]),
    ("virtual account team", &[(FEDERAL, "irtual account team")]),
    ("escalation management", &[(ADE, "escalation management")]),
    ("\"market changes\"", &[(SAE, "market changes")]),
    ("Washington", &[(FEDERAL, "Washington")]),
    ("vital signs", &[(NURSE, "vital signs")]),
    ("bills of lading", &[(CLERK, "bills of lading")]),
    ("chess club", &[(TEACHER, "chess club")]),
    ("Kubernetes", &[(ENGINEER, "Kubernetes")]),
    ("Zurich", &[(ENGINEER, "Zürich")]),
    ("night shifts", &[(NURSE, "night shifts")]),
    ("title:teacher", &[(TEACHER, "Mathematics Teacher")]),
];

const TYPO: &[Case] = &[
    ("forcast", &[(SAE, "forecast")]),
    ("acumen techncal", &[(ATS, "technical acumen"), (SAE, "technical and industry acumen")]),
    ("repeateble oferings", &[(SAE, "repeatable offerings")]),
    ("governence", &[(ADE, "governance")]),
    ("Sharepiont", &[(PREMIER, "SharePoint")]),
    ("consultativ seling", &[(ATS, "onsultative selling")]),
    ("accountabilty", &[(ADE, "accountability")]),
    ("remedation services", &[(PREMIER, "Remediation")]),
    ("negotation", &[(FEDERAL, "negotiation"), (PREMIER, "negotiation")]),
    ("medicaton", &[(NURSE, "medication")]),
    ("defibrilator", &[(NURSE, "defibrillator")]),
    ("postgersql", &[(ENGINEER, "PostgreSQL")]),
    ("mathmatics degree", &[(TEACHER, "Degree in mathematics")]),
    ("custmos declarations", &[(CLERK, "customs declarations")]),
    ("freight forwading", &[(CLERK, "Freight Forwarding")]),
];

const ABBREVIATION: &[Case] = &[
    ("pfe", &[(FEDERAL, "Premier Field Engineers")]),
    ("proj mgmt", &[(ATS, "Project management"), (FEDERAL, "project management"), (PREMIER, "project management")]),
    ("custsat", &[(FEDERAL, "customer satisfaction"), (PREMIER, "atisfaction"), (SAE, "customer satisfaction")]),
    ("govt clearance", &[(FEDERAL, "clearance")]),
    ("comm skills", &[(FEDERAL, "communication"), (PREMIER, "communication"), (ATS, "communication")]),
    ("exec pres", &[(PREMIER, "executive presence")]),
    ("cs degree", &[(ATS, "computer science"), (ADE, "computer science"), (ENGINEER, "computer science")]),
    ("rev targets", &[(SAE, "revenue and consumption targets")]),
    ("lob", &[(ADE, "LOB"), (PREMIER, "LOB")]),
    ("dwr", &[(SAE, "Digital War Room")]),
    ("ehr", &[(NURSE, "electronic health record")]),
    ("iac", &[(ENGINEER, "infrastructure as code")]),
    ("gcp", &[(ENGINEER, "Google Cloud Platform")]),
    ("slo", &[(ENGINEER, "service level objectives")]),
    ("qts", &[(TEACHER, "Qualified teacher status")]),
    ("tchr", &[(TEACHER, "eacher")]),
    ("frt fwd", &[(CLERK, "Freight Forwarding")]),
    ("bsc nursing", &[(NURSE, "Bachelor of Science")]),
];

const COMBINATION: &[Case] = &[
    ("plan holistic", &[(SAE, "holistic customer plan")]),
    ("budget risk", &[(ADE, "budget")]),
    ("trust stakeholders", &[(SAE, "builds trust with stakeholders"), (PREMIER, "trusted"), (ADE, "stakeholders")]),
    ("deals win", &[(SAE, "win deals")]),
    ("5 years support", &[(FEDERAL, "5 years")]),
    ("federal travel", &[(FEDERAL, "travel")]),
    ("req: itil !federal", &[]),
    ("itil !federal", &[(PREMIER, "ITIL")]),
    ("org:microsoft azure", &[(PREMIER, "Azure")]),
    ("nurse bachelor", &[(NURSE, "Bachelor of Science in Nursing")]),
    ("cloud experience", &[(ENGINEER, "public cloud")]),
    ("head of year", &[(TEACHER, "head of year")]),
    ("language polish", &[(NURSE, "Polish")]),
    ("pay eur", &[(NURSE, "38000")]),
    ("customs invoice", &[(CLERK, "customs declarations"), (CLERK, "invoices")]),
    ("python years", &[(ENGINEER, "Python")]),
];

/// A letter or two, as they stand while somebody types on.
const SHORT: &[Case] = &[
    (
        "i",
        &[
            (CLERK, "I"),
            (PREMIER, "I"),
            (ENGINEER, "I"),
            (FEDERAL, "I"),
            (ADE, "I"),
            (SAE, "I"),
            (ATS, "I"),
            (TEACHER, "I"),
            (NURSE, "I"),
        ],
    ),
    ("n", &[(NURSE, "Nurse")]),
    ("m", &[(TEACHER, "Mathematics"), (FEDERAL, "Manager"), (PREMIER, "Manager")]),
    ("f", &[(CLERK, "Forwarding"), (FEDERAL, "Federal")]),
    ("da", &[(ENGINEER, "Data")]),
    ("it", &[(PREMIER, "IT"), (FEDERAL, "IT"), (ATS, "IT"), (ADE, "IT")]),
    ("te", &[(TEACHER, "Teacher"), (FEDERAL, "Technical"), (PREMIER, "Technical"), (ATS, "Technology")]),
];

const NONE: &[Case] = &[
    ("pension", &[]),
    ("kindergarten", &[]),
    ("firefighter", &[]),
    ("stock options", &[]),
    ("veterinary", &[]),
    ("blockchain", &[]),
    ("parking", &[]),
    ("customer forklift", &[]),
    ("title:surgeon", &[]),
    ("maternity leave", &[]),
    ("welding", &[]),
    ("xylophone", &[]),
];

/// The share of queries of any kind with a target among the first three, and the mean reciprocal rank, that have to be
/// reached. What the queries do reach is printed.
const SHARE: f64 = 0.95;
const RECIPROCAL: f64 = 0.90;

#[test]
fn what_was_meant_comes_first() {
    let (catalog, problems) = load(&[Place::BuiltIn]);
    let (others, more_problems) = read(include_bytes!("search_quality/other_roles.yaml"), "other");
    assert_eq!((problems, more_problems), (vec![], vec![]));
    let roles: Vec<&Role> = catalog.roles().chain(others.iter().map(|located| &located.role)).collect();
    let index = Index::build(roles.iter().copied(), &Vocabulary::built_in());
    let mut tally: BTreeMap<&str, (f64, f64)> = BTreeMap::new();
    let (mut reciprocal, mut ranked) = (0.0, 0.0);
    let mut misses = Vec::new();
    let kinds = [
        ("exact", EXACT),
        ("typo", TYPO),
        ("abbreviation", ABBREVIATION),
        ("combination", COMBINATION),
        ("short", SHORT),
        ("none", NONE),
    ];
    for (kind, (query, targets)) in
        kinds.into_iter().flat_map(|(kind, cases)| cases.iter().map(move |case| (kind, *case)))
    {
        let hits = index.search(&Query::parse(query).0, &roles, None).hits;
        let meant = |hit: &role_explorer::search::Hit| {
            targets.iter().any(|(role, part)| &*roles[hit.role].id == *role && hit.text.contains(part))
        };
        let rank = hits.iter().position(meant).map(|place| place + 1);
        let good = if targets.is_empty() { hits.is_empty() } else { rank.is_some_and(|rank| rank <= 3) };
        let (found, all) = tally.entry(kind).or_default();
        (*found, *all) = (*found + f64::from(u8::from(good)), *all + 1.0);
        if !targets.is_empty() {
            ranked += 1.0;
            reciprocal += rank.map_or(0.0, |rank| 1.0 / f64::from(u32::try_from(rank).unwrap()));
        }
        if !good || rank.is_some_and(|rank| rank > 1) {
            misses.push(format!("{kind}: {query}: rank {rank:?}, first {:?}", hits.first().map(|hit| &hit.text)));
        }
    }
    let (found, all) = tally.values().fold((0.0, 0.0), |(found, all), kind| (found + kind.0, all + kind.1));
    println!("{tally:?}\nin the first three: {found} of {all}; mean reciprocal rank {:.3}", reciprocal / ranked);
    println!("not first:\n{}", misses.join("\n"));
    assert!(found / all >= SHARE && reciprocal / ranked >= RECIPROCAL, "{misses:#?}");
    assert!(tally["exact"].0 >= tally["exact"].1 && tally["none"].0 >= tally["none"].1, "{misses:#?}");
}

/// Queries of each kind that are made.
const MADE: usize = 100;
/// The share of each kind the first hit of which has to be right.
const MADE_SHARE: f64 = 0.95;

/// Queries made from statements of generated roles: the first hit has the words they were made from.
#[test]
fn what_a_machine_garbles_comes_first() {
    let read_one = |number: usize| read(support::profile(number, 20).as_bytes(), &format!("role-{number}")).0;
    let (catalog, _) = load(&[Place::BuiltIn]);
    let generated: Vec<Role> = (0..560).flat_map(read_one).map(|located| located.role).collect();
    let roles: Vec<&Role> = catalog.roles().chain(&generated).collect();
    let index = Index::build(roles.iter().copied(), &Vocabulary::built_in());
    let texts: Vec<&str> = roles.iter().flat_map(|role| role.items()).map(|(_, item)| item.text.as_str()).collect();
    let mut numbers = support::Numbers::new(7);
    let mut shares = BTreeMap::new();
    for kind in ["abbreviation", "one typo", "two words", "two words, one typo"] {
        let (mut made, mut right, mut reciprocal, mut wrong) = (0, 0, 0.0, Vec::new());
        while made < MADE {
            let text = texts[numbers.below(texts.len())];
            let Some((query, words)) = garbled(kind, text, &mut numbers) else { continue };
            made += 1;
            let hits = index.search(&Query::parse(&query).0, &roles, Some(10)).hits;
            let texts: Vec<String> = hits.iter().map(|hit| hit.text.to_lowercase()).collect();
            let rank = texts.iter().position(|text| words.iter().all(|word| text.contains(word)));
            reciprocal += rank.map_or(0.0, |before| 1.0 / f64::from(u32::try_from(before + 1).unwrap()));
            if rank == Some(0) {
                right += 1;
            } else {
                wrong.push(format!("{query} ({words:?}): {:?}", texts.first()));
            }
        }
        let mean = reciprocal / f64::from(u32::try_from(MADE).unwrap());
        println!("{kind}: {right} of {MADE} first, mean reciprocal rank {mean:.3}; {wrong:#?}");
        shares.insert(kind, f64::from(right) / f64::from(u32::try_from(MADE).unwrap()));
    }
    assert!(shares.values().all(|share| *share >= MADE_SHARE), "{shares:?} of {} statements", texts.len());
}

/// A query of a kind made from a text, with the words it was made from.
fn garbled(kind: &str, text: &str, numbers: &mut support::Numbers) -> Option<(String, Vec<String>)> {
    let least = if kind == "two words" { 3 } else { 6 };
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| word.len() >= least);
    let words: Vec<&str> = words.filter(|word| !role_explorer::text::is_stop_word(word)).collect();
    let one = (*words.get(numbers.below(words.len().max(1)))?).to_owned();
    let other = (*words.get(numbers.below(words.len()))?).to_owned();
    let slip = |word: &str, numbers: &mut support::Numbers| {
        let mut letters: Vec<char> = word.chars().collect();
        let at = 1 + numbers.below(letters.len() - 2);
        match numbers.below(3) {
            0 => drop(letters.remove(at)),
            1 => letters.swap(at, at + 1),
            _ => letters.insert(at, letters[at]),
        }
        letters.into_iter().collect::<String>()
    };
    let made = match kind {
        "abbreviation" => {
            let kept = |(at, c): &(usize, char)| *at == 0 || !"aeiou".contains(*c);
            let short: String = one.chars().enumerate().filter(kept).map(|(_, c)| c).collect();
            (short.len() >= 3).then_some((short, vec![one]))
        }
        "one typo" => Some((slip(&one, numbers), vec![one])),
        "two words" => Some((format!("{one} {other}"), vec![one, other])),
        _ => Some((format!("{} {other}", slip(&one, numbers)), vec![one, other])),
    };
    made.filter(|(query, words)| words.len() == 1 || words[0] != words[1] && !query.is_empty())
}
