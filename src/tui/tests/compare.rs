//! What a user sees of two roles side by side.

use super::*;

journey!(says_why_a_fact_differs, "<Space><Space>cjjjjw");
journey!(says_where_a_statement_stands_alone, "<Space><Space>c}}jw");
journey!(finds_a_text_in_a_comparison, "<Space><Space>c/trusted");
journey!(finds_nothing_in_a_comparison, "<Space><Space>c/sabbatical");
journey!(tells_alternatives_once_a_fact, "<Down><Down><Space><Up><Up><Up><Space>c");

journey!(shows_what_a_move_asks_for, "<Space><Space>cg}");
journey!(shows_the_roles_alike, "aj");
journey!(shows_help_for_the_gap, "<Space><Space>cg?");

#[test]
fn a_role_alike_is_compared_and_esc_leads_back_to_the_others() {
    let mut journey = Journey::start(120, 40).keys("aj<Enter>");
    assert!(journey.picture().contains("⇄  Account Delivery Executive"), "{}", journey.picture());
    journey = journey.keys("<Esc>");
    assert!(journey.picture().contains("2 of 4"), "{}", journey.picture());
    journey = journey.keys("<Esc>");
    assert!(journey.picture().contains("5 roles"));
}

#[test]
fn an_answer_about_another_role_is_dropped() {
    let mut journey = Journey::start(120, 40).keys("a");
    let before = journey.picture();
    journey.happen(Message::FoundSimilar { generation: 0, roles: vec![] });
    assert_eq!(journey.picture(), before);
}

#[test]
fn the_gap_is_turned_round_and_left_for_where_one_came_from() {
    let mut journey = Journey::start(120, 40).keys("<Space><Space>cg");
    assert!(journey.picture().contains("Federal  →  Technical"), "{}", journey.picture());
    journey = journey.keys("S");
    assert!(journey.picture().contains("New York  →  Technical"), "{}", journey.picture());
    assert!(journey.keys("x").picture().contains("gap-tam-premier-new-york-tam-federal.md"));
    let mut journey = Journey::start(120, 40).keys("<Space><Space>cgSg");
    assert!(journey.picture().contains("New York  ⇄  Technical"));
    let mut journey = Journey::start(120, 40).keys("<Space><Space><Space>cg");
    assert!(notice(&journey).contains("this one is the baseline"));
    journey = journey.keys("llg");
    assert!(journey.picture().contains("→  Account Delivery Executive"), "{}", journey.picture());
    assert!(journey.keys("<Esc>").picture().contains("role 3 of 3"));
}

/// What the selected row is about.
fn row(journey: &mut Journey) -> String {
    journey.picture();
    let compare = journey.model.compare.as_ref().expect("the comparison is open");
    let row = compare.row().expect("a row is selected");
    let page = if row.boxed { &compare.facts } else { &compare.page };
    page.lines[row.line..row.end].iter().map(ToString::to_string).collect()
}

/// What is said above the hints.
fn notice(journey: &Journey) -> &str {
    journey.model.notice.as_ref().map_or("", |notice| &notice.text)
}

#[test]
fn the_selection_stays_on_its_row_whatever_is_changed_around_it() {
    for (width, height) in [(80, 24), (120, 40)] {
        let mut journey = Journey::start(width, height).keys("<Space><Space>cnnnnnnnnnnn");
        let before = row(&mut journey);
        for keys in ["d", "d", "o", "o", "w", "w", "SS"] {
            journey = journey.keys(keys);
            assert!(row(&mut journey).contains(before.trim_end()), "{keys} lost the row at {width}x{height}");
        }
        journey = journey.keys("S");
        let words =
            |text: &str| text.split_whitespace().filter(|word| word.len() > 3).map(str::to_owned).collect::<Vec<_>>();
        let (mut turned, mut before) = (words(&row(&mut journey)), words(&before));
        turned.sort();
        before.sort();
        assert_eq!(turned, before, "S lost the row at {width}x{height}");
    }
}

#[test]
fn a_row_left_out_gives_way_to_the_next_one() {
    let mut journey = Journey::start(120, 40).keys("<Space><Space>cjj");
    assert!(row(&mut journey).contains("= same"));
    assert!(row(&mut journey.keys("d")).starts_with("Clearance"));
}

