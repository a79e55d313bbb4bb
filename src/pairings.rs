//! The file of what the user decided on pairings: where it is, reading it, and changing it while others do.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use role_explorer::catalog;
use role_explorer::compare::{Decisions, Edit};
use role_explorer::problem::Problem;
use role_explorer::text::safe;

use crate::save::save;

/// How long another instance may take to write before this one gives up. Writing takes milliseconds.
const PATIENCE: Duration = Duration::from_secs(2);
/// How often the lock is tried meanwhile.
const PAUSE: Duration = Duration::from_millis(5);

/// The file in the directory for the user's state, or for data where the platform has none for state; `None` where it
/// knows no home.
pub(crate) fn default_file() -> Option<PathBuf> {
    let directories = directories::ProjectDirs::from("", "", "role-explorer")?;
    let directory = directories.state_dir().unwrap_or_else(|| directories.data_local_dir());
    Some(directory.join("pairings.yaml"))
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
    let cannot = |why: String| format!("Cannot keep this in {}: {}", safe(&file.to_string_lossy()), safe(&why));
    if let Some(directory) = file.parent() {
        fs::create_dir_all(directory).map_err(|error| cannot(error.to_string()))?;
    }
    // Where the name is a link, what it leads to is read and replaced.
    let file = &file.canonicalize().unwrap_or_else(|_| file.to_owned());
    let _lock = lock(file).map_err(|error| cannot(error.to_string()))?;
    let old = if is_missing(file) { Ok(Vec::new()) } else { catalog::read_file(file) };
    let old = String::from_utf8(old.map_err(|problem| cannot(problem.message.to_string()))?);
    let old = old.map_err(|_| cannot("it is not UTF-8 text".to_owned()))?;
    let new = Decisions::amend(&old, changes).map_err(|error| cannot(format!("{error}; change it by hand")))?;
    save(file, [&new], true).map_err(|error| cannot(error.to_string()))?;
    Ok(Decisions::read(new.as_bytes()).0)
}

/// Whether there is nothing at all under this name.
pub(crate) fn is_missing(file: &Path) -> bool {
    matches!(fs::symlink_metadata(file), Err(error) if error.kind() == io::ErrorKind::NotFound)
}

/// Keeps everyone else who asks from writing `file`, until it is dropped. Not the file itself is locked, for that is
/// replaced, but one beside it.
fn lock(file: &Path) -> io::Result<File> {
    let name = format!(".{}.lock", file.file_name().unwrap_or_default().to_string_lossy());
    let lock = File::options().create(true).truncate(false).write(true).open(file.with_file_name(name))?;
    let begun = Instant::now();
    loop {
        match lock.try_lock() {
            Ok(()) => return Ok(lock),
            Err(TryLockError::WouldBlock) if begun.elapsed() < PATIENCE => thread::sleep(PAUSE),
            Err(TryLockError::WouldBlock) => {
                return Err(io::Error::new(io::ErrorKind::WouldBlock, "another program is writing it; try again"));
            }
            Err(TryLockError::Error(error)) => return Err(error),
        }
    }
}

#[cfg(test)]
mod tests;
