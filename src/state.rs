//! What the user comes back to: marks, bookmarks, searches, the last view, the sizes of panes. Kept as JSON among the
//! user's own files, apart from the configuration, and changed entry by entry, so that two instances lose nothing.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use role_explorer::catalog::{Catalog, Entry, Origin};
use role_explorer::text::safe;
use serde::{Deserialize, Serialize};

use crate::keep;
use crate::save::save;

/// What the file says it is.
const FORMAT: &str = "role-explorer/state";
/// Its version; a file of a later one is left alone.
const VERSION: u64 = 1;
/// Bytes of the file at the most; what is larger did not come from here.
const LARGEST: usize = 1 << 20;
/// Roles of a list that are kept at the most, the latest ones.
const MOST_ROLES: usize = 1000;
/// Searches that are kept at the most, the latest ones.
pub(crate) const MOST_SEARCHES: usize = 200;
/// Characters of a search that are kept; the interface takes no more.
const LONGEST: usize = 1000;

/// What is kept.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct State {
    format: String,
    version: u64,
    /// The roles put aside for comparing, in the order in which they were marked.
    marks: Vec<Name>,
    bookmarks: Vec<Name>,
    /// The latest last, none of them twice.
    searches: Vec<String>,
    /// The role that was selected at the end.
    role: Option<Name>,
    /// The roles that were compared last.
    compared: Vec<Name>,
    /// Columns of the list of roles, where the user chose them.
    list_columns: Option<u16>,
}

/// A role, whatever its number is this time. An id is unique within a catalog only: of two directories, both may have one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Name {
    id: String,
    /// The file it comes from; `None` for a role compiled into the program, or read from standard input.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    file: Option<String>,
}

impl Name {
    fn of(entry: &Entry) -> Self {
        let file = match &entry.origin {
            Origin::File(path) => Some(path),
            Origin::Version(version) => Some(&version.path),
            Origin::BuiltIn | Origin::Input => None,
        };
        // However the directory was named this time.
        let file = file.map(|path| keep::own_name(path));
        Self { id: entry.role.id.to_string(), file: file.map(|path| safe(&path.to_string_lossy()).into_owned()) }
    }
}

/// A change of what is kept. Roles are named by their numbers in the catalog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    /// A role was marked, or is no longer.
    Mark(usize, bool),
    /// A role was bookmarked, or is no longer.
    Bookmark(usize, bool),
    /// Something was searched for.
    Search(String),
    /// The role that was selected.
    Role(usize),
    /// The roles that were compared.
    Compared(Vec<usize>),
    /// The columns of the list of roles.
    ListColumns(Option<u16>),
}

/// What is kept, as far as it is about a catalog: roles by number, those that are not in it left out.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Recollection {
    /// The roles put aside for comparing, in the order in which they were marked.
    pub(crate) marks: Vec<usize>,
    /// The bookmarked roles.
    pub(crate) bookmarks: Vec<usize>,
    /// The searches, the latest last: safe text.
    pub(crate) searches: Vec<String>,
    /// The role that was selected at the end.
    pub(crate) role: Option<usize>,
    /// The roles that were compared last, if all of them are there.
    pub(crate) compared: Vec<usize>,
    /// Columns of the list of roles, where the user chose them.
    pub(crate) list_columns: Option<u16>,
    /// What there is to be said of the file: one line, safe to show.
    pub(crate) notice: Option<String>,
    /// Whether changes can be kept.
    pub(crate) is_writable: bool,
    /// Whether there is no file yet: nobody has used the program here.
    pub(crate) is_first: bool,
}

/// The file among the user's own; `None` where the platform knows no home.
pub(crate) fn default_file() -> Option<PathBuf> {
    keep::file("state.json")
}

/// What `file` keeps about the roles of `catalog`. Never fails: what cannot be read is said in the answer.
pub(crate) fn read(file: &Path, catalog: &Catalog) -> Recollection {
    let state = match keep::read(file).map(|bytes| parse(&bytes)) {
        // It is looked at again, alone: another instance may have set it aside meanwhile.
        Ok(Parsed::Broken) => keep::locked(file, current),
        Ok(Parsed::State(state)) => Ok((state, None)),
        Ok(Parsed::Later(version)) => Err(later(version)),
        Err(why) => Err(why),
    };
    match state {
        Ok((state, notice)) => {
            let is_first = notice.is_none() && keep::is_missing(file);
            Recollection { notice, is_writable: true, is_first, ..state.about(catalog) }
        }
        Err(why) => Recollection { notice: Some(nothing_kept(file, &why)), ..Recollection::default() },
    }
}

/// Makes changes to the file as it is now, whoever wrote it last; says what there is to be said of the file.
///
/// # Errors
///
/// When the file is left as it was, in one line safe to show.
pub(crate) fn record(file: &Path, catalog: &Catalog, changes: &[Change]) -> Result<Option<String>, String> {
    let kept = keep::locked(file, |file| {
        let (mut state, notice) = current(file)?;
        for change in changes {
            state.change(change, catalog);
        }
        let mut text = serde_json::to_string_pretty(&state).map_err(|error| error.to_string())?;
        text.push('\n');
        if text.len() > LARGEST {
            return Err("it would grow beyond 1 MiB".to_owned());
        }
        save(file, [&text], true).map_err(|error| error.to_string())?;
        Ok(notice)
    });
    kept.map_err(|why| nothing_kept(file, &why))
}

