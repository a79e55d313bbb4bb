//! Tables of what parses to what, of what is refused where, and the edges of the budget.

use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::yaml::{Reader, Slot};

/// The documents as JSON, and `line:column code` of every problem.
fn read(yaml: &str) -> (Vec<serde_json::Value>, Vec<String>) {
    read_bytes(yaml.as_bytes())
}

fn read_bytes(yaml: &[u8]) -> (Vec<serde_json::Value>, Vec<String>) {
    let (nodes, problems) = parse(yaml);
    let mut reader = Reader::default();
    let values = nodes.iter().map(|node| reader.anything(&Slot::document(node))).collect();
    let told = problems.iter().map(|problem| match problem.position {
        Some(Position { line, column }) => format!("{line}:{column} {}", problem.code),
        None => problem.code.to_owned(),
    });
    (values, told.collect())
}

#[test]
fn values_are_what_a_user_means() {
    for (yaml, expected) in [
        ("a: text", json!({"a": "text"})),
        ("a: yes", json!({"a": "yes"})),
        ("a: [on, off, no, y, NO]", json!({"a": ["on", "off", "no", "y", "NO"]})),
        ("a: [true, False]", json!({"a": [true, false]})),
        ("a: [~, null, '']", json!({"a": [null, null, ""]})),
        ("a:", json!({"a": null})),
        ("a: [1, -2, 1.5, 0x10, 1e3]", json!({"a": [1, -2, 1.5, "0x10", "1e3"]})),
        ("a: ['1', \"true\", '~']", json!({"a": ["1", "true", "~"]})),
        ("a: 2026-03-31", json!({"a": "2026-03-31"})),
        ("a: .inf", json!({"a": ".inf"})),
        ("a: >-\n  folded\n  text\n", json!({"a": "folded text"})),
        ("a: |\n  kept\n  --- no marker\n", json!({"a": "kept\n--- no marker"})),
        ("1: a\ntrue: b\n1.5: c", json!({"1": "a", "true": "b", "1.5": "c"})),
        ("\u{feff}a: 1", json!({"a": 1})),
        ("\u{feff}%YAML 1.2\n---\na: 1", json!({"a": 1})),
        ("a: 1\r\nb: 2\r\n", json!({"a": 1, "b": 2})),
        ("%YAML 1.2\n---\na: 1", json!({"a": 1})),
        ("# only\n\n---\n# comments before\na: 1 # and after\n", json!({"a": 1})),
    ] {
        assert_eq!(read(yaml), (vec![expected], Vec::new()), "{yaml:?}");
    }
}

#[test]
fn a_number_keeps_its_spelling() {
    for spelling in ["007", "1_000", "0x1F", "1.50", "1e3", "12345678901234567890123"] {
        for yaml in [format!("é: {spelling} # same"), format!("é: [x, {spelling}]"), format!("{spelling}: x")] {
            let (nodes, _) = parse(yaml.as_bytes());
            let found = format!("{:?}", nodes[0].value);
            assert!(found.contains(&format!("{spelling:?}")), "{yaml}: {found}");
        }
    }
}

#[test]
fn every_value_and_key_has_its_place() {
    let yaml = "# é\ntitle: é\nlist:\n  - 'a'\n  - {ключ: [b, c]}\nlast: >\n  x\n";
    let (nodes, problems) = parse(yaml.as_bytes());
    assert!(problems.is_empty());
    let mut found = Vec::new();
    places(&nodes[0], &mut found);
    assert_eq!(
        found,
        [
            "2:1 a map",
            "2:1 title",
            "2:8 text",
            "3:1 list",
            "4:3 a list",
            "4:5 text",
            "5:5 a map",
            "5:6 ключ",
            "5:12 a list",
            "5:13 text",
            "5:16 text",
            "6:1 last",
            "7:3 text",
        ]
    );
}

fn places(node: &Node, found: &mut Vec<String>) {
    let Position { line, column } = node.position;
    found.push(format!("{line}:{column} {}", node.value.kind()));
    match &node.value {
        Value::List(list) => list.iter().for_each(|node| places(node, found)),
        Value::Map(entries) => {
            for (key, node) in entries {
                found.push(format!("{}:{} {}", key.position.line, key.position.column, key.text));
                places(node, found);
            }
        }
        _ => {}
    }
}

