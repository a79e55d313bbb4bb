//! The palette, the searchable help, and what the configuration changes.

use super::super::model::Overlay;
use super::*;
use crate::config::{Config, Dates, Look};
use crate::keymap::{Chord, Keymap};

/// A journey with some keys of the user's own.
fn with_keys(pairs: &[(&str, &str)]) -> Journey {
    let own: Vec<_> = pairs
        .iter()
        .map(|(name, keys)| ((*name).to_owned(), keys.split(',').filter_map(Chord::parse).collect()))
        .collect();
    let mut journey = Journey::start(120, 40);
    journey.model.config = Config { keymap: Keymap::new(&own).0, ..Config::default() };
    journey
}

journey!(shows_what_can_be_done_here_by_name, ":");
journey!(narrows_the_commands_by_words_of_what_they_do, ":pane");
journey!(says_that_no_command_is_called_so, ":xyzzy");
journey!(finds_in_the_help, "?/mark");

#[test]
fn a_command_is_done_where_the_palette_was_opened() {
    let mut journey = Journey::start(120, 40).keys("  :comp<Enter>");
    assert!(journey.picture().contains("Compare"), "{}", journey.picture());
    let mut journey = journey.keys(":matrix<Enter>");
    assert!(journey.picture().contains("Matrix"), "{}", journey.picture());
    let mut journey = journey.keys(":nothing<Esc>");
    assert!(!journey.picture().contains("Commands"), "Esc leaves it");
}

#[test]
fn every_command_of_every_place_can_be_run_from_the_palette() {
    for keys in ["", "<Enter>", "f", "  c", "     c", "     c<Enter>", "  cg", "a", "?"] {
        let commands = {
            let journey = Journey::start(100, 30).keys(keys);
            let place = journey.model.place();
            journey.model.config.keymap.here(place).map(|(binding, _)| binding.name).collect::<Vec<_>>()
        };
        for name in commands {
            // Several names begin alike: what is typed whole stands first.
            let mut journey = Journey::start(100, 30).keys(keys).keys(&format!(":{name}<Enter>"));
            let is_open = matches!(journey.model.overlays.last(), Some(Overlay::Palette(_)));
            assert!(name == "palette" || !is_open, "{name} after {keys:?}:\n{}", journey.picture());
        }
    }
}

#[test]
fn a_slip_in_a_command_is_forgiven() {
    for (slip, name) in [("exprot", "export"), ("srot", "sort"), ("mrak", "mark")] {
        let mut journey = Journey::start(100, 30).keys(&format!(":{slip}"));
        let picture = journey.picture();
        assert!(picture.lines().any(|line| line.contains(&format!("▌{name}"))), "{slip}:\n{picture}");
    }
}

#[test]
fn a_saved_search_typed_in_part_is_offered() {
    let mut journey = Journey::start(120, 40);
    journey.model.config.searches = vec![("certified".to_owned(), "itil pref:".to_owned())];
    let mut journey = journey.keys("/@cert");
    assert!(journey.picture().contains("“@certified”: Tab takes it"), "{}", journey.picture());
    let mut journey = journey.keys("<Tab><Enter>");
    assert!(journey.picture().contains("[/ @certified]"), "{}", journey.picture());
    let mut journey = journey.keys("/<End> @nope");
    assert!(journey.picture().contains("no saved search `nope`"), "{}", journey.picture());
}

#[test]
fn keys_of_one_s_own_are_shown_and_work() {
    let mut journey = with_keys(&[("compare", "v c,C"), ("export", "")]);
    let hints = journey.picture();
    assert!(hints.contains("v c compare") && !hints.contains("x export"), "{hints}");
    let mut journey = journey.keys("  v");
    assert!(journey.picture().contains("v … goes on"), "{}", journey.picture());
    let mut journey = journey.keys("x");
    assert!(journey.picture().contains("v x does nothing here"), "{}", journey.picture());
    let mut journey = journey.keys("vc");
    assert!(journey.picture().contains(" Compare "), "{}", journey.picture());
    let mut journey = with_keys(&[("compare", "v c")]).keys("?/compare");
    assert!(journey.picture().contains("v c"), "{}", journey.picture());
}

#[test]
fn command_keys_work_under_other_layouts() {
    let latin = Journey::start(100, 30).keys("jj  c").picture();
    for keys in ["оо  с", "ξξ  ψ"] {
        assert_eq!(Journey::start(100, 30).keys(keys).picture(), latin, "{keys}");
    }
}

#[test]
fn saved_searches_are_called_by_name() {
    let mut journey = Journey::start(120, 40);
    journey.model.config.searches = vec![("cert".to_owned(), "itil pref:".to_owned())];
    let by_palette = journey.keys(":cert<Enter>").picture();
    assert!(by_palette.contains("itil pref:") && by_palette.contains("hit"), "{by_palette}");
    let mut journey = Journey::start(120, 40);
    journey.model.config.searches = vec![("cert".to_owned(), "itil pref:".to_owned())];
    let mut journey = journey.keys("/@cert");
    let hits = |picture: &str| {
        picture.lines().next().and_then(|line| line.split("] ").nth(1)?.split("  ").next().map(str::to_owned))
    };
    assert_eq!(hits(&journey.picture()), hits(&by_palette));
    let mut journey = journey.keys("x");
    assert!(journey.picture().contains("no saved search `certx`"), "{}", journey.picture());
}

#[test]
fn the_theme_follows_the_terminal_where_it_is_told_to() {
    let mut journey = Journey::start(120, 40).keys("j<Enter>jj");
    journey.happen(Message::Background { is_dark: true });
    assert_eq!(journey.model.theme, Theme::standard(), "only where it is told to");
    journey.model.config.look = Look::Auto;
    let before = journey.picture();
    let colour = |journey: &Journey| journey.terminal.backend().buffer()[(1, 0)].bg;
    let standard = colour(&journey);
    journey.happen(Message::Background { is_dark: true });
    assert_eq!(journey.picture(), before, "only the colours are others");
    let dark = colour(&journey);
    journey.happen(Message::Background { is_dark: false });
    journey.picture();
    let light = colour(&journey);
    assert!(standard != dark && dark != light && light != standard);
}

#[test]
fn dates_and_the_width_of_the_list_are_as_set() {
    let yaml = "{title: Baker, posted: 2024-05-01, responsibilities: [Bakes bread.]}";
    let directory = tempfile::tempdir().expect("a directory can be made");
    std::fs::write(directory.path().join("baker.yaml"), yaml).expect("it can be written");
    let mut journey = Journey::with(vec![Place::Path(directory.path().to_owned())], 120, 40);
    journey.model.config = Config { dates: Dates::Long, list_width: Some(25), ..Config::default() };
    let picture = journey.picture();
    assert!(picture.contains("1 May 2024"), "{picture}");
    assert_eq!(picture.lines().nth(1).and_then(|line| line.chars().position(|c| c == '╮')), Some(24), "{picture}");
}

#[test]
fn help_has_no_empty_section_and_tells_no_sign_that_is_not_there() {
    let mut matrix = Journey::start(100, 60).keys("<Space><Space><Space>c?");
    let whole = matrix.picture();
    assert!(whole.contains("KEYS") && whole.contains("all roles have it"), "{whole}");
    let mut matrix = matrix.keys("/accepted");
    let picture = matrix.picture();
    assert!(!picture.contains("KEYS") && !picture.contains("≈"), "{picture}");
    assert!(picture.contains("Nothing here has to do with that"), "{picture}");
    let picture = Journey::start(100, 40).keys("<Space><Space>c?/accepted").picture();
    assert!(picture.contains("You accepted this pairing"), "{picture}");
}
