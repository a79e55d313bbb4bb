//! The user's decisions on pairings, for every command that compares.

use std::path::Path;

use role_explorer::compare::Decisions;
use role_explorer::problem::Problem;
use role_explorer::text::safe;

use super::output::tell;
use crate::failure::Failure;
use crate::pairings;

/// The decisions of `file` or, without one, of the user's own file, if there is one. What is wrong in it is told; the rest
/// holds.
///
/// # Errors
///
/// When a file that was named cannot be read.
pub(super) fn decisions(file: Option<&Path>) -> Result<Decisions, Failure> {
    let Some(file) = file else {
        let own = pairings::default_file().map(|file| pairings::read(&file));
        return Ok(match own {
            None => Decisions::default(),
            Some(Ok((decisions, problems))) => told(decisions, &problems),
            Some(Err(problem)) => told(Decisions::default(), &[*problem]),
        });
    };
    let failure = || Failure::new(&format!("cannot read the pairings in {}", file.display()));
    if pairings::is_missing(file) {
        return Err(failure().because("there is no such file"));
    }
    match pairings::read(file) {
        Ok((decisions, problems)) => Ok(told(decisions, &problems)),
        Err(problem) => Err(failure().because(&problem.message)),
    }
}

/// Tells of `problems`.
fn told(decisions: Decisions, problems: &[Problem]) -> Decisions {
    for problem in problems {
        tell(&safe(&problem.to_string()));
        let help = problem.help.iter().map(|help| format!("\n  help: {help}"));
        tell(&format!("{}\n", help.collect::<String>()));
    }
    decisions
}
