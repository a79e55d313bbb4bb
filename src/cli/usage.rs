//! Mistakes on the command line, told like every other failure; help and version.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::CommandFactory as _;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use role_explorer::text::{nearest, safe};

use super::arguments::Arguments;
use super::output;
use crate::failure::Failure;

/// Prints what the parser of arguments has to say, and returns the exit status.
pub(super) fn answer(error: clap::Error) -> ExitCode {
    if error.use_stderr() {
        return super::report(&failure(error));
    }
    match output::print([error.render().ansi().to_string().into()]) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => super::report(&failure),
    }
}

/// The parser's error as one block. What the user typed is made safe before the parser puts it into words.
fn failure(mut error: clap::Error) -> Failure {
    let typed: Vec<(ContextKind, String)> = error
        .context()
        .filter_map(|(kind, value)| match value {
            ContextValue::String(text) => Some((kind, safe(text).into_owned())),
            _ => None,
        })
        .collect();
    let stray = typed.iter().find(|(kind, _)| *kind == ContextKind::InvalidArg).map(|(_, text)| text.clone());
    let stray = stray.filter(|text| error.kind() == ErrorKind::UnknownArgument && Path::new(text).exists());
    for (kind, text) in typed {
        error.insert(kind, ContextValue::String(text));
    }
    let text = error.render().to_string();
    let mut paragraphs = text.split("\n\n");
    let what = paragraphs.next().unwrap_or_default().trim_start_matches("error: ");
    let mut failure = Failure::new(what);
    for line in paragraphs.flat_map(str::lines).map(str::trim) {
        if let Some(tip) = line.strip_prefix("tip: ") {
            failure = failure.help(tip);
        } else if let Some(usage) = line.strip_prefix("Usage: ") {
            let command = usage.split(' ').nth(1).unwrap_or_default();
            if let Some(path) = stray.as_ref().filter(|_| takes_catalog(command)) {
                failure = failure.help(&format!("the roles to work on are named by an option: --catalog {path}"));
            }
            failure = failure.help(&format!("usage: {usage}, and --help for more"));
        }
    }
    failure
}

/// Whether `path` is a bare word that names no file: most likely a command, mistyped.
pub(super) fn is_unknown_word(path: &Path) -> bool {
    let bare = path != "-" && path.components().count() == 1 && path.extension().is_none();
    bare && path.file_name().is_some() && path.symlink_metadata().is_err()
}

/// Whether a command of this name works on roles, and so can be told where they are.
fn takes_catalog(command: &str) -> bool {
    let program = Arguments::command();
    let command = program.find_subcommand(command);
    command.is_some_and(|command| command.get_arguments().any(|argument| argument.get_id() == "catalog"))
}

/// What to say of a bare word that names neither a command nor a file, and comes after the paths `before`.
pub(super) fn unknown_word(word: &Path, before: &[PathBuf]) -> Failure {
    let word = word.to_string_lossy();
    let program = Arguments::command();
    let commands: Vec<&str> = program.get_subcommands().map(clap::Command::get_name).collect();
    let failure = Failure::new(&format!("there is no command and no file called `{word}`"));
    let failure = match nearest(&word, commands.iter().copied()) {
        Some(command) if command == word => {
            let named = |path: &PathBuf| format!(" --catalog {}", path.display());
            let paths = before.iter().filter(|_| takes_catalog(command)).map(named);
            failure.help(&format!("a command comes first: role-explorer {command} …{}", paths.collect::<String>()))
        }
        Some(command) => failure.help(&format!("did you mean `{command}`?")),
        None => failure,
    };
    failure.help(&format!("commands: {}", commands.join(", ")))
}