#[test]
fn what_is_refused_is_told_with_its_place() {
    let table: [(&str, &[&str]); 30] = [
        ("", &["1:1 empty"]),
        ("\n  \n# nothing\n", &["1:1 empty"]),
        ("---\n...\n---\n", &["1:1 empty"]),
        ("null", &["1:1 empty"]),
        ("a: b: c", &["1:5 syntax"]),
        ("a: [1, 2", &["1:4 syntax"]),
        ("a: 'open", &["1:4 syntax"]),
        ("a: 1\n b: 2", &["2:3 syntax"]),
        ("a:\n\t- b", &["2:2 syntax"]),
        ("a: @b", &["1:4 syntax"]),
        ("\u{feff}a: @b", &["1:4 syntax"]),
        ("a: \"\\q\"", &["1:4 syntax"]),
        ("a: &x 1", &["1:7 alias"]),
        ("a: *x", &["1:4 alias"]),
        ("a: &x [1]\nb: *x", &["1:7 alias"]),
        ("<<: {b: 1}", &["1:1 merge-key"]),
        ("a: {<<: {b: 1}}", &["1:5 merge-key"]),
        ("a: !secret b", &["1:12 tag"]),
        ("a: !include /etc/passwd", &["1:13 tag"]),
        ("a: 1\nb: 2\na: 3\nb: 4\na: 5", &["3:1 duplicate-key", "4:1 duplicate-key", "5:1 duplicate-key"]),
        ("a: {b: 1, b: 2}\nb: {c: {d: 1, d: 2}}", &["1:11 duplicate-key", "2:15 duplicate-key"]),
        ("'a': 1\na: 2", &["2:1 duplicate-key"]),
        ("[a]: 1\n{b: c}: 2\n~: 3\nd: 4", &["1:1 key-type", "2:1 key-type", "3:1 key-type"]),
        ("? [a]\n: 1", &["1:3 key-type"]),
        ("a\0b", &["1:2 binary"]),
        ("é: 1\r\nb: \0", &["2:4 binary"]),
        ("a: 1\rb: 2\rc: \0", &["3:4 binary"]),
        ("a: 1\n---\nb: c: d\n---\n*x\n---\ne: 1", &["3:5 syntax", "5:1 alias"]),
        ("a: 1\n...\n# next\nb: c: d\n", &["4:5 syntax"]),
        ("a: !!int x", &["1:10 syntax"]),
    ];
    let mut wrong = Vec::new();
    for (yaml, expected) in table {
        let (_, told) = read(yaml);
        if told != expected {
            wrong.push((yaml, told));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_broken_document_leaves_the_others() {
    let yaml = "a: 1\n--- # second\nb: [\n---\nc: 3\n...\n---\nd: &x 4\n--- {e: 5}\n--- |\n text\n";
    let (values, problems) = read(yaml);
    assert_eq!(values, [json!({"a": 1}), json!({"c": 3}), json!({"e": 5}), json!("text")]);
    assert_eq!(problems.len(), 2, "{problems:?}");
}

#[test]
fn the_first_of_a_doubled_key_is_taken_and_both_are_named() {
    let (values, _) = read("a: 1\na: 2");
    assert_eq!(values, [json!({"a": 1})]);
    let (_, problems) = parse(b"x: 0\na: 1\na: 2");
    assert_eq!(problems[0].to_string(), "3:1: error: \"a\" is given twice; the first is on line 2 [duplicate-key]");
}

#[test]
fn bytes_that_are_no_text_are_told_with_their_place() {
    for (bytes, expected) in [
        (&b"\xff\xfet\0i\0"[..], "1:1 not-utf8"),
        (b"title: caf\xe9\n", "1:11 not-utf8"),
        (b"a: \xc3\xa9\xc3\xa9\r\nb: \xff", "2:4 not-utf8"),
        (b"a: 1\n\n\xed\xa0\x80", "3:1 not-utf8"),
        (b"t\0i\0t\0", "1:2 binary"),
    ] {
        assert_eq!(read_bytes(bytes), (Vec::new(), vec![expected.to_owned()]), "{bytes:?}");
    }
}

#[test]
fn raw_control_characters_do_not_hide_a_document() {
    let (values, problems) = read("a: x\u{1b}[31my\nb: \"\\e]0;t\\a\"");
    assert_eq!(values, [json!({"a": "x␛[31my", "b": "␛]0;t␇"})]);
    assert_eq!(problems, ["1:5 hidden-characters"]);
    let (values, problems) = read("a: 1\nb: é\u{9b}\u{7f} c # \u{8}\n");
    assert_eq!(values, [json!({"a": 1, "b": "é�␡ c"})]);
    assert_eq!(problems, ["2:5 hidden-characters"]);
}

#[test]
fn the_budget_holds_at_its_edges() {
    let filled = |bytes: usize| format!("a: 1\n#{}", "x".repeat(bytes - 6)).into_bytes();
    assert_eq!(read_bytes(&filled(BUDGET.bytes)).1, Vec::<String>::new());
    assert_eq!(read_bytes(&filled(BUDGET.bytes + 1)), (Vec::new(), vec!["too-large".to_owned()]));

    let flow = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert_eq!(read(&flow(BUDGET.depth)).1, Vec::<String>::new());
    assert_eq!(read(&flow(BUDGET.depth + 1)), (Vec::new(), vec!["1:17 too-deep".to_owned()]));
    assert_eq!(read(&flow(100_000)).1, ["1:17 too-deep"]);
    let block = |depth: usize| format!("{}x", "- ".repeat(depth));
    assert_eq!(read(&block(BUDGET.depth)).1, Vec::<String>::new());
    assert_eq!(read(&block(BUDGET.depth + 1)).1, ["1:33 too-deep"]);
    assert_eq!(read(&block(400_000)).1, ["1:33 too-deep"]);
    let maps = |depth: usize| (0..depth).fold(String::new(), |yaml, level| yaml + &" ".repeat(level) + "k:\n");
    assert_eq!(read(&maps(BUDGET.depth)).1, Vec::<String>::new());
    assert_eq!(read(&maps(BUDGET.depth + 1)).1, ["17:17 too-deep"]);

    // The list itself is a node.
    let many = |nodes: usize| "- a\n".repeat(nodes - 1);
    assert_eq!(read(&many(BUDGET.nodes)).1, Vec::<String>::new());
    assert_eq!(read(&many(BUDGET.nodes + 1)), (Vec::new(), vec!["20000:3 too-many-nodes".to_owned()]));
}

#[test]
fn a_stream_may_hold_thousands_of_documents() {
    let yaml = "---\ntitle: T\n".repeat(3000);
    let (values, problems) = read(&yaml);
    assert_eq!((values.len(), problems), (3000, Vec::new()));
}

#[test]
fn a_bomb_of_aliases_is_refused_at_its_first_anchor() {
    let level = |(name, of): (char, char)| format!("{name}: &{name} [{}]", format!("*{of}, ").repeat(9));
    let levels: Vec<String> = ('b'..='i').zip('a'..).map(level).collect();
    let yaml = format!("a: &a [x, x, x, x, x, x, x, x, x]\n{}", levels.join("\n"));
    assert_eq!(read(&yaml), (Vec::new(), vec!["1:7 alias".to_owned()]));
}

#[test]
fn comments_in_any_number_are_no_matter() {
    let comments = "  # why\n".repeat(5000);
    let yaml = format!("a:\n{comments}  - b\n{comments}  - c\n{comments}d: 1\n");
    assert_eq!(read(&yaml), (vec![json!({"a": ["b", "c"], "d": 1})], Vec::new()));
}

fn any_json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        "[ -~é\n\t'\"#:&*!|>%@`{}\\[\\],?-]{0,40}".prop_map(|text| text.trim().into()),
        prop::sample::select(&["yes", "no", "~", "null", "1", "0x1", "1e3", "-", "---", "2024-01-01", "<<", "= x", ""])
            .prop_map(Into::into),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Into::into),
            prop::collection::btree_map("[a-z:#-]{1,8}", inner, 0..6)
                .prop_map(|map| serde_json::Value::Object(map.into_iter().collect())),
        ]
    })
}

