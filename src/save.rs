//! Writing a document to a file so that there is always a whole one: the old or the new.

use std::fs::{self, Metadata};
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};

use role_explorer::text::{safe, slug};
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
    let mut file = create(path)?;
    let mut buffered = BufWriter::new(&mut file);
    parts.into_iter().try_for_each(|part| buffered.write_all(part.as_ref()))?;
    buffered.flush()?;
    drop(buffered);
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

/// Bytes of a file's name without its extension at the most; the shortest limit in use is 255 for all of it.
const LONGEST_NAME: usize = 120;

/// Names that mean devices on Windows, whatever extension they have.
const DEVICES: &[&str] = &["aux", "con", "nul", "prn"];

/// A name for a file about `what`, with an extension: one component, of lower-case words and hyphens, that every system
/// takes and none gives a meaning of its own.
pub(crate) fn file_name(what: &str, extension: &str) -> String {
    let mut name = slug(what);
    let end = (0..=LONGEST_NAME.min(name.len())).rev().find(|at| name.is_char_boundary(*at));
    name.truncate(end.unwrap_or_default());
    name.truncate(name.trim_end_matches('-').len());
    let port = name.strip_prefix("com").or_else(|| name.strip_prefix("lpt"));
    let is_port = port.is_some_and(|number| number.len() == 1 && number.bytes().all(|byte| byte.is_ascii_digit()));
    if is_port || DEVICES.contains(&&*name) {
        name.push_str("-role");
    }
    format!("{name}.{extension}")
}

/// Whether the file `path` could be written, as far as it can be known before: see [`save`].
///
/// # Errors
///
/// When there is something in the way, or its directory takes no file.
pub(crate) fn writable(path: &Path, overwrite: bool) -> Result<(), SaveError> {
    replaceable(path, overwrite)?;
    create(path)?;
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

/// A file beside `path` under a passing name, gone again unless it is renamed. Who may read it is left to the user's mask, as for any
/// new file.
fn create(path: &Path) -> io::Result<NamedTempFile> {
    let directory = path.parent().filter(|directory| !directory.as_os_str().is_empty()).unwrap_or(Path::new("."));
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

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn every_system_takes_a_name() {
        let long = "long ".repeat(1000);
        for (what, name) in [
            ("tam-federal vs tam-premier", "tam-federal-vs-tam-premier.md"),
            ("../../etc/passwd", "etc-passwd.md"),
            ("C:\\a|b?*<>\"", "c-a-b.md"),
            (".", "role.md"),
            ("", "role.md"),
            ("-rf", "rf.md"),
            ("CON", "con-role.md"),
            ("com1", "com1-role.md"),
            ("lpt¹", "lpt1-role.md"),
            ("com12", "com12.md"),
            ("\u{1b}[31m\u{202e}", "31m.md"),
            ("職務経歴", "職務経歴.md"),
        ] {
            assert_eq!(file_name(what, "md"), name, "{what:?}");
        }
        for what in [&*long, &"職".repeat(500), &"e\u{301}".repeat(500)] {
            let name = file_name(what, "markdown");
            assert!((20..=200).contains(&name.len()) && !name.contains("-."), "{name}");
        }
    }
}
