//! The commands about the configuration: where it is, what its defaults are, whether it is sound.

use clap::ValueEnum;
use role_explorer::export::Written;
use role_explorer::problem::Problem;
use role_explorer::text::safe;

use super::output::{print, warn};
use crate::config;
use crate::failure::Failure;

/// What can be asked about the configuration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Question {
    /// Where the file is
    Path,
    /// The defaults, with what they are for, as a file would set them
    Print,
    /// Whether the file is sound: exit status 1 if it is not
    Check,
    /// The JSON Schema of the file, for editors
    Schema,
}

/// Answers a question; tells whether the answer is no.
pub(super) fn answer(question: Question) -> Result<bool, Failure> {
    match question {
        Question::Path => say(format!("{}\n", safe(&file()?.to_string_lossy())))?,
        Question::Print => say(config::defaults())?,
        Question::Schema => say(config::schema())?,
        Question::Check => return check(),
    }
    Ok(true)
}

fn say(text: String) -> Result<(), Failure> {
    print([Written::Text(text)])
}

fn file() -> Result<std::path::PathBuf, Failure> {
    config::file().ok_or_else(|| {
        Failure::new("there is no directory for a configuration").because("no home directory is known").help("set HOME")
    })
}

fn check() -> Result<bool, Failure> {
    let file = file()?;
    let name = safe(&file.to_string_lossy()).into_owned();
    if file.symlink_metadata().is_err() {
        say(format!("{name} is not there: the defaults hold\n"))?;
        return Ok(true);
    }
    let problems = config::check(&file);
    if problems.is_empty() {
        say(format!("{name} is sound\n"))?;
        return Ok(true);
    }
    let told = problems.iter().map(|problem| {
        let help = problem.help.iter().map(|help| format!("  {help}\n"));
        format!("{problem}\n{}", help.collect::<String>())
    });
    say(told.collect())?;
    Ok(false)
}

/// Says that something in the configuration does not count, and what shows it.
pub(super) fn mention(problems: &[Problem]) {
    if let Some(first) = problems.first() {
        let others = match problems.len() - 1 {
            0 => String::new(),
            more => format!(" ({more} more: role-explorer config check)"),
        };
        warn(&format!("in the configuration: {first}{others}"));
    }
}
