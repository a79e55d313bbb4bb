//! What a user sees of several roles at once.

use super::*;

journey!(opens_the_matrix, "<Space><Space><Space><Space><Space>c");
journey!(moves_to_a_cell_of_the_matrix, "<Space><Space><Space><Space><Space>cGkkkllll");
journey!(shows_the_matrix_of_two, "<Space><Space>cm}");
journey!(shows_only_rows_that_differ, "<Space><Space><Space>cdn");
journey!(reads_a_cell, "<Space><Space><Space><Space><Space>c}ll<Enter>");
journey!(reads_a_fact_of_all_roles, "<Space><Space><Space>cj<Enter>");
journey!(shows_help_for_the_matrix, "<Space><Space><Space>c?");

#[test]
fn the_baseline_is_changed_and_stays_in_view() {
    let mut journey = Journey::start(80, 24).keys("<Space><Space><Space><Space><Space>c}llllb");
    let picture = journey.picture();
    let first = picture.lines().next().unwrap_or_default();
    assert!(first.ends_with("Strategic Account Executive"), "{picture}");
    assert_eq!(journey.model.compare.as_ref().map(|compare| compare.roles.clone()), Some(vec![4, 0, 1, 2, 3]));
    assert!(picture.contains("row 8 of 32 · role 1 of 5"), "{picture}");
    journey = journey.keys("b");
    assert!(journey.picture().contains("is the baseline already"));
    let picture = journey.keys("llll").picture();
    assert!(picture.contains("SAE") && picture.contains("ATS"), "{picture}");
}

#[test]
fn m_leads_from_a_column_to_its_pair_and_back() {
    let mut journey = Journey::start(120, 40).keys("<Space><Space><Space>cllm");
    assert!(journey.picture().contains("⇄  Account Delivery Executive"), "{}", journey.picture());
    journey = journey.keys("<Tab>m");
    assert!(journey.picture().contains("role 2 of 3"), "{}", journey.picture());
}

#[test]
fn esc_leads_from_the_statements_to_the_matrix_to_the_roles() {
    let mut journey = Journey::start(80, 24).keys("<Space><Space><Space>c<Enter><Esc>");
    assert!(journey.picture().contains("Facts and competencies"));
    journey = journey.keys("<Esc>");
    assert!(journey.model.compare.is_none());
}

#[test]
fn the_end_of_the_matrix_is_said() {
    let journey = Journey::start(80, 24).keys("<Space><Space><Space>cGj");
    assert_eq!(journey.model.notice.map(|notice| notice.text).as_deref(), Some("No further row"));
}

#[test]
fn a_click_selects_a_cell() {
    let mut journey = Journey::start(120, 40).keys("<Space><Space><Space>c").click(70, 14);
    let picture = journey.picture();
    assert!(picture.contains("row 8 of") && picture.contains("role 2 of 3"), "{picture}");
}

#[test]
fn long_and_wide_titles_stay_in_their_columns() {
    let directory = tempfile::tempdir().expect("a directory for the test");
    let profile = |number: usize, title: &str| {
        format!("id: r{number}\ntitle: {title}\nvariant: {title}\nlocations: [{title}]\nresponsibilities: [{title}]\n")
    };
    let titles = [
        "高级技术客户经理与交付主管和运营总监以及战略顾问",
        "Senior Principal Distinguished Manager of Everything",
        "מנהל תיק לקוחות",
        "👩‍💻 é Clerk",
    ];
    let profiles: Vec<String> = titles.iter().enumerate().map(|(number, title)| profile(number, title)).collect();
    std::fs::write(directory.path().join("all.yaml"), profiles.join("---\n")).expect("a file");
    for (width, height) in [(60, 20), (80, 24), (120, 40)] {
        let mut journey = Journey::with(vec![Place::Path(directory.path().to_owned())], width, height);
        journey = journey.keys("<Space><Space><Space><Space>cj");
        journey.picture();
        let grid = crate::tui::layout::grid(&journey.model).expect("the matrix is open");
        let rule = grid.rule().expect("two roles fit");
        let buffer = journey.terminal.backend().buffer();
        for y in grid.head.y..grid.rows.bottom() {
            assert_eq!(buffer[(rule, y)].symbol(), "│", "row {y} at {width}x{height}");
        }
    }
}

#[test]
fn two_hundred_roles_of_one_title_are_told_apart() {
    let directory = tempfile::tempdir().expect("a directory for the test");
    let profiles: Vec<String> = (0..200)
        .map(|number| format!("id: r{number}\ntitle: Software Engineer\nresponsibilities: [Leads team {number}.]\n"))
        .collect();
    std::fs::write(directory.path().join("all.yaml"), profiles.join("---\n")).expect("a file");
    let mut journey = Journey::with(vec![Place::Path(directory.path().to_owned())], 100, 24);
    journey = journey.keys(&"<Space>".repeat(200)).keys("c").keys(&"l".repeat(150));
    let picture = journey.picture();
    assert!(picture.contains("151 Softw…") || picture.contains("151 SE"), "{picture}");
    assert!(picture.contains('‹') && picture.contains('›'), "{picture}");
}

#[test]
fn the_smallest_screen_shows_a_row() {
    for (keys, told) in [("<Space>j<Space>j<Space>c<Down>", "▌·"), ("<Space><Space>c", "▌Experience"), (":", "▌")]
    {
        let mut journey = Journey::start(24, 6).keys(keys);
        assert!(journey.picture().contains(told), "after {keys}:\n{}", journey.picture());
    }
}
