//! Where roles come from: compiled in, the user's own directory, files and directories, standard input.
//!
//! A broken file never hides the others: it becomes a [`Problem`] beside the roles that could be read.

mod again;
mod files;
mod ids;
mod order;
mod resolve;
mod sources;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use crate::problem::{Position, Problem};
use crate::role::{self, Role};
use crate::text::Text;
use crate::vocabulary::Vocabulary;
use ids::Ids;
use sources::{Loaded, Source, all_sources, sources};

pub use order::SortKey;
pub use resolve::ResolveError;

pub use again::{Again, reload, reload_watched};

/// The roles at hand, in the order in which they are shown.
#[derive(Clone, Debug, Default)]
pub struct Catalog {
    /// The roles. Ids are unique within a catalog.
    pub entries: Vec<Entry>,
    /// The competencies their tags come from.
    pub vocabulary: Vocabulary,
    /// What of them each `competencies.yaml` defines.
    pub definitions: Vec<(PathBuf, Vocabulary)>,
    /// The files that need not be read again while they stay as they are.
    pub sound: Sound,
}

/// The files that were read without a problem, as they were then.
#[derive(Clone, Debug, Default)]
pub struct Sound(HashMap<PathBuf, files::Stamp>);

/// A role and where it came from.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The role.
    pub role: Role,
    /// Where it came from.
    pub origin: Origin,
    /// Where in its file each value stands, by JSON pointer; the role itself is the empty pointer.
    pub positions: BTreeMap<String, Position>,
}

/// Where a role came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Compiled into the program.
    BuiltIn,
    /// A file, by the path under which it was found.
    File(PathBuf),
    /// Standard input.
    Input,
    /// An earlier version of a file.
    Version(Version),
}

/// A file as it was at some revision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// The file's path now.
    pub path: PathBuf,
    /// The revision, as it was named.
    pub revision: String,
}

/// A place to load roles from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// The roles compiled into the program.
    BuiltIn,
    /// The user's own `roles` directory; no problem where there is none.
    UserDirectory,
    /// A file, or a directory with everything below it.
    Path(PathBuf),
    /// Standard input.
    Input,
}

/// Loads every role of `places`, in order, with every problem on the way. A role that comes twice (one file named twice,
/// a link) is loaded once.
///
/// A `competencies.yaml` among the files is no role but adds to the vocabulary. Each role is [checked](crate::role::check)
/// against the whole of it, but for the built-in ones: a test holds that nothing is wrong with those, and the first screen
/// waits for them.
#[must_use]
pub fn load(places: &[Place]) -> (Catalog, Vec<Problem>) {
    let (catalog, problems, _) = load_watched(places, &|_, _| true);
    (catalog, problems)
}

/// Loads as [`load`] does and tells `watch` how far it is: how many files are read, and how many there are. It is asked
/// before each file, perhaps from several threads at once; once it says no, no further file is read. While the files of
/// directories are still looked for it is asked, too, with none read and as many as are found so far.
///
/// Besides the roles and problems of the files that were read: how many were not; at least one where looking for files was
/// left off.
#[must_use]
pub fn load_watched(places: &[Place], watch: &Watch<'_>) -> (Catalog, Vec<Problem>, usize) {
    let mut catalog = Catalog::empty();
    let (sources, are_all) = all_sources(places, watch);
    let Added { problems, left, .. } = catalog.add(sources, &again::Held::default(), watch);
    (catalog, problems, left.max(usize::from(!are_all)))
}

/// Who is told how many files are read and how many there are, and says whether to go on.
pub type Watch<'a> = dyn Fn(usize, usize) -> bool + Sync + 'a;

/// What came of adding to a catalog.
#[derive(Default)]
struct Added {
    /// What is wrong, source by source.
    problems: Vec<Problem>,
    /// The places of roles that are kept from before.
    stale: BTreeSet<usize>,
    /// The files of competencies of which some are kept from before.
    stale_definitions: BTreeSet<PathBuf>,
    /// How many sources were not read.
    left: usize,
}

/// The directory for the user's own roles; `None` where the platform knows no home.
#[must_use]
pub fn user_directory() -> Option<PathBuf> {
    let directories = directories::ProjectDirs::from("", "", "role-explorer")?;
    Some(directories.data_dir().join("roles"))
}

/// The bytes of a regular file, cut off one byte after the largest size that is taken; nothing that would wait for a writer
/// is opened.
///
/// # Errors
///
/// With the problem that says why there is nothing to read.
pub fn read_file(path: &Path) -> Result<Vec<u8>, Box<Problem>> {
    files::read(path)
}

/// From so many sources on they are read on several threads: reading one takes some tenths of a millisecond, starting a
/// pool of threads takes two, and the first screen waits for it.
const PARALLEL_FROM: usize = 50;

impl Origin {
    /// What messages call it: the path, `-` for standard input, `PATH@REVISION` for an earlier version, nothing for what is
    /// compiled in.
    #[must_use]
    pub fn name(&self) -> Option<Text> {
        match self {
            Self::BuiltIn => None,
            Self::File(path) => Some(Text::new(&path.to_string_lossy())),
            Self::Input => Some(Text::new("-")),
            Self::Version(Version { path, revision }) => {
                Some(Text::new(&format!("{}@{revision}", path.to_string_lossy())))
            }
        }
    }
}

