//! Every theme can be read, and shows what is selected.

use ratatui::style::{Color, Style};

use super::*;
use crate::config::{self, Look};

const THEMES: [&str; 6] = ["default", "dark", "light", "high-contrast", "colour-blind", "none"];

/// A theme of the program, by its name.
fn theme(name: &str) -> Theme {
    let directory = tempfile::tempdir().expect("a directory for the test");
    let file = directory.path().join("config.toml");
    std::fs::write(&file, format!("theme = \"{name}\"\n")).expect("a file");
    match config::of(&file) {
        (crate::config::Config { look: Look::Theme(theme), .. }, problems) if problems.is_empty() => *theme,
        other => panic!("{name}: {other:?}"),
    }
}

/// The signs and styles on the screen, row by row.
fn cells(journey: &mut Journey) -> Vec<Vec<(String, Style)>> {
    journey.picture();
    let buffer = journey.terminal.backend().buffer();
    let cell = |cell: &ratatui::buffer::Cell| (cell.symbol().to_owned(), cell.style());
    buffer.content.chunks(buffer.area.width.into()).map(|row| row.iter().map(cell).collect()).collect()
}

#[test]
fn what_is_selected_differs_from_what_is_not() {
    // Keys that lead to a view, and those that select something else in it.
    let views = [
        ("", "j"),
        ("/support<Enter><Esc>", "n"),
        ("f", "j"),
        ("<Space><Space>c", "j"),
        ("<Space><Space>c", "n"),
        ("<Space><Space><Space>c", "l"),
        ("<Space><Space><Space>c", "j"),
        ("a", "j"),
        ("y", "j"),
        (":", "<Down>"),
        ("x", "<Down>"),
    ];
    for name in THEMES {
        for (keys, next) in views {
            let mut journey = Journey::start(120, 40);
            journey.model.theme = theme(name);
            let mut journey = journey.keys(keys);
            let before = cells(&mut journey);
            let mut journey = journey.keys(next);
            let after = cells(&mut journey);
            // The hints and the title aside, which may say other things.
            let differing = before.iter().zip(&after).take(39).skip(1).filter(|(one, other)| one != other).count();
            assert!(differing > 0, "{name}, after {keys:?} and {next:?}:\n{}", journey.picture());
            let pointers = |rows: &[Vec<(String, Style)>]| -> Vec<usize> {
                (0..rows.len()).filter(|row| rows[*row].iter().any(|(sign, _)| sign == "▌" || sign == "▸")).collect()
            };
            assert!(!pointers(&before).is_empty(), "{name}, after {keys:?}:\n{}", journey.picture());
            let marked = |rows: &[Vec<(String, Style)>]| -> Vec<(usize, usize)> {
                let places = rows.iter().enumerate().flat_map(|(y, row)| row.iter().enumerate().map(move |it| (y, it)));
                places.filter(|(_, (_, (sign, _)))| sign == "▌" || sign == "▸").map(|(y, (x, _))| (x, y)).collect()
            };
            assert_ne!(marked(&before), marked(&after), "{name}, after {keys:?} and {next:?}:\n{}", journey.picture());
        }
    }
}

/// How bright a colour is, from 0 to 1, as the Web Content Accessibility Guidelines 2.2 define relative luminance.
fn luminance(colour: Color) -> f64 {
    let Color::Rgb(red, green, blue) = colour else { panic!("{colour:?} has no fixed value") };
    let linear = |value: u8| {
        let value = f64::from(value) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

/// The contrast of two colours, from 1 to 21, as the same guidelines define it.
fn contrast(one: Color, other: Color) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn everything_stands_out_from_its_background() {
    for name in ["dark", "light", "high-contrast"] {
        let mut theme = theme(name);
        let text = theme.text;
        for (style, shown) in theme.styles() {
            let shown = text.patch(*shown);
            let (Some(fg), Some(bg)) = (shown.fg, shown.bg) else { panic!("{name}: {style} has no colour") };
            // 1.4.3 asks 4.5 of text, 1.4.11 asks 3 of what is drawn.
            let least = if style == "border" { 3.0 } else { 4.5 };
            let contrast = contrast(fg, bg);
            assert!(contrast >= least, "{name}: {style} has {contrast:.2}, {least} is asked");
        }
    }
}

#[test]
fn the_contrast_is_that_of_the_guidelines() {
    assert!((contrast(Color::Rgb(0, 0, 0), Color::Rgb(255, 255, 255)) - 21.0).abs() < 1e-9);
    assert!((contrast(Color::Rgb(0x76, 0x76, 0x76), Color::Rgb(255, 255, 255)) - 4.54).abs() < 0.01);
}
