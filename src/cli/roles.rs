//! The roles a command works on: where they are loaded from, and which ones its ROLE arguments name.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io;
use std::path::{self, Path, PathBuf};

use role_explorer::catalog::{self, Catalog, Origin, Place, ResolveError, Version};
use role_explorer::export::wording::count;
use role_explorer::problem::{Problem, Severity};
use role_explorer::text::{Text, safe};

use super::git;
use super::output::{tell, warn};
use crate::config::Config;
use crate::failure::Failure;

/// The places `paths` name; without any, what is compiled in, the user's own directory, and what the configuration adds.
pub(super) fn places<'a>(paths: impl IntoIterator<Item = &'a PathBuf>, config: &Config) -> Result<Vec<Place>, Failure> {
    let places: Vec<Place> = paths.into_iter().map(|path| place(path)).collect::<Result<_, _>>()?;
    if !places.is_empty() {
        return Ok(places);
    }
    // Of these, one that is not there is a problem beside the roles, not a mistake of who asks.
    let configured = config.catalog.iter().cloned().map(Place::Path);
    Ok([Place::BuiltIn, Place::UserDirectory].into_iter().chain(configured).collect())
}

fn place(path: &Path) -> Result<Place, Failure> {
    if path == "-" {
        return Ok(Place::Input);
    }
    // Whatever else is wrong with it is told as a problem, beside the roles that can be read.
    match fs::metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let failure = Failure::new(&format!("cannot open {}", path.display()));
            Err(failure.because("there is no such file or directory"))
        }
        _ => Ok(Place::Path(path.to_owned())),
    }
}

/// Loads the roles of `places`, and says how many problems there are on the way.
pub(super) fn load(places: &[Place]) -> Catalog {
    let (catalog, problems) = catalog::load(places);
    mention(&problems, places);
    catalog
}

