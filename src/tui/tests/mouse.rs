//! The mouse: one click selects, two open, the wheel scrolls what is under it.

use super::*;
use crate::keymap::Place as At;
use crate::tui::model::Overlay;

#[test]
fn two_clicks_open_what_one_selects() {
    for (width, height) in [(60, 20), (120, 40)] {
        let clicked = Journey::start(width, height).click(5, 6);
        assert_eq!((clicked.model.selected_role(), clicked.model.place()), (Some(1), At::List));
        let opened = Journey::start(width, height).double_click(5, 6);
        assert_eq!((opened.model.selected_role(), opened.model.place()), (Some(1), At::Detail));
    }
    let similar = Journey::start(120, 40).keys("a").click(20, 10);
    let roles = similar.model.similar.as_ref().and_then(|similar| Some(similar.roles.as_ref()?[similar.selected].role));
    let compared = Journey::start(120, 40).keys("a").double_click(20, 10);
    assert_eq!(compared.model.compare.as_ref().map(|compare| compare.roles[1]), roles);
    let matrix = Journey::start(120, 40).keys("<Space><Space><Space>c").double_click(60, 8);
    assert_eq!(matrix.model.place(), At::Statements);
    let mut why = Journey::start(120, 40).keys("<Space><Space>c");
    assert!(!why.picture().contains("shared words"));
    why = why.double_click(30, 32);
    assert!(why.model.compare.as_ref().is_some_and(|compare| compare.settings.why && compare.selected > 0));
}

#[test]
fn two_clicks_beside_the_rows_open_nothing() {
    for (column, row) in [(5, 0), (5, 39), (5, 1), (100, 10)] {
        let journey = Journey::start(120, 40).double_click(column, row);
        assert!(journey.model.compare.is_none() && journey.model.overlays.is_empty());
        assert_eq!(journey.model.selected_role(), Some(0), "at {column}, {row}");
    }
    let journey = Journey::start(120, 40).double_click(5, 30);
    assert_eq!((journey.model.selected_role(), journey.model.place()), (Some(0), At::List), "below the last role");
}

#[test]
fn two_clicks_on_a_hit_go_to_it() {
    let mut journey = Journey::start(120, 40).keys("/itil").double_click(12, 4);
    assert_eq!(journey.model.place(), At::Detail);
    assert!(journey.picture().contains("n/N hits"), "{}", journey.picture());
}

#[test]
fn a_click_selects_in_every_list_and_the_wheel_scrolls_there() {
    let facets = Journey::start(120, 40).keys("f").click(100, 3);
    assert_eq!(facets.model.browse.facets.chosen.iter().count(), 1);
    let mut matrix = Journey::start(120, 24).keys("<Space><Space><Space>c").click(100, 8);
    matrix.picture();
    let state = matrix.model.compare.as_ref().map(|compare| (compare.matrix.row, compare.matrix.column));
    assert!(state.is_some_and(|(row, column)| row > 0 && column > 0), "{state:?}");
    matrix = matrix.mouse(MouseEventKind::ScrollDown, 60, 12);
    matrix.picture();
    assert!(matrix.model.compare.as_ref().is_some_and(|compare| compare.matrix.top > 0));
    let mut similar = Journey::start(80, 24).keys("a").click(20, 12);
    similar.picture();
    assert!(similar.model.similar.as_ref().is_some_and(|similar| similar.selected > 0));
}

/// The place of a text on the screen.
fn find(journey: &mut Journey, text: &str) -> (u16, u16) {
    let picture = journey.picture();
    let found = picture.lines().zip(0..).find_map(|(line, row)| {
        let before = line.split_once(text)?.0;
        Some((u16::try_from(before.chars().count()).ok()?, row))
    });
    found.unwrap_or_else(|| panic!("no {text}:\n{picture}"))
}

#[test]
fn what_is_written_and_how_is_chosen_by_clicks() {
    let name = |journey: &Journey| match journey.model.overlays.last() {
        Some(Overlay::Export(export)) => export.name.text().to_owned(),
        _ => panic!("nothing is to be written"),
    };
    for (width, height) in [(60, 20), (80, 24), (120, 40)] {
        let mut journey = Journey::start(width, height).keys("<Space><Space>cx");
        for (click, expected) in [
            (".json", "compare-tam-federal-tam-premier-new-york.json"),
            (".txt", "compare-tam-federal-tam-premier-new-york.txt"),
            ("the matrix", "matrix-tam-federal-tam-premier-new-york.txt"),
        ] {
            let (column, row) = find(&mut journey, click);
            journey = journey.click(column, row);
            assert_eq!(name(&journey), expected, "{}", journey.picture());
        }
        // Beside the choices nothing is chosen.
        let (column, row) = find(&mut journey, ".json");
        for (column, row) in [(column.saturating_sub(30), row), (column + 10, row), (column, row + 1)] {
            journey = journey.click(column, row);
            assert_eq!(name(&journey), "matrix-tam-federal-tam-premier-new-york.txt");
        }
    }
}

#[test]
fn commands_and_what_to_copy_are_chosen_by_clicks_and_the_wheel() {
    for (width, height) in [(60, 20), (80, 24), (120, 40)] {
        let selected = |journey: &Journey| match journey.model.overlays.last() {
            Some(Overlay::Palette(palette)) => palette.selected,
            Some(Overlay::Copy(copying)) => copying.selected,
            _ => panic!("nothing is chosen from"),
        };
        let mut journey = Journey::start(width, height).keys("y");
        let (column, row) = find(&mut journey, "the command line");
        let mut journey = journey.click(column, row).mouse(MouseEventKind::ScrollUp, column, row);
        let up = selected(&journey);
        journey = journey.mouse(MouseEventKind::ScrollDown, column, row);
        assert_eq!((selected(&journey), journey.asked.len()), (up + 1, 0));
        let copied = journey.double_click(column, row);
        assert!(matches!(&*copied.asked, [Effect::Copy { text, .. }] if text == "role-explorer list"));
        assert!(copied.model.overlays.is_empty());

        let mut journey = Journey::start(width, height).keys(":").keys(&"<Down>".repeat(60)).keys(&"<Up>".repeat(2));
        journey.picture();
        let last = selected(&journey);
        let mut journey = journey.mouse(MouseEventKind::ScrollDown, 0, 0);
        assert_eq!(selected(&journey), last + 1);
        // The first row that is shown, which is not the first of all.
        let area = crate::tui::layout::palette(&journey.model);
        let shown = journey.picture();
        let journey = journey.click(area.x + 1, area.y);
        assert_eq!(selected(&journey), last + 2 - usize::from(area.height));
        let mut journey = journey.click(area.x + 1, area.y + 1);
        assert_eq!(selected(&journey), last + 3 - usize::from(area.height));
        let names = |picture: &str| picture.replace('▌', " ");
        // All but the border, which tells which is selected.
        let inside =
            |picture: &str| names(picture).lines().take(usize::from(area.bottom())).collect::<Vec<_>>().join("\n");
        assert_eq!(inside(&journey.picture()), inside(&shown), "nothing moves under the pointer");

        let mut journey = Journey::start(width, height).keys(":bookm");
        let (column, row) = find(&mut journey, "bookmark ");
        let journey = journey.double_click(column, row);
        assert!(journey.model.overlays.is_empty() && journey.model.bookmarks.contains(&0));
        // Beside the choices nothing is chosen.
        let journey = Journey::start(width, height).keys(":bookm").double_click(area.x + 1, area.y - 1);
        assert!(!journey.model.overlays.is_empty() && journey.model.bookmarks.is_empty());
    }
}
