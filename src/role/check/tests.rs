//! A table of profiles and what wants a look in them.

use super::*;
use crate::role::read;

fn told(lines: &str) -> Vec<String> {
    let yaml = format!("title: Title\n{lines}\n");
    let (roles, problems) = read(yaml.as_bytes(), "stem");
    assert_eq!(problems, [], "{lines}");
    let checked = check(&roles[0].role, &roles[0].positions, &Vocabulary::built_in());
    checked.iter().map(ToString::to_string).collect()
}

#[test]
fn a_sound_profile_is_left_alone() {
    for lines in [
        "responsibilities: [a]",
        "responsibilities: [a, b]\nqualifications: {required: [a], preferred: [b]}",
        "responsibilities: [{text: a, tags: [incident-management]}]\nposted: 2026-01-01\ncloses: 2026-01-01",
        "responsibilities: [{text: a, knowledge: {at_least: 2, of: [b, c]}, any_of: [[d], [d]]}]",
        "responsibilities: ['!', '?']",
        "responsibilities: [Experience with C, Experience with C++, 'Experience with C#']",
        "responsibilities: ['Travels 5', 'Travels 5 %', 'Travels 5+']",
        "responsibilities: [{text: a, language: {name: French}}, {text: a, language: {name: German}}, a]",
        "responsibilities: [{text: a, any_of: [[b], [c]]}, {text: a, any_of: [[b], [d]]}]",
    ] {
        assert_eq!(told(lines), Vec::<String>::new(), "{lines}");
    }
}

#[test]
fn what_wants_a_look_is_told_with_its_place() {
    for (lines, expected) in [
        ("variant: a", &["1:1: warning: the role has no responsibilities [no-responsibilities]"][..]),
        ("responsibilities: []", &["2:19: warning: the role has no responsibilities [no-responsibilities]"]),
        (
            "responsibilities: [{text: a, tags: [incident-managment, sales-execution]}]",
            &["2:37: warning: \"incident-managment\" is no competency of the vocabulary [unknown-tag]"],
        ),
        (
            "responsibilities: [{text: a, any_of: [[b], [{text: c, tags: [zzz]}]]}]",
            &["2:62: warning: \"zzz\" is no competency of the vocabulary [unknown-tag]"],
        ),
        (
            "responsibilities:\n - Runs the plan.\n - b\n - runs THE plan",
            &["5:4: warning: the item on line 3 says the same [repeated-item]"],
        ),
        (
            "responsibilities:\n - Writes C++.\n - Writes C\n - writes C++",
            &["5:4: warning: the item on line 3 says the same [repeated-item]"],
        ),
        (
            "responsibilities:\n - a\n - {text: a, years: {min: 5}}\n - {text: A, years: {min: 5}}",
            &["5:4: warning: the item on line 4 says the same [repeated-item]"],
        ),
        (
            "responsibilities: [x]\nqualifications:\n  required: [a, ITIL]\n  preferred:\n  - text: itil.",
            &["6:5: warning: the item on line 4 requires what this one prefers [required-and-preferred]"],
        ),
        (
            "responsibilities: [{text: a, any_of: [[b]]}]",
            &["2:38: warning: there is only one alternative [single-alternative]"],
        ),
        (
            "responsibilities: [{text: a, knowledge: {at_least: 3, of: [b, c]}}]",
            &["2:52: warning: it asks for 3 of 2 fields [too-few-fields]"],
        ),
        (
            "responsibilities: [a]\nposted: 2026-02-01\ncloses: 2026-01-31",
            &["4:9: warning: it closes on 2026-01-31, before it is posted on 2026-02-01 [closes-before-posted]"],
        ),
    ] {
        assert_eq!(told(lines), expected, "{lines}");
    }
}

#[test]
fn an_unknown_tag_comes_with_the_nearest() {
    let yaml = b"title: T\nresponsibilities: [{text: a, tags: [incident-managment, zzz]}]";
    let (roles, _) = read(yaml, "stem");
    let checked = check(&roles[0].role, &roles[0].positions, &Vocabulary::built_in());
    let help: Vec<Option<&str>> = checked.iter().map(|problem| problem.help.as_deref()).collect();
    assert_eq!(
        help,
        [Some("did you mean \"incident-management\"?"), Some("define it in a competencies.yaml beside the profile")]
    );
}
