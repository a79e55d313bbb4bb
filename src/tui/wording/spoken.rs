//! What is selected, told in one line to those who have the screen read to them.

use std::fmt::Display;

use super::{comparison, dialogs, panes, place, roles};

/// The lines of a text that are on the screen.
#[derive(Clone, Copy)]
pub(crate) struct Seen {
    /// The first, from 1.
    pub(crate) first: usize,
    /// The last.
    pub(crate) last: usize,
    /// How many there are.
    pub(crate) of: usize,
}

impl Seen {
    /// From `scroll` on those that fit into a window of `height`, of so many.
    pub(crate) fn new(scroll: usize, height: u16, of: usize) -> Self {
        Self { first: scroll + 1, last: (scroll + usize::from(height)).min(of), of }
    }

    fn lines(self) -> String {
        let Self { first, last, of } = self;
        format!("lines {first} to {last} of {of}")
    }

    /// The same where it need not be told which they are, because they are all.
    fn briefly(self) -> String {
        if self.first == 1 && self.last == self.of { "all of it shown".to_owned() } else { self.lines() }
    }
}

/// What the last key did, before where one is now.
pub(crate) fn first(told: &str, here: &str) -> String {
    format!("{}. {here}", told.trim_end_matches('.'))
}

// What a key did.

pub(crate) const UNBOOKMARKED: &str = "Bookmark taken away";
pub(crate) const ONLY_BOOKMARKS: &str = "Only bookmarked roles";
pub(crate) const ALL_ROLES: &str = "All roles";
pub(crate) const WHY_HIDDEN: &str = "Why it stands so is hidden";
pub(crate) const ONLY_DIFFERENCES: &str = "Only differences";
pub(crate) const NOT_ONLY_DIFFERENCES: &str = "Everything, not only differences";
pub(crate) const SWAPPED: &str = "Sides changed";
pub(crate) const FOLDED: &str = "Folded";
pub(crate) const UNFOLDED: &str = "Opened";

pub(crate) fn marked(number: usize) -> String {
    format!("Marked, {number} in all")
}

pub(crate) fn unmarked(number: usize) -> String {
    format!("Mark taken away, {number} in all")
}

/// Another of the compared roles is beside the first, which is the `left` one.
pub(crate) fn pair(number: usize, of: usize, left: &str, right: &str) -> String {
    // What changes comes first: the end may have no room.
    format!("Pair {}: {right} beside {left}", place(number, of))
}

/// The role that the others are compared with now.
pub(crate) fn baseline(role: &str) -> String {
    format!("Baseline: {role}")
}

pub(crate) fn why(said: &str) -> String {
    format!("Why: {said}")
}

// Lines to type in.

pub(crate) const TYPE_TO_SEARCH: &str = "Search: type what to find";
pub(crate) const TYPE_TO_FIND: &str = "Find: type what a row has to have";
pub(crate) const TYPE_TO_FIND_IN_HELP: &str = "Find in the help: type what it has to do with";
pub(crate) const NO_ROW_HAS_IT: &str = "No row has it";

pub(crate) fn kept_search(query: &str) -> String {
    format!("Search for {query}, typing replaces it")
}

// Over a view.

pub(crate) fn help(seen: Seen) -> String {
    format!("{}, {}", dialogs::HELP, seen.briefly())
}

pub(crate) fn why_found(seen: Seen) -> String {
    format!("{}, {}", dialogs::WHY_FOUND, seen.briefly())
}

pub(crate) fn problem(number: usize, of: usize, problem: &str) -> String {
    format!("Problem {}: {problem}", place(number, of))
}

pub(crate) fn copy(number: usize, of: usize, what: &str) -> String {
    format!("{}, choice {}: {what}", dialogs::COPY, place(number, of))
}

pub(crate) fn write(what: &str, file: &str) -> String {
    format!("Write {what} to the file {file}")
}

pub(crate) fn command(number: usize, of: usize, name: &str, key: Option<&str>, description: &str) -> String {
    let key = key.map(|key| format!(", key {key}")).unwrap_or_default();
    format!("Command {}: {name}{key}: {description}", place(number, of))
}

// The list, and the role beside it.

pub(crate) const NO_ROLE_SELECTED: &str = "No role is selected";

/// What the signs beside a role say.
#[derive(Clone, Copy)]
pub(crate) struct Signs {
    pub(crate) is_marked: bool,
    pub(crate) is_bookmarked: bool,
    pub(crate) is_broken: bool,
}

