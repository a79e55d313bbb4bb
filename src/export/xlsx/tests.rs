use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx};
use proptest::prelude::*;

use super::*;
use crate::catalog::{Entry, Origin};
use crate::compare::{self, Background, Decisions, SimilarIndex, compare};
use crate::role::{HeadFact, Item};
use crate::search::{Index, Query};
use crate::text::Text;
use crate::vocabulary::Vocabulary;

/// The names of a workbook's sheets, each with its rows.
type Sheets = Vec<(String, Vec<Row>)>;

/// What another reader makes of a workbook, which must hold texts and numbers alone.
fn read(book: &[u8]) -> Sheets {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(book)).expect("a workbook");
    let names = book.sheet_names().clone();
    let cell = |cell: &Data| match cell {
        Data::Empty => String::new(),
        Data::String(text) => text.clone(),
        Data::Float(number) => number.to_string(),
        other => panic!("{other:?} is neither a text nor a number"),
    };
    let sheet = |name: &String| {
        assert!(book.worksheet_formula(name).is_ok_and(|formulas| formulas.is_empty()), "{name} has formulas");
        let cells = book.worksheet_range(name).expect("a sheet");
        (name.clone(), cells.rows().map(|row| row.iter().map(cell).collect()).collect())
    };
    names.iter().map(sheet).collect()
}

/// What a sheet of `table` has to say: its headings and its rows.
fn rows(table: Table<'_>) -> Vec<Row> {
    let head = table.columns.iter().map(|column| column.heading.to_string()).collect();
    [head].into_iter().chain(table.rows).collect()
}

fn sheet<'a>(sheets: &'a Sheets, name: &str) -> &'a [Row] {
    &sheets.iter().find(|(own, _)| own == name).unwrap_or_else(|| panic!("no sheet {name}")).1
}

/// Text of everything that spreadsheets and XML know.
fn hostile() -> impl Strategy<Value = Text> {
    let pieces = prop::sample::select(vec![
        "=cmd|' /C calc'!A0",
        "=1+1",
        "+",
        "-",
        "@SUM(A1)",
        "'",
        "<script>alert(1)</script>",
        "</t></si>",
        "&amp;",
        "&#x41;",
        "]]>",
        "_x0041_",
        "_x005F_",
        "_",
        "x000D_",
        "\"",
        "http://a.b/",
        "mailto:a@b",
        "7",
        "1e3",
        "TRUE",
        "#REF!",
        "\0",
        "\u{1b}[31m",
        "\u{202e}",
        "\r\n",
        "\t",
        "  ",
        " ",
        "\u{a0}",
        "é",
        "漢",
        "😀",
        "a",
    ]);
    prop::collection::vec(pieces, 1..8).prop_map(|pieces| Text::new(&format!("{}.", pieces.concat())))
}

