//! Tables of profiles and what is told of them.

mod problems;

use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::problem::Position;
use crate::role::check;
use crate::vocabulary::Vocabulary;

/// The compiled-in profiles, by stem.
const PROFILES: [(&str, &str); 5] = [
    ("tam-federal", include_str!("../../../data/roles/tam-federal.yaml")),
    ("tam-premier-new-york", include_str!("../../../data/roles/tam-premier-new-york.yaml")),
    ("account-delivery-executive", include_str!("../../../data/roles/account-delivery-executive.yaml")),
    ("account-technology-strategist", include_str!("../../../data/roles/account-technology-strategist.yaml")),
    ("strategic-account-executive", include_str!("../../../data/roles/strategic-account-executive.yaml")),
];

/// The roles as JSON, and `line:column code: message` of every problem.
fn told(yaml: &str) -> (Vec<serde_json::Value>, Vec<String>) {
    let (roles, problems) = read(yaml.as_bytes(), "stem");
    let roles = roles.iter().map(|located| serde_json::to_value(&located.role).unwrap()).collect();
    let line = |problem: &Problem| match problem.position {
        Some(Position { line, column }) => format!("{line}:{column} {}: {}", problem.code, problem.message),
        None => format!("{}: {}", problem.code, problem.message),
    };
    (roles, problems.iter().map(line).collect())
}

fn role_of(yaml: &str) -> Role {
    let (mut roles, problems) = read(yaml.as_bytes(), "stem");
    assert!(problems.is_empty(), "{problems:#?}");
    roles.remove(0).role
}

#[test]
fn items_beyond_the_budget_are_left_out_and_told_once() {
    let list = |count: usize| "\n - a".repeat(count);
    let counts = |yaml: &str| {
        let (roles, problems) = read(yaml.as_bytes(), "stem");
        let role = &roles[0].role;
        let places: Vec<String> = problems.iter().map(ToString::to_string).collect();
        (role.responsibilities.len(), role.qualifications.required.len(), places)
    };
    let head = "title: T\nresponsibilities:";
    let told = |line: usize, column: usize| {
        vec![format!(
            "{line}:{column}: error: the role has more than 2000 items, alternatives included [too-many-items]"
        )]
    };
    assert_eq!(counts(&format!("{head}{}", list(2_000))), (2_000, 0, vec![]));
    assert_eq!(counts(&format!("{head}{}", list(2_001))), (2_000, 0, told(2_003, 4)));
    assert_eq!(counts(&format!("{head}{}", list(9_000))), (2_000, 0, told(2_003, 4)));
    let both = |count| format!("{head}{}\nqualifications:\n required:{}", list(1_000), list(count));
    assert_eq!(counts(&both(1_000)), (1_000, 1_000, vec![]));
    assert_eq!(counts(&both(1_001)), (1_000, 1_000, told(2_005, 4)));
    let alternatives = |count| format!("{head}\n - text: a\n   any_of:{}", "\n   - [a]".repeat(count));
    assert_eq!(counts(&alternatives(1_999)), (1, 0, vec![]));
    assert_eq!(counts(&alternatives(2_000)), (1, 0, told(2_004, 7)));
    let (roles, _) = read(alternatives(9_000).as_bytes(), "stem");
    assert_eq!(roles[0].role.responsibilities[0].any_of.len(), 1_999);
    let (roles, _) = read(format!("{head}{}", list(9_000)).as_bytes(), "stem");
    assert!(!roles[0].positions.contains_key("/responsibilities/2000"), "what is left out has no place");
    let documents = format!("{head}{}\n---\n", list(2_000)).repeat(2);
    assert_eq!(read(documents.as_bytes(), "stem").1, [], "each role has its own budget");
}

#[test]
fn the_smallest_profile_is_read() {
    let role = role_of(
        "title: Technical Account Manager\nresponsibilities:\n  - Runs the incident process.\n\
         qualifications:\n  required:\n    - Five years in enterprise support.\n",
    );
    assert_eq!(&*role.id, "stem");
    assert_eq!(&*role.title, "Technical Account Manager");
    assert_eq!(&*role.responsibilities[0].text, "Runs the incident process.");
    assert_eq!(&*role.qualifications.required[0].text, "Five years in enterprise support.");
    assert_eq!(role.variant, None, "what is not stated is not filled in");
}