/// What a file of the user's holds.
enum Parsed {
    State(State),
    /// Not what was written there.
    Broken,
    /// What a later program wrote.
    Later(u64),
}

fn parse(bytes: &[u8]) -> Parsed {
    if bytes.is_empty() {
        return Parsed::State(State::default());
    }
    let value = serde_json::from_slice::<serde_json::Value>(bytes).ok().filter(|_| bytes.len() <= LARGEST);
    let said = |key| value.as_ref()?.get(key);
    let version = said("version").and_then(serde_json::Value::as_u64);
    match (said("format").and_then(serde_json::Value::as_str), version) {
        (Some(FORMAT), Some(version @ VERSION..)) if version > VERSION => Parsed::Later(version),
        (Some(FORMAT), Some(VERSION)) => match value.map(serde_json::from_value::<State>) {
            Some(Ok(state)) => Parsed::State(state.bounded()),
            _ => Parsed::Broken,
        },
        _ => Parsed::Broken,
    }
}

/// What the file keeps, to be called while it is locked; a broken one is set aside, which is said.
fn current(file: &Path) -> Result<(State, Option<String>), String> {
    match parse(&keep::read(file)?) {
        Parsed::State(state) => Ok((state, None)),
        Parsed::Later(version) => Err(later(version)),
        Parsed::Broken => {
            let aside = keep::set_aside(file)?;
            let aside = safe(&aside.to_string_lossy()).into_owned();
            Ok((State::default(), Some(format!("What was kept cannot be read; it is now {aside}"))))
        }
    }
}

fn later(version: u64) -> String {
    format!("a later role-explorer wrote it (version {version})")
}

fn nothing_kept(file: &Path, why: &str) -> String {
    format!("Nothing will be kept in {}: {}", safe(&file.to_string_lossy()), safe(why))
}

/// Adds `one` as the latest, takes out what equals it, and lets the oldest go beyond `most`.
fn put<T: PartialEq>(list: &mut Vec<T>, one: T, most: usize) {
    list.retain(|other| *other != one);
    list.push(one);
    latest(list, most);
}

/// Lets the oldest go beyond `most`.
fn latest<T>(list: &mut Vec<T>, most: usize) {
    list.drain(..list.len().saturating_sub(most));
}

impl State {
    /// The same with nothing in it that was not written here: safe text, and not more of it than is kept.
    fn bounded(mut self) -> Self {
        for names in [&mut self.marks, &mut self.bookmarks, &mut self.compared] {
            latest(names, MOST_ROLES);
        }
        latest(&mut self.searches, MOST_SEARCHES);
        self.searches.iter_mut().for_each(|query| *query = safe(query).chars().take(LONGEST).collect());
        self
    }

    fn change(&mut self, change: &Change, catalog: &Catalog) {
        (self.format, self.version) = (FORMAT.to_owned(), VERSION);
        let name = |number: &usize| catalog.entries.get(*number).map(Name::of);
        match change {
            Change::Mark(role, is_set) => change_role(&mut self.marks, name(role), *is_set),
            Change::Bookmark(role, is_set) => change_role(&mut self.bookmarks, name(role), *is_set),
            Change::Search(query) => put(&mut self.searches, query.chars().take(LONGEST).collect(), MOST_SEARCHES),
            Change::Role(role) => self.role = name(role),
            Change::Compared(roles) => self.compared = roles.iter().take(MOST_ROLES).filter_map(name).collect(),
            Change::ListColumns(columns) => self.list_columns = *columns,
        }
    }

    /// What is kept about the roles of a catalog.
    fn about(self, catalog: &Catalog) -> Recollection {
        let all = [&self.marks, &self.bookmarks, &self.compared].into_iter().flatten().chain(&self.role);
        let wanted: HashSet<&str> = all.map(|name| name.id.as_str()).collect();
        let mut numbers: HashMap<&str, (usize, Name)> = HashMap::new();
        if !wanted.is_empty() {
            let entries = catalog.entries.iter().enumerate();
            for (number, entry) in entries.filter(|(_, entry)| wanted.contains(&*entry.role.id)) {
                numbers.insert(&entry.role.id, (number, Name::of(entry)));
            }
        }
        let number = |name: &Name| numbers.get(name.id.as_str()).filter(|(_, its)| its == name).map(|(at, _)| *at);
        let mut recollection = Recollection {
            marks: self.marks.iter().filter_map(number).collect(),
            bookmarks: self.bookmarks.iter().filter_map(number).collect(),
            role: self.role.as_ref().and_then(number),
            compared: self.compared.iter().map(number).collect::<Option<_>>().unwrap_or_default(),
            list_columns: self.list_columns,
            ..Recollection::default()
        };
        drop(numbers);
        recollection.searches = self.searches;
        recollection
    }
}

/// Sets a role in a list, or takes it out; one that is set already stays where it is.
fn change_role(roles: &mut Vec<Name>, role: Option<Name>, is_set: bool) {
    let Some(role) = role else { return };
    if !is_set {
        roles.retain(|other| *other != role);
    } else if !roles.contains(&role) {
        put(roles, role, MOST_ROLES);
    }
}

#[cfg(test)]
mod tests;
