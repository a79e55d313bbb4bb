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
fn how_large_a_terminal_must_be_is_told_whole_at_every_size_that_holds_it() {
    let told = |width, height| -> String {
        Journey::start(width, height).picture().split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let whole = "Needs 20 columns and 6 rows · Q quits";
    for (width, height, expected) in [
        (19, 6, whole),
        (40, 1, whole),
        (10, 5, whole),
        (30, 1, "Needs 20 columns and 6 rows"),
        (16, 2, "Needs 20 columns and 6 rows"),
        (19, 1, "Needs 20 by 6"),
        (6, 1, "Needs…"),
    ] {
        assert_eq!(told(width, height), expected, "{width}x{height}");
    }
}

#[test]
fn the_first_line_leaves_out_whole_parts_and_the_problems_last() {
    let directory = tempfile::tempdir().expect("a directory for the test");
    for (name, yaml) in [("a", "title: A"), ("b", "title: B"), ("c", "title: [")] {
        std::fs::write(directory.path().join(format!("{name}.yaml")), yaml).expect("a file");
    }
    for (width, expected) in [
        (20, "3 problems"),
        (25, "2 marked · 3 problems"),
        (34, "2 roles · 2 marked · 3 problems"),
        (80, "role-explorer 2 roles · 2 marked · 3 problems"),
    ] {
        let mut journey =
            Journey::with(vec![Place::Path(directory.path().to_owned())], width, 20).keys("<Space><Space>");
        let picture = journey.picture();
        let first = picture.lines().next().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(first, expected, "{picture}");
    }
}

#[test]
fn a_message_leaves_the_corners_of_the_boxes_and_where_one_is() {
    for (width, keys, line) in [
        (60, "b", "╰ Bookmarked · B shows only bookmarked roles ────── 1 of 5 ╯"),
        (80, "<Space><Space>co", "╰ Statements in the order of the left role ─────────────────────────── 1 of"),
        (120, "b", "1 of 5 ╯╰ Bookmarked · B shows only bookmarked roles ─"),
        // Where no stretch of border holds it, it lies over what there is, but for the outer corners.
        (80, "b", "╰ Bookmarked · B shows only bookmarked roles ─"),
    ] {
        let mut journey = Journey::start(width, 24).keys(keys);
        let picture = journey.picture();
        let last = picture.lines().nth(22).unwrap_or_default();
        assert!(last.contains(line) && last.ends_with('╯'), "{line} is missing:\n{picture}");
    }
}

#[test]
fn the_profile_shown_where_there_is_none_is_yaml_at_every_width() {
    let directory = tempfile::tempdir().expect("a directory for the test");
    for width in [40, 60, 80, 120] {
        let mut journey = Journey::with(vec![Place::Path(directory.path().to_owned())], width, 40);
        let picture = journey.picture();
        let shown = picture.lines().filter_map(|line| {
            let inside = line.trim_end_matches(['│', ' ']).rsplit('│').next()?;
            inside.strip_prefix("   ")
        });
        let yaml: Vec<&str> = shown.collect();
        let (roles, problems) = role_explorer::role::read(yaml.join("\n").as_bytes(), "shown");
        assert_eq!(problems, [], "{picture}");
        let said: Vec<&str> = roles[0].role.items().map(|(_, item)| item.text.as_str()).collect();
        let expected =
            ["Runs the incident process from first call to root cause.", "Five years in enterprise support."];
        assert_eq!(said, expected, "{picture}");
    }
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
