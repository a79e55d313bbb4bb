//! Other programs that are started: the user's editor, and what opens a file. Never through a shell.

use std::env;
use std::ffi::OsString;
use std::fs::File;
use std::io::{IsTerminal, stdin};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

use role_explorer::text::safe;

use super::wording::failures;

/// Lets the user edit a file, from `line` (from 1) on, and waits for the editor to end. The terminal must be the editor's.
///
/// # Errors
///
/// When no editor is named, it cannot be started or says that it failed: in one line safe to show.
pub(super) fn edit(path: &Path, line: u32) -> Result<(), String> {
    let named = ["VISUAL", "EDITOR"].into_iter().find_map(|name| {
        let value = env::var(name).ok().filter(|value| !value.trim().is_empty())?;
        Some((name, value))
    });
    // Where none is named there is vi, as for git.
    let (name, command) = named.unwrap_or_else(|| ("EDITOR", "vi".to_owned()));
    let words = split(&command).filter(|words| !words.is_empty());
    let words = words.ok_or_else(|| failures::unclosed_quote(name, &safe(&command)))?;
    let mut editor = Command::new(&words[0]);
    editor.args(arguments(&words, path, line));
    if !stdin().is_terminal()
        && let Ok(terminal) = File::open("/dev/tty")
    {
        editor.stdin(Stdio::from(terminal));
    }
    let program = safe(&words[0]);
    match editor.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(failures::editor_failed(&program, status)),
        Err(error) => Err(failures::editor_not_started(&program, error, name)),
    }
}

/// Opens a file with whatever shows files of its kind, and does not wait for it.
///
/// # Errors
///
/// When there is no display to show it on, or nothing to ask for it: in one line safe to show.
pub(super) fn open(path: &Path) -> Result<(), String> {
    let is_set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
    let opener = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    if opener == "xdg-open" && !is_set("DISPLAY") && !is_set("WAYLAND_DISPLAY") {
        return Err(failures::NO_DISPLAY.to_owned());
    }
    let mut command = Command::new(opener);
    command.arg(no_option(path)).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    let mut child = command.spawn().map_err(|error| failures::opener_not_started(opener, error))?;
    // Nobody asks how it ended, but somebody has to take note.
    let waits = thread::Builder::new().name("opener".to_owned()).spawn(move || child.wait());
    waits.map(drop).map_err(|error| failures::opener_not_waited_for(opener, error))
}

/// A path that no program takes for an option.
fn no_option(path: &Path) -> PathBuf {
    if path.is_relative() { Path::new(".").join(path) } else { path.to_owned() }
}

/// The words of a command as a shell would take them apart, but for what only a shell does: quotes and backslashes keep words
/// together. `None` where a quote is not closed.
fn split(command: &str) -> Option<Vec<String>> {
    let (mut words, mut word) = (Vec::new(), None::<String>);
    let mut quote = None;
    let mut chars = command.chars();
    while let Some(c) = chars.next() {
        match (quote, c) {
            (Some('\''), _) if c != '\'' => word.get_or_insert_default().push(c),
            (Some(open), _) if c == open => quote = None,
            (None, '\'' | '"') => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            (_, '\\') => word.get_or_insert_default().push(chars.next()?),
            (None, _) if c.is_whitespace() => words.extend(word.take()),
            _ => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    quote.is_none().then_some(words)
}

/// What an editor is started with: its own words, and the file with the line in the form it knows. An editor that is not known
/// gets the file alone, since it might take anything else for a file, too.
fn arguments(words: &[String], path: &Path, line: u32) -> Vec<OsString> {
    let mut arguments: Vec<OsString> = words[1..].iter().map(OsString::from).collect();
    let file = no_option(path).into_os_string();
    let mut with_line = file.clone();
    with_line.push(format!(":{line}"));
    let waits = |wanted: &[&str]| words.iter().any(|word| wanted.contains(&word.as_str()));
    let program = Path::new(&words[0]).file_stem().unwrap_or_default().to_string_lossy().to_lowercase();
    match program.as_str() {
        "vi" | "vim" | "nvim" | "view" | "nano" | "pico" | "emacs" | "emacsclient" | "micro" | "kak" | "joe"
        | "jed" | "mg" | "ne" | "mcedit" | "vis" => arguments.extend([format!("+{line}").into(), file]),
        "hx" | "helix" => arguments.push(with_line),
        "subl" | "zed" => {
            arguments.extend((!waits(&["-w", "--wait"])).then(|| "--wait".into()));
            arguments.push(with_line);
        }
        "code" | "code-insiders" | "codium" | "cursor" => {
            arguments.extend((!waits(&["-w", "--wait"])).then(|| "--wait".into()));
            arguments.extend(["--goto".into(), with_line]);
        }
        _ => arguments.push(file),
    }
    arguments
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_taken_apart_as_a_shell_would() {
        let table: &[(&str, Option<&[&str]>)] = &[
            ("vim", Some(&["vim"])),
            ("  code  -w ", Some(&["code", "-w"])),
            (r#""/opt/my editor/vim" -u 'a "b"'"#, Some(&["/opt/my editor/vim", "-u", "a \"b\""])),
            (r"/opt/my\ editor -c ''", Some(&["/opt/my editor", "-c", ""])),
            (r#"a"b'c"d"#, Some(&["ab'cd"])),
            (r"vim $(rm) ; x", Some(&["vim", "$(rm)", ";", "x"])),
            ("vim 'x", None),
            ("", Some(&[])),
        ];
        for (command, words) in table {
            let expected = words.map(|words| words.iter().map(ToString::to_string).collect::<Vec<_>>());
            assert_eq!(split(command), expected, "{command}");
        }
    }

    #[test]
    fn every_editor_gets_the_line_as_it_knows_it() {
        for (command, expected) in [
            ("vim", "+7 ./a.yaml"),
            ("/usr/bin/nvim -R", "-R +7 ./a.yaml"),
            ("hx", "./a.yaml:7"),
            ("code", "--wait --goto ./a.yaml:7"),
            ("code -w", "-w --goto ./a.yaml:7"),
            ("subl", "--wait ./a.yaml:7"),
            ("ed", "./a.yaml"),
        ] {
            let words = split(command).expect("it has no quotes");
            let arguments = arguments(&words, Path::new("a.yaml"), 7);
            assert_eq!(arguments.join(std::ffi::OsStr::new(" ")), *expected, "{command}");
        }
    }
}
