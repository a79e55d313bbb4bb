//! Files that several instances write: where the user's own are, and changing one while others do.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use role_explorer::catalog;

/// How long another instance may take to write before this one gives up. Writing takes milliseconds.
const PATIENCE: Duration = Duration::from_secs(2);
/// How often the lock is tried meanwhile.
const PAUSE: Duration = Duration::from_millis(5);

/// The file of a name in the directory for the user's state, or for data where the platform has none for state; `None`
/// where it knows no home.
pub(crate) fn file(name: &str) -> Option<PathBuf> {
    let directories = directories::ProjectDirs::from("", "", "role-explorer")?;
    let directory = directories.state_dir().unwrap_or_else(|| directories.data_local_dir());
    Some(directory.join(name))
}

/// Whether there is nothing at all under this name.
pub(crate) fn is_missing(file: &Path) -> bool {
    matches!(fs::symlink_metadata(file), Err(error) if error.kind() == io::ErrorKind::NotFound)
}

/// The bytes of a file as [`catalog::read_file`] takes them; nothing where there is no file.
///
/// # Errors
///
/// When it cannot be read, with why.
pub(crate) fn read(file: &Path) -> Result<Vec<u8>, String> {
    if is_missing(file) {
        return Ok(Vec::new());
    }
    catalog::read_file(file).map_err(|problem| problem.message.to_string())
}

/// Lets `act` change `file` while nobody else who goes through here does. It gets the file's own name: where `file` is a
/// link, what that leads to. The directory is made if it is not there.
///
/// # Errors
///
/// When there is no directory, or another program does not let go of the file; or what `act` says.
pub(crate) fn locked<T>(file: &Path, act: impl FnOnce(&Path) -> Result<T, String>) -> Result<T, String> {
    if let Some(directory) = file.parent() {
        make(directory).map_err(|error| error.to_string())?;
    }
    let file = &own_name(file);
    let _lock = Lock::take(file).map_err(|error| error.to_string())?;
    act(file)
}

/// The path by its one true name, where it is there; else as it is given.
pub(crate) fn own_name(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

/// Makes a directory that is not there, for nobody else to look into (XDG Base Directory Specification: mode 0700).
fn make(directory: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(directory)
}

/// Other names a broken file gets at the most; then the last of them is replaced.
const MOST_ASIDE: u32 = 20;

/// Gives a file that is of no use another name beside it, and returns that. To be called while it is [`locked`].
///
/// # Errors
///
/// When the system refuses.
pub(crate) fn set_aside(file: &Path) -> Result<PathBuf, String> {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let aside = |number: u32| file.with_file_name(format!("{name}.broken-{number}"));
    let free = (1..MOST_ASIDE).map(aside).find(|path| is_missing(path)).unwrap_or_else(|| aside(MOST_ASIDE));
    fs::rename(file, &free).map_err(|error| error.to_string())?;
    Ok(free)
}

/// Keeps everyone else who asks from writing a file, until it is dropped. Not the file itself is locked, for that is
/// replaced, but one beside it, which is gone afterwards.
struct Lock {
    /// Held open, and so locked.
    _file: File,
    path: PathBuf,
}

impl Lock {
    fn take(file: &Path) -> io::Result<Self> {
        let name = format!(".{}.lock", file.file_name().unwrap_or_default().to_string_lossy());
        let path = file.with_file_name(name);
        let begun = Instant::now();
        loop {
            let lock = open(&path)?;
            match lock.try_lock() {
                Ok(()) if is_current(&lock, &path) => return Ok(Self { _file: lock, path }),
                // Who held it has removed it: the next one to lock is another.
                Ok(()) => {}
                Err(TryLockError::WouldBlock) if begun.elapsed() < PATIENCE => thread::sleep(PAUSE),
                Err(TryLockError::WouldBlock) => {
                    return Err(io::Error::new(io::ErrorKind::WouldBlock, "another program is writing it; try again"));
                }
                Err(TryLockError::Error(error)) => return Err(error),
            }
        }
    }
}

impl Drop for Lock {
    /// Removes the file while it is still locked, so that nobody removes one that another holds. Elsewhere than on Unix
    /// there is no telling whether a name still means the same file, and it stays.
    fn drop(&mut self) {
        if cfg!(unix) {
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Opens the file to be locked: itself, not what a link leads to, and without waiting for a reader.
fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.create(true).truncate(false).write(true);
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        use std::os::unix::fs::OpenOptionsExt as _;
        options.custom_flags((OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY).bits().cast_signed());
    }
    options.open(path)
}

/// Whether `path` still names the file that is open.
#[cfg(unix)]
fn is_current(lock: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let identity = |metadata: fs::Metadata| (metadata.dev(), metadata.ino());
    let named = fs::symlink_metadata(path).map(identity).ok();
    named.is_some() && named == lock.metadata().map(identity).ok()
}

/// Whether `path` still names the file that is open: nobody removes it.
#[cfg(not(unix))]
fn is_current(_: &File, _: &Path) -> bool {
    true
}

#[cfg(test)]
mod tests;
