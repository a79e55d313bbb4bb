//! The README's tour and its reference of keys, held against the program.

use std::fmt::Write as _;
use std::fs;

use super::*;
use crate::keymap::{BINDINGS, Chord, EDITING, Place as Where, TYPING, shown};

const README: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
/// Between these lines the reference stands.
const BEGIN: &str = "<!-- keys: written by `cargo test --bin role-explorer readme -- --ignored` -->\n";
const END: &str = "<!-- /keys -->";

/// What the screen shows after each step of the tour, and what it shows no more.
const STEPS: &[(&str, &str)] = &[
    ("2 of 5", "Help ─"),
    ("5 roles", "[/"),
    ("⇄", "1 Roles"),
    ("⇄", "Why ─"),
    ("⇄", "Matrix  "),
    ("⇄", "Copy ─"),
    ("5 roles", "[bookmark"),
    ("5 roles", "Commands ─"),
];

fn readme() -> String {
    fs::read_to_string(README).expect("the README can be read")
}

/// The numbered steps of the tour, each in one line.
fn tour(readme: &str) -> Vec<String> {
    let tour = readme.split("## Around in a minute\n").nth(1).and_then(|rest| rest.split("\nThe rest").next());
    let mut steps: Vec<String> = Vec::new();
    for line in tour.expect("the README has a tour").lines() {
        if line.starts_with(|c: char| c.is_ascii_digit()) {
            steps.push(line.to_owned());
        } else if let Some(step) = steps.last_mut() {
            step.push_str(line);
        }
    }
    steps
}

/// What a step says to type, as [`Journey::keys`] reads it.
fn typed(step: &str) -> String {
    let mut keys = String::new();
    for (place, text) in step.split('`').enumerate().filter(|(place, _)| place % 2 == 1) {
        let name = match text {
            "cargo run --release" => continue,
            "↓" => "Down",
            "↑" => "Up",
            other => other,
        };
        let is_named = Chord::parse(name).is_some() && name.chars().count() > 1;
        let _ = if is_named { write!(keys, "<{name}>") } else { write!(keys, "{name}") };
        assert!(
            is_named
                || name.chars().count() == 1
                || step.split('`').nth(place - 1).is_some_and(|before| before.ends_with("type ")),
            "{name} is no key and not to be typed"
        );
    }
    keys
}

#[test]
fn the_readme_s_tour_can_be_followed_key_by_key() {
    let steps = tour(&readme());
    assert_eq!(steps.len(), STEPS.len());
    for (width, height) in [(80, 24), (120, 40)] {
        let mut journey = Journey::start(width, height);
        for (step, (shown, gone)) in steps.iter().zip(STEPS) {
            journey = journey.keys(&typed(step));
            let picture = journey.picture();
            assert!(
                picture.contains(shown) && !picture.contains(gone),
                "after {step:?} at {width}x{height}:\n{picture}"
            );
            assert!(journey.model.ended.is_none(), "{step}");
        }
        assert_eq!(journey.model.place(), Where::List);
        assert!(journey.model.overlays.is_empty() && journey.model.browse.search.is_none());
        assert_eq!(journey.model.marks.len(), 2, "the tour marked two");
        assert_eq!(journey.model.bookmarks.len(), 1, "and gave one a bookmark");
    }
}

/// Keys in a cell of the reference.
fn cell(keys: &[&str]) -> String {
    let keys: Vec<String> = shown(keys).into_iter().map(|keys| format!("`{keys}`")).collect();
    keys.join(" ").replace('|', "\\|")
}

/// The reference of keys: a table a group of places, so that none is told twice.
fn reference() -> String {
    let mut text = String::from("| key | does | where | name |\n| --- | --- | --- | --- |\n");
    for binding in BINDINGS {
        let (keys, name) = (cell(binding.keys), binding.name);
        let _ = writeln!(text, "| {keys} | {} | {} | `{name}` |", binding.description, binding.whereabouts());
    }
    for (keys, description) in EDITING {
        let _ = writeln!(text, "| {} | {description} | {TYPING} | fixed |", cell(keys));
    }
    text
}

#[test]
fn the_readme_s_reference_of_keys_is_that_of_the_program() {
    let readme = readme();
    let (_, rest) = readme.split_once(BEGIN).expect("the reference begins");
    let (told, _) = rest.split_once(END).expect("the reference ends");
    assert!(told.contains(&reference()), "write it anew: cargo test --bin role-explorer readme -- --ignored");
}

#[test]
#[ignore = "writes the README's reference of keys"]
fn write_the_reference() {
    let readme = readme();
    let (before, rest) = readme.split_once(BEGIN).expect("the reference begins");
    let (_, after) = rest.split_once(END).expect("the reference ends");
    let folded = format!("<details><summary>All keys</summary>\n\n{}\n</details>\n", reference());
    fs::write(README, format!("{before}{BEGIN}{folded}{END}{after}")).expect("the README can be written");
}
