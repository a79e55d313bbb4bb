//! The table of actions: what can be done where, by which keys, in which words.

use super::{Action, Binding, Place};

/// What stands for many places.
pub(crate) const GROUPS: &[(&[Place], &str)] = &[(EVERYWHERE, "everywhere"), (UNTYPED, "where no line is typed")];
/// Where [`EDITING`] applies.
pub(crate) const TYPING: &str = "where a line is typed";

/// All places where one can be for long.
pub(super) const EVERYWHERE: &[Place] = &[
    Place::List,
    Place::Detail,
    Place::Facets,
    Place::Compare,
    Place::Matrix,
    Place::Statements,
    Place::Gap,
    Place::Similar,
    Place::Problems,
    Place::Copying,
    Place::Reading,
    Place::Searching,
    Place::Finding,
    Place::Commands,
    Place::Narrowing,
    Place::Writing,
    Place::Replacing,
];
/// Where no line is typed and no question asked.
const UNTYPED: &[Place] = &[
    Place::List,
    Place::Detail,
    Place::Facets,
    Place::Compare,
    Place::Matrix,
    Place::Statements,
    Place::Gap,
    Place::Similar,
    Place::Problems,
    Place::Copying,
    Place::Reading,
];
const SEARCHING: &[Place] = &[Place::Searching];
const FINDING: &[Place] = &[Place::Finding];
const COMMANDS: &[Place] = &[Place::Commands];
const NARROWING: &[Place] = &[Place::Narrowing];
const WRITING: &[Place] = &[Place::Writing];
const REPLACING: &[Place] = &[Place::Replacing];
const BROWSE: &[Place] = &[Place::List, Place::Detail, Place::Facets];
/// Where a view is seen whole, nothing lying over it.
const VIEWS: &[Place] = &[
    Place::List,
    Place::Detail,
    Place::Facets,
    Place::Compare,
    Place::Matrix,
    Place::Statements,
    Place::Gap,
    Place::Similar,
];
/// The panes that show a role.
const ROLES: &[Place] = &[Place::List, Place::Detail];
const DETAIL: &[Place] = &[Place::Detail];
const FACETS: &[Place] = &[Place::Facets];
const MAIN: &[Place] = &[Place::List, Place::Detail, Place::Compare, Place::Matrix, Place::Statements, Place::Gap];
/// Where `g` shows the gap, and only Home goes to the start.
const COMPARING: &[Place] = &[Place::Compare, Place::Matrix, Place::Gap];
const LISTS: &[Place] = &[
    Place::List,
    Place::Detail,
    Place::Facets,
    Place::Statements,
    Place::Similar,
    Place::Problems,
    Place::Copying,
    Place::Reading,
];
/// Where one is at a place of a profile.
const PROFILES: &[Place] =
    &[Place::List, Place::Detail, Place::Compare, Place::Matrix, Place::Statements, Place::Gap, Place::Similar];
const COMPARE: &[Place] = &[Place::Compare];
const COPYING: &[Place] = &[Place::Copying];
const MATRIX: &[Place] = &[Place::Matrix];
const COMPARED: &[Place] = &[Place::Compare, Place::Matrix];
const SECTIONED: &[Place] =
    &[Place::Detail, Place::Facets, Place::Compare, Place::Matrix, Place::Statements, Place::Gap];

/// Shorthand for a line of the table.
const fn bind(
    action: Action,
    name: &'static str,
    keys: &'static [&'static str],
    hint: &'static str,
    description: &'static str,
    places: &'static [Place],
) -> Binding {
    Binding { action, name, keys, hint, description, places }
}

