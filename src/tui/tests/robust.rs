//! No size, no text and no event brings it down.

use super::*;

/// Keys that lead to every screen.
const SCREENS: &[&str] = &[
    "",
    "<Enter>",
    "z",
    "/itil",
    "/itil<Enter>",
    "f",
    "fj<Space>}<Space>",
    "/itil<Enter>f<Space>",
    "/itil<Enter>w",
    "/itil<Enter>/",
    "sss",
    "/zzzzz",
    "<Space><Space>c",
    "<Space><Space>ciw",
    "<Space><Space>cjw",
    "<Space><Space>c/the",
    "?",
    "x",
    "y",
    "<Space><Space>cx",
    "<Space><Space><Space><Space><Space>cjjlll",
    "<Space><Space><Space><Space><Space>c<Enter>",
    "<Space><Space>cg",
    "a",
    "<Enter>}-",
    "<Enter>_",
    "b<Space>B",
];

#[test]
fn every_screen_is_drawn_at_every_size() {
    for keys in SCREENS {
        let mut journey = Journey::start(60, 20).keys(keys);
        // Where things begin to fit, every size counts; beyond, one in a few.
        for width in (0..=30).chain((33..=60).step_by(3)) {
            for height in (0..=10).chain([14, 20]) {
                journey = journey.resize(width, height);
                journey.picture();
            }
        }
    }
}

#[test]
fn a_terminal_too_small_says_so_and_still_quits() {
    let mut journey = Journey::start(19, 5);
    assert!(journey.picture().starts_with("Needs 20 columns"), "{}", journey.picture());
    journey = journey.keys("q");
    assert_eq!(journey.model.ended, Some(crate::tui::End::Quit));
}

#[test]
fn without_colours_nothing_is_coloured_and_the_selection_is_seen() {
    use ratatui::style::Color;
    for keys in SCREENS {
        let mut journey = Journey::start(100, 30);
        journey.model.theme = Theme::monochrome();
        let mut journey = journey.keys(keys);
        let picture = journey.picture();
        let cells = &journey.terminal.backend().buffer().content;
        assert!(cells.iter().all(|cell| cell.fg == Color::Reset && cell.bg == Color::Reset), "after {keys:?}");
        let reading = keys.contains('?')
            || keys.contains('x')
            || keys.contains("zzz")
            || keys.ends_with("c<Enter>")
            || keys.ends_with("cg");
        assert!(reading || picture.contains('▌'), "after {keys:?}:\n{picture}");
    }
}

#[test]
fn hostile_text_is_shown_and_never_sent() {
    let directory = tempfile::tempdir().expect("a directory for the test");
    let yaml = "title: \"A\\e]52;c;eA==\\a\\u202Eb\"\nvariant: \"\\u200B\\u2066\"\nresponsibilities:\n  - \"x\\e[2J\\u009By 👩‍💻 שלום 漢字 \"\n";
    std::fs::write(directory.path().join("evil.yaml"), yaml).expect("the file can be written");
    let places = vec![Place::Path(directory.path().to_owned())];
    for keys in ["", "<Enter>", "/y", "x", "p", "?"] {
        let mut journey = Journey::with(places.clone(), 100, 30).keys(keys);
        let picture = journey.picture();
        let sent = |c: char| {
            c.is_control() && c != '\n'
                || ('\u{202a}'..='\u{202e}').contains(&c)
                || ('\u{2066}'..='\u{2069}').contains(&c)
        };
        assert!(!picture.contains(sent), "after {keys:?}:\n{picture}");
    }
    let mut journey = Journey::with(places, 100, 30).keys("<Enter>");
    let picture = journey.picture();
    for shown in ["␛]52", "<U+202E>", "<U+009B>", "👩‍💻", "שלום"] {
        assert!(picture.contains(shown), "{shown} is missing:\n{picture}");
    }
}