pub(crate) fn role(number: usize, of: usize, name: &str, signs: Signs) -> String {
    let said = [
        (signs.is_marked, ", marked"),
        (signs.is_bookmarked, ", bookmarked"),
        (signs.is_broken, ", its file is broken at present"),
    ];
    let said: String = said.into_iter().filter(|(is_so, _)| *is_so).map(|(_, what)| what).collect();
    format!("Role {}: {name}{said}", place(number, of))
}

pub(crate) fn reading(progress: Option<impl Display>) -> String {
    let told = progress.map(|progress| format!("{}, {progress}", panes::READING));
    told.unwrap_or_else(|| panes::READING.to_owned())
}

pub(crate) fn hit(number: usize, of: usize, role: &str, field: &str, text: &str) -> String {
    format!("Hit {} in {role}: {field}: {text}", place(number, of))
}

/// A role being read, and the section of it one is in: its name, its number from 1, and how many there are.
pub(crate) fn read(role: &str, section: Option<(&str, usize, usize)>, seen: Seen) -> String {
    let section = section.map(|(name, number, of)| format!("{name}, section {}, ", place(number, of)));
    // What changes comes first: the end may have no room.
    let Seen { first, last, of } = seen;
    format!("Lines {first} to {last} of {of}, {}{role}", section.unwrap_or_default())
}

// The facets.

/// A value of a facet, and how many roles choosing it would add, where that is known.
pub(crate) fn value(facet: &str, value: &str, adds: Option<usize>, is_chosen: bool) -> String {
    let adds = adds.map(|number| format!(", {}", roles(number))).unwrap_or_default();
    let chosen = if is_chosen { ", chosen" } else { "" };
    format!("{facet}: {value}{adds}{chosen}")
}

// Roles alike.

pub(crate) const NONE_ALIKE: &str = "No role is alike";

pub(crate) fn similar(number: usize, of: usize, role: &str, alike: &str) -> String {
    format!("Role {}: {role}, {alike}", place(number, of))
}

// Two roles side by side, and what the move from one to the other asks for.

pub(crate) fn gap(from: &str, to: &str, seen: Option<Seen>) -> String {
    match seen {
        Some(seen) => format!("{}, {}: {from} to {to}", comparison::WHAT_THE_MOVE_ASKS, seen.lines()),
        None => format!("{from} to {to}"),
    }
}

/// A row, which says what one of the functions below says.
pub(crate) fn row(number: usize, of: usize, said: &str) -> String {
    format!("Row {}: {said}", place(number, of))
}

pub(crate) fn fact(name: &str, relation: &str, left: &str, right: &str) -> String {
    format!("{name}, {relation}, left: {left}; right: {right}")
}

pub(crate) fn fact_only_left(name: &str, left: &str) -> String {
    format!("{name}, only left: {left}")
}

pub(crate) fn fact_only_right(name: &str, right: &str) -> String {
    format!("{name}, only right: {right}")
}

/// What is said of a statement alone of which the user rejected a pairing.
fn rejected(has_rejected: bool) -> &'static str {
    if has_rejected { ", a pairing rejected" } else { "" }
}

pub(crate) fn only_left(text: &str, has_rejected: bool) -> String {
    format!("only left{}: {text}", rejected(has_rejected))
}

pub(crate) fn only_right(text: &str, has_rejected: bool) -> String {
    format!("only right{}: {text}", rejected(has_rejected))
}

/// Two statements, the word for how they relate, and how much alike they are, where they are not the same.
pub(crate) fn pairing(relation: &str, score: Option<&str>, left: &str, right: &str) -> String {
    let score = score.map(|score| format!(" {score}")).unwrap_or_default();
    format!("{relation}{score}, left: {left}; right: {right}")
}

/// The same where the user accepted the pairing.
pub(crate) fn accepted_pairing(relation: &str, left: &str, right: &str) -> String {
    format!("{relation}, accepted, left: {left}; right: {right}")
}

// The matrix.

pub(crate) fn in_all_roles(name: &str, seen: Seen) -> String {
    format!("{name} in all roles, {}", seen.lines())
}

/// A cell: the places of its row and its column, what the row is called, what stands in the cell, and the column's role.
pub(crate) fn cell(row: (usize, usize), column: (usize, usize), name: &str, cell: &str, role: &str) -> String {
    format!("Row {}, role {}: {name}, {cell}, {role}", place(row.0, row.1), place(column.0, column.1))
}