#[test]
fn a_row_taller_than_the_window_is_read_line_by_line() {
    let mut journey = Journey::start(40, 9).keys("<Space><Space>cjjjj");
    let whole = row(&mut journey);
    let mut seen = journey.picture();
    for _ in 0..30 {
        journey = journey.keys("j");
        seen.push_str(&journey.picture());
        if !row(&mut journey).eq(&whole) {
            break;
        }
    }
    for word in ["worker", "project", "messaging", "security"] {
        assert!(seen.contains(word), "{word} was never shown:\n{seen}");
    }
    let back = journey.keys("k").picture();
    assert!(back.contains("security"), "from below, the end is read first:\n{back}");
}

#[test]
fn every_line_of_a_comparison_can_be_seen_with_the_arrow_keys() {
    let mut journey = Journey::start(60, 12).keys("<Space><Space>c");
    journey.picture();
    let lines = journey.model.compare.as_ref().map_or(0, |compare| compare.page.lines.len());
    let mut seen = std::collections::BTreeSet::new();
    while notice(&journey).is_empty() {
        journey.picture();
        let scroll = journey.model.compare.as_ref().map_or(0, |compare| compare.scroll);
        seen.extend(scroll..scroll + 8);
        journey = journey.keys("j");
    }
    assert_eq!(seen.into_iter().filter(|line| *line < lines).count(), lines);
}

#[test]
fn a_message_moves_nothing() {
    let mut journey = Journey::start(80, 24).keys("<Space><Space>cG");
    let before = journey.picture();
    let after = journey.keys("j").picture();
    let differing = before.lines().zip(after.lines()).filter(|(before, after)| before != after).count();
    assert_eq!(differing, 1, "{after}");
    assert!(after.contains("No further row"), "{after}");
}

#[test]
fn keys_that_do_nothing_say_so() {
    for (keys, said) in [
        ("GN<End>n", "No further difference"),
        ("<Tab>", "Only two roles"),
        ("G}", "No further section"),
        ("a<Home>k", "No further row"),
        ("v", "does nothing here"),
    ] {
        let journey = Journey::start(120, 40).keys("<Space><Space>c").keys(keys);
        assert!(notice(&journey).contains(said), "after {keys}: {}", notice(&journey));
    }
}

#[test]
fn found_rows_are_gone_through_and_esc_leads_back() {
    let mut journey = Journey::start(120, 40).keys("<Space><Space>c/trusted<Enter>");
    let first = row(&mut journey);
    assert!(first.contains("customers as a trusted"), "{first}");
    journey = journey.keys("n");
    assert!(row(&mut journey).contains("Builds trusted"));
    journey = journey.keys("n");
    assert_eq!(notice(&journey), "No further row has it");
    journey = journey.keys("<Esc>");
    assert!(journey.picture().contains("% alike"));
    let mut journey = journey.keys("<Home>/trusted<Esc>");
    assert!(row(&mut journey).starts_with("Experience"));
}

#[test]
fn hints_and_help_tell_where_n_goes_while_a_text_is_found() {
    let mut journey = Journey::start(120, 40).keys("<Space><Space>c");
    assert!(journey.picture().contains("n next difference"), "{}", journey.picture());
    journey = journey.keys("/service<Enter>");
    let picture = journey.picture();
    assert!(picture.contains("n next match") && !picture.contains("n next difference"), "{picture}");
    journey = journey.keys("?");
    let picture = journey.picture();
    assert!(picture.contains("To the next row that has it") && !picture.contains("next difference"), "{picture}");
    journey = journey.keys("<Esc><Esc>");
    assert!(journey.picture().contains("n next difference"), "{}", journey.picture());
    assert!(journey.keys("?").picture().contains("To the next difference"));
}

#[test]
fn judging_is_offered_for_statements_alone() {
    let mut journey = Journey::start(200, 50).keys("<Space><Space>c<Home>");
    let picture = journey.picture();
    assert!(!picture.contains("a accept") && !picture.contains("r reject"), "a fact: {picture}");
    journey = journey.keys("a");
    assert!(journey.model.notice.as_ref().is_some_and(|notice| notice.bad), "{}", journey.picture());
    journey = journey.keys("<End>");
    assert!(journey.picture().contains("a accept"), "{}", journey.picture());
}

#[test]
fn a_side_has_the_columns_that_the_other_does_not_need() {
    for (width, head) in [
        (120, "Account Delivery Executive · State, local and education  ⇄  Account Technology Strategist"),
        (110, "Account Delivery Executive · State, local and education  ⇄  Account Technology Strategist"),
        (99, "Account Delivery Executive · State, local and education  ⇄  Strategic Account Executive"),
    ] {
        let keys = if width < 100 { "jj<Space>j<Space>c" } else { "jj<Space><Space>c" };
        let mut journey = Journey::start(width, 40).keys(keys);
        assert!(journey.picture().contains(head), "{}", journey.picture());
    }
}
