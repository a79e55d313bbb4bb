//! Back and forward through what was viewed.

use super::*;

#[test]
fn back_and_forward_lead_through_the_same_views() {
    for (width, height) in [(80, 24), (120, 40)] {
        let mut journey = Journey::start(width, height).keys("<Space>j<Space>j<Enter>}<Esc>/itil<Enter>nq");
        let keys = ["cnn", "g", "<Esc>m"];
        let pictures = keys.map(|keys| {
            journey = std::mem::replace(&mut journey, Journey::start(1, 1)).keys(keys);
            journey.picture()
        });
        let [compared, gap, matrix] = pictures;
        for picture in [&compared, &gap, &compared] {
            journey = journey.keys("H");
            assert_eq!(journey.picture(), *picture);
        }
        journey = journey.keys("H");
        let picture = journey.picture();
        assert!(picture.contains("[/ itil]") && picture.contains("2 of 3"), "{picture}");
        journey = journey.keys("H");
        let picture = journey.picture();
        assert!(picture.contains("│ RESPONSIBILITIES") && !picture.contains("[/"), "{picture}");
        assert_eq!((journey.model.selected_role(), journey.model.place()), (Some(4), crate::keymap::Place::Detail));
        journey = journey.keys("H");
        assert_eq!((journey.model.selected_role(), journey.model.place()), (Some(4), crate::keymap::Place::List));
        assert!(journey.keys("H").picture().contains("No earlier view"));
        let mut journey = Journey::start(width, height)
            .keys("<Space>j<Space>j<Enter>}<Esc>/itil<Enter>nqcnng<Esc>m")
            .keys(&"H".repeat(9))
            .keys(&"L".repeat(6));
        assert_eq!(journey.picture(), matrix);
        assert!(journey.keys("L").picture().contains("No later view"));
    }
}

#[test]
fn a_new_view_cuts_off_what_one_went_back_from() {
    let mut journey = Journey::start(80, 24).keys("<Enter><Esc>j<Enter><Esc>j<Enter>HH");
    assert_eq!(journey.model.selected_role(), Some(0));
    journey = journey.keys("<Esc>/incident<Enter>");
    let picture = journey.picture();
    assert!(journey.keys("L").picture().contains("No later view"), "{picture}");
}

#[test]
fn roles_passed_by_are_not_gone_back_to() {
    let journey = Journey::start(80, 24).keys("jjj<Enter><Esc>kkk<Enter>H");
    assert_eq!((journey.model.selected_role(), journey.model.place()), (Some(3), crate::keymap::Place::Detail));
    let journey = journey.keys("L");
    assert_eq!((journey.model.selected_role(), journey.model.place()), (Some(0), crate::keymap::Place::Detail));
}

#[test]
fn what_filtered_a_view_filters_it_again() {
    let mut journey = Journey::start(120, 40).keys("bjjbBf<Space>/customer<Enter>");
    let before = journey.picture();
    journey = journey.keys("<Esc><Esc><Esc><Esc><Esc>");
    assert!(!journey.model.browse.is_filtered());
    journey = journey.keys("<Enter>HHH");
    let title = |picture: &str| picture.lines().next().unwrap_or_default().to_owned();
    assert_eq!(title(&journey.picture()), title(&before));
    assert_eq!(journey.model.place(), crate::keymap::Place::Detail);
}

#[test]
fn similar_roles_and_what_lies_over_them_come_back() {
    let mut journey = Journey::start(80, 24).keys("ajj");
    let similar = journey.picture();
    journey = journey.keys("<Enter>");
    let compared = journey.picture();
    journey = journey.keys("<Esc><Esc><Enter>H");
    assert_eq!(journey.picture(), similar);
    journey = journey.keys("H");
    assert_eq!(journey.picture(), compared);
    journey = journey.keys("<Esc>");
    assert_eq!(journey.picture(), similar);
}

#[test]
fn views_beyond_a_hundred_are_forgotten() {
    let mut journey = Journey::start(80, 24).keys(&"<Enter><Esc>j<Enter><Esc>k".repeat(120));
    journey = journey.keys(&"H".repeat(99));
    assert!(journey.picture().contains("Technical Account"));
    assert!(journey.keys("HHH").picture().contains("No earlier view"));
}
