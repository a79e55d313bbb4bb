//! Bookmarks: the sign beside a role, and showing only what has one.

use super::*;

journey!(bookmarks_two_roles_of_which_one_is_marked, "bj<Space>b");
journey!(shows_only_bookmarked_roles, "bjjbB");
journey!(searches_bookmarked_roles, "bjjbB/customer<Enter>");
journey!(shows_that_no_bookmark_is_left, "bBb");

#[test]
fn a_bookmark_is_set_and_taken_away_in_the_list_and_beside_the_role() {
    let mut journey = Journey::start(80, 24).keys("b");
    assert!(journey.picture().contains('★') && journey.picture().contains("B shows only bookmarked roles"));
    journey = journey.keys("<Enter>b");
    assert!(!journey.picture().contains('★'), "{}", journey.picture());
}

#[test]
fn only_bookmarks_goes_with_search_and_facets_and_esc_takes_it_back_last() {
    let mut journey = Journey::start(120, 40).keys("bjjbB/customer");
    let title = |journey: &mut Journey| journey.picture().lines().next().unwrap_or_default().to_owned();
    let searched = title(&mut journey);
    assert!(searched.contains("[/ customer · bookmarked] 2 roles, "), "{searched}");
    journey = journey.keys("<Esc>f<Space><Esc>");
    let chosen = title(&mut journey);
    assert!(chosen.contains("[bookmarked · ") && chosen.contains(" of 5 roles"), "{chosen}");
    journey = journey.keys("<Esc>");
    assert!(title(&mut journey).contains("[bookmarked] 2 of 5 roles"), "{}", title(&mut journey));
    journey = journey.keys("<Esc>");
    assert!(!title(&mut journey).contains('['), "{}", title(&mut journey));
}

#[test]
fn facets_are_counted_among_bookmarked_roles() {
    let mut plain = Journey::start(120, 40).keys("f");
    let mut bookmarked = Journey::start(120, 40).keys("bBf");
    let counted = |journey: &mut Journey| journey.model.browse.facets.counts.values().flatten().sum::<usize>();
    let (all, one) = (counted(&mut plain), counted(&mut bookmarked));
    assert!(one > 0 && one < all, "{one} of {all}:\n{}", bookmarked.picture());
}

#[test]
fn without_bookmarks_nothing_is_hidden() {
    let mut journey = Journey::start(80, 24).keys("B");
    assert!(journey.picture().contains("No role is bookmarked: b sets a bookmark"));
    assert_eq!(journey.model.browse.list.rows().len(), 5);
}

#[test]
fn a_role_whose_bookmark_goes_makes_way_for_the_next_one() {
    let mut journey = Journey::start(80, 24).keys("bjbjbkBb");
    assert_eq!((journey.model.selected_role(), journey.model.browse.list.rows().len()), (Some(2), 2));
    journey = journey.keys("b");
    assert_eq!((journey.model.selected_role(), journey.model.browse.list.rows().len()), (Some(0), 1));
    journey = journey.keys("b");
    assert!(journey.picture().contains("No role is bookmarked."), "{}", journey.picture());
    journey = journey.keys("B");
    assert_eq!(journey.model.browse.list.rows().len(), 5);
}
