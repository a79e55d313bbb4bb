//! Writing a document to a file so that there is always a whole one: the old or the new.

mod name;

pub(crate) use name::{About, file_name};

use std::fs::{self, Metadata};
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};

use role_explorer::text::safe;
use tempfile::NamedTempFile;
use thiserror::Error;

/// Why a file was not written. What stood there before still does.
#[derive(Debug, Error)]
pub(crate) enum SaveError {
    /// Something is there already, and replacing it was not asked for.
    #[error("the file exists")]
    Exists,
    /// It cannot be replaced by a file, whatever was asked for.
    #[error("it is {0}")]
    NotAFile(&'static str),
    /// It is a symbolic link that leads there: to replace the link would leave the file behind it as it is.
    #[error("it is a symbolic link to {}", safe(&.0.to_string_lossy()))]
    Link(PathBuf),
    /// The file that is there may not be written to.
    #[error("the file is write-protected")]
    Protected,
    /// The system refused.
    #[error(transparent)]
    System(#[from] io::Error),
}

/// Writes `parts`, one after the other, to the file `path`, replacing a file that is there only if `overwrite` says so.
///
/// The file is written beside its target, synced, and renamed, so that a reader sees all of it or nothing, and a full
/// disk costs nothing. A file that is replaced hands on its permissions.
///
/// # Errors
///
/// When there is something in the way, or the system refuses.
pub(crate) fn save(
    path: &Path,
    parts: impl IntoIterator<Item = impl AsRef<[u8]>>,
    overwrite: bool,
) -> Result<(), SaveError> {
    let old = replaceable(path, overwrite)?;
    let mut file = create(path, old.as_ref())?;
    // Not the one with a name: its errors name the file beside the target, which the user never asked for.
    let mut buffered = BufWriter::new(file.as_file_mut());
    parts.into_iter().try_for_each(|part| buffered.write_all(part.as_ref()))?;
    buffered.flush()?;
    drop(buffered);
    if let Some(old) = old {
        // In full: the user's mask may have taken some of them from the new file.
        file.as_file().set_permissions(old.permissions())?;
    }
    file.as_file().sync_all()?;
    let renamed = if overwrite { file.persist(path) } else { file.persist_noclobber(path) };
    match renamed {
        Ok(_) => Ok(()),
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Err(SaveError::Exists),
        Err(error) => Err(error.error.into()),
    }
}

/// Whether the file `path` could be written, as far as it can be known before: see [`save`].
///
/// # Errors
///
/// When there is something in the way, or its directory takes no file.
pub(crate) fn writable(path: &Path, overwrite: bool) -> Result<(), SaveError> {
    let old = replaceable(path, overwrite)?;
    create(path, old.as_ref())?;
    Ok(())
}

/// The file at `path` that is to be replaced; `None` where there is nothing yet.
///
/// # Errors
///
/// When there is something in the way.
fn replaceable(path: &Path, overwrite: bool) -> Result<Option<Metadata>, SaveError> {
    let old = match fs::symlink_metadata(path) {
        Ok(old) => old,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let kind = old.file_type();
    if kind.is_dir() {
        Err(SaveError::NotAFile("a directory"))
    } else if kind.is_symlink() {
        Err(SaveError::Link(fs::read_link(path)?))
    } else if !kind.is_file() {
        Err(SaveError::NotAFile("not a regular file"))
    } else if !overwrite {
        Err(SaveError::Exists)
    } else if old.permissions().readonly() {
        Err(SaveError::Protected)
    } else {
        Ok(Some(old))
    }
}

/// A file beside `path` under a passing name, gone again unless it is renamed. From the beginning nobody may read it who may not
/// read the `old` one that it is to replace; where there is none that is left to the user's mask, as for any new file.
fn create(path: &Path, old: Option<&Metadata>) -> io::Result<NamedTempFile> {
    let directory = path.parent().filter(|directory| !directory.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".role-explorer-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(fs::Permissions::from_mode(old.map_or(0o666, |old| old.permissions().mode() & 0o777)));
    }
    // The library's error names the file beside the target, which the user never asked for.
    builder.tempfile_in(directory).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => io::Error::new(error.kind(), "there is no such directory"),
        kind => kind.into(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn what_replaces_a_private_file_is_private_before_there_is_anything_in_it() {
        use std::os::unix::fs::PermissionsExt as _;
        let directory = tempfile::tempdir().expect("a directory");
        let path = directory.path().join("private.md");
        fs::write(&path, "old").expect("a file");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).expect("it is the test's own");
        let modes = || -> Vec<u32> {
            let files = fs::read_dir(&directory).expect("it is there").map(|entry| entry.expect("an entry"));
            files.map(|file| file.metadata().expect("it is there").permissions().mode() & 0o777).collect()
        };
        let mut seen = Vec::new();
        let parts = ["first", "second"].into_iter().inspect(|_| seen = modes());
        save(&path, parts, true).expect("nothing is in the way");
        assert_eq!(seen, [0o600, 0o600], "the old file and the new one");
        assert_eq!((modes(), fs::read_to_string(&path).ok().as_deref()), (vec![0o600], Some("firstsecond")));
    }
}
