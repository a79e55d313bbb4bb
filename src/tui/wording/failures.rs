//! What is said of what the system, the terminal or another program would not do.

use std::fmt::Display;

// The terminal, before the interface is there and after it is gone.

pub(crate) const TERMINAL_CANNOT_PLACE_TEXT: &str = "this terminal cannot place text (TERM is `dumb`); use `list`, `show`, `search` or `compare`, or set TERM to what the \
     terminal really is";
pub(crate) const NO_TERMINAL: &str = "there is no terminal to read keys from: standard input is none and /dev/tty cannot be opened; use `list`, `show`, \
     `search` or `compare`, or start role-explorer in a terminal";
pub(crate) const NO_SCREEN: &str = "cannot prepare the screen";
pub(crate) const NO_KEYS: &str = "cannot read keys from the terminal";
pub(crate) const NO_SIGNALS: &str = "cannot listen to signals";
pub(crate) const NO_MODES: &str = "cannot set the terminal's modes";
pub(crate) const NO_SIZE: &str = "cannot learn the terminal's size";
pub(crate) const NO_SUSPENSION: &str = "cannot suspend";
pub(crate) const NO_OUTPUT: &str = "cannot write to standard output";
pub(crate) const NO_THREAD: &str = "cannot start a thread";
pub(crate) const KEY_THREAD_GONE: &str = "the thread that reads keys is gone";
pub(crate) const WORKER_GONE: &str = "the worker thread is gone";
pub(crate) const COPYING_THREAD_GONE: &str = "the thread that copies is gone";
pub(crate) const READING_THREAD_GONE: &str = "the thread that reads files is gone";

/// The program has a mistake: where, and what to do about it.
pub(crate) fn panicked(at: &str) -> String {
    format!(
        "role-explorer: stopped by a mistake in the program itself: {at}\n  \
         please report this line and what you did last; RUST_BACKTRACE=1 shows more\n"
    )
}

// Other programs. `name` is the environment variable that names the editor.

pub(crate) const NO_DISPLAY: &str = "There is no display here to open it on";

pub(crate) fn unclosed_quote(name: &str, command: &str) -> String {
    format!("${name} has a quote without its other half: {command}")
}

pub(crate) fn editor_failed(program: &str, status: impl Display) -> String {
    format!("The editor `{program}` failed: {status}")
}

pub(crate) fn editor_not_started(program: &str, error: impl Display, name: &str) -> String {
    format!("The editor `{program}` cannot be started: {error} · ${name} names another")
}

pub(crate) fn opener_not_started(program: &str, error: impl Display) -> String {
    format!("`{program}` cannot be started: {error}")
}

pub(crate) fn opener_not_waited_for(program: &str, error: impl Display) -> String {
    format!("`{program}` was started and cannot be waited for: {error}")
}

// Files.

pub(crate) const TOO_MUCH_WATCHED: &str = "the system watches no more files";

/// The name ends in none of the `endings` a document can have.
pub(crate) fn unknown_ending(endings: &[String]) -> String {
    format!("End the name in {}", endings.join(" "))
}

pub(crate) fn not_written(path: &str, error: impl Display) -> String {
    format!("Cannot write {path}: {error}")
}