/// The same with the white space of each line folded, as text made safe has it.
fn folded(value: &serde_json::Value) -> serde_json::Value {
    match value {
        serde_json::Value::String(text) => {
            let lines = text.trim_end_matches([' ', '\t', '\n', '\r']).lines();
            lines.map(crate::text::safe).collect::<Vec<_>>().join("\n").into()
        }
        serde_json::Value::Array(list) => list.iter().map(folded).collect(),
        serde_json::Value::Object(map) => map.iter().map(|(key, value)| (key.clone(), folded(value))).collect(),
        other => other.clone(),
    }
}

proptest! {
    #[test]
    fn nothing_makes_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let (nodes, problems) = parse(&bytes);
        prop_assert!(!nodes.is_empty() || !problems.is_empty());
    }

    #[test]
    fn nothing_that_looks_like_yaml_makes_it_panic(yaml in "[-a:\\[\\]{}, \n\r#&*!|>'\"%?~<\t.é1\u{feff}\u{1b}]{0,120}") {
        let lines = count(lines(&yaml).count()) + 1;
        let (nodes, problems) = parse(yaml.as_bytes());
        prop_assert!(!nodes.is_empty() || !problems.is_empty());
        for position in problems.iter().filter_map(|problem| problem.position) {
            prop_assert!((1..=lines).contains(&position.line) && position.column >= 1, "{position:?}");
        }
    }

    #[test]
    fn what_is_written_is_read(value in any_json()) {
        prop_assume!(value != serde_json::Value::Null);
        let yaml = write(&value).unwrap();
        let (values, problems) = read(&yaml);
        prop_assert_eq!(problems, Vec::<String>::new(), "{}", yaml);
        prop_assert_eq!(values, [folded(&value)], "{}", yaml);
    }
}
