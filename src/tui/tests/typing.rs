//! Lines that are typed: all of them alike.

use super::super::model::Overlay;
use super::*;
use crate::keymap::{Keymap, Place as At};

/// What opens each line, and where one is then.
const LINES: [(&str, At); 5] =
    [("/", At::Searching), ("  c/", At::Finding), (":", At::Commands), ("?/", At::Narrowing), ("x<C-u>", At::Writing)];

journey!(shows_the_keys_of_the_dialog_that_writes_a_file, "x<F1>");

#[test]
fn every_line_takes_what_is_typed_and_pasted_and_what_works_everywhere() {
    for (keys, place) in LINES {
        let mut journey = Journey::start(100, 30).keys(keys).keys("kqj:?<Left><Backspace>");
        assert_eq!(journey.model.place(), place, "after {keys}");
        assert!(journey.picture().contains("kqj?"), "after {keys}:\n{}", journey.picture());
        journey.happen(Message::Paste("past\u{1b}e".to_owned()));
        assert!(journey.picture().contains("kqjpast␛e?"), "after {keys}:\n{}", journey.picture());
        let mut journey = journey.keys("<C-l><C-z>");
        assert!(matches!(journey.asked[..], [.., Effect::Redraw, Effect::Suspend]), "after {keys}");
        if place != At::Narrowing {
            journey = journey.keys("<F1>");
            assert!(matches!(journey.model.overlays.last(), Some(Overlay::Help(at, _)) if *at == place));
            assert!(journey.picture().contains("KEYS"), "after {keys}:\n{}", journey.picture());
            journey = journey.keys("<Esc>");
        }
        assert!(journey.picture().contains("kqjpast␛e?"), "after {keys}:\n{}", journey.picture());
        let journey = journey.keys("<C-e><C-u><Backspace>");
        let leaves = place != At::Writing;
        assert_eq!(journey.model.place() != place, leaves, "Backspace in the empty line after {keys}");
    }
}

#[test]
fn the_keys_of_a_line_can_be_changed() {
    let own = [("write", "^s"), ("next-format", "A-f"), ("leave-export", "^g")];
    let own: Vec<_> =
        own.map(|(name, keys)| (name.to_owned(), crate::keymap::Chord::parse(keys).into_iter().collect())).into();
    let start = || {
        let mut journey = Journey::start(100, 30);
        journey.model.config.keymap = Keymap::new(&own).0;
        journey.keys("x")
    };
    let mut journey = start();
    let hints = journey.picture();
    assert!(hints.contains("^s write") && hints.contains("A-f format") && hints.contains("^g back"), "{hints}");
    let mut journey = journey.keys("<A-f><Enter>");
    assert!(journey.picture().contains("tam-federal.html"), "{}", journey.picture());
    assert_eq!(journey.keys("<C-g>").model.place(), At::List);
}

#[test]
fn no_text_names_a_key_that_does_something_else() {
    let own = [
        ("up", "A-u"),
        ("down", "A-d"),
        ("left", "A-l"),
        ("right", "A-r"),
        ("next-section", "A-n"),
        ("previous-section", "A-p"),
        ("back", "A-b"),
        ("leave-search", "A-s"),
        ("take-word", "A-t"),
        ("leave-commands", "A-c"),
        ("quit", "A-q"),
        ("help", "A-h"),
    ];
    let own: Vec<_> =
        own.map(|(name, keys)| (name.to_owned(), crate::keymap::Chord::parse(keys).into_iter().collect())).into();
    let keymap = Keymap::new(&own).0;
    for (keys, told) in [
        ("", &["A-u A-d move", "A-h help"][..]),
        ("f", &["A-u A-d move", "A-p A-n facets", "A-b back"]),
        ("<Enter>", &["A-u A-d scroll", "A-p A-n sections", "A-b back"]),
        ("   c", &["A-u A-d A-l A-r move", "A-b back"]),
        ("y", &["A-u A-d choose", "A-b back"]),
        ("<A-h>", &["A-u A-d scroll", "A-b back"]),
        ("/zzzzz", &["A-s leaves the search and shows", "A-s leave the search", "A-h help"]),
        ("/zzzzz<Enter>", &["Nothing to go to · A-s leaves the search"]),
        ("/escal8tions", &["A-t takes it."]),
        (":zzzz<Enter>", &["There is no such command · A-c leaves", "A-c back", "A-h help"]),
    ] {
        let mut journey = Journey::start(140, 30);
        journey.model.config.keymap = keymap.clone();
        let mut journey = journey.keys(keys);
        let picture = journey.picture();
        for told in told {
            assert!(picture.contains(told), "no {told:?} after {keys:?}:\n{picture}");
        }
        // The help tells of keys that work elsewhere.
        let names = ["Esc", "Tab", "F1"];
        assert!(keys == "<A-h>" || !names.iter().any(|name| picture.contains(name)), "after {keys:?}:\n{picture}");
        let small = journey.resize(60, 5).picture();
        assert!(small.contains(if keys.is_empty() { "A-q quits" } else { "quits" }), "{small}");
    }
}

