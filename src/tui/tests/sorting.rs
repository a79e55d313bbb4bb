//! What a user sees of the order of the roles.

use super::*;

journey!(sorts_by_title, "js");
journey!(sorts_by_likeness, "jsss");
journey!(sorts_hits_by_their_number, "/customer<Enter>sss1");

const ROLES: &str = "
{title: Baker, organization: Northwind, posted: 2024-05-01, responsibilities: [Bakes bread.]}
---
{title: actor, organization: Contoso, responsibilities: [Plays. , Plays again.]}
---
{title: Clerk, posted: 2025-01-31, responsibilities: [Bakes bread and files.]}
";

fn sample() -> (tempfile::TempDir, Journey) {
    let directory = tempfile::tempdir().expect("a directory for the test");
    std::fs::write(directory.path().join("roles.yaml"), ROLES).expect("a file");
    let journey = Journey::with(vec![Place::Path(directory.path().to_owned())], 100, 30);
    (directory, journey)
}

/// The titles in the list, from top to bottom.
fn titles(journey: &Journey) -> Vec<String> {
    let rows = journey.model.browse.list.rows().iter();
    let titles = rows.filter_map(|row| match row {
        crate::tui::model::list::Row::Role(number) | crate::tui::model::list::Row::Heading(number) => {
            Some(journey.model.role(*number)?.title.to_string())
        }
        _ => None,
    });
    titles.collect()
}

#[test]
fn s_goes_through_the_orders_and_the_selection_stays_on_its_role() {
    let (_directory, mut journey) = sample();
    for (order, expected) in [
        ("by title", ["actor", "Baker", "Clerk"]),
        ("by organisation", ["actor", "Baker", "Clerk"]),
        ("newest first", ["Clerk", "Baker", "actor"]),
        ("most like Baker", ["Baker", "Clerk", "actor"]),
        ("1 Roles ──", ["Baker", "actor", "Clerk"]),
    ] {
        journey = journey.keys("s");
        let picture = journey.picture();
        assert!(picture.contains(order), "{order}:\n{picture}");
        assert_eq!(titles(&journey), expected, "{order}");
        assert_eq!(journey.model.selected_role(), Some(0), "{order}");
    }
}

#[test]
fn an_order_is_named_as_what_it_is() {
    let (_directory, journey) = sample();
    let told = |journey: &mut Journey| {
        journey.model.plain = true;
        journey.model.notice = None;
        journey.picture()
    };
    let mut given = journey.keys("sssss");
    assert!(told(&mut given).contains("Roles in the order they are given in. Role "), "{}", given.picture());
    let mut hits = given.keys("/plays|bakes<Enter>1sss");
    assert!(told(&mut hits).contains("Roles sorted most hits first."), "{}", hits.picture());
    // While the question is asked anew, there is no answer.
    if let Some(search) = &mut hits.model.browse.search {
        search.answer = None;
    }
    assert!(told(&mut hits).contains("Roles sorted most hits first."), "{}", hits.picture());
}

#[test]
fn hits_are_grouped_in_the_order_of_the_roles() {
    let (_directory, journey) = sample();
    let mut journey = journey.keys("/plays|bakes<Enter>1s");
    assert_eq!(titles(&journey), ["actor", "Baker", "Clerk"]);
    journey = journey.keys("ss");
    assert!(journey.picture().contains("most hits first"), "{}", journey.picture());
    assert_eq!(titles(&journey)[0], "actor");
    journey = journey.keys("<Esc>");
    assert!(!journey.picture().contains("most hits first"), "{}", journey.picture());
}

#[test]
fn a_late_answer_to_an_old_order_is_dropped() {
    let mut journey = Journey::start(120, 40).keys("s");
    let before = journey.picture();
    journey.happen(Message::Sorted { generation: 1, order: crate::tui::message::Order::default() });
    assert_eq!(journey.picture(), before);
}

#[test]
fn numbers_in_titles_are_ordered_by_what_they_count() {
    let directory = tempfile::tempdir().expect("a directory for the test");
    let role = |title: &str| format!("{{title: {title}, organization: {title}, responsibilities: [Works.]}}");
    let roles = ["Engineer 10", "engineer 2", "Engineer 1"].map(role).join("\n---\n");
    std::fs::write(directory.path().join("roles.yaml"), roles).expect("a file");
    let journey = Journey::with(vec![Place::Path(directory.path().to_owned())], 100, 30);
    for keys in ["s", "ss"] {
        let sorted = Journey::with(vec![Place::Path(directory.path().to_owned())], 100, 30).keys(keys);
        assert_eq!(titles(&sorted), ["Engineer 1", "engineer 2", "Engineer 10"]);
    }
    assert_eq!(titles(&journey), ["Engineer 10", "engineer 2", "Engineer 1"], "as they are given");
}
