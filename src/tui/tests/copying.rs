//! Copying: what is offered where, and what it comes to.

use super::*;
use crate::tui::message::Copier;

/// What was last asked to be copied.
fn copied(journey: &Journey) -> Option<&str> {
    let Some(Effect::Copy { text, .. }) = journey.asked.last() else { return None };
    Some(text)
}

journey!(offers_what_can_be_copied, "/itil<Enter>y");
journey!(offers_what_can_be_copied_of_a_comparison, "<Space><Space>cnny");

#[test]
fn the_command_line_prints_what_is_shown() {
    for (keys, command) in [
        ("", "role-explorer list"),
        ("j<Enter>", "role-explorer show tam-premier-new-york"),
        ("/pref:itil cert<Enter>", "role-explorer search 'pref:itil cert'"),
        ("/customer's<Enter>", r"role-explorer search 'customer'\''s'"),
        ("<Space><Space>c", "role-explorer compare tam-federal tam-premier-new-york"),
        (
            "<Space><Space><Space>c",
            "role-explorer compare --matrix tam-federal tam-premier-new-york account-delivery-executive",
        ),
        ("<Space><Space>cg", "role-explorer gap tam-federal tam-premier-new-york"),
        ("a", "role-explorer similar tam-federal"),
        ("s", "role-explorer list --sort title"),
        ("f<Enter>f", "role-explorer list --only 'unit:Industry Solutions'"),
        ("f<Enter>f/cloud<Enter>", "role-explorer search --only 'unit:Industry Solutions' cloud"),
    ] {
        let journey = Journey::start(100, 30).keys(keys).keys("yl");
        assert_eq!(copied(&journey), Some(command), "after {keys}");
    }
    let directory = tempfile::tempdir().expect("a directory for the test");
    let path = directory.path().join("my roles");
    std::fs::create_dir(&path).expect("a directory");
    std::fs::write(path.join("a.yaml"), "title: A").expect("a file");
    let journey = Journey::with(vec![Place::Path(path.clone())], 100, 30).keys("<Enter>yl");
    assert_eq!(copied(&journey), Some(&*format!("role-explorer --catalog '{}' show a", path.display())));
}

#[test]
fn each_choice_copies_what_it_says() {
    for (keys, beginning) in [
        ("/itil<Enter>ys", "ITIL"),
        ("/itil<Enter>yy", "ITIL"),
        ("yr", "Technical Account Manager"),
        ("yy", "Technical Account Manager"),
        ("y<Enter>", "Technical Account Manager"),
        ("yj<Enter>", "role-explorer list"),
        ("/itil<Enter>yc", "(ITIL).\n\nTechnical Account Manager · Premier"),
        ("<Space><Space>cyc", "Technical Account Manager"),
        ("<Space><Space>cjjys", "ITIL"),
    ] {
        let journey = Journey::start(100, 30).keys(keys);
        let text = copied(&journey).unwrap_or_else(|| panic!("nothing is copied after {keys}"));
        assert!(text.contains(beginning), "after {keys}: {text}");
        assert!(journey.model.overlays.is_empty());
    }
    let mut journey = Journey::start(100, 30).keys("ys");
    assert!(
        journey.asked.is_empty() && journey.picture().contains("cannot be copied from here"),
        "{}",
        journey.picture()
    );
    assert!(journey.keys("<Esc>").model.overlays.is_empty());
}

#[test]
fn of_a_role_that_is_read_the_statement_at_the_top_is_copied_and_edited() {
    let statements: Vec<String> = (1..60).map(|number| format!("  - Does work {number}")).collect();
    let statements = statements.join("\n");
    let directory = tempfile::tempdir().expect("a directory for the test");
    std::fs::write(directory.path().join("a.yaml"), format!("title: A\nresponsibilities:\n{statements}"))
        .expect("a file");
    for (keys, told, line) in [
        ("<Enter>", "Does work 1", 3),
        ("<Enter>jjjj", "Does work 4", 6),
        ("/50<Enter>", "Does work 50", 52),
        // The hit is no longer seen.
        ("/50<Enter><Home>j", "Does work 1", 3),
    ] {
        let mut journey = Journey::with(vec![Place::Path(directory.path().to_owned())], 80, 24).keys(keys).keys("y");
        let picture = journey.picture();
        let is_selected = keys == "/50<Enter>";
        let named = format!("the statement at the top {told}");
        assert_eq!(picture.contains(&named), !is_selected, "after {keys}:\n{picture}");
        journey = journey.keys("s");
        assert_eq!(copied(&journey), Some(told), "after {keys}");
        journey = journey.keys("e");
        let Some(Effect::Edit { line: at, .. }) = journey.asked.last() else { panic!("nothing is edited") };
        assert_eq!(*at, line, "after {keys}");
    }
    let journey = Journey::with(vec![Place::Path(directory.path().to_owned())], 80, 24).keys("<Enter>yy");
    assert!(copied(&journey).is_none_or(|text| text != "Does work 1"), "nobody selected the statement");
}

#[test]
fn it_is_said_what_took_the_text_and_what_nothing_took_is_kept() {
    let mut journey = Journey::start(80, 24);
    journey.happen(Message::Copied { name: "the role", by: Copier::Terminal });
    assert!(journey.picture().contains("Copied the role · by the terminal (OSC 52)"), "{}", journey.picture());
    journey.happen(Message::Copied { name: "the role", by: Copier::System });
    assert!(journey.picture().contains("by the system's clipboard"), "{}", journey.picture());
    let by = Copier::Nothing("there is no clipboard", "text".to_owned());
    journey.happen(Message::Copied { name: "the role", by });
    assert!(journey.picture().contains("printed when you quit"), "{}", journey.picture());
    assert_eq!(journey.model.left_over.as_deref(), Some("text"));
}

#[test]
fn a_key_right_behind_an_answer_means_what_is_shown_by_it() {
    // Rejecting a pairing gives the comparison fewer of them before the next frame is laid out.
    let mut journey = Journey::start(100, 30).keys("<Space><Space>c");
    for _ in 0..journey.model.compare.as_ref().map_or(0, |compare| compare.rows.len()) {
        journey = journey.keys("ry<Esc>re").keys("j");
    }
    let mut journey = journey.keys("Gry");
    assert!(journey.picture().contains("Copy"), "{}", journey.picture());
}

#[test]
fn what_only_bookmarks_filter_is_no_command_line() {
    let mut journey = Journey::start(100, 30).keys("bBy");
    assert!(!journey.picture().contains("the command line"), "{}", journey.picture());
}

#[test]
fn under_a_saved_search_all_means_what_was_asked() {
    let mut journey = Journey::start(120, 40);
    journey.model.config.searches = vec![("cert".to_owned(), "itil pref:".to_owned())];
    let mut journey = journey.keys("/ @cert<Enter>w");
    assert!(journey.picture().contains("itil"), "{}", journey.picture());
    let journey = journey.keys("<Esc>yc");
    assert!(copied(&journey).is_some_and(|text| text.contains("ITIL")), "{:?}", copied(&journey));
    let mut journey = Journey::start(120, 40);
    journey.model.config.searches = vec![("slip".to_owned(), "escal8tions resp:".to_owned())];
    let journey = journey.keys("/ @slip<Tab>");
    let line = journey.model.browse.search.as_ref().map(|search| search.line.text().to_owned());
    assert!(line.as_deref().is_some_and(|line| line.ends_with("escalations resp:") && !line.contains('@')), "{line:?}");
}