/// Every action. The order is that of the help, and of the hint line where there is room for only some.
pub(crate) const BINDINGS: &[Binding] = &[
    bind(Action::Down, "down", &["j", "Down"], "", "One down", UNTYPED),
    bind(Action::Up, "up", &["k", "Up"], "", "One up", UNTYPED),
    bind(Action::PageDown, "page-down", &["^d", "PgDn"], "", "A page down", UNTYPED),
    bind(Action::PageUp, "page-up", &["^u", "PgUp"], "", "A page up", UNTYPED),
    bind(Action::Top, "top", &["g", "Home"], "", "To the start", LISTS),
    bind(Action::Top, "first", &["Home"], "", "To the start", COMPARING),
    bind(Action::Bottom, "bottom", &["G", "End"], "", "To the end", UNTYPED),
    bind(Action::NextSection, "next-section", &["}"], "", "To the next section", SECTIONED),
    bind(Action::PreviousSection, "previous-section", &["{"], "", "To the section before", SECTIONED),
    bind(Action::Fold, "fold", &["-"], "", "Only the heading of this section, or all of it again", DETAIL),
    bind(Action::FoldAll, "fold-all", &["_"], "", "Only the headings of all sections, or everything again", DETAIL),
    bind(Action::Left, "left", &["h", "Left"], "", "One role to the left", MATRIX),
    bind(Action::Right, "right", &["l", "Right"], "", "One role to the right", MATRIX),
    bind(Action::Open, "read-statements", &["Enter"], "read", "What all roles say on this, in full", MATRIX),
    bind(Action::Baseline, "baseline", &["b"], "baseline", "Make this role the baseline", MATRIX),
    bind(Action::Matrix, "matrix", &["m"], "matrix", "The matrix of all compared roles", COMPARE),
    bind(Action::Matrix, "pair", &["m"], "pair", "This role beside the baseline, statement by statement", MATRIX),
    bind(Action::Next, "next-alone", &["n"], "next only one", "To the next row that only one role has", MATRIX),
    bind(Action::Previous, "previous-alone", &["N"], "", "To the row before that only one role has", MATRIX),
    bind(Action::Next, "next-row", &["n"], "next", "To the next row of the matrix", &[Place::Statements]),
    bind(Action::Previous, "previous-row", &["N"], "", "To the row of the matrix before", &[Place::Statements]),
    bind(Action::Next, "next-difference", &["n"], "next difference", "To the next difference", COMPARE),
    bind(Action::Previous, "previous-difference", &["N"], "", "To the difference before", COMPARE),
    bind(
        Action::OnlyDifferences,
        "only-differences",
        &["d"],
        "only differences",
        "Only what differs, or everything",
        COMPARED,
    ),
    bind(Action::Why, "why", &["w", "Enter"], "why", "Why a row stands as it does, or what comes nearest", COMPARE),
    bind(
        Action::Search,
        "find",
        &["/"],
        "find",
        "Find a text in the rows; n and N then go from one to the next",
        COMPARE,
    ),
    bind(Action::Open, "keep-find", &["Enter"], "keep", "Keep what is found, for n and N", FINDING),
    bind(Action::Next, "next-found", &["Down"], "next and previous", "To the next row that has it", FINDING),
    bind(Action::Previous, "previous-found", &["Up"], "", "To the row before that has it", FINDING),
    bind(Action::Back, "leave-find", &["Esc"], "leave", "Back to where one was", FINDING),
    bind(
        Action::Accept,
        "accept",
        &["a"],
        "accept",
        "Accept the pairing, or that with the nearest statement; once more takes it back",
        COMPARE,
    ),
    bind(Action::Reject, "reject", &["r"], "reject", "Reject the pairing; once more takes it back", COMPARE),
    bind(Action::Gap, "gap", &["g"], "gap", "What moving from the left role to the right one asks for", COMPARED),
    bind(Action::Gap, "leave-gap", &["g"], "", "Back to the comparison", &[Place::Gap]),
    bind(Action::Swap, "swap", &["S"], "swap", "Change the sides", &[Place::Compare, Place::Gap]),
    bind(Action::NextPair, "next-pair", &["Tab"], "", "Of several roles, the next against the first", COMPARE),
    bind(
        Action::PreviousPair,
        "previous-pair",
        &["S-Tab"],
        "",
        "Of several roles, the one before against the first",
        COMPARE,
    ),
    bind(Action::Inline, "inline", &["i"], "inline", "One below the other, or side by side", COMPARE),
    bind(Action::Order, "order", &["o"], "order", "In the order of the left role, or by competency", COMPARE),
    bind(Action::Open, "open", &["Enter"], "read", "Read the role; go to the hit", &[Place::List]),
    bind(
        Action::Toggle,
        "toggle",
        &["Space", "Enter"],
        "choose",
        "Choose the value, or no longer; of one facet any chosen value will do, and every facet has to be met",
        FACETS,
    ),
    bind(Action::Search, "search", &["/"], "search", "Search all roles", BROWSE),
    bind(
        Action::Facets,
        "facets",
        &["f"],
        "facets",
        "Facets: what roles can be told apart by, counted and to choose from",
        ROLES,
    ),
    bind(
        Action::Sort,
        "sort",
        &["s"],
        "sort",
        "Sort the roles: by title, organisation, hits, date, likeness to this one, or as given",
        ROLES,
    ),
    bind(Action::ClearFacets, "clear-facets", &["C"], "", "Choose nothing any more: all facets pass", ROLES),
    bind(Action::ClearFacets, "clear-chosen", &["C"], "clear all", "Choose nothing any more: all facets pass", FACETS),
    bind(Action::Facets, "close-facets", &["f"], "", "Close the facets; what is chosen stays chosen", FACETS),
    bind(Action::Open, "go-to-hit", &["Enter"], "go to the hit", "Go to the hit, and keep the search", SEARCHING),
    bind(Action::Back, "leave-search", &["Esc"], "leave the search", "Leave the search", SEARCHING),
    bind(Action::Next, "next-result", &["^n"], "choose", "To the next result", SEARCHING),
    bind(Action::Previous, "previous-result", &["^p"], "", "To the result before", SEARCHING),
    bind(Action::EarlierSearch, "earlier-search", &["Up"], "earlier searches", "The search before", SEARCHING),
    bind(Action::LaterSearch, "later-search", &["Down"], "", "The search after, up to what was typed", SEARCHING),
    bind(Action::PageDown, "page-down-results", &["PgDn"], "page", "A page of results down", SEARCHING),
    bind(Action::PageUp, "page-up-results", &["PgUp"], "", "A page of results up", SEARCHING),
    bind(Action::TakeWord, "take-word", &["Tab"], "", "Take the nearest word, where one is offered", SEARCHING),
    bind(Action::Next, "next-hit", &["n"], "", "To the next hit", BROWSE),
    bind(Action::Previous, "previous-hit", &["N"], "", "To the hit before", BROWSE),
    bind(Action::Why, "why-found", &["w"], "", "Why this is found: what each term of the search met, and how", ROLES),
    bind(Action::Mark, "mark", &["Space"], "mark", "Mark the role for comparing, or take the mark away", ROLES),
    bind(
        Action::Compare,
        "compare",
        &["c"],
        "compare",
        "Compare the marked roles; with fewer than two marked, this one with another",
        ROLES,
    ),
    bind(Action::Bookmark, "bookmark", &["b"], "bookmark", "Set a bookmark on the role, or take it away", ROLES),
    bind(Action::OnlyBookmarks, "only-bookmarks", &["B"], "", "Only bookmarked roles, or all again", BROWSE),
    bind(Action::Similar, "similar", &["a"], "alike", "The roles most alike to this one", ROLES),
    bind(Action::Open, "compare-similar", &["Enter"], "compare", "Compare the two", &[Place::Similar]),
    bind(Action::OtherPane, "other-pane", &["Tab", "S-Tab"], "", "To the next pane", BROWSE),
    bind(Action::FirstPane, "list", &["1", "h", "Left"], "", "To the roles", BROWSE),
    bind(Action::SecondPane, "detail", &["2", "l", "Right"], "", "To the role", ROLES),
    bind(Action::SecondPane, "detail-of-facets", &["2"], "", "To the role", FACETS),
    bind(Action::ThirdPane, "facets-pane", &["3"], "", "To the facets", BROWSE),
    bind(Action::Zoom, "zoom", &["z"], "", "Give the pane the whole screen, or take it back", BROWSE),
    bind(Action::Narrower, "narrower", &["<"], "", "Make the list of roles narrower", BROWSE),
    bind(Action::Wider, "wider", &[">"], "", "Make the list of roles wider", BROWSE),
    bind(Action::EarlierView, "earlier-view", &["H"], "", "Back to what was viewed before", VIEWS),
    bind(Action::LaterView, "later-view", &["L"], "", "Forward again, to what was viewed after this", VIEWS),
    bind(Action::Export, "export", &["x"], "export", "Write what is shown to a file", PROFILES),
    bind(Action::Write, "write", &["Enter"], "write", "Write the file", WRITING),
    bind(Action::NextFormat, "next-format", &["Down"], "format", "The next format", WRITING),
    bind(Action::PreviousFormat, "previous-format", &["Up"], "", "The format before", WRITING),
    bind(Action::NextDocument, "next-document", &["Tab"], "what", "The next of what can be written", WRITING),
    bind(Action::PreviousDocument, "previous-document", &["S-Tab"], "", "What can be written before it", WRITING),
    bind(Action::Back, "leave-export", &["Esc"], "back", "Leave the dialog, or the writing under way", WRITING),
    bind(Action::Overwrite, "overwrite", &["y", "Y"], "overwrite", "Overwrite the file that exists", REPLACING),
    bind(Action::Back, "keep-file", &["n", "Esc"], "keep it", "Leave the file that exists alone", REPLACING),
    bind(
        Action::Copy,
        "copy",
        &["y"],
        "copy",
        "Copy the statement, the role, what is shown, or the command that prints it",
        PROFILES,
    ),
    bind(Action::CopySelected, "copy-selected", &["y", "Enter"], "copy", "Copy what is selected", COPYING),
    bind(Action::CopyStatement, "copy-statement", &["s"], "", "Copy the statement", COPYING),
    bind(Action::CopyRole, "copy-role", &["r"], "", "Copy the role", COPYING),
    bind(Action::CopyShown, "copy-shown", &["c"], "", "Copy the comparison, or what else is shown", COPYING),
    bind(Action::CopyCommand, "copy-command", &["l"], "", "Copy the command line that prints it", COPYING),
    bind(Action::CopyPath, "copy-path", &["y"], "", "Right after writing a file: copy its path", &[Place::Written]),
    bind(Action::OpenFile, "open-file", &["o"], "", "Right after writing a file: open it", &[Place::Written]),
    bind(Action::Edit, "edit", &["e"], "edit", "Edit the file at this place in $VISUAL or $EDITOR", PROFILES),
    bind(
        Action::Edit,
        "edit-problem",
        &["Enter", "e"],
        "edit",
        "Edit the file at this problem in $VISUAL or $EDITOR",
        &[Place::Problems],
    ),
    bind(Action::Problems, "problems", &["p"], "", "What is wrong with the files", MAIN),
    bind(Action::Back, "back", &["Esc"], "back", "Back one level: out of the pane, the search, the view", UNTYPED),
    bind(Action::Why, "close-why", &["w"], "", "Close why something is found", &[Place::Reading]),
    bind(Action::Palette, "palette", &[":"], "commands", "Commands by name, with their keys; saved searches", UNTYPED),
    bind(Action::Open, "do-command", &["Enter"], "do it", "Do the selected command", COMMANDS),
    bind(Action::Back, "leave-commands", &["Esc"], "back", "Leave the commands", COMMANDS),
    bind(Action::Down, "next-command", &["Down", "^n"], "choose", "To the next command", COMMANDS),
    bind(Action::Up, "previous-command", &["Up", "^p"], "", "To the command before", COMMANDS),
    bind(Action::PageDown, "page-down-commands", &["PgDn"], "", "A page of commands down", COMMANDS),
    bind(Action::PageUp, "page-up-commands", &["PgUp"], "", "A page of commands up", COMMANDS),
    bind(
        Action::Search,
        "find-in-help",
        &["/"],
        "",
        "Show only the keys that have to do with what is typed",
        &[Place::Reading],
    ),
    bind(Action::Open, "keep-filter", &["Enter"], "keep", "Keep to what is found in the help", NARROWING),
    bind(Action::Back, "leave-filter", &["Esc"], "show all", "Show all of the help again", NARROWING),
    bind(Action::Down, "help-down", &["Down"], "scroll", "A line of the help down", NARROWING),
    bind(Action::Up, "help-up", &["Up"], "", "A line of the help up", NARROWING),
    bind(Action::Next, "explain-next", &["n"], "", "Why the next hit is found", &[Place::Reading]),
    bind(Action::Previous, "explain-previous", &["N"], "", "Why the hit before is found", &[Place::Reading]),
    bind(Action::Help, "help", &["?", "F1"], "help", "The keys of this place", EVERYWHERE),
    bind(Action::Reload, "reload", &["^r"], "", "Read the files again, staying where one is", EVERYWHERE),
    bind(Action::Redraw, "redraw", &["^l"], "", "Draw the screen anew", EVERYWHERE),
    bind(Action::Suspend, "suspend", &["^z"], "", "Back to the shell; fg returns", EVERYWHERE),
    bind(Action::Close, "close", &["q"], "quit", "Close this view; at the roles: quit", UNTYPED),
    bind(Action::Quit, "quit", &["Q", "^c"], "", "Quit now", EVERYWHERE),
];
