//! What is said above the hints: what came of a key or of what was asked for, and why nothing did.

use std::fmt::Display;

use super::{problems, progress, roles};

/// What to begin with, with the keys there are for it.
pub(crate) fn greeting([moving, open, search, help]: [Option<&str>; 4]) -> String {
    let keyed = |key: Option<&str>, what: &str| key.map(|key| format!("{key} {what}"));
    let said = [
        keyed(moving, "choose a role"),
        keyed(open, "reads it"),
        keyed(search, "searches all"),
        keyed(help, "tells every key"),
    ];
    said.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

pub(crate) const NOTHING_KEPT: &str = "No home directory: bookmarks, marks and searches will not be kept";

/// The first problem of the configuration, with its line.
pub(crate) fn configuration(line: Option<u32>, problem: impl Display, key: &str) -> String {
    let line = line.map(|line| format!(" line {line}")).unwrap_or_default();
    format!("Configuration{line}: {problem} · {key} tells more")
}

/// What was typed does nothing; `help` is the key of the help.
pub(crate) fn no_action(typed: &str, help: Option<&str>) -> String {
    let help = help.map(|help| format!(": {help} shows what does")).unwrap_or_default();
    format!("{typed} does nothing here{help}")
}

pub(crate) const NO_PROBLEMS: &str = "No problems: every file was read";

/// `leaves` is the key that leaves the commands.
pub(crate) fn no_such_command(leaves: Option<&str>) -> String {
    format!("There is no such command{}", leaves.map(|key| format!(" · {key} leaves")).unwrap_or_default())
}

pub(crate) const ONLY_HELP_IS_SEARCHED: &str = "Only the help can be searched";
pub(crate) const NO_EARLIER_VIEW: &str = "No earlier view";
pub(crate) const NO_LATER_VIEW: &str = "No later view";
pub(crate) const COMPARED_ROLE_IS_NOT_HERE: &str = "A role of this comparison is not here any more";

pub(crate) const BY_COMPETENCY: &str = "Statements by competency";
pub(crate) const IN_ORDER_OF_LEFT: &str = "Statements in the order of the left role";
pub(crate) const STACKED_ANYWAY: &str = "Too narrow for side by side: they stand one below the other anyway";
pub(crate) const STACKED_WHEN_PLAIN: &str = "Where the screen is read out, they stand one below the other always";

// The list, its panes, marks and bookmarks.

pub(crate) const ONE_PANE: &str = "There is only one pane on the screen";
pub(crate) const WIDEST: &str = "The list is as wide as it gets here";
pub(crate) const NARROWEST: &str = "The list is as narrow as it gets";

/// Where the list cannot be seen.
pub(crate) fn sorted(order: Option<&str>) -> String {
    order.map_or_else(|| "Roles in the order they are given in".to_owned(), |order| format!("Roles sorted {order}"))
}

pub(crate) fn marked(number: usize, key: &str) -> String {
    format!("{number} marked · {key} on a marked role takes the mark away")
}

pub(crate) fn bookmarked(key: &str) -> String {
    format!("Bookmarked · {key} shows only bookmarked roles")
}

pub(crate) fn no_bookmark(key: &str) -> String {
    format!("No role is bookmarked: {key} sets a bookmark")
}

pub(crate) fn no_facet_chosen(key: &str) -> String {
    format!("No facet is chosen: {key} shows them")
}

// Searching.

pub(crate) const NO_EARLIER_SEARCH: &str = "No earlier search";
pub(crate) const NO_LATER_SEARCH: &str = "No later search";

/// `leaves` is the key that leaves the search.
pub(crate) fn no_hit_to_go_to(leaves: Option<&str>) -> String {
    format!("Nothing to go to{}", leaves.map(|key| format!(" · {key} leaves the search")).unwrap_or_default())
}

pub(crate) fn no_search(key: &str) -> String {
    format!("No search to go on with: {key} begins one")
}

pub(crate) fn no_hit_to_explain(key: &str) -> String {
    format!("No hit to explain: {key} begins a search")
}

// Reading the roles.

pub(crate) fn still_reading(key: &str) -> String {
    format!("Still reading the roles: press {key} again in a moment")
}

/// So many files were read before the user left off; `again` is the key that reads all.
pub(crate) fn reading_left_off(done: usize, of: usize, again: Option<&str>) -> String {
    let again = again.map(|key| format!(" · {key} reads all")).unwrap_or_default();
    match done {
        0 => format!("Left off: no file is read{again}"),
        _ => format!("Left off: {} files are read{again}", progress(done, of)),
    }
}

/// The roles are being read again, or their files looked for; `leaves` is the key that leaves it, where one does.
pub(crate) fn reading_again(done: usize, of: usize, leaves: Option<&str>) -> String {
    let leaves = leaves.map(|key| format!(" · {key} leaves it")).unwrap_or_default();
    match done {
        0 => format!("Looking for files … {} found{leaves}", progress(of, of)),
        _ => format!("Reading again … {}{leaves}", progress(done, of)),
    }
}

/// The user left off reading again; `again` is the key that does it once more.
pub(crate) fn reading_again_left_off(again: Option<&str>) -> String {
    let again = again.map(|key| format!(" · {key} reads again")).unwrap_or_default();
    format!("Left off: the roles are as they were read before{again}")
}

/// What has become of the roles; `None` where all are there and say what they said.
pub(crate) fn read_again(changed: usize, new: usize, gone: usize) -> Option<String> {
    let counts = [(changed, "changed"), (new, "new"), (gone, "gone")];
    let counts = counts.into_iter().filter(|(number, _)| *number > 0);
    let told: Vec<String> = counts.map(|(number, what)| format!("{} {what}", roles(number))).collect();
    (!told.is_empty()).then(|| format!("Read again: {}", told.join(", ")))
}

pub(crate) const NOTHING_CHANGED: &str = "Read again: nothing has changed";
pub(crate) const ROLES_SAY_THE_SAME: &str = "Read again: what the roles say has not changed";

pub(crate) fn broken(file: &str, key: &str) -> String {
    format!("{file} is broken at present: its last good state stays · {key} tells")
}

/// A file is no longer broken, and says what it said before.
pub(crate) fn sound_again(file: &str) -> String {
    format!("Read again: {file} is sound, and says what it said")
}

/// The last problem is gone; `told` says what has become of the roles.
pub(crate) fn no_problem_left(told: Option<&str>) -> String {
    format!("{} · no problem is left", told.unwrap_or("Read again"))
}

pub(crate) fn polled(why: &str) -> String {
    format!("Files are looked at every second for changes: watching them failed ({why})")
}

pub(crate) fn not_watched(why: &str) -> String {
    format!("Changes of files are not noticed ({why}): reload reads them again")
}

// Comparing.

pub(crate) const NO_ROLE_TO_COMPARE: &str = "There is no role to compare";
pub(crate) const TWO_ROLES_ONLY: &str = "Only two roles are compared: mark more of them to go from pair to pair";
pub(crate) const NO_FURTHER_FOUND: &str = "No further row has it";
pub(crate) const NO_FURTHER_DIFFERENCE: &str = "No further difference";
pub(crate) const NO_FURTHER_SECTION: &str = "No further section";
pub(crate) const NO_FURTHER_ROW: &str = "No further row";
pub(crate) const NO_FURTHER_ROW_OF_ONE: &str = "No further row that only one role has";
pub(crate) const NO_FURTHER_ROLE: &str = "No further role";
pub(crate) const NO_GAP_TO_BASELINE: &str = "Go to another role first: this one is the baseline";
pub(crate) const IS_BASELINE: &str = "This role is the baseline already";
pub(crate) const NO_ROLE_TO_FIND_LIKE: &str = "There is no role to find others like";
pub(crate) const NO_OTHER_ROLE: &str = "There is no other role here";
pub(crate) const ROLE_COMPARED_WITH_IS_GONE: &str = "The role that others were compared with is gone";

pub(crate) fn first_of_two(key: &str) -> String {
    format!("Marked. Go to the role to compare it with and press {key} again")
}

pub(crate) fn comparison_closed(role: &str) -> String {
    format!("The comparison is closed: {role} is gone")
}

// Judging pairings.

pub(crate) const NOTHING_TO_DECIDE: &str = "There is nothing to decide here";
pub(crate) const FACTS_ARE_NOT_PAIRED: &str =
    "Facts are compared as values; accept and reject the pairing of two statements";
pub(crate) const NOTHING_NEAR_TO_ACCEPT: &str = "Nothing comes near this statement that could be accepted";
pub(crate) const NOTHING_TO_REJECT: &str = "There is no pairing here to reject";
pub(crate) const NEAREST_IS_UNLIKE: &str =
    "The nearest cannot be accepted: a typed fact meets facts of its type, and prose meets prose";
pub(crate) const TAKEN_BACK: &str = "Taken back: nothing is decided on this pairing";

pub(crate) fn nearest_first(key: &str) -> String {
    format!("This comes nearest; {key} accepts it")
}

pub(crate) fn accepted(key: &str) -> String {
    format!("You accepted this pairing; {key} takes it back")
}

pub(crate) fn rejected(key: &str) -> String {
    format!("You rejected this pairing; {key} takes it back")
}

pub(crate) fn decisions_unread(number: usize, key: &str) -> String {
    format!("{} in the file of your decisions: press {key}", problems(number))
}

// Editing and opening files.

pub(crate) const NO_ROLE_TO_EDIT: &str = "There is no role to edit";
pub(crate) const NO_PROBLEM_TO_GO_TO: &str = "There is no problem to go to";
pub(crate) const PROBLEM_OF_NO_FILE: &str = "This problem is of no file";
pub(crate) const PATH_CANNOT_BE_TYPED: &str = "The name of this file cannot be typed: rename it first";
pub(crate) const PROBLEM_OF_INPUT: &str = "This came from standard input: there is no file to edit";
pub(crate) const ROLE_OF_INPUT: &str = "This role came from standard input: there is no file to edit";
pub(crate) const OPENED: &str = "Opened";

pub(crate) fn built_in(id: &str) -> String {
    format!("Compiled in, not a file: `role-explorer show {id} -o {id}.yaml` writes one")
}

// Copying.

pub(crate) const NOTHING_TO_COPY: &str = "There is nothing to copy";
pub(crate) const NOT_COPIED_FROM_HERE: &str = "That cannot be copied from here";
pub(crate) const TOO_LONG_TO_COPY: &str = "it is too long for the terminal's clipboard";
pub(crate) const NO_CLIPBOARD: &str = "there is no clipboard";

pub(crate) fn copying(what: &str) -> String {
    format!("Copying {what} …")
}

pub(crate) fn copied_by_system(what: &str) -> String {
    format!("Copied {what} · by the system's clipboard")
}

pub(crate) fn copied_by_terminal(what: &str) -> String {
    format!("Copied {what} · by the terminal (OSC 52)")
}

pub(crate) fn not_copied(why: &str) -> String {
    format!("Not copied: {why} · it is printed when you quit")
}

// Writing to files.

pub(crate) const NOTHING_TO_WRITE: &str = "There is nothing to write";
pub(crate) const NOTHING_ELSE_TO_WRITE: &str = "There is nothing else to write from here";
pub(crate) const FILE_NAME_NEEDED: &str = "A file name is needed, such as roles.md";
pub(crate) const WRITING_THE_ONE_BEFORE: &str = "Still writing the file before";
pub(crate) const WRITING_LEFT_OFF: &str = "Left off: nothing was written";
pub(crate) const WRITING_AT_THE_END: &str = "Still writing · Ctrl-C ends without waiting";

pub(crate) fn still_comparing(key: &str) -> String {
    format!("Still comparing: press {key} again in a moment")
}

/// `leaves` is the key that leaves it, where one does.
pub(crate) fn writing(progress: impl Display, leaves: Option<&str>) -> String {
    let leaves = leaves.map(|key| format!(" · {key} leaves it, and nothing is written")).unwrap_or_default();
    format!("Writing … {progress}{leaves}")
}

/// Where a file was written, and the keys that copy its path and open it.
pub(crate) fn written(path: &str, copy: &str, open: &str) -> String {
    format!("Written to {path} · {copy} copies the path, {open} opens it")
}

/// The same in fewer words.
pub(crate) fn written_briefly(path: &str, copy: &str, open: &str) -> String {
    format!("Written to {path} · {copy} copies, {open} opens it")
}

pub(crate) fn not_overwritten(path: &str, key: &str) -> String {
    format!("Not written: {path} exists already. {key} asks whether to overwrite it")
}
