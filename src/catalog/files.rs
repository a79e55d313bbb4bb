//! Finding profiles below a path, and reading what is really a file.

use std::collections::HashSet;
use std::fs::{Metadata, OpenOptions};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock};
use std::time::{Duration, SystemTime};

use ignore::{DirEntry, Error, WalkBuilder};

use crate::problem::Problem;
use crate::text::Text;
use crate::yaml::BUDGET;

/// A file, or why there is none.
pub(super) type Found = Result<PathBuf, Box<Problem>>;

/// Who is told of each thing below a directory how many more files are found by it, and says whether to go on.
pub(super) type GoOn<'a> = dyn FnMut(usize) -> bool + 'a;

/// The files `path` stands for: itself, or every `*.yaml` and `*.yml` below it, sorted by path.
///
/// Links are followed; a directory that can be reached on several ways is entered once. Hidden files are passed over;
/// ignore files mean nothing here. Once `go_on` says no, no more are looked for.
pub(super) fn find(path: &Path, go_on: &mut GoOn<'_>) -> Vec<Found> {
    match path.metadata() {
        Ok(metadata) if metadata.is_dir() => below(path, go_on),
        Ok(_) => vec![Ok(path.to_owned())],
        Err(error) => vec![Err(unreadable(path, &error).into())],
    }
}

/// The same for a path someone named, who is told where a directory holds none.
pub(super) fn find_some(path: &Path, go_on: &mut GoOn<'_>) -> Vec<Found> {
    let found = find(path, go_on);
    if !found.is_empty() || !go_on(0) {
        return found;
    }
    let problem = Problem::warning("no-profiles", None, "there is no .yaml or .yml file in this directory");
    vec![Err(at(path, problem).into())]
}

fn below(directory: &Path, go_on: &mut GoOn<'_>) -> Vec<Found> {
    let entered = Mutex::new(HashSet::new());
    let mut walk = WalkBuilder::new(directory);
    walk.standard_filters(false).hidden(true).follow_links(true).sort_by_file_path(Path::cmp);
    walk.filter_entry(move |entry| !is_directory(entry) || enter(&entered, entry.path()));
    let mut files = Vec::new();
    for entry in walk.build() {
        let before = files.len();
        match entry {
            Ok(entry) if is_directory(&entry) || !is_yaml(entry.path()) => {}
            Ok(entry) => files.push(Ok(entry.into_path())),
            Err(error) if is_lost_link(&error) => {}
            Err(error) => files.push(Err(not_entered(directory, error).into())),
        }
        if !go_on(files.len() - before) {
            break;
        }
    }
    files
}

fn is_directory(entry: &DirEntry) -> bool {
    entry.file_type().is_some_and(|kind| kind.is_dir())
}

fn is_yaml(path: &Path) -> bool {
    path.extension().is_some_and(|extension| ["yaml", "yml"].iter().any(|known| extension.eq_ignore_ascii_case(known)))
}

/// Whether a link leads nowhere whose name does not promise a profile either.
fn is_lost_link(error: &Error) -> bool {
    match error {
        Error::WithDepth { err, .. } => is_lost_link(err),
        Error::WithPath { path, err } => {
            !is_yaml(path) && err.io_error().is_some_and(|error| error.kind() == io::ErrorKind::NotFound)
        }
        _ => false,
    }
}

/// Whether `directory` is entered for the first time. Directories that link to each other can be walked in more ways than
/// anyone can wait for.
fn enter(entered: &Mutex<HashSet<PathBuf>>, directory: &Path) -> bool {
    match (directory.canonicalize(), entered.lock()) {
        (Ok(directory), Ok(mut entered)) => entered.insert(directory),
        // Reading it will tell what is wrong with it.
        _ => true,
    }
}

/// Why a part of a directory could not be walked.
fn not_entered(directory: &Path, error: Error) -> Problem {
    match error {
        Error::WithDepth { err, .. } => not_entered(directory, *err),
        Error::WithPath { path, err } => not_entered(&path, *err),
        Error::Io(error) => unreadable(directory, &error),
        Error::Loop { ancestor, child } => {
            let message = format!("this link leads back to {}; it is not followed", ancestor.display());
            at(&child, Problem::warning("directory-loop", None, message))
        }
        other => at(directory, Problem::error("unreadable", None, other.to_string())),
    }
}

