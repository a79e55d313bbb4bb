use std::collections::BTreeMap;

use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::escape::{bold, escape, row};
use super::{comparison, gap, hits, role, roles, similar};
use crate::catalog::{Catalog, Entry, Origin};
use crate::compare::{self, Background, Decisions, SimilarIndex, compare};
use crate::export::wording::LEGEND;
use crate::export::{Answer, Compared, Move, Neighbours};
use crate::role::{Item, Role, Source};
use crate::search::{Index, Query};
use crate::text::Text;
use crate::vocabulary::Vocabulary;

/// A part of what a reader makes of Markdown.
#[derive(Clone, Debug, PartialEq)]
enum Piece {
    /// Anything but text: the beginning or the end of an element, or an element of its own.
    Tag(String),
    /// The text up to the next tag.
    Text(String),
}

/// What a reader of GitHub's Markdown makes of `markdown`.
fn read(markdown: &str) -> Vec<Piece> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_MATH
        | Options::ENABLE_GFM;
    let mut out: Vec<Piece> = Vec::new();
    for event in Parser::new_ext(markdown, options) {
        let tag = match event {
            Event::Text(text) => {
                match out.last_mut() {
                    Some(Piece::Text(before)) => before.push_str(&text),
                    _ => out.push(Piece::Text(text.into_string())),
                }
                continue;
            }
            Event::Start(Tag::Heading { level, .. }) => format!("Start({level})"),
            Event::End(TagEnd::Heading(level)) => format!("End({level})"),
            Event::Start(Tag::Table(_)) => "Start(Table)".to_owned(),
            event => format!("{event:?}"),
        };
        out.push(Piece::Tag(tag));
    }
    out
}

/// `tags`, with `text` in the place of `…`.
fn expected(tags: &[&str], text: &str) -> Vec<Piece> {
    let piece = |tag: &&str| if *tag == "…" { Piece::Text(text.to_owned()) } else { Piece::Tag((*tag).to_owned()) };
    tags.iter().map(piece).collect()
}

/// Text of everything Markdown knows, beside ordinary letters, spaces of other scripts and what is left of hostile ones.
fn hostile() -> impl Strategy<Value = Text> {
    let pieces = prop::sample::select(vec![
        "\\",
        "`",
        "``",
        "*",
        "**",
        "_",
        "[",
        "]",
        "(",
        ")",
        "<",
        ">",
        "<b>",
        "</b>",
        "<!--",
        "|",
        "\\|",
        "#",
        "##",
        "&",
        "&amp;",
        "&#124;",
        "~",
        "~~",
        "~~~",
        "$",
        "$$",
        "!",
        "![",
        "-",
        "--",
        "---",
        "+",
        "=",
        "===",
        "1.",
        "12)",
        "0.",
        ":",
        "[^1]",
        "[ ]",
        "[x]",
        "- ",
        "+ ",
        "> ",
        "1. ",
        "_a_",
        "[a](b)",
        "[a][b]",
        "![a](b)",
        "http://a.b",
        "<http://a.b>",
        "a@b.c",
        "www.a.b",
        "{",
        "}",
        "^",
        "\"",
        "'",
        "%",
        " ",
        "  ",
        "\t",
        "\n",
        "a",
        "B",
        "7",
        "é",
        "\u{a0}",
        "\u{3000}",
        "\u{202e}",
        "\u{1b}[31m",
        "漢",
        "🙂",
    ]);
    let text = prop::collection::vec(pieces, 1..12).prop_map(|pieces| Text::new(&pieces.concat()));
    text.prop_filter("no profile has an empty text", |text| !text.trim().is_empty())
}

proptest! {
    #[test]
    fn a_text_comes_back_as_itself_and_nothing_else(text in hostile()) {
        let escaped = escape(&text);
        for (markdown, tags) in [
            (escaped.clone(), &["Start(Paragraph)", "…", "End(Paragraph)"][..]),
            (format!("## {escaped}\n"), &["Start(h2)", "…", "End(h2)"]),
            (format!("- {escaped}\n"), &["Start(List(None))", "Start(Item)", "…", "End(Item)", "End(List(false))"]),
            (row(&[&escaped]) + "| --- |\n" + &row(&[&escaped]), &[
                "Start(Table)", "Start(TableHead)", "Start(TableCell)", "…", "End(TableCell)", "End(TableHead)",
                "Start(TableRow)", "Start(TableCell)", "…", "End(TableCell)", "End(TableRow)", "End(Table)",
            ]),
        ] {
            prop_assert_eq!(read(&markdown), expected(tags, &text), "{}", markdown);
        }
    }

    #[test]
    fn a_strong_text_is_strong_whatever_it_is(text in hostile()) {
        let tags = [
            "Start(List(None))", "Start(Item)", "Start(Strong)", "…", "End(Strong)", "End(Item)", "End(List(false))",
        ];
        prop_assert_eq!(read(&format!("- {}\n", bold(&text))), expected(&tags, text.trim()));
    }
}

