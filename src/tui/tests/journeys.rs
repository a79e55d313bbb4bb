//! What a user sees after typing this and that.

use super::*;

journey!(opens_on_the_roles, "");
journey!(reads_a_role, "j<Enter>");
journey!(goes_to_the_next_section, "<Enter>}}");
journey!(searches, "/itil");
journey!(keeps_a_search_and_reads_its_hit, "/incident<Enter>");
journey!(finds_nothing, "/sabbatical");
journey!(says_why_it_is_found, "/custmer org:micro mgmt<Enter>w");
journey!(opens_a_kept_search_again, "/customer<Enter>nn/");
journey!(marks_two_roles, "<Space><Space>");
journey!(compares_the_marked, "<Space><Space>c");
journey!(moves_in_a_comparison, "<Space><Space>cnnn");
journey!(shows_only_differences, "<Space><Space>cd");
journey!(says_why_two_statements_are_paired, "<Space><Space>cnnw");
journey!(keeps_the_order_of_the_left_role, "<Space><Space>co");
journey!(shows_help, "?");
journey!(shows_help_for_comparing, "<Space><Space>c?");
journey!(offers_to_export_a_comparison, "<Space><Space>cx");
journey!(tells_the_endings_of_what_can_be_exported, "<Space><Space>cx<C-u>both.yaml<Enter>");

#[test]
fn esc_leads_back_level_by_level_and_never_out() {
    let mut journey = Journey::start(80, 24).keys("/itil<Enter><Esc>");
    assert!(journey.model.browse.search.is_some(), "the search stays when the role is left");
    journey = journey.keys("<Esc>");
    assert!(journey.model.browse.search.is_none());
    journey = journey.keys("<Esc><Esc><Esc>");
    assert_eq!(journey.model.ended, None);
}

#[test]
fn q_closes_the_view_and_quits_at_the_root() {
    let mut journey = Journey::start(80, 24).keys("<Space><Space>c");
    assert!(journey.picture().contains("alike"));
    journey = journey.keys("q");
    assert!(journey.picture().contains("5 roles"));
    assert_eq!(journey.model.ended, None);
    journey = journey.keys("q");
    assert_eq!(journey.model.ended, Some(crate::tui::End::Quit));
}

#[test]
fn ctrl_c_ends_it_from_everywhere() {
    for keys in ["", "/it", "?", "<Space><Space>c", "x"] {
        let journey = Journey::start(80, 24).keys(keys).keys("<C-c>");
        assert_eq!(journey.model.ended, Some(crate::tui::End::Interrupted), "after {keys:?}");
    }
}

#[test]
fn swapping_turns_the_comparison_round() {
    let mut plain = Journey::start(120, 40).keys("<Space><Space>c");
    let mut swapped = Journey::start(120, 40).keys("<Space><Space>cS");
    let first = |picture: &str| picture.lines().next().unwrap_or_default().to_owned();
    assert!(first(&plain.picture()).contains("Federal  ⇄  Technical"));
    assert!(first(&swapped.picture()).ends_with("· Federal"));
    swapped = swapped.keys("S");
    assert_eq!(plain.picture(), swapped.picture());
}

#[test]
fn a_click_selects_and_the_wheel_scrolls_what_is_under_it() {
    let mut journey = Journey::start(120, 40).click(5, 8);
    journey.picture();
    assert_eq!(journey.model.browse.list.selected(), 2);
    journey = journey.mouse(MouseEventKind::ScrollDown, 80, 10);
    journey.picture();
    assert_eq!((journey.model.browse.detail.scroll, journey.model.browse.list.selected()), (3, 2));
    journey = journey.click(80, 10);
    assert_eq!(journey.model.browse.pane, crate::tui::model::browse::Pane::Detail);
}

#[test]
fn a_comparison_is_written_once_and_overwritten_only_when_confirmed() {
    let directory = tempfile::tempdir().expect("a directory for the test");
    let path = directory.path().join("both.md");
    let keys = format!("<Space><Space>cx<C-u>{}<Enter>", path.display());
    let mut journey = Journey::start(120, 40).keys(&keys);
    assert!(journey.picture().contains("Written to "), "{}", journey.picture());
    let written = std::fs::read_to_string(&path).expect("the file is there");
    assert!(written.starts_with("# "), "{written}");
    std::fs::write(&path, "precious").expect("the file can be written");
    journey = Journey::start(120, 40).keys(&keys);
    assert!(journey.picture().contains("Overwrite it?"), "{}", journey.picture());
    journey = journey.keys("n");
    assert_eq!(std::fs::read_to_string(&path).expect("the file is there"), "precious");
    journey = journey.keys("<Enter>y");
    assert!(journey.picture().contains("Written to "));
    assert_eq!(std::fs::read_to_string(&path).expect("the file is there"), written);
}