#[test]
fn the_key_of_the_help_is_told_where_something_is_typed() {
    for (keys, place) in LINES {
        for width in [60, 140] {
            let mut journey = Journey::start(width, 20).keys(keys);
            let picture = journey.picture();
            let hints = picture.lines().last().unwrap_or_default();
            assert_eq!(hints.contains("F1 help"), place != At::Narrowing, "after {keys}:\n{picture}");
        }
    }
}

#[test]
fn a_question_names_the_keys_that_answer_it() {
    let directory = tempfile::tempdir().expect("a directory for the test");
    let path = directory.path().join("role.md");
    std::fs::write(&path, "mine").expect("it can be written");
    let own = |name: &str, keys| (name.to_owned(), crate::keymap::Chord::parse(keys).into_iter().collect());
    let keymap = Keymap::new(&[own("overwrite", "o"), own("keep-file", "k")]).0;
    for (keymap, asked) in [(Keymap::default(), "Overwrite it? y or n"), (keymap, "Overwrite it? o or k")] {
        for plain in [false, true] {
            let mut journey = Journey::start(100, 30);
            (journey.model.config.keymap, journey.model.plain) = (keymap.clone(), plain);
            let mut journey = journey.keys(&format!("x<C-u>{}<Enter>", path.display()));
            // Whoever hears the screen is asked in the last line but one, too.
            let times = journey.picture().matches(asked).count();
            assert_eq!(times, 1 + usize::from(plain), "{}", journey.picture());
        }
    }
}

#[test]
fn a_question_is_answered_by_its_key_alone() {
    let directory = tempfile::tempdir().expect("a directory for the test");
    let path = directory.path().join("role.md");
    for (keys, replaced) in
        [("y", true), ("Y", true), ("н", true), ("n", false), ("<Esc>", false), ("j", false), ("<F1><Esc>n", false)]
    {
        std::fs::write(&path, "mine").expect("it can be written");
        let journey = Journey::start(100, 30).keys(&format!("x<C-u>{}<Enter>", path.display()));
        assert_eq!(journey.model.place(), At::Replacing);
        let journey = journey.keys(keys);
        assert_ne!(journey.model.place(), At::Replacing, "after {keys}");
        let written = std::fs::read_to_string(&path).expect("it is there");
        assert_eq!(written != "mine", replaced, "after {keys}");
    }
}

#[test]
fn a_key_pressed_with_another_still_edits_a_line() {
    for (keys, place) in LINES {
        let typed = Journey::start(100, 30).keys(keys).keys("one two");
        let with = |code, modifiers| Message::Key(KeyEvent::new(code, modifiers));
        let mut journey = typed;
        journey.happen(with(KeyCode::Left, KeyModifiers::SHIFT));
        journey.happen(with(KeyCode::Backspace, KeyModifiers::SHIFT));
        let mut journey = journey.keys("x");
        assert!(journey.picture().contains("one txo"), "after {keys}:\n{}", journey.picture());
        journey.happen(with(KeyCode::End, KeyModifiers::CONTROL));
        journey.happen(with(KeyCode::Backspace, KeyModifiers::ALT));
        let mut journey = journey.keys("three");
        assert!(journey.picture().contains("one three"), "after {keys}:\n{}", journey.picture());
        journey.happen(with(KeyCode::Esc, KeyModifiers::SHIFT));
        assert_ne!(journey.model.place(), place, "after {keys}");
    }
}

#[test]
fn what_is_looked_for_is_seen_on_the_smallest_screen() {
    let mut journey = Journey::start(24, 6).keys("<Space><Space>c/deliv");
    assert!(journey.picture().contains("/ deliv"), "{}", journey.picture());
}

#[test]
fn the_key_that_takes_an_offered_word_is_hinted_while_one_is_offered() {
    let hints = |mut journey: Journey| journey.picture().lines().last().unwrap_or_default().to_owned();
    let offers = |keys: &str| hints(Journey::start(100, 30).keys(keys)).contains("Tab take the word offered");
    assert!(offers("/escal8tions"), "{}", Journey::start(100, 30).keys("/escal8tions").picture());
    assert!(!offers("/incident"));
    assert!(!offers("/qqqqqq"));
}