fn role_of(id: &str, texts: &[Text]) -> Role {
    let item = |text: &Text| Item { text: text.clone(), theme: Some(texts[0].clone()), ..Item::default() };
    Role {
        id: id.into(),
        title: texts[0].clone(),
        organization: Some(texts[1].clone()),
        locations: texts.to_vec(),
        responsibilities: texts.iter().map(item).collect(),
        ..Role::default()
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_sheet_says_what_its_table_says_and_nothing_else(texts in prop::array::uniform6(hostile())) {
        let (a, b) = (role_of("a", &texts[..4]), role_of("b", &texts[2..]));
        let roles = [&a, &b];
        prop_assert_eq!(read(&role(&a)), [("Role".to_owned(), rows(table::role(&a)))]);

        let entry = |role: &Role| Entry { role: role.clone(), origin: Origin::Input, positions: BTreeMap::new() };
        let catalog = Catalog { entries: roles.map(entry).into(), ..Catalog::default() };
        prop_assert_eq!(read(&super::roles(&catalog)), [("Roles".to_owned(), rows(table::roles(&catalog)))]);

        let query = Query::parse("a").0;
        let index = Index::build(roles, &catalog.vocabulary);
        let found = index.find(&query, &roles, None, None);
        let answer = Answer { query: "a", parsed: &query, roles: &roles, found: &found, filter: None };
        prop_assert_eq!(read(&hits(&answer)), [("Hits".to_owned(), rows(said(&answer)))]);

        let background = Background::default();
        let found = compare(&roles, &catalog.vocabulary, &background, &Decisions::default());
        let compared = Compared { roles: &roles, comparison: &found, vocabulary: &catalog.vocabulary };
        let book = read(&comparison(&compared));
        let left: Vec<&str> = sheet(&book, "Statements").iter().map(|row| &*row[6]).collect();
        let right: Vec<&str> = sheet(&book, "Statements").iter().map(|row| &*row[8]).collect();
        prop_assert!(texts[..4].iter().all(|text| left.contains(&text.as_str())), "{:?}", left);
        prop_assert!(texts[2..].iter().all(|text| right.contains(&text.as_str())), "{:?}", right);
        prop_assert_eq!(sheet(&book, "Roles"), rows(roles_compared(&compared)));
        let places = HeadFact::Locations.say(&a).unwrap_or_default();
        prop_assert!(sheet(&book, "Facts").iter().any(|row| row[5] == places), "{places:?} in {book:?}");
        let book = read(&matrix(&compared));
        prop_assert_eq!(sheet(&book, "Matrix"), rows(table::competencies(&compared)));
        prop_assert!(sheet(&book, "Facts").iter().any(|row| row[2] == places), "{places:?} in {book:?}");

        let asked = compare::gap(&found.pairs[0], &a, &b);
        let book = read(&gap(&Move { from: &a, to: &b, gap: &asked }));
        let asked: Vec<&str> = sheet(&book, "Gap").iter().map(|row| &*row[5]).collect();
        prop_assert!(texts[2..].iter().all(|text| asked.contains(&text.as_str())), "{:?}", asked);

        let index = SimilarIndex::build(roles);
        let like = index.similar(0, &roles, &catalog.vocabulary, &background, &Decisions::default(), 1);
        let neighbours = Neighbours { role: 0, roles: &roles, found: &like };
        prop_assert_eq!(read(&similar(&neighbours)), [("Similar".to_owned(), rows(table::similar(&neighbours)))]);
    }
}

/// The sheets of three roles compared.
fn three() -> Vec<u8> {
    let role = |id: &str| role_of(id, &["Title".into(), "Writes plans.".into(), (*id).into()]);
    let roles = [&role("one"), &role("two"), &role("three")];
    let vocabulary = Vocabulary::default();
    let found = compare(&roles, &vocabulary, &Background::default(), &Decisions::default());
    comparison(&Compared { roles: &roles, comparison: &found, vocabulary: &vocabulary })
}

#[test]
fn three_roles_have_a_matrix_and_words_for_people() {
    let sheets = read(&three());
    let names: Vec<&str> = sheets.iter().map(|(name, _)| &**name).collect();
    assert_eq!(names, ["Roles", "Facts", "Statements", "Matrix"]);
    let kinds: Vec<&str> = sheet(&sheets, "Statements").iter().map(|row| &*row[3]).collect();
    assert!(kinds.contains(&"only left") && kinds.contains(&"only right"), "{kinds:?}");
    assert!(sheets.iter().all(|(_, rows)| rows.iter().flatten().all(|cell| !cell.contains("only_"))), "{sheets:?}");
}

#[test]
fn the_same_document_is_the_same_bytes() {
    assert_eq!(three(), three());
}

#[test]
fn a_text_that_is_too_long_for_a_cell_is_cut() {
    let long = [("a".repeat(40_000), "a".repeat(32_766) + "…"), ("a".repeat(32_767), "a".repeat(32_767))];
    // Each of these takes two of the units that a cell counts.
    let wide = [("😀".repeat(16_384), "😀".repeat(16_383) + "…"), ("😀".repeat(16_383), "😀".repeat(16_383))];
    for (text, said) in long.into_iter().chain(wide) {
        assert!(cut(&text) == said, "{} bytes", text.len());
        let role = Role { title: Text::new(&text), ..Role::default() };
        assert!(sheet(&read(&super::role(&role)), "Role").iter().any(|row| row[4] == said), "{} bytes", text.len());
    }
    assert_eq!(cut("a\u{ffff}b\u{fffe}"), "a\u{fffd}b\u{fffd}");
}

#[test]
fn what_is_too_much_for_a_sheet_goes_on_in_a_further_one() {
    let lines = |count: usize| {
        let table = Table::new(&[Column::text("a", "A", 9)], (0..count).map(|line| vec![format!("{line}.")]));
        read(&written([("Lines", table)], Size { rows: 3, columns: 9 }).expect("a workbook"))
    };
    let part = |name: &str, cells: &[&str]| {
        (name.to_owned(), cells.iter().map(|cell| vec![(*cell).to_owned()]).collect::<Vec<Row>>())
    };
    assert_eq!(lines(0), [part("Lines", &["A"])]);
    assert_eq!(lines(2), [part("Lines", &["A", "0.", "1."])]);
    assert_eq!(lines(3), [part("Lines", &["A", "0.", "1."]), part("Lines 2", &["A", "2."])]);
}

#[test]
fn what_is_too_wide_for_a_sheet_goes_on_in_a_further_one_that_says_what_its_rows_are() {
    let numbers = ["B", "C", "D"].map(|name| Column::number(name, name));
    let columns: Vec<Column> = [Column::text("a", "A", 9)].into_iter().chain(numbers).collect();
    let cells = |line: usize| vec![format!("{line}."), "1".to_owned(), "2".to_owned(), "3".to_owned()];
    let sheets = |columns_at_most, lines| {
        let table = Table::new(&columns, (0..lines).map(cells));
        let book = written([("Lines", table)], Size { rows: 2, columns: columns_at_most }).expect("a workbook");
        read(&book).into_iter().map(|(name, rows)| format!("{name}: {}", rows.concat().join(" "))).collect::<Vec<_>>()
    };
    assert_eq!(sheets(4, 1), ["Lines: A B C D 0. 1 2 3"]);
    assert_eq!(sheets(3, 1), ["Lines: A B C 0. 1 2", "Lines 2: A D 0. 3"]);
    assert_eq!(
        sheets(3, 2),
        ["Lines: A B C 0. 1 2", "Lines 2: A B C 1. 1 2", "Lines 3: A D 0. 3", "Lines 4: A D 1. 3"],
        "and too long"
    );
}