/// What a ROLE argument names.
enum Named<'a> {
    /// An id or the start of one.
    Id(&'a OsStr),
    /// The one role of a file.
    File(&'a Path),
    /// The one role of a file as it was.
    Version(Version),
}

impl<'a> Named<'a> {
    /// What `name` means: a file that is there is what it is called; ids have neither separators nor dots.
    fn of(name: &'a OsStr) -> Self {
        let path = Path::new(name);
        let means_file = name.to_string_lossy().contains(path::is_separator) || path.extension().is_some();
        match version(path) {
            _ if !means_file => Self::Id(name),
            Some(version) if path.symlink_metadata().is_err() => Self::Version(version),
            _ => Self::File(path),
        }
    }
}

/// `PATH@REVISION` in its parts. Both may hold an `@`: a path that is there decides, and else the first `@` after a
/// file's ending.
fn version(name: &Path) -> Option<Version> {
    let name = name.to_str()?;
    let split = |(at, _)| (Path::new(&name[..at]), &name[at + 1..]);
    let parts: Vec<(&Path, &str)> = name.match_indices('@').map(split).filter(|(_, rest)| !rest.is_empty()).collect();
    let there = parts.iter().rfind(|(path, _)| path.is_file());
    let (path, revision) = there.or_else(|| parts.iter().find(|(path, _)| path.extension().is_some()))?;
    Some(Version { path: path.to_path_buf(), revision: (*revision).to_owned() })
}

/// Loads the roles of `places` and finds those that `names` name, files and earlier versions of files among them included.
pub(super) fn load_named(places: &[Place], names: &[OsString]) -> Result<(Catalog, Vec<usize>), Failure> {
    let meant: Vec<Named<'_>> = names.iter().map(|name| Named::of(name)).collect();
    for name in &meant {
        if let Named::File(file) = name {
            place(file)?;
        }
    }
    let (mut catalog, problems) = catalog::load(places);
    let own = catalog.entries.len();
    let (mut beside, mut files) = (Vec::new(), Vec::new());
    for name in &meant {
        // A directory is no role, whatever it holds.
        if let Named::File(file) = name
            && !file.is_dir()
        {
            let (_, wrong) = catalog.open(file);
            let is_new = |problem: &Problem| !problems.contains(problem) && !beside.contains(problem);
            let new: Vec<Problem> = wrong.into_iter().filter(is_new).collect();
            beside.extend(new);
            files.push(Place::Path(file.to_path_buf()));
        }
    }
    mention_all((&problems, places), (&beside, &files));
    let problems = [problems, beside].concat();
    let mut found = Vec::with_capacity(meant.len());
    for name in meant {
        found.push(match name {
            Named::Id(name) => by_id(&catalog, own, name)?,
            Named::File(file) => in_file(&catalog, &problems, file)?,
            Named::Version(version) => in_version(&mut catalog, &version)?,
        });
    }
    Ok((catalog, found))
}

/// The one role of a file as it was. Only what cost a part of it is told: what was written cannot be mended any more.
fn in_version(catalog: &mut Catalog, version: &Version) -> Result<usize, Failure> {
    let yaml = git::version(&version.path, &version.revision)?;
    let (found, problems) = catalog.open_version(version, yaml);
    let name = format!("{}@{}", version.path.display(), version.revision);
    let mut errors = problems.iter().filter(|problem| problem.severity == Severity::Error);
    match found[..] {
        [one] => {
            errors.for_each(|problem| warn(&problem.to_string()));
            Ok(one)
        }
        [] => {
            let failure = Failure::new(&format!("there is no role in {name}"));
            Err(errors.next().map_or(failure.clone(), |problem| failure.because(&problem.to_string())))
        }
        _ => Err(Failure::new(&format!("{name} holds {} roles", found.len()))
            .because("an earlier version is compared as a whole file")
            .help("name a revision in which the file holds one role")),
    }
}

/// Says how many problems there are in a catalog and in the files beside it. No command checks files beside the built-in
/// roles: what is wrong with such files only there, an id that is taken, is told itself.
fn mention_all((problems, places): (&[Problem], &[Place]), (beside, files): (&[Problem], &[Place])) {
    if !places.contains(&Place::BuiltIn) {
        return mention(&[problems, beside].concat(), &[places, files].concat());
    }
    mention(problems, places);
    if beside.is_empty() {
        return;
    }
    let (_, alone) = catalog::load(files);
    let (shown, hidden): (Vec<Problem>, Vec<Problem>) =
        beside.iter().cloned().partition(|problem| alone.contains(problem));
    mention(&shown, files);
    for problem in hidden {
        tell(&safe(&problem.to_string()));
        tell("\n");
    }
}

/// Says how many problems there are, and the command that shows those of the same places.
fn mention(problems: &[Problem], places: &[Place]) {
    if !problems.is_empty() {
        let number = count(problems.len(), "problem", "problems");
        let shows = if problems.len() == 1 { "shows it" } else { "shows them" };
        let named = |place: &Place| match place {
            Place::Path(path) => Some(format!(" {}", path.display())),
            Place::Input => Some(" -".to_owned()),
            Place::BuiltIn | Place::UserDirectory => None,
        };
        // The built-in roles, and the configured ones beside them, are what is checked where nothing is named.
        let is_usual = places.contains(&Place::BuiltIn);
        let named: String = places.iter().filter(|_| !is_usual).filter_map(named).collect();
        tell(&safe(&format!("{number} in the catalog; `role-explorer check{named}` {shows}")));
        tell("\n");
    }
}

/// The role an id or the start of one names.
fn by_id(catalog: &Catalog, own: usize, name: &OsStr) -> Result<usize, Failure> {
    catalog.resolve_before(&name.to_string_lossy(), own).map_err(|error| {
        let failure = Failure::new(&error.to_string());
        match error {
            ResolveError::Unknown { nearest, .. } if nearest.is_empty() => {
                failure.help("`role-explorer list` shows the ids; a file is named with its extension, or as ./NAME")
            }
            ResolveError::Unknown { nearest, .. } => failure.help(&format!("did you mean {}?", quoted(&nearest))),
            ResolveError::Ambiguous { candidates, .. } => failure.help(&format!("it could be {}", quoted(&candidates))),
        }
    })
}

/// The one role a file holds.
fn in_file(catalog: &Catalog, problems: &[Problem], file: &Path) -> Result<usize, Failure> {
    let same = |path: &Path| path == file || fs::canonicalize(path).ok() == fs::canonicalize(file).ok();
    let is_there = |origin: &Origin| matches!(origin, Origin::File(path) if same(path));
    let entries = catalog.entries.iter().enumerate().filter(|(_, entry)| is_there(&entry.origin));
    let found: Vec<usize> = entries.map(|(number, _)| number).collect();
    let name = file.display();
    match found[..] {
        [one] => Ok(one),
        [] => {
            let failure = Failure::new(&format!("there is no role in {name}"));
            let path = Text::new(&file.to_string_lossy());
            let problem = problems.iter().find(|problem| problem.path.as_ref() == Some(&path));
            Err(match problem {
                Some(problem) => failure.because(&problem.to_string()),
                None => failure.because("it names a directory, or a file without one").help("name a role's file"),
            })
        }
        _ => {
            let ids: Vec<String> = found.iter().map(|number| catalog.entries[*number].role.id.to_string()).collect();
            let failure = Failure::new(&format!("{name} holds {} roles", found.len()));
            Err(failure.help(&format!("load it with --catalog and name one of {}", quoted(&ids))))
        }
    }
}

/// The names in quotes, the last one after "or".
fn quoted(names: &[String]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.split_last() {
        Some((last, others)) if !others.is_empty() => format!("{} or {last}", others.join(", ")),
        _ => quoted.concat(),
    }
}