#[test]
fn ordinary_prose_stays_as_it_is() {
    for text in
        ["Long-term plans, e.g. 3+ years (C++); 50 % travel!", "Answers for profit: margin > 10", "3 of 7", "Straße 7."]
    {
        assert_eq!(escape(text), text);
    }
}

/// The elements of a document, each with the text that stands directly in it.
fn elements(markdown: &str) -> Vec<(String, String)> {
    let mut done = Vec::new();
    let mut open: Vec<(String, String)> = Vec::new();
    for piece in read(markdown) {
        match piece {
            Piece::Text(text) => open.last_mut().expect("text stands in something").1 += &text,
            Piece::Tag(tag) if tag.starts_with("End(") => done.extend(open.pop()),
            Piece::Tag(tag) => match tag.strip_prefix("Start(") {
                Some(name) => open.push((name.trim_end_matches(')').to_owned(), String::new())),
                None => done.push((tag, String::new())),
            },
        }
    }
    done
}

/// The texts of the elements called `name`, in order.
fn texts_of<'a>(elements: &'a [(String, String)], name: &str) -> Vec<&'a str> {
    elements.iter().filter(|(element, _)| element == name).map(|(_, text)| text.as_str()).collect()
}

/// A role that says `texts` wherever a role can say something.
fn role_of(texts: &[Text; 6]) -> Role {
    let [title, summary, theme, first, second, place] = texts.clone();
    let item = |text: Text| Item { text, ..Item::default() };
    Role {
        id: "hostile".into(),
        title,
        summary: Some(summary),
        locations: vec![place],
        responsibilities: vec![Item { theme: Some(theme), ..item(first) }, item(second)],
        ..Role::default()
    }
}

