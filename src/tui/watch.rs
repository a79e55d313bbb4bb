//! Noticing that the files the roles come from have changed. On a thread of its own, and only where there are files.
//!
//! Directories are watched, not files: editors put a new file in the place of the old one. What is named and not there is
//! awaited: the nearest directory there is tells when it comes.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant, SystemTime};
use std::{io, thread};

use notify::event::{EventKind, ModifyKind};
use notify::{Config, Event, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};
use role_explorer::catalog::{self, Place};
use role_explorer::text::safe;

use super::message::Message;
use super::wording::{failures, notices};

/// How long files have to be left alone before a change is told of: saving one takes several steps.
const QUIET: Duration = Duration::from_millis(60);
/// How long a change is held back at most while files keep changing.
const LONGEST: Duration = Duration::from_millis(150);
/// How often files are looked at where the system does not tell of changes. Looking at ten thousand takes some ten
/// milliseconds.
const POLLING: Duration = Duration::from_secs(1);
/// File systems count time in steps as long as this.
const STEP: Duration = Duration::from_millis(20);

/// What is watched.
#[derive(Debug, Default, PartialEq, Eq)]
struct Watched {
    /// Directories with everything below them.
    whole: BTreeSet<PathBuf>,
    /// Files, by what they are called in their directory.
    files: BTreeSet<PathBuf>,
    /// What may come, go or be put in another's place: those directories, and what is not there yet.
    roots: BTreeSet<PathBuf>,
}

/// Starts telling of changes to what roles of `places` come from, those made since `begun` included, until `tell` says that
/// nobody listens. Where nothing can change, no thread is started.
///
/// # Errors
///
/// When the system gives no thread.
pub(super) fn start(
    places: &[Place],
    begun: SystemTime,
    tell: impl Fn(Message) -> bool + Send + 'static,
) -> io::Result<()> {
    let places = places.to_vec();
    if what_is_watched(&places) != Watched::default() {
        thread::Builder::new().name("watch".to_owned()).spawn(move || watch(&places, begun, native, tell))?;
    }
    Ok(())
}

fn what_is_watched(places: &[Place]) -> Watched {
    let mut what = Watched::default();
    for place in places {
        let path = match place {
            Place::BuiltIn | Place::Input => continue,
            Place::UserDirectory => catalog::user_directory(),
            Place::Path(path) => Some(path.clone()),
        };
        // Events tell of files by their true directory.
        let Some(path) = path.and_then(|path| true_place(&path)) else { continue };
        if path.is_dir() {
            what.roots.insert(path.clone());
            what.whole.insert(path);
        } else if path.symlink_metadata().is_ok() {
            what.files.insert(path);
        } else {
            what.roots.insert(path);
        }
    }
    what
}

/// A path whose directory is called by its one true name, as far as it is there; the file itself may be a link that is put
/// in another's place.
fn true_place(path: &Path) -> Option<PathBuf> {
    if path.is_dir() {
        return path.canonicalize().ok();
    }
    let directory = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let directory = if directory.exists() { directory.canonicalize().ok()? } else { true_place(directory)? };
    Some(directory.join(path.file_name()?))
}

/// The nearest directory above `path` that is there.
fn nearest(path: &Path) -> Option<&Path> {
    path.ancestors().skip(1).find(|above| above.is_dir())
}

/// Who tells of changes, and where it does so.
type Changes = Receiver<notify::Result<Event>>;

/// Asks the system to tell of changes.
fn native(what: &Watched) -> notify::Result<(Box<dyn Watcher>, Changes)> {
    let (sender, changes) = mpsc::channel();
    let mut watcher = RecommendedWatcher::new(sender, Config::default())?;
    add(&mut watcher, what)?;
    Ok((Box::new(watcher), changes))
}

/// Looks at the files again and again.
fn polling(what: &Watched) -> notify::Result<(Box<dyn Watcher>, Changes)> {
    let (sender, changes) = mpsc::channel();
    let mut watcher = PollWatcher::new(sender, Config::default().with_poll_interval(POLLING))?;
    add(&mut watcher, what)?;
    Ok((Box::new(watcher), changes))
}

fn add(watcher: &mut dyn Watcher, what: &Watched) -> notify::Result<()> {
    for directory in &what.whole {
        watcher.watch(directory, RecursiveMode::Recursive)?;
    }
    let parents = what.files.iter().filter_map(|file| file.parent());
    let above: BTreeSet<&Path> = parents.chain(what.roots.iter().filter_map(|root| nearest(root))).collect();
    for directory in above.into_iter().filter(|above| !what.whole.iter().any(|whole| above.starts_with(whole))) {
        watcher.watch(directory, RecursiveMode::NonRecursive)?;
    }
    Ok(())
}