const EVERYTHING: &str = r#"
id: all-of-it
title: Title
variant: Variant
aliases: [A, 42]
organization: Organization
unit: Unit
family: Family
level: 62
segment: Segment
summary: >-
  Two
  lines.
locations: [Here, There]
workplace: on-site
travel: {min: 10, max: 25.5}
employment: full-time
pay: {min: 1000, max: 2000, currency: EUR, per: month}
posted: 2026-01-31
closes: "2026-02-28"
works_with: {inside: [Sales], outside: [Customers]}
source: {document: a.txt, url: "https://example.org/", publisher: P, retrieved: 2024-02-29}
responsibilities:
  - Plain
  - {text: Mapped, theme: Theme, tags: [one, two], lines: [3, "5-7"]}
qualifications:
  required:
    - {text: y, years: {min: 5, max: 7, of: support}}
    - {text: d, degree: {level: bachelor, fields: [IT]}}
    - {text: c, certification: ITIL}
    - {text: cs, certification: [ITIL, PMP]}
    - {text: s, clearance: {level: Secret, authority: US, status: active}}
    - {text: k, knowledge: {at_least: 2, of: [a, b, c]}}
    - {text: l, language: {name: German, level: C1}}
  preferred:
    - text: o
      any_of: [[{text: d, degree: {level: master}}], [plain, {text: y, years: {min: 4}}]]
x-note: {deep: [1, null, true, text]}
x-lines: [1]
"#;

#[test]
fn everything_a_profile_may_hold_is_kept() {
    let role = serde_json::to_value(role_of(EVERYTHING)).unwrap();
    let expected = json!({
        "id": "all-of-it", "title": "Title", "variant": "Variant", "aliases": ["A", "42"],
        "organization": "Organization", "unit": "Unit", "family": "Family", "level": "62", "segment": "Segment",
        "summary": "Two lines.", "locations": ["Here", "There"], "workplace": "on-site",
        "travel": {"min": 10, "max": 25.5}, "employment": "full-time",
        "pay": {"min": 1000, "max": 2000, "currency": "EUR", "per": "month"},
        "posted": "2026-01-31", "closes": "2026-02-28",
        "works_with": {"inside": ["Sales"], "outside": ["Customers"]},
        "source": {"document": "a.txt", "url": "https://example.org/", "publisher": "P", "retrieved": "2024-02-29"},
        "responsibilities": [
            {"text": "Plain"},
            {"text": "Mapped", "theme": "Theme", "tags": ["one", "two"], "lines": [3, "5-7"]},
        ],
        "qualifications": {
            "required": [
                {"text": "y", "years": {"min": 5, "max": 7, "of": "support"}},
                {"text": "d", "degree": {"level": "bachelor", "fields": ["IT"]}},
                {"text": "c", "certification": "ITIL"},
                {"text": "cs", "certification": ["ITIL", "PMP"]},
                {"text": "s", "clearance": {"level": "Secret", "authority": "US", "status": "active"}},
                {"text": "k", "knowledge": {"at_least": 2, "of": ["a", "b", "c"]}},
                {"text": "l", "language": {"name": "German", "level": "C1"}},
            ],
            "preferred": [{"text": "o", "any_of": [
                [{"text": "d", "degree": {"level": "master"}}],
                [{"text": "plain"}, {"text": "y", "years": {"min": 4}}],
            ]}],
        },
        "x-note": {"deep": [1, null, true, "text"]}, "x-lines": [1],
    });
    assert_eq!(role, expected);
}

#[test]
fn what_the_format_leaves_to_its_users_is_kept_as_it_is_written() {
    let yaml = "title: A\nx-note: |\n  One  line,\n\n  - another\n\nx-folded: >\n  one\n  line\nx-release: 1.10\n\
                x-number: 007\nx-large: 12345678901234567890123\nx-plain: [1, 2.5, -3, \"2.50\"]\n";
    let more = serde_json::to_value(role_of(yaml).more).unwrap();
    let expected = json!({
        "x-note": "One line,\n\n- another", "x-folded": "one line", "x-release": "1.10", "x-number": "007",
        "x-large": "12345678901234567890123", "x-plain": [1, 2.5, -3, "2.50"],
    });
    assert_eq!(more, expected);
}