#[test]
fn what_is_confirmed_is_what_was_asked_about() {
    let directory = tempfile::tempdir().expect("a directory for the test");
    let (asked, other) = (directory.path().join("asked.md"), directory.path().join("asked.md2.md"));
    for path in [&asked, &other] {
        std::fs::write(path, "precious").expect("the file can be written");
    }
    let keys = format!("x<C-u>{}<Enter>", asked.display());
    let mut journey = Journey::start(120, 40).keys(&keys);
    assert!(journey.picture().contains("Overwrite it?"));
    journey.happen(Message::Paste("2.md".to_owned()));
    journey = journey.keys("y");
    let content = |path| std::fs::read_to_string(path).expect("the file is there");
    assert_eq!((content(&asked), content(&other)), ("precious".to_owned(), "precious".to_owned()));
    assert!(!journey.picture().contains("Written"));
}

#[test]
fn enter_typed_ahead_goes_to_the_hit_once_it_is_there() {
    let mut journey = Journey::start(80, 24).keys("/iti");
    let question =
        update::update(&mut journey.model, Message::Key(KeyEvent::new(KeyCode::Char('l'), KeyModifiers::NONE)));
    let enter = KeyEvent::new(KeyCode::Enter, KeyModifiers::NONE);
    assert!(update::update(&mut journey.model, Message::Key(enter)).is_empty());
    assert!(journey.model.browse.is_editing());
    journey.picture();
    journey.perform(question);
    assert!(!journey.model.browse.is_editing());
    assert!(journey.picture().contains("3 hits"), "{}", journey.picture());
}

#[test]
fn a_hit_on_a_part_of_an_item_goes_to_the_item() {
    let mut journey = Journey::start(100, 24).keys("/fact:clearance secret<Enter>");
    assert!(journey.picture().contains("◆ Clearance"), "{}", journey.picture());
}

#[test]
fn a_hit_is_on_the_screen_however_narrow_that_is() {
    for width in [30, 60, 80, 120] {
        let mut journey = Journey::start(width, 20).keys("/accelerate<Enter>");
        assert!(journey.picture().contains("accelerate"), "{width} columns:\n{}", journey.picture());
    }
}

#[test]
fn a_search_left_without_a_hit_leaves_the_selection_where_it_was() {
    for keys in ["jjj/zzzzzz<Esc>", "jjj/z<BS><BS>"] {
        let journey = Journey::start(80, 24).keys(keys);
        assert_eq!(journey.model.browse.list.selected(), 3, "after {keys:?}");
    }
}

#[test]
fn three_roles_are_compared_with_the_first_one_by_one() {
    let mut journey = Journey::start(120, 40).keys("<Space><Space><Space>cm");
    let first = journey.picture();
    assert!(first.contains("1 of 2 · Tab next"), "{first}");
    journey = journey.keys("<Tab>");
    assert!(journey.picture().contains("⇄  Account Delivery Executive"), "{}", journey.picture());
    journey = journey.keys("<Tab>");
    assert_eq!(journey.picture(), first);
    journey = journey.keys("<S-Tab><S-Tab>");
    assert_eq!(journey.picture(), first);
}

#[test]
fn problems_are_counted_and_listed_with_their_place() {
    let directory = tempfile::tempdir().expect("a directory for the test");
    std::fs::write(directory.path().join("a.yaml"), "title: A\nresponsibilites: [x]\n").expect("a file");
    let mut journey = Journey::with(vec![Place::Path(directory.path().to_owned())], 100, 24);
    assert!(journey.picture().contains("problems"));
    journey = journey.keys("p");
    let picture = journey.picture();
    assert!(picture.contains("a.yaml:2:1") && picture.contains("responsibilities"), "{picture}");
    journey = journey.resize(60, 20);
    assert!(journey.picture().lines().all(|line| line.chars().count() <= 60));
}

#[test]
fn the_pane_zooms_and_comes_back() {
    let mut journey = Journey::start(120, 40).keys("z");
    assert!(!journey.picture().contains("RESPONSIBILITIES"));
    journey = journey.keys("<Esc>");
    assert!(journey.picture().contains("RESPONSIBILITIES"));
}

#[test]
fn a_click_selects_a_row_of_a_comparison() {
    let mut journey = Journey::start(120, 40).keys("<Space><Space>c").click(30, 32);
    journey.picture();
    let compare = journey.model.compare.as_ref().expect("the comparison is open");
    assert_ne!(compare.selected, 0);
}

#[test]
fn a_window_made_smaller_before_it_is_told_is_drawn_all_the_same() {
    let mut journey = Journey::start(120, 40).keys("<Space><Space>cG");
    journey.picture();
    journey.terminal.backend_mut().resize(40, 8);
    journey.picture();
}