/// Watches until nobody listens any more, by asking the system with `native` or, where that fails, by looking.
fn watch(
    places: &[Place],
    begun: SystemTime,
    native: impl Fn(&Watched) -> notify::Result<(Box<dyn Watcher>, Changes)>,
    tell: impl Fn(Message) -> bool,
) {
    let mut since = begun;
    let mut told = false;
    loop {
        let what = what_is_watched(places);
        let (watcher, changes) = match native(&what).or_else(|why| {
            let watching = polling(&what)?;
            let why = safe(&cause(&why)).into_owned();
            if !std::mem::replace(&mut told, true) {
                tell(Message::Watched(notices::polled(&why)));
            }
            Ok(watching)
        }) {
            Ok(watching) => watching,
            Err(why) => {
                let why = safe(&cause(&why)).into_owned();
                tell(Message::Watched(notices::not_watched(&why)));
                return;
            }
        };
        // Between reading and watching something may have changed.
        let edge = since.checked_sub(STEP).unwrap_or(since);
        if what.whole.iter().chain(&what.files).any(|path| is_newer(path, edge)) && !tell(Message::Changed) {
            return;
        }
        // What comes, or goes and comes again, has to be watched anew.
        loop {
            let Some(change) = wait(&changes, &what) else { return };
            since = SystemTime::now();
            if change != Change::Nothing && !tell(Message::Changed) {
                return;
            }
            if change == Change::Roots {
                break;
            }
        }
        drop(watcher);
    }
}

/// What has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Change {
    /// Nothing that is watched.
    Nothing,
    /// What may hold roles.
    Files,
    /// What is watched itself: it has come or gone.
    Roots,
}

/// What failed, in a few words.
fn cause(error: &notify::Error) -> String {
    match &error.kind {
        notify::ErrorKind::Io(error) => error.to_string(),
        notify::ErrorKind::MaxFilesWatch => failures::TOO_MUCH_WATCHED.to_owned(),
        other => format!("{other:?}"),
    }
}

/// Waits for something to change, and then until it is quiet again. Tells how far it concerns what is watched; `None` where
/// nothing is told any more.
fn wait(changes: &Changes, what: &Watched) -> Option<Change> {
    let mut change = concerns(&changes.recv().ok()?, what);
    let begun = Instant::now();
    // Files that are only read, and others beside them, are no reason to wait on.
    let mut until = begun + QUIET;
    while change != Change::Nothing {
        let patience = until.min(begun + LONGEST).saturating_duration_since(Instant::now());
        if patience.is_zero() {
            break;
        }
        match changes.recv_timeout(patience) {
            Ok(event) => {
                let further = concerns(&event, what);
                change = change.max(further);
                if further != Change::Nothing {
                    until = Instant::now() + QUIET;
                }
            }
            Err(RecvTimeoutError::Timeout) => break,
            Err(RecvTimeoutError::Disconnected) => return None,
        }
    }
    Some(change)
}

/// How far an event may change what is read. One that failed may have been anything.
fn concerns(event: &notify::Result<Event>, what: &Watched) -> Change {
    let Ok(event) = event else { return Change::Files };
    if matches!(event.kind, EventKind::Access(_)) {
        return Change::Nothing;
    }
    let comes_or_goes =
        matches!(event.kind, EventKind::Create(_) | EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_)));
    let is_root = |path: &PathBuf| what.roots.iter().any(|root| root.starts_with(path));
    if comes_or_goes && event.paths.iter().any(is_root) {
        return Change::Roots;
    }
    let is_below = |path: &Path| what.whole.iter().any(|directory| path.starts_with(directory));
    let concerned = event.paths.iter().any(|path| what.files.contains(path) || is_below(path) && may_hold_roles(path));
    if concerned || event.need_rescan() { Change::Files } else { Change::Nothing }
}

/// Whether it is called as a profile is, or may be a directory.
fn may_hold_roles(path: &Path) -> bool {
    path.extension().is_none_or(|ending| ["yaml", "yml"].iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

/// Whether a file, or anything in a directory, was changed after `since`.
fn is_newer(path: &Path, since: SystemTime) -> bool {
    let changed = fs::metadata(path).and_then(|metadata| metadata.modified()).is_ok_and(|changed| changed > since);
    changed
        || path.is_dir()
            && fs::read_dir(path).is_ok_and(|entries| {
                // Links may lead round in a circle.
                let is_link = |entry: &fs::DirEntry| entry.file_type().is_ok_and(|kind| kind.is_symlink());
                entries.flatten().any(|entry| is_newer_entry(&entry.path(), is_link(&entry), since))
            })
}

fn is_newer_entry(path: &Path, is_link: bool, since: SystemTime) -> bool {
    may_hold_roles(path) && !(is_link && path.is_dir()) && is_newer(path, since)
}

#[cfg(test)]
mod tests;