/// What tells that a file is as it was, short of reading it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    modified: SystemTime,
    bytes: u64,
    /// The file itself, and when it was changed in any way: device, inode, seconds and their parts.
    #[cfg(unix)]
    node: (u64, u64, i64, i64),
}

/// A file changed so recently before it is read may change once more without its times telling: file systems count time
/// in steps, FAT in the longest ones.
const UNSETTLED: Duration = Duration::from_secs(2);

impl Stamp {
    fn of(metadata: &Metadata) -> Option<Self> {
        Some(Self {
            modified: metadata.modified().ok()?,
            bytes: metadata.len(),
            #[cfg(unix)]
            node: {
                use std::os::unix::fs::MetadataExt;
                (metadata.dev(), metadata.ino(), metadata.ctime(), metadata.ctime_nsec())
            },
        })
    }

    /// That of a file as it is now; `None` where it cannot be told.
    pub(super) fn now(path: &Path) -> Option<Self> {
        path.metadata().ok().filter(Metadata::is_file).and_then(|metadata| Self::of(&metadata))
    }

    /// Whether the file had been left alone for long enough.
    fn is_settled(&self) -> bool {
        SystemTime::now().duration_since(self.modified).is_ok_and(|age| age > UNSETTLED)
    }
}

/// The content of a regular file, as [`read_stamped`] reads it.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, Box<Problem>> {
    read_stamped(path).map(|(bytes, _)| bytes)
}

/// The content of a regular file, cut off one byte after the largest size that is taken, and what tells later that it still
/// holds that; `None` where nothing does.
///
/// Nothing else is ever opened for reading: a named pipe would wait for its writer, a device might do anything.
pub(super) fn read_stamped(path: &Path) -> Result<(Vec<u8>, Option<Stamp>), Box<Problem>> {
    let checked = path.metadata().and_then(|metadata| {
        if !metadata.is_file() {
            return Ok(None);
        }
        let file = open(path)?;
        // Between the two looks the path may have come to mean something else.
        let opened = file.metadata()?;
        Ok(opened.is_file().then(|| (file, Stamp::of(&opened).filter(Stamp::is_settled))))
    });
    match checked {
        Ok(Some((file, stamp))) => {
            let bytes = read_within_budget(file).map_err(|error| unreadable(path, &error))?;
            Ok((bytes, stamp))
        }
        Ok(None) => {
            let problem = Problem::error("not-a-file", None, "this is neither a file nor a directory");
            Err(at(path, problem.with_help("name a YAML file, or - to read standard input")).into())
        }
        Err(error) => Err(unreadable(path, &error).into()),
    }
}

/// What stands on standard input, cut off one byte after the largest size that is taken. It can be read only once, and so
/// is remembered.
pub(super) fn read_input() -> Result<Vec<u8>, Box<Problem>> {
    static INPUT: OnceLock<Result<Vec<u8>, Box<Problem>>> = OnceLock::new();
    let read = || read_within_budget(io::stdin().lock()).map_err(|error| unreadable(Path::new("-"), &error).into());
    INPUT.get_or_init(read).clone()
}

fn read_within_budget(source: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source.take(BUDGET.bytes as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Opens a file without waiting for anyone.
fn open(path: &Path) -> io::Result<std::fs::File> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        use std::os::unix::fs::OpenOptionsExt;
        options.custom_flags((OFlags::NONBLOCK | OFlags::NOCTTY).bits().cast_signed());
    }
    options.open(path)
}

fn unreadable(path: &Path, error: &io::Error) -> Problem {
    let problem = match error.kind() {
        io::ErrorKind::NotFound => {
            Problem::error("not-found", None, "there is no such file or directory").with_help("check the path")
        }
        io::ErrorKind::PermissionDenied => {
            Problem::error("unreadable", None, "it may not be read").with_help("check its permissions")
        }
        _ => Problem::error("unreadable", None, format!("it cannot be read: {error}")),
    };
    at(path, problem)
}

fn at(path: &Path, problem: Problem) -> Problem {
    Problem { path: Some(Text::new(&path.to_string_lossy())), ..problem }
}