#[test]
fn what_is_written_is_read_again() {
    for (stem, yaml) in PROFILES.into_iter().chain([("stem", EVERYTHING)]) {
        let (roles, _) = read(yaml.as_bytes(), stem);
        let written = yaml::write(&roles[0].role).unwrap();
        let (again, problems) = read(written.as_bytes(), "other");
        assert_eq!(problems, [], "{written}");
        assert_eq!(again[0].role, roles[0].role, "{written}");
    }
}

#[test]
fn the_compiled_in_profiles_are_sound() {
    let vocabulary = Vocabulary::built_in();
    for (stem, yaml) in PROFILES {
        let (roles, problems) = read(yaml.as_bytes(), "other");
        assert_eq!(problems, [], "{stem}");
        let [Located { role, positions }] = &roles[..] else { panic!("{stem} is not one role") };
        assert_eq!(&*role.id, stem);
        assert_eq!(check(role, positions, &vocabulary), [], "{stem}");
        for (pointer, item) in role.items() {
            assert!(!item.tags.is_empty() && !item.lines.is_empty(), "{stem} {pointer}");
        }
    }
}

#[test]
fn every_value_of_a_role_has_its_place() {
    let (roles, _) = read(EVERYTHING.as_bytes(), "stem");
    let Located { role, positions } = &roles[0];
    let mut pointers = vec![String::new()];
    pointers_of(&serde_json::to_value(role).unwrap(), "", &mut pointers);
    pointers.sort();
    assert_eq!(positions.keys().cloned().collect::<Vec<_>>(), pointers);
    for (pointer, line, column) in [
        ("", 2, 1),
        ("/title", 3, 8),
        ("/aliases/1", 5, 14),
        ("/travel/max", 16, 24),
        ("/responsibilities/0", 24, 5),
        ("/responsibilities/0/text", 24, 5),
        ("/responsibilities/1/lines/1", 25, 63),
        ("/qualifications/preferred/0/any_of/1/1/years/min", 37, 85),
        ("/x-note/deep/3", 38, 32),
    ] {
        assert_eq!(positions[pointer], Position { line, column }, "{pointer}");
    }
}

fn pointers_of(value: &serde_json::Value, pointer: &str, pointers: &mut Vec<String>) {
    let mut add = |name: &str, value: &serde_json::Value| {
        let pointer = format!("{pointer}/{name}");
        pointers.push(pointer.clone());
        pointers_of(value, &pointer, pointers);
    };
    match value {
        serde_json::Value::Array(list) => list.iter().enumerate().for_each(|(i, value)| add(&i.to_string(), value)),
        serde_json::Value::Object(map) => map.iter().for_each(|(key, value)| add(key, value)),
        _ => {}
    }
}

#[test]
fn without_a_title_there_is_no_role_but_all_its_problems() {
    for (yaml, expected) in [
        ("variant: a", &["1:1 missing-title: the role has no title"][..]),
        ("title:\nvariant: a", &["1:1 missing-title: the role has no title"]),
        (
            "title: ' '\nvariant: []",
            &["1:8 empty-text: \"title\" is empty", "2:10 wrong-type: \"variant\" must be text, not a list"],
        ),
        ("title: [a]", &["1:8 wrong-type: \"title\" must be text, not a list"]),
        ("- title: a", &["1:1 wrong-type: the document must be a map, not a list"]),
        ("just text", &["1:1 wrong-type: the document must be a map, not text"]),
        ("", &["1:1 empty: there is nothing in it"]),
    ] {
        let (roles, problems) = told(yaml);
        assert_eq!((roles.len(), problems), (0, expected.iter().map(ToString::to_string).collect()), "{yaml}");
    }
}

#[test]
fn suggestions_come_along() {
    for (line, expected) in [
        ("responsibilites: [a]", "did you mean \"responsibilities\"?"),
        ("workplace: remot", "did you mean \"remote\"?"),
        ("id: A B", "write \"a-b\""),
        ("responsibilities: [{text: a, yeers: {min: 1}}]", "did you mean \"years\"?"),
        ("source: {zzz: a}", "the keys here are document, url, publisher, retrieved"),
    ] {
        let (_, problems) = read(format!("title: Title\n{line}\n").as_bytes(), "stem");
        assert_eq!(problems[0].help.as_deref(), Some(expected), "{line}");
    }
}