proptest! {
    #[test]
    fn a_role_says_what_it_says_and_nothing_else(texts in prop::array::uniform6(hostile())) {
        let markdown = role(&role_of(&texts));
        let elements = elements(&markdown);
        let [title, summary, theme, first, second, place] = texts.each_ref().map(Text::as_str);

        prop_assert_eq!(texts_of(&elements, "h1"), [title]);
        prop_assert_eq!(texts_of(&elements, "Item"), [first, second]);
        prop_assert_eq!(texts_of(&elements, "h3"), [theme, "—"]);
        prop_assert_eq!(texts_of(&elements, "Paragraph"), [summary, "not stated", "not stated"]);
        prop_assert_eq!(texts_of(&elements, "TableCell"), [
            "About", "Stated", "Id", "hostile", "Location", place, "Workplace", "not stated", "Travel", "not stated",
            "Employment", "not stated", "Pay", "not stated",
        ]);
        let known = ["h1", "h2", "h3", "Item", "List(None", "Paragraph", "Table", "TableCell", "TableHead", "TableRow"];
        prop_assert!(elements.iter().all(|(name, _)| known.contains(&name.as_str())), "{elements:?}");
    }

    #[test]
    fn a_comparison_of_long_statements_is_sections(
        left in prop::array::uniform6(hostile()),
        right in prop::array::uniform6(hostile()),
    ) {
        let long = Text::new(&format!("{} {}", "Plans".repeat(15), left[3]));
        let (a, b) = (role_of(&[&left[0], &left[1], &left[2], &long, &left[4], &left[5]].map(Clone::clone)), role_of(&right));
        let vocabulary = Vocabulary::default();
        let found = compare(&[&a, &b], &vocabulary, &Background::default(), &Decisions::default());
        let markdown = comparison(&Compared { roles: &[&a, &b], comparison: &found, vocabulary: &vocabulary });
        let elements = elements(&markdown);
        let items = texts_of(&elements, "Item");
        for (side, text) in [("left", &long), ("left", &left[4]), ("right", &right[3]), ("right", &right[4])] {
            let said = format!("{side}: {text}");
            prop_assert!(items.contains(&said.as_str()), "{said:?} in {items:?}");
        }
        let known = ["h1", "h2", "h3", "Paragraph", "Strong", "Emphasis", "Table", "TableCell", "TableHead", "TableRow",
            "Rule", "Item", "List(None"];
        prop_assert!(elements.iter().all(|(name, _)| known.contains(&name.as_str())), "{elements:?}");
    }

    #[test]
    fn lists_and_hits_say_what_they_say_and_nothing_else(texts in prop::array::uniform6(hostile()), asked in hostile()) {
        let own = role_of(&texts);
        let entry = Entry { role: own.clone(), origin: Origin::Input, positions: BTreeMap::new() };
        let catalog = Catalog { entries: vec![entry], ..Catalog::default() };
        let list = elements(&roles(&catalog).collect::<String>());
        let cells = texts_of(&list, "TableCell");
        prop_assert_eq!(&cells[6..], ["hostile", &*texts[0], "", "2", "0", "0"]);

        let index = Index::build([&own], &catalog.vocabulary);
        let query = Query::parse("a").0;
        let roles = [&own];
        let found = index.find(&query, &roles, None, None);
        let answer = Answer { query: &asked, parsed: &query, roles: &roles, found: &found, filter: None };
        let answer = elements(&hits(&answer).collect::<String>());
        prop_assert_eq!(texts_of(&answer, "h1"), [&*asked]);
        let said: Vec<String> = found.hits().map(|hit| format!(" {}", hit.text)).collect();
        prop_assert_eq!(texts_of(&answer, "Item"), said);
    }

    #[test]
    fn a_comparison_says_what_its_roles_say_and_nothing_else(
        left in prop::array::uniform6(hostile()),
        right in prop::array::uniform6(hostile()),
    ) {
        let source = Source { document: Some(left[1].clone()), ..Source::default() };
        let (a, b) = (Role { source: Some(source), ..role_of(&left) }, role_of(&right));
        let vocabulary = Vocabulary::default();
        let found = compare(&[&a, &b], &vocabulary, &Background::default(), &Decisions::default());
        let markdown = comparison(&Compared { roles: &[&a, &b], comparison: &found, vocabulary: &vocabulary });
        let elements = elements(&markdown);

        let cells = texts_of(&elements, "TableCell");
        for texts in [&left, &right] {
            for text in [&texts[0], &texts[3], &texts[4], &texts[5]] {
                prop_assert!(cells.contains(&text.as_str()), "{text:?} in {cells:?}");
            }
        }
        prop_assert!(cells.contains(&left[1].as_str()), "the source in {cells:?}");
        prop_assert_eq!(texts_of(&elements, "Item"), LEGEND);
        let known = [
            "h1", "h2", "h3", "Paragraph", "Strong", "Emphasis", "Table", "TableCell", "TableHead", "TableRow", "Rule",
            "Item", "List(None",
        ];
        prop_assert!(elements.iter().all(|(name, _)| known.contains(&name.as_str())), "{elements:?}");
    }

    #[test]
    fn what_a_move_asks_for_is_what_its_roles_say_and_nothing_else(
        left in prop::array::uniform6(hostile()),
        right in prop::array::uniform6(hostile()),
    ) {
        let (from, to) = (role_of(&left), role_of(&right));
        let found = compare(&[&from, &to], &Vocabulary::default(), &Background::default(), &Decisions::default());
        let found = compare::gap(&found.pairs[0], &from, &to);
        let elements = elements(&gap(&Move { from: &from, to: &to, gap: &found }));

        let names: String = texts_of(&elements, "h1").concat();
        prop_assert!(names == format!("{} → {}", left[0], right[0]), "{names}");
        let cells = texts_of(&elements, "TableCell");
        for at in &found.new {
            prop_assert!(cells.contains(&to.item(*at).expect("an item").text.as_str()), "{cells:?}");
        }
        for at in &found.no_longer {
            prop_assert!(cells.contains(&from.item(*at).expect("an item").text.as_str()), "{cells:?}");
        }
        let known =
            ["h1", "h2", "Paragraph", "Strong", "Table", "TableCell", "TableHead", "TableRow", "Rule", "SoftBreak"];
        prop_assert!(elements.iter().all(|(name, _)| known.contains(&name.as_str())), "{elements:?}");
    }

    #[test]
    fn similar_roles_say_what_they_say_and_nothing_else(
        left in prop::array::uniform6(hostile()),
        right in prop::array::uniform6(hostile()),
    ) {
        // A statement in common, so that there is a table.
        let right = [right[0].clone(), right[1].clone(), right[2].clone(), left[3].clone(), right[4].clone(), right[5].clone()];
        let (a, b) = (role_of(&left), role_of(&right));
        let roles = [&a, &b];
        let found =
            SimilarIndex::build(roles).similar(0, &roles, &Vocabulary::default(), &Background::default(), &Decisions::default(), 10);
        let elements = elements(&similar(&Neighbours { role: 0, roles: &roles, found: &found }));

        prop_assert_eq!(texts_of(&elements, "h1"), [format!("Most like {}", left[0])]);
        prop_assert_eq!(texts_of(&elements, "h2"), [right[0].as_str()]);
        let known = [
            "h1", "h2", "Paragraph", "Strong", "Emphasis", "Table", "TableCell", "TableHead", "TableRow", "SoftBreak",
        ];
        prop_assert!(elements.iter().all(|(name, _)| known.contains(&name.as_str())), "{elements:?}");
    }
}
