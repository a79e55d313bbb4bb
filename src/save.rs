//! Writing a document to a file so that there is always a whole one: the old or the new.

use std::fs::{self, Metadata};
use std::io::{self, Write as _};
use std::path::Path;

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
    /// The file that is there may not be written to.
    #[error("the file is write-protected")]
    Protected,
    /// The system refused.
    #[error(transparent)]
    System(#[from] io::Error),
}

/// Writes `contents` to the file `path`, replacing a file that is there only if `overwrite` says so.
///
/// The file is written beside its target, synced, and renamed, so that a reader sees all of it or nothing, and a full
/// disk costs nothing. A file that is replaced hands on its permissions.
///
/// # Errors
///
/// When there is something in the way, or the system refuses.
pub(crate) fn save(path: &Path, contents: &str, overwrite: bool) -> Result<(), SaveError> {
    let old = replaceable(path, overwrite)?;
    let directory = path.parent().filter(|directory| !directory.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = create(directory)?;
    file.write_all(contents.as_bytes())?;
    if let Some(old) = old {
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

/// The file that is to be replaced; `None` where there is nothing yet.
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
        Err(SaveError::NotAFile("a symbolic link"))
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

/// A file under a passing name, gone again unless it is renamed. Who may read it is left to the user's mask, as for any
/// new file.
fn create(directory: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".role-explorer-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    // The library's error names the file beside the target, which the user never asked for.
    builder.tempfile_in(directory).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => io::Error::new(error.kind(), "there is no such directory"),
        kind => kind.into(),
    })
}
