use proptest::prelude::*;

use super::*;
use crate::compare::{self, Background, Decision, Decisions, Named, SimilarIndex, Verdict, compare};
use crate::export::table::{Table, comparison, gap, role, similar};
use crate::export::{Compared, Move, Neighbours};
use crate::role::{Item, Pointer, Role, Section};
use crate::text::Text;
use crate::vocabulary::Vocabulary;

/// What another reader makes of a table.
fn read(table: &str) -> Vec<Vec<String>> {
    let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(table.as_bytes());
    let cells = |record: ::csv::StringRecord| record.iter().map(str::to_owned).collect();
    reader.records().map(|record| cells(record.expect("every record has as many cells"))).collect()
}

/// What another reader makes of a table as it is.
fn cells_of(found: Table<'_>) -> Vec<Vec<String>> {
    read(&table(found, Cells::Raw).collect::<String>())
}

/// Takes away what defusing adds.
fn undone(cell: &str) -> &str {
    cell.strip_prefix('\'').unwrap_or(cell)
}

/// Text of everything CSV and spreadsheets know.
fn hostile() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "=",
        "+",
        "-",
        "@",
        "'",
        "\"",
        "\"\"",
        ",",
        ";",
        "\t",
        "\r",
        "\n",
        "\r\n",
        " ",
        "  ",
        "＝",
        "＠",
        "|",
        "=cmd|' /C calc'!A0",
        "=HYPERLINK(\"http://a.b\",\"c\")",
        "a",
        "7",
        "é",
        "漢",
        "\u{202e}",
        "\0",
        "#",
        "\u{a0}",
    ]);
    prop::collection::vec(pieces, 0..8).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn cells_come_back_as_themselves(texts in prop::collection::vec(hostile(), 2..6)) {
        let raw = record(&texts, Cells::Raw);
        prop_assert_eq!(read(&raw), std::slice::from_ref(&texts));
        let defused = read(&record(&texts, Cells::Defused));
        let cells: Vec<&str> = defused[0].iter().map(|cell| undone(cell)).collect();
        prop_assert_eq!(cells, texts);
        for cell in &defused[0] {
            prop_assert!(!cell.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']), "{:?}", cell);
        }
    }

    #[test]
    fn a_role_and_a_comparison_say_what_they_say_in_every_cell(texts in prop::array::uniform4(hostile())) {
        let texts = texts.map(|text| Text::new(&text));
        let item = |text: &Text| Item { text: text.clone(), theme: Some(texts[1].clone()), ..Item::default() };
        let own = Role {
            id: "own".into(),
            title: texts[0].clone(),
            locations: texts.to_vec(),
            responsibilities: texts.iter().map(item).collect(),
            ..Role::default()
        };
        let rows = cells_of(role(&own));
        let said: Vec<&str> = rows.iter().filter(|row| row[2] == "responsibilities").map(|row| &*row[4]).collect();
        prop_assert_eq!(said, texts.iter().map(Text::as_str).collect::<Vec<_>>());
        prop_assert!(rows.iter().any(|row| row[1] == "/locations/3" && row[4] == *texts[3]));

        let other = Role { id: "other".into(), responsibilities: vec![item(&texts[2])], ..own.clone() };
        let vocabulary = Vocabulary::default();
        let found = compare(&[&own, &other], &vocabulary, &Background::default(), &Decisions::default());
        let compared = Compared { roles: &[&own, &other], comparison: &found, vocabulary: &vocabulary };
        let rows = cells_of(comparison(&compared));
        for text in &texts {
            prop_assert!(rows.iter().any(|row| row[9] == **text), "{:?} in {:?}", text, rows);
        }
    }

    #[test]
    fn decisions_moves_and_likenesses_say_what_they_say_in_every_cell(texts in prop::array::uniform4(hostile())) {
        let texts = texts.map(|text| Text::new(&format!("{text}.")));
        let item = |text: &Text| Item { text: text.clone(), ..Item::default() };
        let role = |id: &str, title: &Text, items: &[Text]| Role {
            id: id.into(), title: title.clone(), responsibilities: items.iter().map(item).collect(), ..Role::default()
        };
        let (own, other) = (role("own", &texts[0], &texts[..2]), role("other", &texts[1], &texts[2..]));
        let roles = [&own, &other];
        let at = |index| Pointer { section: Section::Responsibilities, index };
        let decide = |verdict, a: usize, b: usize| {
            Some(Decision { verdict, a: Named::of(&own, at(a))?, b: Named::of(&other, at(b))? })
        };
        let gone = |mut decision: Decision| {
            decision.a.text = Text::new(&format!("{} gone", texts[0]));
            decision
        };
        let decisions = [decide(Verdict::Reject, 0, 1), decide(Verdict::Accept, 0, 0).map(gone)];
        let decisions: Decisions = decisions.into_iter().flatten().collect();
        let vocabulary = Vocabulary::default();
        let found = compare(&roles, &vocabulary, &Background::default(), &decisions);
        let rows = cells_of(comparison(&Compared { roles: &roles, comparison: &found, vocabulary: &vocabulary }));
        let decided: Vec<[&str; 4]> =
            rows.iter().filter(|row| row[2] == "decision").map(|row| [4, 9, 12, 15].map(|at| &*row[at])).collect();
        let pair = &found.pairs[0];
        prop_assert_eq!(decided.len(), pair.rejected.len() + pair.stale.len());
        prop_assert!(decided.contains(&["", &*texts[0], &*texts[3], "rejected"]), "{:?}", decided);
        prop_assert!(decided.contains(&["gone", &*format!("{} gone", texts[0]), &*texts[2], "accepted"]), "{:?}", decided);

        let asked = compare::gap(pair, &own, &other);
        let rows = cells_of(gap(&Move { from: &own, to: &other, gap: &asked }));
        for text in &texts[2..] {
            prop_assert!(rows.iter().any(|row| row[12] == **text), "{:?} in {:?}", text, rows);
        }
        let index = SimilarIndex::build(roles);
        let like = index.similar(0, &roles, &vocabulary, &Background::default(), &decisions, 1);
        let rows = cells_of(similar(&Neighbours { role: 0, roles: &roles, found: &like }));
        prop_assert_eq!(&rows[1][..3], ["own", "other", &*texts[1]]);
    }
}

#[test]
fn formulas_are_defused_and_ordinary_text_stays_as_it_is() {
    for (text, cell) in [
        ("Plans.", "Plans."),
        ("a, b", "\"a, b\""),
        ("=1+1", "'=1+1"),
        (" @SUM(1)", "\"' @SUM(1)\""),
        ("'quoted'", "''quoted'"),
        ("3-5 years", "3-5 years"),
        ("− left", "− left"),
        ("\"", "\"\"\"\""),
    ] {
        assert_eq!(record([text], Cells::Defused), format!("{cell}\r\n"));
    }
    assert_eq!(record(["=1+1"], Cells::Raw), "=1+1\r\n");
}
