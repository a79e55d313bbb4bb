//! Sections of a role: going to them, and folding them.

use super::*;

journey!(folds_a_section, "<Enter>}-");
journey!(folds_all_sections, "<Enter>_");

#[test]
fn a_folded_section_stays_where_it_is_and_opens_again() {
    for (width, height) in [(60, 20), (120, 40)] {
        let mut journey = Journey::start(width, height).keys("<Enter>}}-");
        let folded = journey.picture();
        let row =
            |picture: &str| picture.lines().position(|line| line.contains("▌") && line.contains("QUALIFICATIONS"));
        assert!(row(&folded).is_some() && folded.contains("▸ QUALIFICATIONS"), "{folded}");
        assert!(!folded.contains('◇'), "{folded}");
        journey = journey.keys("-");
        let opened = journey.picture();
        assert!(opened.contains('◆') && !opened.contains('▸'), "{opened}");
        assert_eq!(row(&opened), row(&folded));
    }
}

#[test]
fn what_is_folded_stays_so_in_other_roles_and_is_gone_through() {
    let mut journey = Journey::start(120, 40).keys("<Enter>_<Esc>j<Enter>");
    let picture = journey.picture();
    assert!(picture.contains("▸ RESPONSIBILITIES") && picture.contains("▸ CONDITIONS"), "{picture}");
    journey = journey.keys("}}-");
    let picture = journey.picture();
    assert!(picture.contains("▸ RESPONSIBILITIES") && !picture.contains("▸ QUALIFICATIONS"), "{picture}");
    // What is open is folded first, as the others are.
    journey = journey.keys("_");
    let picture = journey.picture();
    assert!(picture.contains("▸ QUALIFICATIONS") && picture.contains("_ unfold all"), "{picture}");
    journey = journey.keys("_");
    assert!(!journey.picture().contains('▸'), "{}", journey.picture());
}

#[test]
fn a_hit_opens_what_is_folded() {
    let mut journey = Journey::start(100, 30).keys("<Enter>_<Esc>/advice<Enter>");
    let picture = journey.picture();
    assert!(picture.contains("n/N hits") && picture.contains("consultative advice"), "{picture}");
    assert!(!picture.contains('▸'), "{picture}");
}

#[test]
fn two_clicks_on_a_heading_fold_it() {
    let mut journey = Journey::start(120, 40);
    let row = journey.picture().lines().position(|line| line.contains("RESPONSIBILITIES")).expect("it is there");
    let row = u16::try_from(row).expect("it is on the screen");
    let mut journey = journey.double_click(60, row);
    assert!(journey.picture().contains("▸ RESPONSIBILITIES"), "{}", journey.picture());
    assert!(!journey.click(60, row + 1).picture().contains("▸ QUALIFICATIONS"));
}

#[test]
fn going_to_sections_marks_each_of_them_even_where_the_page_is_short() {
    let mut journey = Journey::start(120, 60).keys("<Enter>_");
    for heading in ["QUALIFICATIONS", "WORKS WITH", "CONDITIONS", "MORE", "MORE"] {
        journey = journey.keys("}");
        let picture = journey.picture();
        assert!(picture.lines().any(|line| line.contains("│▌▸ ") && line.contains(heading)), "{heading}:\n{picture}");
    }
    for heading in ["CONDITIONS", "WORKS WITH"] {
        journey = journey.keys("{");
        let picture = journey.picture();
        assert!(picture.lines().any(|line| line.contains("│▌▸ ") && line.contains(heading)), "{heading}:\n{picture}");
    }
}