#[test]
fn what_the_loop_must_do_is_asked_of_it() {
    let journey = Journey::start(80, 24).keys("<C-z><C-l>");
    assert!(matches!(journey.asked.as_slice(), [Effect::Suspend, Effect::Redraw]));
}

#[test]
fn a_late_answer_to_an_old_question_is_dropped() {
    let mut journey = Journey::start(80, 24).keys("/itil");
    let before = journey.picture();
    let hits = role_explorer::search::Hits::default();
    journey.happen(Message::Found { generation: 1, hits, problems: vec![], within: None });
    assert_eq!(journey.picture(), before);
}

#[test]
fn earlier_searches_are_recalled_and_what_was_typed_comes_back() {
    let line = |journey: &Journey| journey.model.browse.search.as_ref().map(|search| search.line.text().to_owned());
    let mut journey = Journey::start(80, 24).keys("/itil<Enter><Esc><Esc>/incident<Enter><Esc><Esc>/cust<Up>");
    assert_eq!(line(&journey).as_deref(), Some("incident"));
    assert!(journey.picture().contains("[/ incident]"), "{}", journey.picture());
    for (keys, shown) in [("<Up>", "itil"), ("<Up>", "itil"), ("<Down>", "incident"), ("<Down>", "cust")] {
        journey = journey.keys(keys);
        assert_eq!(line(&journey).as_deref(), Some(shown), "after {keys}");
    }
    assert!(journey.keys("<Down>").picture().contains("No later search"));
}

#[test]
fn a_kept_search_is_typed_over_or_edited() {
    let mut journey = Journey::start(80, 24).keys("/itil<Enter>/");
    assert!(journey.picture().contains("a-z replace"), "{}", journey.picture());
    assert!(journey.picture().contains("3 hits"), "the hits stay until something is typed");
    journey = journey.keys("incident");
    assert!(journey.picture().contains("[/ incident]"), "{}", journey.picture());
    journey = journey.keys("<Enter>/<End> itil");
    assert!(journey.picture().contains("[/ incident itil]"), "{}", journey.picture());
}

#[test]
fn an_excerpt_says_where_it_was_cut_and_a_short_hit_takes_one_line() {
    let mut journey = Journey::start(60, 20).keys("/itil");
    let picture = journey.picture();
    let lines: Vec<&str> = picture.lines().collect();
    let at = lines.iter().position(|line| line.contains("ITIL Foundation")).expect("a hit");
    assert!(lines[at + 1].contains("resp"), "{picture}");
    journey = Journey::start(80, 24).keys("/itil");
    assert!(journey.picture().contains("…and prevention"), "{}", journey.picture());
}

#[test]
fn what_is_not_found_is_told_with_the_nearest_word_and_the_way_back() {
    for width in [60, 80] {
        let mut journey = Journey::start(width, 24).keys("/sabatical plann");
        let picture = journey.picture();
        assert!(picture.contains("Nothing found.") && picture.contains("Esc leaves the search"), "{picture}");
        journey = journey.keys("<Enter>");
        assert!(journey.picture().contains("Nothing to go to"));
    }
    let mut journey = Journey::start(80, 24).keys("/customizm");
    assert!(journey.picture().contains("The nearest word here is"), "{}", journey.picture());
}

#[test]
fn a_hit_says_how_each_term_is_met() {
    for (query, told) in [
        ("itil", "“ITIL”: the word itself"),
        ("incid", "begins with it"),
        ("incidnet", "the same but for a slip"),
        ("sdm", "abbreviated"),
        ("incident !sales", "is not in it, as asked"),
    ] {
        let mut journey = Journey::start(100, 30).keys("/").keys(query).keys("<Enter>w");
        let picture = journey.picture();
        assert!(picture.contains("Why it is found") && picture.contains(told), "{query}:\n{picture}");
        journey = journey.keys("w");
        assert!(journey.model.overlays.is_empty());
    }
    assert!(Journey::start(100, 30).keys("w").picture().contains("No hit to explain"));
}

#[test]
fn a_word_in_the_place_of_a_number_is_told_and_the_rest_searched() {
    for (query, told) in
        [("years:abc itil", "`abc` is no number of years"), ("pay:>many itil", "nothing to compare with")]
    {
        let mut journey = Journey::start(120, 30).keys("/").keys(query);
        let picture = journey.picture();
        assert!(picture.contains(told) && picture.contains("3 hits"), "{query}:\n{picture}");
        journey = journey.keys("<Enter>w");
        let picture = journey.picture();
        assert!(picture.contains("itil          “ITIL”: the word itself"), "{query}:\n{picture}");
    }
}

#[test]
fn help_tells_the_language_of_searches() {
    for (width, height) in [(60, 20), (80, 24), (120, 40)] {
        let mut journey = Journey::start(width, height).keys("?");
        while !journey.picture().lines().nth(3).is_some_and(|line| line.contains("SEARCHING")) {
            journey = journey.keys("j");
        }
        insta::assert_snapshot!(format!("help_tells_the_language_of_searches_{width}x{height}"), journey.picture());
    }
}

