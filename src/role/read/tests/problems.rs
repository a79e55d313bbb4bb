//! What is told of a profile that is not as it has to be.

use super::*;

/// A line that stands after a title, and what is told of it; `line:column` are the file's.
const PROBLEMS: [(&str, &[&str]); 57] = [
    ("titel: x", &["2:1 unknown-key: \"titel\" is not a key here"]),
    ("x-: 1", &["2:1 unknown-key: \"x-\" is not a key here"]),
    ("title: again", &["2:1 duplicate-key: \"title\" is given twice; the first is on line 1"]),
    ("id: Not A Slug", &["2:5 bad-id: the id \"Not A Slug\" is not a slug: lower-case words joined by hyphens"]),
    ("variant: [a]", &["2:10 wrong-type: \"variant\" must be text, not a list"]),
    ("variant: true", &["2:10 wrong-type: \"variant\" must be text, not true or false"]),
    ("variant: ''", &["2:10 empty-text: \"variant\" is empty"]),
    ("variant: \"\\u00a0 \"", &["2:10 empty-text: \"variant\" is empty"]),
    ("aliases: TAM", &["2:10 wrong-type: \"aliases\" must be a list, not text"]),
    ("aliases: [~]", &["2:11 wrong-type: an entry of \"aliases\" is empty; it must be text"]),
    ("aliases: [[a]]", &["2:11 wrong-type: an entry of \"aliases\" must be text, not a list"]),
    (
        "workplace: at home",
        &["2:12 unknown-value: \"workplace\" must be one of on-site, hybrid, remote, not \"at home\""],
    ),
    ("workplace: 1", &["2:12 wrong-type: \"workplace\" must be text, not a number"]),
    (
        "employment: fulltime",
        &[
            "2:13 unknown-value: \"employment\" must be one of full-time, part-time, contract, temporary, internship, not \"fulltime\"",
        ],
    ),
    ("travel: 20", &["2:9 wrong-type: \"travel\" must be text, or a map with min and max in percent, not a number"]),
    ("travel: {}", &["2:9 empty-map: \"travel\" states nothing"]),
    ("travel: {max: 101}", &["2:15 out-of-range: \"max\" must be at most 100 percent"]),
    ("travel: {min: 30, max: 20}", &["2:9 out-of-range: \"travel\" says at least 30, but at most 20"]),
    ("travel: {min: -1}", &["2:15 out-of-range: \"min\" must not be negative"]),
    ("travel: {min: '5'}", &["2:15 wrong-type: \"min\" must be a number, not text"]),
    ("pay: {min: 1}", &["2:6 missing-key: \"currency\" is missing", "2:6 missing-key: \"per\" is missing"]),
    (
        "pay: {currency: eur, per: week}",
        &[
            "2:17 bad-currency: \"eur\" is not a currency code of three capitals",
            "2:27 unknown-value: \"per\" must be one of hour, day, month, year, not \"week\"",
        ],
    ),
    ("pay: {currency: EURO, per: year}", &["2:17 bad-currency: \"EURO\" is not a currency code of three capitals"]),
    ("pay: {min: 5, max: 4, currency: EUR, per: day}", &["2:6 out-of-range: \"pay\" says at least 5, but at most 4"]),
    ("posted: 31.3.2026", &["2:9 bad-date: \"31.3.2026\" is not a day"]),
    ("posted: 2025-02-29", &["2:9 bad-date: \"2025-02-29\" is not a day"]),
    ("closes: 2026", &["2:9 bad-date: \"2026\" is not a day"]),
    ("works_with: [a]", &["2:13 wrong-type: \"works_with\" must be a map, not a list"]),
    ("works_with: {indoors: [a]}", &["2:14 unknown-key: \"indoors\" is not a key here"]),
    ("source: {retrieved: soon}", &["2:21 bad-date: \"soon\" is not a day"]),
    ("responsibilities: {}", &["2:19 wrong-type: \"responsibilities\" must be a list, not a map"]),
    (
        "responsibilities: [a, ~]",
        &["2:23 wrong-type: an entry of \"responsibilities\" is empty; it must be text, or a map with a text"],
    ),
    ("responsibilities: ['']", &["2:20 empty-text: an entry of \"responsibilities\" is empty"]),
    ("responsibilities: [{text: ''}]", &["2:27 empty-text: \"text\" is empty"]),
    ("responsibilities: [{theme: a}]", &["2:20 missing-key: \"text\" is missing"]),
    ("responsibilities: [{text: ~}]", &["2:21 missing-key: \"text\" is missing"]),
    ("responsibilities: [{text: a, tag: [b]}]", &["2:30 unknown-key: \"tag\" is not a key here"]),
    ("responsibilities: [{text: a, x-own: b}]", &["2:30 unknown-key: \"x-own\" is not a key here"]),
    (
        "responsibilities: [{text: a, lines: [0]}]",
        &["2:38 out-of-range: an entry of \"lines\" must be a whole number from 1 on"],
    ),
    (
        "responsibilities: [{text: a, lines: [1.5]}]",
        &["2:38 out-of-range: an entry of \"lines\" must be a whole number from 1 on"],
    ),
    (
        "responsibilities: [{text: a, lines: [3-2, 0-1, 1-, 01, a]}]",
        &[
            "2:38 bad-lines: an entry of \"lines\" must be a line number or a range of them",
            "2:43 bad-lines: an entry of \"lines\" must be a line number or a range of them",
            "2:48 bad-lines: an entry of \"lines\" must be a line number or a range of them",
            "2:56 bad-lines: an entry of \"lines\" must be a line number or a range of them",
        ],
    ),
    ("qualifications: [a]", &["2:17 wrong-type: \"qualifications\" must be a map, not a list"]),
    ("qualifications: {must: [a]}", &["2:18 unknown-key: \"must\" is not a key here"]),
    (
        "responsibilities: [{text: a, years: {min: 1}, degree: {level: master}, language: {name: b}}]",
        &[
            "2:47 several-facts: an item states at most one fact, and this one states \"years\" already",
            "2:72 several-facts: an item states at most one fact, and this one states \"years\" already",
        ],
    ),
    ("responsibilities: [{text: a, years: 5}]", &["2:37 wrong-type: \"years\" must be a map, not a number"]),
    ("responsibilities: [{text: a, years: {}}]", &["2:37 empty-map: \"years\" states nothing"]),
    (
        "responsibilities: [{text: a, years: {min: 9, max: 1}}]",
        &["2:37 out-of-range: \"years\" says at least 9, but at most 1"],
    ),
    ("responsibilities: [{text: a, degree: {fields: [b]}}]", &["2:38 missing-key: \"level\" is missing"]),
    (
        "responsibilities: [{text: a, degree: {level: bachelors}}]",
        &[
            "2:46 unknown-value: \"level\" must be one of high-school, associate, bachelor, master, doctorate, not \"bachelors\"",
        ],
    ),
    (
        "responsibilities: [{text: a, certification: []}]",
        &["2:45 empty-list: \"certification\" must hold at least one entry"],
    ),
    (
        "responsibilities: [{text: a, certification: {name: b}}]",
        &["2:45 wrong-type: \"certification\" must be a name or a list of names, not a map"],
    ),
    (
        "responsibilities: [{text: a, knowledge: {at_least: 0, of: [b]}}]",
        &["2:52 out-of-range: \"at_least\" must be a whole number from 1 on"],
    ),
    ("responsibilities: [{text: a, knowledge: {at_least: 2}}]", &["2:41 missing-key: \"of\" is missing"]),
    ("responsibilities: [{text: a, any_of: []}]", &["2:38 empty-list: \"any_of\" must hold at least one entry"]),
    (
        "responsibilities: [{text: a, any_of: [b]}]",
        &["2:39 wrong-type: an entry of \"any_of\" must be a list, not text"],
    ),
    (
        "responsibilities: [{text: a, any_of: [[]]}]",
        &["2:39 empty-list: an entry of \"any_of\" must hold at least one entry"],
    ),
    ("variant: \"a\\e[31mb\"", &["2:10 hidden-characters: \"variant\" holds control or invisible characters"]),
];

#[test]
fn a_problem_says_where_and_what() {
    let mut wrong = Vec::new();
    for (line, expected) in PROBLEMS {
        let (roles, problems) = told(&format!("title: Title\n{line}\n"));
        assert_eq!(roles.len(), 1, "a bad part costs that part only: {line}");
        if problems != expected {
            wrong.push((line, problems));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