#[test]
fn a_bad_part_leaves_its_neighbours() {
    let yaml = "title: Title\nresponsibilities:\n  - a\n  - [b]\n  - text: c\n    years: {min: 2, max: 1, of: d}\n    \
                tags: [e, '', f]\n    any_of: [[], [g, ''], h]\n  -\n  - i\n  - theme: lost\npay: {min: 1}\ntravel: {min: x, max: 5}\n";
    let (roles, problems) = read(yaml.as_bytes(), "stem");
    assert_eq!(problems.len(), 11, "{problems:#?}");
    let Located { role, positions } = &roles[0];
    assert_eq!(
        serde_json::to_value(role).unwrap(),
        json!({
            "id": "stem", "title": "Title", "travel": {"max": 5},
            "responsibilities": [
                {"text": "a"},
                {"text": "c", "tags": ["e", "f"], "years": {"of": "d"}, "any_of": [[{"text": "g"}]]},
                {"text": "i"},
            ],
            "qualifications": {"required": [], "preferred": []},
        })
    );
    assert_eq!(positions["/responsibilities/2"], Position { line: 10, column: 5 }, "numbered as they remain");
    assert_eq!(positions["/responsibilities/1/tags/1"], Position { line: 7, column: 19 });
    assert!(!positions.keys().any(|pointer| pointer.starts_with("/pay") || pointer.starts_with("/responsibilities/3")));
}

#[test]
fn roles_of_one_file_are_told_apart() {
    let (roles, problems) = read(b"title: A\n---\nid: own\ntitle: B\n---\ntitle: C\n---\n---\ntitle: D\n", "My File");
    let ids: Vec<&str> = roles.iter().map(|located| &*located.role.id).collect();
    assert_eq!(ids, ["my-file", "own", "my-file-2", "my-file-3"]);
    assert_eq!(roles[2].positions["/title"], Position { line: 6, column: 8 });
    assert_eq!(problems, []);
}

#[test]
fn nothing_that_reaches_a_role_could_reach_a_terminal_raw() {
    let evil = "\\e]0;t\\a\\u202e\\u200b\\x9b";
    let yaml = format!(
        "title: \"{evil}\"\naliases: [\"{evil}\"]\n\"x-{evil}\": {{\"{evil}\": [\"{evil}\"]}}\n\"{evil}\": 1\n\
         workplace: \"{evil}\"\nid: \"{evil}\"\nposted: \"{evil}\"\nresponsibilities: [{{text: \"{evil}\", \"{evil}\": 1}}]\n"
    );
    let (roles, problems) = read(yaml.as_bytes(), evil);
    let shown = format!("{}{problems:?}", serde_json::to_string(&roles[0].role).unwrap());
    assert_eq!(crate::text::safe(&shown), shown);
    assert!(roles[0].role.title.is_altered());
    let codes: Vec<&str> = problems.iter().map(|problem| problem.code).collect();
    assert!(codes.contains(&"hidden-characters") && codes.contains(&"unknown-key"), "{codes:?}");
}

proptest! {
    #[test]
    fn nothing_makes_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = read(&bytes, "stem");
    }

    #[test]
    fn no_mixture_of_its_own_words_makes_it_panic(
        words in prop::collection::vec(prop::sample::select(&[
            "title: a", "responsibilities:", "qualifications:", "  required:", "- ", "text: b", "years: ", "min: 3",
            "any_of: ", "[[", "]]", "{", "}", "-1", "\n", "\n  ", "\n    ", ": ", ", ", "x-a: ", "lines: ", "[1, 2-3]",
            "travel: ", "pay: ", "tags: ", "---\n", "degree: ", "level: master", "null", "'", "\"",
        ][..]), 0..40),
    ) {
        let (roles, problems) = read(words.concat().as_bytes(), "stem");
        let sound = problems.is_empty();
        for Located { role, .. } in roles {
            prop_assert!(!role.title.is_empty() && !role.id.is_empty());
            let (again, _) = read(yaml::write(&role).unwrap().as_bytes(), "other");
            prop_assert!(!sound || again[0].role == role);
        }
    }
}
