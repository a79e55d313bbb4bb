use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::catalog::{Catalog, Entry, Origin};
use crate::role::{Item, Qualifications, read};
use crate::text::Text;

/// Text of everything YAML knows.
fn hostile() -> impl Strategy<Value = Text> {
    let pieces = prop::sample::select(vec![
        ":",
        ": ",
        "#",
        " #",
        "- ",
        "-",
        "---",
        "...",
        "? ",
        "&a",
        "*a",
        "!tag",
        "!!str",
        "|",
        ">",
        "%YAML",
        "@",
        "`",
        "{",
        "}",
        "[",
        "]",
        ",",
        "\"",
        "'",
        "\\",
        "\\n",
        "<<",
        "~",
        "null",
        "true",
        "no",
        "1",
        "1e3",
        "0x1f",
        "2026-01-01",
        ".inf",
        " ",
        "\n",
        "\t",
        "\0",
        "\u{202e}",
        "\u{85}",
        "\u{feff}",
        "\u{a0}",
        "é",
        "漢",
        "🙂",
        "a",
        "word",
    ]);
    let text = prop::collection::vec(pieces, 1..10).prop_map(|pieces| Text::new(&pieces.concat()));
    text.prop_filter("no profile has an empty text", |text| !text.trim().is_empty())
}

fn role_of(texts: &[Text; 4]) -> Role {
    let [title, plain, themed, alternative] = texts.clone();
    let lines = format!("{title}\n\n{plain}\n{themed}");
    let item = |text: Text| Item { text, ..Item::default() };
    let either =
        Item { any_of: vec![vec![item(alternative.clone())], vec![item(plain.clone())]], ..item(title.clone()) };
    Role {
        id: "own".into(),
        title,
        summary: Some(themed.clone()),
        aliases: texts.to_vec(),
        responsibilities: vec![item(plain), Item { theme: Some(alternative), ..item(themed) }],
        qualifications: Qualifications { required: vec![either], preferred: Vec::new() },
        more: [("x-note".to_owned(), serde_json::json!({ "a": [1, 2.5, null, true, lines] }))].into(),
        ..Role::default()
    }
}

proptest! {
    #[test]
    fn a_profile_read_again_is_the_same_role(texts in prop::array::uniform4(hostile())) {
        let own = role_of(&texts);
        let (roles, problems) = read(role(&own).as_bytes(), "other");
        prop_assert_eq!(problems.iter().filter(|problem| problem.code != "hidden-characters").count(), 0, "{:?}", problems);
        // That a character of the source was replaced is not said again.
        let value = |role: &Role| serde_json::to_value(role).expect("a role serialises");
        prop_assert_eq!(value(&roles[0].role), value(&own));
    }
}

#[test]
fn a_list_read_again_is_the_same_roles() {
    let (catalog, _) = crate::catalog::load(&[crate::catalog::Place::BuiltIn]);
    let stream: String = roles(&catalog).collect();
    let (read, problems) = read(stream.as_bytes(), "other");
    assert_eq!(problems, []);
    assert!(read.iter().map(|located| &located.role).eq(catalog.roles()));
    let entry = Entry { role: role_of(&[0; 4].map(|_| "a".into())), origin: Origin::Input, positions: BTreeMap::new() };
    let one = Catalog { entries: vec![entry], ..Catalog::default() };
    assert_eq!(roles(&one).count(), 1);
}

#[test]
fn an_item_that_says_only_its_text_is_that_text() {
    let text = role(&role_of(&["Title", "Plain.", "Themed.", "Other."].map(Text::from)));
    assert!(text.contains("- Plain.\n"), "{text}");
    assert!(text.contains("text: Themed."), "{text}");
}
