//! The themes: those of the program, and files of the user's own.

use std::path::Path;

use role_explorer::catalog;
use role_explorer::problem::Problem;
use role_explorer::text::nearest;

use super::document::{self, entries};
use crate::theme::{self, Theme};

/// The themes of the program that are files, by name.
const FILES: &[(&str, &str)] = &[
    ("dark", include_str!("../../assets/themes/dark.toml")),
    ("light", include_str!("../../assets/themes/light.toml")),
    ("high-contrast", include_str!("../../assets/themes/high-contrast.toml")),
    ("colour-blind", include_str!("../../assets/themes/colour-blind.toml")),
];

/// The names of the program's themes; `auto` is dark or light, as the terminal is.
pub(super) const NAMES: &[&str] = &["default", "auto", "dark", "light", "high-contrast", "colour-blind", "none"];

/// Themes that build on one another, at the most.
const DEEPEST: usize = 8;

/// A theme by name, from the program or from `NAME.toml` in `directory`, with what is wrong in its file.
///
/// # Errors
///
/// Why there is none, and what may have been meant.
pub(super) fn find(name: &str, directory: &Path) -> Result<(Theme, Vec<Problem>), (String, Option<String>)> {
    find_within(name, directory, DEEPEST)
}

/// A theme of the program's own files, which are sound.
pub(super) fn built_in(name: &str) -> Theme {
    find(name, Path::new("")).map_or_else(|_| Theme::standard(), |(theme, _)| theme)
}

fn find_within(name: &str, directory: &Path, depth: usize) -> Result<(Theme, Vec<Problem>), (String, Option<String>)> {
    if depth == 0 {
        return Err((format!("the theme `{name}` builds on itself, or on more than {DEEPEST} others"), None));
    }
    match name {
        "default" => return Ok((Theme::standard(), Vec::new())),
        "none" => return Ok((Theme::monochrome(), Vec::new())),
        _ => {}
    }
    if let Some((_, source)) = FILES.iter().find(|(other, _)| *other == name) {
        return Ok(read(source, Path::new(name), directory, depth));
    }
    let is_plain = Path::new(name).components().count() == 1 && !name.starts_with('.');
    let file = directory.join(format!("{name}.toml"));
    match catalog::read_file(&file) {
        Ok(bytes) if is_plain => Ok(read(&String::from_utf8_lossy(&bytes), &file, directory, depth)),
        _ => {
            let help = match nearest(name, NAMES.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("there are {}, and files NAME.toml in {}", NAMES.join(", "), directory.display()),
            };
            Err((format!("there is no theme `{name}`"), Some(help)))
        }
    }
}

/// A theme's file: what it builds on, and the styles it changes.
fn read(source: &str, path: &Path, directory: &Path, depth: usize) -> (Theme, Vec<Problem>) {
    let (table, mut findings) = document::read(source, path);
    let entries = entries(&table);
    let mut theme = Theme::standard();
    let mut others = Vec::new();
    for entry in entries.iter().filter(|entry| entry.name == "inherits") {
        let Some(name) = findings.text(entry, "the name of a theme") else { continue };
        match find_within(name, directory, depth - 1) {
            Ok((base, problems)) => {
                theme = base;
                others = problems;
            }
            Err((why, help)) => findings.tell(entry.value.span(), "unknown-theme", &why, help),
        }
    }
    for entry in entries.iter().filter(|entry| entry.name != "inherits") {
        let wanted = entry.name.replace('-', "_");
        let mut styles = theme.styles();
        let Some((_, style)) = styles.iter_mut().find(|(name, _)| *name == wanted) else {
            let names: Vec<String> = styles.iter().map(|(name, _)| name.replace('_', "-")).collect();
            let known: Vec<&str> = names.iter().map(String::as_str).chain(["inherits"]).collect();
            findings.unknown(entry, "style of a theme", &known);
            continue;
        };
        let Some(words) = findings.text(entry, "a style, such as \"bold cyan\"") else { continue };
        match theme::style(words) {
            Ok(read) => **style = read,
            Err(word) if word.is_empty() => {
                let message = "after `on` a colour has to stand";
                findings.tell(entry.value.span(), "unknown-style", message, Some("such as `white on blue`".to_owned()));
            }
            Err(word) => {
                let known = ["bold", "dim", "italic", "underline", "reverse", "on"];
                let colours = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white", "gray"];
                let help = match nearest(&word, known.into_iter().chain(colours)) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "colours are names (cyan, light-blue), #rrggbb, or 0 to 255".to_owned(),
                };
                let message = format!("`{word}` is neither a colour nor a word for how");
                findings.tell(entry.value.span(), "unknown-style", &message, Some(help));
            }
        }
    }
    let problems = findings.problems().into_iter().chain(others).collect();
    (theme, problems)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn the_program_s_themes_are_sound_and_differ() {
        let themes: Vec<Theme> = NAMES
            .iter()
            .filter(|name| **name != "auto")
            .map(|name| {
                let (theme, problems) = find(name, Path::new("")).expect("it is built in");
                assert_eq!(problems, [], "{name}");
                theme
            })
            .collect();
        for (place, theme) in themes.iter().enumerate() {
            assert!(!themes[..place].contains(theme), "two themes are the same");
        }
    }

    #[test]
    fn nothing_but_the_default_tells_by_red_against_green() {
        let (_, source) = FILES.iter().find(|(name, _)| *name == "colour-blind").expect("it is there");
        assert!(!source.contains("red") || !source.contains("= \"green"), "{source}");
        let mut theme = built_in("colour-blind");
        for (name, style) in theme.styles() {
            let named = format!("{:?}", style.fg);
            assert!(!named.contains("Green") && !named.contains("Red"), "{name} is {named}");
        }
    }

    #[test]
    fn a_theme_of_one_s_own_builds_on_another_and_says_what_is_wrong_in_it() {
        let directory = tempfile::tempdir().expect("a directory can be made");
        let write = |name: &str, text: &str| fs::write(directory.path().join(name), text).expect("it can be written");
        write("mine.toml", "inherits = \"dark\"\naccent = \"bold grene\"\ngood = \"#00ff00\"\nbadd = \"red\"\n");
        let (mut mine, problems) = find("mine", directory.path()).expect("it is there");
        let told: Vec<String> =
            problems.iter().map(|problem| format!("{} {:?}", problem.message, problem.help)).collect();
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(told[0].contains("grene") && told[0].contains("green"), "{told:?}");
        assert!(told[1].contains("badd") && told[1].contains("bad"), "{told:?}");
        assert_eq!(problems[1].position.map(|at| (at.line, at.column)), Some((4, 1)));
        let mut expected = built_in("dark");
        expected.good = theme::style("#00ff00").expect("it is a colour");
        assert_eq!(mine.styles(), expected.styles(), "the rest is that of the other");
        write("loop.toml", "inherits = \"loop\"");
        assert_eq!(find("loop", directory.path()).expect("it is there").1.len(), 1);
        assert!(find("../mine", directory.path()).is_err());
        assert_eq!(
            find("drak", directory.path()).err().and_then(|(_, help)| help).as_deref(),
            Some("did you mean `dark`?")
        );
    }
}
