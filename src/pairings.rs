//! The file of what the user decided on pairings: where it is, reading it, and changing it while others do.

use std::path::{Path, PathBuf};

use role_explorer::catalog;
use role_explorer::compare::{Decisions, Edit};
use role_explorer::problem::Problem;
use role_explorer::text::safe;

use crate::keep;
use crate::save::save;

pub(crate) use crate::keep::is_missing;

/// The file among the user's own; `None` where the platform knows no home.
pub(crate) fn default_file() -> Option<PathBuf> {
    keep::file("pairings.yaml")
}

/// The decisions of a file, with what is wrong in it. A file that is not there holds none.
///
/// # Errors
///
/// When it cannot be read at all, with the problem that says why.
pub(crate) fn read(file: &Path) -> Result<(Decisions, Vec<Problem>), Box<Problem>> {
    if is_missing(file) {
        return Ok((Decisions::default(), Vec::new()));
    }
    let (decisions, mut problems) = Decisions::read(&catalog::read_file(file)?);
    for problem in &mut problems {
        problem.path = Some(file.to_string_lossy().into_owned().into());
    }
    Ok((decisions, problems))
}

/// Makes changes to the file as it is now, whoever wrote it last, and returns what it then decides. Nobody else who goes
/// through here writes meanwhile, and a reader sees the old file or the new one.
///
/// # Errors
///
/// When the file is left as it was, in one line safe to show.
pub(crate) fn record(file: &Path, changes: &[Edit]) -> Result<Decisions, String> {
    let decided = keep::locked(file, |file| {
        let old = String::from_utf8(keep::read(file)?).map_err(|_| "it is not UTF-8 text".to_owned())?;
        let new = Decisions::amend(&old, changes).map_err(|error| format!("{error}; change it by hand"))?;
        save(file, [&new], true).map_err(|error| error.to_string())?;
        Ok(Decisions::read(new.as_bytes()).0)
    });
    decided.map_err(|why| format!("Cannot keep this in {}: {}", safe(&file.to_string_lossy()), safe(&why)))
}

#[cfg(test)]
mod tests;
