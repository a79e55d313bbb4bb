//! What a user sees of the facets.

use super::*;
use crate::tui::model::browse::Pane;

journey!(opens_the_facets, "f");
journey!(chooses_a_value, "f<Space>");
journey!(chooses_values_of_two_facets, "f<Space>j<Space>}j<Space>");
journey!(counts_facets_under_a_search, "/customer<Enter>f}<Space>");
journey!(keeps_what_is_chosen_when_the_facets_are_closed, "f<Space><Esc>");
journey!(shows_help_for_facets, "f?");

/// Three roles that differ in what they are told apart by.
const ROLES: &str = "
{title: A, organization: Contoso, locations: [Oslo], responsibilities: [Plans the work.]}
---
{title: B, organization: Contoso, locations: [Bergen], responsibilities: [Sells the work.]}
---
{title: C, organization: Fabrikam, locations: [Bergen], responsibilities: [Plans the day.]}
---
{title: D, organization: Northwind, locations: [Bergen], responsibilities: [Rests.]}
";

fn sample(width: u16) -> (tempfile::TempDir, Journey) {
    let directory = tempfile::tempdir().expect("a directory for the test");
    std::fs::write(directory.path().join("roles.yaml"), ROLES).expect("a file");
    let journey = Journey::with(vec![Place::Path(directory.path().to_owned())], width, 30);
    (directory, journey)
}

/// The count beside a value in the pane.
fn count(journey: &mut Journey, value: &str) -> String {
    let picture = journey.picture();
    let rows = picture.lines().filter_map(|line| line.rsplit_once(['□', '■']));
    let mut rows = rows.map(|(_, row)| row.trim_matches([' ', '│']).rsplit_once(' ').unwrap_or_default());
    let row = rows.find(|(name, _)| name.trim() == value);
    row.unwrap_or_else(|| panic!("{value} is missing:\n{picture}")).1.to_owned()
}

#[test]
fn values_of_a_facet_are_or_and_facets_are_and() {
    let (_directory, journey) = sample(120);
    let mut journey = journey.keys("f<Space>");
    assert!(journey.picture().contains("[Organisation: Contoso] 2 of 4 roles"), "{}", journey.picture());
    assert_eq!((count(&mut journey, "Fabrikam"), count(&mut journey, "Bergen")), ("1".into(), "1".into()));
    journey = journey.keys("j<Space>");
    assert!(journey.picture().contains("[Organisation: Contoso or Fabrikam] 3 of 4 roles"), "{}", journey.picture());
    assert_eq!((count(&mut journey, "Oslo"), count(&mut journey, "Bergen")), ("1".into(), "2".into()));
    journey = journey.keys("}<Space>");
    let picture = journey.picture();
    assert!(picture.contains("[Organisation: Contoso or Fabrikam · Location: Bergen] 2 of 4 roles"), "{picture}");
    assert_eq!(count(&mut journey, "Northwind"), "1");
    journey = journey.keys("<Space>");
    assert!(journey.picture().contains("3 of 4 roles"));
    journey = journey.keys("C");
    assert!(!journey.picture().contains('['), "{}", journey.picture());
}

#[test]
fn a_search_is_made_among_what_is_chosen_and_the_counts_follow_it() {
    let (_directory, journey) = sample(120);
    let mut journey = journey.keys("f<Space><Tab>/plans");
    let picture = journey.picture();
    assert!(picture.contains("[/ plans · Organisation: Contoso] 1 role, 1 hit of "), "{picture}");
    let counts = ["Contoso", "Fabrikam", "Northwind"].map(|value| count(&mut journey, value));
    assert_eq!(counts, ["1", "1", "0"]);
    journey = journey.keys("<Esc>");
    assert!(journey.picture().contains("[Organisation: Contoso] 2 of 4 roles"), "{}", journey.picture());
    assert_eq!(count(&mut journey, "Northwind"), "1");
}

#[test]
fn opening_the_facets_leaves_the_selected_hit() {
    let journey = Journey::start(120, 40).keys("/customer<Enter>nnn");
    let before = journey.model.browse.selected_hit().cloned();
    let journey = journey.keys("f");
    assert!(before.is_some());
    assert_eq!(journey.model.browse.selected_hit().cloned(), before);
}

#[test]
fn esc_leaves_the_facets_then_what_is_chosen() {
    let (_directory, journey) = sample(80);
    let mut journey = journey.keys("f<Space><Esc>");
    assert!(!journey.model.browse.facets.open);
    assert_eq!((journey.model.browse.pane, journey.model.browse.list.rows().len()), (Pane::List, 2));
    journey = journey.keys("<Esc>");
    assert_eq!(journey.model.browse.list.rows().len(), 4);
    journey = journey.keys("<Esc><Esc>");
    assert_eq!(journey.model.ended, None);
}

#[test]
fn what_no_role_passes_says_how_to_go_back() {
    let (_directory, journey) = sample(80);
    let mut journey = journey.keys("fjj<Space>}j<Space>");
    let picture = journey.picture();
    assert!(picture.contains("C clears"), "{picture}");
    journey = journey.keys("C");
    assert_eq!(journey.model.browse.list.rows().len(), 4);
}

#[test]
fn facets_with_one_value_or_none_are_not_shown() {
    let (_directory, journey) = sample(120);
    let mut journey = journey.keys("f");
    let picture = journey.picture();
    assert!(picture.contains("Location") && !picture.contains("Degree") && !picture.contains("Directory"), "{picture}");
}

#[test]
fn long_lists_of_values_scroll() {
    let directory = tempfile::tempdir().expect("a directory for the test");
    let profiles: Vec<String> = (0..100)
        .map(|number| {
            format!("{{id: r{number}, title: T, locations: [Town {number:03}], responsibilities: [Works.]}}\n")
        })
        .collect();
    std::fs::write(directory.path().join("all.yaml"), profiles.join("---\n")).expect("a file");
    let mut journey = Journey::with(vec![Place::Path(directory.path().to_owned())], 60, 20).keys("fG<Space>");
    let picture = journey.picture();
    assert!(picture.contains("▌■ Town 099") && !picture.contains("Town 000"), "{picture}");
    journey = journey.keys("g");
    assert!(journey.picture().contains("▌□ Town 000"), "{}", journey.picture());
}

#[test]
fn a_click_chooses_a_value() {
    let (_directory, journey) = sample(120);
    let mut journey = journey.keys("f").click(90, 4);
    assert!(journey.picture().contains("[Organisation: Fabrikam] 1 of 4 roles"), "{}", journey.picture());
}

#[test]
fn late_counts_of_an_old_question_are_dropped() {
    let mut journey = Journey::start(120, 40).keys("f<Space>");
    let before = journey.picture();
    journey.happen(Message::Counted { generation: 1, counts: std::collections::BTreeMap::new() });
    assert_eq!(journey.picture(), before);
}
