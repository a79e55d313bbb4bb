//! What the schema accepts is what reading accepts.

use jsonschema::Validator;
use serde_json::Value;

use crate::problem::Severity;
use crate::role;
use crate::yaml::{Reader, Slot, parse};

fn validator() -> Validator {
    jsonschema::draft202012::new(&super::schema()).unwrap()
}

/// A YAML document as an editor's schema checker sees it.
fn as_json(yaml: &str) -> Value {
    let (nodes, problems) = parse(yaml.as_bytes());
    assert_eq!(problems, [], "{yaml}");
    Reader::default().anything(&Slot::document(&nodes[0]))
}

#[test]
fn it_is_a_schema_that_editors_can_use() {
    let schema = super::schema();
    assert!(jsonschema::meta::is_valid(&schema));
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    assert_eq!(schema["title"], "Role profile");
    let mut undescribed = Vec::new();
    for (name, value) in schema["properties"].as_object().unwrap() {
        if value["description"].as_str().is_none_or(|text| text.is_empty() || text.contains("[`")) {
            undescribed.push(name);
        }
    }
    assert!(undescribed.is_empty(), "{undescribed:?}");
}

#[test]
fn it_accepts_the_compiled_in_profiles() {
    let validator = validator();
    for yaml in [
        include_str!("../../../data/roles/tam-federal.yaml"),
        include_str!("../../../data/roles/tam-premier-new-york.yaml"),
        include_str!("../../../data/roles/account-delivery-executive.yaml"),
        include_str!("../../../data/roles/account-technology-strategist.yaml"),
        include_str!("../../../data/roles/strategic-account-executive.yaml"),
    ] {
        let profile = as_json(yaml);
        let errors: Vec<String> = validator.iter_errors(&profile).map(|error| error.to_string()).collect();
        assert_eq!(errors, Vec::<String>::new(), "{}", profile["id"]);
        let (roles, _) = role::read(yaml.as_bytes(), "stem");
        assert!(validator.is_valid(&serde_json::to_value(&roles[0].role).unwrap()), "the same with items as maps");
    }
}

/// Lines that may follow a title.
const SOUND: [&str; 34] = [
    "",
    "responsibilities:\n  - Runs the incident process.\nqualifications:\n  required:\n    - Five years.",
    "id: a-b-2",
    "id: 42",
    "id: größe",
    "variant:",
    "variant: ~",
    "level: 62",
    "variant: yes",
    "aliases: [a, 1]",
    "aliases: []",
    "aliases:",
    "workplace: hybrid",
    "employment: internship",
    "travel: some",
    "travel: {max: 100}",
    "travel: {min: 5, max: 5}",
    "travel: {min: 0.5, max: ~}",
    "pay: {currency: USD, per: hour}",
    "pay: {min: 0, max: 10.5, currency: USD, per: year}",
    "posted: 2024-02-29",
    "works_with: {}",
    "works_with: {inside: [a]}",
    "source: {url: a, retrieved: 2024-01-01}",
    "responsibilities: []",
    "responsibilities: [5, {text: 5}, {text: a, theme: ~, tags: [], lines: [1, '2', 3-4]}]",
    "qualifications: {required: ~, preferred: [{text: a, years: {of: b}, degree: ~}]}",
    "qualifications: {required: [{text: a, degree: {level: high-school}}, {text: b, clearance: {status: c}}]}",
    "qualifications: {required: [{text: a, certification: b}, {text: a, certification: [b, c]}]}",
    "qualifications: {required: [{text: a, knowledge: {of: [b]}}, {text: a, language: {name: b}}]}",
    "qualifications: {required: [{text: a, any_of: [[b], [{text: c, any_of: [[d]]}]]}]}",
    "qualifications: {required: [{text: a, years: {min: 2.5}, any_of: [[b]]}]}",
    "x-own: {any: [thing, ~, 1, true]}",
    "x-a: 1\nx-b: ~",
];

/// Lines that may not.
const HOSTILE: [&str; 59] = [
    "titel: a",
    "X-own: 1",
    "x-: 1",
    "id: Not A Slug",
    "id: a--b",
    "id: -a",
    "id: ''",
    "id: 1.5",
    "id: [a]",
    "variant: ''",
    "variant: '  '",
    "variant: true",
    "variant: {a: b}",
    "aliases: a",
    "aliases: {a: b}",
    "aliases: [~]",
    "aliases: ['']",
    "aliases: [[a]]",
    "workplace: Remote",
    "workplace: 1",
    "employment: [contract]",
    "travel: 20",
    "travel: ''",
    "travel: {}",
    "travel: {min: ~}",
    "travel: {min: -1}",
    "travel: {max: 100.5}",
    "travel: {min: '5'}",
    "travel: {often: 5}",
    "pay: {}",
    "pay: {currency: USD}",
    "pay: {currency: usd, per: year}",
    "pay: {currency: USD, per: week}",
    "pay: {currency: USD, per: year, min: -5}",
    "posted: 2024-13-01",
    "posted: 1.1.2024",
    "posted: 2024",
    "works_with: [a]",
    "works_with: {inside: a}",
    "source: {file: a}",
    "responsibilities: a",
    "responsibilities: {}",
    "responsibilities: [~]",
    "responsibilities: ['']",
    "responsibilities: [[a]]",
    "responsibilities: [true]",
    "responsibilities: [{theme: a}]",
    "responsibilities: [{text: a, x-own: b}]",
    "responsibilities: [{text: a, lines: 5}]",
    "responsibilities: [{text: a, lines: [0]}]",
    "responsibilities: [{text: a, lines: ['0-1']}]",
    "responsibilities: [{text: a, lines: [1.5, -1]}]",
    "qualifications: {must: [a]}",
    "qualifications: {required: [{text: a, years: {min: 1}, degree: {level: master}}]}",
    "qualifications: {required: [{text: a, years: 5}, {text: a, years: {}}]}",
    "qualifications: {required: [{text: a, degree: {level: bachelors}}]}",
    "qualifications: {required: [{text: a, certification: []}]}",
    "qualifications: {required: [{text: a, knowledge: {at_least: 0, of: [a]}}, {text: a, knowledge: {of: []}}]}",
    "qualifications: {required: [{text: a, any_of: []}, {text: a, any_of: [[]]}, {text: a, any_of: [b]}]}",
];

/// Documents that are no profile at all.
const NO_PROFILE: [&str; 6] = ["variant: a", "title: ~", "title: ''", "title: [a]", "- title: a", "title"];

#[test]
fn it_accepts_what_reading_accepts_and_nothing_else() {
    let validator = validator();
    let with_title = |lines: &&str| format!("title: Title\n{lines}\n");
    let sound = SOUND.iter().map(|lines| (with_title(lines), true));
    let hostile = HOSTILE.iter().map(|lines| (with_title(lines), false));
    let no_profile = NO_PROFILE.iter().map(|lines| ((*lines).to_owned(), false));
    let mut wrong = Vec::new();
    for (yaml, expected) in sound.chain(hostile).chain(no_profile) {
        let (_, problems) = role::read(yaml.as_bytes(), "stem");
        let is_read = problems.iter().all(|problem| problem.severity == Severity::Warning);
        let is_valid = validator.is_valid(&as_json(&yaml));
        if (is_read, is_valid) != (expected, expected) {
            wrong.push(format!("read {is_read}, valid {is_valid}: {yaml}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