impl Entry {
    /// The directory its file stands in, as its path names it; `None` for what comes from no file, or whose path names none.
    #[must_use]
    pub fn directory(&self) -> Option<&str> {
        let Origin::File(path) = &self.origin else { return None };
        path.parent()?.to_str().filter(|directory| !directory.is_empty())
    }
}

impl Catalog {
    /// No roles, and the competencies every catalog has.
    fn empty() -> Self {
        Self { vocabulary: Vocabulary::built_in(), ..Self::default() }
    }

    /// Adds what `sources` hold, and what broken files among them `held` before, as long as `watch` says to go on.
    fn add(&mut self, sources: Vec<Source>, held: &again::Held<'_>, watch: &Watch<'_>) -> Added {
        let (read, all) = (AtomicUsize::new(0), sources.len());
        let load = |source: Source| {
            if !watch(read.load(Ordering::Relaxed), all) {
                return None;
            }
            let path = if let Source::File(Ok(path)) = &source { Some(path.clone()) } else { None };
            let known = path.as_deref().and_then(|path| held.unchanged(path));
            let mut loaded = Loaded { path, ..known.unwrap_or_else(|| source.load()) };
            loaded.keep(held);
            read.fetch_add(1, Ordering::Relaxed);
            Some(loaded)
        };
        let mut loaded: Vec<Loaded> = if sources.len() < PARALLEL_FROM {
            sources.into_iter().filter_map(load).collect()
        } else {
            sources.into_par_iter().filter_map(load).collect()
        };
        let left = all - loaded.len();
        let mut files = HashSet::new();
        loaded.retain(|loaded| loaded.identity.as_ref().is_none_or(|file| files.insert(file.clone())));
        let (mut problems, mut stale) = (Vec::new(), BTreeSet::new());
        let mut stale_definitions = BTreeSet::new();
        for loaded in &mut loaded {
            let Some(vocabulary) = loaded.vocabulary.take() else { continue };
            self.vocabulary = std::mem::take(&mut self.vocabulary).extended_with(vocabulary.clone());
            stale_definitions.extend(loaded.path.clone().filter(|_| loaded.keeps_definitions));
            self.definitions.extend(loaded.path.take().map(|path| (path, vocabulary)));
        }
        let mut ids = Ids::of(self);
        for mut source in loaded {
            let read = source.roles.len() - source.kept;
            let mut is_sound = source.problems.is_empty();
            for (number, (origin, located)) in source.roles.into_iter().enumerate() {
                let mut entry = Entry { role: located.role, origin, positions: located.positions };
                let clash = ids.make_unique(&mut entry);
                is_sound &= clash.is_none();
                source.problems.extend(clash);
                if number >= read {
                    stale.insert(self.entries.len());
                } else if entry.origin != Origin::BuiltIn {
                    let checked = role::check(&entry.role, &entry.positions, &self.vocabulary);
                    let path = entry.origin.name();
                    source
                        .problems
                        .extend(checked.into_iter().map(|problem| Problem { path: path.clone(), ..problem }));
                }
                self.entries.push(entry);
            }
            self.sound.0.extend(source.path.zip(source.stamp).filter(|_| is_sound));
            source.problems.sort_by_key(|problem| problem.position);
            problems.append(&mut source.problems);
        }
        Added { problems, stale, stale_definitions, left }
    }
}

impl Catalog {
    /// The places in [`Catalog::entries`] of the roles of a file, which is loaded if it is not yet there.
    ///
    /// Besides the places: what is wrong with the file, if it had to be loaded.
    pub fn open(&mut self, path: &Path) -> (Vec<usize>, Vec<Problem>) {
        let file = path.canonicalize().ok();
        let is_it = |entry: &Entry| match &entry.origin {
            Origin::File(other) => other.canonicalize().ok() == file,
            _ => false,
        };
        let known: Vec<usize> = (0..self.entries.len()).filter(|place| is_it(&self.entries[*place])).collect();
        if file.is_some() && !known.is_empty() {
            return (known, Vec::new());
        }
        let before = self.entries.len();
        let Added { problems, .. } =
            self.add(sources(&Place::Path(path.to_owned()), &mut |_| true), &again::Held::default(), &|_, _| true);
        ((before..self.entries.len()).collect(), problems)
    }

    /// The places in [`Catalog::entries`] of the roles of an earlier version of a file, whose content is `yaml`; they are
    /// added if they are not yet there. Their ids and variants end in `@` and the revision.
    ///
    /// Besides the places: what is wrong with it, if it had to be added.
    pub fn open_version(&mut self, version: &Version, yaml: Vec<u8>) -> (Vec<usize>, Vec<Problem>) {
        let is_it = |entry: &Entry| matches!(&entry.origin, Origin::Version(other) if other == version);
        let known: Vec<usize> = (0..self.entries.len()).filter(|place| is_it(&self.entries[*place])).collect();
        if !known.is_empty() {
            return (known, Vec::new());
        }
        let before = self.entries.len();
        let sources = vec![Source::Version(version.clone(), yaml)];
        let Added { problems, .. } = self.add(sources, &again::Held::default(), &|_, _| true);
        ((before..self.entries.len()).collect(), problems)
    }

    /// The roles alone, in order.
    pub fn roles(&self) -> impl Iterator<Item = &Role> {
        self.entries.iter().map(|entry| &entry.role)
    }
}

#[cfg(test)]
mod tests;
