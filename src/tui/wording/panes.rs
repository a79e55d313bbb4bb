//! The view at the root: its first line, the list, the role beside it, the facets; and the list of roles alike.

use std::fmt::Display;

use role_explorer::export::wording::count;

use super::{place, progress, roles};

pub(crate) fn too_small(columns: u16, rows: u16, quits: Option<&str>) -> String {
    let quits = quits.map(|key| format!(" · {key} quits")).unwrap_or_default();
    format!("Needs {columns} columns and {rows} rows{quits}")
}

pub(crate) fn too_small_briefly(columns: u16, rows: u16) -> String {
    format!("Needs {columns} by {rows}")
}

// The first line.

pub(crate) const BOOKMARKED: &str = "bookmarked";
pub(crate) const SEARCHING: &str = "searching …";

pub(crate) fn reading(progress: Option<impl Display>) -> String {
    progress.map_or_else(|| "reading roles …".to_owned(), |progress| format!("reading roles … {progress}"))
}

/// So many files were found so far, and none is read yet.
pub(crate) fn looking(found: usize) -> String {
    format!("looking for files … {} found", progress(found, found))
}

pub(crate) fn reading_again(progress: impl Display) -> String {
    format!("reading again … {progress}")
}

pub(crate) fn marked(number: usize) -> String {
    format!("{number} marked")
}

/// What passes a search: roles, and hits among all statements.
pub(crate) fn found(of_roles: usize, hits: usize, statements: usize) -> String {
    format!("{}, {} of {statements}", roles(of_roles), count(hits, "hit", "hits"))
}

/// What passes the facets and bookmarks.
pub(crate) fn passing(number: usize, of: usize) -> String {
    format!("{number} of {}", roles(of))
}

// The list.

pub(crate) const ROLES: &str = "Roles";

/// That a role has a bookmark, or is put aside for comparing, where no sign says so.
pub(crate) const fn signs(bookmarked: bool, marked: bool) -> &'static str {
    match (bookmarked, marked) {
        (true, true) => "bookmarked, marked ",
        (true, false) => "bookmarked ",
        (false, true) => "marked ",
        (false, false) => "",
    }
}

pub(crate) const MOST_HITS_FIRST: &str = "most hits first";
pub(crate) const BY_TITLE: &str = "by title";
pub(crate) const BY_ORGANIZATION: &str = "by organisation";
pub(crate) const NEWEST_FIRST: &str = "newest first";

pub(crate) fn most_like(role: &str) -> String {
    format!("most like {role}")
}

// Why nothing is listed, and what to do about it.

pub(crate) const NOTHING_FOUND: &str = "Nothing found";
pub(crate) const NONE_HAS_ALL: &str = "No role has all that is chosen";
pub(crate) const NONE_BOOKMARKED: &str = "No role is bookmarked";
pub(crate) const READING: &str = "Reading roles";
pub(crate) const NO_ROLES: &str = "No roles here";

pub(crate) fn nearest_word(word: &str, takes: Option<&str>) -> String {
    let takes = takes.map(|key| format!(": {key} takes it")).unwrap_or_default();
    format!("The nearest word here is “{word}”{takes}.")
}

pub(crate) fn leaves_search(key: &str) -> String {
    format!("{key} leaves the search and shows the roles again.")
}

pub(crate) fn clears_facets(key: &str) -> String {
    format!("{key} clears what is chosen in the facets.")
}

pub(crate) fn shows_all(key: &str) -> String {
    format!("{key} shows roles without a bookmark again.")
}

pub(crate) fn read_so_far(progress: impl Display, shows: Option<&str>) -> String {
    let shows = shows.map(|key| format!(" {key} shows what is there so far.")).unwrap_or_default();
    format!("{progress} files are read.{shows}")
}

/// The same as [`looking`] in the list.
pub(crate) fn found_so_far(found: usize, leaves: Option<&str>) -> String {
    let leaves = leaves.map(|key| format!(" · {key} leaves it")).unwrap_or_default();
    format!("Looking for files … {} found{leaves}", progress(found, found))
}

pub(crate) fn tells_problems(key: &str) -> String {
    format!("{key} tells what is wrong with the files.")
}

// The first profile.

pub(crate) const WHAT_A_PROFILE_IS: &str = "A profile is a file such as my-role.yaml:";
/// The smallest profile there is. Its keys are those of the format, whatever the language.
pub(crate) const SMALLEST_PROFILE: &str = "\
title: Technical Account Manager
responsibilities:
  - Runs the incident process from first call to root cause.
qualifications:
  required:
    - Five years in enterprise support.";

pub(crate) fn put_it_into(directory: &str) -> String {
    format!("Put it into {directory}: it is shown as soon as it is there.")
}

// The role. Its headings and labels are those of the documents.

/// The title of the pane while no role is selected.
pub(crate) const ROLE: &str = "Role";
/// Before other names of a role.
pub(crate) const ALSO: &str = "also";

// The facets.

pub(crate) const FACETS: &str = "Facets";
pub(crate) const NOTHING_TELLS_APART: &str = "Nothing tells these roles apart";
pub(crate) const COUNTING: &str = "Counting";

pub(crate) fn chosen(number: usize) -> String {
    format!("{number} chosen")
}

// Roles alike.

pub(crate) const ALIKE_TO: &str = "Alike to";
pub(crate) const WHAT_ALIKE_MEANS: &str =
    "by the share of all items with a counterpart in the other role; below each, what is most alike";
pub(crate) const MOST_ALIKE_FIRST: &str = "Most alike first";
pub(crate) const COMPARING_WITH_OTHERS: &str = "Comparing with the others";
pub(crate) const NOTHING_SHARED: &str = "No statement is shared";

/// Which of a list is selected, from 1; empty where there is none.
pub(crate) fn selected(number: usize, of: usize) -> String {
    if of > 0 { place(number, of) } else { String::new() }
}
