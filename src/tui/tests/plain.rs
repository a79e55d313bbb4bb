//! The screen as it is read to somebody.

use ratatui::backend::Backend as _;

use super::*;

/// The five roles, read to the user, after some keys.
fn read_out(width: u16, height: u16, keys: &str) -> Journey {
    let mut journey = Journey::start(width, height);
    journey.model.plain = true;
    journey.keys(keys)
}

/// The line above the hints.
fn told(journey: &mut Journey) -> String {
    let picture = journey.picture();
    let lines: Vec<&str> = picture.lines().collect();
    let told = lines[lines.len() - 4..lines.len() - 1].iter().map(|line| line.trim());
    told.filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Keys that lead to each view, and how the line above the hints begins there.
const VIEWS: &[(&str, &str)] = &[
    ("", "Role 1 of 5: Technical Account Manager · Federal"),
    ("jj", "Role 3 of 5: Account Delivery Executive"),
    ("<Space>", "Marked, 1 in all. Role 2 of 5: Technical Account Manager"),
    ("<Space>k<Space>", "Mark taken away, 0 in all. Role 2 of 5: "),
    ("bb", "Bookmark taken away. Role 1 of 5: "),
    ("bB", "Only bookmarked roles. Role 1 of 1: "),
    ("s", "Roles sorted by title. Role "),
    ("<Enter>}-", "Folded. Lines "),
    ("<Enter>", "Lines 1 to 18 of 107, Technical Account Manager · Federal"),
    ("<Enter>}", "Lines 13 to 30 of 107, responsibilities, section 1 of 5, Technical Account "),
    ("/", "Search: type what to find"),
    ("/itil<Enter>n", "Hit 2 of 3 in "),
    ("/itil", "Hit 1 of 3 in "),
    ("/itil<Enter>", "Hit 1 of 3 in Technical Account Manager · Federal: preferred: ITIL"),
    ("/itil<Enter>w", "Why it is found"),
    ("/zzzzz", "Nothing found"),
    ("f", "Unit: "),
    ("<Space><Space>c", "Row 1 of "),
    ("<Space><Space>cjjjjjjj", "Row 8 of "),
    ("<Space><Space>cw", "Why: "),
    ("<Space><Space>cww", "Why it stands so is hidden. Row 1 of "),
    ("<Space><Space>cd", "Only differences. Row 1 of "),
    ("<Space><Space>co", "Statements in the order of the left role. Row 1 of "),
    ("<Space><Space>ci", "Row 1 of "),
    ("<Space><Space>cS", "Sides changed. Row 1 of "),
    ("<Space><Space>c/", "Find: type what a row has to have"),
    ("<Space><Space>c/zzzz", "No row has it"),
    ("<Space><Space>cg", "What the move asks for, lines 1 to "),
    ("<Space><Space><Space><Space><Space>c", "Row 1 of "),
    ("<Space><Space><Space><Space><Space>cjl", "Row 2 of "),
    ("<Space><Space><Space>cd", "Only differences. Row 1 of "),
    ("<Space><Space><Space>cdd", "Everything, not only differences. Row 1 of "),
    ("<Space><Space><Space>cllb", "Baseline: Account Delivery Executive · State, local and education. Row 1 of 3"),
    ("<Space><Space><Space>cm<Tab>", "Pair 2 of 2: Account Delivery Executive · State, local and education beside "),
    ("<Space><Space><Space>cm<Tab><S-Tab>", "Pair 1 of 2: Technical Account Manager · Premier, New York beside "),
    ("<Space><Space><Space><Space><Space>cjjjjjjjjjjjj<Enter>", ""),
    ("a", "Role 1 of 4: "),
    ("?", "Help, lines 1 to "),
    ("?/", "Find in the help: type"),
    (":", "Command 1 of "),
    ("x", "Write the role to the file tam-federal.md"),
    ("y", "Copy, choice 1 of "),
];

#[test]
fn no_view_draws_borders_bars_or_shapes() {
    for (keys, _) in VIEWS {
        for (width, height) in [(80, 24), (60, 20), (140, 40)] {
            let picture = read_out(width, height, keys).picture();
            let drawn = picture.chars().find(|c| ('\u{2500}'..='\u{25ff}').contains(c) || "★≈−×↑↓←→✓".contains(*c));
            assert_eq!(drawn, None, "after {keys:?}:\n{picture}");
        }
    }
}

#[test]
fn a_line_says_what_is_selected() {
    for (keys, start) in VIEWS {
        let mut journey = read_out(80, 24, keys);
        // A message comes first; the line is back after the next key.
        journey.model.notice = None;
        let line = told(&mut journey);
        assert!(line.starts_with(&start.replace('·', "-")), "after {keys:?}: {line}");
    }
}

#[test]
fn the_line_tells_all_of_the_row() {
    for (keys, line) in [
        ("<Space>k", "Role 1 of 5: Technical Account Manager - Federal, marked"),
        ("bj", "Role 2 of 5: Technical Account Manager - Premier, New York"),
        ("bjk", "Role 1 of 5: Technical Account Manager - Federal, bookmarked"),
        ("f<Space>", "Unit: Industry Solutions, 1 role, chosen"),
    ] {
        assert_eq!(told(&mut read_out(120, 24, keys)), line, "after {keys:?}");
    }
    let mut pair = read_out(160, 24, "<Space><Space><Space>cm<Tab>");
    assert!(told(&mut pair).contains(" beside Technical Account Manager - Federal. Row 1 of "), "{}", pair.picture());
    let mut fact = read_out(200, 40, "<Space><Space>c");
    assert!(told(&mut fact).contains(", left: "), "{}", fact.picture());
    let mut statement = read_out(200, 40, "<Space><Space>c}");
    assert!(told(&mut statement).starts_with("Row "), "{}", statement.picture());
}

#[test]
fn a_statement_is_told_whole_in_a_usual_terminal() {
    let mut journey = read_out(80, 24, "/itil<Enter>");
    assert!(told(&mut journey).contains("preferred: ITIL Foundation certificate. Lines "), "{}", journey.picture());
    let picture = read_out(80, 24, "b<Space>k").picture();
    assert!(picture.contains(" bookmarked, marked") && picture.contains(" Up Down move"), "{picture}");
    // A low one has a line for it.
    let mut low = read_out(80, 10, "/itil<Enter>");
    let picture = low.picture();
    assert!(picture.lines().nth(8).unwrap_or_default().contains("Hit 1 of 3"), "{picture}");
}

#[test]
fn reasons_are_told_from_where_they_begin() {
    let directory = tempfile::tempdir().expect("a directory for the test");
    let said = "why not ".repeat(40);
    let roles =
        format!("{{title: One, responsibilities: [{said}]}}\n---\n{{title: Two, responsibilities: [Sings.]}}\n");
    std::fs::write(directory.path().join("roles.yaml"), roles).expect("a file");
    let mut journey = Journey::with(vec![Place::Path(directory.path().to_owned())], 80, 40);
    journey.model.plain = true;
    let mut journey = journey.keys("<Space><Space>c}w");
    let told = told(&mut journey);
    assert!(told.starts_with("Why: Only the left role says it"), "{}", journey.picture());
}

#[test]
fn nothing_is_said_of_the_width_where_sides_never_stand_side_by_side() {
    let journey = read_out(200, 40, "<Space><Space>ci");
    let told = journey.model.notice.map(|notice| notice.text).unwrap_or_default();
    assert!(told.contains("read out") && !told.contains("narrow"), "{told}");
}

#[test]
fn the_cursor_stands_at_the_selected_row() {
    for keys in ["", "jj", "f", "<Space><Space>cjj", "<Space><Space><Space><Space><Space>cjl", "a", "y"] {
        let mut journey = read_out(80, 24, keys);
        let picture = journey.picture();
        let cursor = journey.terminal.backend_mut().get_cursor_position().expect("a test backend cannot fail");
        let row: Vec<char> = picture.lines().nth(cursor.y.into()).expect("it is on the screen").chars().collect();
        assert_eq!(row.get(usize::from(cursor.x)), Some(&'>'), "after {keys:?}:\n{picture}");
        let pointers = picture.lines().filter(|line| line.trim_start().starts_with('>')).count();
        assert!(pointers <= 1, "after {keys:?}:\n{picture}");
    }
}

#[test]
fn each_side_and_each_pane_stands_by_itself() {
    let roles = read_out(140, 40, "").picture();
    assert!(!roles.contains("RESPONSIBILITIES"), "{roles}");
    let compared = read_out(140, 40, "<Space><Space>c").picture();
    let lines: Vec<&str> = compared.lines().collect();
    let left = lines.iter().position(|line| line.contains(" left: ")).expect("the left side is there");
    assert!(lines[left + 1..].iter().take(3).any(|line| line.contains(" right: ")), "{compared}");
    let matrix = read_out(140, 40, "<Space><Space><Space><Space><Space>cG").picture();
    assert!(matrix.contains("  2") && !matrix.contains('|'), "{matrix}");
}

#[test]
fn what_a_key_did_is_told_once() {
    let mut journey = read_out(80, 24, "<Space>");
    assert!(told(&mut journey).starts_with("Marked"));
    journey.happen(Message::Resize(Size { width: 90, height: 24 }));
    assert!(told(&mut journey).starts_with("Marked"), "nothing else has happened");
    let mut journey = journey.mouse(MouseEventKind::ScrollDown, 5, 5);
    let line = told(&mut journey);
    assert!(line.starts_with("Role "), "{line}");
}
