//! The roles a command works on: where they are loaded from, and which ones its ROLE arguments name.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io;
use std::path::{self, Path, PathBuf};

use role_explorer::catalog::{self, Catalog, Origin, Place, ResolveError};
use role_explorer::export::wording::count;
use role_explorer::problem::Problem;
use role_explorer::text::{Text, safe};

use super::output::tell;
use crate::failure::Failure;

/// The places `paths` name; without any, what is compiled in and the user's own directory.
pub(super) fn places<'a>(paths: impl IntoIterator<Item = &'a PathBuf>) -> Result<Vec<Place>, Failure> {
    let places: Vec<Place> = paths.into_iter().map(|path| place(path)).collect::<Result<_, _>>()?;
    Ok(if places.is_empty() { vec![Place::BuiltIn, Place::UserDirectory] } else { places })
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

/// Loads the roles of `places` and finds those that `names` name, files among them included.
pub(super) fn load_named(mut places: Vec<Place>, names: &[OsString]) -> Result<(Catalog, Vec<usize>), Failure> {
    for file in names.iter().filter(|name| is_file_name(name)) {
        places.push(place(Path::new(file))?);
    }
    let (catalog, problems) = catalog::load(&places);
    mention(&problems, &places);
    let find = |name: &OsString| {
        if is_file_name(name) { in_file(&catalog, &problems, Path::new(name)) } else { by_id(&catalog, name) }
    };
    let found = names.iter().map(find).collect::<Result<_, _>>()?;
    Ok((catalog, found))
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
        let named: String = places.iter().filter_map(named).collect();
        tell(&safe(&format!("{number} in the catalog; `role-explorer check{named}` {shows}")));
        tell("\n");
    }
}

/// Whether a ROLE argument means a file: ids have neither separators nor dots.
fn is_file_name(name: &OsStr) -> bool {
    name.to_string_lossy().contains(path::is_separator) || Path::new(name).extension().is_some()
}

/// The role an id or the start of one names.
fn by_id(catalog: &Catalog, name: &OsStr) -> Result<usize, Failure> {
    catalog.resolve(&name.to_string_lossy()).map_err(|error| {
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