#[test]
fn tab_takes_the_nearest_word_in_the_place_of_what_is_not_found() {
    let mut journey = Journey::start(100, 30).keys("/escal8tions");
    assert!(
        journey.picture().contains("The nearest word here is “escalations”: Tab takes it."),
        "{}",
        journey.picture()
    );
    journey = journey.keys("<Tab>");
    let picture = journey.picture();
    assert!(picture.contains("/ escalations") && !picture.contains("Nothing found"), "{picture}");
    assert_eq!(journey.keys("<Tab>").picture(), picture, "there is nothing to take any more");
}

#[test]
fn n_goes_on_to_why_the_next_hit_is_found() {
    let mut journey = Journey::start(100, 30).keys("/customer<Enter>w");
    let first = journey.picture();
    journey = journey.keys("n");
    let second = journey.picture();
    assert!(second.contains("Why it is found") && first != second, "{second}");
    assert_eq!(journey.keys("N").picture(), first);
}

#[test]
fn what_is_pasted_over_another_view_stays_out_of_the_search_behind_it() {
    let mut journey = Journey::start(100, 30).keys("/customer<Enter>a");
    let before = journey.picture();
    journey.happen(Message::Paste("zzz".to_owned()));
    assert_eq!(journey.picture(), before);
    journey.model.browse.search.as_mut().expect("it is kept").editing = true;
    journey.happen(Message::Paste("zzz".to_owned()));
    assert_eq!(journey.model.browse.search.as_ref().map(|search| search.line.text()), Some("customer"));
}

#[test]
fn a_hit_that_is_a_title_is_shown_with_the_top_of_its_role() {
    for query in ["delivery", "title:manager years:>=3"] {
        let mut journey = Journey::start(120, 30).keys("/").keys(query);
        // Also when one comes back to it.
        for keys in ["", "<Enter>", "nN"] {
            journey = journey.keys(keys);
            let picture = journey.picture();
            assert!(picture.contains("▌ title"), "{query}: {picture}");
            assert_eq!(journey.model.browse.detail.scroll, 0, "{query}: {picture}");
        }
    }
}

#[test]
fn marking_goes_on_to_the_next_role_in_search_results_too() {
    let mut journey = Journey::start(120, 40).keys("/delivery<Enter><Esc><Space>");
    let first = journey.model.marks.clone();
    assert_eq!(first.len(), 1);
    assert_ne!(journey.model.selected_role(), first.first().copied(), "{}", journey.picture());
    journey = journey.keys("<Space>");
    assert_eq!((journey.model.marks.len(), journey.model.marks[0]), (2, first[0]), "{}", journey.picture());
    journey = journey.keys("<Space>");
    let last = journey.model.selected_role();
    assert_eq!(journey.model.marks.last().copied(), last, "after the last role it stays: {}", journey.picture());
}

#[test]
fn where_nothing_is_found_it_is_told_which_word_stands_in_the_way() {
    let mut journey = Journey::start(120, 40).keys("/incident qqqq");
    assert!(journey.picture().contains("`qqqq` finds nothing; without it 4 hits."), "{}", journey.picture());
    journey = journey.keys("<BS><BS><BS><BS>");
    assert!(!journey.picture().contains("finds nothing"), "{}", journey.picture());
    let mut unknown = Journey::start(120, 40).keys("/foo:bar incident");
    let picture = unknown.picture();
    assert!(picture.contains("`foo:bar` finds nothing; without it 4 hits."), "{picture}");
    assert!(picture.contains("at character 1 of the query: no field is called so"), "{picture}");
    // Among the roles that pass, what there is without it counts.
    let mut filtered = Journey::start(120, 40).keys("jbB/incident qqqq");
    assert!(!filtered.picture().contains("4 hits"), "{}", filtered.picture());
}

#[test]
fn what_is_wrong_in_a_query_is_told_with_its_place() {
    let mut journey = Journey::start(120, 40).keys("/itil \"abc");
    let at = "at character 6 of the query: the quotation mark is not closed";
    assert!(journey.model.notice.as_ref().is_some_and(|notice| notice.text == at), "{}", journey.picture());
    assert!(journey.picture().contains(at), "{}", journey.picture());
    // In the words of a saved search no place can be told.
    let mut saved = Journey::start(120, 40);
    saved.model.config.searches = vec![("cert".to_owned(), "itil \"abc".to_owned())];
    let mut saved = saved.keys("/@cert");
    assert!(saved.picture().contains("the quotation mark is not closed"), "{}", saved.picture());
    assert!(!saved.picture().contains("at character"), "{}", saved.picture());
}
